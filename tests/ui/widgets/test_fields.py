"""The fields: what is typed, what is kept, when they say so, and what they never do to a focused text."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.finding import Finding, Waiver
from desktop_app.domain.kinds import Block, Severity
from tests.db.build import NOW
from ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    IntegerField,
    ListField,
    LongTextField,
    MoneyField,
    ShareField,
    TextField,
    YesNoField,
)

_OPTIONS = [("A", "Đoàn viên"), ("B", "Cán bộ quản lý"), (UUID(int=3), "Người lao động trực tiếp sản xuất " * 4)]


class Bench(QWidget):
    """A window with a field and a button to go to, that counts what the field says."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.other = QPushButton("Nút khác")
        self.said: list[str] = []
        self.finished_text = ""
        layout = QVBoxLayout(self)
        layout.addWidget(field)
        layout.addWidget(self.other)
        field.finished.connect(self._keep)
        for name in ("edited", "finished", "undo_asked", "redo_asked"):
            getattr(field, name).connect(lambda name=name: self.said.append(name))

    def _keep(self) -> None:
        self.finished_text = self.field.text()

    def type(self, text: str) -> None:
        """Type as an input method does: the letters, committed."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.field.control, event)

    def leave(self) -> None:
        """Go to the button."""
        self.other.setFocus(Qt.FocusReason.TabFocusReason)

    def enter(self, text: str) -> None:
        """Replace the text as a person would, and leave."""
        self.field.focus()
        self.type(text)
        self.leave()


@pytest.fixture
def bench(qtbot: QtBot) -> Callable[[Field], Bench]:
    """Shows a field in an active window."""

    def show(field: Field) -> Bench:
        made = Bench(field)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.leave()
        return made

    return show


@pytest.mark.parametrize(
    ("make", "typed", "value", "shown"),
    [
        (lambda: TextField("Tên"), "  Số hóa\u00a0 kho ", "Số hóa kho", "Số hóa kho"),
        (lambda: TextField("Tên"), "Số hóa", "Số hóa", "Số hóa"),
        (lambda: TextField("Tên", max_length=5), "12345", "12345", "12345"),
        (lambda: LongTextField("Tóm tắt"), " một \n hai\t ba ", "một \n hai  ba", "một \n hai  ba"),
        (lambda: ListField("Kính gửi"), "LĐLĐ tỉnh\n\n  CĐ  ngành ", ("LĐLĐ tỉnh", "CĐ ngành"), "LĐLĐ tỉnh\nCĐ ngành"),
        (lambda: MoneyField("Tiền"), "15 triệu", 15_000_000, "15.000.000"),
        (lambda: MoneyField("Tiền"), "0", 0, "0"),
        (lambda: IntegerField("Số"), "1200", 1200, "1.200"),
        (lambda: ShareField("Tỷ lệ"), "33,333", 3333, "33,33%"),
        (lambda: ShareField("Tỷ lệ"), "60", 6000, "60%"),
        (lambda: DateField("Ngày"), "2-9-2021", date(2021, 9, 2), "02/09/2021"),
        (lambda: DateField("Ngày"), "ngày 2 tháng 9 năm 2021", date(2021, 9, 2), "02/09/2021"),
        (lambda: DateField("Ngày", allow_year=True), "2021", 2021, "2021"),
        (lambda: DateField("Ngày", allow_year=True), "1/1/2021", date(2021, 1, 1), "01/01/2021"),
    ],
)
def test_what_is_typed_is_kept_clean(bench, make, typed: str, value: object, shown: str) -> None:
    """Said at every change, kept and written anew when left; the focused text stays as it was typed."""
    made = bench(make())
    made.field.focus()
    made.type(typed)
    assert made.field.text() == typed
    assert made.said == ["edited"]
    made.leave()
    assert made.said == ["edited", "finished"]
    assert (made.field.value(), made.field.text()) == (value, shown)
    assert made.finished_text == shown
    assert made.field.is_valid()


@pytest.mark.parametrize(
    ("make", "typed", "says"),
    [
        (lambda: DateField("Ngày"), "31/02/2021", "không phải là ngày có thật"),
        (lambda: DateField("Ngày"), "2021", "chỉ có năm"),
        (lambda: DateField("Ngày"), "hôm qua", "không phải là ngày"),
        (lambda: MoneyField("Tiền"), "khoảng 15 triệu", "không rõ là bao nhiêu tiền"),
        (lambda: IntegerField("Số"), "-3", "số âm"),
        (lambda: ShareField("Tỷ lệ"), "101", "từ 0 đến 100"),
        (lambda: TextField("Tên", max_length=5), "123456", "rút bớt 1 ký tự"),
        (lambda: TextField("Tên", required=True), " ", "Chưa nhập “Tên”."),
    ],
)
def test_what_cant_be_read_is_told_and_nothing_is_lost(bench, make, typed: str, says: str) -> None:
    """Nothing is finished; the text stays, the last readable fact too; the sentence goes once it is mended."""
    made = bench(make())
    before = made.field.value()
    made.enter(typed)
    assert says in made.field.problem()
    assert made.said == ["edited"]
    assert made.field.text() == typed
    assert made.field.value() == (before if typed.strip() else "")
    assert any(says in label.text() for label in made.field.findChildren(QLabel) if label.isVisible())
    assert says in made.field.control.accessibleDescription()
    made.field.set_value(None if before is None else "12345")
    assert made.field.is_valid() or made.field.required
    assert not any(says in label.text() for label in made.field.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("make", [lambda: TextField("Tên"), lambda: LongTextField("Tóm tắt")], ids=["line", "text"])
def test_letters_of_unikey(bench, qtbot: QtBot, make) -> None:
    """Which takes back what it typed and types it anew, at once; a text still being composed is no change."""
    made = bench(make())
    made.field.focus()
    qtbot.keyClicks(made.field.control, "Tie")
    qtbot.keyClick(made.field.control, Qt.Key.Key_Backspace)
    made.type("ê")
    qtbot.keyClick(made.field.control, "n")
    qtbot.keyClick(made.field.control, Qt.Key.Key_Backspace)
    qtbot.keyClick(made.field.control, Qt.Key.Key_Backspace)
    made.type("ến")
    assert made.field.text() == "Tiến"
    assert made.said == ["edited"] * 9
    made.leave()
    assert made.field.value() == "Tiến"


def test_leaving_without_a_change_says_nothing(bench) -> None:
    """Nor does a change that comes to the same."""
    made = bench(TextField("Tên"))
    made.field.set_value("Số hóa")
    made.field.focus()
    made.leave()
    assert made.said == []
    made.enter("Số  hóa ")
    assert made.said == ["edited"]
    assert made.field.text() == "Số hóa"


@pytest.mark.parametrize("make", [lambda: TextField("Tên"), lambda: LongTextField("Tóm tắt")], ids=["line", "text"])
def test_a_field_being_typed_in_keeps_its_text(bench, make) -> None:
    """What comes from elsewhere waits until it is left, and gives way to what was typed; `force` doesn't wait."""
    made = bench(make())
    made.field.focus()
    made.field.set_value("vừa đọc")
    assert made.field.text() == "vừa đọc"
    made.field.focus()
    made.type("đang gõ")
    made.field.commit()
    made.field.set_value("từ nơi khác")
    assert made.field.text() == "đang gõ"
    made.leave()
    assert made.field.text() == "từ nơi khác"
    made.field.focus()
    made.type("đang gõ tiếp")
    made.field.set_value("từ nơi khác nữa")
    made.leave()
    assert made.field.value() == "đang gõ tiếp"
    made.field.focus()
    made.type("bỏ dở")
    made.field.set_value("sáng kiến khác", force=True)
    assert made.field.text() == "sáng kiến khác"
    made.leave()
    assert made.said.count("finished") == 2


def test_another_window_takes_the_focus(bench, qtbot: QtBot) -> None:
    """What was typed is finished, but its text isn't touched: the person comes back to it."""
    made = bench(TextField("Tên"))
    made.field.focus()
    made.type("Số  hóa")
    dialog = QWidget()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert made.said == ["edited", "finished"]
    assert (made.field.value(), made.field.text()) == ("Số hóa", "Số  hóa")


def test_enter_finishes_a_line(bench, qtbot: QtBot) -> None:
    """Once, and leaving says it no second time."""
    made = bench(MoneyField("Tiền"))
    made.field.focus()
    made.type("15 triệu")
    qtbot.keyClick(made.field.control, Qt.Key.Key_Return)
    assert made.said == ["edited", "finished"]
    assert made.field.text() == "15 triệu"
    made.leave()
    assert made.said == ["edited", "finished"]
    assert made.field.text() == "15.000.000"


@pytest.mark.parametrize("make", [lambda: TextField("Tên"), lambda: LongTextField("Tóm tắt")], ids=["line", "text"])
def test_undo_in_the_field_comes_first(bench, qtbot: QtBot, make) -> None:
    """Then it is handed on; after leaving there is nothing left to undo in the field."""
    made = bench(make())
    made.field.focus()
    made.type("chữ")
    qtbot.keyClick(made.field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.field.text() == ""
    assert "undo_asked" not in made.said
    qtbot.keyClick(made.field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.said[-1] == "undo_asked"
    made.enter("lại")
    made.field.focus()
    qtbot.keyClick(made.field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (made.field.text(), made.said[-1]) == ("lại", "undo_asked")
    qtbot.keyClick(made.field.control, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert made.said[-1] == "redo_asked"


@pytest.mark.parametrize(
    "make", [lambda: ChoiceField("Loại", _OPTIONS), lambda: YesNoField("Mới")], ids=["choice", "yes-no"]
)
def test_chosen_fields_hand_undo_on(bench, qtbot: QtBot, make) -> None:
    """They have nothing to undo in themselves."""
    made = bench(make())
    made.field.focus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert made.said == ["undo_asked", "redo_asked"]


def test_a_shortcut_of_the_window_gets_undo(bench, qtbot: QtBot) -> None:
    """Where the window has an action for it."""
    made = bench(TextField("Tên"))
    action = QAction("Hoàn tác", made)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    made.addAction(action)
    made.field.focus()
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(made.field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.said == []


@pytest.mark.parametrize(
    ("text", "counter", "read_out"),
    [
        ("", "0/1.000", "0 trên 1.000 ký tự."),
        ("ơ" * 1000, "1.000/1.000", "1.000 trên 1.000 ký tự."),
        ("o\u031b" * 1000, "1.000/1.000", "1.000 trên 1.000 ký tự."),
        ("a" * 999 + "\n", "999/1.000", "999 trên 1.000 ký tự."),
        ("😀" * 500, "1.000/1.000", "1.000 trên 1.000 ký tự."),
        ("a" * 1037, "Vượt 37 ký tự · 1.037/1.000", "Vượt 37 ký tự · 1.037 trên 1.000 ký tự."),
        ("a\n" * 500 + "b", "Vượt 1 ký tự · 1.001/1.000", "Vượt 1 ký tự · 1.001 trên 1.000 ký tự."),
    ],
)
def test_the_counter_counts_as_the_portal_does(bench, text: str, counter: str, read_out: str) -> None:
    """UTF-16 units of the clean text; read out too, never cut."""
    field = LongTextField("Tóm tắt", counter_limit=1000)
    made = bench(field)
    made.enter(text)
    assert field.counter_text() == counter
    assert read_out in field.control.accessibleDescription()
    assert field.is_valid()


def test_the_counter_follows_the_programme(bench) -> None:
    """Another limit, or none."""
    field = LongTextField("Tóm tắt", counter_limit=5)
    bench(field)
    field.set_value("123456")
    assert field.counter_text() == "Vượt 1 ký tự · 6/5"
    field.set_counter_limit(10)
    assert field.counter_text() == "6/10"
    field.set_counter_limit(None)
    assert not any(label.text() == "6/10" and label.isVisible() for label in field.findChildren(QLabel))


def test_a_month_is_read_with_a_note(bench) -> None:
    """Until the text is changed again."""
    made = bench(DateField("Ngày"))
    made.enter("9/2021")
    notes = [label.text() for label in made.field.findChildren(QLabel) if label.isVisible()]
    assert "“9/2021” được hiểu là ngày 01/09/2021." in notes
    assert made.field.text() == "01/09/2021"
    made.enter("02/09/2021")
    assert not any("được hiểu" in label.text() for label in made.field.findChildren(QLabel) if label.isVisible())


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Down], ids=["F4", "Alt+Down"])
def test_the_calendar_opens_by_keyboard(bench, qtbot: QtBot, key: Qt.Key) -> None:
    """At the day that stands there; a day chosen is said at once, and the focus comes back."""
    field = DateField("Ngày")
    made = bench(field)
    field.set_value(date(2021, 9, 2))
    field.focus()
    modifier = Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_Down else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(field.control, key, modifier)
    calendar = field.calendar()
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2021, 9, 2)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert calendar.locale().dayName(1) == "Thứ Hai"
    calendar.setSelectedDate(QDate(2021, 9, 3))
    qtbot.keyClick(calendar.focusWidget(), Qt.Key.Key_Return)
    assert not calendar.isVisible()
    assert (field.value(), field.text()) == (date(2021, 9, 3), "03/09/2021")
    assert made.said == ["edited", "finished"]


def test_a_choice(bench, qtbot: QtBot) -> None:
    """Blank first, said once, by its value; the same again says nothing."""
    field = ChoiceField("Loại", _OPTIONS)
    made = bench(field)
    assert (field.value(), field.text()) == (None, "—")
    field.focus()
    qtbot.keyClick(field.control, Qt.Key.Key_Down)
    assert (field.value(), made.said) == ("A", ["edited", "finished"])
    qtbot.keyClick(field.control, Qt.Key.Key_Up)
    qtbot.keyClick(field.control, Qt.Key.Key_Up)
    assert (field.value(), made.said) == (None, ["edited", "finished"] * 2)


def test_a_choice_of_a_closed_list_is_its_member(bench, qtbot: QtBot) -> None:
    """Never the text that it is stored as."""
    field = ChoiceField("Mức", [(one, one.label) for one in Severity])
    bench(field)
    qtbot.keyClick(field.control, Qt.Key.Key_Down)
    assert field.value() is Severity.VIOLATION
    field.set_value(Severity.WARNING.value)
    assert field.value() is Severity.WARNING


@pytest.mark.parametrize(("typed", "value"), [("c", "B"), ("d", "A"), ("n", UUID(int=3)), ("x", None)])
def test_typing_finds_an_entry_without_its_accents(bench, qtbot: QtBot, typed: str, value: object) -> None:
    """`d` finds Đoàn viên; a letter that begins nothing changes nothing."""
    field = ChoiceField("Loại", _OPTIONS)
    bench(field)
    field.focus()
    qtbot.keyClick(field.control, typed)
    assert field.value() == value


def test_the_wheel_is_the_pages(bench) -> None:
    """Unless the list has the focus."""
    field = ChoiceField("Loại", _OPTIONS)
    made = bench(field)

    def turn() -> None:
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field.control, event)

    turn()
    assert field.value() is None
    made.field.focus()
    turn()
    assert field.value() == "A"


def test_a_long_entry_is_cut_and_told_whole(bench) -> None:
    """It doesn't make the form wider; its tooltip has it all."""
    field = ChoiceField("Đối tượng", _OPTIONS)
    made = bench(field)
    field.set_value(UUID(int=3))
    field.control.setFixedWidth(120)
    made.grab()
    assert field.control.toolTip() == _OPTIONS[2][1]
    field.set_value("A")
    field.control.setFixedWidth(240)
    made.grab()
    assert field.control.toolTip() == ""


def test_a_value_that_isnt_offered_is_kept(bench) -> None:
    """What stands in the data is shown, never dropped in silence; other options leave the value where it is."""
    field = ChoiceField("Loại", _OPTIONS)
    bench(field)
    field.set_value("Z")
    assert (field.value(), field.text()) == ("Z", "Z")
    field.set_options([("Z", "Loại Z")])
    assert (field.value(), field.text()) == ("Z", "Loại Z")


def test_a_value_of_a_closed_list_that_isnt_offered_bears_its_label(bench) -> None:
    """A programme may offer less than another under which it was chosen."""
    field = ChoiceField("Khối", _OPTIONS)
    bench(field)
    field.set_value(Block.PUBLIC)
    assert (field.value(), field.text()) == (Block.PUBLIC, Block.PUBLIC.label)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_calendar_opens_at_the_vietnamese_day(bench, monkeypatch) -> None:
    """Whatever the clock of the PC is set to."""

    class Evening(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2022, 4, 30, 20, 0, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr("ui.widgets.fields.dates.datetime", Evening)
    field = DateField("Ngày")
    bench(field)
    field.open_calendar()
    calendar = field.calendar()
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2022, 5, 1)


def test_a_required_choice_has_no_blank(bench) -> None:
    """Nothing is chosen at first, and that is a problem."""
    field = ChoiceField("Loại", _OPTIONS, required=True)
    bench(field)
    assert (field.value(), field.problem()) == (None, "Chưa chọn “Loại”.")
    field.set_value("A")
    assert field.is_valid()


def test_yes_no_by_arrows(bench, qtbot: QtBot) -> None:
    """Three states; each said once."""
    field = YesNoField("Có tính mới")
    made = bench(field)
    assert field.value() is None
    field.focus()
    values = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        values.append(field.value())
    assert values[:2] == [True, False]
    assert made.said[:4] == ["edited", "finished"] * 2


@pytest.mark.parametrize("value", [None, True, False])
def test_yes_no_set(bench, value: bool | None) -> None:
    """In silence; Tab goes to what is chosen."""
    field = YesNoField("Có tính mới")
    made = bench(field)
    field.set_value(value)
    field.focus()
    assert field.value() is value
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == f"Có tính mới: {field.text()}"
    assert made.said == []


_ALL = [
    (lambda: TextField("Nhãn"), "chữ"),
    (lambda: LongTextField("Nhãn"), "một\nhai"),
    (lambda: ListField("Nhãn"), ("một", "hai")),
    (lambda: DateField("Nhãn"), date(2021, 9, 2)),
    (lambda: MoneyField("Nhãn"), 15_000_000),
    (lambda: IntegerField("Nhãn"), 12),
    (lambda: ShareField("Nhãn"), 3333),
    (lambda: ChoiceField("Nhãn", _OPTIONS), "B"),
    (lambda: YesNoField("Nhãn"), True),
]


@pytest.mark.parametrize(("make", "value"), _ALL)
def test_a_draft_comes_back(bench, make, value: object) -> None:
    """Its text, as unfinished as it was: finishing it says so."""
    first, second = bench(make()), bench(make())
    first.field.set_value(value)
    second.field.set_text(first.field.text())
    assert second.field.value() == value
    assert first.said == second.said == []
    assert second.field.control.accessibleName() == "Nhãn"


def test_an_unfinished_draft_is_finished_by_commit(bench) -> None:
    """A restored text counts as typed."""
    made = bench(DateField("Ngày"))
    made.field.set_text("2/9/2021")
    made.field.commit()
    assert made.said == ["finished"]
    assert made.field.value() == date(2021, 9, 2)


def _finding(severity: Severity, message: str, waived: bool = False) -> Finding:
    waiver = Waiver(rule="r", fingerprint="", reason="đã rõ", user="thu", at=NOW) if waived else None
    return Finding(rule="r", severity=severity, clause="A", field="title", message=message, waived=waiver)


def test_findings_are_told_in_words(bench) -> None:
    """Several, each with its severity for screen readers; a waived one says why; none leaves no gap."""
    made = bench(TextField("Tên", required=True, hint="Như trong quyết định."))
    height = made.field.sizeHint().height()
    made.field.show_findings(
        [_finding(Severity.VIOLATION, "Trùng."), _finding(Severity.WARNING, "Giống.", waived=True)]
    )
    said = made.field.control.accessibleDescription()
    assert said == "Bắt buộc. Vi phạm: Trùng. Cần xem: Giống. (đã bỏ qua: đã rõ) Như trong quyết định."
    assert made.field.sizeHint().height() > height
    made.field.show_findings([])
    assert made.field.sizeHint().height() == height
    assert made.field.control.accessibleDescription() == "Bắt buộc. Như trong quyết định."


def test_a_required_field_is_marked(bench) -> None:
    """With a star; an ampersand in a label is one."""
    made = bench(TextField("Tên & họ", required=True))
    assert made.field.findChildren(QLabel)[0].text() == "Tên && họ *"
    assert made.field.control.accessibleName() == "Tên & họ"


def test_tab_leaves_a_long_text(bench, qtbot: QtBot) -> None:
    """It isn't typed in."""
    made = bench(LongTextField("Tóm tắt"))
    made.field.focus()
    qtbot.keyClick(made.field.control, Qt.Key.Key_Tab)
    assert made.other.hasFocus()
    assert isinstance(made.field.control, QPlainTextEdit)


def test_no_text_is_completed_or_masked(bench) -> None:
    """UniKey types by sending backspaces."""
    for make, _value in _ALL[3:7]:
        control = bench(make()).field.control
        assert isinstance(control, QLineEdit)
        assert (control.inputMask(), control.maxLength()) == ("", 32767)
        assert control.findChild(QCompleter) is None
