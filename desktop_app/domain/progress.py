"""Progress and cancelling of long work, as plain callables."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all (0: unknown) and a Vietnamese phrase for what is going on."""


class Cancelled(Exception):  # noqa: N818 - it is no error: a person asked for it
    """The person cancelled; nothing is left half done."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Progress for callers that don't watch."""


def never() -> bool:
    """Nobody cancels."""
    return False


def raise_if(cancelled: Callable[[], bool]) -> None:
    """Raise `Cancelled` when the person has asked to stop."""
    if cancelled():
        raise Cancelled
