"""Run by Alembic: takes the connection, inside a transaction, that `run.upgrade` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
