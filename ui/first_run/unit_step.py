"""Step 1: the union's name and what papers and rules need of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Slot

from desktop_app.domain.identifiers import unit_id
from desktop_app.domain.kinds import UnitLevel
from desktop_app.domain.unit import Unit
from ui.importing.step import Step
from ui.widgets.fields import ChoiceField, Field, IntegerField, TextField
from ui.widgets.form import FormView, Section
from ui.widgets.labels import text_label

_LATER: Final = "Người ký có thể để trống, ghi sau trong Thiết lập."


class UnitStep(Step):
    """The few facts of the union; the name alone is required."""

    heading = "Đơn vị của anh chị"
    explanation = "Tên đơn vị được in trên mọi văn bản. Điều gì chưa rõ thì để trống, sửa sau trong Thiết lập."

    def __init__(self) -> None:
        """Nothing entered yet."""
        super().__init__()
        self.form = FormView()
        self.form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields: dict[str, Field] = {}
        self._add_unit(self.form.add_section())
        self._add_signer(self.form.add_section("Người ký"))
        self.form.edited.connect(self._edited)
        self.body.addWidget(self.form, 1)

    def _add_unit(self, section: Section) -> None:
        self._add(section, TextField("Tên đơn vị", field_id="unit_name", required=True, max_length=300), columns=2)
        self._add(section, TextField("Công đoàn cấp trên", field_id="upper_name", max_length=300), columns=2)
        levels = [(level, level.label) for level in UnitLevel]
        self._add(section, ChoiceField("Cấp", levels, field_id="level"))
        self.province = ChoiceField("Tỉnh/Thành phố", field_id="province")
        self._add(section, self.province)
        self._add(section, IntegerField("Số đoàn viên", field_id="member_count"))

    def _add_signer(self, section: Section) -> None:
        self._add(section, TextField("Chức vụ người ký", field_id="signer_title", max_length=100))
        self._add(section, TextField("Người ký", field_id="signer_name", max_length=100))
        section.add_widget(text_label(_LATER, role="secondary"))

    def _add(self, section: Section, field: Field, columns: int = 1) -> None:
        section.add(field, columns=columns)
        self.fields[field.field_id] = field

    def offer_provinces(self, names: Sequence[str]) -> None:
        """Offer these provinces; the one that is shown stays."""
        self.province.set_options([(name, name) for name in names])

    def show_unit(self, unit: Unit) -> None:
        """Show what is known of the union already."""
        values = {name: getattr(unit, _ATTRIBUTES.get(name, name)) for name in self.fields}
        self.form.set_values({**values, "province": unit.province or None}, force=True)
        self.changed.emit()

    def unit(self, known: Unit | None) -> Unit:
        """The union as entered, over what is known of it."""
        values: dict[str, Any] = {_ATTRIBUTES.get(name, name): field.value() for name, field in self.fields.items()}
        values["province"] = values["province"] or ""
        if known is not None:
            return replace(known, **values)
        return Unit(id=unit_id(values["name"], values["upper_name"]), **values)

    @property
    def is_ready(self) -> bool:
        """Always: pressing *Tiếp* says what is missing."""
        return True

    def commit(self) -> bool:
        """Take what is being typed; False, and the focus there, where something is missing or can't be read."""
        self.form.commit()
        wrong = [field for field in self.fields.values() if not field.is_valid()]
        if wrong:
            wrong[0].show_problem(wrong[0].problem())
            wrong[0].focus()
        return not wrong

    @Slot(str)
    def _edited(self, _name: str) -> None:
        self.changed.emit()

    def take_focus(self) -> None:
        """Begin with the name."""
        self.fields["unit_name"].control.setFocus()


_ATTRIBUTES: Final = {"unit_name": "name"}
