"""The screen Gửi hồ sơ."""
