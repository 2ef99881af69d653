"""What papers need beside the dossier: their files' names, the code on paper, the lines of the contents list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.kinds import Paper

FILE_STEMS: Final[Mapping[Paper, str]] = {
    Paper.PROPOSAL: "To-trinh",
    Paper.SUMMARY_TABLE: "Bang-tong-hop",
    Paper.CONTENTS: "Muc-luc-tai-lieu",
    Paper.CHECK_REPORT: "Phieu-kiem-tra",
    Paper.PROGRESS_REPORT: "Bao-cao",
    Paper.PROGRESS_TABLE: "Phu-luc-bao-cao",
    Paper.PLAN: "Ke-hoach",
    Paper.TARGETS: "Dang-ky-chi-tieu",
    Paper.SUPPORT_TEAM: "Quyet-dinh-To-ho-tro",
    Paper.REGISTRATION_FORM: "Phieu-dang-ky",
    Paper.REGISTRATION_LIST: "Danh-sach-dang-ky",
    Paper.AUTHOR_LIST: "Danh-sach-doan-vien-co-sang-kien",
    Paper.REGISTER: "So-theo-doi-sang-kien",
    Paper.FOLDER_LABELS: "Nhan-ho-so",
    Paper.DELIVERY_NOTE: "Giay-giao-nhan-ho-so",
    Paper.ENVELOPE_LABEL: "Nhan-phong-bi",
    Paper.SENDING_MESSAGE: "Thu-va-tin-nhan-gui-ho-so",
}


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


@dataclass(frozen=True, slots=True)
class Unbound:
    """A document in whose place a page says why it could not be bound."""

    title: str
    reason: str
