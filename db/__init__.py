"""The workspace's database: the only place that knows SQLAlchemy and SQLite."""
