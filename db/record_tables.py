"""The tables of what was sent and decided, of the programmes' files, and of the workspace itself."""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from db.columns import Identifier, Instant, chosen, digest, identity, kept, key, refers, text
from db.metadata import metadata
from db.tables import stored_file, unit
from desktop_app.domain.kinds import SendingWay
from desktop_app.domain.records import ProgrammeState

programme: Final = Table(
    "programme",
    metadata,
    key(),
    Column("programme_id", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("source", String, nullable=False),
    Column("source_digest", String(64), nullable=False),
    *chosen("state", ProgrammeState, required=True),
    *kept(),
    Index(None, "programme_id", "number", unique=True),
)
"""A programme's file as it is; `number` is the file's own version."""

submission: Final = Table(
    "submission",
    metadata,
    *identity(),
    refers("unit_id", unit),
    Column("programme_id", String, nullable=False),
    Column("serial", Integer, nullable=False),
    digest(),
    Index(None, "unit_id", "programme_id", "serial", unique=True),
)
"""A hồ sơ đề nghị; `serial` is the đợt."""

revision: Final = Table(
    "revision",
    metadata,
    key(),
    refers("submission_id", submission),
    Column("number", Integer, nullable=False),
    Column("facts", LargeBinary),
    Column("facts_digest", String(64), nullable=False),
    Column("paper_code", String, nullable=False),
    Column("made_at", Instant, nullable=False),
    text("document_number"),
    Column("dated_on", Date),
    text("signer_name"),
    Column("sent_on", Date),
    Column("channels", JSON, nullable=False),
    Column("scan_name", String),
    refers("scan_file_id", stored_file, required=False, index=True),
    Column("selection_declared_on", Date),
    *kept(),
    Index(None, "submission_id", "number", unique=True),
)
"""What was sent, for ever as it was, and beside it what came after signing.

Of a revision deleted whole the digest is left: `facts` is NULL.
"""

revision_initiative: Final = Table(
    "revision_initiative",
    metadata,
    refers("revision_id", revision, cascade=True, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("initiative_uuid", Identifier, nullable=False, index=True),
    Column("code", String, nullable=False),
)
"""The initiatives a revision names, in printed order; they may have been deleted since."""

revision_person: Final = Table(
    "revision_person",
    metadata,
    refers("revision_id", revision, cascade=True, primary_key=True),
    Column("person_uuid", Identifier, primary_key=True, index=True),
)
"""The people a revision names; they may have been deleted since."""

revision_file: Final = Table(
    "revision_file",
    metadata,
    refers("revision_id", revision, cascade=True, primary_key=True),
    refers("file_id", stored_file, primary_key=True, index=True),
)
"""The stored files that belong to a revision."""

paper: Final = Table(
    "paper",
    metadata,
    refers("revision_id", revision, cascade=True, primary_key=True),
    Column("name", String, primary_key=True),
    refers("file_id", stored_file, index=True),
    digest(),
)
"""The papers made from a revision."""

sending: Final = Table(
    "sending",
    metadata,
    *identity(),
    refers("revision_id", revision, cascade=True, index=True),
    *chosen("way", SendingWay, required=True),
    text("addressee"),
    Column("sent_on", Date),
    text("tracking_number"),
    text("confirmed_by"),
    Column("confirmed_on", Date),
    text("note"),
    Column("file_name", String),
    Column("file_size", BigInteger, CheckConstraint("file_size >= 0", name="file_size_counted")),
    Column("file_sha256", String(64)),
    *kept(),
)
"""How a revision was sent, each time, and the package that went, where one did."""

package: Final = Table(
    "package",
    metadata,
    key(),
    refers("revision_id", revision, cascade=True, index=True),
    Column("name", String, nullable=False),
    Column("size", BigInteger, CheckConstraint("size >= 0", name="size_counted"), nullable=False),
    Column("sha256", String(64), nullable=False),
    text("place"),
    Column("made_at", Instant, nullable=False),
    digest(),
)
"""The packages written for a revision, and where to."""

receipt: Final = Table(
    "receipt",
    metadata,
    key(),
    Column("facts_digest", String(64), nullable=False, unique=True),
    Column("submission_uuid", Identifier, nullable=False),
    Column("number", Integer, nullable=False),
    refers("unit_id", unit, index=True),
    text("programme_id"),
    Column("facts", LargeBinary),
    Column("source", String, nullable=False),
    Column("code_compared", Boolean, nullable=False),
    Column("received_at", Instant, nullable=False),
    *kept(),
    Index(None, "submission_uuid", "number", unique=True),
    CheckConstraint("source IN ('package', 'list', 'paper', 'figures')", name="source_listed"),
)
"""What an upper union took in, from what, and whether the code on paper was compared."""

review: Final = Table(
    "review",
    metadata,
    key(),
    Column("initiative_uuid", Identifier, nullable=False),
    Column("programme_id", String, nullable=False),
    Column("score", Integer),
    text("decision"),
    text("comment"),
    text("judged_digest"),
    *kept(),
    Index(None, "initiative_uuid", "programme_id", unique=True),
)
"""What an upper union decided on an initiative: its own layer, never overwritten from below."""

draft: Final = Table(
    "draft",
    metadata,
    Column("record_uuid", Identifier, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", String, nullable=False),
    Column("at", Instant, nullable=False),
)
"""What was being typed."""

event: Final = Table(
    "event",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("user", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("record_uuid", Identifier),
    text("detail"),
    sqlite_autoincrement=True,
)
"""Who did what when, without personal data."""

setting: Final = Table(
    "setting",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", JSON, nullable=False),
)
"""The settings of the union that keeps this workspace."""
