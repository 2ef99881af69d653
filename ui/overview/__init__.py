"""The screen Tổng quan."""
