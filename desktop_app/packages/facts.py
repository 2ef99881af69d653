"""The facts of a revision: a dossier as canonical JSON (`ho-so.json`) and back.

Format 1 is `resources/schemas/ho-so-1.schema.json`. Units, decisions and people stand once each, and
initiatives name them by id. A format that was released never changes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.decode import decode
from desktop_app.domain.errors import InputError
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Assessment
from desktop_app.domain.initiative import Attachment, Author, Authorship, Decision, Initiative
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import Dossier
from desktop_app.domain.unit import Unit
from desktop_app.packages.codec import encode
from desktop_app.packages.faults import Fault
from desktop_app.packages.limits import Limits
from desktop_app.packages.minimal import minimal, programme_facts
from desktop_app.packages.schemas import FACTS, VERSION, places, schema_problems
from desktop_app.packages.strict_json import canonical, parse_strict

__all__ = ["freeze", "minimal", "thaw"]

R = TypeVar("R", Unit, Person, Decision)

_PATH: Final = "ho-so.json"
_NESTED: Final = ("authors", "attachments", "participation", "assessment")


def freeze(dossier: Dossier) -> bytes:
    """Return the canonical JSON of what of the dossier may leave.

    Raises `InputError` (`facts-invalid`) for facts that don't hold to the schema, `ValueError` when one id
    stands for two different records.
    """
    record = _record(minimal(dossier))
    found = schema_problems(FACTS, record, _PATH, 1)
    if found:
        raise InputError("facts-invalid", _complaint(record))
    try:
        return canonical(record)
    except ValueError as error:
        raise InputError("facts-invalid", _UNWRITABLE) from error


def thaw(facts: bytes, load_programme: Callable[[str], Programme]) -> Dossier:
    """Return the dossier that was frozen, as `minimal` left it.

    `load_programme` reads a programme from the text of its file. Raises `InputError` (`facts-invalid`) for
    bytes that are no facts of format 1.
    """
    try:
        record = parse_strict(facts, _PATH, Limits().depth)
    except Fault as fault:
        raise InputError("facts-invalid", fault.problem.message) from fault
    found = schema_problems(FACTS, record, _PATH, 1)
    if found:
        raise InputError("facts-invalid", found[0].message)
    try:
        return _dossier(record, load_programme(record["programme"]["source"]))
    except (KeyError, ValueError) as error:
        raise InputError("facts-invalid", _UNREADABLE) from error


_OTHER_LABELS: Final = {
    "name": "Tên",
    "birth_year": "Năm sinh",
    "number": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "authority": "Cơ quan công nhận",
    "size": "Dung lượng tệp",
    "serial": "Đợt",
    "revision": "Lần",
}
_UNWRITABLE: Final = "Hồ sơ có ký tự không ghi được vào gói. Hãy nhập lại chữ bị lỗi rồi lập lại hồ sơ."
_UNREADABLE: Final = "Dữ liệu của hồ sơ đã lập không khớp nhau. Hãy lập lại hồ sơ từ dữ liệu hiện có."


def _complaint(record: dict[str, Any]) -> str:
    """Name the first thing that keeps the facts from being frozen, in an officer's words."""
    place = next(places(FACTS, record))
    name = next((step for step in reversed(place) if isinstance(step, str)), "")
    label = FIELD_LABELS.get(name) or _OTHER_LABELS.get(name, name)
    where = ""
    if len(place) > 1 and place[0] == "initiatives":
        where = f" của sáng kiến {record['initiatives'][place[1]]['code']}"
    elif len(place) > 1 and place[0] == "people":
        where = f" của {record['people'][place[1]]['full_name']}"
    return f"Chưa lập được hồ sơ: “{label}”{where} có giá trị không hợp lệ hoặc quá dài. Hãy sửa rồi lập lại."


def _record(dossier: Dossier) -> dict[str, Any]:
    cases = [item.case for item in dossier.cases]
    programme = dossier.programme
    kept = programme_facts(programme)
    people = _once(author.person for case in cases for author in case.authors)
    return {
        "format": FACTS,
        "version": VERSION[FACTS],
        "submission": {
            "id": str(dossier.submission_id),
            "serial": dossier.serial,
            "revision": dossier.revision,
            "checked_on": dossier.checked_on.isoformat(),
        },
        "unit": str(dossier.unit.id),
        "units": [
            _without(encode(unit), "support_team") for unit in _once([dossier.unit, *(case.unit for case in cases)])
        ],
        "programme": {
            "id": programme.id,
            "version": programme.version,
            "digest": programme.digest,
            "source": programme.source,
        },
        "decisions": [
            encode(decision) for decision in _once(case.decision for case in cases if case.decision is not None)
        ],
        "people": [{key: value for key, value in encode(person).items() if key in kept} for person in people],
        "initiatives": [_initiative(item) for item in dossier.cases],
    }


def _once(records: Iterable[R]) -> list[R]:
    """Return each record once, in order of first appearance."""
    known: dict[UUID, R] = {}
    for record in records:
        if known.setdefault(record.id, record) != record:
            raise ValueError(f"two different records under the id {record.id}")
    return list(known.values())


def _without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in names}


def _initiative(item: AssessedCase) -> dict[str, Any]:
    case = item.case
    if case.initiative.unit_id != case.unit.id:
        raise ValueError(f"initiative {case.initiative.id} stands under a unit that isn't its own")
    return {
        **encode(case.initiative),
        "authors": [{**encode(_authorship(author)), "put_forward": author.put_forward} for author in case.authors],
        "attachments": encode(case.attachments),
        "participation": _without(encode(case.participation), "put_forward"),
        "assessment": encode(item.assessment),
    }


def _authorship(author: Author) -> Authorship:
    return Authorship(person_id=author.person.id, share=author.share, role=author.role)


def _dossier(record: dict[str, Any], programme: Programme) -> Dossier:
    submission = record["submission"]
    known = _Known(
        units=_by_id(Unit, record["units"]),
        decisions=_by_id(Decision, record["decisions"]),
        people=_by_id(Person, record["people"]),
    )
    return Dossier(
        submission_id=UUID(submission["id"]),
        serial=submission["serial"],
        revision=submission["revision"],
        unit=known.units[UUID(record["unit"])],
        programme=programme,
        checked_on=date.fromisoformat(submission["checked_on"]),
        cases=tuple(_assessed(item, known) for item in record["initiatives"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The records that initiatives name by id."""

    units: dict[UUID, Unit]
    decisions: dict[UUID, Decision]
    people: dict[UUID, Person]


def _by_id(kind: type[R], records: list[dict[str, Any]]) -> dict[UUID, R]:
    decoded = [decode(kind, record) for record in records]
    return {record.id: record for record in decoded}


def _assessed(item: dict[str, Any], known: _Known) -> AssessedCase:
    initiative = decode(Initiative, _without(item, *_NESTED))
    authors = tuple(_author(author, known) for author in item["authors"])
    forward = tuple(author.person.id for author in authors if author.put_forward)
    case = Case(
        initiative=initiative,
        participation=replace(decode(Participation, item["participation"]), put_forward=forward),
        unit=known.units[initiative.unit_id],
        authors=authors,
        attachments=tuple(decode(Attachment, attachment) for attachment in item["attachments"]),
        decision=None if initiative.decision_id is None else known.decisions[initiative.decision_id],
    )
    return AssessedCase(case=case, assessment=decode(Assessment, item["assessment"]))


def _author(item: dict[str, Any], known: _Known) -> Author:
    part = decode(Authorship, _without(item, "put_forward"))
    return Author(
        person=known.people[part.person_id],
        share=part.share,
        role=part.role,
        put_forward=item["put_forward"],
    )
