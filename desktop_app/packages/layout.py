"""What lies where in a package: names that are ASCII, safe on Windows, and at most 120 characters long."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from desktop_app.domain.case import Case
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType, Paper
from desktop_app.domain.papers import FILE_STEMS
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.text.fold import ascii_name

DATA: Final = "data/"
NAMELESS: Final = "(chưa ghi tên đơn vị)"
FACTS: Final = "ho-so.json"
MARKS: Final = "van-ban.json"
README: Final = "DOC-TRUOC.txt"
PAPERS_FOLDER: Final = "van-ban/"
PROPOSAL: Final = PAPERS_FOLDER + FILE_STEMS[Paper.PROPOSAL]
SUMMARY: Final = PAPERS_FOLDER + FILE_STEMS[Paper.SUMMARY_TABLE]
CONTENTS: Final = PAPERS_FOLDER + FILE_STEMS[Paper.CONTENTS]
REQUIRED_PAPERS: Final = (PROPOSAL, SUMMARY, CONTENTS)
SIGNED_FOLDER: Final = "da-ky/"
DECISIONS_FOLDER: Final = "quyet-dinh/"
PORTAL_FOLDER: Final = "cong-truc-tuyen/"
ATTACHMENTS_FOLDER: Final = "dinh-kem/"

_FOLDER_LIMIT: Final = 56
_UNIT_LEAST: Final = 12
_SHORT_FORMS: Final = (
    ("công đoàn cơ sở", "CĐCS"),
    ("công đoàn viên chức", "CĐVC"),
    ("liên đoàn lao động", "LĐLĐ"),
    ("trung học cơ sở", "THCS"),
    ("trung học phổ thông", "THPT"),
    ("ủy ban nhân dân|uỷ ban nhân dân", "UBND"),
)
"""What offices abbreviate themselves, so that the telling end of a name has room."""
_CODE_LIMIT: Final = 24
PROOFS: Final = (AttachmentKind.DECISION, AttachmentKind.CERTIFICATE)
_SUFFIXES: Final = {
    FileType.PDF: "pdf",
    FileType.PNG: "png",
    FileType.JPEG: "jpg",
    FileType.TIFF: "tif",
    FileType.BMP: "bmp",
    FileType.GIF: "gif",
    FileType.WEBP: "webp",
    FileType.DOC: "doc",
    FileType.DOCX: "docx",
}
_PLAIN_SUFFIX: Final = re.compile(r"\.([0-9a-z]{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A stored file with its place inside `data/`; `title` and `reference` are for the Mục lục."""

    path: str
    file: StoredFile
    title: str
    reference: str = ""


def package_name(dossier: Dossier) -> str:
    """Return the name of a package's folder, and of its file without `.zip`.

    Raises `InputError` (`name-too-long`) when the programme's id leaves no room for the unit.
    """
    tail = f"_{ascii_name(dossier.programme.id)}_dot-{dossier.serial:02d}_r{dossier.revision}"
    room = _FOLDER_LIMIT - len(tail)
    if room < _UNIT_LEAST:
        raise InputError(
            "name-too-long",
            f"Mã chương trình “{dossier.programme.id}” quá dài để đặt tên gói. Hãy dùng mã chương trình ngắn hơn.",
        )
    name = dossier.unit.name
    for long, short in _SHORT_FORMS:
        name = re.sub(long, short, name, flags=re.IGNORECASE)
    return ascii_name(name, room).strip("_") + tail


def initiative_folder(number: int, code: str) -> str:
    """Return the name of an initiative's folder: its running number from 1 and its folded code."""
    return f"{number:04d}-{ascii_name(code, _CODE_LIMIT)}"


def portal_path(number: int, code: str) -> str:
    """Return where the fields for the portal lie."""
    return f"{PORTAL_FOLDER}{initiative_folder(number, code)}.txt"


def suffix(file: StoredFile) -> str:
    """Return a file's extension by its content, else its own where that is plain, else `bin`."""
    known = _SUFFIXES.get(file.file_type)
    if known is not None:
        return known
    own = _PLAIN_SUFFIX.fullmatch(PurePosixPath(file.name).suffix.lower())
    return own.group(1) if own else "bin"


def placed_decisions(dossier: Dossier) -> list[Placed]:
    """Return the decisions and certificates that are there, each file once, in order of first appearance."""
    found: dict[str, Placed] = {}
    for item in dossier.cases:
        for file, title, reference in (*_shared_scan(item.case), *_own_proofs(item.case)):
            if file.sha256 is not None and file.sha256 not in found:
                path = f"{DECISIONS_FOLDER}{len(found) + 1:02d}.{suffix(file)}"
                found[file.sha256] = Placed(path=path, file=file, title=title, reference=reference)
    return list(found.values())


def _shared_scan(case: Case) -> Iterator[tuple[StoredFile, str, str]]:
    decision = case.decision
    if decision is None or decision.scan is None:
        return
    kind = AttachmentKind.CERTIFICATE if decision.is_certificate else AttachmentKind.DECISION
    title = f"{kind.label} của {decision.authority}" if decision.authority else kind.label
    day = f" ngày {decision.decided_on:%d/%m/%Y}" if decision.decided_on else ""
    yield decision.scan, title, f"{decision.number}{day}"


def _own_proofs(case: Case) -> Iterator[tuple[StoredFile, str, str]]:
    for attachment in case.attachments:
        if attachment.kind in PROOFS:
            yield attachment.file, f"{attachment.kind.label} – {case.initiative.code}", ""


def placed_attachments(dossier: Dossier) -> list[Placed]:
    """Return the attachments that are there, decisions apart, by initiative and in their order."""
    found = []
    for number, item in enumerate(dossier.cases, start=1):
        folder = ATTACHMENTS_FOLDER + initiative_folder(number, item.case.initiative.code)
        others = [part for part in item.case.attachments if part.kind not in PROOFS]
        for place, attachment in enumerate(others, start=1):
            if attachment.file.sha256 is None:
                continue
            label = attachment.kind.label if attachment.kind else "Tài liệu"
            path = f"{folder}/{place:02d}-{ascii_name(label)}.{suffix(attachment.file)}"
            title = f"{label} – {item.case.initiative.code}: {attachment.file.name}"
            found.append(Placed(path=path, file=attachment.file, title=title))
    return found


def absent_files(dossier: Dossier) -> list[tuple[str, str]]:
    """Return code of the initiative and name of each file that is named and isn't there."""
    absent: dict[tuple[str, str], None] = {}
    for item in dossier.cases:
        scan = item.case.decision.scan if item.case.decision is not None else None
        files: Iterable[StoredFile | None] = (scan, *(part.file for part in item.case.attachments))
        for file in files:
            if file is not None and file.sha256 is None:
                absent[item.case.initiative.code, file.name] = None
    return list(absent)


def placed_scan(marks: Marks) -> Placed | None:
    """Return the scan of the signed and sealed paper with its place, None where there is none yet."""
    scan = marks.signed_scan
    if scan is None or scan.sha256 is None:
        return None
    return Placed(
        path=f"{SIGNED_FOLDER}{FILE_STEMS[Paper.PROPOSAL]}.{suffix(scan)}", file=scan, title="Tờ trình đã ký, đóng dấu"
    )
