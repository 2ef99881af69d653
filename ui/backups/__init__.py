"""Backups on screen: made by themselves, chosen to go back to, and the examination of the data."""
