"""Where files from outside are taken in: for each format sound files to begin with, and what the program does with one.

What runs in a child process there runs in this one here: the harness itself holds it to a child's limits, and a process
for each of 50,000 files would take hours.
"""

import io
import json
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest import mock

import docx
from PIL import Image

from db.attachments import type_of
from db.backup_folder import SEAL, sealed
from desktop_app.documents.bound import Order
from desktop_app.documents.bound_sources import Piece
from desktop_app.documents.pages import count_pages
from desktop_app.documents.preview import PdfPages
from desktop_app.documents.wording import default_wording
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.kinds import Paper
from desktop_app.domain.package import PackageReport
from desktop_app.domain.progress import silent
from desktop_app.packages.facts import thaw
from desktop_app.packages.verify import verify
from desktop_app.programmes.library import BUILT_IN_IDS
from desktop_app.programmes.load import load
from desktop_app.services import binding, papers, preview
from desktop_app.services.backups import back_up
from desktop_app.services.editing import text_of_document
from desktop_app.services.exporting import export_package
from desktop_app.services.faults import translated
from desktop_app.services.intake import Intake
from desktop_app.services.list_intake import read_any
from desktop_app.services.mapping_files import read_mapping, write_mapping
from desktop_app.services.submissions import SubmissionOrder, new_submission
from desktop_app.services.wording import check_wording
from desktop_app.services.workspace import open_workspace
from desktop_app.system import child
from desktop_app.system.errors import ChildFailed
from desktop_app.system.files import read_bytes
from desktop_app.system.resources import read_text_resource
from desktop_app.system.settings import Settings
from tests.cli.office import PROGRAMME, sheets
from tests.documents.test_bound import picture, scan
from tests.importing.books import book_bytes
from tests.importing.office_list import list_bytes, office_rows
from tests.packages.bad import FACTS, MARKS, Bag
from tests.services import union
from tests.torture.judging import is_sentence
from tests.torture.operations import Clock

_LIMIT: Final = 64 << 20
_MOST_PAGES: Final = 2
_SCALE: Final = 1.5


class UnsaidError(Exception):
    """What a boundary answered and isn't a sentence for a person, or isn't what it should have made."""


@dataclass(frozen=True)
class Boundary:
    """One way in: the kind that `mutating` changes, the ending of the files, sound ones, and what takes one in."""

    kind: str
    suffix: str
    sound: Sequence[bytes]
    take: Callable[[Path], None]


@cache
def boundaries() -> dict[str, Boundary]:
    """Return every way in by name, with sound files made anew; takes about two seconds."""
    package, seal = _package_and_seal()
    bag = Bag.of(package)
    programme = read_text_resource("programmes", f"{PROGRAMME}.toml").encode()
    lists = list_bytes(office_rows())
    wording = tuple(default_wording(Paper.PROPOSAL, name).encode() for name in BUILT_IN_IDS)
    return {
        "xlsx": Boundary("zip", ".xlsx", (book_bytes(sheets()), lists), _workbook),
        "docx": Boundary("zip", ".docx", (_document(),), _word),
        "jpg": Boundary("picture", ".jpg", (picture(orientation=6), picture(mode="L"), picture(mode="CMYK")), _scan),
        "png": Boundary("picture", ".png", tuple(picture("PNG", mode=mode) for mode in ("RGBA", "P", "1")), _scan),
        "scans": Boundary("picture", ".tif", tuple(picture(kind) for kind in ("TIFF", "GIF", "BMP", "WEBP")), _scan),
        "pdf": Boundary("pdf", ".pdf", _pdfs(), _scan),
        "zip": Boundary("zip", ".zip", (package,), _package),
        "facts": Boundary("json", ".json", (bag.files[FACTS],), partial(_facts, package)),
        "marks": Boundary("json", ".json", (bag.files[MARKS],), partial(_marks, package)),
        "settings": Boundary("json", ".json", (json.dumps({"width": 900, "last": "D:/hồ sơ"}).encode(),), _settings),
        "seal": Boundary("json", SEAL, (seal,), _seal),
        "programme": Boundary("text", ".hsct", (programme,), _programme),
        "mapping": Boundary("text", ".toml", (_mapping(lists),), _mapping_file),
        "wording": Boundary("text", ".txt", wording, _wording),
    }


@contextmanager
def without_children() -> Iterator[None]:
    """Do here what the program does in a child process."""
    with ExitStack() as stack:
        for module in (child, binding, preview, papers):
            stack.enter_context(mock.patch.object(module, "run_limited", _here))
        yield


def _here(function: Callable[..., Any], *args: object, progress: Any = None, **_limits: object) -> Any:
    """Stand in for `run_limited`: what goes to a child and comes back is pickled all the same."""
    more = {} if progress is None else {"progress": progress}
    try:
        return pickle.loads(pickle.dumps(function(*args, **more)))
    except MemoryError as error:
        raise ChildFailed("memory") from error
    except Exception as error:  # noqa: BLE001 - whatever a child would send
        error.__cause__ = error.__context__ = None
        raise pickle.loads(pickle.dumps(error)) from None


def _workbook(path: Path) -> None:
    outcome = read_any(Intake(workbook=path), None, silent).preview()
    _say(*(item.message for item in outcome.problems))


def _word(path: Path) -> None:
    text_of_document(path).encode()


def _scan(path: Path) -> None:
    """Take a scan in as an attachment, count its pages, look at them, and bind it."""
    with path.open("rb") as file:
        type_of(file)
    child.run_limited(count_pages, [path], timeout=30, memory=1 << 30)
    _bind(path)
    pages = preview.open_outside(path)
    for number in range(min(len(pages.sizes), _MOST_PAGES)):
        pages.draw(number, _SCALE)


def _bind(path: Path) -> None:
    order = Order(
        pieces=(Piece(title="Quyết định công nhận", path=path, name="quyet-dinh"),),
        target=path.with_name("bo.pdf"),
        marker=path.with_name("dang-dong.txt"),
        title="Hồ sơ",
        author="CĐCS",
        stamp=union.DAY,
    )
    with translated():
        unbound = binding._bind(order, silent, lambda: False)
    _say(*(f"Vì {item.reason}." for item in unbound))
    with PdfPages(order.target) as pages:
        if not pages.sizes:
            raise UnsaidError("the bound PDF has no pages")


def _package(path: Path) -> None:
    _report(verify(path))


def _facts(package: bytes, path: Path) -> None:
    facts = read_bytes(path, _LIMIT)
    path.write_bytes(Bag.of(package).facts_bytes(facts).zipped())
    _report(verify(path))
    thaw(facts, load)


def _marks(package: bytes, path: Path) -> None:
    marks = read_bytes(path, _LIMIT)
    path.write_bytes(Bag.of(package).payload(MARKS, marks).zipped())
    _report(verify(path))


def _report(report: PackageReport) -> None:
    _say(*(problem.message for problem in report.problems))


def _settings(path: Path) -> None:
    settings = Settings.load(path)
    settings.get("width", 0)
    settings.set("last", "E:/")
    settings.save()


def _seal(path: Path) -> None:
    backup = sealed(path.with_name(path.name.removesuffix(SEAL)))
    if backup is not None:
        f"{backup.at:%d/%m/%Y} {backup.sequence:06} {backup.contents.initiatives:,} {backup.size:,}".encode()


def _programme(path: Path) -> None:
    with translated():
        load(read_bytes(path, 1 << 20))


def _mapping_file(path: Path) -> None:
    read_mapping(path)


def _wording(path: Path) -> None:
    check_wording(Paper.PROPOSAL, path.read_bytes().decode(errors="replace"))


def _say(*sentences: str) -> None:
    for sentence in sentences:
        if not is_sentence(sentence):
            raise UnsaidError(sentence)


def _document() -> bytes:
    made = docx.Document()
    made.add_heading("Mô tả sáng kiến", 1)
    made.add_paragraph("Số hóa kho lưu trữ\tgiúp giảm thời gian tra cứu.")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Nội dung", "Giảm 30 %"
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def _pdfs() -> tuple[bytes, ...]:
    """PDFs with text, a scan, marks and actions, turned pages, a password, and objects in streams."""
    scanned = io.BytesIO()
    Image.new("L", (200, 280), 200).save(scanned, "PDF", resolution=72)
    return scan("A", "B"), scan("A", rotate=90, hostile=True), scan("A", password="x"), scanned.getvalue()


def _package_and_seal() -> tuple[bytes, bytes]:
    """A package of a small union, and the seal of a backup."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        union.fill(folder)
        with open_workspace(folder / "may", Clock().context(), create=False) as workspace:
            entry = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=union.DAY))
            export_package(workspace, str(entry.id), folder / "goi.zip", silent)
            backup = back_up(workspace, BackupReason.MANUAL)
        return (folder / "goi.zip").read_bytes(), backup.path.with_name(backup.path.name + SEAL).read_bytes()


def _mapping(workbook: bytes) -> bytes:
    with TemporaryDirectory() as name:
        path = Path(name) / "danh-sach.xlsx"
        path.write_bytes(workbook)
        read = read_any(Intake(workbook=path), None, silent)
        write_mapping(path.with_suffix(".toml"), read._list({}))
        return path.with_suffix(".toml").read_bytes()
