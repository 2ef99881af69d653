"""A day, typed as officers write it or chosen from a small calendar."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QDate, QLocale, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.context import VIETNAM
from desktop_app.text.dates import FIRST_YEAR, LAST_YEAR, format_date, parse_date
from ui.icons import set_icon
from ui.theme import SPACE_XS, current_palette
from ui.widgets.buttons import icon_button
from ui.widgets.fields.controls import LineEdit
from ui.widgets.fields.typed import TypedField

_ARROWS: Final = (
    ("qt_calendar_prevmonth", "chevron-left", "Tháng trước"),
    ("qt_calendar_nextmonth", "chevron-right", "Tháng sau"),
)


class _DayEdit(LineEdit):
    """A line whose calendar opens with Alt+Down or F4, as that of a list does."""

    def __init__(self, field: "DateField") -> None:
        super().__init__(field)
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar, or type on."""
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down or event.key() == Qt.Key.Key_F4:
            self._field.open_calendar()
            return
        super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A small calendar in Vietnamese, Monday first, that closes once a day is chosen."""

    def __init__(self, parent: QWidget) -> None:
        """An empty calendar, a window of its own."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale("vi_VN"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        self.calendar.setAccessibleName("Lịch")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XS, SPACE_XS, SPACE_XS, SPACE_XS)
        layout.addWidget(self.calendar)

    def open_at(self, day: date, below: QWidget) -> None:
        """Show the month of this day below a widget, within its screen."""
        self._dress()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        place = below.mapToGlobal(below.rect().bottomLeft())
        room = below.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        if place.y() + self.height() > room.bottom():
            place.setY(below.mapToGlobal(below.rect().topLeft()).y() - self.height())
        self.move(place)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        colours = current_palette()
        usual, rest = QTextCharFormat(), QTextCharFormat()
        usual.setForeground(QColor(colours.text))
        rest.setForeground(QColor(colours.secondary))
        for weekday in Qt.DayOfWeek:
            weekend = weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            self.calendar.setWeekdayTextFormat(weekday, rest if weekend else usual)
        self.calendar.setHeaderTextFormat(rest)
        for name, icon, said in _ARROWS:
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                set_icon(button, icon)
                button.setAccessibleName(said)


class DateField(TypedField):
    """A day as `date`; with `allow_year` a year alone too, as `int`; None where nothing is stated."""

    EMPTY = None

    def __init__(self, label: str, *, allow_year: bool = False, **rest: Any) -> None:
        """A short line with a button for the calendar."""
        super().__init__(label, **rest)
        self._allow_year = allow_year
        self._popup: CalendarPopup | None = None
        edit = _DayEdit(self)
        edit.setPlaceholderText("ngày/tháng/năm hoặc năm" if allow_year else "ngày/tháng/năm")
        button = icon_button("calendar", f"Mở lịch: {self.label} (Alt+↓)")
        button.setProperty("compact", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.open_calendar)
        self._build_typed(edit, beside=button, width=26 if allow_year else 16)

    def _read(self, text: str) -> date | int:
        found = parse_date(text, year_allowed=self._allow_year)
        return found.date or found.year

    def _write(self, value: date | int) -> str:
        return format_date(value) if isinstance(value, date) else str(value)

    def _finish(self, *, rewrite: bool) -> None:
        """Note where the day was read generously, before its text is written anew."""
        text = self.text()
        super()._finish(rewrite=rewrite)
        if text.strip() and self.is_valid() and (note := parse_date(text, year_allowed=self._allow_year).note):
            self.show_note(note)

    def calendar(self) -> QCalendarWidget | None:
        """The calendar, None before it was opened."""
        return self._popup.calendar if self._popup else None

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar at the day that stands here, else at today."""
        if not self._input.isEnabled() or self._input.isReadOnly():
            return
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.calendar.activated.connect(self._choose)
            self._popup.calendar.clicked.connect(self._choose)
        value = self.value()
        today = datetime.now(VIETNAM).date()
        shown = value if isinstance(value, date) else date(value, 1, 1) if value else today
        self._popup.open_at(shown, self._input)

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        assert self._popup is not None
        if not self._popup.isVisible():
            return
        self._popup.hide()
        self._input.setFocus(Qt.FocusReason.PopupFocusReason)
        self._put(format_date(date(day.year(), day.month(), day.day())))
        self._typed()
        self.commit()


class PastDay(DateField):
    """A day that isn't after today."""

    def __init__(self, label: str, today: Callable[[], date], too_late: str, **rest: Any) -> None:
        """`too_late` is what a later day is answered with."""
        super().__init__(label, **rest)
        self._today = today
        self._too_late = too_late

    def _read(self, text: str) -> date | int:
        found = super()._read(text)
        if isinstance(found, date) and found > self._today():
            raise ValueError(self._too_late)
        return found
