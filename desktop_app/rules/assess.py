"""Run a programme's rules over cases and form their verdicts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.finding import Assessment, Finding, Waiver
from desktop_app.domain.initiative import Initiative
from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.submission import SubmissionCase
from desktop_app.domain.terms import LikenessTerms
from desktop_app.rules.day import CheckDay
from desktop_app.rules.likeness import alike, possible_duplicate
from desktop_app.rules.next_step import next_step
from desktop_app.rules.table import RULES, SUBMISSION_RULES, Rule

_FORCED: Final = (
    (Severity.VIOLATION, Verdict.INELIGIBLE),
    (Severity.FIX, Verdict.INCOMPLETE),
    (Severity.WARNING, Verdict.REVIEW),
)

_Bound = list[tuple[Rule, RuleTerms]]


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Return what the worst finding forces; a waived warning counts no more than a note."""
    severities = {
        finding.severity for finding in findings if finding.waived is None or finding.severity is not Severity.WARNING
    }
    return next((forced for severity, forced in _FORCED if severity in severities), Verdict.ELIGIBLE)


def assess(
    case: Case,
    programme: Programme,
    check: CheckDay,
    waivers: Sequence[Waiver] = (),
    duplicates: Sequence[Initiative] = (),
) -> Assessment:
    """Return verdict and findings of one case; `duplicates` are the other initiatives of like title.

    For an initiative that is still being prepared no rule runs: its one finding says what comes next.
    """
    return _assess(case, programme, check, _bind(programme), waivers, duplicates)


def assess_all(
    cases: Sequence[Case],
    programme: Programme,
    check: CheckDay,
    waivers: Mapping[UUID, Sequence[Waiver]] | None = None,
) -> tuple[AssessedCase, ...]:
    """Return the cases of one workspace with verdicts and findings, in the order given.

    `waivers` are by initiative. A withdrawn participation is left out, of likely duplicates too.
    """
    taking_part = [case for case in cases if not case.participation.withdrawn]
    twins = _twins([case.initiative for case in taking_part], programme)
    bound = _bind(programme)
    waived = waivers or {}
    return tuple(
        AssessedCase(
            case=case,
            assessment=_assess(
                case,
                programme,
                check,
                bound,
                waived.get(case.initiative.id, ()),
                twins.get(case.initiative.id, ()),
            ),
        )
        for case in taking_part
    )


def submission_findings(case: SubmissionCase, programme: Programme, check: CheckDay) -> tuple[Finding, ...]:
    """Return what the rules on a submission find on the unit; they never touch an initiative's verdict."""
    terms = programme.submission_rules
    return tuple(
        finding
        for name, rule in SUBMISSION_RULES.items()
        if name in terms
        for finding in rule(case, terms[name], programme, check)
    )


def _bind(programme: Programme) -> _Bound:
    """Return the programme's rules in the order of the table, each with its terms."""
    return [(rule, programme.rules[name]) for name, rule in RULES.items() if name in programme.rules]


def _twins(initiatives: Sequence[Initiative], programme: Programme) -> Mapping[UUID, Sequence[Initiative]]:
    terms = programme.rules.get("possible-duplicate")
    return alike(initiatives, terms.percent) if isinstance(terms, LikenessTerms) else {}


def _assess(
    case: Case,
    programme: Programme,
    check: CheckDay,
    bound: _Bound,
    waivers: Sequence[Waiver],
    duplicates: Sequence[Initiative],
) -> Assessment:
    if case.registered:
        step = next_step(case, programme.rules["next-step"], programme, check)
        return Assessment(on=check.on, verdict=Verdict.REGISTERED, findings=tuple(step))
    findings = [finding for rule, terms in bound for finding in rule(case, terms, programme, check)]
    if duplicates:
        findings += _duplicates(case, programme, duplicates)
    if waivers and findings:
        findings = [_waive(finding, waivers) for finding in findings]
    return Assessment(
        on=check.on, verdict=verdict(findings) if findings else Verdict.ELIGIBLE, findings=tuple(findings)
    )


def _duplicates(case: Case, programme: Programme, duplicates: Sequence[Initiative]) -> Iterator[Finding]:
    terms = programme.rules.get("possible-duplicate")
    if isinstance(terms, LikenessTerms):
        yield from possible_duplicate(case.initiative, duplicates, terms)


def _waive(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    """Return a warning with the waiver given for just these facts; anything else as it is."""
    if finding.severity is not Severity.WARNING:
        return finding
    for waiver in waivers:
        if waiver.rule == finding.rule and waiver.fingerprint == finding.fingerprint:
            return replace(finding, waived=waiver)
    return finding
