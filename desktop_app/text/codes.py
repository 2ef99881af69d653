"""Codes for what has none yet: the next numbers in the manner of those there are."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from desktop_app.text.fold import fold

_FIRST: Final = ("SK", 0, 3)
_NUMBERED: Final = re.compile(r"(.*?)([0-9]{1,18})", re.DOTALL)


def free_codes(codes: Collection[str], reserved: Collection[str] = ()) -> Iterator[str]:
    """Yield the codes after the highest of those that are written as most are; from SK001 where none ends in a number.

    No code that is there or `reserved` is among them; case and accents don't count.
    """
    taken = {fold(code) for code in (*codes, *reserved)}
    numbered = [match.groups() for code in codes if (match := _NUMBERED.fullmatch(code))]
    head, number, width = _FIRST
    if numbered:
        head = Counter(before for before, _ in numbered).most_common(1)[0][0]
        digits = [digits for before, digits in numbered if before == head]
        number = max(map(int, digits))
        width = max(map(len, digits)) if any(item.startswith("0") for item in digits) else 1
    while True:
        number += 1
        code = f"{head}{number:0{width}d}"
        if fold(code) not in taken:
            yield code
