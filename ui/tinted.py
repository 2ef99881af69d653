"""Icons in the colours of a palette, as Qt resources: a style sheet can show nothing else."""

import struct
from typing import Final

from PySide6.QtCore import QResource

from desktop_app.system.resources import read_text_resource
from ui.palette import Palette

_SHOWN: Final = (("chevron-down", "secondary"), ("chevron-up", "secondary"), ("chevron-right", "secondary"),
                 ("tick", "on_accent"), ("tick-off", "disabled"))  # fmt: skip
_LANGUAGE_C: Final = 1
_DIRECTORY: Final = 2
_registered: Final[dict[str, bytes]] = {}
"""The bytes that Qt reads from, by root; Qt keeps no copy."""


def tinted_root(colours: Palette) -> str:
    """The folder among Qt's resources that holds these icons in these colours, each as `<name>.svg`."""
    root = "/tinted/" + colours.text.removeprefix("#")
    if root not in _registered:
        _registered[root] = _resource_file({f"{name}.svg": _source(name, colours, role) for name, role in _SHOWN})
        QResource.registerResourceData(_registered[root], root)
    return f":{root}"


def _source(name: str, colours: Palette, role: str) -> bytes:
    source = read_text_resource("icons", f"{name.removesuffix('-off')}.svg")
    return source.replace("currentColor", getattr(colours, role)).encode()


def _resource_file(files: dict[str, bytes]) -> bytes:
    """Return a resource file of Qt (version 1: header, tree, data, names) with these files at its root."""
    tree = struct.pack(">IHII", 0, _DIRECTORY, len(files), 1)
    data, names = b"", b"\0" * 6
    for name in sorted(files, key=_name_hash):
        tree += struct.pack(">IHHHI", len(names), 0, 0, _LANGUAGE_C, len(data))
        data += struct.pack(">I", len(files[name])) + files[name]
        names += struct.pack(">HI", len(name), _name_hash(name)) + name.encode("utf-16-be")
    start = 20
    header = b"qres" + struct.pack(">IIII", 1, start, start + len(tree), start + len(tree) + len(data))
    return header + tree + data + names


def _name_hash(name: str) -> int:
    """Return Qt's hash of a resource's name, by which it looks for it."""
    result = 0
    for char in name:
        result = (result << 4) + ord(char)
        result ^= (result & 0xF0000000) >> 23
        result &= 0x0FFFFFFF
    return result
