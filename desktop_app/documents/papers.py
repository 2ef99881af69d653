"""The papers that the program writes: the function that makes each one's content, its formats, its wording's form."""

from collections.abc import Callable, Mapping
from typing import Final

from desktop_app.documents.check import CHECK_REPORT_FORM, check_report
from desktop_app.documents.content import Document
from desktop_app.documents.contents import CONTENTS_FORM, contents_list
from desktop_app.documents.lists import (
    AUTHOR_LIST_FORM,
    FOLDER_LABELS_FORM,
    REGISTER_FORM,
    author_list,
    folder_labels,
    register,
)
from desktop_app.documents.proposal import PROPOSAL_FORM, proposal
from desktop_app.documents.registration import (
    REGISTRATION_FORM_FORM,
    REGISTRATION_LIST_FORM,
    registration_form,
    registration_list,
)
from desktop_app.documents.report import PROGRESS_REPORT_FORM, progress_message, progress_report
from desktop_app.documents.report_table import PROGRESS_TABLE_FORM, progress_table
from desktop_app.documents.sending import (
    DELIVERY_NOTE_FORM,
    ENVELOPE_LABEL_FORM,
    SENDING_MESSAGE_FORM,
    delivery_note,
    envelope_label,
    sending_message,
    sending_texts,
    usual_addressee,
)
from desktop_app.documents.starting import PLAN_FORM, SUPPORT_TEAM_FORM, TARGETS_FORM, plan, support_team, targets
from desktop_app.documents.summary import SUMMARY_FORM, summary_table
from desktop_app.documents.wording import Form
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.papers import FILE_STEMS
from desktop_app.domain.sending_papers import SendingFacts

__all__ = [
    "FILE_STEMS",
    "FORMATS",
    "FORMS",
    "OFFICE_DOCUMENTS",
    "SENDING_DOCUMENTS",
    "check_report",
    "contents_list",
    "progress_message",
    "proposal",
    "sending_texts",
    "summary_table",
    "usual_addressee",
]

_TEXT: Final = (PaperFormat.DOCX, PaperFormat.PDF)
_TABLE: Final = (*_TEXT, PaperFormat.XLSX)

FORMATS: Final[Mapping[Paper, tuple[PaperFormat, ...]]] = {
    Paper.PROPOSAL: _TEXT,
    Paper.SUMMARY_TABLE: _TABLE,
    Paper.CONTENTS: _TEXT,
    Paper.CHECK_REPORT: _TEXT,
    Paper.PROGRESS_REPORT: _TEXT,
    Paper.PROGRESS_TABLE: _TABLE,
    Paper.PLAN: _TEXT,
    Paper.TARGETS: _TEXT,
    Paper.SUPPORT_TEAM: _TEXT,
    Paper.REGISTRATION_FORM: _TABLE,
    Paper.REGISTRATION_LIST: _TABLE,
    Paper.AUTHOR_LIST: _TABLE,
    Paper.REGISTER: _TABLE,
    Paper.FOLDER_LABELS: _TEXT,
    Paper.DELIVERY_NOTE: _TEXT,
    Paper.ENVELOPE_LABEL: _TEXT,
    Paper.SENDING_MESSAGE: _TEXT,
}

OFFICE_DOCUMENTS: Final[Mapping[Paper, Callable[[OfficeFacts, str | None], Document]]] = {
    Paper.PROGRESS_REPORT: progress_report,
    Paper.PROGRESS_TABLE: progress_table,
    Paper.PLAN: plan,
    Paper.TARGETS: targets,
    Paper.SUPPORT_TEAM: support_team,
    Paper.REGISTRATION_FORM: registration_form,
    Paper.REGISTRATION_LIST: registration_list,
    Paper.AUTHOR_LIST: author_list,
    Paper.REGISTER: register,
    Paper.FOLDER_LABELS: folder_labels,
}
"""The papers that a union makes on its own: from facts and its own wording (None: the default)."""

SENDING_DOCUMENTS: Final[Mapping[Paper, Callable[[SendingFacts, str | None], Document]]] = {
    Paper.DELIVERY_NOTE: delivery_note,
    Paper.ENVELOPE_LABEL: envelope_label,
    Paper.SENDING_MESSAGE: sending_message,
}
"""What goes along when a dossier is sent: from facts and the union's own wording (None: the default)."""

FORMS: Final[Mapping[Paper, Form]] = {
    form.paper: form
    for form in (
        PROPOSAL_FORM,
        SUMMARY_FORM,
        CONTENTS_FORM,
        CHECK_REPORT_FORM,
        PROGRESS_REPORT_FORM,
        PROGRESS_TABLE_FORM,
        PLAN_FORM,
        TARGETS_FORM,
        SUPPORT_TEAM_FORM,
        REGISTRATION_FORM_FORM,
        REGISTRATION_LIST_FORM,
        AUTHOR_LIST_FORM,
        REGISTER_FORM,
        FOLDER_LABELS_FORM,
        DELIVERY_NOTE_FORM,
        ENVELOPE_LABEL_FORM,
        SENDING_MESSAGE_FORM,
    )
}
"""The sections and blanks of each paper's wording."""
