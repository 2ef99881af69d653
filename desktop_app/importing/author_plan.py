"""Plan the authors of an initiative: find each person, and take the list whole or not at all."""

from collections.abc import Container, Sequence
from uuid import UUID

from desktop_app.domain.initiative import Authorship
from desktop_app.domain.person import Person
from desktop_app.importing.clashes import mark_clash
from desktop_app.importing.people_meet import key_of_name
from desktop_app.importing.people_plan import Directory
from desktop_app.importing.records import Row, Table
from desktop_app.text.fold import fold

WHOLE_SHARE = 10_000
"""100 %, in hundredths of a per cent."""


def plan_authors(
    table: Table, rows: Sequence[Row], directory: Directory, before: Sequence[Authorship]
) -> tuple[Authorship, ...] | None:
    """Return the authors as an initiative's rows have them, in their order; None where a row is in error."""
    earlier = {authorship.person_id: authorship for authorship in before}
    people = [_find_person(table, row, directory, earlier) for row in rows]
    by_person: dict[UUID, list[Row]] = {}
    for row, person in zip(rows, people, strict=True):
        if person is not None:
            by_person.setdefault(person.id, []).append(row)
    for same in by_person.values():
        mark_clash(table, "author", "tác giả của cùng sáng kiến", same)
    if any(row.errors for row in rows):
        return None
    found = [person.id for person in people if person is not None]
    return tuple(
        _authorship(row, person, earlier.get(person), sole=len(found) == 1)
        for row, person in zip(rows, found, strict=True)
    )


def _find_person(table: Table, row: Row, directory: Directory, earlier: Container[UUID]) -> Person | None:
    """Return the person that a row was made with, or that it names by code, or by a name that one person alone bears.

    Of namesakes the one meant is who is an author of the initiative already.
    """
    written = row.text("author")
    if row.person in directory.by_row:
        return directory.by_row[row.person]
    if not written:
        return None
    if person := directory.by_code.get(fold(written)):
        return person
    namesakes = directory.by_name.get(key_of_name(written), [])
    authors = [person for person in namesakes if person.id in earlier]
    if len(namesakes) == 1 or len(authors) == 1:
        return (authors or namesakes)[0]
    if namesakes:
        codes = ", ".join(person.code for person in namesakes[:5] if person.code)
        advice = (
            f"hãy ghi mã đoàn viên ({codes}) thay cho họ tên."
            if codes
            else "hãy đặt mã cho từng người ở sheet “Đoàn viên” rồi ghi mã đó."
        )
        message = f"Có {len(namesakes)} người tên “{written}”: {advice}"
    elif directory.rejected_names & {fold(written), key_of_name(written)}:
        message = f"“{written}” có ở sheet “Đoàn viên” nhưng dòng đó bị trả lại: hãy sửa dòng đó rồi nhập lại."
    else:
        message = (
            f"Không tìm thấy “{written}” trong danh sách đoàn viên: hãy thêm người này, hoặc sửa lại mã hay họ tên."
        )
    table.error(row, "author", message)
    return None


def _authorship(row: Row, person: UUID, before: Authorship | None, *, sole: bool) -> Authorship:
    """Return an authorship; a column that is absent leaves what was there, and a sole author has 100 %."""
    share = row.values.get("share", before.share if before else None)
    role = row.values.get("role", before.role if before else None)
    return Authorship(person_id=person, share=WHOLE_SHARE if share is None and sole else share, role=role)


def put_forward(
    rows: Sequence[Row], authors: Sequence[Authorship], before: tuple[UUID, ...], *, stated: bool
) -> tuple[UUID, ...]:
    """Return who is put forward: as the rows state, or as before among the authors there still are."""
    present = {authorship.person_id for authorship in authors}
    if not stated:
        return tuple(person for person in before if person in present)
    chosen = tuple(
        authorship.person_id for row, authorship in zip(rows, authors, strict=True) if row.values.get("put_forward")
    )
    return before if set(chosen) == set(before) else chosen
