"""The office that tests of the command line work in."""

from pathlib import Path

import pytest

from tests.cli.office import Office


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """An office in an empty folder."""
    return Office(tmp_path, capsys)
