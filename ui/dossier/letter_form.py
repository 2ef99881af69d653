"""Whom one submission goes to and who signs it, where that isn't as the unit has it."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.kinds import SigningAuthority
from desktop_app.domain.submission import AS_THE_UNIT, Letter, letter_of
from desktop_app.domain.unit import Unit
from ui.settings.unit_fields import label_of
from ui.theme import CAPTION_PT
from ui.widgets.buttons import secondary_button
from ui.widgets.fields import ChoiceField, Field, ListField, TextField
from ui.widgets.form import FormView
from ui.widgets.labels import text_label

_NAMES: Final = ("addressees", "authority", "signer_title", "signer_name")


class LetterForm(FormView):
    """Shows what the papers will name; a change holds for this submission alone."""

    changed = Signal(object)  # Letter

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a unit."""
        super().__init__(parent)
        self._unit: Unit | None = None
        self._wanted: Unit | None = None
        section = self.add_section()
        section.add_widget(text_label("Chỉ dùng cho hồ sơ này; thông tin của đơn vị ở Thiết lập giữ nguyên."))
        options = [(one, one.label) for one in SigningAuthority]
        section.add(ListField(label_of("addressees"), field_id="addressees", hint="Mỗi dòng một nơi nhận."))
        section.add(
            ChoiceField(
                label_of("authority"),
                options,
                field_id="authority",
                hint="Để trống khi người ký ký cho chính mình.",
            )
        )
        section.add(TextField(label_of("signer_title"), field_id="signer_title"), columns=1)
        section.add(TextField(label_of("signer_name"), field_id="signer_name"), columns=1)
        self.place = text_label("", CAPTION_PT, role="secondary")
        section.add_widget(self.place)
        self.back_button = secondary_button("&Dùng lại như đơn vị", "undo")
        self.back_button.clicked.connect(self._go_back)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back_button)
        row.addStretch(1)
        section.add_widget(holder)
        self.finished.connect(self._take)

    def show_letter(self, unit: Unit, letter: Letter) -> None:
        """Show the unit as this submission's papers name it."""
        wanted = letter.over(unit)
        self._unit = unit
        self.back_button.setEnabled(letter != AS_THE_UNIT)
        where = f"Địa danh ghi trên văn bản: {unit.place}. " if unit.place else "Đơn vị chưa có địa danh (Thiết lập). "
        self.place.setText(f"{where}Số, ngày, tháng để trống cho văn thư ghi khi ký, rồi nhập lại sau khi lập hồ sơ.")
        if wanted != self._wanted:
            self._wanted = wanted
            for name in _NAMES:
                self.fields[name].set_value(getattr(wanted, name))

    def flush(self) -> None:
        """Take what is being typed as finished."""
        for field in self.fields.values():
            field.commit()

    @Slot(str)
    def _take(self, name: str) -> None:
        if self._unit is None or self._wanted is None:
            return
        self._wanted = replace(self._wanted, **{name: _value(self.fields[name])})
        self.changed.emit(letter_of(self._unit, self._wanted))

    @Slot()
    def _go_back(self) -> None:
        self.changed.emit(AS_THE_UNIT)


def _value(field: Field) -> Any:
    return field.value()
