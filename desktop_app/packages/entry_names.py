"""Judge the names of a ZIP's entries as Windows would take them (faults.md C06-C11)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.domain.package import PackageProblem
from desktop_app.packages.faults import problem

_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_FORBIDDEN: Final = re.compile(r'[<>"|?*]')
_DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def name_fault(name: str, longest: int) -> str:
    """Return the code of the first thing wrong with an entry's name as it stands, "" when it is right."""
    return next((code for code, wrong in _checks(name, longest) if wrong), "")


def _checks(name: str, longest: int) -> Iterator[tuple[str, bool]]:
    parts = name.split("/")
    yield "name-nul", "\0" in name
    yield "name-control", any(unicodedata.category(char) == "Cc" for char in name)
    yield "name-direction", bool(_DIRECTION.search(name))
    yield "name-backslash", "\\" in name
    yield "name-drive", bool(_DRIVE.match(name))
    yield "name-absolute", name.startswith("/")
    yield "name-stream", ":" in name
    yield "folder-entry", name.endswith("/")
    yield "name-parent", any(part in ("", ".", "..") for part in parts)
    yield "name-reserved", any(_RESERVED.fullmatch(part.split(".")[0].rstrip()) for part in parts)
    yield "name-trailing", any(part != part.rstrip(". ") for part in parts)
    yield "name-forbidden", bool(_FORBIDDEN.search(name))
    yield "name-too-long", len(name) > longest


def name_problems(names: Sequence[str], longest: int) -> list[PackageProblem]:
    """Return what is wrong with the names: each by itself, and those that fall together on some system."""
    found: list[PackageProblem] = []
    exact = Counter(names)
    composed = Counter(unicodedata.normalize("NFC", name) for name in exact)
    folded = Counter(form.casefold() for form in composed)
    for name in exact:
        form = unicodedata.normalize("NFC", name)
        code = name_fault(name, longest)
        if not code and exact[name] > 1:
            code = "name-duplicate"
        elif not code and composed[form] > 1:
            code = "name-form"
        elif not code and folded[form.casefold()] > 1:
            code = "name-case"
        elif not code and not name.isascii():
            code = "name-not-ascii"
        if code:
            found.append(problem(code, name, str(longest)))
    return found
