"""The help: its screen, its window over a dialog, the key that opens it, and what the software says of itself."""
