"""Taking a workbook in: read, plan, write in one transaction, hand back what was rejected."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.plan import Change, ChangeKind, ImportPlan, ProblemSeverity
from desktop_app.domain.progress import Progress
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.reading import read_workbook
from desktop_app.importing.records import Parsed
from desktop_app.importing.rejected import write_rejected
from desktop_app.services.faults import translated
from desktop_app.services.outcomes import Counts, ImportOutcome
from desktop_app.services.programmes import find_programme, keep_programme
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.errors import NoPermission
from desktop_app.system.files import make_folder, unused_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How a workbook is taken in; `programme_id` "": for no programme in particular.

    `rejected_to` is where the rejected rows go; None: beside the workbook, else in the workspace's outbox.
    """

    workbook: Path
    programme_id: str = ""
    strict: bool = False
    dry_run: bool = False
    rejected_to: Path | None = None


def read_whole_workbook(workbook: Path, progress: Progress) -> Parsed:
    """Read a workbook without touching any workspace; `InputError` where it can't be used."""
    with translated():
        return parse(read_workbook(workbook, progress), workbook.absolute().parent)


def import_workbook(workspace: OpenWorkspace, parsed: Parsed, intake: Intake, progress: Progress) -> ImportOutcome:
    """Write what a workbook holds, all in one transaction, and hand the rejected rows back as a workbook.

    With `strict`, `InputError` (`workbook-rejected`) where any row is rejected, and nothing is written; with `dry_run`
    nothing is written either.
    """
    programme = find_programme(workspace, intake.programme_id) if intake.programme_id else None
    with workspace.store.read() as session:
        register = session.register(intake.programme_id)
    with translated():
        planned = plan(parsed, register)
    errors = [problem for problem in planned.problems if problem.severity is ProblemSeverity.ERROR]
    if intake.strict and errors:
        first = errors[0]
        row = f", dòng {first.row}" if first.row else ""
        raise InputError(
            "workbook-rejected",
            f"Bảng tính có {len(errors)} lỗi nên chưa nhập gì cả; lỗi đầu tiên: {first.sheet}{row}: {first.message}",
        )
    rejected = None
    if not intake.dry_run:
        if programme is not None:
            keep_programme(workspace, programme)
        _write(workspace, planned, intake.programme_id, progress)
        rejected = _hand_back(workspace, planned, intake)
    return ImportOutcome(
        members=_counts(planned.people, planned.rejected_counts.members),
        initiatives=_counts(planned.initiatives, planned.rejected_counts.initiatives),
        problems=planned.problems,
        rejected=rejected,
    )


def _counts(changes: Sequence[Change[Any]], rejected: int) -> Counts:
    kinds = [change.kind for change in changes]
    return Counts(
        added=kinds.count(ChangeKind.ADDED),
        updated=kinds.count(ChangeKind.UPDATED),
        unchanged=kinds.count(ChangeKind.UNCHANGED),
        rejected=rejected,
    )


def _sources(planned: ImportPlan) -> list[tuple[Path, str]]:
    found: dict[Path, str] = {}
    for initiative in planned.initiatives:
        for source in initiative.record.attachments or ():
            if source.path is not None:
                found[source.path] = source.name
    for decision in planned.decisions:
        scan = decision.record.scan
        if scan is not None and scan.path is not None:
            found[scan.path] = scan.name
    return list(found.items())


def _write(workspace: OpenWorkspace, planned: ImportPlan, programme_id: str, progress: Progress) -> None:
    with translated():
        sources = _sources(planned)
        stored: dict[Path, StoredFile] = {}
        for number, (path, name) in enumerate(sources, start=1):
            progress(number, len(sources), "Đang chép tệp đính kèm")
            stored[path] = workspace.store.attachments.store(path, name)
        with workspace.store.write() as session:
            session.apply_import(planned, stored, programme_id)
            session.events.add(workspace.context.now(), workspace.context.user, "workbook-imported")


def _hand_back(workspace: OpenWorkspace, planned: ImportPlan, intake: Intake) -> Path | None:
    if not planned.rejected:
        return None
    created = workspace.context.today()
    name = f"{intake.workbook.stem}-bi-tra-lai.xlsx"
    beside = unused_name(intake.rejected_to or intake.workbook.absolute().parent / name)
    with translated():
        try:
            write_rejected(planned, beside, created=created)
        except NoPermission:
            outbox = workspace.store.paths.outbox
            make_folder(outbox)
            beside = unused_name(outbox / name)
            write_rejected(planned, beside, created=created)
    return beside
