"""Name the stored files in a workbook, so that each of them has a path of its own there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.plan import Register
from desktop_app.text.fold import ascii_name


@dataclass(frozen=True, slots=True)
class FileNames:
    """The paths of stored files in a workbook: by initiative in the order of its attachments, and by decision."""

    of_initiative: Mapping[UUID, tuple[str, ...]]
    of_decision: Mapping[UUID, str]


def file_names(register: Register) -> FileNames:
    """Return a path for each file of a register: its name, or folder/name where other files bear that name too.

    The folder is called after the code of the initiative or the number of the decision. Windows doesn't tell
    capitals apart, so that names don't differ by them either.
    """
    contents: defaultdict[str, set[str | None]] = defaultdict(set)
    for _, _, file in _files(register):
        contents[file.name.casefold()].add(file.sha256)
    taken: dict[str, str | None] = {}
    paths: defaultdict[UUID, list[str]] = defaultdict(list)
    for owner, folder, file in _files(register):
        several = len(contents[file.name.casefold()]) > 1
        paths[owner].append(_free_path(folder, file, taken) if several else file.name)
    return FileNames(
        of_initiative={owner: tuple(names) for owner, names in paths.items()},
        of_decision={decision.id: paths[decision.id][0] for decision in register.decisions if decision.scan},
    )


def _files(register: Register) -> Iterator[tuple[UUID, str, StoredFile]]:
    """Yield each file with the id and the folder of what it belongs to."""
    for record in register.initiatives:
        for item in register.attachments.get(record.initiative.id, ()):
            yield record.initiative.id, record.initiative.code, item.file
    for decision in register.decisions:
        if decision.scan is not None:
            yield decision.id, decision.number, decision.scan


def _free_path(owner: str, file: StoredFile, taken: dict[str, str | None]) -> str:
    """Return a path that no other content has, and remember it."""
    folder = ascii_name(owner)
    path, number = f"{folder}/{file.name}", 2
    while taken.setdefault(path.casefold(), file.sha256) != file.sha256:
        path = f"{folder}-{number}/{file.name}"
        number += 1
    return path
