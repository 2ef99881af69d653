"""Keeping the marks of a revision true to its register of sendings."""

from db.session import Session
from desktop_app.domain.edit import Edit
from desktop_app.domain.sending import Sending, marks_following


def follow_sendings(session: Session, edit: Edit) -> None:
    """Set the sent day and the channels of the revisions whose sendings an edit has just changed."""
    records = [record for item in edit.alterations for record in (item.before, item.after)]
    revisions = {(item.submission_id, item.revision) for item in records if isinstance(item, Sending)}
    for submission_id, number in sorted(revisions):
        kept = session.submissions.revision(submission_id, number)
        if kept is not None:
            marks = marks_following(kept.marks, session.sendings.of_revision(submission_id, number))
            session.submissions.set_marks(submission_id, number, marks)
