"""Tell the totals and signatures below a list from its rows."""

import re
from collections.abc import Collection
from typing import Final

from desktop_app.importing.cells import Value, is_blank
from desktop_app.importing.columns import Layout
from desktop_app.importing.headers import header_keys

_MOST_CELLS: Final = 2
_TOTAL: Final = re.compile(r"(?:tong cong(?! ty)|tong so)(?: .*)?|cong(?: \d+)?")
_SIGNATURE: Final = re.compile(
    r"(?:nguoi|can bo) (?:lap|tong hop)(?: (?:bieu|bang|danh sach))?"
    r"|t ?m (?:ban|bch|btv|cong doan|cdcs|ldld|lien doan)(?: .*)?"
    r"|(?:kt )?(?:pho )?chu tich(?: cong doan)?|thu truong(?: (?:co quan|don vi))*|ky ten|ky ghi ro ho ten"
    r"|(?:\w+ ){0,5}ngay(?: \d+)? thang(?: \d+)? nam(?: \d+)?"
)
_COUNTED: Final = r"(?: (?:co|la|\d+|sang kien|giai phap|de tai|doan vien|nguoi|tac gia))*"
_SURE: Final = re.compile(rf"tong (?:cong|so){_COUNTED}|{_SIGNATURE.pattern}")
"""What no code and no name looks like."""


def find_footer(lines: dict[int, list[Value]], places: dict[str, int], layout: Layout) -> set[int]:
    """Return the numbers of the rows below a list that are totals, dates and signatures.

    `lines` are cells by row number, in order. Such a row has nothing in the key columns (but words like "Tổng cộng"
    that are neither a code nor a name), one or two cells, or a total with numbers; no complete row follows it. It says
    what it is, or stands below one that does.
    """
    required = [places[name] for name, column in layout.fields.items() if column.required and name in places]
    keys = [*required, *([places["member_code"]] if "member_code" in places else [])]
    last = next((number for number in reversed(lines) if _is_complete(lines[number], required)), 0)
    footer: set[int] = set()
    for number, cells in lines.items():
        if number <= last or any(not is_blank(cells[place]) and not _says(_SURE, cells[place]) for place in keys):
            continue
        filled = [cell for cell in cells if not is_blank(cell)]
        if _is_total(filled) or (len(filled) <= _MOST_CELLS and (footer or _is_signature(filled))):
            footer.add(number)
    return footer


def _is_complete(cells: list[Value], required: Collection[int]) -> bool:
    return all(not is_blank(cells[place]) and not _says(_SURE, cells[place]) for place in required)


def _is_total(filled: list[Value]) -> bool:
    """Say whether a row is a total: with one or two cells, or nothing but numbers beside the word."""
    words = [cell for cell in filled if isinstance(cell, str)]
    return any(_says(_TOTAL, cell) for cell in words) and (len(filled) <= _MOST_CELLS or len(words) == 1)


def _is_signature(filled: list[Value]) -> bool:
    return any(_says(_SIGNATURE, cell) for cell in filled)


def _says(pattern: re.Pattern[str], cell: Value) -> bool:
    return isinstance(cell, str) and any(pattern.fullmatch(key) for key in header_keys(cell))
