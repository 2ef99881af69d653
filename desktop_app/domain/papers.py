"""What papers need beside the dossier: the code on paper, and the lines of the contents list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCode:
    """The code on paper (*mã đối chiếu*): `text` as printed, `payload` as its QR code holds it."""

    text: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """One line of the Mục lục: what it is, its number and date, pages (None: no pages), size in bytes, SHA-256."""

    title: str
    path: str
    reference: str = ""
    pages: int | None = None
    size: int
    sha256: str
