"""Makes unions of any size with varied Vietnamese facts; item i is the same in every run and at every size."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.identifiers import decision_id, initiative_id, person_id, submission_id, unit_id
from desktop_app.domain.initiative import Author, Authorship, Decision, Initiative
from desktop_app.domain.kinds import (
    ApplicationState,
    AuthorCategory,
    AuthorRole,
    Block,
    Sex,
    SigningAuthority,
    SolutionType,
    Stage,
    TopicLevel,
    UnitLevel,
)
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.plan import Change, ChangeKind, DecisionRecord, ImportPlan, InitiativeRecord
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import Dossier
from desktop_app.domain.unit import Unit
from desktop_app.programmes.library import built_in
from desktop_app.rules.assess import assess
from desktop_app.rules.day import CheckDay
from tests.bench import words

PROGRAMME: Final = "1trieu-yenbai-2022"
CHECKED_ON: Final = date(2022, 5, 1)
DAY: Final = CheckDay(on=CHECKED_ON, sent=CHECKED_ON)

PER_DECISION: Final = 40
"""How many initiatives one decision recognises."""
_FLAWED: Final = 0.35
_FIRST_DAY: Final = date(2021, 9, 1)
_WHOLE: Final = 10_000

_FLAWS: Final[tuple[Mapping[str, Any], ...]] = (
    {"recognised": False},
    {"recognised": None},
    {"applied_on": None},
    {"applied_on": date(2020, 3, 15)},
    {"applied_on": date(2022, 9, 20)},
    {"application_state": ApplicationState.NOT_YET},
    {"application_state": ApplicationState.TRIAL},
    {"application_state": None},
    {"benefit_amount": None, "benefit_text": ""},
    {"scope": ""},
    {"summary": ""},
    {"decision_date": date(2021, 6, 30), "decision_id": None},
    {"solution_type": None},
    {"solution_type": SolutionType.RESEARCH, "topic_level": TopicLevel.GRASSROOTS},
    {"solution_type": SolutionType.RESEARCH, "topic_level": TopicLevel.PROVINCE, "accepted_on": date(2021, 10, 1)},
    {"link": "ổ đĩa chung"},
    {"stage": Stage.PLANNED},
    {"stage": Stage.ONGOING},
    {"novel": None},
    {"contrary_to_order": True},
    {"ip_protected": True},
    {"complaint": None},
    {"put_forward": ()},
)
"""What may be wrong with an initiative: facts of its own or of its participation."""


def programme() -> Programme:
    """Return the programme that the measured initiatives take part in."""
    return next(item for item in built_in() if item.id == PROGRAMME)


@dataclass(frozen=True)
class Workload:
    """A union with so many members and initiatives; authors come from the first `members` people."""

    members: int
    initiatives: int
    _people: dict[int, Person] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process without what was made already."""
        return Workload, (self.members, self.initiatives)

    @cached_property
    def unit(self) -> Unit:
        """The union, with a letterhead and a signer."""
        name, upper = "Công đoàn cơ sở Tổng công ty Đo Thử", "Công đoàn Viên chức tỉnh Yên Bái"
        return Unit(
            id=unit_id(name, upper),
            name=name,
            upper_name=upper,
            level=UnitLevel.GRASSROOTS,
            directly_under_province=False,
            province="Yên Bái",
            block=Block.ENTERPRISE,
            member_count=self.members,
            place="Yên Bái",
            symbol="CĐCS",
            authority=SigningAuthority.EXECUTIVE_COMMITTEE,
            signer_title="CHỦ TỊCH",
            signer_name="Hoàng Thị Thu Hương",
            addressees=(upper,),
            sample=True,
        )

    def person(self, number: int) -> Person:
        """Return member `number`, counted from 0."""
        if number not in self._people:
            self._people[number] = _person(self.unit.id, number)
        return self._people[number]

    def people(self) -> tuple[Person, ...]:
        """Return every member."""
        return tuple(map(self.person, range(self.members)))

    def decision(self, number: int) -> Decision:
        """Return the decision on initiatives 40 × number and the 39 after it."""
        named, decided = f"{number + 1}/QĐ-ĐT", date(2022, 2, 1) + timedelta(days=number % 60)
        return Decision(
            id=decision_id(self.unit.id, named, decided),
            unit_id=self.unit.id,
            number=named,
            decided_on=decided,
            authority="Tổng Giám đốc",
        )

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision."""
        return tuple(map(self.decision, range(-(-self.initiatives // PER_DECISION))))

    def record(self, number: int) -> InitiativeRecord:
        """Return initiative `number`, counted from 0, with authors and participation."""
        chance = _chance("initiative", number)
        people = [self.person(chance.randrange(self.members)).id]
        while chance.random() < 0.25 and len(people) < min(5, self.members):
            people += [one for one in [self.person(chance.randrange(self.members)).id] if one not in people]
        record = InitiativeRecord(
            initiative=_initiative(self, number, chance),
            participation=_participation(chance, people),
            authors=tuple(_authorships(people)),
        )
        return _flawed(record, chance.choice(_FLAWS)) if chance.random() < _FLAWED else record

    def records(self) -> Iterator[InitiativeRecord]:
        """Yield every initiative."""
        return map(self.record, range(self.initiatives))

    def cases(self) -> Iterator[Case]:
        """Yield every initiative as rules and papers read it."""
        people = {person.id: person for person in self.people()}
        unit = self.unit
        for number, record in enumerate(self.records()):
            forward = record.participation.put_forward
            decided = record.initiative.decision_id is not None
            yield Case(
                initiative=record.initiative,
                participation=record.participation,
                unit=unit,
                authors=tuple(
                    Author(
                        person=people[item.person_id],
                        share=item.share,
                        role=item.role,
                        put_forward=item.person_id in forward,
                    )
                    for item in record.authors or ()
                ),
                decision=self.decision(number // PER_DECISION) if decided else None,
            )

    def dossier(self) -> Dossier:
        """Return a submission of all the initiatives, each assessed."""
        terms, unit = programme(), self.unit
        return Dossier(
            submission_id=submission_id(unit.id, terms.id, 1),
            serial=1,
            revision=1,
            unit=unit,
            programme=terms,
            checked_on=CHECKED_ON,
            cases=tuple(AssessedCase(case=case, assessment=assess(case, terms, DAY)) for case in self.cases()),
        )

    def plan(self) -> ImportPlan:
        """Return the import that brings it all into an empty workspace."""
        added = ChangeKind.ADDED
        return ImportPlan(
            unit=Change(added, self.unit),
            decisions=tuple(Change(added, DecisionRecord(decision=item)) for item in self.decisions()),
            people=tuple(Change(added, item) for item in self.people()),
            initiatives=tuple(Change(added, item) for item in self.records()),
        )


def titles(count: int) -> list[str]:
    """Return so many titles of which one in twenty is an earlier one with a word changed."""
    made: list[str] = []
    for number in range(count):
        chance = _chance("title", number)
        if made and chance.random() < 0.05:
            syllables = chance.choice(made).split()
            syllables[chance.randrange(len(syllables))] = chance.choice(words.PLACES).split()[-1]
            made.append(" ".join(syllables))
        else:
            made.append(_title(chance))
    return made


def _chance(kind: str, number: int) -> Random:
    return Random(f"{kind} {number}")


def _person(unit: UUID, number: int) -> Person:
    chance = _chance("person", number)
    sex = chance.choice(list(Sex))
    given = chance.choice(words.GIVEN_NAMES[sex.label])
    name = f"{chance.choice(words.FAMILY_NAMES)} {chance.choice(words.MIDDLE_NAMES[sex.label])} {given}"
    born = date(1962, 1, 1) + timedelta(days=chance.randrange(38 * 365))
    century = (born.year >= 2000) * 2 + (sex is Sex.FEMALE)
    years = sorted(chance.sample((2017, 2018, 2019, 2020, 2021), chance.randrange(4)))
    code = f"DV{number + 1:05d}"
    return Person(
        id=person_id(unit, code, name, born),
        unit_id=unit,
        full_name=name,
        code=code,
        is_member=chance.random() < 0.97,
        birth_date=born,
        birth_year=born.year,
        sex=sex,
        identity_number="" if chance.random() < 0.02 else f"015{century}{born.year % 100:02d}{number % 1_000_000:06d}",
        phone="" if chance.random() < 0.02 else f"09{number % 100_000_000:08d}",
        position=chance.choice(words.POSITIONS),
        workplace=chance.choice(words.WORKPLACES),
        group=f"Tổ công đoàn số {number % 30 + 1}",
        province="Yên Bái",
        category=chance.choice(list(AuthorCategory)),
        awards=tuple(Award(year, chance.choice(words.AWARDS)) for year in years),
    )


def _title(chance: Random) -> str:
    parts = words.ACTIONS, words.OBJECTS, words.PURPOSES, words.PLACES, words.SCOPES
    action, thing, purpose, place, scope = map(chance.choice, parts)
    return f"{action} {thing} {purpose} tại {place}, {scope.lower()}"


def _summary(chance: Random) -> str:
    """Return 300 to 900 characters (a few more for the last sentence)."""
    length = chance.randint(300, 900)
    sentences = [chance.choice(words.OPENINGS)]
    while sum(map(len, sentences)) < length - 150:
        sentences.append(chance.choice(words.MIDDLES))
    sentences.append(chance.choice(words.CLOSINGS))
    return " ".join(
        sentence.format(
            n=chance.randint(2, 95),
            action=chance.choice(words.ACTIONS).lower(),
            object=chance.choice(words.OBJECTS),
            place=chance.choice(words.PLACES),
        )
        for sentence in sentences
    )


def _initiative(union: Workload, number: int, chance: Random) -> Initiative:
    unit = union.unit.id
    decision = union.decision(number // PER_DECISION)
    code = f"SK{number + 1:05d}"
    return Initiative(
        id=initiative_id(unit, code),
        unit_id=unit,
        code=code,
        title=_title(chance),
        solution_type=chance.choice([kind for kind in SolutionType if kind is not SolutionType.RESEARCH]),
        work_field=chance.choice(words.FIELDS),
        application_state=ApplicationState.APPLIED,
        applied_on=_FIRST_DAY + timedelta(days=chance.randrange(150)),
        scope=chance.choice(words.SCOPES),
        summary=_summary(chance),
        benefit_amount=chance.randint(1, 400) * 500_000 if chance.random() < 0.8 else None,
        benefit_text=chance.choice(words.BENEFITS),
        recognised=True,
        recognised_by=decision.authority,
        decision_number=decision.number,
        decision_date=decision.decided_on,
        decision_id=decision.id,
        link=f"https://drive.google.com/file/d/{number:08x}/view" if chance.random() < 0.3 else "",
    )


def _participation(chance: Random, people: list[UUID]) -> Participation:
    return Participation(
        novel=True,
        contrary_to_order=False,
        ip_protected=False,
        complaint=False,
        dispute=False,
        category=chance.choice([None, None, *AuthorCategory]),
        put_forward=tuple(people[:1]),
    )


def _authorships(people: list[UUID]) -> Iterator[Authorship]:
    """Yield the authors, the first with the greatest share."""
    share = _WHOLE // (len(people) + 1) // 100 * 100
    first = _WHOLE - share * (len(people) - 1)
    for place, person in enumerate(people):
        role = AuthorRole.CO_AUTHOR if place else AuthorRole.AUTHOR
        yield Authorship(person_id=person, share=share if place else first, role=role)


def _flawed(record: InitiativeRecord, flaw: Mapping[str, Any]) -> InitiativeRecord:
    own = {item.name for item in fields(Initiative)}
    return replace(
        record,
        initiative=replace(record.initiative, **{key: value for key, value in flaw.items() if key in own}),
        participation=replace(record.participation, **{key: value for key, value in flaw.items() if key not in own}),
    )
