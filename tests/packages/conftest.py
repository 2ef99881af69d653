"""A desk with papers and files, and a good package."""

from pathlib import Path

import pytest

from tests.packages.samples import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path).prepare()


@pytest.fixture(scope="session")
def good_package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return Desk(tmp_path_factory.mktemp("good")).prepare().write().path.read_bytes()
