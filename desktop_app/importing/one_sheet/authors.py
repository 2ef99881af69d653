"""Take apart a cell with several authors, or with several facts about one: all of it, or none."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from desktop_app.importing.one_sheet.tokens import NAME, TEXT, Part, Token, tokenise
from desktop_app.importing.one_sheet.words import has_surname, is_name_like
from desktop_app.text.unicode import clean_line, clean_text

PART_LABELS: Final[dict[str, str]] = {
    "full_name": "Họ và tên",
    "honorific": "Xưng hô",
    "share": "Tỷ lệ đóng góp",
    "role": "Vai trò",
    "birth_date": "Năm sinh",
    "position": "Chức vụ",
    "workplace": "Nơi công tác",
    "phone": "Số điện thoại",
    "identity_number": "CCCD/CMND",
}
_GROUPED: Final = re.compile(r"(?i)\b(?:tập thể|nhóm|cộng sự|và các|cùng các|và những|cùng nhóm)\b")


@dataclass(slots=True)
class Entry:
    """An author as a cell names him: the parts in the cell's order."""

    parts: list[Part] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Return the value of a field, "" where the cell doesn't say it."""
        return ", ".join(part.value for part in self.parts if part.field == name)

    @property
    def facts(self) -> set[str]:
        """The fields that the cell states beside the name, its share and its role."""
        return {part.field for part in self.parts} - {"full_name", "honorific", "share", "role"}


@dataclass(frozen=True, slots=True)
class Apart:
    """A cell's authors; `certain` False: one author, whose name is the whole cell."""

    entries: tuple[Entry, ...]
    certain: bool

    @property
    def is_plain(self) -> bool:
        """Whether the cell is a name and nothing else."""
        return self.certain and len(self.entries) == 1 and len(self.entries[0].parts) == 1


class _UnsureError(Exception):
    """A cell that could be read in more than one way."""


def take_apart(text: str, *, in_order: bool = False) -> Apart:
    """Return the authors of a cell; left whole wherever a piece of it could mean something else.

    `in_order`: the column is the form's combined one, where a position comes before a workplace.
    """
    cleaned = clean_text(text)
    tokens = tokenise(cleaned)
    if len(tokens) == 1 and not in_order and tokens[0].field in (NAME, TEXT) and _is_one_name(tokens[0].value):
        return Apart((Entry([replace(part, field=part.field or NAME) for part in tokens[0].parts()]),), certain=True)
    try:
        entries = _entries(tokens, in_order=in_order)
    except _UnsureError:
        return Apart((Entry([Part("full_name", clean_line(cleaned), cleaned)]),), certain=False)
    return Apart(tuple(entries), certain=True)


def _is_one_name(text: str) -> bool:
    """Say whether a text without any separator passes for one name, however it is typed."""
    return not _GROUPED.search(text) and not any(char.isdigit() or char in "%:/&+" for char in text)


def _entries(tokens: list[Token], *, in_order: bool) -> list[Entry]:
    entries: list[Entry] = []
    texts: list[list[Token]] = []
    before: list[Part] = []
    for token in tokens:
        if token.field == NAME and _begins_author(token, entries, texts):
            entries.append(Entry([*before, *token.parts()]))
            texts.append([])
            before = []
        elif token.field == "role" and token.leads:
            before += token.parts()
        elif not entries or before:
            raise _UnsureError
        elif token.field in (NAME, TEXT, "position", "workplace"):
            _add_text(texts[-1], token)
        elif any(part.field == token.field for part in entries[-1].parts):
            raise _UnsureError
        else:
            entries[-1].parts += token.parts()
    if not entries or before:
        raise _UnsureError
    for entry, left in zip(entries, texts, strict=True):
        entry.parts += _resolved(left, in_order=in_order)
    if _GROUPED.search(" ".join(part.value for entry in entries for part in entry.parts)):
        raise _UnsureError
    return entries


def _add_text(texts: list[Token], token: Token) -> None:
    """Take a text about an author; what a dash joins to the text before belongs to that (`Tổ chức - Hành chính`)."""
    if token.joined == "-" and token.field in (NAME, TEXT) and texts:
        last = texts[-1]
        texts[-1] = replace(last, value=f"{last.value} - {token.value}", written=f"{last.written} - {token.written}")
    else:
        texts.append(token)


def _begins_author(token: Token, entries: list[Entry], texts: list[list[Token]]) -> bool:
    """Say whether a name begins another author; a name that may be a place as well makes the cell unsure."""
    if not entries:
        return True
    if token.numbered:
        return True
    has_facts = any(entry.facts for entry in entries) or any(texts)
    if not has_facts:
        if token.joined in ("(", "-", "&") and not has_surname(token.value):
            raise _UnsureError
        if token.joined == "(":
            raise _UnsureError
        return True
    if has_surname(token.value) and len(token.value.split()) > 2 and token.joined != "(":
        return True
    if token.joined == "\n" and has_surname(token.value):
        raise _UnsureError
    return False


def _resolved(texts: list[Token], *, in_order: bool) -> list[Part]:
    """Return the texts about an author as position and workplace; `_UnsureError` where it isn't clear which is."""
    parts: list[Part] = []
    seen: set[str] = set()
    for place, token in enumerate(texts):
        meant = token.field if token.field in ("position", "workplace") else ""
        following = {later.field for later in texts[place + 1 :]}
        if not meant and "workplace" in seen and "position" not in following:
            meant = "workplace"
        elif not meant and not seen and ("workplace" in following or (in_order and following)):
            meant = "position"
        elif not meant and in_order and "position" in seen:
            meant = "workplace"
        if not meant or (meant == "position" and meant in seen and parts[-1].field != "position"):
            raise _UnsureError
        if token.field == NAME and has_surname(token.value) and is_name_like(token.value):
            raise _UnsureError
        seen.add(meant)
        parts.append(Part(meant, token.value, token.written))
    return parts
