"""Checking initiatives, submissions and quotas against a programme on a day."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import InputError
from desktop_app.domain.finding import CheckResult, QuotaProgress
from desktop_app.domain.kinds import Paper, Verdict
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import CheckReport, SubmissionCase
from desktop_app.rules.assess import submission_findings
from desktop_app.rules.day import CheckDay
from desktop_app.rules.quota import quotas
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.programmes import find_programme
from desktop_app.services.submissions import find_submission
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
        return _check_submission(workspace, programme, submission_id, day, sent)
    report = check_report(workspace, programme, on=day, sent=sent)
    result = check_result(workspace, report)
    return result if initiative_code is None else _only(result, initiative_code)


def check_report(workspace: OpenWorkspace, programme: Programme, *, on: date, sent: date | None = None) -> CheckReport:
    """All the initiatives of the own unit, assessed, and the findings on the unit over the eligible ones."""
    unit = own_unit(workspace)
    day = CheckDay(on=on, sent=sent or on)
    cases = assessed_cases(workspace, programme, unit, day)
    chosen = tuple(item for item in cases if item.assessment.verdict is Verdict.ELIGIBLE)
    findings = submission_findings(SubmissionCase(unit=unit, cases=chosen), programme, day)
    return CheckReport(unit=unit, programme=programme, on=on, cases=cases, unit_findings=findings)


def check_result(workspace: OpenWorkspace, report: CheckReport) -> CheckResult:
    """What a check answers: the report's verdicts and findings, and the quotas as of its day."""
    return CheckResult(
        programme_id=report.programme.id,
        on=report.on,
        initiatives=tuple(
            (item.case.initiative.code, item.case.initiative.title, item.assessment) for item in report.cases
        ),
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
    """Check a submission's initiatives as the register has them now: its frozen facts hold what is sent, no more."""
    entry = find_submission(workspace, submission_id)
    unit = own_unit(workspace)
    day = CheckDay(on=on, sent=sent or entry.marks.sent_on or on, paper_date=entry.marks.dated_on)
    inside = set(entry.initiative_codes)
    cases = tuple(
        item for item in assessed_cases(workspace, programme, unit, day) if item.case.initiative.code in inside
    )
    papers = frozenset((Paper.PROPOSAL, Paper.SUMMARY_TABLE))
    case = SubmissionCase(unit=unit, cases=cases, marks=entry.marks, papers=papers, inside=True)
    findings = submission_findings(case, programme, day)
    report = CheckReport(unit=unit, programme=programme, on=on, cases=cases, unit_findings=findings)
    return check_result(workspace, report)


def _only(result: CheckResult, code: str) -> CheckResult:
    wanted = fold(code)
    kept = tuple(item for item in result.initiatives if fold(item[0]) == wanted)
    if not kept:
        raise InputError("initiative-unknown", f"Không có sáng kiến mã “{code}” trong dữ liệu này.")
    return replace(result, initiatives=kept)
