"""Verdicts, waivers, likely duplicates, and what holds for every finding."""

import typing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding, Waiver
from desktop_app.domain.kinds import ApplicationState, Severity, SolutionType, Stage, TopicLevel, Verdict
from desktop_app.domain.terms import RULE_TERMS, SUBMISSION_RULE_TERMS
from desktop_app.rules.assess import assess, assess_all, verdict
from desktop_app.rules.table import RULES, SUBMISSION_RULES
from tests.rules.build import A, B, author, brief, case, check, day

RESEARCH_ON_TRIAL = {"application_state": ApplicationState.TRIAL, "solution_type": SolutionType.RESEARCH}


def waiver(finding: Finding) -> Waiver:
    return Waiver(
        rule=finding.rule,
        fingerprint=finding.fingerprint,
        reason="Công đoàn cấp trên đồng ý",
        user="cán bộ",
        at=datetime(2022, 5, 1, tzinfo=UTC),
    )


def a_finding(severity: Severity) -> Finding:
    return Finding(rule="scope", severity=severity, clause="c", field="scope", message="m", fingerprint="f")


@pytest.mark.parametrize("programme", [A, B])
def test_a_clean_case_is_eligible_without_a_finding(programme):
    assessment = assess(case(programme), programme, check(programme=programme))
    assert (assessment.verdict, assessment.findings) == (Verdict.ELIGIBLE, ())
    assert assessment.on == check(programme=programme).on


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], Verdict.ELIGIBLE),
        ([Severity.NOTE], Verdict.ELIGIBLE),
        ([Severity.NOTE, Severity.WARNING], Verdict.REVIEW),
        ([Severity.WARNING, Severity.FIX], Verdict.INCOMPLETE),
        ([Severity.FIX, Severity.VIOLATION, Severity.WARNING], Verdict.INELIGIBLE),
    ],
)
def test_the_verdict_is_the_worst_finding(severities, expected):
    assert verdict(map(a_finding, severities)) is expected


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.WARNING, Verdict.ELIGIBLE),
        (Severity.FIX, Verdict.INCOMPLETE),
        (Severity.VIOLATION, Verdict.INELIGIBLE),
    ],
)
def test_only_a_warning_can_be_waived(severity, expected):
    finding = a_finding(severity)
    assert verdict([replace(finding, waived=waiver(finding))]) is expected


def test_a_waived_warning_stays_listed_and_leaves_the_verdict():
    whole = case(B, **RESEARCH_ON_TRIAL)
    before = assess(whole, B, check())
    assert before.verdict is Verdict.REVIEW
    given_for = waiver(before.findings[0])
    after = assess(whole, B, check(), [given_for])
    assert after.verdict is Verdict.ELIGIBLE
    assert [finding.waived for finding in after.findings] == [given_for]


def test_a_waiver_for_a_violation_does_nothing():
    whole = case(B, recognised=False)
    before = assess(whole, B, check())
    assert assess(whole, B, check(), [waiver(before.findings[0])]) == before


@pytest.mark.parametrize(
    ("facts", "later", "lapses"),
    [
        ({"decision_date": day("31/08/2021")}, {"decision_date": day("30/08/2021")}, True),
        ({"decision_date": day("31/08/2021")}, {"summary": "Viết lại phần tóm tắt."}, False),
        ({"person_sex": None, "person_birth_year": 1980}, {"person_birth_year": 1981}, True),
        ({"person_sex": None, "person_birth_year": 1980}, {"person_phone": "0987654321"}, False),
        ({"applied_on": day("02/09/2022")}, {"applied_on": day("03/09/2022")}, True),
        ({"authors": [author(1, 6000, forward=True), author(2, 3000)]}, {}, False),
        (
            {"authors": [author(1, 6000, forward=True), author(2, 3000)]},
            {"authors": [author(1, 6000, forward=True), author(2, 2000)]},
            True,
        ),
    ],
)
def test_a_waiver_lapses_when_its_facts_change(facts, later, lapses):
    on = check("01/10/2022")
    waivers = [waiver(finding) for finding in assess(case(B, **facts), B, on).findings]
    assert waivers
    expected = Verdict.REVIEW if lapses else Verdict.ELIGIBLE
    assert assess(case(B, **(facts | later)), B, on, waivers).verdict is expected


def test_a_waiver_outlives_the_day_of_the_check():
    whole = case(B, **RESEARCH_ON_TRIAL)
    given_for = waiver(assess(whole, B, check("01/05/2022")).findings[0])
    assert assess(whole, B, check("01/06/2022"), [given_for]).verdict is Verdict.ELIGIBLE


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"stage": Stage.PLANNED}, "mới đăng ký"),
        ({"stage": Stage.ONGOING}, "chuyển giai đoạn sang “Hoàn thành”"),
        ({"stage": Stage.ONGOING, "recognised": None}, "đề nghị hội đồng sáng kiến"),
        ({"stage": Stage.ONGOING, "applied_on": None}, "đang thực hiện; việc tiếp theo: đưa vào áp dụng"),
        ({"stage": Stage.ONGOING, "application_state": None}, "đang thực hiện; việc tiếp theo: đưa vào áp dụng"),
    ],
)
def test_a_registered_initiative_is_told_its_next_step_and_nothing_else(programme, facts, says):
    empty = {"own_novel": None, "own_complaint": True, "summary": ""}
    assessment = assess(case(programme, authors=[], **facts, **empty), programme, check())
    assert assessment.verdict is Verdict.REGISTERED
    assert [(finding.rule, finding.severity) for finding in assessment.findings] == [("next-step", Severity.NOTE)]
    assert says in assessment.findings[0].message


def titled(code: int, title: str, **facts: object):
    return case(B, code=code, title=title, **facts)


def duplicates(*cases):
    return {item.case.initiative.code: brief(item.assessment.findings) for item in assess_all(cases, B, check())}


SAME = "Phần mềm quản lý hồ sơ cán bộ, công chức"


@pytest.mark.parametrize(
    "other",
    [SAME, "phan mem quan ly ho so can bo cong chuc", "Quản lý hồ sơ cán bộ công chức - phần mềm", SAME + " xã"],
)
def test_likely_duplicates_are_reported_on_both_sides(other):
    assert duplicates(titled(1, SAME), titled(2, other), titled(3, "Máy ép rác")) == {
        "SK001": ["warning title"],
        "SK002": ["warning title"],
        "SK003": [],
    }


def test_one_finding_per_other_title_each_naming_it():
    every = assess_all([titled(1, SAME), titled(2, SAME), titled(3, SAME)], B, check())
    messages = [finding.message for finding in every[0].assessment.findings]
    assert ["SK002" in messages[0], "SK003" in messages[1], len(messages)] == [True, True, 2]
    assert {finding.clause for item in every for finding in item.assessment.findings} == {""}


def test_a_registered_title_counts_as_the_other_side():
    assert duplicates(titled(1, SAME), titled(2, SAME, stage=Stage.PLANNED)) == {
        "SK001": ["warning title"],
        "SK002": ["note stage"],
    }


def test_a_withdrawn_initiative_is_left_out_of_everything():
    assert duplicates(titled(1, SAME), titled(2, SAME, own_withdrawn=True)) == {"SK001": []}


def test_a_waived_duplicate_comes_back_when_the_other_title_changes():
    pair = [titled(1, SAME), titled(2, SAME)]
    first = assess_all(pair, B, check())[0]
    waivers = {first.case.initiative.id: [waiver(first.assessment.findings[0])]}
    assert assess_all(pair, B, check(), waivers)[0].assessment.verdict is Verdict.ELIGIBLE
    changed = [pair[0], titled(2, SAME + " xã")]
    assert assess_all(changed, B, check(), waivers)[0].assessment.verdict is Verdict.REVIEW


def test_the_tables_name_every_rule_with_its_own_terms():
    assert [*RULES] == [name for name in RULE_TERMS if name not in {"next-step", "possible-duplicate"}]
    assert [*SUBMISSION_RULES] == [*SUBMISSION_RULE_TERMS]
    for kinds, functions in ((RULE_TERMS, RULES), (SUBMISSION_RULE_TERMS, SUBMISSION_RULES)):
        for name, function in functions.items():
            assert typing.get_type_hints(function)["terms"] is kinds[name], name


DAYS = st.dates(date(2020, 6, 1), date(2024, 6, 1))
MAYBE = st.sampled_from([None, True, False])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "solution_type": st.sampled_from([None, *SolutionType]),
        "application_state": st.sampled_from([None, *ApplicationState]),
        "applied_on": st.none() | DAYS,
        "trial_on": st.none() | DAYS,
        "decision_date": st.none() | DAYS,
        "recognised": MAYBE,
        "own_novel": MAYBE,
        "own_ip_protected": MAYBE,
        "own_dispute": MAYBE,
        "topic_level": st.sampled_from([None, *TopicLevel]),
        "accepted_on": st.none() | DAYS,
        "link": st.text(max_size=20),
        "summary": st.text(max_size=20),
        "person_phone": st.text(max_size=12),
        "person_identity_number": st.text(max_size=12),
        "person_birth_year": st.none() | st.integers(1900, 2030),
        "unit_province": st.text(max_size=10),
        "benefit_amount": st.none() | st.integers(0, 10),
    },
)
SHARES = st.lists(st.tuples(st.none() | st.integers(0, 10_000), st.booleans()), max_size=4)


@settings(deadline=timedelta(seconds=2), max_examples=150)
@given(facts=FACTS, shares=SHARES, on=DAYS, programme=st.sampled_from([A, B]))
def test_every_finding_can_be_looked_up_shown_and_understood(facts, shares, on, programme):
    authors = [author(place, share, forward=chosen) for place, (share, chosen) in enumerate(shares, start=1)]
    if not authors:
        facts = {name: value for name, value in facts.items() if not name.startswith("person_")}
    whole = case(programme, authors=authors, **facts)
    days = replace(check(), on=on, sent=on)
    assessment = assess(whole, programme, days)
    assert assessment == assess(whole, programme, days)
    assert assessment.verdict is verdict(assessment.findings)
    for finding in assessment.findings:
        assert finding.rule in programme.rules
        assert finding.field in FIELD_LABELS
        assert finding.clause.startswith(("Hướng dẫn ", "Quy trình kèm "))
        assert finding.message.endswith(".")
        assert ";" in finding.message
        assert bool(finding.fingerprint) == (finding.severity is Severity.WARNING)
