"""What belongs to one submission alone: whom it goes to, who signs, and the wording of each revision's papers.

Kept among the union's settings, one to a submission and one to a revision: it isn't under the code on paper, and
papers of an old revision are made with the wording they had, whatever the union or the program words otherwise now.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from db.session import Session
from desktop_app.documents.wording import default_wording
from desktop_app.domain.kinds import Paper, SigningAuthority
from desktop_app.domain.submission import AS_THE_UNIT, Dossier, Letter
from desktop_app.services.wording import own_wordings
from desktop_app.services.workspace import OpenWorkspace

WORDED: Final = (Paper.PROPOSAL, Paper.SUMMARY_TABLE, Paper.CONTENTS)
"""The papers of a submission that have a wording."""


def _letter_name(submission_id: UUID) -> str:
    return f"letter:{submission_id}"


def _wordings_name(submission_id: UUID, revision: int) -> str:
    return f"wordings:{submission_id}:{revision}"


def letter_kept(workspace: OpenWorkspace, submission_id: UUID) -> Letter:
    """The letter of a submission; of one that was never given any, as the unit has it."""
    with workspace.store.read() as session:
        return as_letter(session.settings.get(_letter_name(submission_id)))


def as_letter(kept: Any) -> Letter:
    """Read a letter as it is kept; where it isn't one, as the unit has it."""
    if not isinstance(kept, dict):
        return AS_THE_UNIT
    named = kept.get("addressees")
    return Letter(
        addressees=None if named is None else tuple(map(str, named)),
        authority=next((one for one in SigningAuthority if one.value == kept.get("authority")), None),
        signs_alone=kept.get("signs_alone") is True,
        signer_title=_text(kept.get("signer_title")),
        signer_name=_text(kept.get("signer_name")),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def keep_letter(session: Session, submission_id: UUID, letter: Letter) -> None:
    """Keep the letter of a submission, for this revision and those to come."""
    if letter == AS_THE_UNIT:
        session.settings.drop(_letter_name(submission_id))
        return
    session.settings.put(_letter_name(submission_id), of_letter(letter))


def of_letter(letter: Letter) -> dict[str, Any]:
    """Return a letter as it is kept."""
    return {
        "addressees": None if letter.addressees is None else list(letter.addressees),
        "authority": letter.authority and letter.authority.value,
        "signs_alone": letter.signs_alone,
        "signer_title": letter.signer_title,
        "signer_name": letter.signer_name,
    }


def wordings_in_use(workspace: OpenWorkspace, programme_id: str) -> dict[Paper, str]:
    """The wording that each paper of a submission would have now: the union's own, else the default."""
    own = own_wordings(workspace, programme_id)
    return {paper: own.get(paper, default_wording(paper, programme_id)) for paper in WORDED}


def wordings_of(workspace: OpenWorkspace, dossier: Dossier, revision: int) -> Mapping[Paper, str]:
    """The wordings that a revision's papers were made with; of one from before they were kept, those in use."""
    with workspace.store.read() as session:
        kept = session.settings.get(_wordings_name(dossier.submission_id, revision))
    if not isinstance(kept, dict):
        return wordings_in_use(workspace, dossier.programme.id)
    return {paper: kept[paper.value] for paper in WORDED if isinstance(kept.get(paper.value), str)}


def keep_wordings(session: Session, submission_id: UUID, revision: int, texts: Mapping[Paper, str]) -> None:
    """Keep the wordings of a revision's papers."""
    session.settings.put(_wordings_name(submission_id, revision), {paper.value: text for paper, text in texts.items()})


def forget_letter(session: Session, submission_id: UUID, revision: int) -> None:
    """Forget the wordings of a revision that is deleted, and the letter with the last one."""
    session.settings.drop(_wordings_name(submission_id, revision))
    if not session.submissions.numbers(submission_id):
        session.settings.drop(_letter_name(submission_id))
