"""Measures the program against its peers: `python -m tests.bench`, or `dev.py bench`."""
