"""A bag's tag files, written and read: BagIt 1.0 (RFC 8493, 2.1-2.2)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.submission import Dossier
from desktop_app.packages.code import code_text
from desktop_app.packages.entry_names import name_fault
from desktop_app.packages.faults import Fault
from desktop_app.packages.layout import DATA, NAMELESS
from desktop_app.text.unicode import clean_line

BAGIT: Final = "bagit.txt"
BAG_INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
FETCH: Final = "fetch.txt"
TAGS: Final = (BAGIT, BAG_INFO, MANIFEST)

DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO_FIELDS: Final = (
    "Source-Organization",
    "External-Identifier",
    "Bagging-Date",
    "Payload-Oxum",
    "Bag-Software-Agent",
    "Bag-Group-Identifier",
    "Bag-Count",
    "Facts-SHA256",
    "Paper-Code",
)
ONE_PART: Final = "1 of 1"

_DECLARED: Final = re.compile(r"BagIt-Version: (\d+\.\d+)\r?\nTag-File-Character-Encoding: ([-0-9A-Za-z]+)(?:\r?\n)?")
_MANIFEST_LINE: Final = re.compile(r"([0-9a-f]{64})[ \t]+(\S.*)")
_INFO_LINE: Final = re.compile(r"([A-Za-z0-9-]+):[ \t](.*)")
_COUNT: Final = re.compile(r"(\d+) of (\d+|\?)")


@dataclass(frozen=True, slots=True)
class Packed:
    """A file that has gone into the bag: its name in the bag's folder, SHA-256 in hex and size in bytes."""

    path: str
    sha256: str
    size: int


def manifest(files: Iterable[Packed]) -> bytes:
    """Return a manifest of the files, sorted by name."""
    lines = (f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path))
    return "".join(lines).encode("utf-8")


def bag_info(dossier: Dossier, facts_digest: str, payload: Iterable[Packed], on: date, software: str) -> bytes:
    """Return `bag-info.txt` for a bag that is whole in one part."""
    sizes = [file.size for file in payload]
    identifier = identifier_of(str(dossier.submission_id), dossier.revision)
    values = (
        clean_line(dossier.unit.name) or NAMELESS,
        identifier,
        on.isoformat(),
        f"{sum(sizes)}.{len(sizes)}",
        software,
        identifier,
        ONE_PART,
        facts_digest,
        code_text(facts_digest),
    )
    return "".join(f"{name}: {value}\n" for name, value in zip(INFO_FIELDS, values, strict=True)).encode("utf-8")


def identifier_of(submission: str, revision: int) -> str:
    """Return what `bag-info.txt` calls a revision of a submission."""
    return f"{submission}_r{revision}"


def check_declaration(data: bytes) -> None:
    """Raise `Fault` unless `bagit.txt` declares BagIt 1.0 in UTF-8."""
    found = _DECLARED.fullmatch(decode_tag(data, BAGIT))
    if found is None or found.group(2).upper() != "UTF-8":
        raise Fault("bagit-malformed", BAGIT)
    if found.group(1) != "1.0":
        raise Fault("bagit-version", BAGIT, found.group(1))


def read_manifest(data: bytes, path: str, longest: int) -> dict[str, str]:
    """Return SHA-256 (hex) by name from a manifest; names are judged as those of a ZIP's entries are."""
    listed: dict[str, str] = {}
    for number, line in enumerate(decode_tag(data, path).splitlines(), start=1):
        found = _MANIFEST_LINE.fullmatch(line)
        if found is None:
            raise Fault("manifest-malformed", path, str(number))
        checksum, name = found.groups()
        in_payload = name.startswith(DATA)
        if name_fault(name, longest) or in_payload != (path == MANIFEST):
            raise Fault("manifest-path", path, str(number))
        if name in listed:
            raise Fault("manifest-duplicate", path, str(number))
        listed[name] = checksum
    return listed


def read_info(data: bytes) -> dict[str, str]:
    """Return the fields of `bag-info.txt`; raise `Fault` where one is missing, stands twice or is off."""
    values: dict[str, str] = {}
    for number, line in enumerate(decode_tag(data, BAG_INFO).splitlines(), start=1):
        found = _INFO_LINE.fullmatch(line)
        if found is None:
            raise Fault("info-malformed", BAG_INFO, str(number))
        name, value = found.groups()
        if name in values:
            raise Fault("info-duplicate", BAG_INFO, name)
        values[name] = value
    _check_info(values)
    return values


def _check_info(values: Mapping[str, str]) -> None:
    missing = next((name for name in INFO_FIELDS if not values.get(name, "").strip()), None)
    count = _COUNT.fullmatch(values.get("Bag-Count", ""))
    if count is not None and count.group(0) != ONE_PART:
        raise Fault("part", BAG_INFO, f"{count.group(1)}/{count.group(2)}")
    if missing is not None or count is None:
        raise Fault("info-missing", BAG_INFO, missing or "Bag-Count")
    try:
        date.fromisoformat(values["Bagging-Date"])
    except ValueError as error:
        raise Fault("info-date", BAG_INFO) from error


def decode_tag(data: bytes, path: str) -> str:
    """Return a tag file's text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault("tag-encoding", path) from error
