"""The next codes go on in the manner of most."""

from itertools import islice

import pytest

from desktop_app.text.codes import free_codes


@pytest.mark.parametrize(
    ("codes", "following"),
    [
        ([], "SK001"),
        (["SK001", "SK002"], "SK003"),
        (["SK1", "SK2", "SK10"], "SK11"),
        (["SK099"], "SK100"),
        (["SK999"], "SK1000"),
        (["A-2022-01", "A-2022-02", "SK001"], "A-2022-03"),
        (["1", "2"], "3"),
        (["Một", "Hai"], "SK001"),
        (["sk001", "SK002", "SK003", "sk004"], "sk005"),
        (["SK003", "SK001", "sk004"], "SK005"),
        (["SK-" + "9" * 30], "SK-" + "9" * 12 + "1" + "0" * 18),
    ],
)
def test_next_code(codes: list[str], following: str) -> None:
    assert next(free_codes(codes)) == following


def test_reserved_codes_are_passed_over() -> None:
    assert list(islice(free_codes(["SK08"], ["sk09", "SK11", ""]), 3)) == ["SK10", "SK12", "SK13"]
