"""How large a package may be in every respect before it is refused."""

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes; `ratio` (expanded to file size) is looked at from `ratio_from` expanded bytes on."""

    file: int = 16 * GIB
    entries: int = 10_000
    expanded: int = 16 * GIB
    ratio: int = 200
    ratio_from: int = 100 * MIB
    name: int = 120
    tag: int = 8 * MIB
    json: int = 128 * MIB
    depth: int = 32
    schema_problems: int = 100
