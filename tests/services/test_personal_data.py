"""Personal data: what is kept about one person, the log of what left, who may go, what holds the deleted."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.documents.content import Table
from desktop_app.documents.kept_about import kept_about_paper
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper
from desktop_app.domain.personal_data import LOGGED, RetentionLine
from desktop_app.domain.progress import silent
from desktop_app.services import editing
from desktop_app.services.backups import back_up
from desktop_app.services.checking import check_report
from desktop_app.services.exchange import write_whole_workbook
from desktop_app.services.exporting import export_package
from desktop_app.services.exports import note_export
from desktop_app.services.office_papers import PaperOrder, write_office_papers
from desktop_app.services.papers import write_check_report, write_papers
from desktop_app.services.personal_data import (
    kept_about,
    personal_log,
    retention_list,
    still_held,
    write_kept_about,
)
from desktop_app.services.programmes import find_programme
from desktop_app.services.registers import export_table
from desktop_app.services.submissions import SubmissionOrder, new_submission
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.paths import temp_folder
from tests.cli.office import PDF, PROGRAMME
from tests.services import union

NUMBER = "015085000001"


def _first(workspace: OpenWorkspace) -> UUID:
    return union.people(workspace)["DV01"].id


def _texts(workspace: OpenWorkspace, person_id: UUID) -> dict[str, str]:
    """What the paper's table says, by its left column."""
    document = kept_about_paper(kept_about(workspace, person_id))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows: list[tuple[str, ...]] = list(table.rows)
    return {row[0]: row[1] for row in rows}


@pytest.fixture
def submission(workspace: OpenWorkspace) -> UUID:
    """A submission that names both members."""
    order = SubmissionOrder(programme_id=PROGRAMME, on=union.DAY, codes=("SK001", "SK002", "SK003"))
    return new_submission(workspace, order).id


def test_f09_all_that_is_kept_about_one_person_is_on_the_paper(workspace: OpenWorkspace, submission: UUID) -> None:
    person = _first(workspace)
    back_up(workspace, BackupReason.MANUAL)
    editing.note_reveal(workspace, person)
    with workspace.store.write() as session:
        session.drafts.put(person, "phone", "09", union.NOW)
    told = _texts(workspace, person)
    assert told["CCCD/CMND"] == NUMBER
    assert told["Số điện thoại"] == "0912345678"
    assert told["Ngày sinh"] == "1985"
    assert "giới tính" in told["Chưa ghi"]
    assert told["Đang gõ dở, chưa lưu"] == "Số điện thoại"
    assert "SK001: Số hóa kho lưu trữ hồ sơ cán bộ (đứng tên, đóng góp 100%)" in told["Sáng kiến có tên"]
    assert "đứng tên, đóng góp 60%" in told["Sáng kiến có tên"]
    assert "SK002" not in told["Sáng kiến có tên"]
    assert told["Hồ sơ đã lập có tên"] == "01 triệu sáng kiến, đợt 1, lần 1, lập ngày 01/05/2022"
    assert told["Bản sao lưu"].startswith("01 bản, ngày 01/05/2022")
    assert told["Đã xem, đã đưa ra ngoài"].startswith("01/05/2022: xem số CCCD/CMND, thu")


def test_f09_the_paper_is_written_and_registered_with_its_day(workspace: OpenWorkspace, tmp_path: Path) -> None:
    person = _first(workspace)
    files = write_kept_about(workspace, person, tmp_path / "giao")
    again = write_kept_about(workspace, person, tmp_path / "giao")
    assert [file.suffix for file in files] == [".docx", ".pdf"]
    assert files[1].read_bytes().startswith(b"%PDF")
    assert not set(files) & set(again)
    lines = [line for line in personal_log(workspace) if line.kind == "person-told"]
    assert [(line.about, line.at) for line in lines] == [("Trần Văn Thử", union.NOW)] * 2


def test_f09_nothing_is_written_about_somebody_who_is_gone(workspace: OpenWorkspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="không còn trong danh sách"):
        write_kept_about(workspace, UUID(int=7), tmp_path / "giao")
    assert not (tmp_path / "giao").exists()


def _list(workspace: OpenWorkspace, folder: Path, _submission: str) -> object:
    return export_table(workspace, folder / "a.xlsx", "Danh sách", ["Tên"], [["Trần Văn Thử"]])


def _workbook(workspace: OpenWorkspace, folder: Path, _submission: str) -> object:
    return write_whole_workbook(workspace, folder / "b.xlsx")


def _package(workspace: OpenWorkspace, folder: Path, submission: str) -> object:
    return export_package(workspace, submission, folder / "c.zip", silent)


def _papers(workspace: OpenWorkspace, folder: Path, submission: str) -> object:
    return write_papers(workspace, submission, folder, ("pdf",), silent)


def _report(workspace: OpenWorkspace, folder: Path, _submission: str) -> object:
    report = check_report(workspace, find_programme(workspace, PROGRAMME), on=union.DAY)
    return write_check_report(workspace, report, folder, ("pdf",))


def _register(workspace: OpenWorkspace, folder: Path, _submission: str) -> object:
    order = PaperOrder(papers=(Paper.REGISTER, Paper.PLAN), programme_id=PROGRAMME)
    return write_office_papers(workspace, order, folder, ("pdf", "xlsx"))


@pytest.mark.parametrize(
    ("export", "kind", "about"),
    [
        (_list, "list-exported", ""),
        (_workbook, "workbook-exported", ""),
        (_package, "package-exported", "Hồ sơ đợt 1"),
        (_papers, "papers-written", "Hồ sơ đợt 1"),
        (_report, "check-report-written", ""),
        (_register, "list-exported", ""),
    ],
)
def test_whatever_leaves_is_in_the_log_without_personal_data(
    workspace: OpenWorkspace,
    submission: UUID,
    tmp_path: Path,
    export: Callable[[OpenWorkspace, Path, str], object],
    kind: str,
    about: str,
) -> None:
    before = len(personal_log(workspace))
    export(workspace, tmp_path, str(submission))
    assert len(personal_log(workspace)) == before + 1
    line = personal_log(workspace)[0]
    assert (line.kind, line.about, line.user) == (kind, about, "thu")
    assert "Thử" not in line.detail


def test_the_log_has_words_for_what_it_keeps_and_no_others(workspace: OpenWorkspace) -> None:
    for kind in LOGGED:
        note_export(workspace, kind)
    assert {line.what for line in personal_log(workspace)} == set(LOGGED.values())
    with pytest.raises(AssertionError):
        note_export(workspace, "record-edited")


def test_f04_what_still_holds_the_deleted_is_named(workspace: OpenWorkspace, submission: UUID) -> None:
    person = _first(workspace)
    back_up(workspace, BackupReason.MANUAL)
    before = still_held(workspace, [person])
    editing.delete_people(workspace, [person])
    after = still_held(workspace, [person])
    assert before == after
    assert [(item.submission_id, item.label) for item in after.revisions] == [(submission, "đợt 1, lần 1")]
    assert (after.backups.count, after.backups.last, after.backups.elsewhere) == (1, date(2022, 5, 1), False)


def test_f04_nothing_of_the_deleted_is_left_in_the_files_of_the_workspace(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    """Name, code, numbers: not in the database's bytes, not in what lies beside it; other people stay."""
    person = union.people(workspace)["DV01"]
    with workspace.store.write() as session:
        session.drafts.put(person.id, "position", "Chuyên viên dự thảo", union.NOW)
    for line in range(40):  # so that pages are freed
        note_export(workspace, "list-exported", detail=f"Danh sách: {line} dòng")
    editing.delete_people(workspace, [person.id])
    kept = b"".join(file.read_bytes() for file in (tmp_path / "may").rglob("*") if file.is_file())
    for text in (NUMBER, "0912345678", "Trần Văn Thử", "tran van thu", "DV01", "dự thảo", person.id.hex):
        assert text.encode() not in kept, text
    assert "Lê Thị Nháp".encode() in kept


def test_f08_who_is_no_member_is_listed_with_what_holds_them(workspace: OpenWorkspace, submission: UUID) -> None:
    assert retention_list(workspace) == ()
    left = union.people(workspace)["DV01"]
    alone = editing.new_person(workspace)
    edits = (
        Alteration(left, replace(left, is_member=False)),
        Alteration(None, replace(alone, full_name="Vũ Văn Rời", is_member=False)),
    )
    editing.apply_edit(workspace, Edit(label="Sửa", alterations=edits))
    lines = {line.name: line for line in retention_list(workspace)}
    assert lines["Trần Văn Thử"].reason == "Là tác giả của 2 sáng kiến và có tên trong 1 lần hồ sơ đã lập"
    assert lines["Vũ Văn Rời"].reason == "Không còn lý do giữ: nên xóa"


@pytest.mark.parametrize(
    ("initiatives", "revisions", "reason"),
    [
        (0, 0, "Không còn lý do giữ: nên xóa"),
        (3, 0, "Là tác giả của 3 sáng kiến"),
        (0, 2, "Có tên trong 2 lần hồ sơ đã lập"),
    ],
)
def test_f08_a_reason_is_a_sentence(initiatives: int, revisions: int, reason: str) -> None:
    line = RetentionLine(id=UUID(int=1), name="A", birth="", workplace="", initiatives=initiatives, revisions=revisions)
    assert line.reason == reason


_OPENS: str = """
import os, sys
from pathlib import Path
from desktop_app.system.paths import temp_folder
folder = temp_folder() / "mo" / "ab"
folder.mkdir(parents=True)
(folder / "quyet-dinh.pdf").write_bytes(b"015085000001")
print(folder, flush=True)
if sys.argv[1] == "kill":
    os._exit(9)
"""


@pytest.mark.parametrize("end", ["exit", "kill"])
def test_f05_a_scan_that_was_opened_is_gone_at_the_end_or_at_the_next_start(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = Path(_run(end))
    assert tmp_path in folder.parents
    assert folder.exists() == (end == "kill")
    with open_workspace(tmp_path / "may", union.context()):  # the next start
        assert not folder.exists()
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and NUMBER.encode() in file.read_bytes()]


def _run(end: str) -> str:
    done = subprocess.run([sys.executable, "-c", _OPENS, end], stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip()


def test_f05_scans_are_opened_from_the_folder_that_is_deleted(workspace: OpenWorkspace, tmp_path: Path) -> None:
    (tmp_path / "qd.pdf").write_bytes(PDF)
    (file,) = editing.store_files(workspace, [tmp_path / "qd.pdf"])
    assert temp_folder() in editing.file_to_open(workspace, file).parents
