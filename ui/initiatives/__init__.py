"""The screen Sáng kiến."""
