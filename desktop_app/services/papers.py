"""Making the papers of a submission from its frozen facts, and the Phiếu kiểm tra."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from desktop_app.documents.pages import count_pages, page_count
from desktop_app.documents.papers import (
    FILE_STEMS,
    FORMATS,
    check_report,
    contents_list,
    proposal,
    summary_table,
)
from desktop_app.documents.phrases import number_and_symbol
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.package import PackedFile
from desktop_app.domain.papers import PaperCode
from desktop_app.domain.progress import Progress
from desktop_app.domain.submission import CheckReport, Dossier, Marks, SubmissionEntry
from desktop_app.packages.code import code_on_paper
from desktop_app.packages.contents import contents_entries
from desktop_app.packages.facts import thaw
from desktop_app.packages.layout import PAPERS_FOLDER
from desktop_app.programmes.load import load
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.letters import wordings_of
from desktop_app.services.submissions import find_submission, newest_revision
from desktop_app.services.targets import place_copy
from desktop_app.services.wording import own_wording
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.child import run_limited
from desktop_app.system.errors import ChildFailed, SystemFault
from desktop_app.system.files import make_folder, remove_tree
from desktop_app.system.paths import temp_folder
from desktop_app.text.dates import format_date

_COUNT_SECONDS: Final = 120
_COUNT_MEMORY: Final = 512 << 20
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedDossier:
    """A submission with all its papers in a temporary folder, each in every format it has."""

    entry: SubmissionEntry
    dossier: Dossier
    facts: bytes
    papers: tuple[PackedFile, ...]


@contextmanager
def staged(workspace: OpenWorkspace, submission_id: str, progress: Progress) -> Iterator[StagedDossier]:
    """Make all the papers of a submission's newest revision, for the length of the block."""
    entry = find_submission(workspace, submission_id)
    facts = newest_revision(workspace, entry).facts
    dossier = thaw(facts, load)
    own = wordings_of(workspace, dossier, entry.revision)
    with translated(), staging_folder() as folder:
        papers = make_papers(workspace, dossier, entry.marks, code_on_paper(facts), folder, progress, own)
        yield StagedDossier(entry=entry, dossier=dossier, facts=facts, papers=papers)


@contextmanager
def staging_folder() -> Iterator[Path]:
    """A folder for the length of the block; what can't be removed then goes when the program ends."""
    folder = Path(mkdtemp(dir=temp_folder()))
    try:
        yield folder
    finally:
        try:
            remove_tree(folder)
        except SystemFault as fault:
            _logger.info("staging folder left for later: %s", fault.code)


def make_papers(
    workspace: OpenWorkspace,
    dossier: Dossier,
    marks: Marks,
    code: PaperCode,
    folder: Path,
    progress: Progress,
    own: Mapping[Paper, str],
) -> tuple[PackedFile, ...]:
    """Make all papers of a dossier in a folder, each in every format it has; `own` are their wordings."""
    dated = f" ngày {format_date(marks.dated_on)}" if marks.dated_on else ""
    reference = f"{number_and_symbol(dossier.unit, marks)}{dated}" if marks.number else ""
    documents = {
        Paper.PROPOSAL: proposal(dossier, marks, code, own.get(Paper.PROPOSAL)),
        Paper.SUMMARY_TABLE: summary_table(dossier, marks, own.get(Paper.SUMMARY_TABLE)),
    }
    made: list[PackedFile] = []
    steps = sum(len(FORMATS[paper]) for paper in documents)
    for paper, document in documents.items():
        for file_format in FORMATS[paper]:
            progress(len(made), steps, "Đang lập giấy tờ")
            path = folder / f"{FILE_STEMS[paper]}.{file_format}"
            write_document(document, file_format, path)
            made.append(_packed(path, paper, reference if paper is Paper.PROPOSAL else ""))
    entries = contents_entries(dossier, marks, made, _stored_pages(workspace, dossier, marks))
    contents = contents_list(dossier, marks, entries, own.get(Paper.CONTENTS))
    for file_format in FORMATS[Paper.CONTENTS]:
        path = folder / f"{FILE_STEMS[Paper.CONTENTS]}.{file_format}"
        write_document(contents, file_format, path)
        made.append(_packed(path, Paper.CONTENTS, ""))
    return tuple(made)


def _packed(path: Path, paper: Paper, reference: str) -> PackedFile:
    return PackedFile(
        path=PAPERS_FOLDER + path.name,
        source=path,
        title=f"{paper.label} ({path.suffix[1:].upper()})",
        reference=reference,
        pages=page_count(path) if path.suffix == ".pdf" else None,
    )


def _stored_pages(workspace: OpenWorkspace, dossier: Dossier, marks: Marks) -> Mapping[str, int]:
    files = {item.file.sha256 for case in dossier.cases for item in case.case.attachments if item.file.sha256}
    files |= {
        case.case.decision.scan.sha256
        for case in dossier.cases
        if case.case.decision and case.case.decision.scan and case.case.decision.scan.sha256
    }
    if marks.signed_scan and marks.signed_scan.sha256:
        files.add(marks.signed_scan.sha256)
    paths = {sha256: workspace.store.attachments.path_of(sha256) for sha256 in sorted(files)}
    if not paths:
        return {}
    try:
        counted = run_limited(count_pages, list(paths.values()), timeout=_COUNT_SECONDS, memory=_COUNT_MEMORY)
    except ChildFailed as error:
        _logger.info("pages of attachments not counted: %s", error.kind)
        return {}
    return {sha256: pages for sha256, pages in zip(paths, counted, strict=True) if pages is not None}


def write_papers(
    workspace: OpenWorkspace, submission_id: str, out: Path, formats: Sequence[str], progress: Progress
) -> tuple[Path, ...]:
    """Write the papers of a submission's newest revision into a folder, in the formats asked for."""
    with staged(workspace, submission_id, progress) as dossier:
        papers = copy_papers(dossier, out, formats)
        submission = dossier.entry.id
    note_export(workspace, "papers-written", submission)
    return papers


def copy_papers(dossier: StagedDossier, out: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Put the staged papers of these formats into a folder; what an officer has changed there stays."""
    make_folder(out)
    return tuple(place_copy(paper.source, out) for paper in dossier.papers if paper.source.suffix[1:] in formats)


def write_check_report(
    workspace: OpenWorkspace, report: CheckReport, out: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """Write the Phiếu kiểm tra into a folder, in those of the formats that it has (else as PDF)."""
    document = check_report(report, own_wording(workspace, Paper.CHECK_REPORT, report.programme.id))
    wanted = [item for item in FORMATS[Paper.CHECK_REPORT] if item in formats] or [PaperFormat.PDF]
    with translated(), staging_folder() as folder:
        paths = []
        for file_format in wanted:
            path = folder / f"{FILE_STEMS[Paper.CHECK_REPORT]}.{file_format}"
            write_document(document, file_format, path)
            paths.append(place_copy(path, out))
    note_export(workspace, "check-report-written")
    return tuple(paths)
