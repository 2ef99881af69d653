"""Hồ Sơ Sáng Kiến: a trade union's register of initiatives, its rules, its papers and its packages."""

__version__ = "0.1.0"
