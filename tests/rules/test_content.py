"""What an initiative is, and what is declared about it."""

import pytest

from desktop_app.domain.kinds import SolutionType, TopicLevel
from tests.rules.build import A, B, case, check, day, found


@pytest.mark.parametrize(
    ("programme", "rule", "field", "good"),
    [
        (B, "novel", "novel", True),
        (B, "public-order", "contrary_to_order", False),
        (B, "ip-protection", "ip_protected", False),
        (A, "complaint", "complaint", False),
        (A, "authorship-dispute", "dispute", False),
    ],
)
def test_declarations(programme, rule, field, good):
    own = f"own_{field}"
    assert found(case(programme, **{own: good}), programme, rule) == []
    assert found(case(programme, **{own: None}), programme, rule) == [f"fix {field}"]
    assert found(case(programme, **{own: not good}), programme, rule) == [f"violation {field}"]


@pytest.mark.parametrize(
    ("programme", "rules"),
    [
        (A, {"novel", "solution-type", "research-topic", "public-order", "ip-protection", "link"}),
        (A, {"author-category", "recognised-since", "applied-window-annex"}),
        (B, {"scope", "participant", "complaint", "authorship-dispute"}),
    ],
)
def test_rules_that_do_not_hold(programme, rules):
    assert rules.isdisjoint(programme.rules)


@pytest.mark.parametrize("kind", list(SolutionType))
def test_all_seven_types_take_part_in_b(kind):
    assert found(case(B, solution_type=kind), B, "solution-type") == []


def test_type_not_stated():
    assert found(case(B, solution_type=None), B, "solution-type") == ["fix solution_type"]
    assert found(case(A, solution_type=None), A, "solution-type") == []


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (None, ["fix topic_level"]),
        (TopicLevel.GRASSROOTS, ["violation topic_level"]),
        (TopicLevel.PROVINCE, []),
        (TopicLevel.MINISTRY, []),
        (TopicLevel.SECTOR, []),
        (TopicLevel.STATE, ["warning topic_level"]),
    ],
)
def test_level_of_a_research_topic(level, expected):
    whole = case(B, solution_type=SolutionType.RESEARCH, topic_level=level)
    assert found(whole, B, "research-topic") == expected


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (None, ["fix accepted_on"]),
        ("31/08/2021", ["warning accepted_on"]),
        ("01/09/2021", []),
        ("01/05/2022", []),
        ("02/05/2022", ["fix accepted_on"]),
    ],
)
def test_acceptance_of_a_research_topic(accepted, expected):
    whole = case(B, solution_type=SolutionType.RESEARCH, accepted_on=day(accepted) if accepted else None)
    assert found(whole, B, "research-topic", check("01/05/2022")) == expected


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [(True, []), (False, ["fix effect_confirmed"]), (None, ["fix effect_confirmed"])],
)
def test_confirmation_of_a_research_topic(confirmed, expected):
    whole = case(B, solution_type=SolutionType.RESEARCH, effect_confirmed=confirmed)
    assert found(whole, B, "research-topic") == expected


def test_everything_wrong_with_a_topic_is_said_at_once():
    whole = case(B, solution_type=SolutionType.RESEARCH, topic_level=None, accepted_on=None, effect_confirmed=None)
    assert found(whole, B, "research-topic") == ["fix topic_level", "fix accepted_on", "fix effect_confirmed"]


def test_other_types_need_none_of_it():
    whole = case(B, topic_level=TopicLevel.GRASSROOTS, accepted_on=None, effect_confirmed=None)
    assert found(whole, B, "research-topic") == []
