"""The screen Đoàn viên."""
