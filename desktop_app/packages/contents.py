"""What a package holds, line by line, for the Mục lục văn bản, tài liệu."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.package import PackedFile
from desktop_app.domain.papers import ContentsEntry
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.packages.layout import Placed, placed_attachments, placed_decisions, placed_scan
from desktop_app.system.digest import hash_stream
from desktop_app.system.files import reader


def contents_entries(
    dossier: Dossier, marks: Marks, papers: Sequence[PackedFile], pages: Mapping[str, int]
) -> tuple[ContentsEntry, ...]:
    """Return the papers given, the signed scan, decisions, attachments; `pages` are counts by SHA-256 where known.

    The Mục lục itself, what the program reads and the texts for the portal are no documents and stay out.
    """
    scan = placed_scan(marks)
    stored = [*([scan] if scan else []), *placed_decisions(dossier), *placed_attachments(dossier)]
    return (*(_paper(paper) for paper in papers), *(_stored(item, pages) for item in stored))


def _paper(paper: PackedFile) -> ContentsEntry:
    with reader(paper.source) as file:
        sha256, size = hash_stream(file)
    return ContentsEntry(
        title=paper.title,
        path=paper.path,
        reference=paper.reference,
        pages=paper.pages,
        size=size,
        sha256=sha256,
    )


def _stored(item: Placed, pages: Mapping[str, int]) -> ContentsEntry:
    sha256 = item.file.sha256 or ""
    return ContentsEntry(
        title=item.title,
        path=item.path,
        reference=item.reference,
        pages=pages.get(sha256),
        size=item.file.size,
        sha256=sha256,
    )
