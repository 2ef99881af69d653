"""An officer's day: from an empty folder through a kill to twelve checked initiatives and the dossier that was sent."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.kinds import PortalState, Verdict
from desktop_app.domain.links import Screen
from desktop_app.services.packaging import verify_packages
from desktop_app.services.portal import portal_counts
from desktop_app.services.registers import InitiativeFilter, initiative_keys, initiative_rows
from desktop_app.services.sending import register_of_sendings
from desktop_app.services.submissions import all_submissions
from desktop_app.system.settings import Settings
from tests.importing.office_list import DECISION, PROGRAMME, office_rows
from tests.ui.officer import CONTEXT, DRAFTED, UNIT, WAIVED, Officer, dossier, initiatives, select, send
from ui.application import Program
from ui.portal.page import PortalPage
from ui.window import MainWindow

MOST_ACTIONS = 40
MOST_TO_THE_SENT_DOSSIER = 64


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an officer worked in until the power went."""
    folder = tmp_path_factory.mktemp("can-bo")
    command = [sys.executable, "-m", "tests.ui.officer", str(folder)]
    (folder / "tam").mkdir()
    environment = os.environ | {f"XDG_{kind}_HOME": str(folder) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    environment["TMPDIR"] = str(folder / "tam")
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, env=environment)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return folder


def _done(folder: Path) -> dict[str, list[str]]:
    done: dict[str, list[str]] = json.loads((folder / "viec-da-lam.json").read_text(encoding="utf-8"))
    return done


@pytest.fixture
def window(qtbot: QtBot, killed: Path) -> Iterator[MainWindow]:
    """The window, started again."""
    program = Program(killed / "du-lieu", CONTEXT, Settings.load(killed / "cai-dat.json"))
    program.open(killed / "du-lieu", Screen.INITIATIVES)
    assert program.window is not None
    shown = program.window
    qtbot.waitUntil(lambda: shown.shown is not None and shown.desk.quiet, timeout=20_000)
    yield shown
    program.close()


def test_a_list_of_twelve_goes_in_with_few_actions(
    killed: Path, record_property: Callable[[str, object], None]
) -> None:
    """Clicks, fields typed and files chosen, all counted; Excel and Word take some hundred."""
    actions = _done(killed)["actions"]
    record_property("actions", len(actions))
    print(f"{len(actions)} actions: {'; '.join(actions)}")
    assert len(actions) <= MOST_ACTIONS


def test_after_the_kill_everything_is_there(window: MainWindow, qtbot: QtBot) -> None:
    """What was imported, mended, set aside and taken back, and the word that was being typed."""
    workspace = window.desk.workspace
    assert window.desk.unit is not None
    assert window.desk.unit.name == UNIT
    assert window.desk.programme_id == PROGRAMME
    rows = {
        row.code: row
        for row in initiative_rows(
            workspace, PROGRAMME, initiative_keys(workspace, PROGRAMME, InitiativeFilter())
        ).values()
    }
    assert len(rows) == 12
    assert {row.decision for row in rows.values()} == {DECISION}
    assert {row.verdict for row in rows.values()} == {Verdict.ELIGIBLE}
    (waived,) = (finding.waived for finding in rows[WAIVED[0]].findings if finding.waived)
    assert (waived.rule, waived.reason) == WAIVED[1:]
    assert rows["SK001"].title == office_rows()[0]["Tên sáng kiến, giải pháp"]
    officer = Officer(window)
    select(officer, "SK001")
    field = initiatives(window).form.view.fields["origin"]
    assert field.value() == DRAFTED.strip()
    assert qtbot is not None


def test_from_the_list_to_the_sent_dossier(
    killed: Path, window: MainWindow, record_property: Callable[[str, object], None]
) -> None:
    """Preview, papers, number after signing, scan, package, letter, register: counted with the first half."""
    officer = Officer(window)
    saved, stick = killed / "van-ban", killed / "usb"
    for folder in (saved, stick):
        folder.mkdir()
    dossier(officer, saved, killed / "quyet-dinh-45.pdf")
    send(officer, stick)
    actions = _done(killed)["actions"] + officer.actions
    record_property("actions", len(actions))
    print(f"{len(actions)} actions; in the second half: {'; '.join(officer.actions)}")
    assert len(actions) <= MOST_TO_THE_SENT_DOSSIER
    assert {path.suffix for path in saved.iterdir()} == {".docx", ".pdf", ".xlsx"}
    (package,) = stick.iterdir()
    (report,) = verify_packages((package,))
    assert report.valid
    assert "07/TTr-CĐCS" in QGuiApplication.clipboard().text()


def test_what_was_sent_is_there_after_a_restart(window: MainWindow) -> None:
    """The frozen dossier with what came after signing, the register, and twelve that wait for the portal."""
    workspace = window.desk.workspace
    (entry,) = all_submissions(workspace)
    assert (entry.marks.number, entry.marks.dated_on, entry.marks.sent_on) == (
        "07/TTr-CĐCS",
        date(2022, 4, 29),
        date(2022, 5, 1),
    )
    assert entry.marks.signed_scan is not None
    ((_, line),) = register_of_sendings(workspace, PROGRAMME)
    assert (line.tracking_number, line.sent_on) == ("RA 123 456 789 VN", date(2022, 5, 1))
    officer = Officer(window)
    officer.go_to(Screen.PORTAL)
    page = window.page(Screen.PORTAL)
    assert isinstance(page, PortalPage)
    assert page.model.rowCount() == 12
    assert portal_counts(workspace, PROGRAMME, date(2022, 5, 1))[PortalState.WAITING] == 12


def test_f01_a_whole_day_leaves_no_identity_number_outside_the_data(killed: Path) -> None:
    """Not in the log, in settings, temporary files, names of files or titles of windows."""
    numbers = {str(row["Số CCCD"]) for row in office_rows() if row.get("Số CCCD")}
    files = [file for file in killed.rglob("*") if file.is_file()]
    data = [file for file in files if (killed / "du-lieu") in file.parents or file.suffix == ".xlsx"]
    others = [file for file in files if file not in data]
    assert len(numbers) >= 10
    assert any(number.encode() in file.read_bytes() for number in numbers for file in data)
    assert any(file.suffix == ".log" for file in others)
    told = [str(file.relative_to(killed)) for file in files] + _done(killed)["titles"]
    assert "Sáng kiến – Hồ Sơ Sáng Kiến" in told
    assert not [text for text in told if any(number in text for number in numbers)]
    assert not [file for file in others if any(number.encode() in file.read_bytes() for number in numbers)]
