"""The screen Hồ sơ đề nghị xét chọn."""
