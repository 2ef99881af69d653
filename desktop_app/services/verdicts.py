"""Verdicts kept at hand: assessed in the background, thrown away as facts change, read by the lists."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from db.session import Session
from db.workspace import Workspace
from desktop_app import __version__
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.finding import Waiver
from desktop_app.domain.programme import Programme
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.domain.unit import Unit
from desktop_app.rules.assess import assess
from desktop_app.rules.day import CheckDay
from desktop_app.services.programmes import find_programme
from desktop_app.services.titles import Titles, likeness_terms
from desktop_app.services.workspace import OpenWorkspace

CHUNK: Final = 500
"""How many are read, assessed and kept at once."""

_sound: WeakKeyDictionary[Workspace, dict[tuple[str, str, date], int]] = WeakKeyDictionary()
"""The state of the titles with which what is kept was last found to agree."""

_MANY: Final = 20
"""From one in so many missing on, all titles are compared with each other at once."""


def versions_of(programme: Programme) -> str:
    """What a verdict rests on beside the facts: this program's version and the programme's file."""
    return f"{__version__} {programme.digest}"


def kept_under(workspace: OpenWorkspace, programme_id: str) -> str:
    """The versions under which verdicts in a programme are kept now; "", under which none is, before one was chosen."""
    return versions_of(find_programme(workspace, programme_id)) if programme_id else ""


def refresh(
    workspace: OpenWorkspace,
    programme_id: str,
    on: date,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> int:
    """Assess what has no verdict for this day, programme and version yet; how many that were.

    Writes every chunk as it is done, so that cancelling keeps what was reached. Raises `Cancelled`.
    """
    assessor = _assessor(workspace, programme_id, on)
    return 0 if assessor is None else assessor.refresh(progress, cancelled)


def assess_one(workspace: OpenWorkspace, programme_id: str, initiative_id: UUID, on: date) -> AssessedCase | None:
    """One initiative with its findings as it is now, likely duplicates included; None: not there.

    The result is kept, unless somebody else is writing: nobody waits for that. One that was taken out of the
    programme is assessed without looking for duplicates, and not kept.
    """
    assessor = _assessor(workspace, programme_id, on)
    return None if assessor is None else assessor.one(initiative_id)


def _assessor(workspace: OpenWorkspace, programme_id: str, on: date) -> "_Assessor | None":
    with workspace.store.read() as session:
        unit = session.units.own()
    return None if unit is None else _Assessor(workspace, find_programme(workspace, programme_id), unit, on)


class _Assessor:
    """Assesses a union's initiatives in one programme on one day, and keeps what it found.

    What is read is marked with `store.writings`. Inside the transaction that keeps it nobody else can write: where
    the mark still holds, nothing has changed since; where it doesn't, the chunk is read and assessed once more there.
    So no verdict is ever kept over facts that were changed meanwhile.

    A likely duplicate is a finding of both initiatives. When one is kept, those of like titles whose own kept
    findings don't say so are forgotten, and so assessed next; those that say it wrongly (the other was renamed,
    withdrawn or deleted) are forgotten before anything else, and once more where titles changed meanwhile.
    """

    def __init__(self, workspace: OpenWorkspace, programme: Programme, unit: Unit, on: date) -> None:
        self._store = workspace.store
        self._programme = programme
        self._unit = unit
        self._check = CheckDay(on=on, sent=on)
        self._versions = versions_of(programme)
        self._waivers: dict[UUID, tuple[Waiver, ...]] = {}
        self._titles = Titles(likeness_terms(programme))
        self._mark = -1
        self._kind = (programme.id, self._versions, on)

    def refresh(self, progress: Progress, cancelled: Callable[[], bool]) -> int:
        done, titles = 0, None
        while titles != self._titles.state or titles is None:
            titles = self._forget_wrong()
            done = self._fill(done, progress, cancelled)
        _sound.setdefault(self._store, {})[self._kind] = titles
        return done

    def _fill(self, done: int, progress: Progress, cancelled: Callable[[], bool]) -> int:
        while missing := self._missing():
            total = done + len(missing)
            if len(missing) * _MANY > len(self._titles):
                self._titles.compare_all(progress, cancelled)
            for start in range(0, len(missing), CHUNK):
                raise_if(cancelled)
                progress(done, total, "Đang kiểm tra sáng kiến")
                some = missing[start : start + CHUNK]
                self._chunk(some)
                done += len(some)
        return done

    def one(self, initiative_id: UUID) -> AssessedCase | None:
        mark = self._store.writings
        with self._store.read() as session:
            found = self._assess(session, [initiative_id], mark)
            kept = self._is_kept(session, found)
        if not kept:
            with self._store.write_at_once() as session:
                if session is not None:
                    found = self._keep_current(session, [initiative_id], found, mark)
        return found[0] if found else None

    def _missing(self) -> list[UUID]:
        with self._store.read() as session:
            return session.upkeep.missing(self._unit.id, self._programme.id, self._versions, self._check.on)

    def _chunk(self, ids: Sequence[UUID]) -> None:
        mark = self._store.writings
        with self._store.read() as session:
            found = self._assess(session, ids, mark)
            if self._is_kept(session, found):
                return
        with self._store.write() as session:
            self._keep_current(session, ids, found, mark)

    def _keep_current(
        self, session: Session, ids: Sequence[UUID], found: list[AssessedCase], mark: int
    ) -> list[AssessedCase]:
        """Keep what was found as of `mark`, found once more where something was written since."""
        if self._store.writings != mark:
            mark = self._store.writings
            found = self._assess(session, ids, mark)
        self._keep(session, found)
        self._mark = mark + 1
        return found

    def _assess(self, session: Session, ids: Sequence[UUID], mark: int) -> list[AssessedCase]:
        self._look_round(session, mark)
        cases = [case for some in session.cases(self._programme.id, self._unit, ids) for case in some]
        return [
            AssessedCase(
                case=case,
                assessment=assess(
                    case,
                    self._programme,
                    self._check,
                    self._waivers.get(case.initiative.id, ()),
                    self._titles.like(case.initiative.id),
                ),
            )
            for case in cases
        ]

    def _look_round(self, session: Session, mark: int) -> None:
        """Read what findings rest on beside the case itself, unless it is known as of `mark`."""
        if mark == self._mark:
            return
        self._unit = session.units.own() or self._unit
        self._waivers = session.waivers.of_programme(self._programme.id, self._unit.id)
        self._titles.read(session.upkeep.titles(self._unit.id, self._programme.id))
        self._mark = mark

    def _is_kept(self, session: Session, found: Sequence[AssessedCase]) -> bool:
        """Say whether the one initiative that was asked for is kept just so already."""
        if len(found) != 1:
            return not found
        item = found[0]
        ids = [item.case.initiative.id]
        kept = session.assessments.read(self._programme.id, self._versions, self._check.on, ids)
        return item.case.participation.withdrawn or kept.get(ids[0]) == item.assessment

    def _keep(self, session: Session, found: Iterable[AssessedCase]) -> None:
        taking_part = {
            item.case.initiative.id: item.assessment for item in found if not item.case.participation.withdrawn
        }
        others = {
            finding.fingerprint: other.id
            for record_id, assessment in taking_part.items()
            for finding, other in zip(
                (finding for finding in assessment.findings if finding.rule == "possible-duplicate"),
                self._titles.like(record_id),
                strict=False,
            )
        }
        session.assessments.keep(self._programme.id, self._versions, taking_part, others)
        self._forget_unaware(session, taking_part)
        if _sound.get(self._store, {}).get(self._kind) != self._titles.state:
            _sound.get(self._store, {}).pop(self._kind, None)

    def _forget_unaware(self, session: Session, ids: Iterable[UUID]) -> None:
        """Forget initiatives of like titles whose kept findings don't say that these are like them."""
        like = {(other.id, record_id) for record_id in ids for other in self._titles.like(record_id, done=True)}
        if like:
            known = self._citations(session, {other for other, _ in like})
            session.assessments.forget({other for other, record_id in like if (other.hex, record_id.hex) not in known})

    def _forget_wrong(self) -> int:
        """Forget what says wrongly that others are alike; return the state of the titles that it was held against."""
        mark = self._store.writings
        with self._store.read() as session:
            self._look_round(session, mark)
            if _sound.get(self._store, {}).get(self._kind) == self._titles.state:
                return self._titles.state
            said = session.upkeep.citations(self._programme.id, self._versions, self._check.on)
            wrong = {UUID(one) for one, other, message in said if message != self._titles.sentence(one, other)}
        if wrong:
            with self._store.write() as session:
                session.assessments.forget(wrong)
        return self._titles.state

    def _citations(self, session: Session, ids: set[UUID]) -> set[tuple[str, str]]:
        """What the kept findings of initiatives say rightly, as pairs of ids in hex."""
        said = session.upkeep.citations(self._programme.id, self._versions, self._check.on, ids)
        return {(one, other) for one, other, message in said if message == self._titles.sentence(one, other)}
