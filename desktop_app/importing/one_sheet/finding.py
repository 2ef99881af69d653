"""Find the list in a sheet: its header row, however many rows deep, and the rows below."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.importing.cells import MAX_COLUMNS, Merge, Sheet, Value, is_blank, shown
from desktop_app.importing.columns import ERROR_HEADER, LISTS_SHEET
from desktop_app.importing.headers import HEADER_ROWS, has_cells, header_key
from desktop_app.importing.one_sheet.fields import AUTHOR_DETAILS
from desktop_app.importing.one_sheet.headings import JOINT, guess
from desktop_app.importing.parsing import is_numbering
from desktop_app.text.legacy import decode_legacy
from desktop_app.text.unicode import clean_line

_DEEPEST: Final = 4
_LONGEST_HEADING: Final = 120
_ERROR_KEY: Final = header_key(ERROR_HEADER)


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list: its sheet, header row (1 as Excel shows it), headings by column, and its rows' cells by number.

    `above` are the lines above the header, without those that are blank; `unread` the other sheets that hold something.
    """

    sheet: str
    header_row: int
    headings: tuple[str, ...]
    lines: dict[int, list[Value]]
    merges: tuple[Merge, ...] = ()
    date_1904: bool = False
    score: float = 0.0
    above: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_list_of_initiatives(self) -> bool:
        """Whether headings say where titles and authors are."""
        fields = {found[0] for heading in self.headings if (found := guess(heading))}
        return "title" in fields and bool(fields & {"full_name", AUTHOR_DETAILS})


def find_list(sheet: Sheet, *, date_1904: bool = False) -> FoundList | None:
    """Return the list of a sheet; None where nothing in the first 20 rows could be its header."""
    best: tuple[float, int, tuple[str, ...], int] | None = None
    for index in range(min(HEADER_ROWS, len(sheet.rows))):
        headings, following = _headings(sheet, index)
        score = _score(headings)
        if not score or following >= len(sheet.rows):
            continue
        if best is None or score > best[0] or (score == best[0] and index < best[3]):  # a title above is no header
            best = score, index, headings, following
    if best is None:
        return None
    score, index, headings, following = best
    lines = _lines(sheet.rows[following:], following + 1)
    width = min(max([len(headings), *map(_width, lines.values())]), MAX_COLUMNS)
    for number, cells in lines.items():
        lines[number] = [*cells[:width], *[""] * (width - len(cells))]
    padded = (*headings[:width], *[""] * (width - len(headings)))
    above = tuple(filter(None, (" ".join(filter(None, _texts(row))) for row in sheet.rows[:index])))
    return FoundList(sheet.name, index + 1, padded, lines, sheet.merges, date_1904, score, above)


def find_lists(sheets: Iterable[Sheet], *, date_1904: bool = False) -> list[FoundList]:
    """Return the lists of a workbook, the likeliest list of initiatives first."""
    everything = list(sheets)
    names = [sheet.name for sheet in everything if has_cells(sheet) and sheet.name != LISTS_SHEET]
    found = [
        replace(item, unread=tuple(name for name in names if name != item.sheet))
        for sheet in everything
        if (item := find_list(sheet, date_1904=date_1904))
    ]
    return sorted(found, key=lambda item: (not item.is_list_of_initiatives, -item.score))


def is_error_column(heading: str) -> bool:
    """Say whether a column holds what an earlier import had to say."""
    return header_key(heading) == _ERROR_KEY


def _width(cells: list[Value]) -> int:
    return max((place + 1 for place, cell in enumerate(cells) if not is_blank(cell)), default=0)


def _lines(rows: list[list[Value]], first: int) -> dict[int, list[Value]]:
    lines: dict[int, list[Value]] = {}
    for number, cells in enumerate(rows, start=first):
        if all(is_blank(cell) for cell in cells) or (not lines and is_numbering(cells)):
            continue
        lines[number] = cells
    return lines


def _score(headings: tuple[str, ...]) -> float:
    """Return how much a row says about a list's columns: one for each field, less for each doubtful one."""
    fields: dict[str, bool] = {}
    for heading in headings:
        found = guess(heading) if len(heading) <= _LONGEST_HEADING else None
        if found is not None:
            fields[found[0]] = fields.get(found[0], False) or found[1]
    named = [sure for field, sure in fields.items() if field]
    total = len(named) * 0.5 + sum(named) * 0.5
    texts = sum(bool(heading) for heading in headings)
    return total if len(named) > 1 else 0.1 if texts > 1 else 0.0


def _headings(sheet: Sheet, index: int) -> tuple[tuple[str, ...], int]:
    """Return the headings of a header that begins in a row, and the index of the row after it."""
    last = max(
        (merge.last_row - 1 for merge in sheet.merges if merge.first_row == index + 1 < merge.last_row), default=index
    )
    last = min(last, index + _DEEPEST - 1, len(sheet.rows) - 1)
    top = _texts(sheet.rows[index])
    if last == index and index + 1 < len(sheet.rows) and _is_second_row(sheet, index, top):
        last = index + 1
    rows = [_texts(row) for row in sheet.rows[index : last + 1]]
    width = max(map(len, rows), default=0)
    spread = [_spread(sheet, index + depth, row, rows[depth + 1 :], width) for depth, row in enumerate(rows)]
    columns = zip(*spread, strict=True) if spread else ()
    return tuple(_joined(column) for column in columns), last + 1


def _texts(cells: list[Value]) -> list[str]:
    return [_text(cell) for cell in cells]


def _text(cell: Value) -> str:
    if is_blank(cell):
        return ""
    text = shown(cell)
    legacy = decode_legacy(text)
    return clean_line(legacy.text if legacy else text)


def _spread(sheet: Sheet, index: int, row: list[str], below: list[list[str]], width: int) -> list[str]:
    """Return a header row whose texts reach over the columns that they head: merged, or with texts below alone."""
    spread = [*row, *[""] * (width - len(row))]
    if not below:
        return spread
    merged = {
        place: merge.first_column
        for merge in sheet.merges
        if merge.first_row == index + 1
        for place in range(merge.first_column, merge.last_column + 1)
    }
    for place, text in enumerate(spread):
        has_below = any(place < len(other) and other[place] for other in below)
        if text or not has_below or not place:
            continue
        if sheet.merges:
            spread[place] = spread[merged[place]] if place in merged else ""
        else:
            spread[place] = spread[place - 1]
    return spread


def _joined(texts: Iterable[str]) -> str:
    kept = list(dict.fromkeys(text for text in texts if text))
    return JOINT.join(kept)


def _is_second_row(sheet: Sheet, index: int, top: list[str]) -> bool:
    """Say whether the row below a header row is a part of it: short headings under the gaps of the first."""
    below = sheet.rows[index + 1]
    filled = [place for place, cell in enumerate(below) if not is_blank(cell)]
    if len(filled) < 2 or not all(isinstance(below[place], str) for place in filled):
        return False
    gaps = [place for place in filled if place >= len(top) or not top[place]]
    heads = _spread(sheet, index, top, [_texts(below)], max(len(top), len(below)))
    known = [place for place in filled if guess(JOINT.join(filter(None, (heads[place], _text(below[place])))))]
    short = all(len(_text(below[place])) <= 60 for place in filled)
    named = sum(guess(_text(below[place])) is not None for place in filled)
    return bool(gaps) and short and bool(named) and 2 * len(known) >= len(filled) and _score(tuple(top)) > 0
