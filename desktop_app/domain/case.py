"""What rules and papers read of one initiative in one programme: a closed, frozen value."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.finding import Assessment
from desktop_app.domain.initiative import Attachment, Author, Decision, Initiative
from desktop_app.domain.kinds import AttachmentKind, AuthorCategory, Block, Stage
from desktop_app.domain.participation import Participation
from desktop_app.domain.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An initiative with all that is known about it: authors in order, attachments, its decision, its unit."""

    initiative: Initiative
    participation: Participation
    unit: Unit
    authors: tuple[Author, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    decision: Decision | None = None

    @property
    def registered(self) -> bool:
        """Still being prepared: no rule runs on it."""
        return self.initiative.stage is not Stage.DONE

    @property
    def author(self) -> Author | None:
        """The author put forward; a sole author is, without saying so. None where none or several are."""
        if len(self.authors) == 1:
            return self.authors[0]
        forward = [author for author in self.authors if author.put_forward]
        return forward[0] if len(forward) == 1 else None

    @property
    def recognised_by(self) -> str:
        """The recognising authority: the initiative's own cell, else its decision's."""
        return self.initiative.recognised_by or (self.decision.authority if self.decision else "")

    @property
    def decision_number(self) -> str:
        """The decision's number: the initiative's own cell, else its decision's."""
        return self.initiative.decision_number or (self.decision.number if self.decision else "")

    @property
    def decision_date(self) -> date | None:
        """The decision's date: the initiative's own cell, else its decision's."""
        return self.initiative.decision_date or (self.decision.decided_on if self.decision else None)

    @property
    def block(self) -> Block | None:
        """Khối: the initiative's, else its author's, else the unit's (without an author put forward: none of them)."""
        if self.participation.block is not None:
            return self.participation.block
        if self.author is None:
            return None
        return self.author.person.block or self.unit.block

    @property
    def category(self) -> AuthorCategory | None:
        """Đối tượng: the initiative's, else its author's."""
        if self.participation.category is not None or self.author is None:
            return self.participation.category
        return self.author.person.category

    @property
    def portal_text(self) -> str:
        """The text for the portal: this programme's own, else the summary."""
        return self.participation.portal_text or self.initiative.summary

    @property
    def evidence(self) -> tuple[Attachment, ...]:
        """Decisions and certificates attached, the shared decision's scan among them."""
        proofs = (AttachmentKind.DECISION, AttachmentKind.CERTIFICATE)
        own = tuple(item for item in self.attachments if item.kind in proofs)
        if self.decision is None or self.decision.scan is None:
            return own
        kind = AttachmentKind.CERTIFICATE if self.decision.is_certificate else AttachmentKind.DECISION
        return (*own, Attachment(order=0, kind=kind, file=self.decision.scan))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedCase:
    """A case with what the rules found on one day."""

    case: Case
    assessment: Assessment
