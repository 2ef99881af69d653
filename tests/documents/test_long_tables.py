"""A table over pages: header on each, long rows broken, the signature never alone."""

import re

import pytest

from desktop_app.documents.content import Align, Column, Document, Table
from desktop_app.documents.papers import summary_table
from desktop_app.domain.kinds import PaperFormat
from tests.documents.build import DAY, MARKS, SUMMARY, case, dossier
from tests.documents.read import docx_lines, part, pdf_pages, written

HEADER = "Tóm tắt nội dung"
SIGNATURE = "TM. BAN CHẤP HÀNH"
LONG = " ".join(f"từ{number:04d}" for number in range(286))


def pages_of(folder, *cases, count=0):
    """The pages of a summary table as PDF."""
    return pdf_pages(written(summary_table(dossier(*cases, count=count), MARKS), PaperFormat.PDF, folder))


def squeezed(page):
    """A page's text with single blanks."""
    return " ".join(page.split())


def test_one_row_fits_on_one_page(tmp_path):
    (page,) = pages_of(tmp_path, case(1))
    assert SIGNATURE in page


@pytest.mark.parametrize("count", [300])
def test_many_rows_have_the_header_once_on_each_page(count, tmp_path):
    pages = pages_of(tmp_path, count=count)
    assert len(pages) > 50
    assert {squeezed(page).count(HEADER) for page in pages} == {1}
    assert [SIGNATURE in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_summary_of_2000_characters_goes_on_over_the_page_without_loss(tmp_path):
    assert len(LONG) >= 2000
    pages = pages_of(tmp_path, case(1), case(2, summary=LONG), case(3))
    assert sum("từ" in page for page in pages) >= 2
    text = squeezed(" ".join(pages))
    assert [text.count(word) for word in LONG.split()] == [1] * 286
    for page in pages:
        assert squeezed(page).count(HEADER) == 1
        assert squeezed(page).index(HEADER) < 400


@pytest.mark.parametrize("lines", range(1, 60))
def test_the_signature_is_never_alone_on_a_page(lines, tmp_path):
    words = "\n".join(f"dòng{number:02d}" for number in range(lines))
    pages = pages_of(tmp_path, case(1, summary=words))
    last = squeezed(pages[-1])
    assert SIGNATURE in last
    assert HEADER in last
    assert f"dòng{lines - 1:02d}" in last or lines < 8
    if lines > 8 and len(pages) > 1:
        assert f"dòng{lines - 2:02d}" in last


@pytest.mark.parametrize("count", range(1, 12))
def test_no_page_holds_a_header_without_a_row(count, tmp_path):
    for page in pages_of(tmp_path, count=count):
        assert squeezed(page).split("(2019-2021)")[1].strip() not in ("", SIGNATURE)
        assert "Nguyễn Văn" in page or "Điện thoại" in page or "Sở Nội vụ" in page


@pytest.mark.parametrize("count", range(2, 12))
def test_the_last_row_stands_whole_with_the_signature(count, tmp_path):
    last = squeezed(pages_of(tmp_path, count=count)[-1])
    for text in (f"{count} Nguyễn Văn", "0912345678", f"bản {count}", "Toàn Sở Nội vụ", SIGNATURE):
        assert text in last


def test_a_word_wider_than_its_column_is_cut(tmp_path):
    text = squeezed(" ".join(pages_of(tmp_path, case(1, title="m" * 300)))).replace(" ", "")
    assert text.count("m") >= 300


def test_word_has_all_rows_of_a_long_table(tmp_path):
    lines = docx_lines(written(summary_table(dossier(count=300), MARKS), PaperFormat.DOCX, tmp_path))
    assert lines.count("|") == 302  # header, rows, signature
    assert lines.count(f"[Ô bảng] {SUMMARY}") == 300


@pytest.mark.parametrize("long_rows", [False, True])
@pytest.mark.parametrize("lead", range(3, 12))
def test_only_a_row_of_long_texts_goes_on_over_the_page(lead, long_rows, tmp_path):
    """Rows of 12 lines after one of `lead` lines, so that the page ends at each place of a row where it may."""
    rows = [("x" + "\nx" * (lead - 1),), *(("\n".join(f"r{row}" for _ in range(12)),) for row in range(6))]
    table = Table((Column("Đầu", 165),), rows, long_rows=long_rows)
    document = Document(title="x", author="x", stamp=DAY, blocks=(table,))
    pages = [page.split() for page in pdf_pages(written(document, PaperFormat.PDF, tmp_path))]
    assert any(0 < page.count(f"r{row}") < 12 for page in pages for row in range(6)) is long_rows
    word = part(written(document, PaperFormat.DOCX, tmp_path), "word/document.xml")
    assert ("<w:cantSplit/>" in word.split("Đầu")[1]) is not long_rows


def test_the_lines_of_a_label_are_about_equally_long(tmp_path):
    table = Table((Column("", 82.5, Align.BALANCED),), (("LIÊN ĐOÀN LAO ĐỘNG HUYỆN PHÚ SƠN\nMã: 1",),))
    document = Document(title="x", author="x", stamp=DAY, blocks=(table,))
    shown = ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN PHÚ SƠN", "Mã: 1"]
    (page,) = pdf_pages(written(document, PaperFormat.PDF, tmp_path))
    assert [line.strip() for line in page.splitlines() if line.strip()] == shown
    word = part(written(document, PaperFormat.DOCX, tmp_path), "word/document.xml")
    assert re.findall(r"<w:t\b[^>]*>([^<]+)<", word) == shown
