"""The authors in the form: a card each, the sum of their shares, and a line to add one."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Authorship
from desktop_app.domain.kinds import AuthorRole
from desktop_app.domain.person import Person
from desktop_app.text.numbers import format_percent
from ui.desk import Desk
from ui.icons import IconLabel
from ui.initiatives import authorship
from ui.initiatives.author_card import AuthorCard
from ui.initiatives.finding_line import FindingLines
from ui.initiatives.person_picker import PersonPicker
from ui.theme import ICON_S, SPACE_S
from ui.widgets.buttons import flat_button
from ui.widgets.fields import Field
from ui.widgets.labels import set_role, text_label

_SHAPES = {True: ("verdict-eligible", "eligible"), False: ("verdict-ineligible", "ineligible")}


def sum_text(authors: Sequence[Authorship]) -> tuple[str, bool]:
    """What is said of the sum of the shares, and whether they make a whole."""
    found = authorship.total(authors)
    if found is None:
        return "Còn tác giả chưa được ghi tỷ lệ đóng góp", False
    if authorship.is_whole(authors):
        return f"Tổng {format_percent(found)}", True
    return f"Tổng {format_percent(found)}, phải là 100%", False


class AuthorsPanel(QWidget):
    """Shows the authors and tells each change as a function of the initiative's state."""

    changed = Signal(str, object)  # what was done, Callable[[InitiativeState], InitiativeState]
    created = Signal(object, str, object)  # UUID of the initiative, full name of a new author, their other facts
    person_left = Signal(object, str)  # Person as it is to be, id of the field
    field_added = Signal(str, object)  # name of a field for drafts and the Field
    fields_dropped = Signal(object)  # UUID of a person whose fields are gone

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Start without authors."""
        super().__init__(parent)
        self._desk = desk
        self.cards: dict[UUID, AuthorCard] = {}
        self._programme_id = ""
        self.picker = PersonPicker(desk)
        self.findings = FindingLines()
        self._sum_icon = IconLabel(*_SHAPES[True], ICON_S)
        self.sum = text_label("", wrap=False)
        self.equal = flat_button("Chia đều")
        self.equal.setAccessibleName("Chia đều tỷ lệ cho các tác giả")
        self._sum_row = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        self._lay_out()
        self.picker.picked.connect(self._picked)
        self.picker.created.connect(self.created)
        self.equal.clicked.connect(self._share_equally)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._sum_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._sum_icon)
        row.addWidget(self.sum)
        row.addWidget(self.equal)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.findings)
        layout.addLayout(self._list)
        layout.addWidget(self._sum_row)
        layout.addWidget(self.picker)

    def show_state(self, state: InitiativeState, programme_id: str, people: Mapping[UUID, Person]) -> None:
        """Show the authors of an initiative; the card of one who stays is kept with what is typed into it."""
        there = [author for author in state.authors if author.person_id in people]
        ids = [author.person_id for author in there]
        for gone in [person_id for person_id in self.cards if person_id not in ids]:
            self._drop(self.cards.pop(gone))
        self._programme_id = programme_id
        forward = state.part(programme_id).put_forward
        for place, author in enumerate(there):
            card = self.cards.get(author.person_id) or self._add(people[author.person_id])
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
            card.show_author(
                author,
                people[author.person_id],
                forward=author.person_id in forward,
                place=place,
                count=len(there),
            )
        self._show_sum(state)

    def _add(self, person: Person) -> AuthorCard:
        card = AuthorCard(self._desk, person)
        self.cards[person.id] = card
        card.share_left.connect(self._share_left)
        card.role_chosen.connect(self._role_chosen)
        card.put_forward_chosen.connect(self._put_forward)
        card.moved.connect(self._moved)
        card.removed.connect(self._removed)
        card.person_left.connect(self.person_left)
        card.field_added.connect(partial(self._tell_field, person.id))
        self._tell_field(person.id, "share", card.share)
        self._list.addWidget(card)
        return card

    def _tell_field(self, person_id: UUID, field_id: str, field: Field) -> None:
        self.field_added.emit(f"{field_id}:{person_id}", field)

    def clear(self) -> None:
        """Forget the authors: another initiative is about to be shown."""
        for person_id in tuple(self.cards):
            self._drop(self.cards.pop(person_id))

    def put_texts(self, drafts: Mapping[str, str]) -> list[str]:
        """Put texts that were left unfinished back, by the names of their fields; what the fields are called."""
        labels = []
        for name, text in drafts.items():
            field_id, _, person_id = name.partition(":")
            card = next((card for key, card in self.cards.items() if str(key) == person_id), None)
            if card is not None:
                card.put_text(field_id, text)
                labels.append(f"{FIELD_LABELS[field_id]} của {card.person.full_name}")
        return labels

    def _drop(self, card: AuthorCard) -> None:
        self.fields_dropped.emit(card.person_id)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_sum(self, state: InitiativeState) -> None:
        several = len(state.authors) > 1
        self._sum_row.setVisible(several)
        if several:
            text, whole = sum_text(state.authors)
            self.sum.setText(text)
            set_role(self.sum, "" if whole else "ineligible")
            self._sum_icon.show_icon(*_SHAPES[whole])
            self._sum_icon.setAccessibleName("Đủ" if whole else "Chưa đúng")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found about one author in their card, the rest above the cards."""
        alone = next(iter(self.cards)) if len(self.cards) == 1 else None
        own = {finding: finding.person_id or alone for finding in findings if finding.field not in _OF_ALL}
        for person_id, card in self.cards.items():
            card.show_findings([finding for finding in findings if own.get(finding) == person_id])
        self.findings.show_findings([finding for finding in findings if own.get(finding) not in self.cards])

    def focus_field(self, field_id: str, person_id: UUID | None) -> None:
        """Go to what a finding is about: an author's field, the choice who is put forward, or the line to add one."""
        card = self.cards.get(person_id) if person_id else next(iter(self.cards.values()), None)
        if card is None or field_id == "author":
            self.picker.take_focus()
        elif field_id == "put_forward":
            card.put_forward.setFocus()
        elif not card.focus_field(field_id):
            card.share.focus()

    def commit(self) -> None:
        """Take what is being typed as finished."""
        for card in self.cards.values():
            card.commit()

    @Slot(object)
    def _picked(self, person_id: UUID) -> None:
        self.changed.emit("Thêm tác giả", partial(authorship.added, person_id=person_id))

    @Slot(object, object)
    def _share_left(self, person_id: UUID, share: int | None) -> None:
        self.changed.emit("Sửa tỷ lệ đóng góp", partial(authorship.with_share, person_id=person_id, share=share))

    @Slot(object, object)
    def _role_chosen(self, person_id: UUID, role: AuthorRole | None) -> None:
        self.changed.emit("Sửa vai trò", partial(authorship.with_role, person_id=person_id, role=role))

    @Slot(object)
    def _put_forward(self, person_id: UUID) -> None:
        change = partial(authorship.put_forward, programme_id=self._programme_id, person_id=person_id)
        self.changed.emit("Chọn tác giả đứng tên", change)

    @Slot(object, int)
    def _moved(self, person_id: UUID, steps: int) -> None:
        self.changed.emit("Đổi thứ tự tác giả", partial(authorship.moved, person_id=person_id, steps=steps))

    @Slot(object)
    def _removed(self, person_id: UUID) -> None:
        self.changed.emit("Bỏ tác giả", partial(authorship.removed, person_id=person_id))
        self.picker.take_focus()

    @Slot()
    def _share_equally(self) -> None:
        self.changed.emit("Chia đều tỷ lệ", authorship.shared_equally)


_OF_ALL = ("author", "put_forward")
