"""Titles and rewards by year: a year and a title to a row."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.person import Award
from desktop_app.text.dates import FIRST_YEAR, LAST_YEAR
from desktop_app.text.unicode import clean_line
from ui.theme import SPACE_L, SPACE_XS, characters
from ui.widgets.buttons import flat_button, icon_button
from ui.widgets.fields import Field
from ui.widgets.fields.controls import LineEdit


class AwardRow(QWidget):
    """One award: its year, its title, and a button that takes it away."""

    def __init__(self, field: "AwardsField", year: str, title: str) -> None:
        """Show an award as it was written."""
        super().__init__(field)
        self.year = self._line(field, "Năm", year)
        self.year.setFixedWidth(characters(self, 7) + SPACE_L)
        self.title = self._line(field, "Danh hiệu, hình thức khen thưởng", title)
        self.remove: QToolButton = icon_button("delete", "Bỏ danh hiệu này")
        self.remove.clicked.connect(field.remove_row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        row.addWidget(self.year)
        row.addWidget(self.title, 1)
        row.addWidget(self.remove)

    def _line(self, field: "AwardsField", name: str, text: str) -> LineEdit:
        line = LineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.replace(text)
        line.typed.connect(field.row_typed)
        line.left.connect(field.row_left)
        line.undo_asked.connect(field.undo_asked)
        line.redo_asked.connect(field.redo_asked)
        return line

    @property
    def written(self) -> tuple[str, str]:
        """Year and title as they stand, in clean lines."""
        return clean_line(self.year.content()), clean_line(self.title.content())


class AwardsField(Field):
    """Awards in order of year; a row with neither year nor title counts for nothing."""

    def __init__(self, label: str, **rest: Any) -> None:
        """No awards yet."""
        super().__init__(label, **rest)
        self.rows: list[AwardRow] = []
        self._kept: tuple[Award, ...] = ()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_XS)
        column.addLayout(self._list)
        self.add_button = flat_button("Thêm danh hiệu", "add")
        self.add_button.clicked.connect(self.add_row)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._build(holder)
        holder.setFocusProxy(self.add_button)

    def value(self) -> tuple[Award, ...]:
        """The awards as written; the last readable ones while a row can't be read."""
        if self.problem():
            return self._kept
        return tuple(sorted({Award(int(year), title) for year, title in self._written()}))

    def set_value(self, value: tuple[Award, ...], *, force: bool = False) -> None:  # noqa: ARG002 - the keeper asks for no more than it has to
        """Show awards, without any signal."""
        self._kept = tuple(value)
        self._put([(str(award.year), award.title) for award in value])
        self.show_problem("")

    def text(self) -> str:
        """The rows as they stand, one to a line."""
        return "\n".join(f"{year}: {title}" for year, title in self._written())

    def set_text(self, text: str) -> None:
        """Put the rows of a draft in, without any signal."""
        pairs = (line.partition(":") for line in text.split("\n") if line.strip())
        self._put([(year.strip(), title.strip()) for year, _, title in pairs])
        self.show_problem(self.problem())

    def problem(self) -> str:
        """What is missing in the first row that can't be kept."""
        for year, title in self._written():
            if not year.isdecimal() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
                return f"Năm “{year}” chưa đúng; hãy ghi đủ bốn chữ số, ví dụ 2021."
            if not title:
                return f"Chưa ghi danh hiệu của năm {year}."
        return ""

    def commit(self) -> None:
        """Take the rows as finished."""
        problem = self.problem()
        self.show_problem(problem)
        if not problem and self.value() != self._kept:
            self._kept = self.value()
            self.finished.emit()

    @Slot()
    def add_row(self) -> None:
        """Add an empty row and go there."""
        self._append("", "")
        self.rows[-1].year.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def remove_row(self) -> None:
        """Take away the row whose button was pressed."""
        row = next(row for row in self.rows if row.remove is self.sender())
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.commit()

    @Slot()
    def row_typed(self) -> None:
        """A person changed a row."""
        if not self.problem():
            self.show_problem("")
        self.edited.emit()

    @Slot(bool)
    def row_left(self, _rewrite: bool) -> None:
        """Take the rows as finished, unless the person is still at them."""
        focused = QApplication.focusWidget()
        within = focused is not None and self.isAncestorOf(focused)
        if not (within and self.problem()):
            self.commit()

    def _written(self) -> list[tuple[str, str]]:
        return [row.written for row in self.rows if any(row.written)]

    def _put(self, pairs: list[tuple[str, str]]) -> None:
        if pairs == self._written():
            return
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for year, title in pairs:
            self._append(year, title)

    def _append(self, year: str, title: str) -> None:
        row = AwardRow(self, year, title)
        self.rows.append(row)
        self._list.addWidget(row)
        row.show()
