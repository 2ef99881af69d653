"""Which test is named after which fault: the list of faults, the codes in a test's name, and the map of both.

A test bears its codes at the head of its name (`test_a13_a14_…`), or its cases bear them as their ids (`[C06-…]`):
these stand as keys of the module's table `LINES`.
"""

import ast
import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

_TESTS: Final = Path(__file__).parent
_NAME: Final = re.compile(r"test_((?:[a-f]\d\d_)+)")
_CASE: Final = re.compile(r"\[([A-F]\d\d)-")


def faults() -> Mapping[str, str]:
    """Every fault by its code: the reason why it is open yet, "" where it isn't."""
    with (_TESTS / "data" / "faults.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["open"] for row in csv.DictReader(file)}


def codes_of(test: str) -> set[str]:
    """The codes that a test's name or node id bears."""
    name = test.partition("::")[2] or test
    head, case = _NAME.match(name), _CASE.search(name)
    codes = set(head[1].upper().strip("_").split("_")) if head else set()
    return codes | ({case[1]} if case else set())


def named_tests() -> Mapping[str, list[str]]:
    """The tests that the source names after each code."""
    found: dict[str, list[str]] = {}
    for file in sorted(_TESTS.rglob("test_*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            for code, name in _named(node):
                found.setdefault(code, []).append(f"{file.relative_to(_TESTS).as_posix()}::{name}")
    return found


def _named(node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.FunctionDef):
        yield from ((code, node.name) for code in codes_of(node.name))
    elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
        if isinstance(target, ast.Name) and target.id == "LINES":
            keys = (key.value for key in node.value.keys if isinstance(key, ast.Constant))
            yield from ((str(key), "LINES") for key in keys)


def summary(passed: Iterable[str]) -> Iterator[str]:
    """The map as lines: of each code how many tests of these node ids passed, or why it is open."""
    counts = dict.fromkeys(faults(), 0)
    for test in passed:
        for code in codes_of(test):
            counts[code] = counts.get(code, 0) + 1
    told = [f"{code} {count}" for code, count in counts.items() if count]
    for start in range(0, len(told), 12):
        yield "  ".join(f"{item:<7}" for item in told[start : start + 12]).rstrip()
    yield from (f"{code} open: {reason}" for code, reason in faults().items() if reason)
