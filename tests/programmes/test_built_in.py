"""The two shipped programmes, figure by figure as the guidelines have them."""

from hashlib import sha256
from typing import TypeVar

import pytest

from desktop_app.domain.fields import FIELD_LABELS, PERSON_FIELDS
from desktop_app.domain.kinds import Block, Channel, Paper, SolutionType, UnitLevel
from desktop_app.domain.programme import PORTAL_FIELDS, Programme, RuleTerms
from desktop_app.domain.terms import (
    RULE_TERMS,
    SUBMISSION_RULE_TERMS,
    DeadlineTerms,
    DetailTerms,
    LikenessTerms,
    MinimumTerms,
    SinceTerms,
    TopicTerms,
    WindowTerms,
)
from desktop_app.programmes.library import built_in, find
from desktop_app.system.resources import resource
from tests.rules.build import day

A, B = built_in()
A_CITATION = "Hướng dẫn Chương trình “75 nghìn sáng kiến” của LĐLĐ tỉnh Bình Định"


Terms = TypeVar("Terms", bound=RuleTerms)


def terms(programme: Programme, rule: str, kind: type[Terms]) -> Terms:
    found = {**programme.rules, **programme.submission_rules}[rule]
    assert isinstance(found, kind)
    return found


def test_both_are_found_by_id():
    assert (A.id, B.id) == ("75k-binhdinh-2021", "1trieu-yenbai-2022")
    assert find(A.id) is A
    assert find("75k-binhdinh") is None


@pytest.mark.parametrize("programme", [A, B])
def test_source_and_digest_are_those_of_the_file(programme):
    data = resource("programmes", f"{programme.id}.toml").read_bytes()
    assert programme.source.encode() == data
    assert programme.digest == sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("programme", "rule", "first", "last"),
    [
        (A, "applied-window", "01/01/2021", "31/05/2021"),
        (B, "applied-window", "01/09/2021", "01/09/2023"),
        (B, "applied-window-annex", "01/09/2021", "01/09/2022"),
    ],
)
def test_windows(programme, rule, first, last):
    window = terms(programme, rule, WindowTerms)
    assert (window.first, window.last) == (day(first), day(last))


def test_dates_of_a():
    deadline = terms(A, "dossier-deadline", DeadlineTerms)
    assert (deadline.before, deadline.province_last) == (day("15/04/2021"), day("22/04/2021"))
    portal = A.portal
    assert (portal.peak_first, portal.peak_last, portal.closes_on) == (
        day("10/03/2021"),
        day("22/04/2021"),
        day("22/04/2021"),
    )


def test_dates_of_b():
    assert terms(B, "recognised-since", SinceTerms).since == day("01/09/2021")
    assert terms(B, "research-topic", TopicTerms).since == day("01/09/2021")
    assert [(p.number, p.first, p.last, p.percent_required, p.count_target) for p in B.phases] == [
        (1, day("01/09/2021"), day("31/05/2022"), 4, 100),
        (2, day("01/06/2022"), day("30/09/2023"), 6, 200),
    ]
    assert (B.total_target, B.province_target, B.count_unit) == (300, 4000, "cong doan vien chuc tinh yen bai")
    assert (B.portal.peak_first, B.portal.closes_on) == (None, None)


def test_limits_and_numbers():
    assert (A.portal.text_limit, B.portal.text_limit) == (1000, 2000)
    minimum = terms(A, "minimum-count", MinimumTerms)
    assert (minimum.upper, minimum.grassroots) == (2, 1)
    assert (A.rewards.at_province, A.rewards.sent_on, len(A.rewards.award_fields)) == (10, 4, 5)
    assert (A.phases, A.total_target) == ((), None)
    assert {terms(programme, "possible-duplicate", LikenessTerms).percent for programme in (A, B)} == {88}


def test_whom_the_dossier_goes_to():
    assert A.dossier.addressee == "Liên đoàn Lao động tỉnh Bình Định"
    assert A.dossier.department == "Ban Chính sách - Pháp luật"
    assert {way.channel: way.address for way in A.dossier.channels} == {
        Channel.POST: "Liên đoàn Lao động tỉnh Bình Định (qua Ban Chính sách - Pháp luật)",
        Channel.EMAIL: "csplbinhdinh@gmail.com",
    }
    assert A.dossier.required == (Paper.PROPOSAL, Paper.SUMMARY_TABLE)
    assert A.dossier.award_years == (2018, 2019, 2020)
    assert (B.dossier.required, B.dossier.channels, B.dossier.award_years) == ((), (), (2019, 2020, 2021))


def test_reports():
    assert [(r.sender, r.period) for r in A.reports] == [(UnitLevel.UPPER, "week")]
    assert [(r.sender, r.period) for r in B.reports] == [(UnitLevel.GRASSROOTS, "regular")]


def test_wording_of_the_blocks():
    assert A.block_labels == {Block.ENTERPRISE: "Doanh nghiệp", Block.PUBLIC: "Hành chính sự nghiệp"}
    assert B.block_labels == {Block.ENTERPRISE: "Doanh nghiệp", Block.PUBLIC: "Khối cơ quan"}


def test_types_of_b_have_their_clauses():
    assert [B.solution_type_clauses[kind][-7:] for kind in SolutionType] == [
        f"III.1.{number}" for number in range(1, 8)
    ]


def test_portal_addresses():
    assert A.portal.address == "https://congdoanvietnam.org/75nghin-sangkien-vuotkho-phattrien/"
    assert B.portal.address == "https://congdoanvietnam.org"
    assert "0912.820.510" in A.portal.help_contact
    assert "0912.820.510" in B.portal.help_contact


@pytest.mark.parametrize(
    ("programme", "rule", "clause"),
    [
        (B, "applied-window", "Hướng dẫn 02/HD-CĐVC, mục III.3"),
        (B, "applied-window-annex", "Quy trình kèm Hướng dẫn 02/HD-CĐVC, Lưu ý"),
        (B, "recognised-since", "Quy trình kèm Hướng dẫn 02/HD-CĐVC, Lưu ý"),
        (B, "recognised-author", "Hướng dẫn 02/HD-CĐVC, mục III.2.4"),
        (A, "evidence", f"{A_CITATION}, mục III.2"),
        (A, "participant", f"{A_CITATION}, mục I.1"),
        (A, "complaint", f"{A_CITATION}, mục III.2, Lưu ý"),
    ],
)
def test_citations(programme, rule, clause):
    assert programme.rules[rule].clause == clause


@pytest.mark.parametrize("programme", [A, B])
def test_every_clause_cites_the_guideline(programme: Programme):
    for rule, its in {**programme.rules, **programme.submission_rules}.items():
        assert programme.citation in its.clause or rule == "possible-duplicate"
    for clause in (*(phase.clause for phase in programme.phases), *(each.clause for each in programme.reports)):
        assert programme.citation in clause


@pytest.mark.parametrize("programme", [A, B])
def test_every_id_is_known(programme: Programme):
    assert set(programme.rules) <= set(RULE_TERMS)
    assert set(programme.submission_rules) <= set(SUBMISSION_RULE_TERMS)
    assert set(programme.person_fields) <= set(PERSON_FIELDS)
    assert set(programme.portal.fields) <= set(PORTAL_FIELDS)
    assert set(terms(programme, "author-details", DetailTerms).fields) <= set(FIELD_LABELS)
    assert [*programme.portal.fields] == [name for name in PORTAL_FIELDS if name in programme.portal.fields]


def test_which_rules_hold():
    both = {
        "next-step", "applied-window", "applied", "recognised", "benefit", "recognised-author",
        "portal-text", "author-details", "block", "evidence", "possible-duplicate",
    }  # fmt: skip
    assert set(A.rules) == both | {"scope", "participant", "complaint", "authorship-dispute"}
    assert set(B.rules) == both | {
        "applied-window-annex", "recognised-since", "novel", "solution-type", "research-topic",
        "public-order", "ip-protection", "author-category", "link",
    }  # fmt: skip
    assert set(A.submission_rules) == set(SUBMISSION_RULE_TERMS)
    assert set(B.submission_rules) == set()


@pytest.mark.parametrize("programme", [A, B])
def test_the_grounds_are_worded_for_a_proposal(programme: Programme):
    for ground in programme.grounds:
        assert ground.startswith("Căn cứ ")
        assert not ground.endswith((";", "."))


def test_a_asks_for_no_identity_number_for_its_letter_never_does():
    assert "identity_number" not in {*A.person_fields, *A.portal.fields}
    assert "identity_number" in B.person_fields
    assert "identity_number" in B.portal.fields


def test_the_letter_of_a_has_blanks_for_the_number_and_day_that_the_copy_lacks():
    assert A.grounds[2].startswith(
        "Căn cứ Công văn số …… ngày …… tháng 3 năm 2021 của Ban Thường vụ Liên đoàn Lao động"
    )
