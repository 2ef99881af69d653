"""The window: everything that needs Qt, a folder per screen."""
