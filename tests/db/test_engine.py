"""The settings are in force, and every write begins at once."""

import pytest
from sqlalchemy.exc import DBAPIError

from db import engine
from db.engine import READER_SETTINGS, SETTINGS, outside_transaction, pragma, reader_engine, writer_engine
from db.workspace import Workspace
from desktop_app.domain.errors import WorkspaceError


@pytest.mark.parametrize(("name", "expected"), [(name, read) for name, (_, read) in SETTINGS.items()])
def test_writer_reads_its_settings_back(workspace: Workspace, name: str, expected: object) -> None:
    with outside_transaction(writer_engine(workspace.paths.database)) as connection:
        assert pragma(connection, name) == expected


@pytest.mark.parametrize(("name", "expected"), [(name, read) for name, (_, read) in READER_SETTINGS.items()])
def test_reader_reads_its_settings_back(workspace: Workspace, name: str, expected: object) -> None:
    reader = reader_engine(workspace.paths.database)
    with reader.connect() as connection:
        assert pragma(connection, name) == expected
    reader.dispose()


def test_setting_that_is_not_taken_is_refused(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engine.SETTINGS, "busy_timeout", (5000, 6000))
    with pytest.raises(WorkspaceError):
        writer_engine(workspace.paths.database).connect()


def test_reader_refuses_to_write_as_a_bug(workspace: Workspace) -> None:
    with pytest.raises(DBAPIError), workspace.read() as session:
        session.settings.put("a", 1)


def test_error_hides_personal_data(filled: Workspace) -> None:
    from tests.db import build

    number = "015085001234"
    clashing = build.person(9, code="DV001", identity_number=number)
    with pytest.raises(DBAPIError) as caught, filled.write() as session:
        session.people.insert_all([clashing])
    assert number not in str(caught.value)
