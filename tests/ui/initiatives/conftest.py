"""The screen Sáng kiến on a real workspace, shown in an active window, and a hand that works on it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import InitiativeState
from desktop_app.services.editing import initiative_state
from desktop_app.services.registers import InitiativeFilter, initiative_keys, initiative_rows
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PROGRAMME, Office, sheets
from tests.ui.conftest import CONTEXT
from ui.desk import Desk
from ui.initiatives.page import InitiativesPage
from ui.messages import Message
from ui.widgets.fields import ChoiceField, Field, YesNoField


class Hand:
    """Works on a page as a person does, and looks at what is stored."""

    def __init__(self, qtbot: QtBot, page: InitiativesPage) -> None:
        """Work on a page."""
        self.qtbot = qtbot
        self.page = page
        self.desk = page.desk
        self.told: list[Message] = []
        self.desk.messages.told.connect(self._hear)

    def _hear(self, message: Message | None) -> None:
        if message is not None:
            self.told.append(message)

    def settle(self) -> None:
        """Wait until nothing runs, waits, or is about to be opened; verdicts of others may be on their way still."""
        page = self.page
        self.qtbot.waitUntil(lambda: not self.desk.jobs.busy and not page.is_about_to_open, timeout=20_000)

    def settle_verdicts(self) -> None:
        """Wait until the verdicts are up to date too."""
        self.settle()
        self.qtbot.waitUntil(lambda: self.desk.quiet, timeout=20_000)

    def choose(self, code: str) -> InitiativeState:
        """Choose a row of the table by its code, and wait for the form."""
        model = self.page.model
        keys = list(model.keys)
        rows = initiative_rows(self.desk.workspace, self.desk.programme_id, keys)
        key = next(key for key in keys if rows[key].code == code)
        self.page.table.setFocus()
        self.page.table.select_key(key)
        self.settle()
        state = self.page.form.state
        assert state is not None
        assert state.initiative.code == code
        return state

    def select(self, *codes: str) -> None:
        """Select several rows of the table."""
        table, model = self.page.table, self.page.model
        table.clearSelection()
        flags = table.selectionModel().SelectionFlag
        rows = initiative_rows(self.desk.workspace, self.desk.programme_id, list(model.keys))
        for place, key in enumerate(model.keys):
            if rows[key].code in codes:
                table.selectionModel().select(model.index(place, 0), flags.Select | flags.Rows)
        self.settle()

    def field(self, field_id: str) -> Field:
        """A field of the form."""
        return self.page.form.view.fields[field_id]

    def type(self, widget: QWidget, text: str) -> None:
        """Type as an input method does: the letters, committed."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def enter(self, field: Field, text: str) -> None:
        """Go to a field and put a text in place of what is there, without leaving it."""
        field.focus()
        if text:
            self.type(field.control, text)
        else:
            self.qtbot.keyClick(field.control, Qt.Key.Key_Delete)

    def leave(self) -> None:
        """Go to the table."""
        self.page.table.setFocus(Qt.FocusReason.TabFocusReason)

    def give(self, field: Field, value: Any) -> None:
        """Give a field a value with the means that it has, and leave it."""
        if isinstance(field, ChoiceField):
            box: Any = field.control
            place = box.place_of(value)
            box.setCurrentIndex(place)
            box.activated.emit(place)
        elif isinstance(field, YesNoField):
            name = {None: "Chưa nêu", True: "Có", False: "Không"}[value]
            segment = next(one for one in field.findChildren(QWidget) if one.accessibleName().endswith(f": {name}"))
            self.qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
        else:
            self.enter(field, value)
        self.leave()
        self.settle()

    def give_decision(self, decision_id: UUID | None) -> None:
        """Choose a decision in the form."""
        box = self.page.form.decision.box
        place = box.place_of(decision_id)
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.settle()

    def stored(self, code: str) -> InitiativeState:
        """What is stored of an initiative."""
        workspace = self.desk.workspace
        keys = [*initiative_keys(workspace, self.desk.programme_id, InitiativeFilter())]
        keys += initiative_keys(workspace, self.desk.programme_id, InitiativeFilter(withdrawn=True))
        rows = initiative_rows(workspace, self.desk.programme_id, keys)
        found = next(row.id for row in rows.values() if row.code == code)
        state = initiative_state(workspace, found)
        assert state is not None
        return state

    def codes(self) -> list[str]:
        """The codes of all initiatives that take part."""
        workspace = self.desk.workspace
        keys = initiative_keys(workspace, self.desk.programme_id, InitiativeFilter())
        rows = initiative_rows(workspace, self.desk.programme_id, keys)
        return [rows[key].code for key in keys]

    def listed(self) -> list[str]:
        """The codes that the table shows."""
        model = self.page.model
        column = [column.id for column in model.columns].index("code")
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def undo(self) -> None:
        """Undo the last edit, and wait for it."""
        self.desk.undo()
        self.settle()

    def drop(self, widget: QWidget, *files: Any) -> None:
        """Drop files on a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place, copy = widget.rect().center(), Qt.DropAction.CopyAction
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(place, copy, data, buttons, keys))
        QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, buttons, keys))
        self.settle()

    def finding_fields(self) -> list[str]:
        """The fields of the findings listed on top of the form."""
        return [button.finding.field for button in self.page.form.findings.buttons]


def _hand_over(qtbot: QtBot, page: InitiativesPage) -> None:
    page.leave()
    qtbot.waitUntil(lambda: not page.desk.jobs.busy, timeout=20_000)


def shown_page(qtbot: QtBot, desk: Desk) -> InitiativesPage:
    """A page in an active window that hears what the desk tells, as the window lets it."""
    page = InitiativesPage(desk)
    qtbot.addWidget(page, before_close_func=partial(_hand_over, qtbot))
    desk.changed.connect(page.data_changed)
    desk.assessed.connect(page.verdicts_changed)
    page.resize(1176, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.enter()
    return page


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small union's workspace is kept once it was made, to be copied."""
    return tmp_path_factory.mktemp("mau") / "may"


@pytest.fixture
def workspace(office: Office, template: Path) -> Iterator[OpenWorkspace]:
    """The small union's workspace, made once and copied."""
    if template.exists():
        copytree(template, office.workspace)
    else:
        assert office("import", office.workbook(sheets()), "--programme", PROGRAMME).status == 0
        copytree(office.workspace, template)
    with open_workspace(office.workspace, CONTEXT) as opened:
        yield opened


@pytest.fixture
def hand(qtbot: QtBot, desk: Desk) -> Hand:
    """The page with three initiatives."""
    made = Hand(qtbot, shown_page(qtbot, desk))
    made.settle()
    return made


@pytest.fixture
def opened_hand(qtbot: QtBot) -> Callable[[Desk], Hand]:
    """Shows the page on another desk."""

    def show(desk: Desk) -> Hand:
        made = Hand(qtbot, shown_page(qtbot, desk))
        made.settle()
        return made

    return show


def person_named(hand: Hand, name: str) -> UUID:
    """The id of one of the authors shown."""
    people = hand.page.form.editor.people
    return next(person.id for person in people.values() if person.full_name == name)
