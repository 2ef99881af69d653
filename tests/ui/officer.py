"""An officer at work: real widgets of the real window, every action counted.

An action is a click, a field typed, or a file chosen. Run as a module it goes from an empty folder to twelve checked
initiatives, is killed in the middle of a word, and leaves what it did as JSON.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from desktop_app.domain.context import Context
from desktop_app.domain.kinds import AuthorCategory, Block, UnitLevel
from desktop_app.domain.links import Screen
from desktop_app.services.editing import initiative_sheet
from desktop_app.system import log
from desktop_app.system.paths import log_folder
from desktop_app.system.settings import Settings
from tests.importing.office_list import AUTHORITY, DECISION, DECISION_DATE, twelve_rows
from ui.application import Program, create_application
from ui.importing.panel import At
from ui.initiatives.finding_line import FindingButton
from ui.initiatives.page import InitiativesPage
from ui.widgets.fields import Field
from ui.widgets.reason_dialog import ReasonDialog
from ui.window import MainWindow

NOW = datetime(2022, 5, 1, 2, 0, tzinfo=UTC)
CONTEXT = Context(now=lambda: NOW, user="canbo", new_id=uuid4)
UNIT = "CĐCS Sở Nội vụ"
DRAFTED = "Trước đây tra cứu bằng sổ giấy, mất nửa ngày; nay "
_PATIENCE = 30.0


class Titles(QObject):
    """Notes every title that a window bears."""

    def __init__(self, app: QApplication) -> None:
        """Watch all windows of the program."""
        super().__init__(app)
        self.seen: set[str] = set()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note, and let pass."""
        kinds = (QEvent.Type.WindowTitleChange, QEvent.Type.Show)
        if event.type() in kinds and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.add(watched.windowTitle())
        return False


class Officer:
    """Does what a person does, and counts it."""

    def __init__(self, window: MainWindow) -> None:
        """Sit down before a window."""
        self.window = window
        self.actions: list[str] = []

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Let the window work until something is to be seen."""
        until = time.monotonic() + _PATIENCE
        while not done():
            QApplication.processEvents()
            QTest.qWait(5)
            if time.monotonic() > until:
                raise AssertionError(f"never seen: {what}")

    def settle(self) -> None:
        """Wait until nothing runs."""
        self.wait(lambda: self.window.desk.quiet, "an end of the work")

    def _note(self, what: str) -> None:
        self.actions.append(what)

    def click(self, button: QAbstractButton) -> None:
        """Press a button that can be seen and pressed."""
        self.wait(lambda: button.isVisible() and button.isEnabled(), f"the button {button.text()!r}")
        self._note(f"bấm “{(button.text() or button.accessibleName()).replace('&', '')}”")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(12, 8))

    def type(self, field: Field, text: str) -> None:
        """Go to a field, put a text in place of what stands there, and leave it."""
        self._note(f"gõ “{field.label}”")
        self.put(field.control, text)
        self.leave(field.control)

    def put(self, control: QWidget, text: str) -> None:
        """Type a text in place of what stands in a control."""
        control.setFocus()
        if isinstance(control, QPlainTextEdit):
            control.selectAll()
            control.insertPlainText(text)
        elif isinstance(control, QLineEdit):
            control.selectAll()
            control.insert(text)
        else:
            raise TypeError(type(control).__name__)

    def leave(self, control: QWidget) -> None:
        """Go on to the next field."""
        QTest.keyClick(control, Qt.Key.Key_Tab)

    def choose(self, field: Field, value: object) -> None:
        """Choose from a list or among segments."""
        self._note(f"chọn “{field.label}”")
        field.set_value(value, force=True)
        field.edited.emit()
        field.finished.emit()

    def choose_file(self, button: QAbstractButton, file: Path) -> None:
        """Press a button and choose a file or a folder in the system's dialog."""
        with _answering(partial(_answer, file)):
            self.click(button)
        self._note(f"chọn “{file.name}”")

    def choose_in_menu(self, button: QAbstractButton, action: QAction, folder: Path) -> None:
        """Open a button's menu, and choose what asks for a folder."""
        self.wait(lambda: button.isVisible() and button.isEnabled(), f"the menu {button.text()!r}")
        self._note(f"bấm “{button.text().replace('&', '')}”")
        self._note(f"bấm “{action.text()}”")
        with _answering(partial(_answer, folder)):
            action.trigger()
        self._note(f"chọn “{folder.name}”")

    def turn(self, tabs: QTabWidget, place: int) -> None:
        """Press a tab."""
        self._note(f"bấm thẻ “{tabs.tabText(place)}”")
        QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(place).center())

    def go_to(self, screen: Screen) -> None:
        """Choose a screen at the left."""
        self._note(f"bấm màn hình {screen.value}")
        self.window.show_screen(screen)
        self.settle()


@contextmanager
def _answering(answer: Callable[[], bool]) -> Iterator[None]:
    """Answer the dialog that is about to be opened, as soon as it is there."""
    timer = QTimer()

    def look() -> None:
        if answer():
            timer.stop()

    timer.timeout.connect(look)
    timer.start(20)
    yield
    timer.stop()


def initiatives(window: MainWindow) -> InitiativesPage:
    """The screen of the initiatives."""
    page = window.page(Screen.INITIATIVES)
    assert isinstance(page, InitiativesPage)
    return page


def _answer(file: Path) -> bool:
    """Type a path into the dialog that is open, and press its button; whether it was there."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        return False
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    box = dialog.findChild(QDialogButtonBox)
    assert name is not None
    assert box is not None
    name.setText(str(file))
    next(button for button in box.buttons() if box.buttonRole(button) is box.ButtonRole.AcceptRole).click()
    return True


def first_run(officer: Officer, folder: Path) -> None:
    """Name the union, choose its programme, bring the list in."""
    from ui.first_run.page import FirstRunPage

    page = officer.window.page(Screen.FIRST_RUN)
    assert isinstance(page, FirstRunPage)
    fields = page.unit_step.fields
    officer.type(fields["unit_name"], UNIT)
    officer.type(fields["upper_name"], "Công đoàn Viên chức tỉnh Yên Bái")
    officer.choose(fields["level"], UnitLevel.GRASSROOTS)
    officer.choose(fields["province"], "Yên Bái")
    officer.type(fields["member_count"], "40")
    officer.click(page.bar.forward)
    officer.wait(lambda: page.at == 1 and bool(page.programme_step.chosen), "the programmes")
    officer.click(page.bar.forward)
    officer.wait(lambda: page.at == 2, "the import")
    panel = page.panel
    workbook, scan = twelve_rows(folder)
    officer.choose_file(panel.source.choose, workbook)
    officer.wait(lambda: panel.at is At.ANSWERS, "the question what is the same for all")
    answers = panel.answers
    said = tuple(answers.fields[name].value() for name in ("decision_number", "decision_date", "recognised_by"))
    if said != (DECISION, DECISION_DATE, AUTHORITY):
        raise AssertionError(f"the decision above the list was read as {said}")
    officer.choose_file(answers.scan.button, scan)
    officer.choose(answers.fields["block"], Block.PUBLIC)
    officer.choose(answers.fields["category"], AuthorCategory.PUBLIC_EMPLOYEE)
    officer.click(answers.usual)
    officer.click(panel.bar.forward)
    officer.wait(lambda: panel.at is At.PREVIEW and panel.bar.forward.isEnabled(), "the preview")
    officer.click(panel.bar.forward)
    officer.wait(lambda: panel.at is At.DONE, "the end of the import")
    officer.click(panel.bar.forward)
    officer.settle()


def _finding(officer: Officer, code: str, rule: str) -> FindingButton:
    page = initiatives(officer.window)
    officer.wait(lambda: code in page.form.heading.text(), f"{code} in the form")
    found: list[FindingButton] = []

    def look() -> bool:
        found[:] = [button for button in page.form.findings.buttons if button.finding.rule == rule]
        return bool(found)

    officer.wait(
        look, f"{rule} among {[(b.finding.rule, b.finding.message) for b in page.form.findings.buttons]} of {code}"
    )
    return found[0]


MENDED: dict[str, tuple[str, str, str]] = {
    "SK003": ("portal-text", "summary", "Rút gọn các bước tiếp nhận và trả kết quả; người dân chỉ đến một lần."),
    "SK004": ("applied-window", "applied_on", "10/01/2022"),
    "SK005": ("author-details", "phone", "0912 345 678"),
}
"""What is mended, by code: the rule, the field its finding leads to, what is typed there."""

WAIVED = ("SK011", "author-details", "Số căn cước còn chờ cấp lại, có giấy hẹn của công an.")


def select(officer: Officer, code: str) -> None:
    """Choose an initiative in the list."""
    page = initiatives(officer.window)
    table = page.table

    def row() -> int:
        shown = (page.model.row_at(place) for place in range(page.model.rowCount()))
        return next((place for place, item in enumerate(shown) if item is not None and item.code == code), -1)

    officer.wait(lambda: row() >= 0, f"{code} in the list")
    officer.actions.append(f"chọn dòng {code}")
    index = page.model.index(row(), 1)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    officer.wait(lambda: code in page.form.heading.text(), f"{code} in the form")
    officer.settle()


def _focused(officer: Officer) -> QWidget:
    found: list[QWidget] = []

    def look() -> bool:
        widget = officer.window.focusWidget()
        found[:] = [widget] if isinstance(widget, QLineEdit | QPlainTextEdit) else []
        return bool(found)

    officer.wait(look, "the focus in a field")
    return found[0]


def mend(officer: Officer, code: str) -> None:
    """Go from a finding to its field and type what is missing."""
    rule, field, text = MENDED[code]
    select(officer, code)
    officer.click(_finding(officer, code, rule))
    control = _focused(officer)
    officer.actions.append(f"gõ {field} của {code}")
    officer.put(control, text)
    officer.leave(control)
    officer.settle()


def waive(officer: Officer) -> None:
    """Set a warning aside, with the reason."""
    code, rule, reason = WAIVED
    select(officer, code)
    button = _finding(officer, code, rule)
    parent = button.parentWidget()
    assert parent is not None
    beside = next(item for item in parent.findChildren(QAbstractButton) if item.text() == "Bỏ qua…")
    officer.click(beside)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    officer.type(dialog.reason, reason)
    officer.click(dialog.accept_button)
    officer.window.activateWindow()
    officer.wait(officer.window.isActiveWindow, "the window behind the question")
    officer.settle()


def change_and_undo(officer: Officer) -> None:
    """Change a title by mistake, and take it back."""
    select(officer, "SK001")
    form = initiatives(officer.window).form
    officer.type(form.view.fields["title"], "Gõ nhầm tên")
    officer.settle()
    officer.actions.append("bấm Ctrl+Z")
    initiatives(officer.window).table.setFocus()
    QTest.keyClick(officer.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    officer.settle()


def type_on(officer: Officer) -> None:
    """Type into a field without leaving it, until what was typed is kept as a draft."""
    page = initiatives(officer.window)
    state = page.form.state
    assert state is not None
    field = page.form.view.fields["origin"]
    officer.actions.append(f"gõ dở “{field.label}”")
    field.focus()
    control = field.control
    assert isinstance(control, QPlainTextEdit)
    control.insertPlainText(DRAFTED)

    def kept() -> bool:
        sheet = initiative_sheet(officer.window.desk.workspace, state.id)
        return sheet is not None and DRAFTED in sheet.drafts.get("origin", "")

    officer.wait(kept, "the draft")


def dossier(officer: Officer, saved: Path, scan: Path) -> None:
    """Look at the papers, freeze them, save them; enter number, day and scan once they are signed."""
    from ui.dossier.page import DossierPage

    officer.go_to(Screen.DOSSIER)
    page = officer.window.page(Screen.DOSSIER)
    assert isinstance(page, DossierPage)
    officer.click(page.nothing.buttons[0])
    plan = page.plan_pane
    officer.wait(plan.freeze_button.isEnabled, "what can go into the dossier")
    officer.turn(plan.tabs, 2)
    officer.wait(lambda: plan.papers.view.is_open, "the pages of the draft")
    officer.click(plan.freeze_button)
    frozen = page.revision_pane
    officer.wait(lambda: frozen.isVisible() and frozen.papers.view.is_open, "the frozen pages")
    officer.choose_in_menu(frozen.save_button, frozen.save_actions[0], saved)
    officer.settle()
    officer.turn(frozen.tabs, 1)
    officer.type(frozen.marks.fields["number"], "07/TTr-CĐCS")
    officer.type(frozen.marks.fields["dated_on"], "29/4/2022")
    officer.choose_file(frozen.marks.scan.choose_button, scan)
    officer.settle()
    officer.click(frozen.send_button)
    officer.settle()


def send(officer: Officer, stick: Path) -> None:
    """Write the package, copy the letter, and note in the register what was sent."""
    from ui.sending.page import SendingPage
    from ui.sending.sending_dialog import SendingDialog

    page = officer.window.page(Screen.SENDING)
    assert isinstance(page, SendingPage)
    officer.choose_file(page.outgoing.package.folder_button, stick)
    officer.wait(lambda: page.sheet is not None and page.sheet.package is not None, "the package")
    officer.settle()
    officer.click(page.outgoing.copy_body)

    def fill() -> bool:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SendingDialog):
            return False
        officer.type(dialog.tracking, "RA 123 456 789 VN")
        officer.click(dialog.accept_button)
        return True

    with _answering(fill):
        officer.click(page.outgoing.note_button)
    officer.wait(lambda: page.register.line is not None, "the line of the register")
    officer.settle()


def main() -> None:
    """Work from an empty folder until the kill."""
    folder = Path(sys.argv[1])
    root = folder / "du-lieu"
    log.configure(log_folder())
    app = create_application()
    titles = Titles(app)
    program = Program(root, CONTEXT, Settings.load(folder / "cai-dat.json"))
    program.open(root)
    window = program.window
    assert window is not None
    window.resize(1366, 768)
    officer = Officer(window)
    officer.wait(lambda: window.shown is window.page(Screen.FIRST_RUN), "the first run")
    first_run(officer, folder)
    officer.go_to(Screen.INITIATIVES)
    for code in MENDED:
        mend(officer, code)
    waive(officer)
    change_and_undo(officer)
    type_on(officer)
    done = {"actions": officer.actions, "titles": sorted(titles.seen)}
    (folder / "viec-da-lam.json").write_text(json.dumps(done, ensure_ascii=False), encoding="utf-8")
    app.processEvents()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    try:
        main()
    except BaseException:  # noqa: BLE001 - whatever it is, the test that waits must see it
        traceback.print_exc()
        os._exit(1)  # threads of the window would keep the process
