"""Programme files: read, checked against their schema, turned into domain values."""
