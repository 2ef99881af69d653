"""The tables of the register: unions, people, initiatives, decisions, files and what belongs to a programme."""

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
    String,
    Table,
)

from db.columns import Identifier, Instant, chosen, digest, identity, kept, key, refers, text
from db.metadata import metadata
from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorCategory,
    AuthorRole,
    Block,
    FileType,
    Sex,
    SigningAuthority,
    SolutionType,
    Stage,
    TechnicalForm,
    TopicLevel,
    UnitLevel,
    Verdict,
)

unit: Final = Table(
    "unit",
    metadata,
    *identity(),
    Column("own", Integer, unique=True),
    *kept(),
    CheckConstraint("own = 1", name="own_marked"),
)
"""A union; the workspace's own one has `own` 1, all others NULL."""

unit_period: Final = Table(
    "unit_period",
    metadata,
    key(),
    refers("unit_id", unit, cascade=True),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    text("name"),
    text("upper_name"),
    Column("upper_uuid", Identifier, index=True),
    *chosen("level", UnitLevel),
    Column("directly_under_province", Boolean),
    text("province"),
    text("sector"),
    *chosen("block", Block),
    Column("member_count", Integer),
    text("place"),
    text("symbol"),
    *chosen("authority", SigningAuthority),
    text("signer_title"),
    text("signer_name"),
    Column("addressees", JSON, nullable=False),
    text("officer_in_charge"),
    Column("support_team", JSON, nullable=False),
    Column("sample", Boolean, nullable=False),
    *kept(),
    Index(None, "unit_id", "valid_from", unique=True),
    CheckConstraint("member_count >= 0", name="member_count_counted"),
)
"""What holds of a union from a day on; `valid_from` is the first day of the calendar where nobody named one."""

unit_member_count: Final = Table(
    "unit_member_count",
    metadata,
    refers("unit_id", unit, cascade=True, primary_key=True),
    Column("counted_on", Date, primary_key=True),
    Column("count", Integer, CheckConstraint("count >= 0", name="count_counted"), nullable=False),
    digest(),
)

union_group: Final = Table(
    "union_group",
    metadata,
    *identity(),
    refers("unit_id", unit, cascade=True),
    Column("code", String, nullable=False),
    Column("name", String, nullable=False),
    *kept(),
    Index(None, "unit_id", "code", unique=True),
)
"""A tổ công đoàn."""

target: Final = Table(
    "target",
    metadata,
    *identity(),
    refers("unit_id", unit, cascade=True),
    refers("group_id", union_group, required=False, cascade=True),
    text("programme_id"),
    Column("year", Integer),
    Column("count", Integer, CheckConstraint("count >= 0", name="count_counted"), nullable=False),
    Column("dated_on", Date),
    *kept(),
    Index(None, "unit_id", "programme_id", "year"),
)
"""How many initiatives a union or a group set itself, in a programme or a year."""

person: Final = Table(
    "person",
    metadata,
    *identity(),
    refers("unit_id", unit),
    text("code"),
    Column("code_key", String),
    text("full_name"),
    Column("is_member", Boolean, nullable=False),
    Column("birth_date", Date),
    Column("birth_year", Integer),
    *chosen("sex", Sex),
    text("identity_number"),
    text("phone"),
    text("position"),
    text("workplace"),
    refers("group_id", union_group, required=False, index=True),
    text("province"),
    *chosen("block", Block),
    *chosen("category", AuthorCategory),
    Column("name_order", String, nullable=False),
    *kept(),
    Index(None, "unit_id", "code_key", unique=True),
    Index(None, "unit_id", "name_order"),
)
"""A person; `code_key` is the folded code (NULL without a code), `name_order` sorts by given name."""

award: Final = Table(
    "award",
    metadata,
    refers("person_id", person, cascade=True, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("title", String, nullable=False),
    digest(),
)

stored_file: Final = Table(
    "stored_file",
    metadata,
    key(),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size", BigInteger, CheckConstraint("size >= 0", name="size_counted"), nullable=False),
    *chosen("file_type", FileType, required=True),
)

decision: Final = Table(
    "decision",
    metadata,
    *identity(),
    refers("unit_id", unit),
    text("number"),
    Column("decided_on", Date),
    text("authority"),
    Column("is_certificate", Boolean, nullable=False),
    Column("scan_name", String),
    refers("scan_file_id", stored_file, required=False, index=True),
    *kept(),
    Index(None, "unit_id", "number"),
)
"""A decision or certificate; `scan_name` without a file: named, but not there."""

initiative: Final = Table(
    "initiative",
    metadata,
    *identity(),
    refers("unit_id", unit),
    Column("code", String, nullable=False),
    Column("code_key", String, nullable=False),
    text("title"),
    *chosen("stage", Stage, required=True),
    *chosen("solution_type", SolutionType),
    *chosen("technical_form", TechnicalForm),
    text("work_field"),
    *chosen("application_state", ApplicationState),
    Column("applied_on", Date),
    Column("trial_on", Date),
    text("scope"),
    text("summary"),
    Column("benefit_amount", BigInteger),
    text("benefit_text"),
    Column("recognised", Boolean),
    text("recognised_by"),
    text("decision_number"),
    Column("decision_date", Date),
    refers("decision_id", decision, required=False, index=True),
    *chosen("topic_level", TopicLevel),
    Column("accepted_on", Date),
    Column("effect_confirmed", Boolean),
    text("origin"),
    text("publication_link"),
    Column("published_on", Date),
    text("link"),
    Column("code_order", String, nullable=False),
    Column("title_order", String, nullable=False),
    *kept(),
    Index(None, "unit_id", "code_key", unique=True),
    Index(None, "unit_id", "code_order"),
    Index(None, "unit_id", "title_order"),
    Index(None, "unit_id", "applied_on"),
)
"""The register facts; `code_key` is the folded code, the `_order` columns sort in Vietnamese."""

authorship: Final = Table(
    "authorship",
    metadata,
    refers("initiative_id", initiative, cascade=True, primary_key=True),
    Column("place", Integer, primary_key=True),
    refers("person_id", person, index=True),
    Column("share", Integer, CheckConstraint("share >= 0", name="share_counted")),
    *chosen("role", AuthorRole),
    digest(),
)
"""A person's part in an initiative, in the order named; `share` in hundredths of a per cent."""

attachment: Final = Table(
    "attachment",
    metadata,
    refers("initiative_id", initiative, cascade=True, primary_key=True),
    Column("place", Integer, primary_key=True),
    *chosen("kind", AttachmentKind),
    Column("name", String, nullable=False),
    refers("file_id", stored_file, required=False, index=True),
    digest(),
)
"""A file attached to an initiative; without `file_id` it is named, but not there."""

participation: Final = Table(
    "participation",
    metadata,
    key(),
    refers("initiative_id", initiative, cascade=True),
    text("programme_id"),
    Column("novel", Boolean),
    Column("contrary_to_order", Boolean),
    Column("ip_protected", Boolean),
    Column("complaint", Boolean),
    Column("dispute", Boolean),
    Column("declared_on", Date),
    *chosen("block", Block),
    *chosen("category", AuthorCategory),
    text("portal_text"),
    Column("portal_on", Date),
    text("portal_account"),
    text("portal_code"),
    Column("national_award", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    *kept(),
    Index(None, "initiative_id", "programme_id", unique=True),
)
"""An initiative's part in a programme; `programme_id` "": stated for no programme in particular."""

put_forward: Final = Table(
    "put_forward",
    metadata,
    refers("participation_id", participation, cascade=True, primary_key=True),
    Column("place", Integer, primary_key=True),
    refers("person_id", person, cascade=True, index=True),
    digest(),
)
"""The authors that a participation puts forward."""

waiver: Final = Table(
    "waiver",
    metadata,
    refers("participation_id", participation, cascade=True, primary_key=True),
    Column("rule", String, primary_key=True),
    Column("fingerprint", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("user", String, nullable=False),
    Column("at", Instant, nullable=False),
    digest(),
)

assessment: Final = Table(
    "assessment",
    metadata,
    refers("initiative_id", initiative, cascade=True, primary_key=True),
    Column("programme_id", String, primary_key=True),
    Column("day", Date, nullable=False),
    Column("versions", String, nullable=False),
    *chosen("verdict", Verdict, required=True),
    Column("findings", JSON, nullable=False),
)
"""What the rules found: a cache that can be thrown away."""
