"""The papers that the program writes: the function that makes each one's content, its formats, its wording's form."""

from collections.abc import Mapping
from typing import Final

from desktop_app.documents.check import CHECK_REPORT_FORM, check_report
from desktop_app.documents.contents import CONTENTS_FORM, contents_list
from desktop_app.documents.proposal import PROPOSAL_FORM, proposal
from desktop_app.documents.summary import SUMMARY_FORM, summary_table
from desktop_app.documents.wording import Form
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.papers import FILE_STEMS

__all__ = ["FILE_STEMS", "FORMATS", "FORMS", "check_report", "contents_list", "proposal", "summary_table"]

_TEXT: Final = (PaperFormat.DOCX, PaperFormat.PDF)

FORMATS: Final[Mapping[Paper, tuple[PaperFormat, ...]]] = {
    Paper.PROPOSAL: _TEXT,
    Paper.SUMMARY_TABLE: (*_TEXT, PaperFormat.XLSX),
    Paper.CONTENTS: _TEXT,
    Paper.CHECK_REPORT: _TEXT,
}

FORMS: Final[Mapping[Paper, Form]] = {
    form.paper: form for form in (PROPOSAL_FORM, SUMMARY_FORM, CONTENTS_FORM, CHECK_REPORT_FORM)
}
"""The sections and blanks of each paper's wording."""
