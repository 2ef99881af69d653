"""Whole states, many at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, event

from db.workspace import Workspace
from desktop_app.domain.edit import Alteration, Edit, InitiativeState
from desktop_app.domain.finding import Waiver
from desktop_app.domain.participation import Participation
from tests.db import build, changes
from tests.db import test_portable as portable

DAY = date(2022, 5, 1)
IDS = [build.initiative(number).id for number in (1, 2, 10)]
WAIVER = Waiver(rule="r", fingerprint="f", reason="Đã hỏi", user="an", at=build.NOW)

statements, batches = portable.statements, portable.batches


@pytest.fixture
def queries() -> Iterator[list[str]]:
    """Collect the statements sent to the driver."""
    found: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def changed(state: InitiativeState) -> InitiativeState:
    return replace(
        state,
        initiative=replace(state.initiative, title=f"Khác {state.initiative.code}", code=f"X{state.initiative.code}"),
        authors=state.authors[:1],
        attachments=(),
        participations=(("", Participation(novel=False)), ("p", Participation(withdrawn=True))),
        waivers=(("p", WAIVER),),
    )


def test_states_are_read_and_written_in_as_many_queries_for_one_as_for_all(
    filled: Workspace, queries: list[str]
) -> None:
    counts = []
    for ids in (IDS, IDS[1:2], IDS):
        with filled.write() as session:
            queries.clear()
            held = session.states.read(ids)
            reading = len(queries)
            session.states.write([(state, changed(state)) for state in held.values()])
            counts.append((reading, len(queries)))
            assert session.states.read(ids) == {key: changed(state) for key, state in held.items()}
            session.states.write([(changed(state), state) for state in held.values()])
            assert session.states.read(ids) == held
    assert counts[1] == counts[2]


def test_records_that_stay_keep_their_version(filled: Workspace) -> None:
    with filled.write() as session:
        held = session.states.read(IDS)
        part = (("p", Participation(novel=True)),)
        session.states.write([(state, replace(state, participations=part)) for state in held.values()])
        assert changes.versions(session, "initiative") == [1, 1, 1]
        held = session.states.read(IDS)
        session.states.write([(state, changed(state)) for state in held.values()])
        assert changes.versions(session, "initiative") == [2, 2, 2]


def test_unknown_ids_are_passed_over(filled: Workspace) -> None:
    with filled.write() as session:
        gone = build.initiative(99).id
        assert session.states.read([gone]) == {}
        session.states.delete([gone])
        assert session.states.read([]) == {}
        assert session.initiatives.count(build.UNIT_ID) == 3


def test_statements_compile_for_postgresql(statements, batches, filled: Workspace) -> None:
    with filled.read() as session:
        held = session.states.read(IDS)
        unit = build.there(session.units.own())
    alterations = (
        *(Alteration(state, changed(state)) for state in held.values()),
        Alteration(unit, replace(unit, valid_from=DAY, place="Khác")),
        Alteration(build.person(3, "Lê Anh"), build.person(3, "Lê Anh", code="X")),
        Alteration(None, build.person(7, code="Y")),
        Alteration(build.decision(), build.decision(authority="Khác")),
    )
    made = Edit(label="", alterations=alterations)
    gone = Edit(label="", alterations=tuple(Alteration(changed(state), None) for state in held.values()))
    with filled.write() as session:
        session.apply_edit(made)
        session.apply_edit(gone)
        session.apply_edit(Edit(label="", alterations=(Alteration(build.person(7, code="Y"), None),)))
        session.drafts.put(IDS[0], "title", "x", build.NOW)
        session.drafts.drop({IDS[0]: None})
        session.initiatives.codes(build.UNIT_ID)
        session.initiatives.codes_naming([build.person(1).id])
    assert len(statements) > 60
    for statement in (*statements, *batches):
        assert str(statement.compile(dialect=portable.DIALECT))
    assert filled.verify() == []
