"""Lists: keys by filter and order equal the same done naively over all rows; rows as tables show them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop_app.domain.case import Case
from desktop_app.domain.context import Context
from desktop_app.domain.filters import InitiativeFilter, MemberFilter, filter_of, member_filter_of
from desktop_app.domain.kinds import PortalState, Stage, Verdict
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Change, ChangeKind
from desktop_app.domain.progress import silent
from desktop_app.services import registers
from desktop_app.services.portal import portal_state
from desktop_app.services.verdicts import kept_under, refresh
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.text.fold import fold, fold_words
from desktop_app.text.names import given_name_key, vietnamese_key
from tests.bench.workload import CHECKED_ON, PROGRAMME, Workload
from tests.db import changes

SIZE = 90
WORDS = ("", "   ", "*()", "cai tien", "CẢI tiến quy t", "sk0001", "sk", "nguyen thi", "khongcotunay", "12/qd", "d a")
PEOPLE_WORDS = ("", "nguyen", "thi ng", "dv00", "0912", "to cong doan so 1", "zzz")


def _plan() -> Any:
    """A union whose rows differ in all that lists sort by: blanks, ties, numbers in codes, withdrawn ones."""
    union = Workload(30, SIZE)
    plan = union.plan()
    people = [change.record for change in plan.people]
    people[3] = replace(people[3], full_name="", position="", group="", birth_date=None, phone="", code="")
    people[4] = replace(people[4], birth_date=None, birth_year=1970, workplace="", code="dv9", is_member=False)
    people[5] = replace(people[5], birth_date=None, birth_year=None, code="DV10", position="Ăn chia", group="Đội 2")
    people[6] = replace(people[6], position="ẩm thực", group="Dội 10", full_name="Đặng Thị Ánh")
    records = []
    for number, change in enumerate(plan.initiatives):
        record, fact = change.record, change.record.initiative
        if number % 17 == 0:
            fact = replace(fact, title="")
        if number % 11 == 0:
            fact = replace(fact, applied_on=None)
        if number % 13 == 0:
            fact = replace(fact, stage=Stage.ONGOING)
        part = replace(record.participation, withdrawn=number % 19 == 0)
        if number % 3 == 0:
            part = replace(part, portal_on=CHECKED_ON - timedelta(number) + timedelta(30))
        authors = () if number % 23 == 0 else record.authors
        part = part if authors else replace(part, put_forward=())
        records.append(replace(record, initiative=fact, participation=part, authors=authors))
    return replace(
        plan,
        people=tuple(Change(ChangeKind.ADDED, item) for item in people),
        initiatives=tuple(Change(ChangeKind.ADDED, item) for item in records),
    )


def _context() -> Context:
    return Context(now=lambda: datetime(2022, 5, 1, tzinfo=UTC), user="thu", new_id=uuid4)


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWorkspace]:
    """A workspace with a verdict for all initiatives but two, which one withdrawal by no programme is among."""
    with open_workspace(tmp_path_factory.mktemp("lists"), _context()) as workspace:
        plan = _plan()
        with workspace.store.write() as session:
            session.apply_import(plan, {}, PROGRAMME)
            changes.take_part(session, plan.initiatives[1].record.initiative.id, "", Participation(withdrawn=True))
        refresh(workspace, PROGRAMME, CHECKED_ON, silent, lambda: False)
        with workspace.store.write() as session:
            session.assessments.forget([plan.initiatives[place].record.initiative.id for place in (1, 2, 40)])
        yield workspace


@pytest.fixture(scope="module")
def all_cases(union: OpenWorkspace) -> list[tuple[int, Case, Any]]:
    """Every initiative with its row key and what is kept of it."""
    versions = kept_under(union, PROGRAMME)
    with union.store.read() as session:
        unit = session.units.own()
        assert unit is not None
        kept = session.assessments.read(PROGRAMME, versions, CHECKED_ON)
        cases = [case for some in session.cases(PROGRAMME, unit) for case in some]
    return [(_key(union, case.initiative.id), case, kept.get(case.initiative.id)) for case in cases]


def _key(union: OpenWorkspace, record_id: UUID) -> int:
    key = registers.initiative_key(union, record_id)
    assert key is not None
    return key


@pytest.fixture(scope="module")
def all_people(union: OpenWorkspace) -> list[tuple[int, Person]]:
    """Every person with the row key."""
    with union.store.read() as session:
        unit = session.units.own()
        assert unit is not None
        people = session.people.of_unit(unit.id)
    found = [(registers.member_key(union, person.id), person) for person in people]
    return [(key, person) for key, person in found if key is not None]


def _found(words: str, *texts: str) -> bool:
    """Whether each word is one of the text's, the last one the beginning of one."""
    wanted = fold_words(words).split()[:16]
    there = fold_words(" ".join(texts)).split()
    return (
        all(
            any(word == other or (last and other.startswith(word)) for other in there)
            for word, last in zip(wanted, [False] * (len(wanted) - 1) + [True], strict=True)
        )
        if wanted
        else True
    )


def _takes(chosen: InitiativeFilter, case: Case, kept: Any) -> bool:
    fact = case.initiative
    names = [author.person.full_name for author in case.authors]
    return (
        case.participation.withdrawn == chosen.withdrawn
        and _found(chosen.words, fact.code, fact.title, fact.summary, fact.decision_number, *names)
        and (chosen.verdict is None or (kept is not None and kept.verdict is chosen.verdict))
        and (not chosen.unchecked or kept is None)
        and (not chosen.rule or (kept is not None and any(item.rule == chosen.rule for item in kept.findings)))
        and chosen.stage in {None, fact.stage}
        and (chosen.author_id is None or chosen.author_id in {author.person.id for author in case.authors})
        and (not chosen.without_author or not case.authors)
        and chosen.portal in {None, _portal_state(case, kept, chosen.day)}
    )


def _portal_state(case: Case, kept: Any, day: date) -> PortalState:
    return portal_state(kept and kept.verdict, case.participation.portal_on, day)


def _ordered(rows: list[tuple[Any, Any, int]], *, descending: bool) -> list[int]:
    """Keys by value, then by tie; those without a value last, whichever way."""
    stated = sorted((row for row in rows if row[0] is not None), key=lambda row: row[1])
    stated.sort(key=lambda row: row[0], reverse=descending)
    blank = sorted((row for row in rows if row[0] is None), key=lambda row: row[1])
    return [key for *_, key in (*stated, *blank)]


_VALUES: dict[str, Any] = {
    "code": lambda case, kept, day: vietnamese_key(case.initiative.code),
    "title": lambda case, kept, day: vietnamese_key(case.initiative.title) or None,
    "applied_on": lambda case, kept, day: case.initiative.applied_on,
    "stage": lambda case, kept, day: list(Stage).index(case.initiative.stage),
    "verdict": lambda case, kept, day: kept and list(Verdict).index(kept.verdict),
    "portal": lambda case, kept, day: list(PortalState).index(_portal_state(case, kept, day)),
}


def _expected(rows: Any, chosen: InitiativeFilter, order: str, *, descending: bool) -> list[int]:
    by_code = order in {"stage", "verdict", "portal"}
    return _ordered(
        [
            (
                _VALUES[order](case, kept, chosen.day),
                (vietnamese_key(case.initiative.code), key) if by_code else key,
                key,
            )
            for key, case, kept in rows
            if _takes(chosen, case, kept)
        ],
        descending=descending,
    )


RULES = ("", "applied-window", "applied", "possible-duplicate", "author-details", "unheard-of")
FILTERS = st.builds(
    InitiativeFilter,
    words=st.sampled_from(WORDS),
    verdict=st.sampled_from([None, None, *Verdict]),
    stage=st.sampled_from([None, None, *Stage]),
    rule=st.sampled_from(RULES),
    withdrawn=st.booleans(),
    unchecked=st.booleans(),
    without_author=st.booleans(),
    portal=st.sampled_from([None, None, *PortalState]),
    day=st.sampled_from([date.max, CHECKED_ON, date.min]),
)


@pytest.mark.parametrize(("order", "descending"), [*product(registers.INITIATIVE_ORDERS, (False, True))])
def test_all_initiatives_in_each_order(union: OpenWorkspace, all_cases: Any, order: str, descending: bool) -> None:
    keys = registers.initiative_keys(union, PROGRAMME, InitiativeFilter(), order, descending=descending)
    assert list(keys) == _expected(all_cases, InitiativeFilter(), order, descending=descending)
    assert len(keys) == SIZE - sum(case.participation.withdrawn for _, case, _ in all_cases) < SIZE - 1


@given(chosen=FILTERS, order=st.sampled_from(registers.INITIATIVE_ORDERS), descending=st.booleans())
@settings(max_examples=150)
def test_initiatives_by_filter_and_order(
    union: OpenWorkspace, all_cases: Any, chosen: InitiativeFilter, order: str, descending: bool
) -> None:
    keys = registers.initiative_keys(union, PROGRAMME, chosen, order, descending=descending)
    expected = _expected(all_cases, chosen, order, descending=descending)
    assert list(keys) == expected, chosen


@pytest.mark.parametrize(
    "chosen",
    [
        *(InitiativeFilter(words=words) for words in WORDS),
        *(InitiativeFilter(verdict=verdict) for verdict in Verdict),
        *(InitiativeFilter(stage=stage) for stage in Stage),
        *(InitiativeFilter(rule=rule) for rule in RULES),
        InitiativeFilter(withdrawn=True),
        InitiativeFilter(unchecked=True),
        InitiativeFilter(without_author=True),
        *(InitiativeFilter(portal=state, day=CHECKED_ON) for state in PortalState),
    ],
)
def test_initiatives_by_one_filter(union: OpenWorkspace, all_cases: Any, chosen: InitiativeFilter) -> None:
    keys = registers.initiative_keys(union, PROGRAMME, chosen)
    assert list(keys) == _expected(all_cases, chosen, "code", descending=False)


def test_initiatives_of_an_author(union: OpenWorkspace, all_cases: Any, all_people: Any) -> None:
    for _, person in all_people:
        chosen = InitiativeFilter(author_id=person.id)
        keys = registers.initiative_keys(union, PROGRAMME, chosen, "title")
        assert list(keys) == _expected(all_cases, chosen, "title", descending=False)


@pytest.mark.parametrize("words", WORDS)
def test_counts_are_those_of_the_lists(union: OpenWorkspace, words: str) -> None:
    counts = registers.verdict_counts(union, PROGRAMME, words)
    for verdict in Verdict:
        chosen = InitiativeFilter(words=words, verdict=verdict)
        assert counts.get(verdict, 0) == len(registers.initiative_keys(union, PROGRAMME, chosen))
    unknown = registers.initiative_keys(union, PROGRAMME, InitiativeFilter(words=words, unchecked=True))
    assert counts.get(None, 0) == len(unknown)
    withdrawn = registers.initiative_keys(union, PROGRAMME, InitiativeFilter(withdrawn=True))
    assert registers.withdrawn_count(union, PROGRAMME) == len(withdrawn) > 1


def test_verdicts_under_another_programme_are_not_shown(union: OpenWorkspace) -> None:
    other = "75k-binhdinh-2021"
    withdrawn = registers.initiative_keys(union, other, InitiativeFilter(withdrawn=True))
    assert [row.code for row in registers.initiative_rows(union, other, withdrawn).values()] == ["SK00002"]
    assert registers.verdict_counts(union, other) == {None: SIZE - 1}


def _code(person: Person) -> Any:
    key = fold(person.code)
    digits = re.search(r"\d*$", key)
    head = key[: digits.start()] if digits else key
    return (head, len(key), key) if key else None


_PERSON_VALUES: dict[str, Any] = {
    "name": lambda person: given_name_key(person.full_name) or None,
    "code": _code,
    "birth": lambda person: (
        person.birth_date.isoformat() if person.birth_date else str(person.birth_year or "") or None
    ),
    "position": lambda person: (vietnamese_key(person.position), person.position) if person.position else None,
    "workplace": lambda person: (vietnamese_key(person.workplace), person.workplace) if person.workplace else None,
    "group": lambda person: vietnamese_key(person.group) or None,
    "phone": lambda person: person.phone or None,
}


def _takes_person(chosen: MemberFilter, person: Person, writers: set[UUID]) -> bool:
    texts = (person.full_name, person.code, person.position, person.workplace, person.group)
    return (
        _found(chosen.words, *texts, person.phone, person.identity_number)
        and chosen.members in {None, person.is_member}
        and chosen.group in {None, person.group}
        and chosen.with_initiative in {None, person.id in writers}
    )


def _expected_people(people: Any, cases: Any, chosen: MemberFilter, order: str, *, descending: bool) -> list[int]:
    writers = {author.person.id for _, case, _ in cases for author in case.authors}
    return _ordered(
        [
            (
                _PERSON_VALUES[order](person),
                key if order == "name" else (given_name_key(person.full_name), key),
                key,
            )
            for key, person in people
            if _takes_person(chosen, person, writers)
        ],
        descending=descending,
    )


@pytest.mark.parametrize(("order", "descending"), [*product(registers.MEMBER_ORDERS, (False, True))])
def test_all_people_in_each_order(
    union: OpenWorkspace, all_people: Any, all_cases: Any, order: str, descending: bool
) -> None:
    keys = registers.member_keys(union, MemberFilter(), order, descending=descending)
    assert list(keys) == _expected_people(all_people, all_cases, MemberFilter(), order, descending=descending)
    assert len(keys) == 30


@given(
    chosen=st.builds(
        MemberFilter,
        words=st.sampled_from(PEOPLE_WORDS),
        members=st.sampled_from([None, True, False]),
        group=st.sampled_from([None, None, "", "Tổ công đoàn số 1", "Đội 2", "không có"]),
        with_initiative=st.sampled_from([None, True, False]),
    ),
    order=st.sampled_from(registers.MEMBER_ORDERS),
    descending=st.booleans(),
)
@settings(max_examples=100)
def test_people_by_filter_and_order(
    union: OpenWorkspace, all_people: Any, all_cases: Any, chosen: MemberFilter, order: str, descending: bool
) -> None:
    keys = registers.member_keys(union, chosen, order, descending=descending)
    assert list(keys) == _expected_people(all_people, all_cases, chosen, order, descending=descending)


def test_groups_are_in_vietnamese_order(union: OpenWorkspace) -> None:
    found = registers.groups(union)
    assert found[:2] == ("Dội 10", "Đội 2")
    assert found.index("Tổ công đoàn số 2") < found.index("Tổ công đoàn số 10")


def test_rows_of_initiatives(union: OpenWorkspace, all_cases: Any) -> None:
    rows = registers.initiative_rows(union, PROGRAMME, [key for key, *_ in all_cases])
    assert len(rows) == SIZE
    for key, case, kept in all_cases:
        row, fact = rows[key], case.initiative
        shown = None if case.participation.withdrawn else kept
        assert (row.key, row.id, row.code, row.title) == (key, fact.id, fact.code, fact.title)
        assert (row.stage, row.applied_on) == (fact.stage, fact.applied_on)
        assert row.authors == ", ".join(author.person.full_name for author in case.authors)
        assert row.decision == case.decision_number
        assert row.withdrawn is case.participation.withdrawn
        assert (row.verdict, row.findings) == ((shown.verdict, shown.findings) if shown else (None, ()))


def test_rows_that_are_gone_are_left_out(union: OpenWorkspace) -> None:
    assert registers.initiative_rows(union, PROGRAMME, [10_000]) == {}
    assert registers.member_rows(union, [10_000]) == {}
    assert registers.initiative_key(union, uuid4()) is None
    assert registers.member_key(union, uuid4()) is None


def test_rows_of_people(union: OpenWorkspace, all_people: Any, all_cases: Any) -> None:
    rows = registers.member_rows(union, [key for key, _ in all_people])
    for key, person in all_people:
        row = rows[key]
        assert (row.id, row.name, row.code, row.group) == (person.id, person.full_name, person.code, person.group)
        named = [case for _, case, _ in all_cases if person.id in {author.person.id for author in case.authors}]
        assert row.initiatives == len(named)
        assert row.awards == "; ".join(f"{award.year}: {award.title}" for award in person.awards)
        assert person.identity_number not in row.identity or not person.identity_number
    births = {row.birth for row in rows.values()}
    assert {"", "1970"} < births


def test_suggestions_are_people_found_by_words(union: OpenWorkspace) -> None:
    assert [row.name for row in registers.member_suggestions(union, "anh dang thi")] == ["Đặng Thị Ánh"]
    assert len(registers.member_suggestions(union, "dv", 3)) == 3


def test_counts_of_people(union: OpenWorkspace, all_people: Any) -> None:
    members = sum(person.is_member for _, person in all_people)
    assert registers.member_counts(union) == (members, len(all_people) - members)


def test_an_empty_workspace_lists_nothing(tmp_path: Path) -> None:
    with open_workspace(tmp_path, _context()) as workspace:
        assert not registers.member_keys(workspace, MemberFilter())
        assert not registers.initiative_keys(workspace, PROGRAMME, InitiativeFilter())
        assert registers.groups(workspace) == ()
        assert registers.verdict_counts(workspace, PROGRAMME) == {}
        assert registers.withdrawn_count(workspace, PROGRAMME) == 0
        assert registers.member_counts(workspace) == (0, 0)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("", InitiativeFilter()),
        ("verdict:incomplete", InitiativeFilter(verdict=Verdict.INCOMPLETE)),
        ("verdict:unknown", InitiativeFilter()),
        ("stage:planned", InitiativeFilter(stage=Stage.PLANNED)),
        ("rule:applied-window", InitiativeFilter(rule="applied-window")),
        (f"author:{UUID(int=5).hex}", InitiativeFilter(author_id=UUID(int=5))),
        ("author:", InitiativeFilter(without_author=True)),
        ("author:nobody", InitiativeFilter()),
        ("withdrawn", InitiativeFilter(withdrawn=True)),
        ("unchecked", InitiativeFilter(unchecked=True)),
        ("else", InitiativeFilter()),
    ],
)
def test_what_a_link_filters(text: str, chosen: InitiativeFilter) -> None:
    assert filter_of(text) == chosen


def test_what_a_link_filters_of_people() -> None:
    assert member_filter_of("without-initiative") == MemberFilter(members=True, with_initiative=False)
    assert member_filter_of("") == MemberFilter()


def test_before_a_programme_is_chosen_nothing_is_checked(union: OpenWorkspace) -> None:
    keys = registers.initiative_keys(union, "", InitiativeFilter())
    assert set(registers.verdict_counts(union, "")) == {None}
    assert registers.verdict_counts(union, "")[None] == len(keys)
    assert {row.verdict for row in registers.initiative_rows(union, "", keys[:50]).values()} == {None}


def test_an_exported_table_is_text_throughout(union: OpenWorkspace, tmp_path: Path) -> None:
    file = tmp_path / "Danh sách.xlsx"
    rows = [["=1+1", "0123"], ["@SUM(A1)", "https://a.vn"], ["-5", "Đã áp dụng\ndòng hai"]]
    assert registers.export_table(union, file, "Sáng kiến", ["Mã", "Tên"], rows) == file
    sheet = load_workbook(file).active
    assert sheet is not None
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert cells == [[(text, "s") for text in row] for row in [["Mã", "Tên"], *rows]]
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    assert "Sáng kiến" in str(sheet["A1"].value)
    assert "mẫu" in str(sheet["A1"].value).lower()


def test_a_table_without_rows_is_exported_too(union: OpenWorkspace, tmp_path: Path) -> None:
    file = registers.export_table(union, tmp_path / "t.xlsx", "Trống", ["Mã"], [])
    sheet = load_workbook(file).active
    assert sheet is not None
    assert (sheet["A3"].value, sheet["A4"].value) == ("Mã", None)
