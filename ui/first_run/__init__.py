"""Lần đầu: the three steps from an empty workspace to one with a unit, a programme and its members."""
