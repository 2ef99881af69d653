"""The screen Báo cáo: progress by period, and the papers that a union makes on its own."""
