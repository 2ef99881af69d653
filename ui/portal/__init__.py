"""The screen Cổng trực tuyến."""
