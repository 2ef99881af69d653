"""A document in a wording that is being written, over facts of the union, to be looked at."""

from pathlib import Path
from tempfile import mkdtemp
from typing import Final
from uuid import UUID

from desktop_app.documents.content import Document
from desktop_app.documents.papers import (
    OFFICE_DOCUMENTS,
    SENDING_DOCUMENTS,
    check_report,
    contents_list,
    proposal,
    summary_table,
)
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.papers import ContentsEntry, PaperCode
from desktop_app.domain.period import week_of
from desktop_app.domain.sending import SentFile
from desktop_app.domain.sending_papers import Envelope, SendingFacts
from desktop_app.domain.submission import CheckReport, Dossier, Marks
from desktop_app.rules.assess import assess_all
from desktop_app.rules.day import CheckDay
from desktop_app.rules.progress import ReportFacts, progress_report
from desktop_app.services.faults import translated
from desktop_app.services.programmes import find_programme
from desktop_app.services.wording import check_wording
from desktop_app.services.workspace import OpenWorkspace, own_unit
from desktop_app.system.paths import temp_folder

_SHOWN: Final = 3
"""How many initiatives a preview shows."""
_CODE: Final = PaperCode(text="XXXX-XXXX-XXXX-XXXX", payload="XXXX-XXXX-XXXX-XXXX")
_ENTRY: Final = ContentsEntry(
    title="Tờ trình đề nghị xét chọn sáng kiến (PDF)",
    path="van-ban/To-trinh.pdf",
    pages=1,
    size=48_213,
    sha256="0" * 64,
)
_FILE: Final = SentFile(name="CDCS_dot-01_r1.zip", size=1_363_148, sha256="0" * 64)


def write_preview(workspace: OpenWorkspace, paper: Paper, programme_id: str, text: str) -> Path:
    """Write a document as PDF in this wording, over the union's first initiatives; the file goes with the program.

    Raises `InputError` for a wording with an error, an unknown programme, and where there is no unit yet.
    """
    check_wording(paper, text)
    document = _document(paper, _dossier(workspace, programme_id), text)
    with translated():
        path = Path(mkdtemp(dir=temp_folder())) / f"{paper}.pdf"
        write_document(document, PaperFormat.PDF, path)
    return path


def _dossier(workspace: OpenWorkspace, programme_id: str) -> Dossier:
    programme, unit = find_programme(workspace, programme_id), own_unit(workspace)
    day = workspace.context.today()
    with workspace.store.read() as session:
        keys = session.initiatives.keys(unit.id)[:_SHOWN]
        ids = [item.id for item in session.initiatives.by_key(keys).values()]
        cases = [case for chunk in session.cases(programme.id, unit, ids) for case in chunk]
        waivers = session.waivers.of_programme(programme.id, unit.id)
    assessed = assess_all(cases, programme, CheckDay(on=day, sent=day), waivers)
    return Dossier(
        submission_id=UUID(int=0),
        serial=1,
        revision=1,
        unit=unit,
        programme=programme,
        checked_on=day,
        cases=tuple(assessed),
    )


def _document(paper: Paper, dossier: Dossier, text: str) -> Document:
    match paper:
        case Paper.PROPOSAL:
            return proposal(dossier, Marks(), _CODE, text)
        case Paper.SUMMARY_TABLE:
            return summary_table(dossier, Marks(), text)
        case Paper.CONTENTS:
            return contents_list(dossier, Marks(), (_ENTRY,), text)
        case Paper.CHECK_REPORT:
            report = CheckReport(
                unit=dossier.unit,
                programme=dossier.programme,
                on=dossier.checked_on,
                cases=dossier.cases,
                unit_findings=(),
            )
            return check_report(report, text)
        case Paper.DELIVERY_NOTE | Paper.ENVELOPE_LABEL | Paper.SENDING_MESSAGE:
            return SENDING_DOCUMENTS[paper](_sending_facts(dossier), text)
        case _:
            return OFFICE_DOCUMENTS[paper](_office_facts(dossier), text)


def _sending_facts(dossier: Dossier) -> SendingFacts:
    return SendingFacts(
        dossier=dossier,
        marks=Marks(),
        code=_CODE,
        envelope=Envelope(),
        decisions=1,
        attachments=_SHOWN,
        file=_FILE,
    )


def _office_facts(dossier: Dossier) -> OfficeFacts:
    """A report of the week over the initiatives shown alone."""
    unit, day = dossier.unit, dossier.checked_on
    facts = ReportFacts(units=(unit,), cases=dossier.cases, entered={}, targets={})
    return OfficeFacts(report=progress_report(facts, dossier.programme, week_of(day), day), cases=dossier.cases)
