"""Bad workbooks, D01 to D18 of spec/faults.md, and what becomes of each."""

import io
import os
import random
import time
import unicodedata
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import ProblemSeverity
from desktop_app.domain.progress import Cancelled
from desktop_app.importing import reading
from desktop_app.importing.cells import BadCell
from desktop_app.importing.container import MAX_FILE_BYTES, refuse_foreign
from desktop_app.importing.reading import read_workbook
from desktop_app.importing.workbook_content import read_content
from tests.importing.books import (
    INITIATIVES,
    PEOPLE,
    UNIT,
    applied,
    book_bytes,
    errors,
    kinds,
    of,
    plan_bytes,
    plan_of,
    the,
    with_part,
)

SHEET = "xl/worksheets/sheet1.xml"
GOOD = book_bytes({"Sáng kiến": (INITIATIVES, ("SK1", "Một"))})
ADVICE = "lưu thành .xlsx"


def refused(data: bytes) -> InputError:
    """Return why bytes are refused, read in this process."""

    def read():
        refuse_foreign(data)
        return read_content(data, "so.xlsx")

    with pytest.raises(InputError) as caught:
        read()
    return caught.value


def refused_file(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    return caught.value


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("cell", ["XFD1048576", "A50001", "GS2", "A99999"])
def test_d01_a_far_cell_is_reported_at_once(cell):
    data = with_part(
        GOOD,
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", f'<row r="{cell.lstrip("XFDAGS")}"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
        ),
    )
    start = time.process_time()
    result = plan_bytes(data)
    assert time.process_time() - start < 1
    assert [item.record.initiative.code for item in result.initiatives] == ["SK1"]
    (problem,) = of(result, ProblemSeverity.ERROR)
    assert "không được đọc" in problem.message


def test_d01_the_last_cell_within_the_limits_is_read():
    data = with_part(
        GOOD,
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", b'<row r="50000"><c r="GR50000"><v>1</v></c></row></sheetData>'),
    )
    sheets = read_content(data, "so.xlsx")
    assert (len(sheets.sheets[0].rows), sheets.sheets[0].rows[49_999][199], sheets.problems) == (50_000, 1.0, ())


def test_d01_a_lying_dimension_does_not_count():
    data = with_part(GOOD, SHEET, lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    start = time.process_time()
    assert kinds(plan_bytes(data).initiatives) == ["added"]
    assert time.process_time() - start < 1


def test_d01_styled_blank_cells_far_away_say_nothing():
    data = with_part(
        GOOD, SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')
    )
    assert of(plan_bytes(data), ProblemSeverity.ERROR) == []


def test_d02_a_bomb_is_refused_by_its_directory():
    bomb = zipped({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b" " * (201 * 2**20)})
    assert len(bomb) < 2**20
    error = refused(bomb)
    assert (error.code, "Tệp quá lớn sau khi giải nén" in error.message) == ("workbook-too-large", True)


def test_d02_an_odd_ratio_is_refused():
    assert refused(zipped({"xl/workbook.xml": b"", "a.xml": b" " * (30 * 2**20)})).code == "workbook-too-large"


def test_d02_a_size_that_lies_is_refused():
    data = bytearray(GOOD)
    place = data.index(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(data)).code == "workbook-damaged"


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
def test_d03_entities_are_refused(part, doctype):
    error = refused(with_part(GOOD, part, lambda xml: xml.replace(b"?>", b"?>" + doctype, 1)))
    assert (error.code, "DTD" in error.message) == ("workbook-damaged", True)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "kiểu cũ (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (zipped({"xl/workbook.bin": b"x"}), ".xlsb"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
        (zipped({"word/document.xml": b"x"}), "Word"),
        (zipped({"a.txt": b"x"}), "không phải bảng tính Excel"),
        ("Họ và tên;Mã\nAn;1".encode(), "CSV"),
        ("Họ và tên\tMã".encode("utf-16"), "CSV"),
        (b"<html><table>", "HTML"),
        (b"\n<!DOCTYPE html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML 2003"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "không phải bảng tính Excel"),
    ],
)
def test_d04_each_foreign_format_has_its_advice(data, said):
    error = refused(data)
    assert error.code == "workbook-not-xlsx"
    assert said in error.message
    assert ".xlsx" in error.message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", GOOD[:100], GOOD[: len(GOOD) // 2], GOOD[:-30]])
def test_d04_empty_and_truncated_files_are_damaged(data):
    assert refused(data).code == "workbook-damaged"


def test_d05_macros_are_not_run_and_are_mentioned():
    parts = {
        name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name) for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    }
    result = plan_bytes(zipped({**parts, "xl/vbaProject.bin": b"x"}))
    assert kinds(result.initiatives) == ["added"]
    assert any(".xlsm" in problem.message for problem in of(result, ProblemSeverity.WARNING))


def test_d06_hidden_rows_are_counted_and_named():
    data = with_part(
        book_bytes({"Sáng kiến": (INITIATIVES, ("SK1", "Một"), ("SK2", "Hai"))}),
        SHEET,
        lambda xml: xml.replace(b'<row r="3"', b'<row r="3" hidden="1"'),
    )
    result = plan_bytes(data)
    assert len(result.initiatives) == 2
    (note,) = of(result, ProblemSeverity.NOTE)
    assert (note.sheet, "1 dòng đang ẩn (dòng 3)" in note.message) == ("Sáng kiến", True)


def merged_book() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Sáng kiến")
    sheet.merge_range("A1:D1", "DANH SÁCH SÁNG KIẾN")
    sheet.merge_range("A3:A4", "Mã sáng kiến")
    sheet.merge_range("B3:C3", "Nội dung")
    sheet.write_row("B4", ["Tên sáng kiến", "Lĩnh vực"])
    sheet.merge_range("D3:E4", "Phạm vi áp dụng")
    sheet.write_row("A5", ["SK1", "Một", "Y tế", "Toàn tỉnh", "lạc"])
    book.close()
    return buffer.getvalue()


def test_d06_merged_headers_are_read_by_their_lowest_text():
    result = plan_bytes(merged_book())
    initiative = result.initiatives[0].record.initiative
    assert (initiative.title, initiative.work_field, initiative.scope) == ("Một", "Y tế", "Toàn tỉnh")
    assert [(item.row, item.column) for item in of(result, ProblemSeverity.WARNING) if item.row] == [(3, "E")]


@pytest.mark.parametrize("header", ["Tên", "Tên SK"])
def test_d06_a_missing_column_is_named(header):
    with pytest.raises(InputError, match="Tên sáng kiến") as caught:
        plan_of({"Sáng kiến": (("Mã sáng kiến", header), ("SK1", "Một"))})
    assert caught.value.code == "column-missing"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b't="s"><v>0</v>', b't="s"><v>999</v>'),
        (b't="s"><v>0</v>', b't="n"><v>1.2.3</v>'),
        (b't="s"><v>0</v>', b't="b"><v>7</v>'),
        (b"</sheetData>", b""),
        (b'r="A1"', b'r="A0"'),
    ],
)
def test_d07_a_damaged_sheet_is_refused(old, new):
    assert refused(with_part(GOOD, SHEET, lambda xml: xml.replace(old, new))).code == "workbook-damaged"


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("015085001234", "015085001234"),
        (15085001234, "015085001234"),
        (1.23e11, None),
        (15085001234567890, None),
        ("1.23E+11", None),
    ],
)
def test_d08_identity_numbers_spoilt_by_excel(cell, outcome):
    result = plan_of({"Đoàn viên": (("Họ và tên", "CCCD/CMND"), ("An", cell))})
    assert [item.record.identity_number for item in result.people] == ([outcome] if outcome else [])
    assert errors(result) == ([] if outcome else [("Đoàn viên", 2, "CCCD/CMND")])


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("05/02/2021", date(2021, 2, 5)),
        ("13/02/2021", date(2021, 2, 13)),
        ("02/13/2021", None),
        (45000, date(2023, 3, 15)),
        ("29/02/2021", None),
        ("29/02/2020", date(2020, 2, 29)),
        ("01/02/90", None),
        (datetime(2021, 9, 1), date(2021, 9, 1)),
    ],
)
def test_d09_dates(cell, day):
    result = plan_of({"Sáng kiến": ((*INITIATIVES, "Ngày áp dụng"), ("SK1", "Một", cell))})
    assert [item.record.initiative.applied_on for item in result.initiatives] == ([day] if day else [])


@pytest.mark.parametrize("cell", [datetime(2021, 9, 1), 42978])
def test_d09_the_date_system_of_1904(cell):
    sheets = {"Sáng kiến": ((*INITIATIVES, "Ngày áp dụng"), ("SK1", "Một", cell))}
    result = plan_bytes(book_bytes(sheets, {"date_1904": True}))
    assert result.initiatives[0].record.initiative.applied_on == date(2021, 9, 1)


def test_d10_a_formula_gives_its_cached_value_or_an_error():
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Sáng kiến", 0)
    sheet.append(INITIATIVES)
    sheet.append(("SK1", '="Một"'))
    buffer = io.BytesIO()
    book.save(buffer)
    result = plan_bytes(buffer.getvalue())
    assert errors(result) == [("Sáng kiến", 2, "Tên sáng kiến")]
    assert "mở tệp bằng Excel rồi lưu lại" in of(result, ProblemSeverity.ERROR)[0].message
    cached = with_part(
        GOOD,
        SHEET,
        lambda xml: xml.replace(b'<c r="B2" t="s"><v>3</v></c>', b'<c r="B2" t="str"><f>"a"</f><v>Hai</v></c>'),
    )
    assert plan_bytes(cached).initiatives[0].record.initiative.title == "Hai"


def test_d10_an_error_of_excel_is_an_error_of_its_cell():
    data = with_part(
        GOOD, SHEET, lambda xml: xml.replace(b'<c r="B2" t="s"><v>3</v></c>', b'<c r="B2" t="e"><v>#N/A</v></c>')
    )
    assert isinstance(read_content(data, "so.xlsx").sheets[0].rows[1][1], BadCell)
    (problem,) = of(plan_bytes(data), ProblemSeverity.ERROR)
    assert (problem.value, problem.column) == ("#N/A", "Tên sáng kiến")


def test_a_share_in_a_cell_formatted_as_percentage_is_read_as_shown():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    people, initiatives, authors = (book.add_worksheet(name) for name in ("Đoàn viên", "Sáng kiến", "Tác giả"))
    people.write_column("A1", ["Họ và tên", "An", "Bình"])
    initiatives.write_row("A1", INITIATIVES)
    initiatives.write_row("A2", ("SK1", "Một"))
    authors.write_row("A1", ["Mã sáng kiến", "Tác giả", "Tỷ lệ đóng góp (%)"])
    authors.write_row("A2", ["SK1", "An"])
    authors.write_number("C2", 0.6, book.add_format({"num_format": "0%"}))
    authors.write_row("A3", ["SK1", "Bình"])
    authors.write_number("C3", 0.4, book.add_format({"num_format": "0.00%"}))
    book.close()
    record = plan_bytes(buffer.getvalue()).initiatives[0].record
    assert [item.share for item in the(record.authors)] == [6000, 4000]


def test_d11_a_whole_workbook_in_a_legacy_encoding():
    sheets = {"S¸ng kiÕn": (("M· s¸ng kiÕn", "Tªn s¸ng kiÕn"), ("SK1", "C¶i tiÕn quy tr×nh"))}
    result = plan_of(sheets)
    assert result.initiatives[0].record.initiative.title == "Cải tiến quy trình"
    (note,) = of(result, ProblemSeverity.NOTE)
    assert (note.value, "“Cải tiến quy trình”" in note.message) == ("C¶i tiÕn quy tr×nh", True)


def test_d12_names_are_composed_and_trimmed():
    name = unicodedata.normalize("NFD", " Nguyễn \u00a0 Thị\u200b Hường ")
    assert plan_of({"Đoàn viên": (PEOPLE, (name,))}).people[0].record.full_name == "Nguyễn Thị Hường"


def test_d14_duplicates_in_the_file_are_errors_and_against_the_register_an_update():
    twice = plan_of({"Đoàn viên": (PEOPLE, ("An", "DV1"), ("An", "DV1"))})
    assert [row for _, row, _ in errors(twice)] == [2, 3]
    once = plan_of({"Đoàn viên": (PEOPLE, ("An", "DV1"))})
    assert kinds(plan_of({"Đoàn viên": (PEOPLE, ("An Bình", "DV1"))}, applied(once)).people) == ["updated"]


def test_d15_the_owner_file_of_excel_is_named(tmp_path):
    path = tmp_path / "~$so.xlsx"
    path.write_bytes(b"x")
    assert "hãy đóng tệp trong Excel" in refused_file(path).message


def test_d15_a_workbook_that_excel_has_open_is_read_with_a_warning(tmp_path):
    (tmp_path / "so.xlsx").write_bytes(GOOD)
    (tmp_path / "~$so.xlsx").write_bytes(b"x")
    (problem,) = read_workbook(tmp_path / "so.xlsx").problems
    assert "đóng tệp trong Excel" in problem.message


def test_d15_a_file_that_another_program_holds(tmp_path, monkeypatch):
    from desktop_app.system import errors as faults

    def busy(path, limit):
        raise faults.TargetBusy(path)

    monkeypatch.setattr("desktop_app.system.files.read_bytes", busy)
    message = refused_file(tmp_path / "so.xlsx").message
    assert message == "Phần mềm khác đang giữ tệp “so.xlsx”: hãy đóng tệp trong Excel rồi nhập lại."


# The file itself


def test_a_workbook_is_read_in_a_child_process(tmp_path):
    path = tmp_path / "sổ mẫu #1.xlsx"
    path.write_bytes(book_bytes({**UNIT, "Sáng kiến": (INITIATIVES, ("SK1", "Một"))}))
    seen = []
    sheets = read_workbook(path, lambda done, total, what: seen.append((done, total, what)))
    assert [sheet.name for sheet in sheets.sheets] == ["Đơn vị", "Sáng kiến"]
    assert seen[0] == (0, 2, "Đang đọc sheet “Đơn vị”")


def test_what_a_child_refuses_comes_back_as_it_is(tmp_path):
    path = tmp_path / "so.xlsx"
    path.write_bytes(GOOD[:-30])
    assert refused_file(path).code == "workbook-damaged"


def test_what_reading_stumbled_over_is_in_the_log_without_its_values(tmp_path, caplog):
    path = tmp_path / "so.xlsx"
    path.write_bytes(with_part(GOOD, SHEET, lambda xml: xml.replace(b"</sheetData>", b"</x>Nguyen Van An")))
    caplog.set_level("INFO")
    assert refused_file(path).code == "workbook-damaged"
    assert [record.getMessage() for record in caplog.records] == ["reading a workbook stumbled over XmlError"]


def test_d13_reading_can_be_cancelled(tmp_path):
    path = tmp_path / "so.xlsx"
    path.write_bytes(GOOD)
    with pytest.raises(Cancelled):
        read_workbook(path, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("kind", "code"), [("timeout", "workbook-timeout"), ("memory", "workbook-memory"), ("crash", "workbook-damaged")]
)
def test_limits_of_the_child(tmp_path, monkeypatch, kind, code):
    from desktop_app.system import child
    from desktop_app.system.errors import ChildFailed

    def fail(*args, **kwargs):
        raise ChildFailed(kind)

    monkeypatch.setattr(child, "run_limited", fail)
    path = tmp_path / "so.xlsx"
    path.write_bytes(GOOD)
    assert refused_file(path).code == code


def test_a18_too_little_memory_is_said_so(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MEMORY", 50 * 2**20)
    path = tmp_path / "so.xlsx"
    noise = random.Random(1)
    path.write_bytes(
        book_bytes({"Sáng kiến": (INITIATIVES, *((f"SK{i}", noise.randbytes(15_000).hex()) for i in range(700)))})
    )
    error = refused_file(path)
    assert (error.code, "Không đủ bộ nhớ" in error.message) == ("workbook-memory", True)


def test_a_file_that_is_not_there(tmp_path):
    assert refused_file(tmp_path / "so.xlsx").code == "file-not-found"


def test_a_folder(tmp_path):
    assert refused_file(tmp_path).code == "file-unreadable"


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    from desktop_app.system import errors as faults

    def deny(path, limit):
        raise faults.NoPermission(path)

    monkeypatch.setattr("desktop_app.system.files.read_bytes", deny)
    assert refused_file(tmp_path / "so.xlsx").code == "file-unreadable"


def test_a_file_over_20_mb(tmp_path):
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"PK\x03\x04")
    os.truncate(path, MAX_FILE_BYTES + 1)
    assert refused_file(path).code == "workbook-too-large"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_bytes_raise_nothing_but_input_errors(data):
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        sheets = read_content(bytes(content), "so.xlsx")
    except InputError:
        return
    assert sheets.name == "so.xlsx"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_xml_raises_nothing_but_input_errors(data):
    part = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"]))
    place, piece = (
        data.draw(st.integers(0, 2000)),
        data.draw(st.sampled_from([b"<", b"9" * 9, b'"', b"<f/>", b"A", b"\xff"])),
    )
    changed = with_part(GOOD, part, lambda xml: xml[: place % len(xml)] + piece + xml[place % len(xml) + 1 :])
    try:
        sheets = read_content(changed, "so.xlsx")
    except InputError:
        return
    assert sheets.name == "so.xlsx"


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data):
    assert refused(data).message
