"""Migrations: the models' schema, all or nothing, with a copy kept, and no Alembic where none is missing."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db import workspace as module
from db.backup_folder import BackupFolder
from db.engine import APPLICATION_ID, outside_transaction, pragma, writer_engine
from db.metadata import SCHEMA_VERSION
from db.migrations.run import VERSIONS, BrokenReferencesError, upgrade
from db.schema import REVISION, create_schema
from db.workspace import Workspace, peek
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.kinds import SendingWay
from desktop_app.system.paths import WorkspacePaths
from tests.db import build, changes

SCHEMA_1 = Path(__file__).parents[1] / "data" / "workspaces" / "schema-1.hssk"

STEP = """
from alembic import op

revision = "next"
down_revision = "{newest}"


def upgrade() -> None:
    op.execute("CREATE TABLE extra (id INTEGER PRIMARY KEY)")
    op.execute("UPDATE setting SET value = '2'")
    {then}
"""


def schema(database: Path) -> list[tuple[str, str, str]]:
    engine = writer_engine(database)
    with outside_transaction(engine) as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
        found = sorted((kind, name, re.sub(r"\s+", " ", sql or "")) for kind, name, sql in rows)
        found.append(("pragma", "user_version", str(pragma(connection, "user_version"))))
        found.append(("pragma", "application_id", str(pragma(connection, "application_id"))))
    engine.dispose()
    return found


def test_models_equal_migrated_schema(tmp_path: Path) -> None:
    migrated, modelled = tmp_path / "migrated", tmp_path / "modelled"
    for path in (migrated, modelled):
        path.touch()
    engine = writer_engine(migrated)
    upgrade(engine)
    engine.dispose()
    engine = writer_engine(modelled)
    with engine.begin() as connection:
        create_schema(connection)
    engine.dispose()
    assert schema(migrated) == schema(modelled)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with the stored workspace of schema 1."""
    shutil.copy(SCHEMA_1, WorkspacePaths(tmp_path).database)
    return tmp_path


@pytest.fixture
def next_step(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """Pretend that the program is one schema further, with the step written by the test."""
    versions = tmp_path_factory.mktemp("versions") / "versions"
    shutil.copytree(VERSIONS, versions)

    def pretend(then: str) -> None:
        (versions / "v_next.py").write_text(STEP.format(newest=REVISION, then=then), encoding="utf-8")
        for place in ("db.schema.SCHEMA_VERSION", "db.workspace.SCHEMA_VERSION"):
            monkeypatch.setattr(place, SCHEMA_VERSION + 1)
        monkeypatch.setattr("db.migrations.run.upgrade", lambda engine: upgrade(engine, versions, "next"))

    return pretend


def test_stored_workspace_opens_with_its_data(old: Path) -> None:
    with Workspace.open(old, create=False) as workspace, workspace.read() as session:
        assert session.units.own() == build.unit()
        assert [item.initiative.code for item in session.register("").initiatives] == ["SK1", "SK2", "SK10"]
        assert changes.found(session, build.UNIT_ID, "den led") == ["SK2"]
        (chunk,) = session.cases("p", build.unit())
        assert len(chunk) == 3
        assert workspace.verify() == []
        assert peek(old) == SCHEMA_VERSION
        assert workspace.kept_copy is not None
        assert workspace.kept_copy.schema == 1


def test_a_workspace_without_anything_yet_is_laid_out_without_a_copy(tmp_path: Path) -> None:
    """What is left where the very first opening was cut off."""
    with closing(sqlite3.connect(WorkspacePaths(tmp_path).database)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("VACUUM")
    with Workspace.open(tmp_path, create=False) as workspace:
        assert workspace.kept_copy is None
        assert workspace.verify() == []
    assert peek(tmp_path) == SCHEMA_VERSION


OLD_LINES = (
    (1, "post", "LĐLĐ tỉnh", "2022-05-04", "RA 123 456 789 VN", "Bà Hoa"),
    (2, "email", "", None, "", ""),
    (3, "xe ôm", "Văn phòng", None, "", ""),
)


def test_lines_of_schema_1_go_over_to_the_register_of_schema_2(old: Path) -> None:
    engine = writer_engine(WorkspacePaths(old).database)
    with engine.begin() as connection:
        for statement in OLD_SUBMISSION:
            connection.exec_driver_sql(statement)
        for line in OLD_LINES:
            connection.exec_driver_sql("INSERT INTO sending VALUES (1, ?, ?, ?, ?, ?, ?, x'00')", line)
    engine.dispose()
    with Workspace.open(old, create=False) as workspace, workspace.read() as session:
        lines = session.sendings.of_revision(build.submission(), 1)
        assert [(item.way, item.addressee, item.note) for item in lines] == [
            (SendingWay.POST, "LĐLĐ tỉnh", ""),
            (SendingWay.EMAIL, "", ""),
            (SendingWay.OTHER, "Văn phòng", "xe ôm"),
        ]
        assert lines[0].sent_on == date(2022, 5, 4)
        assert (lines[0].tracking_number, lines[0].confirmed_by) == ("RA 123 456 789 VN", "Bà Hoa")
        assert len({item.id for item in lines}) == 3
        wrong = [place for place in workspace.verify() if place.startswith(("sending", "package"))]
        assert wrong == []


OLD_SUBMISSION = (
    f"INSERT INTO submission VALUES (1, '{build.submission().hex}', 1, '{build.PROGRAMME}', 1, x'00')",
    """INSERT INTO revision (id, submission_id, number, facts, facts_digest, paper_code, made_at, channels, digest)
    VALUES (1, 1, 1, x'7b7d', '00', 'AAAA', '2022-05-01 00:00:00', '[]', x'00')""",
)


def test_a03_migration_makes_a_backup_of_the_old(old: Path, next_step) -> None:
    next_step("")
    before = schema(WorkspacePaths(old).database)
    with Workspace.open(old, create=False) as workspace:
        assert workspace.schema == SCHEMA_VERSION + 1
        copy = workspace.kept_copy
        with workspace.read() as session:
            assert session.units.own() == build.unit()
        with outside_transaction(workspace._writer) as connection:
            assert pragma(connection, "foreign_keys") == 1
    assert peek(old) == SCHEMA_VERSION + 1
    assert copy is not None
    assert copy.path.parent == WorkspacePaths(old).backups
    assert copy.reason is BackupReason.MIGRATION
    assert copy.schema == 1
    assert schema(copy.path) == before


@pytest.mark.parametrize(
    ("then", "error"),
    [
        ("raise RuntimeError", RuntimeError),
        ("op.execute('PRAGMA defer_foreign_keys=ON'); op.execute('DELETE FROM unit')", BrokenReferencesError),
    ],
)
def test_failing_step_leaves_the_old_schema(old: Path, next_step, then: str, error: type[Exception]) -> None:
    before = schema(WorkspacePaths(old).database)
    next_step(then)
    with pytest.raises(error):
        Workspace.open(old, create=False)
    assert schema(WorkspacePaths(old).database) == before
    (backup,) = BackupFolder(WorkspacePaths(old).backups).all()
    assert schema(backup.path) == before


def test_a03_kill_in_mid_migration_leaves_the_old_schema(old: Path, tmp_path: Path) -> None:
    before = schema(WorkspacePaths(old).database)
    versions = tmp_path / "versions"
    shutil.copytree(VERSIONS, versions)
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    (versions / "v_next.py").write_text(STEP.format(newest=REVISION, then=kill), encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from db.engine import writer_engine;"
        "from db.migrations.run import upgrade; upgrade(writer_engine(Path(sys.argv[1])), Path(sys.argv[2]), 'next')"
    )
    command = [sys.executable, "-c", script, str(WorkspacePaths(old).database), str(versions)]
    assert subprocess.run(command, check=False, cwd=Path(module.__file__).parents[1]).returncode != 0
    assert schema(WorkspacePaths(old).database) == before
    with Workspace.open(old, create=False) as workspace:
        assert workspace.verify() == []


def test_alembic_is_not_imported_where_the_schema_is_current(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from db.workspace import Workspace;"
        "Workspace.open(Path(sys.argv[1]), create=True).close();"
        "Workspace.open(Path(sys.argv[1]), create=False).close();"
        "print(sorted({'alembic', 'mako'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "w")]
    result = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(module.__file__).parents[1])
    assert result.stdout.strip() == "[]"
