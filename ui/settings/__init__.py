"""The screen Thiết lập."""
