"""The screen Kiểm tra."""
