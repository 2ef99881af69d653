"""A small real union in a workspace, for tests of the services: two members, three initiatives, a decision."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from desktop_app.domain.context import Context
from desktop_app.domain.edit import Alteration, Edit, InitiativeState
from desktop_app.domain.finding import Assessment, Waiver
from desktop_app.domain.initiative import Attachment
from desktop_app.domain.kinds import AttachmentKind, Verdict
from desktop_app.domain.person import Person
from desktop_app.domain.progress import silent
from desktop_app.services import editing
from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PDF, PROGRAMME, sheets
from tests.db import changes
from tests.importing.books import book_bytes

NOW = datetime(2022, 5, 1, 2, 0, tzinfo=UTC)
DAY = date(2022, 5, 1)
WAIVER = Waiver(rule="participant", fingerprint="f1", reason="Đã hỏi lại", user="thu", at=NOW)
WORDS = ("so hoa", "lich truc", "may vo che", "thu", "nhap", "12 qd", "moi hoan toan", "le thi", "tran van")


def context() -> Context:
    return Context(now=lambda: NOW, user="thu", new_id=uuid4)


def fill(folder: Path) -> None:
    """Make the union's workspace; SK001 has an attachment, a waiver and a statement for no programme."""
    (folder / "qd12.pdf").write_bytes(PDF)
    workbook = folder / "danh-sach.xlsx"
    workbook.write_bytes(book_bytes(sheets()))
    with open_workspace(folder / "may", context()) as workspace:
        parsed = read_whole_workbook(workbook, silent)
        import_workbook(workspace, parsed, Intake(workbook=workbook, programme_id=PROGRAMME), silent)
        (stored,) = editing.store_files(workspace, [folder / "qd12.pdf"])
        first = state(workspace, "SK001")
        file = Attachment(order=1, kind=AttachmentKind.DESCRIPTION, file=replace(stored, name="mo-ta.pdf"))
        fuller = replace(first, attachments=(file,), waivers=((PROGRAMME, WAIVER),))
        apply(workspace, first, editing.with_part(fuller, "", portal_code="A1"))


def state(workspace: OpenWorkspace, code: str) -> InitiativeState:
    """The state of the initiative with a code."""
    found = next(item for item in states(workspace).values() if item.initiative.code == code)
    assert isinstance(found, InitiativeState)
    return found


def states(workspace: OpenWorkspace) -> dict[UUID, InitiativeState]:
    with workspace.store.read() as session:
        unit = session.units.own()
        assert unit is not None
        records = session.initiatives.by_key(session.initiatives.keys(unit.id)).values()
        return session.states.read([record.id for record in records])


def people(workspace: OpenWorkspace) -> dict[str, Person]:
    """The union's people by code, or by name where they have none."""
    with workspace.store.read() as session:
        unit = session.units.own()
        assert unit is not None
        return {item.code or item.full_name: item for item in session.people.of_unit(unit.id)}


def edit(*pairs: Any, label: str = "Sửa") -> Edit:
    return Edit(label=label, alterations=tuple(Alteration(before, after) for before, after in pairs))


def apply(workspace: OpenWorkspace, before: Any, after: Any) -> None:
    editing.apply_edit(workspace, edit((before, after)))


@dataclass(frozen=True)
class Everything:
    """All that a register holds, as values; search hits as codes and names."""

    initiatives: dict[UUID, InitiativeState]
    people: dict[str, Person]
    decisions: Any
    unit: Any
    hits: dict[str, Any]


def everything(workspace: OpenWorkspace) -> Everything:
    with workspace.store.read() as session:
        unit = session.units.own()
        assert unit is not None
        hits = {}
        for word in WORDS:
            hits[word] = changes.found(session, unit.id, word), changes.people_found(session, unit.id, word)
    return Everything(states(workspace), people(workspace), editing.decisions(workspace), unit, hits)


def assess_all(workspace: OpenWorkspace) -> None:
    """Keep a verdict for every initiative."""
    kept = dict.fromkeys(states(workspace), Assessment(on=DAY, verdict=Verdict.ELIGIBLE))
    with workspace.store.write() as session:
        session.assessments.keep(PROGRAMME, "1", kept)


def assessed(workspace: OpenWorkspace) -> set[str]:
    """The codes of the initiatives of which a verdict is kept."""
    held = states(workspace)
    with workspace.store.read() as session:
        return {held[record_id].initiative.code for record_id in session.assessments.read(PROGRAMME, "1", DAY)}
