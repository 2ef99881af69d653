"""Writes a workload as an officer's workbook, with the files it names."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from desktop_app.domain.fields import ATTACHMENT_FIELDS, AUTHOR_FIELDS, INITIATIVE_FIELDS, PERSON_FIELDS, UNIT_FIELDS
from desktop_app.domain.kinds import Labelled
from desktop_app.domain.person import Person
from desktop_app.domain.plan import InitiativeRecord
from tests.bench.workload import PER_DECISION, Workload

Row = list[Any]

_FILES: Final = "tep"
_PER_DESCRIPTION: Final = 8
"""One initiative in so many has a description attached."""


def write_workbook(path: Path, union: Workload, *, files: bool = False) -> None:
    """Write the workbook; with `files` also decisions' scans and some descriptions beside it."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in _sheets(union, files=files):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    if value != "":
                        sheet.write(number, place, value)
    if files:
        _write_files(path.parent / _FILES, union)


def _sheets(union: Workload, *, files: bool) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "Đơn vị", _unit_rows(union)
    yield "Đoàn viên", _table(list(PERSON_FIELDS.values()), map(_person_row, union.people()))
    yield "Sáng kiến", _table(list(INITIATIVE_FIELDS.values()), map(_initiative_row, union.records()))
    yield "Tác giả", _table([INITIATIVE_FIELDS["code"], *AUTHOR_FIELDS.values()], _author_rows(union))
    headers = [INITIATIVE_FIELDS["code"], *ATTACHMENT_FIELDS.values()]
    yield "Tệp đính kèm", _table(headers, _attachment_rows(union) if files else ())
    labels = [INITIATIVE_FIELDS[key] for key in ("decision_number", "decision_date", "recognised_by")]
    yield "Quyết định", _table([*labels, ATTACHMENT_FIELDS["attachment"]], _decision_rows(union, files=files))


def _table(headers: Row, rows: Iterable[Row]) -> Iterator[Row]:
    yield headers
    yield from rows


def _cell(value: object) -> Any:
    """Return a value as an officer would enter it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return value.label if isinstance(value, Labelled) else value


def _by_turns(day: object, number: int) -> Any:
    """Return every other day as text."""
    return f"{day.day}/{day.month}/{day.year}" if isinstance(day, date) and number % 2 else _cell(day)


def _unit_rows(union: Workload) -> Iterator[Row]:
    unit = union.unit
    values = {name: getattr(unit, name) for name in UNIT_FIELDS if hasattr(unit, name)}
    values |= {"unit_name": unit.name, "addressees": "; ".join(unit.addressees)}
    for name, value in values.items():
        yield [UNIT_FIELDS[name], _cell(value)]


def _person_row(person: Person) -> Row:
    awards = "; ".join(f"{award.year}: {award.title}" for award in person.awards)
    values = {"member_code": person.code, "awards": awards}
    number = int(person.code[2:])
    return [_by_turns(values.get(name, getattr(person, name, "")), number) for name in PERSON_FIELDS]


def _initiative_row(record: InitiativeRecord) -> Row:
    number = int(record.initiative.code[2:])
    values: Mapping[str, Any] = {
        name: getattr(record.initiative if hasattr(record.initiative, name) else record.participation, name)
        for name in INITIATIVE_FIELDS
    }
    return [_by_turns(value, number) for value in values.values()]


def _author_rows(union: Workload) -> Iterator[Row]:
    codes = {person.id: person.code for person in union.people()}
    for record in union.records():
        for item in record.authors or ():
            forward = "Có" if item.person_id in record.participation.put_forward else ""
            share = (item.share or 0) / 100
            yield [record.initiative.code, codes[item.person_id], share, _cell(item.role), forward]


def _attachment_rows(union: Workload) -> Iterator[Row]:
    for number in range(0, union.initiatives, _PER_DESCRIPTION):
        yield [f"SK{number + 1:05d}", f"{_FILES}/mo-ta-{number + 1:05d}.pdf", "Mô tả"]


def _decision_rows(union: Workload, *, files: bool) -> Iterator[Row]:
    for number, decision in enumerate(union.decisions()):
        scan = f"{_FILES}/qd-{number + 1:04d}.pdf" if files else ""
        yield [decision.number, decision.decided_on, decision.authority, scan]


def _write_files(folder: Path, union: Workload) -> None:
    folder.mkdir()
    for number in range(-(-union.initiatives // PER_DECISION)):
        (folder / f"qd-{number + 1:04d}.pdf").write_bytes(small_pdf(f"QD {number + 1}"))
    for number in range(0, union.initiatives, _PER_DESCRIPTION):
        (folder / f"mo-ta-{number + 1:05d}.pdf").write_bytes(small_pdf(f"SK {number + 1}"))


def small_pdf(text: str) -> bytes:
    """Return a PDF of one page with an ASCII text."""
    content = f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Font << /F1 5 0 R >> >>",
    )
    body, places = "%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{entry}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode("ascii")
