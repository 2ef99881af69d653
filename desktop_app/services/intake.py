"""Taking a workbook in: read, plan, write in one transaction, hand back what was rejected."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.plan import Change, ChangeKind, ImportPlan, ProblemSeverity, Register
from desktop_app.domain.progress import Progress
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.reading import read_workbook
from desktop_app.importing.records import Parsed
from desktop_app.importing.rejected import write_rejected
from desktop_app.services.faults import translated
from desktop_app.services.outcomes import Counts, ImportOutcome
from desktop_app.services.programmes import current_programme, find_programme, use_programme
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.errors import SystemFault
from desktop_app.system.files import make_folder, remove, unused_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How a workbook is taken in; `programme_id` "": for the current programme, else for none in particular.

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
    programme_id = programme.id if programme else current_programme(workspace)
    with workspace.store.read() as session:
        register = session.register(programme_id)
    planned = _plan(parsed, register, intake)
    if intake.dry_run:
        return _outcome(planned, None)
    if programme is not None:
        use_programme(workspace, programme)
    with _handed_back(workspace, planned, intake) as rejected:
        _write(workspace, planned, programme_id, progress)
    return _outcome(planned, rejected)


def preview_workbook(parsed: Parsed, intake: Intake) -> ImportOutcome:
    """What an import into an empty workspace would do; `InputError` as `import_workbook` with `strict`."""
    return _outcome(_plan(parsed, Register(), intake), None)


def _plan(parsed: Parsed, register: Register, intake: Intake) -> ImportPlan:
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
    return planned


def _outcome(planned: ImportPlan, rejected: Path | None) -> ImportOutcome:
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


@contextmanager
def _handed_back(workspace: OpenWorkspace, planned: ImportPlan, intake: Intake) -> Iterator[Path | None]:
    """Write the rejected rows first, so that nothing goes in whose rejects are lost; take them back if it fails."""
    rejected = _hand_back(workspace, planned, intake)
    try:
        yield rejected
    except BaseException:
        if rejected is not None:
            with translated():
                remove(rejected)
        raise


def _hand_back(workspace: OpenWorkspace, planned: ImportPlan, intake: Intake) -> Path | None:
    if not planned.rejected:
        return None
    created = workspace.context.today()
    name = f"{intake.workbook.stem}-bi-tra-lai.xlsx"
    beside = unused_name(intake.rejected_to or intake.workbook.absolute().parent / name)
    with translated():
        try:
            write_rejected(planned, beside, created=created)
        except SystemFault:
            outbox = workspace.store.paths.outbox
            make_folder(outbox)
            beside = unused_name(outbox / name)
            write_rejected(planned, beside, created=created)
    return beside
