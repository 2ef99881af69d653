"""What papers beside a dossier are made from: reports, papers at the start of a programme, lists and labels."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.kinds import Paper
from desktop_app.domain.report import ProgressReport
from desktop_app.domain.submission import Marks

NO_MARKS: Final = Marks()

REPORTS: Final = (Paper.PROGRESS_REPORT, Paper.PROGRESS_TABLE)
STARTING_PAPERS: Final = (
    Paper.PLAN,
    Paper.TARGETS,
    Paper.SUPPORT_TEAM,
    Paper.REGISTRATION_FORM,
    Paper.REGISTRATION_LIST,
)
LISTS: Final = (Paper.AUTHOR_LIST, Paper.REGISTER, Paper.FOLDER_LABELS)
ON_DEMAND: Final = (*STARTING_PAPERS, *LISTS)
"""The papers that a union makes on its own whenever it needs them, in the order in which they are offered."""

NUMBERED: Final = frozenset((*REPORTS, Paper.PLAN, Paper.TARGETS, Paper.SUPPORT_TEAM))
"""Those that bear, or name, a number and a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """The figures as of a day, the initiatives that a list shows (a form: its one), number, date and signer."""

    report: ProgressReport
    cases: tuple[AssessedCase, ...] = ()
    marks: Marks = NO_MARKS
