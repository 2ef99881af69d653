"""Standard streams in UTF-8, whatever the console's code page says."""

import io
import sys


def use_utf8() -> None:
    """Make standard input, output and error UTF-8; a windowed program, which has none, is left as it is.

    What UTF-8 can't express (a file name with invalid bytes) is written as an escape instead of failing.
    """
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
