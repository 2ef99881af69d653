"""The words of the trade as frozen values, without input or output."""
