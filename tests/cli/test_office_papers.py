"""`report` and `papers`: what an office makes beside a dossier, with one command each."""

from pathlib import Path

import pytest

from tests.cli.office import PROGRAMME, Office, sheets

WEEK = ("--from", "25/04/2022", "--to", "01/05/2022")
DATED = {"Ngày nộp cổng": "26/04/2022"}


def _names(documents: list[str]) -> list[str]:
    return sorted(Path(name).name for name in documents)


@pytest.fixture
def filled(office: Office) -> Office:
    """An office whose first initiative was submitted in the week, the second before it, the third registered alone."""
    content = sheets(DATED, {"Ngày nộp cổng": "24/04/2022"}, {"Giai đoạn": "Đăng ký"})
    assert office("import", office.workbook(content), "--programme", PROGRAMME).status == 0
    return office


def test_the_report_of_a_week_is_one_command(filled: Office) -> None:
    """The letter, the annex in three formats, and the figures."""
    out = filled.folder / "bao-cao"
    answer = filled.json("report", "--programme", PROGRAMME, *WEEK, "--out", out, "--number", "7")
    assert _names(answer["documents"]) == [
        "Bao-cao.docx", "Bao-cao.pdf", "Phu-luc-bao-cao.docx", "Phu-luc-bao-cao.pdf", "Phu-luc-bao-cao.xlsx",
    ]  # fmt: skip
    assert all(Path(name).stat().st_size for name in answer["documents"])
    report = answer["report"]
    assert (report["period"], report["from"], report["to"]) == ("week", "2022-04-25", "2022-05-01")
    total = report["total"]
    assert (total["in_period"], total["in_all"], total["preparing"]) == (1, 2, 1)
    assert (total["members"], total["with_initiative"], total["percent_of_members"]) == (40, 2, 5.0)
    assert report["units"] == []


def test_the_same_report_again_writes_the_same_files(filled: Office) -> None:
    """Bytes and names; a changed one stays beside the new one."""
    words = ("report", "--programme", PROGRAMME, *WEEK, "--out", filled.folder / "bc", "--formats", "docx")
    first = filled.json(*words)["documents"]
    before = [Path(name).read_bytes() for name in first]
    assert filled.json(*words)["documents"] == first
    assert [Path(name).read_bytes() for name in first] == before
    Path(first[0]).write_bytes(b"x")
    again = filled.json(*words)["documents"]
    assert again[0] != first[0]
    assert Path(first[0]).read_bytes() == b"x"


def test_without_json_the_figures_are_told(filled: Office) -> None:
    """One sentence and the paths."""
    lines = filled("report", "--programme", PROGRAMME, *WEEK, "--out", filled.folder / "bc").out.splitlines()
    assert lines[0] == "Báo cáo tuần từ ngày 25/04/2022 đến ngày 01/05/2022: 1 sáng kiến nộp trong kỳ, 2 lũy kế."
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("kind", "stem", "formats"),
    [
        ("plan", "Ke-hoach", ["docx", "pdf"]),
        ("targets", "Dang-ky-chi-tieu", ["docx", "pdf"]),
        ("support-team", "Quyet-dinh-To-ho-tro", ["docx", "pdf"]),
        ("registration-form", "Phieu-dang-ky", ["docx", "pdf", "xlsx"]),
        ("registration-list", "Danh-sach-dang-ky", ["docx", "pdf", "xlsx"]),
        ("author-list", "Danh-sach-doan-vien-co-sang-kien", ["docx", "pdf", "xlsx"]),
        ("register", "So-theo-doi-sang-kien", ["docx", "pdf", "xlsx"]),
        ("folder-labels", "Nhan-ho-so", ["docx", "pdf"]),
    ],
)
def test_each_paper_on_demand(filled: Office, kind: str, stem: str, formats: list[str]) -> None:
    """In the formats that it has."""
    made = filled.json("papers", kind, "--programme", PROGRAMME, "--out", filled.folder / kind)
    assert _names(made["documents"]) == [f"{stem}.{item}" for item in formats]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "--from", "02/05/2022", "--to", "01/05/2022"), "kết thúc ngày 01/05/2022, trước ngày bắt đầu"),
        (("report", "--from", "31/02/2022", "--to", "01/05/2022"), "Ngày “31/02/2022” không đúng"),
        (("papers", "hop-dong"), "Không có loại giấy tờ “hop-dong”; hãy chọn trong: plan,"),
        (("papers", "register", "--initiative", "SK999"), "Không có sáng kiến mã “SK999”"),
    ],
)
def test_what_cannot_be_made_is_exit_2_and_nothing_written(filled: Office, words: tuple[str, ...], said: str) -> None:
    """One sentence, no folder."""
    answer = filled(*words, "--programme", PROGRAMME, "--out", filled.folder / "ra")
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert not (filled.folder / "ra").exists()


def test_a_list_of_nothing_is_refused(office: Office) -> None:
    """Nothing is registered: there is no list of registrations."""
    office("import", office.workbook(sheets()), "--programme", PROGRAMME)
    answer = office("papers", "registration-list", "--programme", PROGRAMME, "--out", office.folder / "ra")
    assert answer.status == 2
    assert answer.err.strip().endswith("nên chưa lập được “Danh sách đăng ký sáng kiến”.")
