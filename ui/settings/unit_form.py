"""The facts of the own unit: who it is, its letterhead and signer, and who does the work."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject

from desktop_app.domain.kinds import Block, Labelled, SigningAuthority, UnitLevel
from desktop_app.domain.unit import Unit
from ui.desk import Desk
from ui.settings.unit_fields import edit_label, label_of, named, value_of, with_value
from ui.widgets.fields import ChoiceField, DateField, Field, IntegerField, ListField, TextField, YesNoField
from ui.widgets.form import FormView
from ui.widgets.record_form import Binding, RecordKeeper

_HINTS: Final = {
    "unit_name": "Ghi như trên văn bản, ví dụ: CĐCS Sở Nội vụ.",
    "member_count": "Chỉ tiêu tính theo số này; để trống thì tính theo số đoàn viên đã nhập.",
    "symbol": "Phần sau số văn bản, ví dụ: CĐCS trong 12/TTr-CĐCS.",
    "authority": "Để trống khi người ký ký cho chính mình.",
    "addressees": "Mỗi dòng một nơi nhận.",
    "support_team": "Mỗi dòng một người.",
    "valid_from": "Khi tên, người ký đổi giữa năm: ngày bắt đầu có hiệu lực.",
}
_NO_COMMITTEE: Final = (
    "Công đoàn có dưới 10 đoàn viên không có Ban Chấp hành, nên văn bản không ký thay mặt Ban Chấp hành (TM.); "
    "hãy để trống nếu chủ tịch ký."
)


class UnitForm(QObject):
    """Puts the unit's fields into a form and keeps them, field by field."""

    def __init__(self, desk: Desk, view: FormView) -> None:
        """Add the unit's sections to the form."""
        super().__init__(view)
        self.province = ChoiceField(label_of("province"), field_id="province")
        level = _choice("level", UnitLevel)
        self._offered = False
        self._fields: dict[str, Field] = {}
        directly = _of(YesNoField, "directly_under_province")
        self._add(view, "Đơn vị", (_text("unit_name", required=True), 2), (_text("upper_name"), 2), (level, 1))
        self._add(view, None, (directly, 1), (self.province, 1), (_text("sector"), 1), (_choice("block", Block), 1))
        self._add(view, None, (_of(IntegerField, "member_count"), 1))
        authority = _choice("authority", SigningAuthority)
        self._add(view, "Trên văn bản", (_text("place"), 1), (_text("symbol"), 1), (authority, 2))
        self._add(view, None, (_text("signer_title"), 1), (_text("signer_name"), 1), (_of(ListField, "addressees"), 2))
        self._add(view, "Người làm", (_text("officer_in_charge"), 2), (_of(ListField, "support_team"), 2))
        self._add(view, "Thời gian áp dụng", (_of(DateField, "valid_from"), 1), (_of(DateField, "valid_to"), 1))
        binding = Binding(value=value_of, changed=with_value, label=edit_label, added=_added, ready=named)
        self.keeper: RecordKeeper[Unit] = RecordKeeper(desk, self._fields, binding, self)

    def _add(self, view: FormView, title: str | None, *fields: tuple[Field, int]) -> None:
        """Add fields to a new section, without a title to the last one."""
        if title is not None:
            self._section = view.add_section(title)
        for field, columns in fields:
            self._section.add(field, columns=columns)
            self._fields[field.field_id] = field

    def show(self, unit: Unit, drafts: Mapping[str, str], provinces: Sequence[str], *, stored: bool) -> None:
        """Show the unit; one that is shown already is renewed, or left alone while it isn't there yet."""
        if not self._offered:
            self._offered = True
            self.province.set_options([(name, name) for name in provinces])
        if self.keeper.record is not None and self.keeper.record.id == unit.id:
            if stored:
                self.keeper.renew(unit)
        else:
            self.keeper.show(unit, drafts, stored=stored)
        self._fields["authority"].show_note(_NO_COMMITTEE if unit.has_no_committee else "")


def _text(field: str, **rest: Any) -> TextField:
    return TextField(label_of(field), field_id=field, hint=_HINTS.get(field, ""), **rest)


def _of(kind: type[Field], field: str) -> Field:
    return kind(label_of(field), field_id=field, hint=_HINTS.get(field, ""))


def _choice(field: str, kind: type[Labelled]) -> ChoiceField:
    options = [(one, one.label) for one in kind]
    return ChoiceField(label_of(field), options, field_id=field, hint=_HINTS.get(field, ""))


def _added(unit: Unit) -> str:
    return f"Ghi thông tin đơn vị {unit.name}"
