"""Widgets and models that every screen shares."""
