"""`import` of one-sheet lists: for certain at once, else a proposal to correct and pass with `--mapping`."""

from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.importing.books import book_bytes
from tests.importing.office_list import AUTHORITY, DECISION, ON, PROGRAMME, twelve_rows

_UNCLEAR = {
    "Sheet1": [
        ("Ai làm", "Việc đã làm", "SĐT", 'Ghi "thêm"'),
        ("Nguyễn Văn An", "Số hóa kho lưu trữ hồ sơ cán bộ", "0912345678", "x"),
        ("Trần Thị Bình", "Lịch trực luân phiên có nhắc việc", "0987654321", "y"),
    ]
}
_NAMED = {"Sheet1": [("Họ tên tác giả", "Tên sáng kiến", "Lĩnh vực nào"), ("Nguyễn Văn An", "Số hóa kho", "Văn thư")]}


def _list(office: Office, sheets: dict[str, list[tuple[object, ...]]], name: str = "ds.xlsx") -> Path:
    path = office.folder / name
    path.write_bytes(book_bytes(sheets))
    return path


def test_a_list_whose_columns_are_certain_goes_in(office: Office) -> None:
    path, _ = twelve_rows(office.folder)
    answer = office("import", path, "--json")
    assert (answer.status, answer.json["initiatives"]["added"], answer.json["members"]["added"]) == (0, 12, 12)
    again = office.json("import", path)
    assert again["initiatives"]["unchanged"] == 12


def test_a_doubtful_column_is_left_out_and_told(office: Office) -> None:
    answer = office.json("import", _list(office, _NAMED))
    assert answer["initiatives"]["added"] == 1
    assert [problem["column"] for problem in answer["problems"] if "--mapping" in problem["message"]] == [
        "Lĩnh vực nào"
    ]


def test_without_certainty_a_proposal_is_written_and_nothing_else(office: Office) -> None:
    path = _list(office, _UNCLEAR)
    answer = office("import", path, "--json")
    assert (answer.status, answer.json["error"]["code"]) == (2, "column-missing")
    proposal = office.folder / "ds-anh-xa.toml"
    assert str(proposal) in answer.err
    assert not office.workspace.exists()
    text = proposal.read_text("utf-8")
    assert '"Ai làm" = "Họ và tên tác giả"  # CHƯA CHẮC; Nguyễn Văn An; Trần Thị Bình' in text
    done = office("import", path, "--mapping", proposal, "--json")
    assert (done.status, done.json["initiatives"]["added"], done.json["members"]["added"]) == (0, 2, 2)
    assert office.json("import", path)["initiatives"]["unchanged"] == 2, "the mapping is remembered"


def test_a_second_proposal_takes_the_next_free_name(office: Office) -> None:
    path = _list(office, _UNCLEAR)
    office("import", path)
    office("import", path, "--dry-run")
    assert len(list(office.folder.glob("ds-anh-xa*.toml"))) == 2


def _corrected(office: Office, path: Path, *changes: tuple[str, str]) -> Path:
    office("import", path)
    proposal = office.folder / "ds-anh-xa.toml"
    text = proposal.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    proposal.write_text(text, "utf-8")
    return proposal


def test_the_file_answers_what_is_asked_once(office: Office) -> None:
    path = _list(office, _UNCLEAR)
    (office.folder / "qd.pdf").write_bytes(b"%PDF-1.4")
    proposal = _corrected(
        office, path,
        ('"Khối" = ""', '"Khối" = "Cơ quan, hành chính sự nghiệp"'),
        ('"Có tính mới" = ""', '"Có tính mới" = "Có"'),
        ('"Có khiếu nại" = ""', '"Có khiếu nại" = "Không"'),
        ('"Đã công nhận" = ""', '"Đã công nhận" = true'),
        ('"Số quyết định" = ""', f'"Số quyết định" = "{DECISION}"'),
        ('"Ngày quyết định" = ""', '"Ngày quyết định" = 2022-02-18'),
        ('"Cơ quan công nhận" = ""', f'"Cơ quan công nhận" = "{AUTHORITY}"'),
        ('"Tệp quyết định" = ""', '"Tệp quyết định" = "qd.pdf"'),
    )  # fmt: skip
    office("import", path, "--mapping", proposal, "--programme", PROGRAMME)
    found = office.json("check", "--programme", PROGRAMME, "--on", ON)["initiatives"]
    rules = {finding["rule"] for item in found for finding in item["findings"]}
    assert not rules & {"recognised", "novel", "complaint", "block", "evidence"}
    assert "ip-protection" in rules


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[cot]", "[khac]", "mapping-invalid"),
        ("[cot]", "[cot", "mapping-invalid"),
        ('"Họ và tên tác giả"  #', '"Tên người"  #', "mapping-invalid"),
        ('"Ai làm" =', '"Cột lạ" =', "mapping-invalid"),
        ('"Tên sáng kiến"  #', '""  #', "column-missing"),
        ('"Có tính mới" = ""', '"Có tính mới" = "chắc là có"', "mapping-invalid"),
        ('"Có tính mới" = ""', '"Có gì mới" = ""', "mapping-invalid"),
        ('"Ngày quyết định" = ""', '"Ngày quyết định" = "31/02/2022"', "mapping-invalid"),
        ('sheet = "Sheet1"', 'sheet = "Sheet9"', "sheet-missing"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_place(office: Office, old: str, new: str, code: str) -> None:
    path = _list(office, _UNCLEAR)
    proposal = _corrected(office, path, (old, new))
    answer = office("import", path, "--mapping", proposal, "--json")
    assert (answer.status, answer.json["error"]["code"]) == (2, code)
    assert not office.workspace.exists()


def test_a_mapping_file_that_is_not_there(office: Office) -> None:
    answer = office("import", _list(office, _UNCLEAR), "--mapping", "khong-co.toml")
    assert answer.status == 2


def test_dry_run_and_strict_hold_for_lists(office: Office) -> None:
    sheets = {"Sheet1": [("Họ tên", "Tên sáng kiến", "Ngày áp dụng"), ("Nguyễn Văn An", "Số hóa kho", "31/02/2022")]}
    path = _list(office, sheets)
    assert office.json("import", path, "--dry-run")["initiatives"]["rejected"] == 1
    assert office("import", path, "--strict").status == 2
    assert not list(office.folder.glob("*tra-lai*"))
    answer = office("import", path, "--json")
    assert answer.status == 1
    assert Path(answer.json["rejected"]).name == "ds-bi-tra-lai.xlsx"


def test_what_is_no_list_is_told_as_before(office: Office) -> None:
    answer = office("import", _list(office, {"Sheet1": [("Thu", "Chi"), (1, 2)]}), "--json")
    assert (answer.status, answer.json["error"]["code"]) == (2, "sheet-missing")
