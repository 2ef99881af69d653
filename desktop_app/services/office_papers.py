"""The papers that a union makes on its own: reports, papers at the start of a programme, lists and labels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.documents.content import Document
from desktop_app.documents.papers import FILE_STEMS, FORMATS, OFFICE_DOCUMENTS, progress_message
from desktop_app.documents.write import write_document
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper, PaperFormat, Verdict
from desktop_app.domain.office_papers import NO_MARKS, ON_DEMAND, REPORTS, OfficeFacts
from desktop_app.domain.period import Period, between
from desktop_app.domain.progress import Progress, silent
from desktop_app.domain.report import ProgressReport
from desktop_app.domain.submission import Marks
from desktop_app.services.dossier_papers import PaperSet, paper_set
from desktop_app.services.exports import note_paper
from desktop_app.services.faults import translated
from desktop_app.services.papers import staging_folder
from desktop_app.services.programmes import find_programme
from desktop_app.services.reports import counted, note_made
from desktop_app.services.targets import place_copy
from desktop_app.services.wording import own_wordings
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import make_folder
from desktop_app.text.fold import fold

ALL_FORMATS: Final = tuple(PaperFormat)
_CHOICES: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """Which paper, of which programme; `period` None: as of today. `initiative` is a code ("": none in particular)."""

    papers: tuple[Paper, ...]
    programme_id: str
    period: Period | None = None
    marks: Marks = NO_MARKS
    initiative: str = ""


def report_order(programme_id: str, period: Period, marks: Marks) -> PaperOrder:
    """The order for the report on a period with its annex."""
    return PaperOrder(papers=REPORTS, programme_id=programme_id, period=period, marks=marks)


def paper_of(kind: str) -> Paper:
    """The paper with this id; `InputError` that lists those there are."""
    found = next((paper for paper in ON_DEMAND if paper.value == kind), None)
    if found is None:
        ids = ", ".join(paper.value for paper in ON_DEMAND)
        raise InputError("paper-unknown", f"Không có loại giấy tờ “{kind}”; hãy chọn trong: {ids}.")
    return found


def write_office_papers(
    workspace: OpenWorkspace,
    order: PaperOrder,
    out: Path,
    formats: Sequence[str] = ALL_FORMATS,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write papers into a folder, in those of the formats that each has; what an officer changed there stays.

    A report on a period is remembered as made.
    """
    documents = _documents(workspace, order)
    wanted = [(paper, item) for paper in documents for item in FORMATS[paper] if item in formats]
    paths: list[Path] = []
    with translated(), staging_folder() as folder:
        for paper, file_format in wanted:
            progress(len(paths), len(wanted), "Đang lập giấy tờ")
            path = folder / f"{FILE_STEMS[paper]}.{file_format}"
            write_document(documents[paper], file_format, path)
            paths.append(place_copy(path, out))
    for paper in dict.fromkeys(paper for paper, _format in wanted):
        note_paper(workspace, paper)
    if order.period is not None and Paper.PROGRESS_REPORT in documents and paths:
        note_made(workspace, order.programme_id, order.period)
    return tuple(paths)


def save_report(workspace: OpenWorkspace, order: PaperOrder) -> tuple[Path, ...]:
    """Write a report into the folder of what is sent, in every format; it is remembered as made."""
    folder = workspace.store.paths.outbox
    with translated():
        make_folder(folder)
    return write_office_papers(workspace, order, folder)


def office_paper_set(workspace: OpenWorkspace, order: PaperOrder, progress: Progress) -> PaperSet:
    """Make papers to look at and to hand on, in each of their formats; nothing is remembered.

    Raises `InputError` for a list of nothing, and for a wording with an error.
    """
    return paper_set(_documents(workspace, order), order.papers[0].label, "Đang lập giấy tờ", progress)


def report_message(workspace: OpenWorkspace, report: ProgressReport) -> str:
    """The report's figures as a text to paste into a message or an e-mail, without personal data."""
    own = own_wordings(workspace, report.programme.id)
    return progress_message(OfficeFacts(report=report), own.get(Paper.PROGRESS_REPORT))


def office_facts(workspace: OpenWorkspace, order: PaperOrder) -> tuple[OfficeFacts, tuple[AssessedCase, ...]]:
    """The facts of a paper without its initiatives, and all the initiatives it may choose from."""
    programme = find_programme(workspace, order.programme_id)
    today = workspace.context.today()
    report, cases = counted(workspace, programme, order.period or between(today, today), today)
    return OfficeFacts(report=report, marks=order.marks), cases


def _documents(workspace: OpenWorkspace, order: PaperOrder) -> dict[Paper, Document]:
    facts, cases = office_facts(workspace, order)
    own = own_wordings(workspace, order.programme_id)
    return {
        paper: OFFICE_DOCUMENTS[paper](
            replace(facts, cases=chosen_cases(paper, cases, order.initiative)), own.get(paper)
        )
        for paper in order.papers
    }


def chosen_cases(paper: Paper, cases: Sequence[AssessedCase], code: str = "") -> tuple[AssessedCase, ...]:
    """The initiatives that a paper shows; with a code that one alone.

    Raises `InputError` for an unknown code, and for a list or labels of nothing.
    """
    if code:
        named = tuple(item for item in cases if fold(item.case.initiative.code) == fold(code))
        if not named:
            raise InputError("initiative-unknown", f"Không có sáng kiến mã “{code}” trong dữ liệu này.")
        cases = named
    match paper:
        case Paper.REGISTRATION_FORM:
            return tuple(cases) if code else ()
        case Paper.REGISTRATION_LIST:
            found = tuple(item for item in cases if item.case.registered)
        case Paper.AUTHOR_LIST:
            found = tuple(item for item in cases if any(author.person.is_member for author in item.case.authors))
        case Paper.FOLDER_LABELS:
            found = tuple(item for item in cases if item.assessment.verdict is not Verdict.INELIGIBLE)
        case Paper.REGISTER:
            found = tuple(cases)
        case _:
            return tuple(cases)
    if not found:
        raise InputError("list-empty", f"{_NOTHING[paper]} nên chưa lập được “{paper.label}”.")
    return found


_NOTHING: Final = {
    Paper.REGISTRATION_LIST: "Chưa có sáng kiến nào ở giai đoạn đăng ký hoặc đang thực hiện",
    Paper.AUTHOR_LIST: "Chưa có sáng kiến nào ghi tác giả là đoàn viên",
    Paper.REGISTER: "Chưa có sáng kiến nào",
    Paper.FOLDER_LABELS: "Chưa có sáng kiến nào để in nhãn",
}


def initiative_choices(workspace: OpenWorkspace) -> tuple[tuple[str, str], ...]:
    """Code and title of the own unit's first 2,000 initiatives in order of code, for choosing one."""
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None:
            return ()
        records = session.initiatives.by_keys(session.initiatives.keys(unit.id)[:_CHOICES])
    return tuple((record.code, record.title) for record in records)


def marks_of(number: str = "", dated_on: date | None = None, signer: str = "") -> Marks:
    """Number, date and signer as papers print them."""
    return Marks(number=number.strip(), dated_on=dated_on, signer_name=signer.strip())
