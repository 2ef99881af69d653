"""Give merged cells of a list their value in each of their rows."""

from typing import Final

from desktop_app.importing.cells import Sheet, Value, is_blank
from desktop_app.importing.columns import Layout, SheetKey
from desktop_app.importing.headers import Header

_LISTS: Final = frozenset({SheetKey.AUTHORS, SheetKey.ATTACHMENTS})
"""Sheets with several rows to an initiative: what is merged there holds for all rows, whatever its column."""


def fill_merged(sheet: Sheet, header: Header, layout: Layout, lines: dict[int, list[Value]]) -> None:
    """Write the value of cells merged over several rows into each row that holds anything else; changes `lines`.

    `lines` are cells by row number. On other sheets than lists only key columns count: what is merged there is an
    error of all its rows, not of all but the first.
    """
    places = {
        place
        for name, place in header.places.items()
        if layout.key in _LISTS or layout.fields[name].required or name == "member_code"
    }
    for merge in sheet.merges:
        place = merge.first_column
        if place not in places or merge.first_row not in lines:
            continue
        value = lines[merge.first_row][place]
        for number in range(merge.first_row + 1, merge.last_row + 1):
            if number in lines and is_blank(lines[number][place]):
                lines[number][place] = value
