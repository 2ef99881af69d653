"""Backups as an officer meets them: when they are made by themselves, and the second place."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.backup_folder import BackupFolder
from desktop_app.domain.backup import BackupReason, Contents
from desktop_app.domain.context import Context
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.progress import silent
from desktop_app.services import backups, bulk, editing
from desktop_app.services import second_place as second
from desktop_app.services.backup_words import contents_words, moment_words
from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PROGRAMME, sheets
from tests.importing.books import book_bytes
from tests.services import union
from tests.services.union import NOW


def reasons(workspace: OpenWorkspace) -> list[BackupReason]:
    return [item.reason for item in backups.all_backups(workspace)]


def at(workspace: OpenWorkspace, now: datetime) -> OpenWorkspace:
    """The workspace at another time."""
    return replace(workspace, context=Context(now=lambda: now, user="thu", new_id=workspace.context.new_id))


def take_in(workspace: OpenWorkspace, folder: Path, title: str) -> None:
    workbook = folder / "them.xlsx"
    workbook.write_bytes(book_bytes(sheets({"Tên sáng kiến": title})))
    parsed = read_whole_workbook(workbook, silent)
    import_workbook(workspace, parsed, Intake(workbook=workbook, programme_id=PROGRAMME), silent)


def test_before_an_import_one_is_made_that_knows_nothing_of_it(workspace: OpenWorkspace, tmp_path: Path) -> None:
    take_in(workspace, tmp_path, "Tên mới")
    (made,) = backups.all_backups(workspace)
    assert made.reason is BackupReason.IMPORT
    assert made.contents == Contents(members=2, initiatives=3, attachments=1)
    take_in(workspace, tmp_path, "Tên mới hơn")
    assert reasons(workspace) == [BackupReason.IMPORT] * 2


def test_an_empty_workspace_needs_none(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "moi", union.context()) as workspace:
        assert backups.back_up_before(workspace, BackupReason.IMPORT) is None
        assert backups.back_up_by_itself(workspace, BackupReason.EXIT) is None
        assert reasons(workspace) == []


def test_where_nothing_has_changed_the_newest_serves(workspace: OpenWorkspace) -> None:
    first = backups.back_up_by_itself(workspace, BackupReason.DAILY)
    assert backups.back_up_by_itself(workspace, BackupReason.EXIT) == first
    with workspace.store.write() as session:
        session.settings.put("n", 1)
    assert backups.back_up_by_itself(workspace, BackupReason.EXIT) != first
    assert reasons(workspace) == [BackupReason.EXIT, BackupReason.DAILY]


def test_one_that_was_deleted_meanwhile_does_not_serve(workspace: OpenWorkspace) -> None:
    first = backups.back_up(workspace, BackupReason.DAILY)
    first.path.unlink()
    second_one = backups.back_up_by_itself(workspace, BackupReason.EXIT)
    assert second_one is not None
    assert second_one.path.exists()


@pytest.mark.parametrize(("hours", "due"), [(0, False), (14, False), (15, True), (-10, True), (24, True)])
def test_daily_means_the_vietnamese_day(workspace: OpenWorkspace, hours: int, due: bool) -> None:
    """NOW is 09:00 in Vietnam."""
    assert backups.is_daily_due(workspace)
    backups.back_up(workspace, BackupReason.MANUAL)
    assert backups.is_daily_due(at(workspace, NOW + timedelta(hours=hours))) is due


@pytest.mark.parametrize(("count", "expected"), [(1, []), (2, [BackupReason.DELETION])])
def test_before_several_people_are_deleted(workspace: OpenWorkspace, count: int, expected: list[BackupReason]) -> None:
    people = [person.id for person in union.people(workspace).values()]
    editing.delete_people(workspace, people[:count])
    assert reasons(workspace) == expected


@pytest.mark.parametrize(("count", "expected"), [(3, []), (10, [BackupReason.DELETION])])
def test_before_many_initiatives_are_deleted(
    workspace: OpenWorkspace, count: int, expected: list[BackupReason]
) -> None:
    ids = list(union.states(workspace))
    bulk.delete_initiatives(workspace, (ids * 4)[:count])
    assert reasons(workspace) == expected


def test_a_backup_that_fails_stops_what_was_about_to_be_done(workspace: OpenWorkspace, tmp_path: Path) -> None:
    before = union.everything(workspace)
    workspace.store.paths.backups.write_bytes(b"a file where the folder should be")
    with pytest.raises(InputError) as caught:
        take_in(workspace, tmp_path, "Tên mới")
    assert caught.value.code == "file-exists"
    assert union.everything(workspace) == before


def test_a_file_that_is_there_is_not_overwritten(workspace: OpenWorkspace, tmp_path: Path) -> None:
    target = tmp_path / "ban-sao.hssk"
    made = backups.back_up_to_file(workspace, target)
    assert (tmp_path / "tep").is_dir()
    assert made.path == target
    with pytest.raises(InputError, match="đã có"):
        backups.back_up_to_file(workspace, target)


# The second place


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A stick that is in."""
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def test_a_copy_in_the_second_place_can_be_read_there_and_is_remembered(workspace: OpenWorkspace, usb: Path) -> None:
    second.choose_second_place(workspace, usb)
    made = backups.back_up(workspace, BackupReason.MANUAL)
    copied = second.copy_to_second_place(workspace, made)
    assert copied.path.is_relative_to(usb)
    assert "CDCS-So-Noi-vu" in copied.path.parent.name
    assert BackupFolder(copied.path.parent).all() == (copied,)
    assert len([path for path in (copied.path.parent / "tep").rglob("*") if path.is_file()]) == 1
    place = second.second_place(workspace)
    assert place is not None
    assert (place.copied_at, place.sequence) == (NOW, made.sequence)


def test_by_itself_the_second_place_gets_a_copy_where_it_is_there(workspace: OpenWorkspace, usb: Path) -> None:
    second.choose_second_place(workspace, usb)
    backups.back_up_by_itself(workspace, BackupReason.EXIT)
    place = second.second_place(workspace)
    assert place is not None
    assert place.copied_at == NOW
    shutil.rmtree(usb)
    assert backups.back_up_by_itself(workspace, BackupReason.EXIT) is not None
    assert second.second_place(workspace) == place


@pytest.mark.parametrize(
    ("days", "remind_after", "overdue"), [(6, 7, None), (7, 7, 7), (30, 7, 30), (7, 30, None), (1, 1, 1)]
)
def test_the_reminder_comes_after_so_many_days(
    workspace: OpenWorkspace, usb: Path, days: int, remind_after: int, overdue: int | None
) -> None:
    second.choose_second_place(workspace, usb)
    assert backups.standing_of_backups(workspace).overdue == 0
    second.copy_to_second_place(workspace, backups.back_up(workspace, BackupReason.MANUAL))
    second.remind_after(workspace, remind_after)
    later = at(workspace, NOW + timedelta(days=days))
    assert backups.standing_of_backups(later).overdue == overdue


def inside(workspace: OpenWorkspace, _usb: Path) -> Path:
    return workspace.root / "sao-luu"


def not_a_folder(_workspace: OpenWorkspace, usb: Path) -> Path:
    (usb / "tep.txt").write_bytes(b"")
    return usb / "tep.txt"


@pytest.mark.parametrize(("folder", "code"), [(inside, "folder-unsuitable"), (not_a_folder, "file-exists")])
def test_a_place_that_does_not_serve_is_refused(
    workspace: OpenWorkspace, usb: Path, folder: Callable[[OpenWorkspace, Path], Path], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        second.choose_second_place(workspace, folder(workspace, usb))
    assert caught.value.code == code
    assert second.second_place(workspace) is None


def test_a_stick_that_is_out_is_asked_for(workspace: OpenWorkspace, usb: Path) -> None:
    made = backups.back_up(workspace, BackupReason.MANUAL)
    with pytest.raises(InputError, match="Chưa chọn nơi sao lưu thứ hai"):
        second.copy_to_second_place(workspace, made)
    second.choose_second_place(workspace, usb)
    shutil.rmtree(usb)
    with pytest.raises(InputError, match="Hãy cắm USB"):
        second.copy_to_second_place(workspace, made)
    second.forget_second_place(workspace)
    assert second.second_place(workspace) is None


def test_a_backup_that_was_damaged_is_not_carried_on(workspace: OpenWorkspace, usb: Path) -> None:
    second.choose_second_place(workspace, usb)
    made = backups.back_up(workspace, BackupReason.MANUAL)
    made.path.write_bytes(made.path.read_bytes()[:-1])
    with pytest.raises(WorkspaceError) as caught:
        second.copy_to_second_place(workspace, made)
    assert caught.value.code == "backup-damaged"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "hôm nay 09:00"), (-9, "hôm nay 00:00"), (-10, "hôm qua 23:00"), (-34, "23:00 ngày 29/04/2022")],
)
def test_a_moment_is_said_as_people_say_it(hours: int, said: str) -> None:
    assert moment_words(NOW + timedelta(hours=hours), NOW) == said


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        (Contents(), "chưa có đoàn viên, sáng kiến nào"),
        (Contents(members=1200, initiatives=3, attachments=1), "1.200 đoàn viên, 3 sáng kiến, 1 tệp đính kèm"),
    ],
)
def test_contents_are_said_without_what_there_is_none_of(contents: Contents, said: str) -> None:
    assert contents_words(contents) == said
