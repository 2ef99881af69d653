"""What an officer has decided of a submission that isn't frozen yet; it outlives the screen's being left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from desktop_app.domain.kinds import Paper
from desktop_app.domain.submission import Letter
from desktop_app.services.dossiers import Plan, Prospect

DraftKey = tuple[str, UUID | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Decisions over a `Prospect`: what isn't decided (absent, None) is as the prospect has it.

    `submission_id` None: the next submission, else the next revision of that one.
    """

    programme_id: str
    submission_id: UUID | None = None
    answers: Mapping[UUID, bool] = field(default_factory=dict)
    letter: Letter | None = None
    wordings: Mapping[Paper, str] | None = None

    @property
    def key(self) -> DraftKey:
        """What is prepared: one draft at a time for each."""
        return self.programme_id, self.submission_id

    def chosen(self, prospect: Prospect) -> frozenset[UUID]:
        """The initiatives that go in, of those that may."""
        return frozenset(
            item.id
            for item in prospect.candidates
            if item.can_go_in and self.answers.get(item.id, item.id in prospect.chosen)
        )

    def letter_over(self, prospect: Prospect) -> Letter:
        """Whom it goes to and who signs."""
        return prospect.letter if self.letter is None else self.letter

    def wordings_over(self, prospect: Prospect) -> Mapping[Paper, str]:
        """The wordings that differ from those the union uses now."""
        return prospect.wordings if self.wordings is None else self.wordings

    def plan(self, prospect: Prospect, on: date) -> Plan:
        """What would be frozen."""
        chosen = self.chosen(prospect)
        return Plan(
            programme_id=self.programme_id,
            on=on,
            initiatives=tuple(item.id for item in prospect.candidates if item.id in chosen),
            letter=self.letter_over(prospect),
            wordings=self.wordings_over(prospect),
            serial=None if self.submission_id is None else prospect.serial,
        )
