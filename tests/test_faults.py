"""Every fault that the design lists has a test that bears its code, or a reason why it is open yet."""

import pytest

from tests.fault_map import codes_of, faults, named_tests, summary


def test_every_fault_has_a_test_or_a_reason() -> None:
    """Not both: what is tested is open no more."""
    named = named_tests()
    assert not [code for code, reason in faults().items() if bool(named.get(code)) == bool(reason)]


def test_no_test_bears_an_unknown_code() -> None:
    assert set(named_tests()) <= set(faults())


def test_the_whole_list_is_there() -> None:
    """101 lines of the design, but for those that it leaves out itself."""
    assert len(faults()) == 101


@pytest.mark.parametrize(
    ("test", "codes"),
    [
        ("tests/a/test_b.py::test_a13_a14_spoilt", {"A13", "A14"}),
        ("tests/a/test_b.py::test_spoilt[C06-name-parent]", {"C06"}),
        ("tests/a/test_b.py::test_spoilt[1-C06]", set()),
        ("tests/a/test_b.py::test_ab1_spoilt", set()),
        ("t.py::test_e05_x[A01-y]", {"E05", "A01"}),
    ],
)
def test_codes_are_read_from_names_and_cases(test: str, codes: set[str]) -> None:
    assert codes_of(test) == codes


def test_the_map_tells_counts_and_reasons() -> None:
    told = list(summary(["t.py::test_a01_x", "t.py::test_a01_y", "t.py::test_b02_a01_z"]))
    assert told[0].split() == ["A01", "3", "B02", "1"]
    assert told[1:] == [f"{code} open: {reason}" for code, reason in faults().items() if reason]
