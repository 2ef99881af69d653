"""Who stands for an initiative."""

import pytest

from desktop_app.domain.kinds import AuthorCategory, Block, SolutionType
from desktop_app.rules.authorship import province_key
from tests.rules.build import A, B, author, case, found

RULE = "recognised-author"
NOBODY = [author(1, 5000), author(2, 5000)]


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ([], ["fix author"]),
        ([author(1)], []),
        ([author(1, 10_000)], []),
        ([author(1, 6000)], []),  # a sole author has 100 %
        (NOBODY, ["fix put_forward"]),
        ([author(1, 5000, forward=True), author(2, 5000, forward=True)], ["fix put_forward"]),
        ([author(1, 6000, forward=True), author(2, 4000)], []),
    ],
)
def test_one_author_is_put_forward(programme, authors, expected):
    assert found(case(programme, authors=authors), programme, RULE) == expected


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((6000, 4000), []),
        ((4000, 6000), ["fix put_forward"]),
        ((5000, 5000), ["note put_forward"]),
        ((4000, 4000, 2000), ["note put_forward"]),
        ((2000, 4000, 4000), ["fix put_forward"]),
        ((3333, 3333, 3333), ["note put_forward"]),
        ((None, 4000), ["fix share"]),
        ((4000, None), ["fix share"]),  # with a blank share the largest isn't tested
        ((None, None), ["fix share", "fix share"]),
        ((6000, 3990), []),
        ((6000, 3989), ["warning share"]),
        ((6000, 4010), []),
        ((6000, 4011), ["warning share"]),
        ((3000, 4000), ["warning share", "fix put_forward"]),
        ((0, 0), ["warning share", "note put_forward"]),
    ],
)
def test_shares_in_b(shares, expected):
    authors = [author(place, share, forward=place == 1) for place, share in enumerate(shares, start=1)]
    assert found(case(B, authors=authors), B, RULE) == expected


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((6000, 4000), []),
        ((4000, 6000), []),
        ((5000, 5000), []),
        ((None, 4000), []),
        ((6000, 3990), []),
        ((6000, 3989), ["warning share"]),
        ((6000, 4011), ["warning share"]),
    ],
)
def test_shares_in_a_only_have_to_make_a_whole(shares, expected):
    authors = [author(place, share, forward=place == 1) for place, share in enumerate(shares, start=1)]
    assert found(case(A, authors=authors), A, RULE) == expected


def test_conditions_are_independent():
    assert found(case(B, authors=[author(1, 5000), author(2, 4000)]), B, RULE) == [
        "fix put_forward",
        "warning share",
    ]
    assert found(case(B, authors=[author(1), author(2, 4000)]), B, RULE) == ["fix put_forward", "fix share"]


@pytest.mark.parametrize(
    ("kind", "leads", "expected"),
    [
        (SolutionType.RESEARCH, True, []),
        (SolutionType.RESEARCH, False, ["fix put_forward"]),
        (SolutionType.MANAGEMENT, True, ["fix put_forward"]),
        (None, True, ["fix put_forward"]),
    ],
)
def test_the_leader_of_a_research_topic_may_stand_for_it(kind, leads, expected):
    authors = [author(1, 3000, forward=True, leads=leads), author(2, 7000)]
    assert found(case(B, authors=authors, solution_type=kind), B, RULE) == expected


@pytest.mark.parametrize(
    ("own", "of_unit", "expected"),
    [
        ("", "", []),
        ("Bình Định", "", []),
        ("", "Bình Định", []),
        ("Tỉnh Bình Định", "", []),
        ("binh dinh", "Gia Lai", []),
        ("Gia Lai", "Bình Định", ["warning province"]),
        ("", "Gia Lai", ["warning province"]),
    ],
)
def test_participant_works_in_the_province(own, of_unit, expected):
    whole = case(A, person_province=own, unit_province=of_unit)
    assert found(whole, A, "participant") == expected
    assert found(case(B, person_province=own, unit_province=of_unit), B, "participant") == []


@pytest.mark.parametrize(
    "name", ["Yên Bái", "Yên Bai", "TỈNH YÊN BÁI", "tỉnh  Yên Bái ", "T\u1ec9nh Ye\u0302n Ba\u0301i"]
)
def test_spellings_of_a_province(name):
    assert province_key(name) == "yen bai"


@pytest.mark.parametrize("name", ["Thành phố Đà Nẵng", "TP. Đà Nẵng", "TP Đà Nẵng", "đà nẵng"])
def test_spellings_of_a_city(name):
    assert province_key(name) == "da nang"


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    ("own", "of_person", "of_unit", "expected"),
    [
        (None, None, None, ["fix block"]),
        (Block.PUBLIC, None, None, []),
        (None, Block.ENTERPRISE, None, []),
        (None, None, Block.PUBLIC, []),
    ],
)
def test_block(programme, own, of_person, of_unit, expected):
    whole = case(programme, own_block=own, person_block=of_person, unit_block=of_unit)
    assert found(whole, programme, "block") == expected


@pytest.mark.parametrize(
    ("own", "of_person", "expected"),
    [
        (None, None, ["fix category"]),
        (AuthorCategory.WORKER, None, []),
        (None, AuthorCategory.RURAL, []),
    ],
)
def test_category(own, of_person, expected):
    whole = case(B, own_category=own, person_category=of_person)
    assert found(whole, B, "author-category") == expected
    assert found(case(A, own_category=own, person_category=of_person), A, "author-category") == []


@pytest.mark.parametrize("authors", [[], NOBODY])
@pytest.mark.parametrize("rule", ["author-category", "author-details", "block", "participant"])
def test_silent_where_nobody_is_put_forward(authors, rule):
    for programme in (A, B):
        whole = case(programme, authors=authors, unit_province="Gia Lai", unit_upper_name="", unit_block=None)
        assert found(whole, programme, rule) == []
