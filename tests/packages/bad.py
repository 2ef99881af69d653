"""Take a good package apart, change one thing, and put it together again with everything else right."""

import hashlib
import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.packages.code import code_text
from desktop_app.packages.strict_json import canonical

FACTS = "data/ho-so.json"
MARKS = "data/van-ban.json"
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
STAMP = (2022, 5, 2, 0, 0, 0)

Edit = Callable[[Any], object]


def info(name: str, **values: Any) -> zipfile.ZipInfo:
    """A plain file's entry, with the given attributes changed."""
    entry = zipfile.ZipInfo("x", STAMP)
    entry.filename = name
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    for key, value in values.items():
        setattr(entry, key, value)
    return entry


def plain_zip(entries: list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """A ZIP of the entries as they are, without our seal."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)  # two entries of one name are what some tests want
        for entry, data in entries:
            archive.writestr(entry, data)
    return buffer.getvalue()


@dataclass(slots=True)
class Bag:
    """A bag's files by name in its folder."""

    folder: str
    files: dict[str, bytes]

    @classmethod
    def of(cls, package: bytes) -> "Bag":
        """Take a package apart."""
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            names = archive.namelist()
            folder = names[0].split("/")[0]
            return cls(folder, {name.removeprefix(f"{folder}/"): archive.read(name) for name in names})

    def entries(self) -> list[tuple[zipfile.ZipInfo, bytes]]:
        """Its files as entries of a ZIP."""
        return [(info(f"{self.folder}/{name}"), data) for name, data in self.files.items()]

    def zipped(self) -> bytes:
        """As a ZIP, as it stands."""
        return plain_zip(self.entries())

    def tag(self, name: str, data: bytes) -> "Bag":
        """Replace a tag file and list it anew."""
        self.files[name] = data
        self.files["tagmanifest-sha256.txt"] = self._manifest(TAGS)
        return self

    def info_line(self, name: str, line: str) -> "Bag":
        """Replace a line of bag-info.txt."""
        lines = self.files["bag-info.txt"].decode().splitlines()
        changed = [line if old.startswith(f"{name}:") else old for old in lines]
        return self.tag("bag-info.txt", "".join(f"{text}\n" for text in changed if text).encode())

    def resealed(self) -> "Bag":
        """List and sum up the payload anew."""
        payload = [name for name in self.files if name.startswith("data/")]
        size = sum(len(self.files[name]) for name in payload)
        self.files["manifest-sha256.txt"] = self._manifest(payload)
        return self.info_line("Payload-Oxum", f"Payload-Oxum: {size}.{len(payload)}")

    def payload(self, name: str, data: bytes | None) -> "Bag":
        """Replace, add or drop a file of the payload, and list it."""
        if data is None:
            del self.files[name]
        else:
            self.files[name] = data
        return self.resealed()

    def facts(self, edit: Edit) -> "Bag":
        """Change the facts, and everything that follows from them."""
        record = json.loads(self.files[FACTS])
        edit(record)
        return self.facts_bytes(canonical(record))

    def facts_bytes(self, data: bytes) -> "Bag":
        """Replace the facts, and change everything that follows from them."""
        digest = hashlib.sha256(data).hexdigest()
        marks = json.loads(self.files[MARKS])
        marks["facts_sha256"] = digest
        self.files[FACTS] = data
        self.files[MARKS] = canonical(marks)
        self.info_line("Facts-SHA256", f"Facts-SHA256: {digest}")
        self.info_line("Paper-Code", f"Paper-Code: {code_text(digest)}")
        return self.resealed()

    def marks(self, edit: Edit) -> "Bag":
        """Change van-ban.json."""
        record = json.loads(self.files[MARKS])
        edit(record)
        return self.payload(MARKS, canonical(record))

    def programme(self, change: Callable[[str], str]) -> "Bag":
        """Change the programme's file in the facts, its digest with it."""

        def edit(record: dict[str, Any]) -> None:
            source = change(record["programme"]["source"])
            digest = hashlib.sha256(source.encode()).hexdigest()
            record["programme"] |= {"source": source, "digest": digest}

        return self.facts(edit)

    def _manifest(self, names: Any) -> bytes:
        lines = (f"{hashlib.sha256(self.files[name]).hexdigest()}  {name}\n" for name in sorted(names))
        return "".join(lines).encode()


@dataclass(slots=True)
class Raw:
    """A ZIP's bytes, with the places of its records."""

    data: bytearray

    @property
    def end(self) -> int:
        """Where the end record begins."""
        return self.data.rfind(b"PK\x05\x06")

    @property
    def directory(self) -> int:
        """Where the central directory begins."""
        return int(struct.unpack_from("<L", self.data, self.end + 16)[0])

    def central(self, number: int) -> int:
        """Where the central record of an entry begins."""
        place = self.directory
        for _ in range(number):
            place += 46 + sum(struct.unpack_from("<3H", self.data, place + 28))
        return place

    def local(self, number: int) -> int:
        """Where the local header of an entry begins."""
        return int(struct.unpack_from("<L", self.data, self.central(number) + 42)[0])

    def put(self, place: int, layout: str, *values: int) -> "Raw":
        """Overwrite numbers."""
        struct.pack_into(layout, self.data, place, *values)
        return self

    def insert(self, place: int, data: bytes) -> "Raw":
        """Put bytes in between, nothing else changed."""
        self.data[place:place] = data
        return self
