"""Submissions that are being prepared: what an officer has decided of each, kept until it is frozen or dropped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from db.session import Session
from desktop_app.domain.kinds import Paper
from desktop_app.domain.submission import Letter
from desktop_app.services.letters import as_letter, of_letter
from desktop_app.services.workspace import OpenWorkspace

DraftKey = tuple[str, UUID | None]
"""Programme, and the submission whose next revision is prepared; None: the next submission."""
_KEPT: Final = "dossier-drafts"


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

    @property
    def is_decided(self) -> bool:
        """Whether anything was decided."""
        return bool(self.answers) or self.letter is not None or self.wordings is not None


def kept_drafts(workspace: OpenWorkspace) -> tuple[Draft, ...]:
    """Every submission that is being prepared; what can't be read of them is as if it weren't decided."""
    with workspace.store.read() as session:
        return _drafts(session)


def keep_draft(workspace: OpenWorkspace, draft: Draft) -> None:
    """Keep what is decided of a submission, in place of what was kept of it."""
    with workspace.store.write() as session:
        _put(session, (*(one for one in _drafts(session) if one.key != draft.key), draft))


def drop_draft(workspace: OpenWorkspace, key: DraftKey) -> None:
    """Drop what was decided of a submission."""
    with workspace.store.write() as session:
        forget_draft(session, key)


def forget_draft(session: Session, key: DraftKey) -> None:
    """Drop what was decided of a submission, where anything is kept."""
    _leave(session, lambda draft: draft.key != key)


def forget_drafts_of(session: Session, submission_id: UUID) -> None:
    """Drop what was decided of a submission that is no more."""
    _leave(session, lambda draft: draft.submission_id != submission_id)


def _leave(session: Session, stays: Callable[[Draft], bool]) -> None:
    kept = _drafts(session)
    left = list(filter(stays, kept))
    if len(left) < len(kept):
        _put(session, left)


def _put(session: Session, drafts: Sequence[Draft]) -> None:
    if drafts:
        session.settings.put(_KEPT, list(map(_plain, drafts)))
    else:
        session.settings.drop(_KEPT)


def _plain(draft: Draft) -> dict[str, Any]:
    return {
        "programme": draft.programme_id,
        "submission": draft.submission_id and str(draft.submission_id),
        "answers": {str(key): goes_in for key, goes_in in draft.answers.items()},
        "letter": draft.letter and of_letter(draft.letter),
        "wordings": None if draft.wordings is None else {paper.value: text for paper, text in draft.wordings.items()},
    }


def _drafts(session: Session) -> tuple[Draft, ...]:
    kept = session.settings.get(_KEPT)
    found = map(_draft, kept) if isinstance(kept, list) else ()
    return tuple(draft for draft in found if draft is not None)


def _draft(kept: Any) -> Draft | None:
    if not isinstance(kept, dict) or not isinstance(kept.get("programme"), str):
        return None
    submission, letter, wordings = map(kept.get, ("submission", "letter", "wordings"))
    try:
        return Draft(
            programme_id=kept["programme"],
            submission_id=None if submission is None else UUID(submission),
            answers={UUID(key): goes_in is True for key, goes_in in kept["answers"].items()},
            letter=None if letter is None else as_letter(letter),
            wordings=None if wordings is None else {Paper(name): str(text) for name, text in wordings.items()},
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
