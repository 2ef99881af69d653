"""Taking a workbook in: read, plan, write in one transaction, hand back what was rejected."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.backup import BackupReason
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.plan import Change, ChangeKind, ImportPlan, ProblemSeverity, Register
from desktop_app.domain.progress import Progress, never, raise_if
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.reading import read_workbook
from desktop_app.importing.records import Parsed
from desktop_app.importing.rejected import write_rejected
from desktop_app.services.backups import back_up_before
from desktop_app.services.faults import translated
from desktop_app.services.outcomes import Counts, ImportOutcome
from desktop_app.services.programmes import current_programme, find_programme, use_programme
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.errors import SystemFault
from desktop_app.system.files import make_folder, remove, unused_name

Cancelling = Callable[[], bool]


@contextmanager
def without_long_pauses() -> Iterator[None]:
    """Put off full garbage collections, each of which would stop all threads while an import holds many values."""
    usual = gc.get_threshold()
    gc.set_threshold(usual[0], usual[1], 1_000_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan that is ready to be written, and how its rejected rows go back.

    `file` is where it came from, whose name and folder the rejected rows take; one without a folder has them in the
    outbox. `one_sheet`: they are laid out like a list that stands alone.
    """

    plan: ImportPlan
    programme_id: str
    file: Path
    rejected_to: Path | None = None
    one_sheet: bool = False
    event: str = "workbook-imported"


def read_whole_workbook(workbook: Path, progress: Progress, cancelled: Cancelling = never) -> Parsed:
    """Read a workbook without touching any workspace; `InputError` where it can't be used."""
    with translated():
        return parse(read_workbook(workbook, progress, cancelled), workbook.absolute().parent)


def import_workbook(workspace: OpenWorkspace, parsed: Parsed, intake: Intake, progress: Progress) -> ImportOutcome:
    """Write what a workbook holds, all in one transaction, and hand the rejected rows back as a workbook.

    With `strict`, `InputError` (`workbook-rejected`) where any row is rejected, and nothing is written; with `dry_run`
    nothing is written either.
    """
    return take_in(workspace, lambda register: plan(parsed, register), intake, progress)


def take_in(
    workspace: OpenWorkspace,
    planner: Callable[[Register], ImportPlan],
    intake: Intake,
    progress: Progress,
    *,
    one_sheet: bool = False,
) -> ImportOutcome:
    """Plan for what the workspace holds and write it, as `import_workbook` does with a full workbook."""
    programme = find_programme(workspace, intake.programme_id) if intake.programme_id else None
    programme_id = programme.id if programme else current_programme(workspace)
    with workspace.store.read() as session:
        register = session.register(programme_id)
    made = _checked(planner, register, intake)
    if intake.dry_run:
        return outcome_of(made, None)
    if programme is not None:
        use_programme(workspace, programme)
    planned = Planned(
        plan=made,
        programme_id=programme_id,
        file=intake.workbook.absolute(),
        rejected_to=intake.rejected_to,
        one_sheet=one_sheet,
    )
    return write_planned(workspace, planned, progress)


def preview_in_empty(planner: Callable[[Register], ImportPlan], intake: Intake) -> ImportOutcome:
    """What a planner would do to an empty workspace; `InputError` as `import_workbook` with `strict`."""
    return outcome_of(_checked(planner, Register(), intake), None)


def _checked(planner: Callable[[Register], ImportPlan], register: Register, intake: Intake) -> ImportPlan:
    with translated():
        made = planner(register)
    errors = [problem for problem in made.problems if problem.severity is ProblemSeverity.ERROR]
    if intake.strict and errors:
        first = errors[0]
        row = f", dòng {first.row}" if first.row else ""
        raise InputError(
            "workbook-rejected",
            f"Bảng tính có {len(errors)} lỗi nên chưa nhập gì cả; lỗi đầu tiên: {first.sheet}{row}: {first.message}",
        )
    return made


def outcome_of(planned: ImportPlan, rejected: Path | None) -> ImportOutcome:
    """What a plan comes to, with the workbook of the rows that came back."""
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


def write_planned(
    workspace: OpenWorkspace, planned: Planned, progress: Progress, cancelled: Cancelling = never
) -> ImportOutcome:
    """Write a plan in one transaction, after a backup and the rejected rows; `Cancelled` leaves nothing behind."""
    with without_long_pauses(), _handed_back(workspace, planned) as rejected:
        _write(workspace, planned, progress, cancelled)
    return outcome_of(planned.plan, rejected)


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


def _write(workspace: OpenWorkspace, planned: Planned, progress: Progress, cancelled: Cancelling) -> None:
    with translated():
        sources = _sources(planned.plan)
        stored: dict[Path, StoredFile] = {}
        for number, (path, name) in enumerate(sources, start=1):
            raise_if(cancelled)
            progress(number, len(sources), "Đang chép tệp đính kèm")
            stored[path] = workspace.store.attachments.store(path, name)
        raise_if(cancelled)
        back_up_before(workspace, BackupReason.IMPORT, progress, cancelled)
        progress(0, 0, "Đang ghi vào dữ liệu")
        with workspace.store.write() as session:
            session.apply_import(planned.plan, stored, planned.programme_id)
            session.events.add(workspace.context.now(), workspace.context.user, planned.event)
            raise_if(cancelled)


@contextmanager
def _handed_back(workspace: OpenWorkspace, planned: Planned) -> Iterator[Path | None]:
    """Write the rejected rows first, so that nothing goes in whose rejects are lost; take them back if it fails."""
    rejected = _hand_back(workspace, planned)
    try:
        yield rejected
    except BaseException:
        if rejected is not None:
            with translated():
                remove(rejected)
        raise


def _hand_back(workspace: OpenWorkspace, planned: Planned) -> Path | None:
    if not planned.plan.rejected:
        return None
    created = workspace.context.today()
    outbox = workspace.store.paths.outbox
    name = f"{planned.file.stem}-bi-tra-lai.xlsx"
    folder = planned.file.parent if planned.file.is_absolute() else outbox
    beside = unused_name(planned.rejected_to or folder / name)
    with translated():
        try:
            if folder == outbox:
                make_folder(outbox)
            write_rejected(planned.plan, beside, created=created, one_sheet=planned.one_sheet)
        except SystemFault:
            make_folder(outbox)
            beside = unused_name(outbox / name)
            write_rejected(planned.plan, beside, created=created, one_sheet=planned.one_sheet)
    return beside
