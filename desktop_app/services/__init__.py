"""What an officer does, as functions that take plain values and return plain values; they own the transactions."""
