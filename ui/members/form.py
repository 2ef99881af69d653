"""The form of one person: facts in short sections, awards by year, and the initiatives that name them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.domain.kinds import AuthorCategory, Block, Labelled, Sex
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.person import Person
from desktop_app.services.editing import note_reveal
from desktop_app.services.registers import InitiativeRow
from desktop_app.text.phones import clean_phone
from ui.desk import Desk
from ui.icons import verdict_shape
from ui.jobs import Lane
from ui.members.awards_field import AwardsField
from ui.members.identity_field import IdentityField
from ui.members.person_fields import edit_label, value_of, with_value
from ui.theme import SPACE_S, SPACE_XS
from ui.widgets.fields import ChoiceField, DateField, Field, TextField
from ui.widgets.form import FormView
from ui.widgets.labels import text_label
from ui.widgets.link_button import LinkButton
from ui.widgets.record_form import Binding, RecordKeeper

_MEMBERSHIP: Final = ((True, "Đoàn viên công đoàn"), (False, "Không phải đoàn viên"))
_GIVEN: Final = ("full_name", "is_member", "sex", "block", "category")
"""Fields that say something of a new person without anybody's doing, and the name."""


class PhoneField(TextField):
    """A phone number, in digits from 0 once it is left."""

    def _read(self, text: str) -> str:
        return clean_phone(text)


def _choice(field: str, kind: type[Labelled]) -> ChoiceField:
    return ChoiceField(PERSON_FIELDS[field], [(one, one.label) for one in kind], field_id=field)


class MemberForm(QWidget):
    """Shows one person; every field is written as it is left."""

    stale = Signal()  # an edit was refused: the person is to be read anew

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the form, empty."""
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName("Thông tin của một người")
        self.view = FormView(self)
        self._add_fields()
        self._add_initiatives()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, 0, 0, 0)
        layout.addWidget(self.view)
        binding = Binding(value=value_of, changed=with_value, label=edit_label, added=_added, ready=_named)
        self.keeper: RecordKeeper[Person] = RecordKeeper(desk, self.view.fields, binding, self)
        self.keeper.refused.connect(self.stale)
        self.identity.revealed.connect(self._note_reveal)

    def _add_fields(self) -> None:
        membership = ChoiceField("Đoàn viên", _MEMBERSHIP, field_id="is_member", required=True)
        name, code = _text("full_name", required=True), _text("member_code")
        birth = DateField(PERSON_FIELDS["birth_date"], allow_year=True, field_id="birth_date")
        self._section("Họ tên", (name, 2), (code, 1), (birth, 1), (_choice("sex", Sex), 1), (membership, 1))
        self.identity = IdentityField(PERSON_FIELDS["identity_number"], field_id="identity_number")
        phone = PhoneField(PERSON_FIELDS["phone"], field_id="phone")
        self._section("Liên hệ, giấy tờ", (phone, 1), (self.identity, 1))
        self._section(
            "Nơi công tác",
            (_text("position"), 1),
            (_text("workplace"), 1),
            (_text("group"), 1),
            (_text("province"), 1),
            (_choice("block", Block), 2),
            (_choice("category", AuthorCategory), 2),
        )
        self.awards = AwardsField("Năm và danh hiệu, hình thức khen thưởng", field_id="awards")
        self._section("Danh hiệu, khen thưởng", (self.awards, 2))

    def _section(self, title: str, *fields: tuple[Field, int]) -> None:
        section = self.view.add_section(title)
        for field, columns in fields:
            section.add(field, columns=columns)

    def _add_initiatives(self) -> None:
        section = self.view.add_section("Sáng kiến của người này")
        holder = QWidget()
        self._links = QVBoxLayout(holder)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(SPACE_XS)
        section.add_widget(holder)

    @Slot()
    def _note_reveal(self) -> None:
        if self.person is not None:
            work = partial(note_reveal, self._desk.workspace, self.person.id)
            self._desk.jobs.run(work, _nothing, self._desk.refuse, Lane.WRITE)

    @property
    def person(self) -> Person | None:
        """The person shown, as they will be once everything is written."""
        return self.keeper.record

    @property
    def has_facts(self) -> bool:
        """Whether anything was entered about the person but their name."""
        return any(field.text() for name, field in self.view.fields.items() if name not in _GIVEN)

    def show_person(self, person: Person, drafts: Mapping[str, str], *, stored: bool = True) -> None:
        """Show another person, what was left unfinished included."""
        self.identity.hide_number(at_once=True)
        self.keeper.show(person, drafts, stored=stored)
        self.view.verticalScrollBar().setValue(0)

    def show_initiatives(self, rows: Sequence[InitiativeRow], count: int) -> None:
        """List the initiatives that name the person, `count` in all, as links."""
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row in rows:
            self._links.addWidget(self._link(row))
        if not rows:
            self._links.addWidget(text_label("Chưa có sáng kiến nào ghi tên người này.", role="secondary"))
        elif count > len(rows):
            self._links.addWidget(text_label(f"… và {count - len(rows)} sáng kiến khác.", role="secondary"))

    def _link(self, row: InitiativeRow) -> QWidget:
        icon, role = verdict_shape(row.verdict) if row.verdict else ("initiatives", "secondary")
        verdict = row.verdict.label if row.verdict else "Chưa kiểm tra"
        go = partial(self._desk.go, Link(screen=Screen.INITIATIVES, record_id=row.id))
        button = LinkButton(f"{row.code} · {row.title}", go, icon, role)
        button.setAccessibleDescription(verdict)
        return button

    @Slot()
    def flush(self) -> None:
        """Hand over what is being typed, and hide what was asked for."""
        self.keeper.flush()
        self.identity.hide_number()

    def focus_field(self, field: str) -> bool:
        """Go to a field; an identity number stays masked until it is asked for."""
        return self.view.focus_field(field)


def _text(field: str, **rest: Any) -> TextField:
    return TextField(PERSON_FIELDS[field], field_id=field, **rest)


def _nothing(_result: Any) -> None:
    return None


def _added(person: Person) -> str:
    return f"Thêm {person.full_name}"


def _named(person: Person) -> bool:
    return bool(person.full_name)
