"""The metadata that all tables belong to, and the number of their schema."""

from typing import Final

from sqlalchemy import MetaData

SCHEMA_VERSION: Final = 2
"""Kept in the database as well; grows with every migration."""

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
