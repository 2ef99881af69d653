"""Step 2: what each column of the list stands for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QObject, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from desktop_app.domain.errors import InputError
from desktop_app.services.lists import LIST_FIELDS, ListColumn, OneSheetList, require_columns
from desktop_app.text.numbers import format_money
from ui.icons import IconLabel
from ui.importing.step import Step
from ui.theme import CAPTION_PT, ICON_S, SPACE_M, SPACE_S, SPACE_XS, characters
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.focus import SightKeeper
from ui.widgets.labels import set_role, text_label

_REPEATED: Final = frozenset({"summary", "benefit_text", "origin", "award_year"})
"""Fields that several columns may fill."""
_LEFT_OUT: Final = "(không lấy cột này)"
_EXAMPLES: Final = 3
_EXAMPLE_CHARACTERS: Final = 70


class ColumnRow(QWidget):
    """The choice for one column, with a mark where the proposal isn't certain and nobody has looked at it yet."""

    chosen = Signal()

    def __init__(self, column: ListColumn, choices: QAbstractItemModel, parent: QWidget | None = None) -> None:
        """Preset what was proposed; all columns share the `choices`."""
        super().__init__(parent)
        self.column = column
        self._looked_at = False
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(f"Cột “{column.heading}” là")
        self.choice.setModel(choices)
        self.choice.setCurrentIndex(max(0, self.choice.findData(column.proposed)))
        self.choice.setMinimumWidth(characters(self, 32))
        self.choice.activated.connect(self._choose)
        self.mark: QWidget | None = None if column.certain else _mark()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_S)
        whole.addWidget(self.choice)
        if self.mark is not None:
            whole.addWidget(self.mark)
        whole.addStretch(1)
        self.setFocusProxy(self.choice)
        self._show_mark()

    @property
    def field_id(self) -> str:
        """What the column stands for, "" where it is left out."""
        return str(self.choice.currentData())

    @property
    def is_doubtful(self) -> bool:
        """Whether the proposal still wants a look."""
        return not self.column.certain and not self._looked_at

    @Slot()
    def _choose(self) -> None:
        self._looked_at = True
        self._show_mark()
        self.chosen.emit()

    def _show_mark(self) -> None:
        if self.mark is not None:
            self.mark.setVisible(self.is_doubtful)
        self.choice.setAccessibleDescription("Xin xem lại" if self.is_doubtful else "")


class ColumnsStep(Step):
    """One line for each column: its heading, some of its cells, and what it is."""

    sheet_asked = Signal(str)

    heading = "Mỗi cột là gì?"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Wait for a list."""
        super().__init__(parent)
        self.one: OneSheetList | None = None
        self._choices = _choices(self)
        self.rows: list[ColumnRow] = []
        self.source = text_label("", role="secondary")
        self.sheet = ChoiceBox()
        self.sheet.setAccessibleName("Trang tính")
        self.sheet.activated.connect(self._choose_sheet)
        self._sheet_label = text_label("&Trang tính:", wrap=False)
        self._sheet_label.setTextFormat(Qt.TextFormat.AutoText)
        self._sheet_label.setBuddy(self.sheet)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.source, 1)
        head.addWidget(self._sheet_label)
        head.addWidget(self.sheet)
        self.says = text_label()
        self._area = QScrollArea()
        SightKeeper(self._area)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setProperty("role", "form")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addLayout(head)
        self.body.addWidget(self.says)
        self.body.addWidget(self._area, 1)

    def show_list(self, one: OneSheetList) -> None:
        """Show the columns of a list with what was proposed for them."""
        self.one = one
        named = f", trang “{one.sheet}”" if one.sheet else ""
        count = f"{format_money(one.row_count)} dòng, tiêu đề ở dòng {one.header_row}"
        remembered = " Dùng cách đã nhớ cho danh sách có các cột này." if one.remembered else ""
        self.source.setText(f"{one.source}{named}: {count}.{remembered}")
        self._show_sheets(one.sheets, one.sheet)
        self.rows = [ColumnRow(column, self._choices) for column in one.columns]
        self._area.setWidget(self._grid(self.rows))
        for row in self.rows:
            row.chosen.connect(self._judge)
        self._judge()

    def _show_sheets(self, sheets: Sequence[str], sheet: str) -> None:
        self.sheet.clear()
        self.sheet.addItems(list(sheets))
        self.sheet.setCurrentText(sheet)
        for widget in (self.sheet, self._sheet_label):
            widget.setVisible(len(sheets) > 1)

    def _grid(self, rows: Sequence[ColumnRow]) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, SPACE_M, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        for place, title in enumerate(("Cột trong danh sách", "Ví dụ", "Là")):
            grid.addWidget(text_label(title, CAPTION_PT, role="secondary", wrap=False), 0, place)
        for number, row in enumerate(rows, start=1):
            heading = text_label(row.column.heading or f"(cột {row.column.index + 1})", strong=True)
            examples = text_label(_examples(row.column), role="secondary")
            examples.setToolTip("\n".join(row.column.examples))
            for place, widget in enumerate((heading, examples, row)):
                grid.addWidget(widget, number, place, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 4)
        grid.setRowStretch(len(rows) + 1, 1)
        return inside

    @property
    def mapping(self) -> dict[int, str]:
        """What each column that is taken stands for, by its index."""
        return {row.column.index: row.field_id for row in self.rows if row.field_id}

    @property
    def is_certain(self) -> bool:
        """Whether nobody has to look: remembered, or every required column recognised for certain."""
        if self.one is None or not self.is_ready:
            return False
        certain = {row.column.index: row.field_id for row in self.rows if row.column.certain and row.field_id}
        return self.one.remembered or not _missing(certain)

    @property
    def is_touched(self) -> bool:
        """Whether somebody chose something here."""
        return any(row.field_id != row.column.proposed for row in self.rows)

    @property
    def doubtful(self) -> int:
        """How many columns still want a look."""
        return sum(row.is_doubtful for row in self.rows)

    @property
    def is_ready(self) -> bool:
        """Whether the columns make sense."""
        return bool(self.rows) and not self._trouble()

    def _trouble(self) -> str:
        missing = _missing(self.mapping)
        if missing:
            return missing
        counts = Counter(self.mapping.values())
        twice = [LIST_FIELDS[name] for name, count in counts.items() if count > 1 and name not in _REPEATED]
        named = "”, “".join(twice)
        return f"Có hai cột cùng là “{named}”; hãy chọn lại hoặc không lấy một trong hai cột." if twice else ""

    @Slot()
    def _judge(self) -> None:
        trouble = self._trouble()
        doubtful = self.doubtful
        left = f"Còn {doubtful} cột phần mềm chưa chắc: xin xem lại." if doubtful else "Đã nhận ra các cột."
        self.says.setText(trouble or left)
        set_role(self.says, "ineligible" if trouble else "review" if doubtful else "eligible")
        self.changed.emit()

    @Slot()
    def _choose_sheet(self) -> None:
        if self.one is not None and self.sheet.currentText() != self.one.sheet:
            self.sheet_asked.emit(self.sheet.currentText())

    def take_focus(self) -> None:
        """Go to the first column that wants a look."""
        first = next((row for row in self.rows if row.is_doubtful), self.rows[0] if self.rows else None)
        if first is not None:
            first.choice.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(first)


def _mark() -> QWidget:
    """What stands beside a proposal that isn't certain."""
    mark = QWidget()
    row = QHBoxLayout(mark)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_XS)
    row.addWidget(IconLabel("verdict-review", "review", ICON_S))
    row.addWidget(text_label("Xin xem lại", CAPTION_PT, role="review", wrap=False))
    return mark


def _choices(parent: QObject) -> QAbstractItemModel:
    """What a column may stand for, as a model that drop-down lists share."""
    model = QStandardItemModel(parent)
    for field_id, label in {"": _LEFT_OUT, **LIST_FIELDS}.items():
        item = QStandardItem(label)
        item.setData(field_id, Qt.ItemDataRole.UserRole)
        item.setToolTip(label)
        model.appendRow(item)
    return model


def _missing(mapping: Mapping[int, str]) -> str:
    """The sentence that names the required columns which a mapping hasn't, "" where it has all."""
    try:
        require_columns(mapping)
    except InputError as error:
        return error.message
    return ""


def _examples(column: ListColumn) -> str:
    text = " · ".join(" ".join(cell.split()) for cell in column.examples[:_EXAMPLES] if cell.strip())
    return text if len(text) <= _EXAMPLE_CHARACTERS else text[: _EXAMPLE_CHARACTERS - 1] + "…"
