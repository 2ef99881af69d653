"""The content of the Mục lục văn bản, tài liệu: what the envelope and the package hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.content import Align, Column, Document, Paragraph, Role, Row, Table, Title
from desktop_app.documents.phrases import author, clerk_signature, letterhead
from desktop_app.documents.summary import annex_values
from desktop_app.documents.wording import Form
from desktop_app.domain.kinds import Paper
from desktop_app.domain.papers import ContentsEntry
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.text.numbers import format_size, padded

CONTENTS_FORM: Final = Form(
    Paper.CONTENTS,
    sections=("Tên loại", "Trích yếu", "Chỉ dẫn kèm theo", "Cuối bảng"),
    blanks=(
        "ten_don_vi",
        "chuong_trinh",
        "ten_ngan_chuong_trinh",
        "so_van_ban",
        "ngay_van_ban",
        "dot",
        "so_tai_lieu",
        "so_trang",
    ),
)
_COLUMNS: Final = (
    Column("TT", 10, Align.CENTRE),
    Column("Tên văn bản, tài liệu", 55),
    Column("Số, ký hiệu, ngày tháng", 35),
    Column("Số trang", 14, Align.CENTRE),
    Column("Dung lượng", 21, Align.RIGHT),
    Column("Mã SHA-256 rút gọn", 30, Align.CENTRE),
)
_SHORT_DIGEST: Final = 12


def contents_list(
    dossier: Dossier, marks: Marks, entries: Sequence[ContentsEntry], wording: str | None = None
) -> Document:
    """Return the list of what a submission holds, one row for each entry in the order given.

    Raises `InputError` for a wording with an error.
    """
    unit = dossier.unit
    pages = sum(entry.pages or 0 for entry in entries)
    values = {
        **annex_values(dossier, marks),
        "so_tai_lieu": padded(len(entries)),
        "so_trang": padded(pages) if pages else "",
    }
    text = CONTENTS_FORM.fill(dossier.programme.id, wording, values)
    title = Title(
        kind=" ".join(text["Tên loại"]),
        subject=" ".join(text["Trích yếu"]),
        reference=" ".join(text["Chỉ dẫn kèm theo"]),
    )
    return Document(
        title=f"{title.kind} – {title.subject}",
        author=author(unit),
        stamp=dossier.checked_on,
        sample=unit.sample,
        blocks=(
            letterhead(unit, marks.dated_on),
            title,
            Table(_COLUMNS, _Rows(tuple(entries))),
            *(Paragraph(line, Role.NOTE) for line in text["Cuối bảng"]),
            clerk_signature(unit, "NGƯỜI LẬP"),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The table's rows, made one after another."""

    entries: tuple[ContentsEntry, ...]

    def __iter__(self) -> Iterator[Row]:
        for number, entry in enumerate(self.entries, start=1):
            yield (
                str(number),
                f"{printable(entry.title)}\n{printable_line(entry.path)}",
                printable(entry.reference),
                "" if entry.pages is None else str(entry.pages),
                format_size(entry.size),
                entry.sha256[:_SHORT_DIGEST],
            )
