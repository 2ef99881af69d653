"""Words in any order, without accents, the last a prefix; hits limited, all counted."""

import pytest

from db.search import query_of
from db.workspace import Workspace
from tests.db import build


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
        ("đất đai", ["SK10", "SK1"]),
        ("dat dai", ["SK10", "SK1"]),
        ("DAI DAT", ["SK10", "SK1"]),
        ("đất đa", ["SK10", "SK1"]),
        ("đấ đai", []),
        ("den led", ["SK2"]),
        ("cham ĐÈN", ["SK2"]),
        ("sk2", ["SK2"]),
        ("SK", ["SK10", "SK2", "SK1"]),
        ("duc", ["SK10", "SK2"]),
        ("tran duc cham", ["SK2"]),
        ("thu tuc hanh", ["SK10", "SK2", "SK1"]),
        ("không có", []),
        ("漢", []),
    ],
)
def test_initiatives(filled: Workspace, words: str, codes: list[str]) -> None:
    with filled.read() as session:
        hits = session.search.initiatives(build.UNIT_ID, words)
        found = [item.code for item in session.initiatives.by_keys(hits.keys)]
    assert sorted(found) == sorted(codes)
    assert hits.count == len(codes)


@pytest.mark.parametrize(("words", "names"), [("duc", ["Trần Văn Đức"]), ("0150850012", ["Trần Văn Đức"]), ("x", [])])
def test_people(filled: Workspace, words: str, names: list[str]) -> None:
    with filled.read() as session:
        hits = session.search.people(build.UNIT_ID, words)
        assert [item.full_name for item in session.people.by_keys(hits.keys)] == names


def test_hits_are_limited_and_all_counted(filled: Workspace) -> None:
    with filled.read() as session:
        hits = session.search.initiatives(build.UNIT_ID, "sk", limit=2)
    assert (len(hits.keys), hits.count) == (2, 3)


def test_search_follows_what_is_written(filled: Workspace) -> None:
    with filled.write() as session:
        session.people.save(build.person(2, "Trần Văn Phúc"))
        session.initiatives.save(build.initiative(1, title="Tưới nước tự động"))
    with filled.read() as session:
        search = session.search
        assert search.initiatives(build.UNIT_ID, "van duc").count == 0
        assert search.initiatives(build.UNIT_ID, "van phuc").count == 2
        assert search.initiatives(build.UNIT_ID, "dat dai").count == 1
        assert search.initiatives(build.UNIT_ID, "tuoi nuoc").count == 1


def test_other_unions_are_not_found(filled: Workspace) -> None:
    other = build.unit(id=build.person(1).id, name="CĐCS khác")
    with filled.write() as session:
        session.units.save(other)
        session.initiatives.save(build.initiative(5, id=other.id, unit_id=other.id))
        session.people.save(build.person(5, id=other.id, unit_id=other.id))
    with filled.read() as session:
        assert session.search.initiatives(other.id, "dat dai").count == 1
        assert session.search.initiatives(build.UNIT_ID, "dat dai").count == 2
        assert session.search.people(other.id, "huong").count == 1
