"""Changes a file as hostile as chance makes it: its bytes, its words and numbers, the parts of its ZIP, its values."""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from random import Random
from typing import Any, Final

Change = Callable[[bytes, Random], bytes]

_GROWTH: Final = 64 << 10
"""How many bytes a file may grow by at most, beyond twice what it was."""
_NUMBERS: Final = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_WORD: Final = re.compile(rb'/?[A-Za-z_][\w.:-]*|-?\d+(?:\.\d+)?|"[^"\n]*"|<<|>>|[][(){}<>=,]')
_WORDS: Final = (
    b"0", b"-1", b"1", b"65536", b"2147483648", b"-99999999999999999999", b"1e999", b"0.0000001", b"NaN", b"null",
    b"true", b"[]", b"{}", b"<< >>", b"[ ]", b"()", b"<>", b'""', b"''", b"/X", b"1 0 R", b"9999 0 R", b"&amp;",
    b"&#0;", b"&x;", b"{{ x }}", b"{% for x in range(10**9) %}", b"\xef\xbf\xbf", b"\xc3\xa0", b"a\xcc\x80",
    b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\x00", b"\t", b"\n", b"2022-13-45", b"31/02/2022",
    b"A" * 3000, b"[" * 100_000,
)  # fmt: skip
_VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 2**53, 2**70, 1.5, float("nan"), "", " ", "a\u0300", "\ud800", "\0", "\u202e",
    "A" * 40_000, "1899-02-30", "9999-12-31", "00000000-0000-0000-0000-000000000000", "=1+1", "{{ x }}", [], {}, [[]],
    [None], {"": 0},
)  # fmt: skip
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def change_bytes(data: bytes, random: Random) -> bytes:
    """Flip, overwrite, cut, repeat, move or add bytes, at one place or a few."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        start = random.randrange(len(made) + 1)
        length = min(random.choice((1, 2, 4, 16, 256, 4096)), len(made) - start)
        match random.randrange(7):
            case 0 if length:
                made[start] ^= 1 << random.randrange(8)
            case 1:
                made[start : start + length] = random.randbytes(length)
            case 2:
                del made[start : start + length]
            case 3:
                made[start:start] = made[start : start + length] * random.choice((1, 2, 50))
            case 4:
                made[start : start + length] = bytes([random.choice((0, 0xFF, 0x20))]) * length
            case 5:
                form = random.choice(("<H", ">H", "<L", ">L"))
                number = random.choice(_NUMBERS) % (1 << 8 * struct.calcsize(form))
                made[start : start + struct.calcsize(form)] = struct.pack(form, number)
            case _:
                other = random.randrange(len(made) + 1)
                made[start : start + length] = made[other : other + length]
    if not random.randrange(20):
        del made[random.randrange(len(made) + 1) :]
    return bytes(made)


def change_words(data: bytes, random: Random) -> bytes:
    """Replace, drop, swap or repeat words, names, numbers and brackets of a text or a PDF."""
    made = data
    for _ in range(random.choice((1, 1, 2, 5))):
        words = [match.span() for match in _WORD.finditer(made)]
        if not words:
            break
        (start, end), (first, last) = random.choice(words), random.choice(words)
        new = random.choice(
            (random.choice(_WORDS), made[first:last], b"", made[start:end] * 2, b" " + made[start:last])
        )
        made = made[:start] + new[:_GROWTH] + made[end:]
    return made


def change_parts(data: bytes, random: Random) -> bytes:
    """Change the content of one file in a ZIP, or which files there are, with everything else right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(sorted(parts))
    match random.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[random.choice(sorted(parts))]
        case 2:
            parts[name] = b""
        case 3:
            parts[name] = change_bytes(parts[name], random)
        case _:
            parts[name] = change_words(parts[name], random)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(zipfile.ZipInfo(entry), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def change_values(data: bytes, random: Random) -> bytes:
    """Replace, drop, repeat, wrap or add values in a JSON file."""
    value = json.loads(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        holders = [holder for holder in _holders(value) if holder]
        if not holders:
            break
        holder = random.choice(holders)
        key: Any = random.choice(sorted(holder)) if isinstance(holder, dict) else random.randrange(len(holder))
        match random.randrange(6):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[random.choice(("x", "id", "", "\ud800"))] = deepcopy(random.choice(_VALUES))
            case 2 if isinstance(holder, list):
                holder.extend(holder[key : key + 1] * random.choice((1, 1000)))
            case 3:
                for _level in range(random.choice((1, 40, 150))):
                    holder[key] = [holder[key]]
            case _:
                holder[key] = deepcopy(random.choice(_VALUES))
    text = json.dumps(value, ensure_ascii=random.random() < 0.5, separators=(",", ":"))
    return text.encode(errors="surrogatepass")


def change_chunks(data: bytes, random: Random) -> bytes:
    """Change the chunks of a PNG, their checksums right; the bytes of anything else."""
    if not data.startswith(_PNG):
        return change_bytes(data, random)
    chunks = []
    place = len(_PNG)
    while place < len(data):
        (length,) = struct.unpack_from(">L", data, place)
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    number = random.randrange(len(chunks))
    kind, content = chunks[number]
    match random.randrange(6):
        case 0:
            del chunks[number]
        case 1:
            chunks.insert(random.randrange(len(chunks)), chunks[number])
        case 2:
            chunks[number] = random.choice((b"IDAT", b"PLTE", b"tRNS", b"iTXt", b"zTXt", b"iCCP", b"eXIf")), content
        case _:
            chunks[number] = kind, change_bytes(content, random)
    return _PNG + b"".join(map(_chunk, chunks))


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, content = chunk
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def _holders(value: Any) -> list[Any]:
    """Every object and list in a JSON value, its own first."""
    found: list[Any] = []
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict | list):
            found.append(item)
            stack.extend(item.values() if isinstance(item, dict) else item)
    return found


CHANGES: Final[Mapping[str, Sequence[Change]]] = {
    "zip": (change_bytes, change_parts, change_parts, change_parts),
    "pdf": (change_bytes, change_words, change_words),
    "picture": (change_bytes, change_chunks),
    "json": (change_bytes, change_words, change_values, change_values),
    "text": (change_bytes, change_words, change_words),
}
"""The ways to change a file of each kind, the more frequent ones more often."""


def mutate(data: bytes, kind: str, random: Random) -> bytes:
    """Change a file of a kind in `CHANGES`; what comes of it is at most twice as large and 64 KiB more."""
    changed = random.choice(CHANGES[kind])(data, random)
    return changed[: 2 * len(data) + _GROWTH]
