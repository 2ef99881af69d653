"""Words in any order, without accents, the last a prefix."""

import pytest

from db.search import query_of
from db.workspace import Workspace
from tests.db import build, changes


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ('  *" ( ', ""),
        ("Đất đai", '"dat" "dai"*'),
        ("AND or NOT", '"and" "or" "not"*'),
        ("SK-01", '"sk" "01"*'),
        ('a"b', '"a" "b"*'),
    ],
)
def test_query(typed: str, query: str) -> None:
    assert query_of(typed) == query


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("đất đai", ["SK1", "SK10"]),
        ("dat dai", ["SK1", "SK10"]),
        ("DAI DAT", ["SK1", "SK10"]),
        ("đất đa", ["SK1", "SK10"]),
        ("đấ đai", []),
        ("den led", ["SK2"]),
        ("cham ĐÈN", ["SK2"]),
        ("sk2", ["SK2"]),
        ("SK", ["SK1", "SK2", "SK10"]),
        ("duc", ["SK2", "SK10"]),
        ("tran duc cham", ["SK2"]),
        ("thu tuc hanh", ["SK1", "SK2", "SK10"]),
        ("không có", []),
        ("漢", []),
    ],
)
def test_initiatives(filled: Workspace, words: str, codes: list[str]) -> None:
    with filled.read() as session:
        assert changes.found(session, build.UNIT_ID, words) == codes


@pytest.mark.parametrize(("words", "names"), [("duc", ["Trần Văn Đức"]), ("0150850012", ["Trần Văn Đức"]), ("x", [])])
def test_people(filled: Workspace, words: str, names: list[str]) -> None:
    with filled.read() as session:
        assert changes.people_found(session, build.UNIT_ID, words) == names


def test_search_follows_what_is_written(filled: Workspace) -> None:
    with filled.write() as session:
        changes.put(session, build.person(2, "Trần Văn Phúc"), build.initiative(1, title="Tưới nước tự động"))
    with filled.read() as session:
        assert changes.found(session, build.UNIT_ID, "van duc") == []
        assert changes.found(session, build.UNIT_ID, "van phuc") == ["SK2", "SK10"]
        assert changes.found(session, build.UNIT_ID, "dat dai") == ["SK10"]
        assert changes.found(session, build.UNIT_ID, "tuoi nuoc") == ["SK1"]


def test_other_unions_are_not_found(filled: Workspace) -> None:
    other = build.unit(id=build.person(1).id, name="CĐCS khác")
    with filled.write() as session:
        session.units.save(other)
        changes.put(session, build.initiative(5, id=other.id, unit_id=other.id))
        changes.put(session, build.person(5, id=other.id, unit_id=other.id))
    with filled.read() as session:
        assert changes.found(session, other.id, "dat dai") == ["SK5"]
        assert changes.found(session, build.UNIT_ID, "dat dai") == ["SK1", "SK10"]
        assert changes.people_found(session, other.id, "huong") == ["Nguyễn Thị Hường"]
