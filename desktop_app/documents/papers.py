"""The papers that the program writes: the function that makes each one's content, its formats."""

from collections.abc import Mapping
from typing import Final

from desktop_app.documents.check import check_report
from desktop_app.documents.contents import contents_list
from desktop_app.documents.proposal import proposal
from desktop_app.documents.summary import summary_table
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.papers import FILE_STEMS

__all__ = ["FILE_STEMS", "FORMATS", "check_report", "contents_list", "proposal", "summary_table"]

_TEXT: Final = (PaperFormat.DOCX, PaperFormat.PDF)

FORMATS: Final[Mapping[Paper, tuple[PaperFormat, ...]]] = {
    Paper.PROPOSAL: _TEXT,
    Paper.SUMMARY_TABLE: (*_TEXT, PaperFormat.XLSX),
    Paper.CONTENTS: _TEXT,
    Paper.CHECK_REPORT: _TEXT,
}
