"""What the window lists: members and initiatives as rows, with verdicts and findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Verdict
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.unit import Unit
from desktop_app.rules.authorship import province_key
from desktop_app.rules.day import CheckDay
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.programmes import all_programmes, current_programme, find_programme
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold_words
from desktop_app.text.identity import mask_identity
from desktop_app.text.names import given_name_key, vietnamese_key


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A person as the list shows them: identity number masked, `search` folded to plain letters."""

    code: str
    name: str
    name_key: str
    birth: str
    birth_key: str
    position: str
    workplace: str
    group: str
    phone: str
    identity: str
    is_member: bool
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeRow:
    """An initiative as the list shows it, with its findings."""

    code: str
    code_key: str
    title: str
    title_key: str
    authors: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeChoice:
    """A programme to choose from."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A workspace as the window lists it; `unit_name` is "" before anything was imported."""

    unit_name: str
    sample: bool
    programmes: tuple[ProgrammeChoice, ...]
    programme_id: str
    on: date
    members: tuple[MemberRow, ...]
    initiatives: tuple[InitiativeRow, ...]


def _birth(person: Person) -> str:
    if person.birth_date:
        return format_date(person.birth_date)
    return str(person.birth_year) if person.birth_year else ""


def _member(person: Person) -> MemberRow:
    return MemberRow(
        code=person.code,
        name=person.full_name,
        name_key=given_name_key(person.full_name),
        birth=_birth(person),
        birth_key=person.birth_date.isoformat() if person.birth_date else str(person.birth_year or ""),
        position=person.position,
        workplace=person.workplace,
        group=person.group,
        phone=person.phone,
        identity=mask_identity(person.identity_number),
        is_member=person.is_member,
        search=fold_words(f"{person.full_name} {person.code} {person.position} {person.workplace} {person.group}"),
    )


def _initiative(item: AssessedCase) -> InitiativeRow:
    initiative = item.case.initiative
    authors = ", ".join(author.person.full_name for author in item.case.authors)
    return InitiativeRow(
        code=initiative.code,
        code_key=vietnamese_key(initiative.code),
        title=initiative.title,
        title_key=vietnamese_key(initiative.title),
        authors=authors,
        verdict=item.assessment.verdict,
        findings=item.assessment.findings,
        search=fold_words(f"{initiative.code} {initiative.title} {authors}"),
    )


def _likely(programmes: Sequence[Programme], unit: Unit | None) -> str:
    """The programme of the unit's province, else the first."""
    province = province_key(unit.province) if unit else ""
    return next((item.id for item in programmes if province_key(item.province) == province), programmes[0].id)


def overview(workspace: OpenWorkspace, programme_id: str, on: date | None = None) -> Overview:
    """Members in Vietnamese order and initiatives checked against a programme ("": the current or likely one)."""
    day = on or workspace.context.today()
    programmes = all_programmes(workspace)
    with workspace.store.read() as session:
        unit = session.units.own()
        people = session.people.of_unit(unit.id) if unit else ()
    chosen = find_programme(workspace, programme_id or current_programme(workspace) or _likely(programmes, unit))
    items = assessed_cases(workspace, chosen, unit, CheckDay(on=day, sent=day)) if unit else ()
    return Overview(
        unit_name=unit.name if unit else "",
        sample=unit.sample if unit else False,
        programmes=tuple(ProgrammeChoice(id=item.id, title=item.short_title) for item in programmes),
        programme_id=chosen.id,
        on=day,
        members=tuple(_member(person) for person in people),
        initiatives=tuple(_initiative(item) for item in items),
    )
