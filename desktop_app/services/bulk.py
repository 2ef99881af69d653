"""Changing many initiatives at once: each function makes one edit, which is applied and undone as a whole."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final
from uuid import UUID

from desktop_app.domain.backup import BackupReason
from desktop_app.domain.edit import Alteration, Edit, InitiativeState
from desktop_app.domain.finding import Waiver
from desktop_app.domain.kinds import AuthorCategory, Block, Stage
from desktop_app.services.backups import back_up_before
from desktop_app.services.editing import with_part
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.unicode import clean_line, clean_text

Turn = Callable[[InitiativeState], InitiativeState | None]
Waived = Mapping[UUID, Collection[tuple[str, str]]]
"""Rule and fingerprint of findings, by the initiative they stand on."""

_MANY: Final = 10
"""So many initiatives are deleted after a backup: undo ends with the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """What is declared of all: None leaves as it is. `declared_on` is the day of the declaration."""

    novel: bool | None = None
    contrary_to_order: bool | None = None
    ip_protected: bool | None = None
    complaint: bool | None = None
    dispute: bool | None = None
    declared_on: date | None = None


def set_declarations(
    workspace: OpenWorkspace, programme_id: str, ids: Sequence[UUID], declarations: Declarations
) -> Edit:
    """Declare the same for all of them."""
    stated = {
        field.name: value for field in fields(declarations) if (value := getattr(declarations, field.name)) is not None
    }
    return _edit(workspace, ids, "Khai báo cho {}", lambda state: with_part(state, programme_id, **stated))


def set_decision(workspace: OpenWorkspace, ids: Sequence[UUID], decision_id: UUID | None) -> Edit:
    """Let one decision recognise all of them (own cells of number, date and authority are cleared); None: none does.

    With a decision, *Đã công nhận* becomes yes.
    """

    def turned(state: InitiativeState) -> InitiativeState:
        record = replace(
            state.initiative,
            decision_id=decision_id,
            decision_number="",
            decision_date=None,
            recognised_by="",
            recognised=state.initiative.recognised if decision_id is None else True,
        )
        return replace(state, initiative=record)

    return _edit(workspace, ids, "Bỏ quyết định của {}" if decision_id is None else "Gắn quyết định cho {}", turned)


def set_category(
    workspace: OpenWorkspace, programme_id: str, ids: Sequence[UUID], category: AuthorCategory | None
) -> Edit:
    """Set *Đối tượng* of all of them."""
    return _edit(
        workspace, ids, "Đặt đối tượng cho {}", lambda state: with_part(state, programme_id, category=category)
    )


def set_block(workspace: OpenWorkspace, programme_id: str, ids: Sequence[UUID], block: Block | None) -> Edit:
    """Set *Khối* of all of them."""
    return _edit(workspace, ids, "Đặt khối cho {}", lambda state: with_part(state, programme_id, block=block))


def set_stage(workspace: OpenWorkspace, ids: Sequence[UUID], stage: Stage) -> Edit:
    """Set *Giai đoạn* of all of them."""
    label = f"Chuyển {{}} sang giai đoạn “{stage.label}”"
    return _edit(workspace, ids, label, lambda state: replace(state, initiative=replace(state.initiative, stage=stage)))


def set_withdrawn(workspace: OpenWorkspace, programme_id: str, ids: Sequence[UUID], *, withdrawn: bool) -> Edit:
    """Take all of them out of a programme, or put them back."""
    label = "Đưa {} ra khỏi chương trình" if withdrawn else "Đưa {} trở lại chương trình"
    return _edit(workspace, ids, label, lambda state: with_part(state, programme_id, withdrawn=withdrawn))


def set_submitted(
    workspace: OpenWorkspace,
    programme_id: str,
    ids: Sequence[UUID],
    on: date | None,
    account: str | None = None,
    code: str | None = None,
) -> Edit:
    """Note that all of them were submitted to the portal on a day; None: that they weren't.

    Account and the portal's own code stay as they are where none is given, and go with the day.
    """
    given = {"portal_account": account, "portal_code": code} if on else {"portal_account": "", "portal_code": ""}
    values = {name: clean_line(value) for name, value in given.items() if value is not None}
    label = "Ghi đã nộp cổng cho {}" if on else "Bỏ ghi đã nộp cổng của {}"
    return _edit(workspace, ids, label, lambda state: with_part(state, programme_id, portal_on=on, **values))


def delete_initiatives(workspace: OpenWorkspace, ids: Sequence[UUID]) -> Edit:
    """Delete all of them; undone, they are there again with all that belonged to them. Many: after a backup."""
    if len(ids) >= _MANY:
        back_up_before(workspace, BackupReason.DELETION)
    return _edit(workspace, ids, "Xóa {}", lambda _state: None)


def waive(workspace: OpenWorkspace, programme_id: str, findings: Waived, reason: str) -> Edit:
    """Set warnings aside, all with the officer's one reason."""
    said, user, now = clean_text(reason), workspace.context.user, workspace.context.now()

    def turned(state: InitiativeState) -> InitiativeState:
        added = (
            (programme_id, Waiver(rule=rule, fingerprint=fingerprint, reason=said, user=user, at=now))
            for rule, fingerprint in dict.fromkeys(findings[state.id])
        )
        return replace(state, waivers=(*_others(state, programme_id, findings), *added))

    return _edit(workspace, tuple(findings), f"Bỏ qua {_warnings(findings)}điều cần xem của {{}}", turned)


def latest_reasons(workspace: OpenWorkspace, limit: int) -> tuple[str, ...]:
    """The reasons with which warnings were set aside last, the newest first, each once."""
    with workspace.store.read() as session:
        return session.waivers.latest_reasons(limit)


def take_back_waivers(workspace: OpenWorkspace, programme_id: str, findings: Waived) -> Edit:
    """Let warnings that were set aside count again."""
    return _edit(
        workspace,
        tuple(findings),
        f"Thôi bỏ qua {_warnings(findings)}điều đã bỏ qua của {{}}",
        lambda state: replace(state, waivers=_others(state, programme_id, findings)),
    )


def _warnings(findings: Waived) -> str:
    count = sum(map(len, findings.values()))
    return f"{count} " if count > 1 else ""


def _others(state: InitiativeState, programme_id: str, findings: Waived) -> tuple[tuple[str, Waiver], ...]:
    gone = {(programme_id, *one) for one in findings[state.id]}
    return tuple((where, item) for where, item in state.waivers if (where, item.rule, item.fingerprint) not in gone)


def _edit(workspace: OpenWorkspace, ids: Sequence[UUID], label: str, turned: Turn) -> Edit:
    """The edit that turns each state into another (None: deletes it); those that stay as they are are left out.

    `label` has a place for what it is done to. Ids that aren't there any more are passed over.
    """
    with workspace.store.read() as session:
        states = session.states.read(ids)
    named = (states[record_id] for record_id in dict.fromkeys(ids) if record_id in states)
    alterations = tuple(Alteration(state, after) for state in named if (after := turned(state)) != state)
    return Edit(label=label.format(_counted(alterations)), alterations=alterations)


def _counted(alterations: Sequence[Alteration]) -> str:
    match alterations:
        case [Alteration(before=InitiativeState() as state)]:
            return f"sáng kiến {state.initiative.code}"
        case _:
            return f"{len(alterations)} sáng kiến"
