"""A union's workspace to change, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.services import union


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the workspace that the tests get copies of."""
    folder = tmp_path_factory.mktemp("union")
    union.fill(folder)
    return folder / "may"


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[OpenWorkspace]:
    """The union's workspace, for one test."""
    shutil.copytree(made, tmp_path / "may")
    with open_workspace(tmp_path / "may", union.context(), create=False) as opened:
        yield opened
