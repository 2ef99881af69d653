"""Giấy giao nhận and nhãn phong bì of a submission, to look at, print and save."""

from typing import Final
from uuid import UUID

from desktop_app.documents.papers import SENDING_DOCUMENTS
from desktop_app.domain.kinds import Paper
from desktop_app.domain.progress import Progress
from desktop_app.services.dossier_papers import PaperSet, paper_set
from desktop_app.services.sending import sending_facts
from desktop_app.services.wording import own_wordings
from desktop_app.services.workspace import OpenWorkspace

SENT_ALONG: Final = (Paper.DELIVERY_NOTE, Paper.ENVELOPE_LABEL)
"""The papers that are printed when a dossier is sent."""


def sending_papers(workspace: OpenWorkspace, submission_id: UUID, progress: Progress) -> PaperSet:
    """Make the papers for sending a submission's newest revision, in the union's own wordings.

    Raises `InputError` where the submission isn't there.
    """
    facts = sending_facts(workspace, submission_id)
    own = own_wordings(workspace, facts.dossier.programme.id)
    documents = {paper: SENDING_DOCUMENTS[paper](facts, own.get(paper)) for paper in SENT_ALONG}
    title = f"Đợt {facts.dossier.serial}, lần {facts.dossier.revision}"
    return paper_set(documents, title, "Đang lập giấy tờ gửi hồ sơ", progress)
