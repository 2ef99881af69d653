"""Submissions: freezing the facts of chosen initiatives as revisions, and what is added after signing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from db.session import Session
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.identifiers import submission_id
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import Channel, FileType, Paper, Verdict
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import Dossier, Letter, Marks, Revision, SubmissionEntry
from desktop_app.domain.unit import Unit
from desktop_app.packages.code import code_on_paper, digest
from desktop_app.packages.facts import freeze, thaw
from desktop_app.programmes.load import load
from desktop_app.rules.day import CheckDay
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.dossier_drafts import forget_drafts_of
from desktop_app.services.faults import translated
from desktop_app.services.letters import forget_letter, keep_wordings, letter_kept, wordings_in_use
from desktop_app.services.programmes import find_programme, keep_programme
from desktop_app.services.workspace import OpenWorkspace, own_unit
from desktop_app.text.fold import fold

_SCAN_TYPES = (FileType.PDF, FileType.PNG, FileType.JPEG, FileType.TIFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionOrder:
    """What a new submission is made of; without `codes` it takes the eligible initiatives."""

    programme_id: str
    on: date | None = None
    sent: date | None = None
    number: str = ""
    dated_on: date | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkChanges:
    """What is added to a submission after signing; None: left as it is. `cleared` names fields of `Marks` to empty."""

    number: str | None = None
    dated_on: date | None = None
    signer_name: str | None = None
    sent_on: date | None = None
    signed_scan: Path | None = None
    selection_declared_on: date | None = None
    channels: tuple[Channel, ...] | None = None
    cleared: frozenset[str] = frozenset()


def all_submissions(workspace: OpenWorkspace) -> tuple[SubmissionEntry, ...]:
    """Every submission of the workspace, by programme and serial number."""
    with workspace.store.read() as session:
        return session.submissions.entries()


def find_submission(workspace: OpenWorkspace, text: str) -> SubmissionEntry:
    """The submission with this id; `InputError` where there is none."""
    try:
        wanted = UUID(text)
    except ValueError:
        entry = None
    else:
        with workspace.store.read() as session:
            entry = session.submissions.entry(wanted)
    if entry is None:
        raise InputError("submission-unknown", f"Không có hồ sơ mã “{text}”; hãy xem “submission list”.")
    return entry


def newest_revision(workspace: OpenWorkspace, entry: SubmissionEntry) -> Revision:
    """The newest frozen revision; `WorkspaceError` where it isn't what was frozen."""
    with workspace.store.read() as session:
        revision = session.submissions.revision(entry.id, entry.revision)
    if revision is None or digest(revision.facts) != revision.digest:
        raise WorkspaceError(
            "workspace-damaged",
            "Nội dung hồ sơ đã lưu không còn nguyên vẹn; hãy khôi phục dữ liệu từ bản sao lưu.",
        )
    return revision


def newest_dossier(workspace: OpenWorkspace, entry: SubmissionEntry) -> Dossier:
    """The facts of the newest revision, as they were frozen."""
    return thaw(newest_revision(workspace, entry).facts, load)


def new_submission(workspace: OpenWorkspace, order: SubmissionOrder) -> SubmissionEntry:
    """Freeze the eligible (or named) initiatives as the next submission (*đợt*) of the own unit.

    Raises `InputError` for an unknown programme or initiative, one still being prepared, and where none is left.
    """
    programme = find_programme(workspace, order.programme_id)
    unit = own_unit(workspace)
    day = order.on or workspace.context.today()
    check = CheckDay(on=day, sent=order.sent or day, paper_date=order.dated_on)
    cases = assessed_cases(workspace, programme, unit, check)
    chosen = _named(cases, order.codes) if order.codes else eligible(cases)
    marks = Marks(number=order.number, dated_on=order.dated_on, sent_on=order.sent)
    serial = 1 + max(
        (item.serial for item in all_submissions(workspace) if item.programme_id == programme.id), default=0
    )
    return freeze_revision(workspace, programme, serial, chosen, day, marks)


def eligible(cases: Sequence[AssessedCase], *, include_review: bool = False) -> tuple[AssessedCase, ...]:
    """The cases a submission takes of itself."""
    taken = (Verdict.ELIGIBLE, Verdict.REVIEW) if include_review else (Verdict.ELIGIBLE,)
    return tuple(item for item in cases if item.assessment.verdict in taken)


def _named(cases: Sequence[AssessedCase], codes: Sequence[str]) -> tuple[AssessedCase, ...]:
    by_code = {fold(item.case.initiative.code): item for item in cases}
    chosen = {}
    for code in codes:
        item = by_code.get(fold(code))
        if item is None:
            raise InputError("initiative-unknown", f"Không có sáng kiến mã “{code}” trong dữ liệu này.")
        if item.assessment.verdict is Verdict.REGISTERED:
            raise InputError("initiative-unknown", f"Sáng kiến “{code}” đang chuẩn bị nên chưa đưa vào hồ sơ được.")
        chosen[item.case.initiative.id] = item
    return tuple(chosen.values())


def freeze_revision(
    workspace: OpenWorkspace,
    programme: Programme,
    serial: int,
    cases: tuple[AssessedCase, ...],
    checked_on: date,
    marks: Marks,
) -> SubmissionEntry:
    """Freeze cases as the next revision of a submission, or meet the newest one where no fact has changed.

    The day of the check alone makes no new revision. `marks` are laid over those of an unchanged revision.
    """
    if not cases:
        raise InputError(
            "submission-empty", "Chưa có sáng kiến nào đủ điều kiện để lập hồ sơ; hãy xem kết quả kiểm tra."
        )
    dossier = as_dossier(workspace, programme, serial, cases, checked_on)
    identity = dossier.submission_id
    with workspace.store.read() as session:
        former = session.submissions.newest(identity)
    if former is not None and unchanged(replace(dossier, revision=former.number), former):
        with workspace.store.write() as session:
            session.submissions.set_marks(identity, former.number, _overlaid(former.marks, marks))
        return _entry(workspace, identity)
    keep_dossier(workspace, dossier, marks)
    return _entry(workspace, identity)


def as_dossier(
    workspace: OpenWorkspace,
    programme: Programme,
    serial: int,
    cases: tuple[AssessedCase, ...],
    checked_on: date,
    letter: Letter | None = None,
) -> Dossier:
    """The cases as the next revision of a submission, not kept yet; `letter` None: the one it has."""
    own = own_unit(workspace)
    identity = submission_id(own.id, programme.id, serial)
    unit = (letter_kept(workspace, identity) if letter is None else letter).over(own)
    return Dossier(
        submission_id=identity,
        serial=serial,
        revision=next_revision(workspace, identity),
        unit=unit,
        programme=programme,
        checked_on=checked_on,
        cases=tuple(_under(unit, item) for item in cases),
    )


def next_revision(workspace: OpenWorkspace, identity: UUID) -> int:
    """The number of a submission's next revision: none is given twice, that of a deleted one neither."""
    with workspace.store.read() as session:
        return max(session.submissions.all_numbers(identity), default=0) + 1


def _under(unit: Unit, item: AssessedCase) -> AssessedCase:
    """The case with its unit as the letter names it: a dossier states each unit once."""
    return replace(item, case=replace(item.case, unit=unit)) if item.case.unit.id == unit.id else item


def unchanged(dossier: Dossier, former: Revision) -> bool:
    """Whether a dossier under the former's number holds the facts that were frozen then; the day doesn't count."""
    return digest(freeze(_as_of(dossier, thaw(former.facts, load).checked_on))) == former.digest


def _as_of(dossier: Dossier, day: date) -> Dossier:
    cases = tuple(replace(item, assessment=replace(item.assessment, on=day)) for item in dossier.cases)
    return replace(dossier, checked_on=day, cases=cases)


def keep_dossier(
    workspace: OpenWorkspace,
    dossier: Dossier,
    marks: Marks,
    wordings: Mapping[Paper, str] = MappingProxyType({}),
    also: Callable[[Session], None] = lambda _session: None,
) -> None:
    """Freeze a dossier as a revision, with the wordings its papers have; those not named are the union's.

    `also` is written with it or not at all.
    """
    facts = freeze(dossier)
    revision = Revision(
        submission_id=dossier.submission_id,
        number=dossier.revision,
        facts=facts,
        digest=digest(facts),
        code=code_on_paper(facts).text,
        made_at=workspace.context.now(),
        marks=marks,
    )
    keep_programme(workspace, dossier.programme)
    texts = wordings_in_use(workspace, dossier.programme.id)
    with workspace.store.write() as session:
        session.submissions.add_revision(dossier, revision)
        keep_wordings(session, dossier.submission_id, dossier.revision, {**texts, **wordings})
        also(session)
        session.events.add(workspace.context.now(), workspace.context.user, "submission-frozen", dossier.submission_id)


def _entry(workspace: OpenWorkspace, identity: UUID) -> SubmissionEntry:
    return find_submission(workspace, str(identity))


def _overlaid(former: Marks, marks: Marks) -> Marks:
    return replace(
        former,
        number=marks.number or former.number,
        dated_on=marks.dated_on or former.dated_on,
        sent_on=marks.sent_on or former.sent_on,
    )


def store_scan(workspace: OpenWorkspace, source: Path) -> StoredFile:
    """Take the scan of a sealed paper into the workspace; `InputError` for what is no PDF or picture."""
    with translated():
        scan = workspace.store.attachments.store(source)
    if scan.file_type not in _SCAN_TYPES:
        raise InputError("submission-scan", f"Tệp “{source}” không phải bản quét PDF hoặc ảnh; hãy quét lại.")
    return scan


def delete_revision(workspace: OpenWorkspace, submission_id: UUID, number: int) -> None:
    """Delete a revision that was never sent, whole: its digest alone stays.

    Raises `InputError` for one that was sent: what left the office is a record.
    """
    with workspace.store.write() as session:
        kept = session.submissions.revision(submission_id, number)
        if kept is None:
            return
        if kept.marks.sent_on is not None or kept.marks.channels:
            raise InputError("submission-sent", f"Lần {number} của hồ sơ đã gửi nên phải lưu giữ, không xóa được.")
        session.submissions.delete_revision(submission_id, number)
        forget_letter(session, submission_id, number)
        if not session.submissions.numbers(submission_id):
            forget_drafts_of(session, submission_id)
        session.events.add(workspace.context.now(), workspace.context.user, "submission-deleted", submission_id)


def change_marks(workspace: OpenWorkspace, text: str, changes: MarkChanges) -> SubmissionEntry:
    """Add number, date, signer, sent date or the scan of the sealed paper; the code on paper stays as it is."""
    entry = find_submission(workspace, text)
    former = entry.marks
    marks = replace(
        former,
        number=former.number if changes.number is None else changes.number,
        dated_on=changes.dated_on or former.dated_on,
        signer_name=former.signer_name if changes.signer_name is None else changes.signer_name,
        sent_on=changes.sent_on or former.sent_on,
        selection_declared_on=changes.selection_declared_on or former.selection_declared_on,
        channels=former.channels if changes.channels is None else changes.channels,
    )
    nothing = Marks()
    marks = replace(marks, **{name: getattr(nothing, name) for name in changes.cleared})
    if changes.signed_scan is not None:
        marks = replace(marks, signed_scan=store_scan(workspace, changes.signed_scan))
    with workspace.store.write() as session:
        session.submissions.set_marks(entry.id, entry.revision, marks)
        session.events.add(workspace.context.now(), workspace.context.user, "submission-marked", entry.id)
    return _entry(workspace, entry.id)
