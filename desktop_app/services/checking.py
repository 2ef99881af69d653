"""Checking initiatives, submissions and quotas against a programme on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.errors import InputError
from desktop_app.domain.finding import Assessment, CheckResult, QuotaProgress
from desktop_app.domain.kinds import Paper
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import CheckReport, SubmissionCase
from desktop_app.rules.assess import submission_findings
from desktop_app.rules.day import CheckDay
from desktop_app.rules.quota import quotas
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.programmes import find_programme
from desktop_app.services.submissions import eligible, find_submission, newest_dossier
from desktop_app.services.workspace import OpenWorkspace, own_unit
from desktop_app.text.fold import fold


def check(
    workspace: OpenWorkspace,
    programme_id: str,
    *,
    on: date | None = None,
    sent: date | None = None,
    submission_id: str | None = None,
    initiative_code: str | None = None,
) -> CheckResult:
    """Findings and verdicts, findings on the unit, and quotas, as of `on` (None: today).

    With `submission_id` the cases are those of its newest revision; `initiative_code` keeps one initiative.
    Raises `InputError` for an unknown programme, submission or initiative.
    """
    programme = find_programme(workspace, programme_id)
    day = on or workspace.context.today()
    if submission_id is not None:
        result = _check_submission(workspace, programme, submission_id, day, sent)
    else:
        result = check_result(workspace, check_report(workspace, programme, on=day, sent=sent))
    return result if initiative_code is None else _only(result, initiative_code)


def check_report(
    workspace: OpenWorkspace,
    programme: Programme,
    *,
    on: date,
    sent: date | None = None,
    include_review: bool = False,
) -> CheckReport:
    """All the initiatives of the own unit, assessed, and what is found on the unit over those a submission takes."""
    unit = own_unit(workspace)
    day = CheckDay(on=on, sent=sent or on)
    cases = assessed_cases(workspace, programme, unit, day)
    chosen = eligible(cases, include_review=include_review)
    findings = submission_findings(SubmissionCase(unit=unit, cases=chosen), programme, day)
    return CheckReport(unit=unit, programme=programme, on=on, cases=cases, unit_findings=findings)


def check_result(workspace: OpenWorkspace, report: CheckReport) -> CheckResult:
    """What a check answers: the report's verdicts and findings, and the quotas as of its day."""
    return CheckResult(
        programme_id=report.programme.id,
        on=report.on,
        initiatives=_listed(report.cases),
        unit_findings=report.unit_findings,
        quotas=_quota_progress(workspace, report),
    )


def _quota_progress(workspace: OpenWorkspace, report: CheckReport) -> tuple[QuotaProgress, ...]:
    with workspace.store.read() as session:
        units = (report.unit, *session.units.subordinates(day=report.on))
        entered = {unit.id: session.people.members_entered(unit.id) for unit in units}
    return quotas(report.cases, units, entered, report.programme, report.on)


def _check_submission(
    workspace: OpenWorkspace, programme: Programme, submission_id: str, on: date, sent: date | None
) -> CheckResult:
    """Check a submission's initiatives as the register has them now: its frozen facts hold what is sent, no more.

    One that isn't in the register any more, or was taken out of the programme, stands as it was frozen.
    """
    entry = find_submission(workspace, submission_id)
    if entry.programme_id != programme.id:
        raise InputError(
            "submission-unknown",
            f"Hồ sơ “{submission_id}” thuộc chương trình “{entry.programme_id}”; hãy kiểm tra theo chương trình đó.",
        )
    unit = own_unit(workspace)
    day = CheckDay(on=on, sent=sent or entry.marks.sent_on or on, paper_date=entry.marks.dated_on)
    cases = assessed_cases(workspace, programme, unit, day)
    by_id = {item.case.initiative.id: item for item in cases}
    inside = tuple(by_id.get(item.case.initiative.id, item) for item in newest_dossier(workspace, entry).cases)
    papers = frozenset((Paper.PROPOSAL, Paper.SUMMARY_TABLE))
    case = SubmissionCase(unit=unit, cases=inside, marks=entry.marks, papers=papers, inside=True)
    findings = submission_findings(case, programme, day)
    report = CheckReport(unit=unit, programme=programme, on=on, cases=cases, unit_findings=findings)
    return replace(check_result(workspace, report), initiatives=_listed(inside))


def _listed(cases: Sequence[AssessedCase]) -> tuple[tuple[str, str, Assessment], ...]:
    return tuple((item.case.initiative.code, item.case.initiative.title, item.assessment) for item in cases)


def _only(result: CheckResult, code: str) -> CheckResult:
    wanted = fold(code)
    kept = tuple(item for item in result.initiatives if fold(item[0]) == wanted)
    if not kept:
        raise InputError("initiative-unknown", f"Không có sáng kiến mã “{code}” trong dữ liệu này.")
    return replace(result, initiatives=kept)
