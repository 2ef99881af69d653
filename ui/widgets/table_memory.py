"""What an officer chose for a table (widths, order and choice of columns, sorting), kept in the PC's settings."""

from collections.abc import Sequence
from typing import Final, Protocol

from desktop_app.system.settings import Settings

_WIDEST: Final = 1_000


class Remembers(Protocol):
    """Whatever keeps settings of this PC (the desk does)."""

    settings: Settings

    def setting_changed(self, key: str, value: object) -> None:
        """Remember a value; it is written a moment later."""


class TableMemory:
    """Reads and writes `table.<name>`; what a damaged file or an older version says wrongly counts as not said.

    Without somebody who remembers, it lasts as long as the table.
    """

    def __init__(self, name: str, desk: Remembers | None = None) -> None:
        """Remember with the desk's settings."""
        self._key = f"table.{name}"
        self._desk = desk
        self._kept: dict[str, object] = dict(desk.settings.get(self._key, {})) if desk else {}

    def _put(self, **values: object) -> None:
        self._kept |= values
        if self._desk:
            self._desk.setting_changed(self._key, dict(self._kept))

    def forget(self) -> None:
        """Go back to what the program chooses."""
        self._kept = {}
        self._put()

    def widths(self) -> dict[str, float]:
        """Widths in average characters, by column."""
        kept = self._kept.get("widths")
        pairs = kept.items() if isinstance(kept, dict) else ()
        return {key: float(value) for key, value in pairs if type(value) in (int, float) and 1 <= value <= _WIDEST}

    def put_width(self, column: str, characters: float) -> None:
        """Remember a column's width."""
        self._put(widths={**self.widths(), column: round(characters, 3)})

    def places(self) -> tuple[str, ...]:
        """The columns from left to right; () where they weren't moved."""
        return _texts(self._kept.get("order"))

    def put_places(self, columns: Sequence[str]) -> None:
        """Remember the columns from left to right."""
        self._put(order=list(columns))

    def hidden(self, usual: Sequence[str]) -> tuple[str, ...]:
        """The columns that aren't shown; `usual` where nothing was chosen."""
        kept = self._kept.get("hidden")
        return _texts(kept) if isinstance(kept, list) else tuple(usual)

    def put_hidden(self, columns: Sequence[str]) -> None:
        """Remember which columns aren't shown."""
        self._put(hidden=list(columns))

    def sorting(self) -> tuple[str, bool] | None:
        """The column sorted by and whether descending."""
        match self._kept.get("sort"):
            case [str(column), bool(descending)]:
                return column, descending
        return None

    def put_sorting(self, column: str, *, descending: bool) -> None:
        """Remember how the table is sorted."""
        self._put(sort=[column, descending])


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
