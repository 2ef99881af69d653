"""The sample data of both programmes: tables in TOML, and the generator that makes `resources/samples` of them."""
