"""A save over what was changed meanwhile is refused, with both values."""

import pytest

from db.workspace import Workspace
from desktop_app.domain.records import ClashError
from tests.db import build


def test_lost_update_of_an_initiative(filled: Workspace) -> None:
    with filled.read() as session:
        read = build.there(session.initiatives.get(build.initiative(1).id))
    theirs = build.initiative(1, title="Của người kia")
    mine = build.initiative(1, title="Của tôi")
    with filled.write() as session:
        assert session.initiatives.save(theirs, read.version) == read.version + 1
    with pytest.raises(ClashError) as caught, filled.write() as session:
        session.initiatives.save(mine, read.version)
    assert (caught.value.mine, caught.value.theirs) == (mine, theirs)
    assert caught.value.code == "clash"
    assert caught.value.message.startswith("Sáng kiến SK1 vừa được thay đổi")
    with filled.read() as session:
        assert build.there(session.initiatives.get(mine.id)).record == theirs


def test_save_over_a_deleted_record(filled: Workspace) -> None:
    with filled.write() as session:
        version = build.there(session.initiatives.get(build.initiative(1).id)).version
        session.initiatives.delete(build.initiative(1).id)
    with pytest.raises(ClashError, match="vừa bị xóa") as caught, filled.write() as session:
        session.initiatives.save(build.initiative(1), version)
    assert caught.value.theirs is None


def test_lost_update_of_a_person(filled: Workspace) -> None:
    with filled.write() as session:
        version = build.there(session.people.get(build.person(1).id)).version
        session.people.save(build.person(1, phone="1"), version)
    words = "Người “Nguyễn Thị Hường” vừa được thay đổi"
    with pytest.raises(ClashError, match=words) as caught, filled.write() as session:
        session.people.save(build.person(1, phone="2"), version)
    assert caught.value.theirs == build.person(1, phone="1")
