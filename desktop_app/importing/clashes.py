"""Find rows of one workbook that stand for the same record."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Final

from desktop_app.importing.records import Row, Table

_NAMED: Final = 5
_CLASH: Final = "Trùng {what} với dòng {rows}: hãy giữ lại một dòng, hoặc sửa cho khác nhau."
OF_THE_ORIGINAL: Final = "của tệp gốc"
"""How a workbook of rejected rows, which has its own numbers, speaks of rows of the one that was imported."""


def group(rows: Iterable[Row], key: Callable[[Row], Hashable | None]) -> dict[Hashable, list[Row]]:
    """Return the rows by their key, in order; rows without one are left out."""
    groups: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        if (found := key(row)) is not None:
            groups[found].append(row)
    return groups


def mark_clashes(table: Table, name: str, what: str, key: Callable[[Row], Hashable | None]) -> None:
    """Reject all rows that share a key: each says with which others it clashes."""
    for rows in group(table.rows, key).values():
        mark_clash(table, name, what, rows)


def mark_clash(table: Table, name: str, what: str, rows: list[Row], message: str = _CLASH) -> None:
    """Reject rows that stand for the same record, where there are several; `message` has `{what}` and `{rows}`."""
    if len(rows) < 2:
        return
    named = rows[: _NAMED + 1]
    for row in rows:
        others = [str(other.number) for other in named if other is not row][:_NAMED]
        numbers = ", ".join(others) + (", …" if len(rows) - 1 > len(others) else "")
        handed_back = message.format(what=what, rows=f"{numbers} {OF_THE_ORIGINAL}")
        table.error(row, name, message.format(what=what, rows=numbers), handed_back)
