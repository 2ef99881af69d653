"""The details of the author put forward, as form and portal ask for them."""

from datetime import date

import pytest

from desktop_app.domain.kinds import Sex
from tests.rules.build import A, B, case, found

RULE = "author-details"


@pytest.mark.parametrize(
    ("facts", "in_a", "in_b"),
    [
        ({}, [], []),
        ({"person_full_name": ""}, ["fix full_name"], ["fix full_name"]),
        ({"person_birth_year": None}, ["fix birth_date"], []),
        ({"person_birth_year": None, "person_birth_date": date(1985, 2, 1)}, [], []),
        ({"person_position": ""}, ["fix position"], []),
        ({"person_workplace": ""}, ["fix workplace"], ["fix workplace"]),
        ({"person_phone": ""}, ["fix phone"], ["fix phone"]),
        ({"person_identity_number": ""}, [], ["fix identity_number"]),
        ({"unit_province": ""}, [], ["fix province"]),
        ({"unit_province": "", "person_province": "Yên Bái"}, [], []),
        ({"unit_province": "", "unit_sector": "Công đoàn Y tế Việt Nam"}, [], []),
        ({"unit_upper_name": ""}, [], ["fix upper_name"]),
    ],
)
def test_what_each_programme_asks_for(facts, in_a, in_b):
    assert found(case(A, **facts), A, RULE) == in_a
    assert found(case(B, **facts), B, RULE) == in_b


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    "phone",
    [
        "0312345678",
        "0512345678",
        "0712345678",
        "0812345678",
        "0912345678",
        "02513992537",
        "+84912345678",
        "+84 912 345 678",
        "0912.345.678",
        "(0251) 3992 537",
    ],
)
def test_good_phones(programme, phone):
    assert found(case(programme, person_phone=phone), programme, RULE) == []


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    "phone",
    [
        "0112345678",
        "0412345678",
        "0612345678",
        "091234567",
        "09123456789",
        "0251399253",
        "abc",
        "0912345678 ext 5",
    ],
)
def test_bad_phones(programme, phone):
    assert found(case(programme, person_phone=phone), programme, RULE) == ["fix phone"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("280111111", []),
        ("015085001234", []),
        ("28011111", ["fix identity_number"]),
        ("2801111111", ["fix identity_number"]),
        ("15085001234", ["fix identity_number"]),
        ("0150850012345", ["fix identity_number"]),
        ("01508500123x", ["fix identity_number"]),
        ("０15085001234", ["fix identity_number"]),
    ],
)
def test_identity_numbers(number, expected):
    assert found(case(B, person_identity_number=number), B, RULE) == expected


@pytest.mark.parametrize(
    ("number", "year", "sex", "warnings"),
    [
        ("015085001234", 1985, Sex.MALE, 0),
        ("015185001234", 1985, Sex.FEMALE, 0),
        ("015202001234", 2002, Sex.MALE, 0),
        ("015302001234", 2002, Sex.FEMALE, 0),
        ("015185001234", 1985, Sex.MALE, 1),
        ("015084001234", 1985, Sex.MALE, 1),
        ("015285001234", 1985, Sex.MALE, 1),  # 2085
        ("015186001234", 1985, Sex.MALE, 2),
        ("015186001234", None, None, 0),  # only what is stated is compared
        ("015186001234", 1985, None, 1),
        ("015186001234", None, Sex.MALE, 1),
        ("280111111", 1950, Sex.FEMALE, 0),
    ],
)
def test_identity_number_against_birth_year_and_sex(number, year, sex, warnings):
    whole = case(B, person_identity_number=number, person_birth_year=year, person_sex=sex)
    assert found(whole, B, RULE) == ["warning identity_number"] * warnings


def test_a_birth_date_gives_the_birth_year():
    whole = case(B, person_birth_year=None, person_birth_date=date(1984, 1, 1))
    assert found(whole, B, RULE) == ["warning identity_number"]


def test_a_never_looks_at_identity_numbers():
    assert found(case(A, person_identity_number="1"), A, RULE) == []
