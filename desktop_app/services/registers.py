"""The registers as tables show them: row keys by filter and order, rows by key, counts."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from db.register_rows import InitiativeLine, MemberLine
from desktop_app.domain.filters import InitiativeFilter, MemberFilter, filter_of, member_filter_of
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Stage, Verdict
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.verdicts import kept_under
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import atomic_writer
from desktop_app.text.dates import format_date
from desktop_app.text.identity import mask_identity
from desktop_app.text.numbers import format_money

__all__ = [
    "INITIATIVE_ORDERS",
    "MEMBER_ORDERS",
    "InitiativeFilter",
    "InitiativeRow",
    "MemberFilter",
    "MemberRow",
    "export_table",
    "filter_of",
    "groups",
    "initiative_key",
    "initiative_keys",
    "initiative_rows",
    "member_counts",
    "member_filter_of",
    "member_key",
    "member_keys",
    "member_rows",
    "member_suggestions",
    "verdict_counts",
    "withdrawn_count",
]

MEMBER_ORDERS: Final = ("name", "code", "birth", "position", "workplace", "group", "phone")
"""Orders of `member_keys`; `name` is the Vietnamese order by given name."""

INITIATIVE_ORDERS: Final = ("code", "title", "verdict", "stage", "applied_on", "portal")
"""Orders of `initiative_keys`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A person as the list shows them; the identity number is masked, `awards` are short ("2020: …; 2021: …")."""

    key: int
    id: UUID
    code: str
    name: str
    birth: str
    sex: str
    position: str
    workplace: str
    group: str
    phone: str
    identity: str
    is_member: bool
    awards: str
    initiatives: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeRow:
    """An initiative as the list shows it; `verdict` None: not checked yet."""

    key: int
    id: UUID
    code: str
    title: str
    authors: str
    stage: Stage
    applied_on: date | None
    decision: str
    verdict: Verdict | None
    findings: tuple[Finding, ...]
    withdrawn: bool


def member_keys(
    workspace: OpenWorkspace, chosen: MemberFilter, order: str = "name", *, descending: bool = False
) -> "array[int]":
    """The row keys of the own unit's people, filtered and in order; () before there is a unit."""
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None:
            return array("q")
        return session.registers.member_keys(unit.id, chosen, order, descending=descending)


def member_rows(workspace: OpenWorkspace, keys: Sequence[int]) -> dict[int, MemberRow]:
    """The people with these row keys, at most 2,000, by key."""
    with workspace.store.read() as session:
        lines = session.register_rows.members(keys)
    return {key: _member(line) for key, line in lines.items()}


def member_key(workspace: OpenWorkspace, person_id: UUID) -> int | None:
    """The row key of a person."""
    with workspace.store.read() as session:
        return session.registers.person_key(person_id)


def groups(workspace: OpenWorkspace) -> tuple[str, ...]:
    """The names of the own unit's groups (*tổ công đoàn*), in Vietnamese order."""
    with workspace.store.read() as session:
        unit = session.units.own()
        return session.registers.groups(unit.id) if unit else ()


def member_suggestions(workspace: OpenWorkspace, words: str, limit: int = 20) -> tuple[MemberRow, ...]:
    """People found by words, for choosing an author."""
    keys = member_keys(workspace, MemberFilter(words=words))[:limit]
    rows = member_rows(workspace, keys)
    return tuple(rows[key] for key in keys if key in rows)


def initiative_keys(
    workspace: OpenWorkspace,
    programme_id: str,
    chosen: InitiativeFilter,
    order: str = "code",
    *,
    descending: bool = False,
) -> "array[int]":
    """The row keys of the own unit's initiatives, filtered and in order; those withdrawn only where asked for."""
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None:
            return array("q")
        return session.registers.initiative_keys(unit.id, programme_id, versions, chosen, order, descending=descending)


def initiative_rows(workspace: OpenWorkspace, programme_id: str, keys: Sequence[int]) -> dict[int, InitiativeRow]:
    """The initiatives with these row keys, at most 2,000, by key; verdicts from what was assessed last."""
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        lines = session.register_rows.initiatives(keys, programme_id, versions)
    return {key: _initiative(line) for key, line in lines.items()}


def initiative_key(workspace: OpenWorkspace, initiative_id: UUID) -> int | None:
    """The row key of an initiative."""
    with workspace.store.read() as session:
        return session.registers.initiative_key(initiative_id)


def verdict_counts(workspace: OpenWorkspace, programme_id: str, words: str = "") -> Mapping[Verdict | None, int]:
    """How many initiatives of each verdict there are; None: not checked yet. Withdrawn ones don't count."""
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        unit = session.units.own()
        found = session.registers.verdict_counts(unit.id, programme_id, versions, words) if unit else {}
    return {None if verdict is None else Verdict(verdict): count for verdict, count in found.items()}


def withdrawn_count(workspace: OpenWorkspace, programme_id: str) -> int:
    """How many initiatives were taken out of the programme."""
    with workspace.store.read() as session:
        unit = session.units.own()
        return session.registers.withdrawn_count(unit.id, programme_id) if unit else 0


def member_counts(workspace: OpenWorkspace) -> tuple[int, int]:
    """How many members, and how many other workers, are entered."""
    with workspace.store.read() as session:
        unit = session.units.own()
        return session.registers.member_counts(unit.id) if unit else (0, 0)


def export_table(
    workspace: OpenWorkspace,
    file: Path,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    footer: str = "",
) -> Path:
    """Write a table as it is shown to an Excel file, every cell as text that Excel doesn't take for a formula.

    What lies there under that name is replaced: the dialog has asked. That a list left is kept, without its rows.
    The mark of a sample is printed with it,
    and `footer` stands below the rows.
    """
    from desktop_app.documents.table_export import write_table

    with workspace.store.read() as session:
        unit = session.units.own()
    with translated(), atomic_writer(file) as target:
        write_table(target, title, headings, rows, footer, sample=unit is not None and unit.sample)
    note_export(workspace, "list-exported", detail=f"{title}: {format_money(len(rows))} dòng")
    return file


def _member(line: MemberLine) -> MemberRow:
    year = str(line.birth_year or "")
    return MemberRow(
        key=line.key,
        id=line.id,
        code=line.code,
        name=line.full_name,
        birth=format_date(line.birth_date) if line.birth_date else year,
        sex=line.sex.label if line.sex else "",
        position=line.position,
        workplace=line.workplace,
        group=line.group,
        phone=line.phone,
        identity=mask_identity(line.identity_number),
        is_member=line.is_member,
        awards="; ".join(f"{year}: {award}" for year, award in line.awards),
        initiatives=line.initiatives,
    )


def _initiative(line: InitiativeLine) -> InitiativeRow:
    return InitiativeRow(
        key=line.key,
        id=line.id,
        code=line.code,
        title=line.title,
        authors=line.authors,
        stage=line.stage,
        applied_on=line.applied_on,
        decision=line.decision_number,
        verdict=None if line.withdrawn else line.verdict,
        findings=() if line.withdrawn else line.findings,
        withdrawn=line.withdrawn,
    )
