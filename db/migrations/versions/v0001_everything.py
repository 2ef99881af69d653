"""Makes everything there is in schema 1."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements of `schema_1.sql`, one to a paragraph."""
    script = Path(__file__).with_name("schema_1.sql").read_text(encoding="utf-8")
    for statement in script.split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
