"""A frozen revision as an officer looks at it: which there are, what came after signing, what was left unfinished."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop_app.domain.submission import RevisionMarks, SubmissionEntry
from desktop_app.services.workspace import OpenWorkspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionSheet:
    """One revision of a submission; `numbers` are those of all revisions there are, in order."""

    entry: SubmissionEntry
    numbers: tuple[int, ...]
    record: RevisionMarks
    code: str
    made_at: datetime
    drafts: Mapping[str, str]

    @property
    def number(self) -> int:
        """The number of this revision (*lần*)."""
        return self.record.revision

    @property
    def is_newest(self) -> bool:
        """Whether no later revision is there."""
        return self.number == self.entry.revision

    @property
    def was_sent(self) -> bool:
        """Whether it left the office, so that it has to be kept."""
        return self.record.marks.sent_on is not None or bool(self.record.marks.channels)


def revision_sheet(workspace: OpenWorkspace, submission_id: UUID, number: int | None = None) -> RevisionSheet | None:
    """A revision, without `number` the newest; None where the submission isn't there (any more)."""
    with workspace.store.read() as session:
        entry = session.submissions.entry(submission_id)
        if entry is None:
            return None
        kept = session.submissions.revision(submission_id, entry.revision if number is None else number)
        kept = kept or session.submissions.newest(submission_id)
        if kept is None:
            return None
        return RevisionSheet(
            entry=entry,
            numbers=session.submissions.numbers(submission_id),
            record=RevisionMarks(id=submission_id, revision=kept.number, marks=kept.marks),
            code=kept.code,
            made_at=kept.made_at,
            drafts=session.drafts.of_record(submission_id),
        )
