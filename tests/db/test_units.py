"""A union stands on a day as its period says."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from db.workspace import Workspace
from tests.db import build, changes

OLD = build.unit(name="Tên cũ", valid_from=date(2020, 1, 1), valid_to=date(2021, 12, 31), member_count=100)
NEW = build.unit(name="Tên mới", valid_from=date(2022, 1, 1), member_count=110)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 12, 31), "Tên cũ"),
        (date(2020, 1, 1), "Tên cũ"),
        (date(2021, 12, 31), "Tên cũ"),
        (date(2022, 1, 1), "Tên mới"),
        (date(2030, 1, 1), "Tên mới"),
        (None, "Tên mới"),
    ],
)
def test_period_of_a_day(workspace: Workspace, day: date | None, name: str) -> None:
    with workspace.write() as session:
        session.units.save(NEW, own=True)
        session.units.save(OLD)
        assert build.there(session.units.own(day)).name == name
        assert build.there(session.units.unit_on(NEW.id, day)).name == name


def test_union_that_ended_stands_as_it_last_was(workspace: Workspace) -> None:
    with workspace.write() as session:
        session.units.save(OLD)
        assert session.units.unit_on(OLD.id, date(2025, 7, 1)) == OLD
        assert session.units.unit_on(uuid4()) is None
        assert session.units.own() is None


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2021, 5, 31), 100), (date(2021, 6, 1), 105), (date(2022, 1, 1), 110), (date(2022, 3, 1), 112)],
)
def test_members_by_date(workspace: Workspace, day: date, count: int) -> None:
    with workspace.write() as session:
        session.units.save(OLD)
        session.units.save(NEW)
        session.units.set_member_count(NEW.id, date(2021, 6, 1), 105)
        session.units.set_member_count(NEW.id, date(2022, 3, 1), 111)
        session.units.set_member_count(NEW.id, date(2022, 3, 1), 112)
        assert build.there(session.units.unit_on(NEW.id, day)).member_count == count


def test_undated_count_corrects_the_newest_dated_one(workspace: Workspace) -> None:
    stated = build.unit(member_count=130)
    with workspace.write() as session:
        session.units.save(build.unit(member_count=120), own=True)
        session.units.set_member_count(stated.id, date(2022, 3, 1), 125)
        session.units.save(stated)
        assert session.units.own() == stated
        assert build.there(session.units.own(date(2022, 2, 28))).member_count == 130


def test_a_cleared_count_reads_back_as_none_and_is_undone(workspace: Workspace) -> None:
    with workspace.write() as session:
        session.units.save(build.unit(valid_from=date(2021, 1, 1)), own=True)
        for day, count in ((date(2020, 6, 1), 90), (date(2021, 6, 1), 105), (date(2022, 3, 1), 111)):
            session.units.set_member_count(build.UNIT_ID, day, count)
        before = build.there(session.units.own())
        after = replace(before, member_count=None)
        for was, becomes in ((before, after), (after, before), (before, after)):
            changes.edit(session, (was, becomes))
            assert session.units.own() == becomes
        rows = session._connection.exec_driver_sql("SELECT count FROM unit_member_count").scalars().all()
        assert rows == [90]


def test_subordinates(workspace: Workspace) -> None:
    below = build.unit(id=uuid4(), name="B", upper_id=build.UNIT_ID)
    ended = build.unit(id=uuid4(), name="A", upper_id=build.UNIT_ID, valid_to=date(2025, 6, 30))
    with workspace.write() as session:
        session.units.save(build.unit(), own=True)
        session.units.save_all([below, ended])
        assert session.units.subordinates(build.UNIT_ID) == (ended, below)
        assert session.units.subordinates(build.UNIT_ID, date(2025, 7, 1)) == (below,)
        assert session.units.subordinates(uuid4()) == ()


def test_own_union_can_change(workspace: Workspace) -> None:
    other = build.unit(id=uuid4(), name="Khác")
    with workspace.write() as session:
        session.units.save(build.unit(), own=True)
        session.units.save(other, own=True)
        assert session.units.own() == other
    assert workspace.verify() == []
