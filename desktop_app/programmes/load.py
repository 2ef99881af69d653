"""Load a programme file: limits, schema, then what a schema can't say, then a domain value."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import pairwise

from desktop_app.domain.decode import decode
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import RULE_TERMS, SUBMISSION_RULE_TERMS, DeadlineTerms, WindowTerms
from desktop_app.programmes.fault import invalid
from desktop_app.programmes.schema import check_schema
from desktop_app.programmes.toml import JsonValue, read_toml
from desktop_app.text.fold import fold_words


def load(source: bytes | str) -> Programme:
    """Return the programme that a TOML file describes, the file itself and its SHA-256 with it.

    Raises `InputError` (`programme-invalid`) whose sentence names the place in the file.
    """
    data = source.encode() if isinstance(source, str) else source
    values = read_toml(data)
    check_schema(values)
    del values["schema"]
    programme = decode(
        Programme,
        values,
        rules=_terms(RULE_TERMS, values.pop("rules")),
        submission_rules=_terms(SUBMISSION_RULE_TERMS, values.pop("submission_rules")),
        count_unit=fold_words(str(values.pop("count_unit", ""))),
        source=data.decode(),
        digest=sha256(data).hexdigest(),
    )
    for place, first, last in _periods(programme):
        if last < first:
            raise invalid("ngày cuối trước ngày đầu", place)
    _check_phases(programme)
    return programme


def _terms(kinds: Mapping[str, type[RuleTerms]], table: JsonValue) -> dict[str, RuleTerms]:
    assert isinstance(table, dict)
    found = {}
    for rule, values in table.items():
        assert isinstance(values, dict)
        found[rule] = decode(kinds[rule], values)
    return found


def _periods(programme: Programme) -> Iterator[tuple[str, date, date]]:
    """Yield every period with the place where it is stated."""
    for rule, terms in programme.rules.items():
        if isinstance(terms, WindowTerms):
            yield f"rules.{rule}", terms.first, terms.last
    for rule, terms in programme.submission_rules.items():
        if isinstance(terms, DeadlineTerms) and terms.province_last is not None:
            yield f"submission_rules.{rule}", terms.before, terms.province_last
    for number, phase in enumerate(programme.phases, start=1):
        yield f"phases[{number}]", phase.first, phase.last
    portal = programme.portal
    if portal.peak_first is not None and portal.peak_last is not None:
        yield "portal", portal.peak_first, portal.peak_last


def _check_phases(programme: Programme) -> None:
    """Refuse phases that share a day or a number: an initiative counts in one."""
    for index, (one, other) in enumerate(pairwise(programme.phases), start=2):
        place = f"phases[{index}]"
        if other.first <= one.last:
            raise invalid("giai đoạn phải bắt đầu sau khi giai đoạn ghi trước nó kết thúc", place)
        if other.number <= one.number:
            raise invalid("số giai đoạn phải lớn hơn số của giai đoạn ghi trước nó", place)
