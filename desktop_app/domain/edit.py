"""Changes of records as values: what a record was and what it will be, applied whole and undone by turning round."""

from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.fields import AUTHOR_FIELDS
from desktop_app.domain.finding import Waiver
from desktop_app.domain.initiative import Attachment, Authorship, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import Channel
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.person import Person
from desktop_app.domain.sending import Sending
from desktop_app.domain.submission import RevisionMarks
from desktop_app.domain.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeState:
    """All that the register holds of one initiative, its parts in programmes and what was waived there included.

    `participations` are by programme id, in its order, "" for what was stated for none in particular; one that states
    nothing is left out. `waivers` are by programme id likewise.
    """

    initiative: Initiative
    authors: tuple[Authorship, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    participations: tuple[tuple[str, Participation], ...] = ()
    waivers: tuple[tuple[str, Waiver], ...] = ()

    @property
    def id(self) -> UUID:
        """The initiative's id."""
        return self.initiative.id

    @property
    def people(self) -> frozenset[UUID]:
        """The people it names, as authors or put forward."""
        forward = (person_id for _, part in self.participations for person_id in part.put_forward)
        return frozenset((*(item.person_id for item in self.authors), *forward))

    def own_part(self, programme_id: str) -> Participation:
        """What is stated for this programme itself."""
        return dict(self.participations).get(programme_id, NOTHING_STATED)

    def part(self, programme_id: str) -> Participation:
        """What holds in a programme: its own statements over those for none in particular."""
        return self.own_part(programme_id).over(self.own_part(""))


Record = InitiativeState | Person | Decision | Unit | Sending | RevisionMarks


@dataclass(frozen=True, slots=True)
class Alteration:
    """One record as it was and as it will be; None where it isn't there."""

    before: Record | None
    after: Record | None

    @property
    def record_id(self) -> UUID:
        """The id of the record."""
        record = self.after or self.before
        if record is None:
            raise ValueError("an alteration of nothing")
        return record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Alterations made at once, with what the officer did in words (*Sửa “Tên sáng kiến” của SK001*)."""

    label: str
    alterations: tuple[Alteration, ...]

    def reversed(self) -> "Edit":
        """The edit that undoes this one."""
        turned = tuple(Alteration(item.after, item.before) for item in reversed(self.alterations))
        return Edit(label=self.label, alterations=turned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What has just been written: ids of records, or `everything` (an import, another programme).

    `submissions` are those whose revisions, marks or sendings changed.
    """

    initiatives: frozenset[UUID] = frozenset()
    people: frozenset[UUID] = frozenset()
    decisions: frozenset[UUID] = frozenset()
    submissions: frozenset[UUID] = frozenset()
    unit: bool = False
    everything: bool = False


def changed_by(edit: Edit) -> Changed:
    """What an edit writes."""
    records = [item.after or item.before for item in edit.alterations]
    return Changed(
        initiatives=frozenset(item.id for item in records if isinstance(item, InitiativeState)),
        people=frozenset(item.id for item in records if isinstance(item, Person)),
        decisions=frozenset(item.id for item in records if isinstance(item, Decision)),
        submissions=frozenset(
            item.submission_id if isinstance(item, Sending) else item.id
            for item in records
            if isinstance(item, Sending | RevisionMarks)
        ),
        unit=any(isinstance(item, Unit) for item in records),
    )


def settled(record: Record) -> Record:
    """The record as it comes back once it was written: parts in order, none that states nothing, files numbered."""
    if isinstance(record, Decision):
        return replace(record, scan=record.scan and _settled_file(record.scan))
    if isinstance(record, RevisionMarks):
        channels = tuple(channel for channel in Channel if channel in record.marks.channels)
        return replace(record, marks=replace(record.marks, channels=channels))
    if not isinstance(record, InitiativeState):
        return record
    parts = {programme_id: part for programme_id, part in record.participations if part != NOTHING_STATED}
    waivers = {(where, item.rule, item.fingerprint): item for where, item in record.waivers}
    in_order = sorted(waivers.items(), key=lambda pair: (pair[0][0], pair[1].at, *pair[0][1:]))
    return replace(
        record,
        attachments=tuple(
            replace(item, order=place, file=_settled_file(item.file))
            for place, item in enumerate(record.attachments, 1)
        ),
        participations=tuple(sorted(parts.items())),
        waivers=tuple((key[0], item) for key, item in in_order),
    )


def _settled_file(file: StoredFile) -> StoredFile:
    return file if file.sha256 is not None else StoredFile(name=file.name)


_DRAFT_NAMES: Final = {"code": ("code", "member_code"), "name": ("name", "unit_name")}
_OF_AUTHORS: Final = ("authors", *AUTHOR_FIELDS)
_OF_FILES: Final = ("attachments", "attachment", "attachment_kind")


def fields_written(alteration: Alteration) -> frozenset[str] | None:
    """The ids of the fields in which a record changes, so that their drafts are done with; None: all of them."""
    before, after = alteration.before, alteration.after
    if after is None:
        return None
    if isinstance(after, RevisionMarks):
        return frozenset(_differing(before.marks if isinstance(before, RevisionMarks) else None, after.marks))
    if not isinstance(after, InitiativeState):
        return frozenset(_named(_differing(before, after)))
    old = before if isinstance(before, InitiativeState) else None
    names = set(_named(_differing(old and old.initiative, after.initiative)))
    was, becomes = dict(old.participations if old else ()), dict(after.participations)
    for programme_id in was.keys() | becomes.keys():
        part = becomes.get(programme_id, NOTHING_STATED)
        names.update(_differing(was.get(programme_id, NOTHING_STATED), part))
    names.update(_OF_AUTHORS if after.authors != (old.authors if old else ()) else ())
    names.update(_OF_FILES if after.attachments != (old.attachments if old else ()) else ())
    return frozenset(names)


def _differing(before: Any, after: Any) -> list[str]:
    """The fields that differ, or without a value before those that aren't at their defaults."""
    return [
        item.name
        for item in fields(after)
        if getattr(after, item.name) != (getattr(before, item.name) if before else _default(item.default))
    ]


def _default(value: Any) -> Any:
    return "" if value is MISSING else value


def _named(names: list[str]) -> list[str]:
    return [name for field in names for name in _DRAFT_NAMES.get(field, (field,))]
