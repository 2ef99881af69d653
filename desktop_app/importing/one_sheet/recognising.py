"""Tell the full workbook from a list that stands alone."""

from collections.abc import Sequence

from desktop_app.importing.cells import Sheet
from desktop_app.importing.columns import LAYOUTS, SheetKey
from desktop_app.importing.headers import has_cells, has_required_headers, match_sheets
from desktop_app.importing.one_sheet.fields import AUTHOR_DETAILS
from desktop_app.importing.one_sheet.finding import find_list
from desktop_app.importing.one_sheet.headings import guess


def is_full(sheets: Sequence[Sheet]) -> bool:
    """Say whether sheets are those of the full workbook.

    It is one with a sheet `Sáng kiến`, or with a sheet `Đoàn viên` and no list of initiatives in another sheet. A sheet
    `Sáng kiến` that names authors in a column of its own, with no sheet of members or authors beside it, is a list. A
    sheet of a known name without its required columns makes a full workbook only beside another.
    """
    found = match_sheets(sheets, [])
    ready = {key: sheet for key, sheet in found.items() if has_required_headers(sheet, LAYOUTS[key])}
    if SheetKey.INITIATIVES in ready:
        beside = SheetKey.PEOPLE in found or SheetKey.AUTHORS in found
        return beside or not _names_authors(ready[SheetKey.INITIATIVES])
    own = [id(sheet) for sheet in (*ready.values(), found.get(SheetKey.PEOPLE))]
    if any(_is_list(sheet) for sheet in sheets if id(sheet) not in own):
        return False
    known = SheetKey.PEOPLE in found or SheetKey.INITIATIVES in found
    return SheetKey.PEOPLE in ready or (known and sum(map(has_cells, sheets)) > 1)


def _is_list(sheet: Sheet) -> bool:
    found = find_list(sheet)
    return found is not None and found.is_list_of_initiatives


def _names_authors(sheet: Sheet) -> bool:
    found = find_list(sheet)
    named = (guess(heading) for heading in found.headings) if found is not None else ()
    return any(item is not None and item[0] in ("full_name", AUTHOR_DETAILS) for item in named)
