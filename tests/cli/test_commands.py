"""The command line as offices use it: its JSON, its exit statuses, and that bad luck leaves nothing behind."""

import errno
import re
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

import bagit
import pytest

from desktop_app.system.operations import FileOperations, OpenMode, using
from tests.cli.office import ON, PROGRAMME, Office, sheets

_LATE = {"Ngày áp dụng": "02/09/2023"}
_BAD_DATE = {"Ngày áp dụng": "31/02/2022"}
_UNDECLARED = {"Có tính mới": None}


class FullFor(FileOperations):
    """A disk that is full for files whose name holds a word."""

    def __init__(self, word: str) -> None:
        """Refuse these."""
        self._word = word

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        """Open any other file."""
        if mode != "rb" and self._word in path.name:
            raise OSError(errno.ENOSPC, "full", str(path))
        return super().open(path, mode)


def _make(office: Office, content: dict[str, Any], *more: str) -> dict[str, Any]:
    path = office.workbook(content)
    return office.json("make", path, "--programme", PROGRAMME, "--on", ON, "--out", office.folder / "ra", *more)


def test_make_does_the_whole_job(office: Office) -> None:
    """Three sound initiatives: three papers in each format, one valid package, exit 0."""
    path = office.workbook(sheets())
    answer = office("make", path, "--programme", PROGRAMME, "--on", ON, "--out", office.folder / "ra", "--json")
    made = answer.json
    assert answer.status == 0
    assert made["import"]["initiatives"] == {"added": 3, "updated": 0, "unchanged": 0, "rejected": 0}
    assert [item["verdict"] for item in made["check"]["initiatives"]] == ["eligible"] * 3
    names = {Path(name).name for name in made["documents"]}
    assert names >= {
        "To-trinh.docx",
        "To-trinh.pdf",
        "Bang-tong-hop.docx",
        "Bang-tong-hop.pdf",
        "Bang-tong-hop.xlsx",
        "Muc-luc-tai-lieu.pdf",
    }
    assert all(Path(name).stat().st_size for name in made["documents"])
    verified = office("verify", *made["packages"], "--json")
    assert (verified.status, verified.json["packages"][0]["problems"]) == (0, [])


def test_the_package_is_a_bag_for_other_tools_too(office: Office) -> None:
    """Unzipped, bagit-python finds it valid (RFC 8493)."""
    made = _make(office, sheets())
    with zipfile.ZipFile(made["packages"][0]) as package:
        package.extractall(office.folder / "mo")
    bag = bagit.Bag(str(next((office.folder / "mo").iterdir())))
    assert bag.validate()


def test_make_again_with_the_same_workbook_changes_nothing(office: Office) -> None:
    """The same revision, the same bytes."""
    first = _make(office, sheets())
    before = {name: Path(name).read_bytes() for name in (*first["documents"], *first["packages"])}
    again = _make(office, sheets())
    assert again["import"]["initiatives"]["unchanged"] == 3
    assert {name: Path(name).read_bytes() for name in (*again["documents"], *again["packages"])} == before


def test_a_corrected_workbook_is_revision_2_of_the_same_submission(office: Office) -> None:
    """In a folder of its own; revision 1 stays as it was."""
    first = _make(office, sheets())
    one = Path(first["packages"][0]).read_bytes()
    second = _make(office, sheets({"Tên sáng kiến": "Số hóa kho lưu trữ hồ sơ cán bộ, công chức"}))
    reports = office.json("verify", *first["packages"], *second["packages"])["packages"]
    entries = office.json("submission", "list", "--workspace", office.folder / "ra" / "du-lieu")["submissions"]
    assert second["import"]["initiatives"]["updated"] == 1
    assert reports[0]["submission"] == reports[1]["submission"] == entries[0]["submission"]
    assert reports[0]["digest"] != reports[1]["digest"]
    assert [entry["revision"] for entry in entries] == [2]
    assert Path(first["packages"][0]).read_bytes() == one


def test_another_day_alone_is_no_new_revision(office: Office) -> None:
    """Facts make revisions, not the clock."""
    path = office.workbook(sheets())
    for day in ("2022-05-01", "2022-05-20"):
        office("make", path, "--programme", PROGRAMME, "--on", day, "--out", office.folder / "ra")
    entries = office.json("submission", "list", "--workspace", office.folder / "ra" / "du-lieu")["submissions"]
    assert [entry["revision"] for entry in entries] == [1]


def test_only_eligible_initiatives_go_in(office: Office) -> None:
    """And those under review where they are asked for."""
    content = sheets(_LATE, {"Ngày quyết định": "31/08/2021"})
    made = _make(office, content)
    verdicts = [item["verdict"] for item in made["check"]["initiatives"]]
    entries = office.json("submission", "list", "--workspace", office.folder / "ra" / "du-lieu")["submissions"]
    assert verdicts[0] == "ineligible"
    assert verdicts[1:] == ["review", "eligible"]
    assert entries[0]["initiatives"] == ["SK003"]
    _make(office, content, "--include-review")
    entries = office.json("submission", "list", "--workspace", office.folder / "ra" / "du-lieu")["submissions"]
    assert entries[0]["initiatives"] == ["SK002", "SK003"]


def test_with_nothing_eligible_there_is_the_check_report_alone(office: Office) -> None:
    """Exit 1, no package."""
    path = office.workbook(sheets(_UNDECLARED, _UNDECLARED, _UNDECLARED))
    answer = office("make", path, "--programme", PROGRAMME, "--on", ON, "--out", office.folder / "ra", "--json")
    assert answer.status == 1
    assert answer.json["packages"] == []
    assert {Path(name).stem for name in answer.json["documents"]} == {"Phieu-kiem-tra"}


def test_rejected_rows_come_back_and_go_in_once_mended(office: Office) -> None:
    """Exit 1, the rest goes in; the workbook of rejected rows says what to mend."""
    path = office.workbook(sheets(_BAD_DATE))
    answer = office("import", path, "--json")
    assert answer.status == 1
    assert answer.json["initiatives"] == {"added": 2, "updated": 0, "unchanged": 0, "rejected": 1}
    problem = next(item for item in answer.json["problems"] if item["severity"] == "error")
    assert (problem["sheet"], problem["row"], problem["column"]) == ("Sáng kiến", 2, "Ngày áp dụng")
    assert Path(answer.json["rejected"]).is_file()
    mended = office("import", office.workbook(sheets()), "--json")
    assert (mended.status, mended.json["initiatives"]["added"]) == (0, 1)


def test_strict_takes_all_or_nothing(office: Office) -> None:
    """Exit 2 and an empty workspace."""
    answer = office("import", office.workbook(sheets(_BAD_DATE)), "--strict")
    assert answer.status == 2
    assert office("check", "--programme", PROGRAMME).status == 2


def test_a_dry_run_writes_nothing(office: Office) -> None:
    """It only says what would become of the rows."""
    answer = office.json("import", office.workbook(sheets()), "--dry-run")
    assert answer["initiatives"]["added"] == 3
    assert not office.workspace.exists()
    office("import", office.workbook(sheets()))
    changed = office.workbook(sheets({"Tên sáng kiến": "Tên khác hẳn"}))
    assert office.json("import", changed, "--dry-run")["initiatives"]["updated"] == 1
    assert office.json("import", changed, "--dry-run")["initiatives"]["updated"] == 1


def test_the_whole_workspace_goes_out_and_comes_back_unchanged(office: Office) -> None:
    """Every record is met again."""
    office("import", office.workbook(sheets()))
    out = office.folder / "toan-bo.xlsx"
    assert office("workbook", out).status == 0
    back = office.json("import", out)
    assert back["initiatives"] == {"added": 0, "updated": 0, "unchanged": 3, "rejected": 0}
    assert back["members"] == {"added": 0, "updated": 0, "unchanged": 2, "rejected": 0}


def test_what_is_imported_for_no_programme_holds_for_each(office: Office) -> None:
    """Declarations count in every programme that states none of its own."""
    office("import", office.workbook(sheets()))
    found = office.json("check", "--programme", PROGRAMME, "--on", ON)
    assert [item["verdict"] for item in found["initiatives"]] == ["eligible"] * 3
    assert found["quotas"][0] | {"unit": ""} == {
        "unit": "",
        "phase": 1,
        "from": "2021-09-01",
        "to": "2022-05-31",
        "members": 40,
        "with_initiative": 0,
        "expected": 2,
        "percent_required": 4,
        "required": 2,
        "missing": 2,
        "met": False,
        "count": 0,
        "count_target": None,
    }


def test_a_submission_step_by_step(office: Office) -> None:
    """New, marks, papers, package; the code stays while number, date and scan are added."""
    office("import", office.workbook(sheets()))
    entry = office.json("submission", "new", "--programme", PROGRAMME, "--on", ON, "--initiative", "SK003")
    assert entry["initiatives"] == ["SK003"]
    scan = office.folder / "qd12.pdf"
    marked = office.json(
        "submission", "set", entry["submission"], "--number", "05", "--date", "02/05/2022", "--signed", scan
    )
    assert (marked["number"], marked["date"], marked["signed"]) == ("05", "2022-05-02", True)
    assert marked["code"] == entry["code"]
    out = office.folder / "giay-to"
    papers = office.json("documents", "--submission", entry["submission"], "--out", out, "--formats", "pdf")
    assert {Path(name).suffix for name in papers["documents"]} == {".pdf"}
    package = office.folder / "goi.zip"
    exported = office.json("export", "--submission", entry["submission"], "--out", package)
    assert exported == {"packages": [str(package)], "code": entry["code"]}
    assert "da-ky/To-trinh.pdf" in str(zipfile.ZipFile(package).namelist())
    assert office("verify", package).status == 0
    checked = office.json("check", "--programme", PROGRAMME, "--on", ON, "--submission", entry["submission"])
    assert [item["code"] for item in checked["initiatives"]] == ["SK003"]


def test_a_second_submission_is_the_next_serial(office: Office) -> None:
    """*Đợt 2*."""
    office("import", office.workbook(sheets()))
    serials = [office.json("submission", "new", "--programme", PROGRAMME, "--on", ON)["serial"] for _ in range(2)]
    assert serials == [1, 2]


def test_one_initiative_is_checked_alone(office: Office) -> None:
    """With its finding, clause and field."""
    office("import", office.workbook(sheets(_LATE)))
    answer = office("check", "--programme", PROGRAMME, "--on", "2023-10-01", "--initiative", "sk001", "--json")
    (item,) = answer.json["initiatives"]
    found = {finding["rule"]: finding for finding in item["findings"]}
    assert (answer.status, item["code"], item["verdict"]) == (1, "SK001", "ineligible")
    assert found["applied-window"]["clause"] == "Hướng dẫn 02/HD-CĐVC, mục III.3"
    assert found["applied-window"]["field"] == "applied_on"
    assert found["applied-window"]["waived"] is None


def test_programmes_go_out_and_come_in(office: Office) -> None:
    """Exported, and added again: the same programme."""
    file = office.folder / "b.hsct"
    exported = office.json("programmes", "export", PROGRAMME, file)
    added = office.json("programmes", "add", file)
    assert exported["programmes"][0] == added["programmes"][0]
    assert office.json("programmes", "show", PROGRAMME)["programmes"][0]["id"] == PROGRAMME
    assert {item["id"] for item in office.json("programmes")["programmes"]} == {PROGRAMME, "75k-binhdinh-2021"}


def test_the_empty_workbook_comes_in_empty(office: Office) -> None:
    """Its example row is skipped."""
    file = office.folder / "mau.xlsx"
    assert office("template", file).status == 0
    answer = office.json("import", file)
    assert (answer["members"]["added"], answer["initiatives"]["added"]) == (0, 0)


def test_version_says_where_the_data_is(office: Office) -> None:
    """Version, schema, workspace."""
    answer = office.json("--version")
    assert set(answer) == {"version", "schema", "workspace"}
    assert answer["workspace"] == str(office.workspace)


def _assert_one_sentence(err: str) -> None:
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert re.search("[àáảãạăâđêôơưếệốộớợứự]", err)


@pytest.mark.parametrize(
    "words",
    [
        ["import", "khong-co.xlsx"],
        ["import", "."],
        ["make", "khong-co.xlsx", "--programme", PROGRAMME, "--out", "ra"],
        ["check", "--programme", PROGRAMME],
        ["check", "--programme", "la", "--on", "32/01/2022"],
        ["documents", "--submission", "x", "--out", "ra"],
        ["export", "--submission", "x", "--out", "ra.zip"],
        ["verify", "khong-co.zip"],
        ["workbook", "ra.xlsx"],
        ["programmes", "show", "la"],
        ["programmes", "add", "khong-co.hsct"],
        ["submission", "set", "x"],
        ["nhay"],
        ["--json"],
        ["--workspace"],
    ],
)
def test_a_call_that_cannot_be_used_is_exit_2_and_one_sentence(
    office: Office, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written where nothing was."""
    monkeypatch.chdir(office.folder)
    answer = office(*words)
    assert answer.status == 2
    _assert_one_sentence(answer.err)
    assert not (office.folder / "ra").exists()


def test_an_error_is_told_in_json_too(office: Office) -> None:
    """The code is stable, the sentence is for people."""
    answer = office("import", office.folder / "khong-co.xlsx", "--json")
    assert answer.json["error"]["code"] == "file-not-found"
    _assert_one_sentence(answer.err)


def test_a_submission_is_checked_by_its_own_programme_alone(office: Office) -> None:
    """Another one's rules would say nothing about it."""
    office("import", office.workbook(sheets()))
    entry = office.json("submission", "new", "--programme", PROGRAMME, "--on", ON)
    answer = office("check", "--programme", "75k-binhdinh-2021", "--submission", entry["submission"])
    assert answer.status == 2
    _assert_one_sentence(answer.err)


def test_a_submission_is_checked_whole_whatever_became_of_the_register(office: Office) -> None:
    """Initiatives are met by what they are, not by how their code is written; quotas count the whole unit."""
    office("import", office.workbook(sheets()))
    entry = office.json("submission", "new", "--programme", PROGRAMME, "--on", ON, "--initiative", "SK001", "SK002")
    words = ["check", "--programme", PROGRAMME, "--on", ON]
    whole = office.json(*words)
    inside = office.json(*words, "--submission", entry["submission"])
    assert [item["code"] for item in inside["initiatives"]] == ["SK001", "SK002"]
    assert inside["quotas"] == whole["quotas"]
    one = office.json(*words, "--submission", entry["submission"], "--initiative", "SK002")
    assert [item["code"] for item in one["initiatives"]] == ["SK002"]
    assert office(*words, "--submission", entry["submission"], "--initiative", "SK003").status == 2


def test_what_an_officer_changed_in_a_paper_stays(office: Office) -> None:
    """The new one takes the next free name."""
    made = _make(office, sheets())
    paper = next(Path(name) for name in made["documents"] if name.endswith("To-trinh.docx"))
    paper.write_bytes(b"sua tay")
    again = _make(office, sheets())
    assert paper.read_bytes() == b"sua tay"
    assert str(paper.with_name("To-trinh (2).docx")) in again["documents"]
    assert again["packages"] == made["packages"]


def test_make_without_a_unit_leaves_it_blank(office: Office) -> None:
    """The sheet may be missing: the import warns, the papers leave dots."""
    early = {"Ngày áp dụng": "15/01/2021", "Ngày quyết định": "20/02/2021"}
    content = sheets(early, early, early)
    del content["Đơn vị"]
    words = ("--programme", "75k-binhdinh-2021", "--on", "2021-04-10", "--out", office.folder / "ra")
    made = office.json("make", office.workbook(content), *words)
    assert [item["severity"] for item in made["import"]["problems"] if not item["row"]] == ["warning"]
    assert office("verify", *made["packages"]).status == 0


def test_the_current_programme_is_that_of_the_last_import(office: Office) -> None:
    """What goes out and comes back without naming it is stated for it."""
    office("import", office.workbook(sheets()), "--programme", PROGRAMME)
    out = office.folder / "toan-bo.xlsx"
    office("workbook", out)
    assert office.json("import", out)["initiatives"] == {"added": 0, "updated": 0, "unchanged": 3, "rejected": 0}
    assert office("check", "--programme", PROGRAMME, "--on", ON).status == 0


def test_nothing_goes_in_whose_rejected_rows_are_lost(office: Office) -> None:
    """Where no workbook of rejects can be written, the import is undone."""
    path = office.workbook(sheets(_BAD_DATE))
    with using(FullFor("bi-tra-lai")):
        answer = office("import", path)
    assert answer.status == 3
    _assert_one_sentence(answer.err)
    assert office.json("import", office.workbook(sheets()))["initiatives"]["added"] == 3


def test_an_unknown_programme_leaves_no_folder(office: Office) -> None:
    """`make` looks before it writes."""
    answer = office("make", office.workbook(sheets()), "--programme", "la", "--out", office.folder / "ra")
    assert (answer.status, (office.folder / "ra").exists()) == (2, False)


def test_nothing_is_overwritten(office: Office) -> None:
    """A file that is there already stays (D18)."""
    file = office.folder / "co-san.xlsx"
    file.write_bytes(b"cua toi")
    assert office("template", file).status == 2
    office("import", office.workbook(sheets()))
    assert office("workbook", file).status == 2
    assert file.read_bytes() == b"cua toi"


def test_a_locked_workspace_is_exit_3(office: Office) -> None:
    """With who holds it."""
    from desktop_app.domain.context import system_context
    from desktop_app.services.workspace import open_workspace

    with open_workspace(office.workspace, system_context("chi-hoa")):
        answer = office("check", "--programme", PROGRAMME)
    assert answer.status == 3
    assert "chi-hoa" in answer.err
    _assert_one_sentence(answer.err)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 not a database", b"SQLite format 3\0" + b"\1" * 500])
def test_a_damaged_workspace_is_exit_3_and_stays_as_it_is(office: Office, content: bytes) -> None:
    """The damaged file is kept for those who may still read it."""
    office("import", office.workbook(sheets()))
    database = office.workspace / "du-lieu.hssk"
    database.write_bytes(content)
    answer = office("check", "--programme", PROGRAMME)
    assert answer.status == 3
    _assert_one_sentence(answer.err)
    assert database.read_bytes() == content


class ReadOnly(FileOperations):
    """Forbids to make or write anything under a folder; the tests run as root, whom no mode stops."""

    def __init__(self, folder: Path) -> None:
        """Forbid this folder."""
        self._folder = folder

    def _refuse(self, path: Path) -> None:
        if path.is_relative_to(self._folder):
            raise PermissionError(errno.EACCES, "refused", str(path))

    def mkdir(self, path: Path) -> None:
        """Make a folder elsewhere."""
        self._refuse(path)
        super().mkdir(path)

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        """Open a file to read, or elsewhere."""
        if mode != "rb":
            self._refuse(path)
        return super().open(path, mode)


@pytest.mark.parametrize("there", [True, False], ids=["there", "to be made"])
def test_a_folder_that_cannot_be_written_is_one_sentence(office: Office, there: bool) -> None:
    """Exit 2 or 3, and nothing in it."""
    path = office.workbook(sheets())
    closed = office.folder / "cam"
    if there:
        (closed / "ra" / "du-lieu").mkdir(parents=True)
    with using(ReadOnly(closed)):
        answer = office("make", path, "--programme", PROGRAMME, "--out", closed / "ra")
    assert answer.status in (2, 3)
    _assert_one_sentence(answer.err)
    assert not any(item.is_file() for item in closed.rglob("*"))
