"""`backup`, `restore` and `doctor` as an office's IT person calls them; and what is told after an unclean end."""

import json
from pathlib import Path

import pytest

from desktop_app.system.lock import InstanceLock
from desktop_app.system.paths import WorkspacePaths
from tests.cli.office import PROGRAMME, Office, sheets
from tests.db.build import NOW

LOST = "Lần trước phần mềm bị tắt đột ngột. Dữ liệu đã được kiểm tra: không mất gì."


@pytest.fixture
def filled(office: Office) -> Office:
    """An office with three initiatives."""
    assert office("import", office.workbook(sheets()), "--programme", PROGRAMME).status == 0
    return office


def titles(office: Office) -> list[str]:
    return [item["title"] for item in office.json("check", "--programme", PROGRAMME)["initiatives"]]


def test_backup_and_restore_bring_everything_back(filled: Office) -> None:
    before = titles(filled)
    made = filled.json("backup")
    assert Path(made["backup"]).parent == WorkspacePaths(filled.workspace).backups
    filled("import", filled.workbook(sheets({"Tên sáng kiến": "Tên khác hẳn tên cũ"})), "--programme", PROGRAMME)
    assert titles(filled) != before
    seen = filled.json("restore", made["backup"], "--dry-run")
    assert seen["restored"] is False
    assert seen["lost"]["initiatives"] == {"gone": 0, "changed": 1, "back": 0}
    assert titles(filled) != before
    done = filled.json("restore", made["backup"])
    assert done["restored"] is True
    assert Path(done["kept"]).exists()
    assert titles(filled) == before


def test_restore_says_what_would_be_lost_before_it_does_it(filled: Office) -> None:
    made = filled.json("backup")
    filled("import", filled.workbook(sheets({"Tên sáng kiến": "Tên khác hẳn tên cũ"})), "--programme", PROGRAMME)
    answer = filled("restore", made["backup"])
    assert answer.status == 0
    assert "Sáng kiến: 1 trở về nội dung cũ." in answer.err
    assert "Đã khôi phục dữ liệu" in answer.out


def test_backup_in_a_file_goes_into_another_workspace(filled: Office) -> None:
    before = titles(filled)
    file = filled.folder / "mang-di.hssk"
    assert filled.json("backup", "--out", file)["sequence"] == 0
    again = filled("backup", "--out", file)
    assert (again.status, "đã có" in again.err) == (2, True)
    other = filled.folder / "may-khac"
    assert filled("restore", file, "--workspace", other).status == 0
    found = filled.json("check", "--programme", PROGRAMME, "--workspace", other)
    assert [item["title"] for item in found["initiatives"]] == before


def test_doctor_finds_nothing_then_a_damaged_file_then_sound_again(filled: Office) -> None:
    made = filled.json("backup")
    sound = filled("doctor", "--json")
    assert (sound.status, sound.json["sound"], sound.json["problems"]) == (0, True, [])
    assert "Không có gì hỏng." in filled("doctor").out
    database = WorkspacePaths(filled.workspace).database
    database.write_bytes(database.read_bytes()[:9000])
    ill = filled("doctor", "--json")
    assert (ill.status, [item["code"] for item in ill.json["problems"]]) == (1, ["workspace-damaged"])
    assert filled("check", "--programme", PROGRAMME).status == 3
    assert filled("restore", made["backup"]).status == 0
    assert filled("doctor").status == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("restore",), 2),
        (("restore", "khong-co.hssk"), 2),
        (("backup", "--workspace", "khong-co"), 2),
        (("doctor", "--workspace", "khong-co"), 2),
    ],
)
def test_a_call_that_cannot_be_used_ends_in_one_sentence(filled: Office, words: tuple[str, ...], status: int) -> None:
    answer = filled(*words)
    assert answer.status == status
    assert len(answer.err.strip().splitlines()) == 1


def test_b01_b04_a_workspace_in_use_is_refused_with_who_and_since_when(filled: Office) -> None:
    """Whatever the command, exit 3."""
    with InstanceLock(WorkspacePaths(filled.workspace).lock, "MAY-KE-TOAN").acquire("lan", NOW):
        for words in (("backup",), ("doctor",), ("check", "--programme", PROGRAMME)):
            answer = filled(*words)
            assert answer.status == 3
            assert "MAY-KE-TOAN" in answer.err
            assert "10:30 ngày 01/05/2022" in answer.err


def test_b02_a_lock_file_left_by_a_kill_is_no_question(filled: Office) -> None:
    lock = WorkspacePaths(filled.workspace).lock
    InstanceLock(lock).acquire("thu", NOW).release()
    from desktop_app.system.user import host_name

    lock.write_text(json.dumps({"user": "thu", "host": host_name(), "pid": 1, "since": NOW.isoformat()}))
    assert filled("doctor").status == 0


def test_a01_b11_an_unclean_end_is_told_once(filled: Office) -> None:
    WorkspacePaths(filled.workspace).mark.write_bytes(b"")
    assert LOST in filled("check", "--programme", PROGRAMME).err
    assert LOST not in filled("check", "--programme", PROGRAMME).err
