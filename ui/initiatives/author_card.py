"""One author in the form: share, role, whether put forward, and the person's own facts to mend in place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Authorship
from desktop_app.domain.kinds import AuthorCategory, AuthorRole, Block
from desktop_app.domain.person import Person
from desktop_app.services.editing import note_reveal
from ui.desk import Desk
from ui.initiatives.authorship import WHOLE
from ui.jobs import Lane
from ui.theme import SPACE_M, SPACE_S, SPACE_XS
from ui.widgets.buttons import flat_button, icon_button
from ui.widgets.fields import ChoiceField, DateField, Field, IdentityField, PhoneField, ShareField, TextField
from ui.widgets.labels import text_label

PERSON_FIELDS: Final = (
    "full_name", "birth_date", "position", "workplace", "phone", "identity_number", "province",
)  # fmt: skip
_SIDE: Final = {"birth_year": "birth_date"}


def person_value(person: Person, field_id: str) -> Any:
    """What a field of the card shows of a person."""
    return (person.birth_date or person.birth_year) if field_id == "birth_date" else getattr(person, field_id)


def person_with(person: Person, field_id: str, value: Any) -> Person:
    """The person after a field of the card was left with this value."""
    if field_id != "birth_date":
        return replace(person, **{field_id: value})
    if isinstance(value, date):
        return replace(person, birth_date=value, birth_year=value.year)
    return replace(person, birth_date=None, birth_year=value)


def _person_field(field_id: str) -> Field:
    if field_id == "birth_date":
        return DateField("Ngày sinh hoặc năm sinh", field_id=field_id, allow_year=True)
    kinds: dict[str, Callable[..., Field]] = {"phone": PhoneField, "identity_number": IdentityField}
    kind = kinds.get(field_id, TextField)
    return kind(FIELD_LABELS[field_id], field_id=field_id, required=field_id == "full_name")


def _nothing(_result: Any) -> None:
    return None


class AuthorCard(QFrame):
    """Shows an author; what is changed is told, never kept here."""

    share_left = Signal(object, object)  # UUID of the person, share or None
    role_chosen = Signal(object, object)  # UUID of the person, AuthorRole or None
    put_forward_chosen = Signal(object)  # UUID of the person
    person_left = Signal(object, str)  # Person as it is to be, id of the field
    moved = Signal(object, int)  # UUID of the person, steps
    removed = Signal(object)  # UUID of the person
    field_added = Signal(str, object)  # id of a field and the Field, once it is there to be typed into

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        """A card for a person."""
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.person = person
        self._desk = desk
        self.name = text_label("", strong=True)
        self.share = ShareField("Tỷ lệ đóng góp (%)", field_id="share")
        self.role = ChoiceField("Vai trò", [(role, role.label) for role in AuthorRole], field_id="role")
        self.put_forward = QCheckBox("Đứng tên")
        self.details_button = flat_button("Chi tiết")
        self.details_button.setCheckable(True)
        self.up = icon_button("up", "Chuyển lên")
        self.down = icon_button("down", "Chuyển xuống")
        self.remove = icon_button("delete", "Bỏ tác giả này")
        self.details: dict[str, Field] = {}
        self._details_box = QWidget()
        self._details_box.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(self.name, 1)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.put_forward)
        foot.addStretch(1)
        foot.addWidget(self.details_button)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self.share, 1)
        row.addWidget(self.role, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addLayout(row)
        layout.addLayout(foot)
        layout.addWidget(self._details_box)

    def _connect(self) -> None:
        self._undoable(self.share)
        self._undoable(self.role)
        self.share.finished.connect(self._share_left)
        self.role.finished.connect(self._role_chosen)
        self.put_forward.clicked.connect(self._put_forward)
        self.details_button.toggled.connect(self.open_details)
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))
        self.remove.clicked.connect(self._remove)

    def _undoable(self, field: Field) -> None:
        field.undo_asked.connect(self._desk.undo)
        field.redo_asked.connect(self._desk.redo)

    def show_author(self, author: Authorship, person: Person, *, forward: bool, place: int, count: int) -> None:
        """Show the author; one alone has the whole and is put forward without saying so."""
        alone = count == 1
        self.person = person
        self.name.setText(f"{place + 1}. {person.full_name}")
        self.setAccessibleName(f"Tác giả {place + 1}: {person.full_name}")
        self.put_forward.setAccessibleName(f"{person.full_name} đứng tên")
        if alone or self.share.is_valid():
            self.share.set_value(WHOLE if alone else author.share)
        self.share.setEnabled(not alone)
        self.role.set_value(author.role)
        self.put_forward.setChecked(alone or forward)
        self.put_forward.setEnabled(not alone)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        for field_id, field in self.details.items():
            if field.is_valid():
                field.set_value(person_value(person, field_id))

    @Slot(bool)
    def open_details(self, shown: bool) -> None:
        """Show the person's own facts, or fold them away."""
        if shown and not self.details:
            self._build_details()
        self.details_button.setChecked(shown)
        self._details_box.setVisible(shown)

    def _build_details(self) -> None:
        grid = QGridLayout(self._details_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE_S)
        for field_id in PERSON_FIELDS:
            self._add_detail(grid, field_id, _person_field(field_id))
        categories = [(item, item.label) for item in AuthorCategory]
        self._add_detail(grid, "category", ChoiceField(FIELD_LABELS["category"], categories, field_id="category"))
        blocks = [(item, item.label) for item in Block]
        self._add_detail(grid, "block", ChoiceField(FIELD_LABELS["block"], blocks, field_id="block"))

    def _add_detail(self, grid: QGridLayout, field_id: str, field: Field) -> None:
        place = len(self.details)
        self.details[field_id] = field
        grid.addWidget(field, place // 2, place % 2)
        self._undoable(field)
        field.set_value(person_value(self.person, field_id), force=True)
        field.finished.connect(partial(self._detail_left, field_id))
        if isinstance(field, IdentityField):
            field.revealed.connect(self._note_reveal)
        self.field_added.emit(field_id, field)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the rules found about this author; those about the person open the details."""
        own: Mapping[str, Field] = {"share": self.share, "role": self.role}
        if any(finding.field not in own and finding.field != "put_forward" for finding in findings):
            self.open_details(True)
        for field_id, field in (*own.items(), *self.details.items()):
            field.show_findings([item for item in findings if _SIDE.get(item.field, item.field) == field_id])

    def focus_field(self, field_id: str) -> bool:
        """Go to a field of the card."""
        field_id = _SIDE.get(field_id, field_id)
        if field_id in PERSON_FIELDS:
            self.open_details(True)
        field = {"share": self.share, "role": self.role, **self.details}.get(field_id)
        if field is None:
            return False
        field.focus()
        return True

    def put_text(self, field_id: str, text: str) -> None:
        """Put a text that was left unfinished back into its field."""
        if field_id in PERSON_FIELDS:
            self.open_details(True)
        field = self.share if field_id == "share" else self.details.get(field_id)
        if field is not None:
            field.set_text(text)

    def commit(self) -> None:
        """Take what is being typed as finished."""
        for field in (self.share, *self.details.values()):
            field.commit()

    @property
    def person_id(self) -> UUID:
        """The person's id."""
        return self.person.id

    @Slot()
    def _share_left(self) -> None:
        self.share_left.emit(self.person_id, self.share.value())

    @Slot()
    def _role_chosen(self) -> None:
        self.role_chosen.emit(self.person_id, self.role.value())

    @Slot()
    def _put_forward(self) -> None:
        self.put_forward_chosen.emit(self.person_id)

    def _move(self, steps: int) -> None:
        self.moved.emit(self.person_id, steps)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.person_id)

    @Slot()
    def _note_reveal(self) -> None:
        work = partial(note_reveal, self._desk.workspace, self.person_id)
        self._desk.jobs.run(work, _nothing, self._desk.refuse, Lane.WRITE)

    def _detail_left(self, field_id: str) -> None:
        self.person_left.emit(person_with(self.person, field_id, self.details[field_id].value()), field_id)
