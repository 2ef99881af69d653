"""A list of members alone: told from a list of initiatives, and its cells as they would be pasted."""

from typing import Final

from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.importing.cells import shown
from desktop_app.importing.columns import LAYOUTS, SheetKey
from desktop_app.importing.footers import find_footer
from desktop_app.services.lists import OneSheetList, token_of
from desktop_app.text.fold import fold_words

_OF_INITIATIVES: Final = ("sang kien", "giai phap", "de tai", "tac gia")


def cells_of_members(one: OneSheetList) -> list[list[str]]:
    """The headings and rows of a list that names people and no initiatives; none where it isn't one.

    A heading that is known stands as the program words it (`PERSON_FIELDS`).
    """
    fields = {column.index: column.proposed for column in one.columns if column.proposed}
    known = {name for name in fields.values() if name in PERSON_FIELDS}
    named = any(word in fold_words(column.heading) for column in one.columns for word in _OF_INITIATIVES)
    if named or "title" in fields.values() or "full_name" not in known or len(known) < 2:
        return []
    found = token_of(one).found
    places = {name: place for place, name in fields.items() if name in known}
    footer = find_footer(found.lines, places, LAYOUTS[SheetKey.PEOPLE])
    headings = [PERSON_FIELDS.get(fields.get(place, ""), text) for place, text in enumerate(found.headings)]
    rows = ([shown(cell) for cell in cells] for number, cells in found.lines.items() if number not in footer)
    return [headings, *rows]
