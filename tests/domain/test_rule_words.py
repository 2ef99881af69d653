"""Each rule in words: all rules have them, they follow the terms, and say what the rule can find."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.kinds import Severity
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.rule_words import WORDS, RuleWords
from desktop_app.domain.submission_words import SUBMISSION_WORDS, bound_units
from desktop_app.domain.terms import RULE_TERMS, SUBMISSION_RULE_TERMS, AppliedTerms, AuthorTerms, EvidenceTerms
from desktop_app.programmes.library import built_in
from desktop_app.rules import table
from desktop_app.text.dates import format_date

ALL = {**WORDS, **SUBMISSION_WORDS}
A, B = (next(item for item in built_in() if item.id == name) for name in ("75k-binhdinh-2021", "1trieu-yenbai-2022"))
_MAKERS = {severity.value if severity is not Severity.FIX else "fix" for severity in Severity}


def _terms(programme: Programme) -> Iterator[tuple[str, RuleTerms]]:
    yield from programme.rules.items()
    yield from programme.submission_rules.items()


EVERY = [(programme, rule, terms) for programme in (A, B) for rule, terms in _terms(programme)]
_IDS = [f"{programme.id}-{rule}" for programme, rule, _ in EVERY]


def _text(words: RuleWords) -> str:
    return " ".join([words.asks, *(text for _, text in words.finds)])


def test_every_rule_has_words_in_the_order_of_findings() -> None:
    assert list(WORDS) == list(RULE_TERMS)
    assert list(SUBMISSION_WORDS) == list(SUBMISSION_RULE_TERMS)


@pytest.mark.parametrize(("programme", "rule", "terms"), EVERY, ids=_IDS)
def test_words_are_whole_sentences_with_every_day_of_the_terms(
    programme: Programme, rule: str, terms: RuleTerms
) -> None:
    words = ALL[rule](terms, programme)
    assert words.asks.endswith(".")
    assert words.finds
    assert all((text.endswith(".") and not text[0].isupper()) or text.startswith("LĐLĐ") for _, text in words.finds)
    days = [day for field in fields(terms) if isinstance(day := getattr(terms, field.name), date)]
    assert all(format_date(day) in _text(words) for day in days)
    assert not re.search(r"\s\s|\.\.|None|\[|\(\)", _text(words))


def _made_by(function: Any) -> set[str]:
    """The severities that a rule's function, and those of its module that it calls, can make."""
    module = inspect.getmodule(function)
    assert module is not None
    tree = ast.parse(inspect.getsource(module))
    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found, open_ones, seen = set(), [function.__name__], set()
    while open_ones:
        name = open_ones.pop()
        seen.add(name)
        named = {node.id for node in ast.walk(own[name]) if isinstance(node, ast.Name)}
        found |= named & _MAKERS
        open_ones += [other for other in named & set(own) if other not in seen]
    return found


@pytest.mark.parametrize("rule", [*table.RULES, *table.SUBMISSION_RULES])
def test_words_name_no_severity_that_the_rule_cant_find_and_leave_none_out(rule: str) -> None:
    made = _made_by({**table.RULES, **table.SUBMISSION_RULES}[rule])
    said = set()
    for programme in (A, B):
        for name, terms in _terms(programme):
            if name == rule:
                said |= {severity.value for severity, _ in ALL[rule](terms, programme).finds}
    assert said == made


def test_words_follow_the_terms() -> None:
    strict = WORDS["applied"](AppliedTerms(clause="x", trial_allowed=False), B)
    assert (Severity.WARNING, "mới áp dụng thử.") in strict.finds
    assert (Severity.WARNING, "mới áp dụng thử.") not in WORDS["applied"](B.rules["applied"], B).finds
    assert "cao nhất" not in _text(WORDS["recognised-author"](AuthorTerms(clause="x", largest_share=False), B))
    optional = WORDS["evidence"](EvidenceTerms(clause="x", required=False), A)
    assert (Severity.NOTE, "chưa đính kèm.") in optional.finds
    short = replace(B, portal=replace(B.portal, text_limit=750))
    assert "750 ký tự" in WORDS["portal-text"](B.rules["portal-text"], short).asks


def test_whom_a_dossier_binds() -> None:
    assert bound_units(B) == ""
    assert bound_units(A) == ("LĐLĐ cấp huyện, công đoàn ngành và tương đương; công đoàn cơ sở trực thuộc LĐLĐ tỉnh")
