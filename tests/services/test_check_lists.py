"""Findings in groups: each count is that of the group's lines, and both are what the rules find."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.finding import Finding, Waiver
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType, Paper, Severity, UnitLevel, Verdict
from desktop_app.domain.progress import silent
from desktop_app.domain.rule_labels import RULE_LABELS
from desktop_app.domain.terms import RULE_TERMS, SUBMISSION_RULE_TERMS
from desktop_app.rules.day import CheckDay
from desktop_app.services import check_lists
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.check_lists import CheckGroup, Grouping
from desktop_app.services.checking import check_report
from desktop_app.services.dossier_papers import drop_papers
from desktop_app.services.programmes import find_programme
from desktop_app.services.verdicts import refresh
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.bench.workload import CHECKED_ON, PROGRAMME, Workload
from tests.db import changes
from tests.documents.read import pdf_words
from tests.services.union import context

OTHER = "75k-binhdinh-2021"
SIZE = 80
CERTIFICATE = Attachment(
    order=1,
    kind=AttachmentKind.CERTIFICATE,
    file=StoredFile(name="gcn.pdf", sha256="5" * 64, size=9, file_type=FileType.PDF),
)
WORST = (Severity.VIOLATION, Severity.FIX, Severity.WARNING, Severity.NOTE)


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWorkspace]:
    """A union with all kinds of flaws; one warning is waived, one initiative has no author, one no finding."""
    workload = Workload(25, SIZE)
    with open_workspace(tmp_path_factory.mktemp("check"), context()) as workspace:
        with workspace.store.write() as session:
            session.apply_import(workload.plan(), {}, PROGRAMME)
            changes.change(session, workload.record(0).initiative.id, authors=())
        refresh(workspace, PROGRAMME, CHECKED_ON, silent, lambda: False)
        item, finding = next(
            (item, finding)
            for item in items(workspace)
            for finding in item.assessment.findings
            if finding.severity is Severity.WARNING
        )
        waiver = Waiver(
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            reason="Đã hỏi",
            user="thu",
            at=datetime(2022, 5, 1, tzinfo=UTC),
        )
        good = next(item for item in items(workspace) if item.assessment.verdict is Verdict.ELIGIBLE)
        with workspace.store.write() as session:
            changes.change(session, good.case.initiative.id, attachments=(CERTIFICATE,))
            changes.waive(session, item.case.initiative.id, PROGRAMME, waiver)
        refresh(workspace, PROGRAMME, CHECKED_ON, silent, lambda: False)
        yield workspace


def items(workspace: OpenWorkspace) -> tuple[AssessedCase, ...]:
    with workspace.store.read() as session:
        unit = session.units.own()
    assert unit is not None
    return assessed_cases(
        workspace, find_programme(workspace, PROGRAMME), unit, CheckDay(on=CHECKED_ON, sent=CHECKED_ON)
    )


def groups(workspace: OpenWorkspace, grouping: Grouping) -> dict[str, CheckGroup]:
    return {group.label: group for group in check_lists.check_groups(workspace, PROGRAMME, CHECKED_ON, grouping)}


def worst(findings: list[Finding]) -> Severity | None:
    counted = {Severity.NOTE if finding.waived else finding.severity for finding in findings}
    return next((severity for severity in WORST if severity in counted), None)


def test_by_verdict(union: OpenWorkspace) -> None:
    found = groups(union, Grouping.VERDICT)
    expected = Counter(item.assessment.verdict for item in items(union))
    assert {group.verdict: group.count for group in found.values()} == expected
    assert list(found) == [verdict.label for verdict in Verdict if expected[verdict]]
    for group in found.values():
        all_findings = [
            finding for item in items(union) if item.assessment.verdict is group.verdict
            for finding in item.assessment.findings
        ]  # fmt: skip
        assert group.severity is worst(all_findings)


def test_by_rule(union: OpenWorkspace) -> None:
    found = groups(union, Grouping.RULE)
    by_rule: dict[str, list[Finding]] = {}
    counts: Counter[str] = Counter()
    for item in items(union):
        counts.update({finding.rule for finding in item.assessment.findings})
        for finding in item.assessment.findings:
            by_rule.setdefault(finding.rule, []).append(finding)
    assert list(found) == [label for rule, label in RULE_LABELS.items() if rule in by_rule]
    assert {group.id: (group.count, group.severity) for group in found.values()} == {
        rule: (counts[rule], worst(by_rule[rule])) for rule in by_rule
    }


def test_by_author(union: OpenWorkspace) -> None:
    found = check_lists.check_groups(union, PROGRAMME, CHECKED_ON, Grouping.AUTHOR)
    by_author: dict[str, list[list[Finding]]] = {}
    for item in items(union):
        for key in {author.person.id.hex for author in item.case.authors} or {""}:
            by_author.setdefault(key, []).append(list(item.assessment.findings))
    assert {group.id: (group.count, group.severity) for group in found} == {
        key: (len(some), worst([finding for each in some for finding in each])) for key, some in by_author.items()
    }
    assert (found[-1].id, found[-1].label) == ("", "Chưa có tác giả")
    assert len({group.label for group in found}) == len(found)


@pytest.mark.parametrize("grouping", Grouping)
def test_lines_are_those_of_the_group(union: OpenWorkspace, grouping: Grouping) -> None:
    by_code = {item.case.initiative.code: item for item in items(union)}
    for group in check_lists.check_groups(union, PROGRAMME, CHECKED_ON, grouping):
        lines = check_lists.group_lines(union, PROGRAMME, CHECKED_ON, grouping, group.id)
        assert len({line.initiative_id for line in lines}) == group.count
        assert len(check_lists.keys_of_group(union, PROGRAMME, grouping, group.id)) == group.count
        assert [line.code for line in lines] == sorted(line.code for line in lines)
        for line in lines:
            item = by_code[line.code]
            findings = item.assessment.findings
            assert line.finding in (findings or (None,))
            assert line.verdict is item.assessment.verdict
            assert line.authors == ", ".join(author.person.full_name for author in item.case.authors)
            assert grouping is not Grouping.RULE or (line.finding and line.finding.rule == group.id)


def test_an_initiative_without_findings_has_one_line(union: OpenWorkspace) -> None:
    lines = check_lists.group_lines(union, PROGRAMME, CHECKED_ON, Grouping.VERDICT, Verdict.ELIGIBLE.value)
    clean = [item for item in items(union) if not item.assessment.findings]
    assert sum(line.finding is None for line in lines) == len(clean) > 0


def test_what_was_found_on_another_day_is_not_shown(union: OpenWorkspace) -> None:
    other = CHECKED_ON + timedelta(days=1)
    assert check_lists.check_groups(union, PROGRAMME, other, Grouping.VERDICT) == ()
    assert check_lists.group_lines(union, PROGRAMME, other, Grouping.VERDICT, "eligible") == []


@pytest.mark.parametrize(
    ("level", "rules"),
    [
        (UnitLevel.GRASSROOTS, set()),
        (
            UnitLevel.UPPER,
            {"dossier-deadline", "dossier-channels", "one-per-person", "portal-window", "selected-clean"},
        ),
        (UnitLevel.PROVINCE, {"dossier-deadline", "one-per-person", "selected-clean"}),
    ],
)
def test_findings_on_the_unit_are_those_of_the_report(
    union: OpenWorkspace, monkeypatch: pytest.MonkeyPatch, level: UnitLevel, rules: set[str]
) -> None:
    other = find_programme(union, OTHER)
    own = find_programme(union, PROGRAMME)
    portal = replace(own.portal, closes_on=other.portal.closes_on)
    programme = replace(own, submission_rules=other.submission_rules, dossier=other.dossier, portal=portal)
    monkeypatch.setattr(check_lists, "find_programme", lambda *_: programme)
    with union.store.read() as session:
        unit = session.units.own()
    assert unit is not None
    with union.store.write() as session:
        session.units.save(replace(unit, level=level), own=True)
    try:
        refresh(union, PROGRAMME, CHECKED_ON, silent, lambda: False)
        found = check_lists.unit_findings(union, PROGRAMME, CHECKED_ON)
        assert found == check_report(union, programme, on=CHECKED_ON).unit_findings
        assert {finding.rule for finding in found} == rules
    finally:
        with union.store.write() as session:
            session.units.save(unit, own=True)
        refresh(union, PROGRAMME, CHECKED_ON, silent, lambda: False)


def test_a_programme_without_rules_on_submissions_finds_nothing_on_the_unit(union: OpenWorkspace) -> None:
    assert check_lists.unit_findings(union, PROGRAMME, CHECKED_ON) == ()


def test_the_report_is_made_to_look_at_with_every_finding(union: OpenWorkspace) -> None:
    report = check_lists.report_to_see(union, PROGRAMME, CHECKED_ON, silent)
    files = report.formats(Paper.CHECK_REPORT)
    assert [files[suffix].name for suffix in (".docx", ".pdf")] == ["Phieu-kiem-tra.docx", "Phieu-kiem-tra.pdf"]
    words = pdf_words(files[".pdf"].read_bytes())
    found = check_report(union, find_programme(union, PROGRAMME), on=CHECKED_ON)
    assert all(case.case.initiative.code in words for case in found.cases)
    drop_papers(report)
    assert not report.folder.exists()


def test_an_empty_workspace_has_no_groups(tmp_path: Path) -> None:
    with open_workspace(tmp_path, context()) as workspace:
        for grouping in Grouping:
            assert check_lists.check_groups(workspace, PROGRAMME, CHECKED_ON, grouping) == ()
        assert check_lists.unit_findings(workspace, OTHER, CHECKED_ON) == ()


def test_every_rule_has_a_name_of_its_own() -> None:
    assert list(RULE_LABELS) == [*RULE_TERMS, *SUBMISSION_RULE_TERMS]
    assert len(set(RULE_LABELS.values())) == len(RULE_LABELS)
    assert all(0 < len(label) <= 45 for label in RULE_LABELS.values())
