"""What of a dossier may leave the house: its authors and nobody else, with the facts that are asked for."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC
from typing import Any
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Author
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import Dossier
from desktop_app.domain.unit import Unit

ALWAYS = frozenset({"id", "unit_id", "full_name"})
"""A person's facts that every package holds."""

_ON_PAPER = frozenset({"birth_year", "position", "workplace", "phone", "awards"})
_BY_PORTAL_FIELD = {"block": "block", "category": "category", "province_or_sector": "province"}
_FIELD_NAMES = {"member_code": "code"}
_FACTS = frozenset(field.name for field in fields(Person)) - {"birth_date"}


def allowed_facts(person_fields: Iterable[str], portal_fields: Iterable[str], *, phases: bool) -> frozenset[str]:
    """Return the facts of a person that a programme's form or portal asks for, as names of `Person`'s fields.

    The summary table of every programme prints name, birth year, position, workplace, phone and awards;
    block, category and province decide the portal's fields of these names; where the programme counts members
    in phases, whether somebody is one goes along. Of a birth the table asks for the year alone.
    """
    asked = {_FIELD_NAMES.get(name, name) for name in person_fields}
    asked |= {fact for name, fact in _BY_PORTAL_FIELD.items() if name in portal_fields}
    if phases:
        asked.add("is_member")
    return ALWAYS | _ON_PAPER | (asked & _FACTS)


def programme_facts(programme: Programme) -> frozenset[str]:
    """Return the facts of a person that this programme asks for."""
    return allowed_facts(programme.person_fields, programme.portal.fields, phases=bool(programme.phases))


def minimal(dossier: Dossier) -> Dossier:
    """Return the dossier as it may leave: unasked facts at their defaults, awards of the table's years alone.

    An identity number stays with those put forward, and where the programme asks for it. Of a birth date the
    year stays. A unit's support team, members too, stays behind.
    """
    forward = {author.person.id for item in dossier.cases if (author := item.case.author) is not None}
    reduce_ = _Reduction(dossier.programme, forward)
    return replace(dossier, unit=_unit(dossier.unit), cases=tuple(reduce_.assessed(item) for item in dossier.cases))


class _Reduction:
    """The reduction of one dossier's cases; `forward` are the people put forward in it."""

    def __init__(self, programme: Programme, forward: set[UUID]) -> None:
        self._years = programme.dossier.award_years
        self._forward = forward
        kept = programme_facts(programme)
        self._dropped: dict[str, Any] = {
            field.name: field.default for field in fields(Person) if field.name not in kept
        }

    def assessed(self, item: AssessedCase) -> AssessedCase:
        assessment = replace(item.assessment, findings=tuple(_finding(finding) for finding in item.assessment.findings))
        return AssessedCase(case=self._case(item.case), assessment=assessment)

    def _case(self, case: Case) -> Case:
        authors = tuple(self._author(author) for author in case.authors)
        forward = tuple(author.person.id for author in authors if author.put_forward)
        decision_id = case.decision.id if case.decision is not None else None
        return replace(
            case,
            initiative=replace(case.initiative, decision_id=decision_id),
            participation=replace(case.participation, put_forward=forward),
            unit=_unit(case.unit),
            authors=authors,
        )

    def _author(self, author: Author) -> Author:
        return replace(author, person=self._person(author.person))

    def _person(self, person: Person) -> Person:
        year = person.birth_date.year if person.birth_date is not None else person.birth_year
        reduced = replace(
            person,
            birth_year=year,
            awards=tuple(award for award in person.awards if award.year in self._years),
            **self._dropped,
        )
        return reduced if person.id in self._forward else replace(reduced, identity_number="")


def _unit(unit: Unit) -> Unit:
    return replace(unit, support_team=())


def _finding(finding: Finding) -> Finding:
    if finding.waived is None:
        return finding
    return replace(finding, waived=replace(finding.waived, at=finding.waived.at.astimezone(UTC)))
