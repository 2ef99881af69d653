"""The dossier of A: papers, deadline, ways, numbers, people, portal, selection, award fields."""

from dataclasses import replace

import pytest

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.kinds import Channel, Paper, UnitLevel
from desktop_app.domain.submission import Marks
from desktop_app.rules.assess import submission_findings
from desktop_app.rules.submission import is_bound
from tests.rules.build import DECISION, A, B, author, brief, case, check, day, decision, file, submission, unit

DISTRICT = unit(A, level=UnitLevel.UPPER, directly_under_province=None)
DIRECT = unit(A, level=UnitLevel.GRASSROOTS, directly_under_province=True)
GRASSROOTS = unit(A, level=UnitLevel.GRASSROOTS, directly_under_province=False)
PROVINCE = unit(A, level=UnitLevel.PROVINCE, directly_under_province=None)
NAMELESS = unit(A, level=None, directly_under_province=None)
BOTH_PAPERS = frozenset({Paper.PROPOSAL, Paper.SUMMARY_TABLE})


def found(whole, rule, on=None, programme=A):
    findings = submission_findings(whole, programme, on or check(programme=A))
    return brief(finding for finding in findings if finding.rule == rule)


def cases(count, **facts):
    return [case(A, code=code, authors=[author(code)], **facts) for code in range(1, count + 1)]


@pytest.mark.parametrize(
    ("who", "bound"),
    [
        (DISTRICT, True),
        (replace(DISTRICT, directly_under_province=False), True),
        (DIRECT, True),
        (replace(DIRECT, level=None), True),
        (GRASSROOTS, False),
        (replace(GRASSROOTS, directly_under_province=None), False),
        (PROVINCE, False),
        (replace(PROVINCE, directly_under_province=True), False),
        (NAMELESS, False),
    ],
)
def test_whom_the_dossier_binds(who, bound):
    assert is_bound(who, A) is bound
    assert is_bound(who, B) is False


@pytest.mark.parametrize("who", [GRASSROOTS, NAMELESS])
def test_for_any_other_unit_every_rule_is_silent(who):
    whole = submission(cases(2, attachments=(), own_national_award=True), unit=who)
    assert submission_findings(whole, A, check("01/06/2021", programme=A)) == ()


def test_b_has_no_rule_on_the_submission():
    whole = submission(cases(2), unit=unit(B, level=UnitLevel.UPPER))
    assert submission_findings(whole, B, check("01/06/2024")) == ()


@pytest.mark.parametrize(
    ("papers", "attachments", "expected"),
    [
        (BOTH_PAPERS, [DECISION], []),
        ({Paper.PROPOSAL}, [DECISION], ["fix summary_table"]),
        ({Paper.SUMMARY_TABLE}, [DECISION], ["fix proposal"]),
        (set(), [DECISION], ["fix proposal", "fix summary_table"]),
        (BOTH_PAPERS, [], ["fix attachment"]),
        (BOTH_PAPERS, [file(None)], ["fix attachment"]),
        (BOTH_PAPERS, [file(DECISION.kind, there=False)], ["fix attachment"]),
    ],
)
@pytest.mark.parametrize("who", [DISTRICT, DIRECT])
def test_dossier_complete(papers, attachments, expected, who):
    whole = submission(cases(2, attachments=attachments), unit=who, papers=frozenset(papers))
    assert found(whole, "dossier-complete") == expected
    assert found(replace(whole, inside=False), "dossier-complete") == []


def test_a_shared_decision_completes_the_dossier():
    whole = submission([case(A, attachments=[], shared=decision())], papers=BOTH_PAPERS)
    assert found(whole, "dossier-complete") == []


@pytest.mark.parametrize(
    ("who", "sent", "expected"),
    [
        (DISTRICT, "14/04/2021", []),
        (DISTRICT, "15/04/2021", ["violation sent_on"]),
        (DIRECT, "14/04/2021", []),
        (DIRECT, "15/04/2021", ["violation sent_on"]),
        (PROVINCE, "22/04/2021", []),
        (PROVINCE, "23/04/2021", ["violation sent_on"]),
        (GRASSROOTS, "23/04/2021", []),
    ],
)
def test_dossier_deadline(who, sent, expected):
    # it is the day of sending that counts, whenever the check is
    for on in ("01/04/2021", "01/06/2021"):
        days = check(on, programme=A, sent=sent)
        assert found(submission(cases(2), unit=who), "dossier-deadline", days) == expected


@pytest.mark.parametrize(
    ("ticked", "open_ways"),
    [((), 2), ((Channel.POST,), 1), ((Channel.EMAIL,), 1), ((Channel.POST, Channel.EMAIL), 0)],
)
def test_dossier_channels(ticked, open_ways):
    whole = submission(cases(1), marks=Marks(channels=ticked))
    assert found(whole, "dossier-channels") == ["note channels"] * open_ways


def test_an_open_channel_names_its_address():
    whole = submission(cases(1), marks=Marks(channels=(Channel.POST,)))
    messages = [finding.message for finding in submission_findings(whole, A, check(programme=A))]
    assert any("csplbinhdinh@gmail.com" in message for message in messages)


@pytest.mark.parametrize(
    ("who", "count", "expected"),
    [
        (DISTRICT, 0, ["warning initiatives"]),
        (DISTRICT, 1, ["warning initiatives"]),
        (DISTRICT, 2, []),
        (DIRECT, 0, ["note initiatives"]),
        (DIRECT, 1, []),
        (PROVINCE, 0, []),
    ],
)
def test_minimum_count(who, count, expected):
    assert found(submission(cases(count), unit=who), "minimum-count") == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [(PROVINCE, ["warning put_forward"]), (DISTRICT, ["note put_forward"]), (DIRECT, ["note put_forward"])],
)
def test_one_per_person(who, expected):
    twice = [case(A, code=1), case(A, code=2), case(A, code=3, authors=[author(2)])]
    assert found(submission(twice, unit=who), "one-per-person") == expected
    assert found(submission(cases(2), unit=who), "one-per-person") == []


def test_a_co_author_is_not_put_forward_twice():
    both = [author(1, 6000, forward=True), author(2, 4000)]
    whole = submission([case(A, code=1, authors=both), case(A, code=2, authors=[author(2)])])
    assert found(whole, "one-per-person") == []


@pytest.mark.parametrize(
    ("on", "portal_on", "expected"),
    [
        ("22/04/2021", None, []),
        ("23/04/2021", None, ["violation portal_on"]),
        ("23/04/2021", "22/04/2021", []),
        ("23/04/2021", "09/03/2021", []),  # before the peak is nothing
        ("24/04/2021", "23/04/2021", ["violation portal_on"]),  # the portal was closed
    ],
)
def test_portal_window(on, portal_on, expected):
    whole = submission(cases(2, own_portal_on=day(portal_on) if portal_on else None))
    assert found(whole, "portal-window", check(on, programme=A)) == expected


@pytest.mark.parametrize(
    ("who", "declared", "expected"),
    [
        (DISTRICT, None, ["fix selection_declared_on"]),
        (DISTRICT, "10/04/2021", []),
        (PROVINCE, None, ["fix selection_declared_on"]),
        (DIRECT, None, []),  # it doesn't select, it proposes
    ],
)
def test_selected_clean(who, declared, expected):
    marks = Marks(selection_declared_on=day(declared) if declared else None)
    assert found(submission(cases(1), unit=who, marks=marks), "selected-clean") == expected
    assert found(submission([], unit=who, marks=marks), "selected-clean") == []


@pytest.mark.parametrize(
    ("work_field", "expected"),
    [
        ("Sản xuất kinh doanh", []),
        ("Tạo ra sản phẩm mới", []),
        ("An toàn, vệ sinh lao động", []),
        ("ATVSLĐ", []),
        ("bao ve moi truong", []),
        ("Cải cách hành chính", []),
        ("Xây dựng Đảng", []),
        ("Quản lý, điều hành", []),
        ("Y tế", []),
        ("Giáo dục và đào tạo", []),
        ("Văn hóa, thể thao", ["warning work_field"]),
        ("Kinh tế", ["warning work_field"]),  # not “y tế”
        ("", ["warning work_field"]),
    ],
)
def test_award_field(work_field, expected):
    for who in (PROVINCE, DISTRICT):
        whole = submission(cases(1, work_field=work_field, own_national_award=True), unit=who)
        assert found(whole, "award-field") == expected
        whole = submission(cases(1, work_field=work_field), unit=who)
        assert found(whole, "award-field") == []


def test_every_finding_has_clause_field_and_sentence():
    whole = submission([*cases(12, attachments=(), own_national_award=True), case(A, code=13)], unit=DISTRICT)
    findings = submission_findings(whole, A, check("01/06/2021", programme=A))
    assert {finding.rule for finding in findings} == set(A.submission_rules) - {"minimum-count"}
    for finding in findings:
        assert finding.field in FIELD_LABELS
        assert finding.clause.startswith("Hướng dẫn Chương trình “75 nghìn sáng kiến”")
        assert finding.message.endswith(".")
    assert "và 2 sáng kiến khác" in findings[2].message
