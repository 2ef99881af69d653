"""Preparing a submission before it is frozen: what can be chosen, what it would be, and what changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from db.session import Session
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.dossier_changes import FactChange, dossier_changes
from desktop_app.domain.errors import InputError
from desktop_app.domain.finding import Assessment, Finding
from desktop_app.domain.identifiers import submission_id as derived_id
from desktop_app.domain.kinds import Paper, Severity, Verdict
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import AS_THE_UNIT, Dossier, Letter, Marks, SubmissionCase, SubmissionEntry
from desktop_app.domain.unit import Unit
from desktop_app.packages.facts import freeze, thaw
from desktop_app.programmes.load import load
from desktop_app.rules.assess import submission_findings
from desktop_app.rules.day import CheckDay
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.dossier_drafts import Draft, forget_draft
from desktop_app.services.letters import WORDED, keep_letter, letter_kept, wordings_of
from desktop_app.services.programmes import find_programme
from desktop_app.services.submissions import (
    all_submissions,
    as_dossier,
    find_submission,
    keep_dossier,
    newest_dossier,
    newest_revision,
    next_revision,
    unchanged,
)
from desktop_app.services.wording import WordingEntry, all_wordings, check_wording
from desktop_app.services.workspace import OpenWorkspace, own_unit

_PAPERS = frozenset((Paper.PROPOSAL, Paper.SUMMARY_TABLE))
"""The papers that every submission made here holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An initiative that may be put forward; `reason` says what speaks against it ("": nothing).

    `elsewhere` is the serial number of another submission that holds it (0: none does).
    """

    id: UUID
    code: str
    title: str
    authors: str
    verdict: Verdict
    reason: str = ""
    elsewhere: int = 0

    @property
    def is_ticked(self) -> bool:
        """Whether it goes in unless the officer says otherwise: nothing is proposed twice by itself."""
        return self.verdict is Verdict.ELIGIBLE and not self.elsewhere

    @property
    def can_go_in(self) -> bool:
        """Whether the officer may put it in: a warning can be judged, what is missing can't."""
        return self.verdict in (Verdict.ELIGIBLE, Verdict.REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an officer wants frozen: `serial` None makes the next submission, else the next revision of that one.

    `wordings` are those of this revision alone; papers that aren't named have the union's.
    """

    programme_id: str
    on: date
    initiatives: tuple[UUID, ...]
    letter: Letter = AS_THE_UNIT
    wordings: Mapping[Paper, str] = field(default_factory=dict)
    serial: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What a plan is made from: the own unit, what can be chosen, and what the revision before had."""

    unit: Unit
    programme: Programme
    candidates: tuple[Candidate, ...]
    serial: int
    revision: int
    chosen: frozenset[UUID]
    letter: Letter
    wordings: Mapping[Paper, str]

    def chosen_in(self, draft: Draft) -> frozenset[UUID]:
        """The initiatives that go in by a draft, of those that may."""
        answers = draft.answers
        return frozenset(
            item.id for item in self.candidates if item.can_go_in and answers.get(item.id, item.id in self.chosen)
        )

    def letter_in(self, draft: Draft) -> Letter:
        """Whom it goes to and who signs by a draft."""
        return self.letter if draft.letter is None else draft.letter

    def wordings_in(self, draft: Draft) -> Mapping[Paper, str]:
        """The wordings of a draft that differ from those the union uses now."""
        return self.wordings if draft.wordings is None else draft.wordings

    def plan(self, draft: Draft, on: date) -> Plan:
        """What a draft would freeze."""
        chosen = self.chosen_in(draft)
        return Plan(
            programme_id=draft.programme_id,
            on=on,
            initiatives=tuple(item.id for item in self.candidates if item.id in chosen),
            letter=self.letter_in(draft),
            wordings=self.wordings_in(draft),
            serial=None if draft.submission_id is None else self.serial,
        )


def prospect(workspace: OpenWorkspace, programme_id: str, on: date, submission_id: UUID | None = None) -> Prospect:
    """What the next submission, or the next revision of one, can be made of.

    A revision begins with the initiatives, the letter and the wordings of the one before.
    """
    programme = find_programme(workspace, programme_id)
    unit = own_unit(workspace)
    cases = assessed_cases(workspace, programme, unit, CheckDay(on=on, sent=on))
    held = _held(workspace, programme_id, submission_id)
    found = tuple(_candidate(item, held.get(item.case.initiative.code, 0)) for item in cases)
    if submission_id is None:
        serial = _next_serial(workspace, programme_id)
        identity = derived_id(unit.id, programme_id, serial)
        return Prospect(
            unit=unit,
            programme=programme,
            candidates=found,
            serial=serial,
            revision=next_revision(workspace, identity),
            chosen=frozenset(item.id for item in found if item.is_ticked),
            letter=AS_THE_UNIT,
            wordings={},
        )
    entry = find_submission(workspace, str(submission_id))
    former = newest_dossier(workspace, entry)
    inside = {item.case.initiative.id for item in former.cases}
    return Prospect(
        unit=unit,
        programme=programme,
        candidates=found,
        serial=entry.serial,
        revision=next_revision(workspace, submission_id),
        chosen=frozenset(item.id for item in found if item.id in inside and item.can_go_in),
        letter=letter_kept(workspace, submission_id),
        wordings=wordings_of(workspace, former, entry.revision),
    )


def _held(workspace: OpenWorkspace, programme_id: str, submission_id: UUID | None) -> Mapping[str, int]:
    """Codes of initiatives that other submissions to a programme hold, each with the latest one's serial number."""
    entries = (item for item in all_submissions(workspace) if item.programme_id == programme_id)
    return {code: item.serial for item in entries if item.id != submission_id for code in item.initiative_codes if code}


def _candidate(item: AssessedCase, elsewhere: int) -> Candidate:
    case = item.case
    held = [f"Đã có trong hồ sơ đợt {elsewhere}."] if elsewhere else []
    return Candidate(
        id=case.initiative.id,
        code=case.initiative.code,
        title=case.initiative.title,
        authors=", ".join(author.person.full_name for author in case.authors),
        verdict=item.assessment.verdict,
        reason=" ".join([*held, *filter(None, [_worst(item.assessment)])]),
        elsewhere=elsewhere,
    )


def _worst(assessment: Assessment) -> str:
    order = tuple(Severity)
    counted = [one for one in assessment.findings if one.waived is None and one.severity is not Severity.NOTE]
    if assessment.verdict is Verdict.REGISTERED:
        counted = list(assessment.findings)
    return min(counted, key=lambda one: order.index(one.severity)).message if counted else ""


def _next_serial(workspace: OpenWorkspace, programme_id: str) -> int:
    return 1 + max((item.serial for item in all_submissions(workspace) if item.programme_id == programme_id), default=0)


def planned_wordings(workspace: OpenWorkspace, plan: Plan) -> tuple[WordingEntry, ...]:
    """The wordings that the papers of a plan would have, to be changed for it alone."""
    entries = (item for item in all_wordings(workspace, plan.programme_id) if item.paper in WORDED)
    return tuple(replace(item, text=plan.wordings.get(item.paper, item.text)) for item in entries)


def planned_dossier(workspace: OpenWorkspace, plan: Plan) -> Dossier:
    """The dossier that a plan would freeze; `InputError` where it would be empty."""
    programme = find_programme(workspace, plan.programme_id)
    cases = assessed_cases(workspace, programme, own_unit(workspace), CheckDay(on=plan.on, sent=plan.on))
    wanted = set(plan.initiatives)
    chosen = tuple(item for item in cases if item.case.initiative.id in wanted)
    if not chosen:
        raise InputError("submission-empty", "Chưa chọn sáng kiến nào; hãy đánh dấu ít nhất một sáng kiến.")
    serial = _next_serial(workspace, plan.programme_id) if plan.serial is None else plan.serial
    return as_dossier(workspace, programme, serial, chosen, plan.on, plan.letter)


def planned_findings(workspace: OpenWorkspace, plan: Plan) -> tuple[Finding, ...]:
    """What the rules on a submission find, were the plan frozen and sent today; nothing for an empty one."""
    if not plan.initiatives:
        return ()
    return _findings(planned_dossier(workspace, plan), Marks(), plan.on)


def _findings(dossier: Dossier, marks: Marks, on: date) -> tuple[Finding, ...]:
    case = SubmissionCase(unit=dossier.unit, cases=dossier.cases, marks=marks, papers=_PAPERS, inside=True)
    day = CheckDay(on=on, sent=marks.sent_on or on, paper_date=marks.dated_on)
    return submission_findings(case, dossier.programme, day)


def freeze_plan(workspace: OpenWorkspace, plan: Plan) -> SubmissionEntry:
    """Freeze a plan with its letter and wordings; it is no draft any more.

    Raises `InputError` for an empty plan, a wording with an error, and where no fact has changed since the newest
    revision.
    """
    dossier = planned_dossier(workspace, plan)
    identity = dossier.submission_id
    with workspace.store.read() as session:
        former = session.submissions.newest(identity)
    if former is not None and unchanged(replace(dossier, revision=former.number), former):
        raise InputError(
            "submission-unchanged",
            f"Không có thông tin nào thay đổi so với lần {former.number} nên chưa cần lập lần mới.",
        )
    for paper, text in plan.wordings.items():
        check_wording(paper, text)
    keep_dossier(workspace, dossier, Marks(), plan.wordings, partial(_settle, plan, identity))
    return find_submission(workspace, str(identity))


def _settle(plan: Plan, identity: UUID, session: Session) -> None:
    keep_letter(session, identity, plan.letter)
    forget_draft(session, (plan.programme_id, None if plan.serial is None else identity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a submission stands: what the rules find on its newest revision, and what changed since it was frozen."""

    findings: tuple[Finding, ...]
    changes: tuple[FactChange, ...]


def standing_of(workspace: OpenWorkspace, entry: SubmissionEntry, on: date) -> Standing:
    """Compare the newest revision with the register of today, and check it."""
    revision = newest_revision(workspace, entry)
    former = thaw(revision.facts, load)
    findings = _findings(former, entry.marks, on)
    programme = find_programme(workspace, entry.programme_id)
    cases = assessed_cases(workspace, programme, own_unit(workspace), CheckDay(on=on, sent=on))
    now = {item.case.initiative.id: item for item in cases}
    still = tuple(now[key] for item in former.cases if (key := item.case.initiative.id) in now)
    if not still:
        gone = (FactChange("", "Không còn sáng kiến nào của hồ sơ trong dữ liệu"),)
        return Standing(findings=findings, changes=gone)
    dossier = replace(as_dossier(workspace, programme, entry.serial, still, on), revision=entry.revision)
    return Standing(findings=findings, changes=_changes(former, dossier))


def _changes(former: Dossier, dossier: Dossier) -> tuple[FactChange, ...]:
    """Compare what leaves: of a person more is kept than a dossier states, and the day of the check is no fact."""
    day = former.checked_on
    cases: Sequence[AssessedCase] = [
        replace(item, assessment=replace(item.assessment, on=day)) for item in dossier.cases
    ]
    return dossier_changes(former, thaw(freeze(replace(dossier, checked_on=day, cases=tuple(cases))), load))
