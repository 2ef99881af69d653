"""Facts: frozen and thawed they are the same, minimal, canonical, and after the published schema."""

import hashlib
import json
import unicodedata
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.errors import InputError
from desktop_app.domain.finding import Assessment, Finding, Waiver
from desktop_app.domain.initiative import Attachment, Author, Decision, Initiative, StoredFile
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.domain.unit import Unit
from desktop_app.packages.facts import freeze, minimal, thaw
from desktop_app.packages.verify import verify
from desktop_app.system.resources import read_text_resource
from tests.packages.bad import Bag
from tests.packages.samples import UNIT, dossier, first_case, person, programme, second_case, unit

YEARS = st.dates(date(1901, 1, 1), date(2098, 12, 31))
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)
WORD = TEXT.filter(bool)
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
SAFE = st.integers(0, 2**53 - 1)
COUNTED = st.none() | SAFE
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    date: YEARS,
    date | None: st.none() | YEARS,
    datetime: st.datetimes(datetime(2000, 1, 1), datetime(2098, 1, 1), timezones=st.just(UTC)),
    int: SAFE,
    int | None: COUNTED,
}


def infer(kind: Any, /, **more: Any) -> st.SearchStrategy[Any]:
    """A record of any values that its schema allows: `more` as given, the rest by the annotations."""
    chosen = {name: value if isinstance(value, st.SearchStrategy) else st.just(value) for name, value in more.items()}
    for name, hint in get_type_hints(kind).items():
        if name not in chosen:
            parts = get_args(hint) or (hint,)
            chosen[name] = BY_TYPE[hint] if hint in BY_TYPE else st.one_of(*map(of_closed_list, parts))
    return st.builds(kind, **chosen)


def of_closed_list(kind: Any) -> st.SearchStrategy[Any]:
    if kind is type(None):
        return st.none()
    return st.booleans() if kind is bool else st.sampled_from(list(kind))


FILES = infer(StoredFile, sha256=st.none() | HEX)
UNITS = infer(
    Unit, id=UNIT, name=WORD, upper_id=None, addressees=st.lists(TEXT, max_size=3).map(tuple), support_team=()
)
WAIVERS = infer(Waiver)
FINDINGS = infer(Finding, rule=WORD, person_id=None, waived=st.none() | WAIVERS)
ASSESSMENTS = infer(Assessment, findings=st.lists(FINDINGS, max_size=2).map(tuple))
ATTACHMENTS = infer(Attachment, file=FILES)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    whose = draw(UNITS)
    people = [
        draw(
            infer(
                Person,
                id=st.just(UUID(int=number)),
                unit_id=UNIT,
                full_name=WORD,
                birth_year=st.none() | st.integers(1901, 2098),
                awards=st.lists(st.builds(Award, st.integers(2015, 2022), TEXT), max_size=3).map(tuple),
            )
        )
        for number in range(3)
    ]
    decisions = [
        draw(infer(Decision, id=st.just(UUID(int=10 + number)), unit_id=UNIT, scan=st.none() | FILES))
        for number in range(2)
    ]
    cases = [draw(case(whose, people, decisions, number)) for number in range(draw(st.integers(1, 3)))]
    return Dossier(
        submission_id=draw(st.uuids()),
        serial=draw(st.integers(1, 9999)),
        revision=draw(st.integers(1, 9999)),
        unit=whose,
        programme=programme(),
        checked_on=draw(YEARS),
        cases=tuple(cases),
    )


@st.composite
def case(draw: st.DrawFn, whose: Unit, people: list[Person], decisions: list[Decision], number: int) -> AssessedCase:
    authors = draw(st.lists(st.sampled_from(people), max_size=3, unique_by=lambda item: item.id))
    decision = draw(st.sampled_from([None, *decisions]))
    return AssessedCase(
        case=Case(
            initiative=draw(
                infer(Initiative, id=st.just(UUID(int=20 + number)), unit_id=UNIT, code=WORD, decision_id=None)
            ),
            participation=draw(infer(Participation, put_forward=())),
            unit=whose,
            authors=tuple(draw(infer(Author, person=person_)) for person_ in authors),
            attachments=tuple(draw(st.lists(ATTACHMENTS, max_size=2))),
            decision=decision,
        ),
        assessment=draw(ASSESSMENTS),
    )


def reload(source: str) -> Any:
    return programme(source)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_thaw_is_the_inverse_of_freeze(whole: Dossier) -> None:
    facts = freeze(whole)
    thawed = thaw(facts, reload)
    assert thawed == minimal(whole)
    assert freeze(thawed) == facts


def test_facts_are_canonical_json_without_floats() -> None:
    facts = freeze(dossier())

    def refuse(number: str) -> None:
        raise AssertionError(number)

    assert rfc8785.dumps(json.loads(facts, parse_float=refuse)) == facts
    assert facts.decode() == unicodedata.normalize("NFC", facts.decode())


def test_text_in_another_form_freezes_the_same() -> None:
    case_ = first_case()
    title = unicodedata.normalize("NFD", case_.case.initiative.title)
    other = replace(case_, case=replace(case_.case, initiative=replace(case_.case.initiative, title=title)))
    assert title != case_.case.initiative.title
    assert freeze(replace(dossier(), cases=(other, second_case()))) == freeze(dossier())


def test_the_programme_travels_as_its_file_is() -> None:
    source = programme().source + unicodedata.normalize("NFD", "# Sáng kiến\n")
    record = json.loads(freeze(replace(dossier(), programme=programme(source))))
    assert record["programme"]["source"] == source
    assert record["programme"]["digest"] == hashlib.sha256(source.encode()).hexdigest()


# Who leaves with which facts (package.md): their authors, nobody else, what is asked for, and no more


def people(whole: Dossier) -> dict[str, dict[str, Any]]:
    return {item["full_name"]: item for item in json.loads(freeze(whole))["people"]}


ALWAYS = {"id", "unit_id", "full_name", "birth_year", "position", "workplace", "phone", "awards"}


def test_a_person_leaves_with_the_facts_asked_for_and_no_others() -> None:
    author = people(dossier())["Nguyễn Thị Hồng"]
    assert set(author) == ALWAYS | {"identity_number", "is_member", "block"}
    assert author["birth_year"] == 1985
    assert author["awards"] == [{"year": 2020, "title": "Chiến sĩ thi đua cơ sở"}]


@pytest.mark.parametrize(
    ("fields_", "more"),
    [
        ((), set()),
        (("identity_number",), {"identity_number"}),
        (("birth_date", "full_name"), set()),
        (("member_code", "group"), {"code", "group"}),
    ],
)
def test_the_programme_says_which_facts(fields_: tuple[str, ...], more: set[str]) -> None:
    asked = replace(programme(person_fields=fields_), phases=())
    author = people(replace(dossier(), programme=asked))["Nguyễn Thị Hồng"]
    assert set(author) == ALWAYS | more | {"block"}


def test_no_identity_number_leaves_where_none_is_asked_for() -> None:
    asked = programme(person_fields=("full_name", "phone"))
    assert b"0151850001" not in freeze(replace(dossier(), programme=asked))


def test_an_identity_number_is_that_of_the_author_put_forward() -> None:
    numbers = {name: item["identity_number"] for name, item in people(dossier()).items()}
    assert numbers == {
        "Nguyễn Thị Hồng": "015185000120",
        "Trần Văn Đức": "",  # a co-author
        "Lò Thị Ánh": "015185000122",  # a sole author
    }


def test_whole_birth_dates_and_the_support_team_stay_behind() -> None:
    facts = freeze(dossier())
    assert b"1985-03" not in facts
    assert "Hoàng Thị Tổ".encode() not in facts


def test_one_record_stands_once() -> None:
    record = json.loads(freeze(dossier()))
    assert [len(record[name]) for name in ("units", "decisions", "people", "initiatives")] == [1, 1, 3, 2]


def test_one_id_for_two_different_records_is_a_bug() -> None:
    case_ = second_case()
    other = replace(case_, case=replace(case_.case, unit=replace(unit(), name="Khác")))
    with pytest.raises(ValueError, match="two different records"):
        freeze(replace(dossier(), cases=(first_case(), other)))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"title": "x" * 40_000}, "“Tên sáng kiến” của sáng kiến SK001"),
        ({"applied_on": date(1900, 1, 1)}, "“Ngày áp dụng” của sáng kiến SK001"),
        ({"applied_on": date(2099, 1, 1)}, "“Ngày áp dụng” của sáng kiến SK001"),
        ({"benefit_amount": 2**53}, "“Giá trị làm lợi (đồng)” của sáng kiến SK001"),
        ({"scope": "\ud800"}, "không ghi được"),
    ],
)
def test_facts_that_no_package_may_hold_are_named(facts: dict[str, Any], words: str) -> None:
    case_ = first_case()
    broken = replace(case_, case=replace(case_.case, initiative=replace(case_.case.initiative, **facts)))
    with pytest.raises(InputError) as caught:
        freeze(replace(dossier(), cases=(broken,)))
    assert caught.value.code == "facts-invalid"
    assert words in caught.value.message


def test_a_person_whose_facts_are_too_long_is_named() -> None:
    case_ = first_case()
    authors = (Author(person=person(0, phone="0" * 2000)),)
    broken = replace(case_, case=replace(case_.case, authors=authors))
    with pytest.raises(InputError, match="“Số điện thoại” của Nguyễn Thị Hồng"):
        freeze(replace(dossier(), cases=(broken,)))


def changed(change: Any) -> bytes:
    record = json.loads(freeze(dossier()))
    change(record)
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    "facts",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff",
        changed(lambda record: record.update(version=2)),
        changed(lambda record: record["people"].clear()),
        changed(lambda record: record["people"][0].update(full_name="\ud800")),
        b'{"\\ud800": 1, "\\ud800": 2}',
        changed(lambda record: record.update(unit="99999999-9999-4999-8999-999999999999")),
        changed(lambda record: record["submission"].update(checked_on="2022-02-30")),
        changed(lambda record: record["initiatives"][0].update(secret=1)),
    ],
)
def test_bytes_that_are_no_facts_are_refused(facts: bytes) -> None:
    with pytest.raises(InputError) as caught:
        thaw(facts, reload)
    assert caught.value.code == "facts-invalid"


# The published schema and the program's words must not part.


def properties(schema: dict[str, Any], name: str) -> set[str]:
    return set(schema["$defs"][name]["properties"])


def names(kind: Any) -> set[str]:
    return {field.name for field in fields(kind)}


def test_the_schema_knows_every_field() -> None:
    schema = json.loads(read_text_resource("schemas", "ho-so-1.schema.json"))
    nested = {"authors", "attachments", "participation", "assessment"}
    assert properties(schema, "unit") == names(Unit) - {"support_team"}
    assert properties(schema, "decision") == names(Decision)
    assert properties(schema, "person") == names(Person) - {"birth_date"}
    assert properties(schema, "initiative") == names(Initiative) | nested
    assert properties(schema, "participation") == names(Participation) - {"put_forward"}
    assert properties(schema, "assessment") == names(Assessment)
    assert properties(schema, "attachment") == names(Attachment)
    assert properties(schema, "file") == names(StoredFile)
    finding = schema["$defs"]["assessment"]["properties"]["findings"]["items"]["properties"]
    assert set(finding) == names(Finding)
    assert set(finding["waived"]["properties"]) == names(Waiver)
    marks = json.loads(read_text_resource("schemas", "van-ban-1.schema.json"))
    own = {"format", "version", "submission", "revision", "facts_sha256"}
    assert set(marks["properties"]) == names(Marks) | own


def test_no_object_of_a_schema_is_open() -> None:
    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "properties" in value and "type" in value:
                assert value["additionalProperties"] is False
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for name in ("ho-so-1", "van-ban-1"):
        schema = json.loads(read_text_resource("schemas", f"{name}.schema.json"))
        assert schema["$id"] == f"urn:hoso-sangkien:{name}"
        walk(schema)


# A released format never changes: what was written in it stays readable, and is written the same.

RELEASED = Path(__file__).parents[1] / "data" / "packages" / "ho-so-1.zip"


def test_a_package_of_format_1_stays_valid_and_readable() -> None:
    assert verify(RELEASED).problems == ()
    facts = Bag.of(RELEASED.read_bytes()).files["data/ho-so.json"]
    assert thaw(facts, reload) == minimal(dossier())
    assert freeze(dossier()) == facts
