"""Applying an edit: every record compared with what it was, then all of them written, in the caller's transaction."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, select

from db.decisions import Decisions
from db.engine import among
from db.people import People
from db.rows import fetch, free_codes, keys_of
from db.sendings import Sendings
from db.states import Changes, States
from db.submissions import Submissions
from db.tables import authorship, decision, initiative, participation, person, put_forward, unit
from db.units import Units
from desktop_app.domain.edit import Edit, InitiativeState, Record, settled
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Decision
from desktop_app.domain.person import Person
from desktop_app.domain.rebase import rebased
from desktop_app.domain.records import ClashError
from desktop_app.domain.sending import Sending
from desktop_app.domain.submission import RevisionMarks
from desktop_app.domain.unit import Unit
from desktop_app.text.fold import fold

T = TypeVar("T", InitiativeState, Person, Decision, Unit, Sending, RevisionMarks)
Pair = tuple[T | None, T | None]

_KEPT: Final = "nên chưa lưu thay đổi của bạn; dữ liệu đang có được giữ nguyên."
_NAMED: Final = 3


def apply_edit(connection: Connection, edit: Edit) -> None:
    """Write an edit whole.

    Raises:
        ClashError: a record isn't as the edit says it was.
        InputError: a code is taken, or a record is named that isn't there, or goes while others name it (`clash`).
    """
    merged = _merged(edit)
    units = _of(merged, Unit)
    people = _of(merged, Person)
    decisions = _of(merged, Decision)
    initiatives = _of(merged, InitiativeState)
    _write_sendings(Sendings(connection), _of(merged, Sending))
    _write_marks(Submissions(connection), _of(merged, RevisionMarks))
    units, people, decisions, initiatives = _compared(connection, units, people, decisions, initiatives)
    _write_units(Units(connection), units)
    Decisions(connection).save_all([after for _, after in decisions if after is not None])
    _write_people(connection, people)
    _write_initiatives(connection, initiatives)
    _delete_people(connection, people)
    _delete_decisions(connection, decisions)
    _delete_units(connection, units)


def _merged(edit: Edit) -> dict[UUID, tuple[Record | None, Record | None]]:
    """Return what each record was first and will be last."""
    found: dict[UUID, tuple[Record | None, Record | None]] = {}
    for item in edit.alterations:
        before, after = (None if record is None else settled(record) for record in (item.before, item.after))
        first, last = found.get(item.record_id, (before, before))
        if last != before:
            raise _clash(before or after, after, last)
        found[item.record_id] = first, after
    return found


def _of(merged: Mapping[UUID, tuple[Record | None, Record | None]], kind: type[T]) -> list[Pair[T]]:
    return [
        (before, after)  # type: ignore[misc]  # both are of the kind that was asked for
        for before, after in merged.values()
        if isinstance(before or after, kind) and before != after
    ]


def _compared(
    connection: Connection,
    units: list[Pair[Unit]],
    people: list[Pair[Person]],
    decisions: list[Pair[Decision]],
    initiatives: list[Pair[InitiativeState]],
) -> tuple[list[Pair[Unit]], list[Pair[Person]], list[Pair[Decision]], list[Pair[InitiativeState]]]:
    """Return the pairs as the records are now; `ClashError` for the first that changed in what the edit changes."""
    repository = Units(connection)
    there = {record_id: repository.unit_on(record_id) for record_id in _ids(units)}
    return (
        _rebased(units, {record_id: record for record_id, record in there.items() if record is not None}),
        _rebased(people, People(connection).by_id(_ids(people))),
        _rebased(decisions, Decisions(connection).by_id(_ids(decisions))),
        _rebased(initiatives, States(connection).read(_ids(initiatives))),
    )


def _ids(pairs: Iterable[Pair[T]]) -> list[UUID]:
    return [record.id for pair in pairs if (record := pair[0] or pair[1]) is not None]


def _rebased(pairs: Iterable[Pair[T]], there: Mapping[UUID, T]) -> list[Pair[T]]:
    found: list[Pair[T]] = []
    for before, after in pairs:
        record = before or after
        stored = there.get(record.id) if record is not None else None
        current: T | None = None if stored is None else settled(stored)  # type: ignore[assignment]  # of its own kind
        if before == current:
            found.append((before, after))
            continue
        merged = None if before is None or after is None or current is None else rebased(before, after, current)
        if merged is None:
            raise _clash(record, after, stored)
        found.append((current, merged))
    return found


def _clash(record: Record | None, mine: Record | None, theirs: Record | None) -> ClashError:
    happened = "vừa bị xóa" if theirs is None else "vừa được thay đổi"
    return ClashError(
        f"{_called(record)} {happened} ở nơi khác {_KEPT} Hãy xem cả hai bản rồi chọn bản cần giữ.", mine, theirs
    )


def _called(record: Record | None) -> str:
    match record:
        case InitiativeState():
            return f"Sáng kiến {record.initiative.code}"
        case Person():
            return f"Người “{record.full_name}”"
        case Decision():
            return f"Quyết định số {record.number}"
        case Sending():
            return "Dòng trong sổ theo dõi gửi hồ sơ"
        case RevisionMarks():
            return "Thông tin ghi sau khi ký của hồ sơ"
        case _:
            return "Thông tin đơn vị"


def _write_units(repository: Units, pairs: Iterable[Pair[Unit]]) -> None:
    for before, after in pairs:
        if after is None:
            continue
        if before is None:
            repository.save(after, own=repository.own() is None)
        else:
            repository.correct(before, after)


def _write_sendings(repository: Sendings, pairs: list[Pair[Sending]]) -> None:
    pairs = _rebased(pairs, repository.by_id(_ids(pairs)))
    try:
        repository.save_all([after for _, after in pairs if after is not None])
    except KeyError as error:
        raise InputError("clash", f"Lần lập hồ sơ này không còn trong dữ liệu {_KEPT}") from error
    repository.delete_all([before.id for before, after in pairs if before is not None and after is None])


def _write_marks(repository: Submissions, pairs: list[Pair[RevisionMarks]]) -> None:
    there = {before.id: repository.marks(before.id, before.revision) for before, _ in pairs if before is not None}
    for _, after in _rebased(pairs, {key: marks for key, marks in there.items() if marks is not None}):
        if after is not None:
            repository.set_marks(after.id, after.revision, after.marks)


def _write_people(connection: Connection, pairs: list[Pair[Person]]) -> None:
    written = [after for _, after in pairs if after is not None]
    repository = People(connection)
    moved = [(before, after) for before, after in pairs if before is not None and after is not None]
    going = [
        before.id for before, after in pairs if before is not None and (after is None or after.code != before.code)
    ]
    free_codes(connection, person, going)
    _refuse_taken(connection, person, {item.id: (item.unit_id, item.code) for item in written if item.code})
    if moved:
        repository.update_all([after for _, after in moved])
    repository.insert_all([after for before, after in pairs if before is None and after is not None])


def _write_initiatives(connection: Connection, pairs: list[Pair[InitiativeState]]) -> None:
    repository = States(connection)
    repository.delete([before.id for before, after in pairs if before is not None and after is None])
    changes: Changes = [(before, after) for before, after in pairs if after is not None]
    written = [after for _, after in changes]
    codes = {item.id: (item.initiative.unit_id, item.initiative.code) for item in written}
    _refuse_taken(connection, initiative, codes)
    _refuse_unknown(connection, written)
    repository.write(changes)


def _refuse_taken(connection: Connection, table: Table, codes: Mapping[UUID, tuple[UUID, str]]) -> None:
    """Raise `InputError` where a code would be borne by two records of a union."""
    wanted: dict[tuple[UUID, str], str] = {}
    for unit_id, code in codes.values():
        if (unit_id, fold(code)) in wanted:
            raise _taken(code)
        wanted[unit_id, fold(code)] = code
    statement = (
        select(table.c.uuid, unit.c.uuid.label("unit"), table.c.code_key)
        .join(unit, unit.c.id == table.c.unit_id)
        .where(among(table.c.code_key, {key for _, key in wanted}))
    )
    for record_id, unit_id, key in fetch(connection, statement):
        if record_id not in codes and (unit_id, key) in wanted:
            raise _taken(wanted[unit_id, key])


def _taken(code: str) -> InputError:
    return InputError("clash", f"Mã “{code}” đã dùng cho bản ghi khác {_KEPT} Hãy chọn mã khác rồi lưu lại.")


def _refuse_unknown(connection: Connection, states: Collection[InitiativeState]) -> None:
    """Raise `InputError` where states name people or a decision that aren't there."""
    people = {person_id for state in states for person_id in state.people}
    named = {state.initiative.decision_id for state in states if state.initiative.decision_id is not None}
    for table, ids, what in ((person, people, "Tác giả"), (decision, named, "Quyết định")):
        missing = ids - keys_of(connection, table, ids).keys()
        if missing:
            raise InputError("clash", f"{what} được ghi ở đây không còn trong dữ liệu {_KEPT} Hãy chọn lại rồi lưu.")


def _delete_people(connection: Connection, pairs: list[Pair[Person]]) -> None:
    going = {before.id: before for before, after in pairs if before is not None and after is None}
    if not going:
        return
    keys = keys_of(connection, person, going).values()
    written = select(initiative.c.code).join(authorship, authorship.c.initiative_id == initiative.c.id)
    forward = (
        select(initiative.c.code)
        .join(participation, participation.c.initiative_id == initiative.c.id)
        .join(put_forward, put_forward.c.participation_id == participation.c.id)
    )
    _refuse_named(connection, "Người này", written.where(among(authorship.c.person_id, keys)))
    _refuse_named(connection, "Người này", forward.where(among(put_forward.c.person_id, keys)))
    People(connection).delete_all(list(going))


def _delete_decisions(connection: Connection, pairs: list[Pair[Decision]]) -> None:
    going = {before.id: before for before, after in pairs if before is not None and after is None}
    if not going:
        return
    keys = keys_of(connection, decision, going).values()
    led = select(initiative.c.code).where(among(initiative.c.decision_id, keys))
    _refuse_named(connection, "Quyết định này", led)
    Decisions(connection).delete_all(list(going))


def _delete_units(connection: Connection, pairs: list[Pair[Unit]]) -> None:
    for before, after in pairs:
        if before is None or after is not None:
            continue
        for table in (initiative, person, decision):
            held = select(table.c.id).join(unit, unit.c.id == table.c.unit_id).where(unit.c.uuid == before.id).limit(1)
            if connection.scalar(held) is not None:
                raise InputError("clash", f"Đơn vị đã có dữ liệu {_KEPT} Hãy xóa dữ liệu của đơn vị trước.")
        Units(connection).delete(before.id)


def _refuse_named(connection: Connection, what: str, statement: Any) -> None:
    codes = list(connection.scalars(statement.order_by(initiative.c.code_order).limit(_NAMED + 1)).all())
    if codes:
        listed = ", ".join(codes[:_NAMED]) + (", …" if len(codes) > _NAMED else "")
        raise InputError("clash", f"{what} còn được ghi ở sáng kiến {listed} {_KEPT} Hãy bỏ ở các sáng kiến đó trước.")
