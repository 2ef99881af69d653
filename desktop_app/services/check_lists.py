"""Kiểm tra: what the rules found, grouped by verdict, by rule or by author."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from db.findings import AuthorGroup
from db.session import Session
from desktop_app.documents.papers import check_report as report_document
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.filters import filter_of
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Paper, Severity, Verdict
from desktop_app.domain.progress import Progress
from desktop_app.domain.rule_labels import RULE_LABELS
from desktop_app.domain.submission import SubmissionCase
from desktop_app.domain.unit import Unit
from desktop_app.rules.assess import submission_findings
from desktop_app.rules.day import CheckDay
from desktop_app.services.checking import check_report
from desktop_app.services.dossier_papers import PaperSet, paper_set
from desktop_app.services.programmes import find_programme
from desktop_app.services.registers import initiative_keys
from desktop_app.services.verdicts import kept_under, versions_of
from desktop_app.services.wording import own_wording
from desktop_app.services.workspace import OpenWorkspace

LIMIT: Final = 2000
"""How many initiatives `group_lines` shows at most."""

NO_AUTHOR: Final = "Chưa có tác giả"

_SEVERITIES: Final = (Severity.VIOLATION, Severity.FIX, Severity.WARNING, Severity.NOTE, None)


class Grouping(StrEnum):
    """How the findings are grouped."""

    VERDICT = "verdict"
    RULE = "rule"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckGroup:
    """A group: `id` names it to `group_lines`; `count` initiatives, `severity` the worst in it (None: no finding).

    A warning that was waived counts as a note.
    """

    id: str
    label: str
    count: int
    severity: Severity | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One finding of one initiative (`finding` None: the initiative has none)."""

    initiative_id: UUID
    code: str
    title: str
    authors: str
    verdict: Verdict
    finding: Finding | None


def check_groups(workspace: OpenWorkspace, programme_id: str, on: date, grouping: Grouping) -> tuple[CheckGroup, ...]:
    """The groups with their counts, from the verdicts that are kept of this day (refresh them first).

    By verdict in the order of the verdicts, by rule in that of the rules, by author in that of given names, those
    without an author last.
    """
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None:
            return ()
        return tuple(_GROUPS[grouping](session, unit, programme_id, versions, on))


def keys_of_group(workspace: OpenWorkspace, programme_id: str, grouping: Grouping, group_id: str) -> "array[int]":
    """The row keys of the initiatives of a group, in order of code."""
    return initiative_keys(workspace, programme_id, filter_of(f"{grouping}:{group_id}"))


def group_lines(
    workspace: OpenWorkspace, programme_id: str, on: date, grouping: Grouping, group_id: str
) -> Sequence[CheckLine]:
    """The lines of one group in order of code, at most 2,000 initiatives."""
    keys = keys_of_group(workspace, programme_id, grouping, group_id)[:LIMIT]
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        rows = session.register_rows.initiatives(keys, programme_id, versions, on)
    lines: list[CheckLine] = []
    for row in (rows[key] for key in keys if key in rows):
        if row.verdict is None:
            continue
        of_rule = grouping is Grouping.RULE
        findings = [finding for finding in row.findings if not of_rule or finding.rule == group_id]
        lines += [
            CheckLine(
                initiative_id=row.id,
                code=row.code,
                title=row.title,
                authors=row.authors,
                verdict=row.verdict,
                finding=finding,
            )
            for finding in findings or (() if of_rule else (None,))
        ]
    return lines


def unit_findings(workspace: OpenWorkspace, programme_id: str, on: date) -> tuple[Finding, ...]:
    """What the rules on a submission find on the unit, were it sent today.

    Reads the eligible initiatives where the programme has such rules: some 0.1 s for 1,000.
    """
    programme = find_programme(workspace, programme_id)
    versions = versions_of(programme)
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None or not programme.submission_rules:
            return ()
        ids = session.findings.eligible_ids(unit.id, programme_id, versions, on)
        kept = session.assessments.read(programme_id, versions, on, ids)
        cases = [case for some in session.cases(programme_id, unit, ids) for case in some]
    assessed = tuple(
        AssessedCase(case=case, assessment=kept[case.initiative.id]) for case in cases if case.initiative.id in kept
    )
    return submission_findings(SubmissionCase(unit=unit, cases=assessed), programme, CheckDay(on=on, sent=on))


def report_to_see(workspace: OpenWorkspace, programme_id: str, on: date, progress: Progress) -> PaperSet:
    """Make the check report as of a day, to look at and to hand on.

    Raises `InputError` for a wording with an error.
    """
    paper, what = Paper.CHECK_REPORT, "Đang lập phiếu kiểm tra"
    progress(0, 1, what)
    report = check_report(workspace, find_programme(workspace, programme_id), on=on)
    document = report_document(report, own_wording(workspace, paper, programme_id))
    return paper_set({paper: document}, paper.label, what, progress)


def _by_verdict(session: Session, unit: Unit, programme_id: str, versions: str, on: date) -> Iterator[CheckGroup]:
    found = {group.id: group for group in session.findings.by_verdict(unit.id, programme_id, versions, on)}
    for verdict in Verdict:
        if group := found.get(verdict.value):
            yield CheckGroup(
                id=group.id,
                label=verdict.label,
                count=group.initiatives,
                severity=_SEVERITIES[group.worst],
                verdict=verdict,
            )


def _by_rule(session: Session, unit: Unit, programme_id: str, versions: str, on: date) -> Iterator[CheckGroup]:
    found = {group.id: group for group in session.findings.by_rule(unit.id, programme_id, versions, on)}
    for rule, label in RULE_LABELS.items():
        if group := found.get(rule):
            yield CheckGroup(
                id=rule, label=label, count=group.initiatives, severity=_SEVERITIES[group.worst], verdict=None
            )


def _by_author(session: Session, unit: Unit, programme_id: str, versions: str, on: date) -> Iterator[CheckGroup]:
    found = session.findings.by_author(unit.id, programme_id, versions, on)
    names = Counter(group.name for group in found)
    for group in found:
        yield CheckGroup(
            id=group.id,
            label=_author(group, alone=names[group.name] == 1),
            count=group.initiatives,
            severity=_SEVERITIES[group.worst],
            verdict=None,
        )
    nobody = session.findings.without_author(unit.id, programme_id, versions, on)
    if nobody.initiatives:
        yield CheckGroup(
            id="", label=NO_AUTHOR, count=nobody.initiatives, severity=_SEVERITIES[nobody.worst], verdict=None
        )


def _author(group: AuthorGroup, *, alone: bool) -> str:
    return group.name if alone or not group.code else f"{group.name} ({group.code})"


_GROUPS: Final = {Grouping.VERDICT: _by_verdict, Grouping.RULE: _by_rule, Grouping.AUTHOR: _by_author}
