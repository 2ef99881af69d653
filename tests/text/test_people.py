"""Cells of awards taken apart."""

import pytest

from desktop_app.text.people import AwardsError, split_awards


@pytest.mark.parametrize(
    ("cell", "awards"),
    [
        ("", []),
        (" ; \n", []),
        (
            "2018: Chiến sĩ thi đua cơ sở; 2019: Bằng khen UBND tỉnh",
            [(2018, "Chiến sĩ thi đua cơ sở"), (2019, "Bằng khen UBND tỉnh")],
        ),
        ("2018 - Lao động tiên tiến\n2019 – Bằng khen", [(2018, "Lao động tiên tiến"), (2019, "Bằng khen")]),
        ("- 2018: Giấy khen.\n- 2019: Bằng khen.", [(2018, "Giấy khen"), (2019, "Bằng khen")]),
        ("Năm 2018: Giấy khen, năm 2019: Bằng khen", [(2018, "Giấy khen"), (2019, "Bằng khen")]),
        ("2018, 2019: Giấy khen", [(2018, "Giấy khen"), (2019, "Giấy khen")]),
        ("2018 và 2020: Giấy khen", [(2018, "Giấy khen"), (2020, "Giấy khen")]),
        ("2018-2020: Giấy khen", [(2018, "Giấy khen"), (2019, "Giấy khen"), (2020, "Giấy khen")]),
        ("Bằng khen (2019); Giấy khen năm 2018", [(2019, "Bằng khen"), (2018, "Giấy khen")]),
        ("2018: Giấy khen của Công đoàn ngành, Sở", [(2018, "Giấy khen của Công đoàn ngành, Sở")]),
    ],
)
def test_awards_are_taken_apart(cell: str, awards: list[tuple[int, str]]) -> None:
    assert split_awards(cell) == awards


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("Bằng khen", "Bằng khen"),
        ("2018: Giấy khen; Bằng khen", "Bằng khen"),
        ("2018", "2018"),
        ("2018-2019", "2018-2019"),
        ("18: Giấy khen", "18: Giấy khen"),
    ],
)
def test_a_part_without_year_or_award_is_named(cell: str, part: str) -> None:
    with pytest.raises(AwardsError, match=f"“{part}” chưa rõ năm"):
        split_awards(cell)
