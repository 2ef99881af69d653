"""Trọn bộ hồ sơ of a submission: its papers, the signed scan and the scanned decisions in one PDF."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop_app.documents.bound import Order, bind, without
from desktop_app.documents.bound_sources import Piece
from desktop_app.documents.phrases import author
from desktop_app.domain.errors import InputError
from desktop_app.domain.papers import Unbound
from desktop_app.domain.progress import Progress, never
from desktop_app.domain.submission import Dossier
from desktop_app.packages.layout import PROOFS, Placed, placed_decisions, placed_scan
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.papers import StagedDossier, staged
from desktop_app.services.targets import place_copy
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.child import run_limited
from desktop_app.system.errors import ChildFailed
from desktop_app.system.files import read_bytes

BOUND_NAME: Final = "Tron-bo-ho-so.pdf"
_SECONDS: Final = 300
_MEMORY: Final = 2 << 30
_MOST_FAILURES: Final = 8
_OVER_LIMIT: Final = {
    "timeout": "đọc tệp mất quá nhiều thời gian",
    "memory": "đọc tệp cần quá nhiều bộ nhớ",
    "crash": "tệp bị hỏng, không đọc được",
}
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bound:
    """The bound PDF, and what has only a page that names it."""

    path: Path
    unbound: tuple[Unbound, ...]


def write_bound(
    workspace: OpenWorkspace,
    submission_id: str,
    out: Path,
    progress: Progress,
    cancelled: Callable[[], bool] = never,
) -> Bound:
    """Write the bound PDF of a submission's newest revision into a folder; what an officer has there stays.

    A file that can't be read, or takes too long, becomes a page that says so. Raises `Cancelled`, `InputError`.
    """
    with staged(workspace, submission_id, progress) as dossier, translated():
        folder = dossier.papers[0].source.parent
        order = Order(
            pieces=tuple(_pieces(workspace, dossier)),
            target=folder / BOUND_NAME,
            marker=folder / "dang-dong.txt",
            title=f"Hồ sơ đề nghị xét chọn sáng kiến – {dossier.dossier.programme.short_title}",
            author=author(dossier.dossier.unit),
            stamp=dossier.dossier.checked_on,
        )
        unbound = _bind(order, progress, cancelled)
        bound = Bound(place_copy(order.target, out), unbound)
        submission = dossier.entry.id
    note_export(workspace, "bound-written", submission)
    return bound


def _pieces(workspace: OpenWorkspace, staged_dossier: StagedDossier) -> Iterator[Piece]:
    """The signed scan, the papers, the decisions, and the decisions that are named and aren't there."""
    dossier, marks = staged_dossier.dossier, staged_dossier.entry.marks
    if scan := placed_scan(marks):
        yield _stored(workspace, scan)
    for paper in staged_dossier.papers:
        if paper.source.suffix == ".pdf":
            yield Piece(title=paper.title.removesuffix(" (PDF)"), path=paper.source, name=paper.source.name)
    for placed in placed_decisions(dossier):
        yield _stored(workspace, placed)
    for code, name in _absent_proofs(dossier):
        yield Piece(title=f"Quyết định hoặc giấy chứng nhận của sáng kiến {code}", path=None, name=name)


def _absent_proofs(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for item in dossier.cases:
        scan = item.case.decision.scan if item.case.decision else None
        proofs = [part.file for part in item.case.attachments if part.kind in PROOFS]
        for file in filter(None, (scan, *proofs)):
            if file.sha256 is None:
                yield item.case.initiative.code, file.name


def _stored(workspace: OpenWorkspace, placed: Placed) -> Piece:
    title = f"{placed.title}, {placed.reference}" if placed.reference else placed.title
    path = workspace.store.attachments.path_of(placed.file.sha256) if placed.file.sha256 else None
    return Piece(title=title, path=path, name=placed.file.name)


def _bind(order: Order, progress: Progress, cancelled: Callable[[], bool]) -> tuple[Unbound, ...]:
    """Bind in a child process; a document that ends it is left out, and the rest is bound."""
    for _attempt in range(_MOST_FAILURES):
        try:
            return run_limited(bind, order, timeout=_SECONDS, memory=_MEMORY, progress=progress, cancelled=cancelled)
        except ChildFailed as error:
            _logger.info("the child that binds ended: %s", error.kind)
            if not order.marker.exists():
                break
            place = int(read_bytes(order.marker, 20))
            if order.pieces[place].unusable:
                break
            order = replace(order, pieces=without(order.pieces, place, _OVER_LIMIT[error.kind]))
    raise InputError(
        "bound-failed",
        "Chưa đóng được trọn bộ hồ sơ vì các bản quét quá lớn hoặc bị hỏng; chưa ghi tệp nào. Hãy in từng văn bản, "
        "hoặc quét lại các quyết định với độ phân giải thấp hơn rồi thử lại.",
    )
