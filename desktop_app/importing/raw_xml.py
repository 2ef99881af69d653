"""Look into a workbook's raw XML for what a fast reader leaves out: formulas without a value, hidden rows, far cells.

First a peek, streamed and without parsing; only where it sees something is the sheet parsed here.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from desktop_app.importing.cells import MAX_COLUMNS, MAX_ROWS, BadCell, column_index
from desktop_app.importing.container import unsafe_xml

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_FORMULA: Final = re.compile(rb"<f[\s>/]")
_PREFIXED: Final = re.compile(rb"<\w+:worksheet\b")
# A reference beyond column GR (the 200th), or a row of five digits from 50001 or of six or more.
_FAR: Final = re.compile(
    rb'r="(?:(?:G[S-Z]|[H-Z][A-Z]|[A-Z]{3})[0-9]|[A-Z]{0,3}(?:[0-9]{6}|[6-9][0-9]{4}|5(?:0{3}[1-9]|(?!0{4})[0-9]{4})))'
)
_PERCENT_FORMATS: Final = frozenset({9, 10})
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]+)")
_NO_VALUE: Final = "Ô công thức chưa có giá trị: hãy mở tệp bằng Excel rồi lưu lại, hoặc gõ thẳng giá trị vào ô."
_ERROR_VALUE: Final = "Ô đang báo lỗi của Excel: hãy sửa công thức hoặc gõ thẳng giá trị vào ô."


@dataclass(frozen=True, slots=True)
class Peek:
    """What the raw XML of a sheet shows at a glance: whether it has to be scanned, and whether cells lie too far."""

    to_scan: bool
    far: bool


@dataclass(slots=True)
class Facts:
    """What a scan of a sheet found; cells by row from 1 and column from 0."""

    bad_cells: dict[tuple[int, int], BadCell] = field(default_factory=dict)
    percentages: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    last_row: int = 0
    last_column: int = -1
    rows_beyond: set[int] = field(default_factory=set)
    columns_beyond: set[int] = field(default_factory=set)


def refuse_document_types(archive: zipfile.ZipFile) -> None:
    """Raise `InputError` where a part that isn't a sheet declares a document type; sheets are looked at in `peek`."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")) and not entry.filename.startswith("xl/worksheets/sheet"):
            for chunk in _chunks(archive, entry.filename):
                _refuse_document_type(chunk)


def peek(archive: zipfile.ZipFile, part: str, percent_styles: frozenset[int]) -> Peek:
    """Stream a sheet's XML once and tell what it needs; raise `InputError` for a document type."""
    styles = "|".join(map(str, sorted(percent_styles)))
    percent = re.compile(rf' s="(?:{styles})"'.encode()) if styles else None
    to_scan = far = False
    for chunk in _chunks(archive, part):
        _refuse_document_type(chunk)
        far = far or _FAR.search(chunk) is not None
        to_scan = to_scan or (
            b"hidden=" in chunk
            or b"<mergeCell" in chunk
            or b't="e"' in chunk
            or (b"<f" in chunk and _FORMULA.search(chunk) is not None)
            or (percent is not None and percent.search(chunk) is not None)
            or _PREFIXED.search(chunk[:4096]) is not None
        )
    return Peek(to_scan or far, far)


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part's bytes in chunks that overlap, so that nothing looked for is cut in two."""
    tail = b""
    with archive.open(part) as member:
        while data := member.read(_CHUNK):
            yield tail + data
            tail = data[-_OVERLAP:]


def _refuse_document_type(chunk: bytes) -> None:
    if any(mark in chunk for mark in _DOCTYPES):
        raise unsafe_xml()


def percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the numbers of the cell styles that show a percentage."""
    from defusedxml.ElementTree import fromstring

    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    root = fromstring(archive.read("xl/styles.xml"), forbid_dtd=True)
    formats = set(_PERCENT_FORMATS)
    for number_format in root.iter():
        if _local(number_format.tag) == "numFmt" and "%" in (number_format.get("formatCode") or ""):
            formats.add(int(number_format.get("numFmtId") or 0))
    for group in root:
        if _local(group.tag) == "cellXfs":
            return frozenset(i for i, xf in enumerate(group) if int(xf.get("numFmtId") or 0) in formats)
    return frozenset()


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its name, in the workbook's order; sheets whose part is missing are left out."""
    from defusedxml.ElementTree import fromstring

    names = set(archive.namelist())
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in names:
        for relation in fromstring(archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True):
            targets[relation.get("Id") or ""] = _part(relation.get("Target") or "")
    parts: dict[str, str] = {}
    for element in fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True).iter():
        if _local(element.tag) == "sheet":
            identifier = next((value for key, value in element.items() if _local(key) == "id"), "")
            part = targets.get(identifier, "")
            if part in names:
                parts[element.get("name") or ""] = part
    return parts


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def scan(archive: zipfile.ZipFile, part: str, percent_styles: frozenset[int]) -> Facts:
    """Parse a sheet's XML as a stream and return what a fast reader doesn't tell."""
    from defusedxml.ElementTree import iterparse

    facts = Facts()
    row_number, column = 0, -1
    with archive.open(part) as member:
        for event, element in iterparse(member, ("start", "end"), forbid_dtd=True):
            name = _local(element.tag)
            if name == "row" and event == "start":
                row_number, column = int(element.get("r") or row_number + 1), -1
                if element.get("hidden") in ("1", "true"):
                    facts.hidden_rows.append(row_number)
            elif name == "c" and event == "end":
                column = _column(element, column)
                _note_cell(facts, element, (row_number, column), percent_styles)
            elif name == "row":
                element.clear()
    return facts


def _column(element: Element, before: int) -> int:
    """Return a cell's column; one without a reference follows the cell before it."""
    match = _REFERENCE.fullmatch(element.get("r") or "")
    return column_index(match[1]) if match else before + 1


def _note_cell(facts: Facts, element: Element, place: tuple[int, int], percent_styles: frozenset[int]) -> None:
    value, has_formula, has_content = None, False, False
    for child in element:
        kind = _local(child.tag)
        has_formula = has_formula or kind == "f"
        value = child.text if kind == "v" else value
        has_content = has_content or kind in ("v", "is", "f")
    if not has_content:
        return
    row, column = place
    if row > MAX_ROWS:
        facts.rows_beyond.add(row)
        return
    if column >= MAX_COLUMNS:
        facts.columns_beyond.add(column)
        return
    facts.last_row, facts.last_column = max(facts.last_row, row), max(facts.last_column, column)
    cell_type = element.get("t")
    if cell_type == "e":
        facts.bad_cells[place] = BadCell(value or "#N/A", _ERROR_VALUE)
    elif has_formula and not value and cell_type != "str":
        facts.bad_cells[place] = BadCell("", _NO_VALUE)
    elif cell_type in (None, "n") and int(element.get("s") or 0) in percent_styles:
        facts.percentages.add(place)
