"""Personal data: what is kept about a person, who saw or took data out, who might be deleted, what names them still."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from db.session import Session
from desktop_app.domain.backup import Backup
from desktop_app.domain.case import Case
from desktop_app.domain.context import VIETNAM
from desktop_app.domain.errors import InputError
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.kinds import PaperFormat
from desktop_app.domain.personal_data import (
    LISTS,
    LOGGED,
    BackupsKept,
    KeptAbout,
    KeptAuthorship,
    LogLine,
    NamingRevision,
    RetentionLine,
    StillHeld,
)
from desktop_app.domain.records import Event
from desktop_app.services.backups import all_backups
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.programmes import all_programmes, current_programme
from desktop_app.services.registers import MemberFilter, member_keys, member_rows
from desktop_app.services.second_place import second_place
from desktop_app.services.workspace import OpenWorkspace, own_unit
from desktop_app.system.files import make_folder, unused_name
from desktop_app.text.fold import ascii_name

LOG_LINES: Final = 2_000
_BATCH: Final = 2_000
_FORMATS: Final = (PaperFormat.DOCX, PaperFormat.PDF)
_NAME_LENGTH: Final = 60


def kept_about(workspace: OpenWorkspace, person_id: UUID) -> KeptAbout:
    """All that is kept about a person; `InputError` where they aren't there any more."""
    unit = own_unit(workspace)
    programme_id, backups = current_programme(workspace), backups_kept(workspace)
    with workspace.store.read() as session:
        person = session.people.by_id([person_id]).get(person_id)
        if person is None:
            raise InputError("person-unknown", "Người này không còn trong danh sách nên không lập được bản thông tin.")
        initiatives = session.initiatives.ids_naming(person_id)
        cases = (
            [case for some in session.cases(programme_id, unit, initiatives) for case in some] if initiatives else []
        )
        drafts = session.drafts.of_record(person_id)
        events = session.events.of_kinds(LOGGED, LOG_LINES)
    revisions = naming_revisions(workspace, [person_id])
    known = {person_id, *initiatives, *(item.submission_id for item in revisions)}
    mine = [event for event in events if event.record_id in known or event.kind in LISTS]
    return KeptAbout(
        unit=unit,
        person=person,
        on=workspace.context.today(),
        initiatives=tuple(_authorship(case, person_id) for case in cases),
        revisions=revisions,
        drafts=tuple(FIELD_LABELS.get(field, field) for field in drafts),
        backups=backups,
        log=log_lines(workspace, mine),
    )


def _authorship(case: Case, person_id: UUID) -> KeptAuthorship:
    mine = next(author for author in case.authors if author.person.id == person_id)
    return KeptAuthorship(
        code=case.initiative.code,
        title=case.initiative.title,
        share=mine.share,
        role=mine.role,
        put_forward=case.author is not None and case.author.person.id == person_id,
    )


def write_kept_about(workspace: OpenWorkspace, person_id: UUID, folder: Path) -> tuple[Path, ...]:
    """Write the paper Thông tin lưu giữ as DOCX and PDF into a folder, and keep that it was made.

    What lies there under its name stays. Raises what `kept_about` does, `WorkspaceError` for disk and folder.
    """
    from desktop_app.documents.kept_about import kept_about_paper
    from desktop_app.documents.write import write_document

    kept = kept_about(workspace, person_id)
    document = kept_about_paper(kept)
    stem = f"Thong-tin-luu-giu-{ascii_name(kept.person.full_name, _NAME_LENGTH)}"
    files = []
    with translated():
        make_folder(folder)
        for file_format in _FORMATS:
            file = folder / f"{stem}.{file_format}"
            file = unused_name(file) if file.exists() else file
            write_document(document, file_format, file)
            files.append(file)
    note_export(workspace, "person-told", person_id)
    return tuple(files)


def naming_revisions(workspace: OpenWorkspace, person_ids: Collection[UUID]) -> tuple[NamingRevision, ...]:
    """The revisions that name any of these people, in order of submission and number."""
    titles = {programme.id: programme.short_title for programme in all_programmes(workspace)}
    with workspace.store.read() as session:
        named = dict.fromkeys(place for person in person_ids for place in session.submissions.naming(person))
        return tuple(item for place in named if (item := _revision(session, titles, *place)) is not None)


def _revision(session: Session, titles: Mapping[str, str], submission_id: UUID, number: int) -> NamingRevision | None:
    entry, revision = session.submissions.entry(submission_id), session.submissions.revision(submission_id, number)
    if entry is None or revision is None:
        return None
    return NamingRevision(
        submission_id=submission_id,
        programme=titles.get(entry.programme_id, entry.programme_id),
        serial=entry.serial,
        number=number,
        made_on=revision.made_at.astimezone(VIETNAM).date(),
    )


def backups_kept(workspace: OpenWorkspace) -> BackupsKept:
    """The backups there are: each may hold whoever is deleted now."""
    found: Sequence[Backup] = all_backups(workspace)
    days = [backup.day for backup in found]
    return BackupsKept(
        count=len(found),
        first=min(days, default=None),
        last=max(days, default=None),
        elsewhere=second_place(workspace) is not None,
    )


def still_held(workspace: OpenWorkspace, person_ids: Collection[UUID]) -> StillHeld:
    """What will hold these people even after they are deleted, or holds them now that they were."""
    return StillHeld(revisions=naming_revisions(workspace, person_ids), backups=backups_kept(workspace))


def personal_log(workspace: OpenWorkspace, limit: int = LOG_LINES) -> tuple[LogLine, ...]:
    """Who showed or took out personal data, the newest first."""
    with workspace.store.read() as session:
        events = session.events.of_kinds(LOGGED, limit)
    return log_lines(workspace, events)


def log_lines(workspace: OpenWorkspace, events: Sequence[Event]) -> tuple[LogLine, ...]:
    """Events as they are read, with the names that the registers have now for what they are about."""
    ids = {event.record_id for event in events if event.record_id is not None}
    with workspace.store.read() as session:
        names = {person.id: person.full_name for person in session.people.by_id(ids).values()}
        names |= {found: f"Sáng kiến {code}" for found, code in session.initiatives.codes_by_id(ids).items()}
        for entry in session.submissions.entries():
            names[entry.id] = f"Hồ sơ đợt {entry.serial}"
    return tuple(_line(event, names) for event in events)


def _line(event: Event, names: Mapping[UUID, str]) -> LogLine:
    about = "" if event.record_id is None else names.get(event.record_id, "đã xóa")
    return LogLine(
        sequence=event.sequence, at=event.at, user=event.user, kind=event.kind, about=about, detail=event.detail
    )


def retention_list(workspace: OpenWorkspace) -> tuple[RetentionLine, ...]:
    """Who is no member (any more), in the order of names, with what holds them."""
    return tuple(_retained(workspace))


def _retained(workspace: OpenWorkspace) -> Iterator[RetentionLine]:
    keys = member_keys(workspace, MemberFilter(members=False))
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        rows = member_rows(workspace, batch)
        with workspace.store.read() as session:
            for key in batch:
                if (row := rows.get(key)) is not None:
                    yield RetentionLine(
                        id=row.id,
                        name=row.name,
                        birth=row.birth,
                        workplace=row.workplace,
                        initiatives=row.initiatives,
                        revisions=len(session.submissions.naming(row.id)),
                    )
