"""Workspaces to test with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.workspace import Workspace
from tests.db import build


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace."""
    with Workspace.open(tmp_path / "Dữ liệu 100% #1", create=True) as opened:
        yield opened


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A workspace with a union, three people and three initiatives, of which the second has two authors."""
    people = [
        build.person(1),
        build.person(2, "Trần Văn Đức", identity_number="015085001234"),
        build.person(3, "Lê Anh"),
    ]
    initiatives = [
        build.record(10, (2,), (build.named(),), decision_id=build.decision().id),
        build.record(2, (1, 2), title="Phần mềm chấm công bằng đèn LED"),
        build.record(1, (3,)),
    ]
    with workspace.write() as session:
        session.apply_import(build.plan(people, initiatives, [build.decision()]), {}, "")
    return workspace
