"""The screen Chương trình."""
