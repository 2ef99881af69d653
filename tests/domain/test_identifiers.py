"""Derived ids: the same record meets itself again, another one never."""

from datetime import date
from uuid import UUID

import pytest

from desktop_app.domain import identifiers

UNIT = identifiers.unit_id("Công đoàn cơ sở Sở Nội vụ", "Công đoàn Viên chức tỉnh Yên Bái")


@pytest.mark.parametrize(
    ("name", "upper", "same"),
    [
        ("CÔNG ĐOÀN CƠ SỞ SỞ NỘI VỤ", "Công đoàn Viên chức tỉnh Yên Bái", True),
        ("Cong doan co so So Noi vu", "cong doan vien chuc tinh yen bai", True),
        ("Công đoàn cơ sở Sở Nội vụ", "Công đoàn Viên chức tỉnh Lào Cai", False),
        ("Công đoàn cơ sở Sở Y tế", "Công đoàn Viên chức tỉnh Yên Bái", False),
    ],
)
def test_a_unit_is_its_own_and_its_upper_unions_folded_name(name: str, upper: str, same: bool) -> None:
    """Case and accents don't count, another upper union does."""
    assert (identifiers.unit_id(name, upper) == UNIT) is same


def test_ids_are_stable_for_ever() -> None:
    """A change here would make every corrected workbook meet strangers."""
    assert UUID("263a8f06-ec09-5bee-afed-e45458272c54") == UNIT
    assert identifiers.initiative_id(UNIT, "SK001") == UUID("0d13754c-e6da-5614-ad95-fbdffc2819a9")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("DV01", "Nguyễn Văn A", None), ("dv01", "Nguyễn Văn B", 1985), True),
        (("", "Nguyễn Văn A", 1985), ("", "NGUYỄN VĂN A", 1985), True),
        (("", "Nguyễn Văn A", 1985), ("", "Nguyễn Văn A", date(1985, 1, 1)), False),
        (("", "Nguyễn Văn A", None), ("", "Nguyễn Văn A", 1985), False),
        (("DV01", "Nguyễn Văn A", 1985), ("", "Nguyễn Văn A", 1985), False),
    ],
)
def test_a_person_is_the_code_else_name_and_birth(
    one: tuple[str, str, date | int | None], other: tuple[str, str, date | int | None], same: bool
) -> None:
    """The code decides where there is one."""
    assert (identifiers.person_id(UNIT, *one) == identifiers.person_id(UNIT, *other)) is same


def test_kinds_of_records_never_share_an_id() -> None:
    """The same text means something else for another kind."""
    ids = {
        identifiers.initiative_id(UNIT, "01"),
        identifiers.person_id(UNIT, "01", "", None),
        identifiers.decision_id(UNIT, "01", None),
        identifiers.submission_id(UNIT, "p", 1),
        identifiers.submission_id(UNIT, "p", 2),
    }
    assert len(ids) == 5
