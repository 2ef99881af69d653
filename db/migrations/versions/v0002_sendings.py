"""Takes the register of sendings from schema 1 to 2: lines with an id, and the packages that were written."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from alembic import op

revision = "0002"
down_revision = "0001"

_NAMESPACE = UUID("6d1f0b3e-4f0a-5c57-9a55-6e2f6f0e7c11")
_OLD = """
SELECT submission.uuid, revision.number, place, revision_id, channel, addressee, sending.sent_on, tracking_number,
    confirmed_by
FROM sending JOIN revision ON revision.id = revision_id JOIN submission ON submission.id = revision.submission_id
ORDER BY revision_id, place
"""
_NEW = """
INSERT INTO sending (uuid, revision_id, way, addressee, sent_on, tracking_number, confirmed_by, confirmed_on, note,
file_name, file_size, file_sha256, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_WAYS = ("post", "email")


def upgrade() -> None:
    """Read the old lines, make the tables of `schema_2.sql`, and put the lines into the new one."""
    connection = op.get_bind()
    old = connection.exec_driver_sql(_OLD).all()
    connection.exec_driver_sql("DROP TABLE sending")
    script = Path(__file__).with_name("schema_2.sql").read_text(encoding="utf-8")
    for statement in script.strip().split("\n\n"):
        connection.exec_driver_sql(statement)
    for row in old:
        values = _new(*row)
        connection.exec_driver_sql(_NEW, (*values, _digest(values)))


def _new(submission: str, number: int, place: int, key: int, channel: str, *kept: Any) -> tuple[Any, ...]:
    """Make the values of a line; a channel that isn't in the list now stands in its note."""
    identity = uuid5(_NAMESPACE, f"sending\x1f{UUID(submission)}\x1f{number}\x1f{place}").hex
    way = channel if channel in _WAYS else "other"
    note = "" if way == channel else channel
    return identity, key, way, *kept, None, note, None, None, None


def _digest(values: Sequence[Any]) -> bytes:
    """Seal a line's values as schema 2 does."""
    return sha256("\x1f".join(map(str, values)).encode("utf-8", "surrogatepass")).digest()
