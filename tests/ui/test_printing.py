"""Printing: to a PDF file, whose pages are those of the one that was printed."""

from functools import partial

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.pages import PagePicture, PageSize
from desktop_app.domain.progress import Cancelled, silent
from desktop_app.services.preview import open_paper
from tests.documents.test_preview import pdf
from ui.messages import Message
from ui.printing import MOST_DPI, ask_to_print, chosen_pages, print_pages, start_printing

UPRIGHT, ACROSS = (595, 842), (842, 595)


def to_file(path, **marks):
    """A printer that writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    for name, value in marks.items():
        getattr(printer, name)(value)
    return printer


class Noted:
    """Pages that note the scale at which each is drawn, and how many are drawn at once."""

    def __init__(self, *sizes):
        self.sizes = tuple(PageSize(*size) for size in sizes)
        self.scales = []

    def draw(self, number, scale):
        self.scales.append(scale)
        return PagePicture(2, 2, 8, b"\xff" * 16)

    def close(self):
        pass


def lies(page):
    box = page.mediabox
    return "across" if box.width > box.height else "upright"


def test_every_page_lies_as_it_does_in_the_pdf(qtbot, tmp_path):
    source = open_paper(pdf(tmp_path / "a.pdf", UPRIGHT, ACROSS, UPRIGHT))
    count = print_pages(to_file(tmp_path / "in.pdf"), source, 0, silent, bool)
    source.close()
    assert count == 3
    assert [lies(page) for page in PdfReader(tmp_path / "in.pdf").pages] == ["upright", "across", "upright"]


def test_no_page_is_drawn_finer_than_300_dpi(qtbot, tmp_path):
    pages = Noted(UPRIGHT, UPRIGHT)
    printer = to_file(tmp_path / "in.pdf")
    assert printer.resolution() > MOST_DPI
    print_pages(printer, pages, 0, silent, bool)
    assert pages.scales == [MOST_DPI / 72] * 2


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"setPrintRange": QPrinter.PrintRange.CurrentPage}, [2]),
        ({"setPrintRange": QPrinter.PrintRange.PageRange, "setPageRanges": QPageRanges.fromString("1,4-9")}, [0, 3, 4]),
        ({"setPageOrder": QPrinter.PageOrder.LastPageFirst}, [4, 3, 2, 1, 0]),
        ({"setPrintRange": QPrinter.PrintRange.PageRange, "setPageRanges": QPageRanges.fromString("9")}, []),
    ],
)
def test_the_chosen_pages_go_out_in_order(qtbot, tmp_path, marks, numbers):
    assert chosen_pages(to_file(tmp_path / "in.pdf", **marks), 5, 2) == numbers


def test_copies_go_out_one_after_the_other_where_the_printer_makes_none(qtbot, tmp_path):
    pages = Noted(UPRIGHT, UPRIGHT)
    printer = to_file(tmp_path / "in.pdf", setCopyCount=3)
    assert not printer.supportsMultipleCopies()
    assert print_pages(printer, pages, 0, silent, bool) == 6


def test_printing_can_be_stopped_between_pages(qtbot, tmp_path):
    pages, asked = Noted(*[UPRIGHT] * 9), []

    def stop():
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        print_pages(to_file(tmp_path / "in.pdf"), pages, 0, silent, stop)
    assert len(pages.scales) == 2


def test_a_target_that_cannot_be_written_is_one_sentence(qtbot, tmp_path, qtlog):
    with qtlog.disabled(), pytest.raises(WorkspaceError, match=r"in\.pdf"):
        print_pages(to_file(tmp_path / "khong-co" / "in.pdf"), Noted(UPRIGHT), 0, silent, bool)


def test_the_window_prints_and_tells(qtbot, empty_desk, tmp_path):
    said: list[Message] = []
    empty_desk.messages.told.connect(said.append)
    source = pdf(tmp_path / "a.pdf", UPRIGHT, ACROSS)
    start_printing(empty_desk, to_file(tmp_path / "in.pdf"), source)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[0].sentence == "Đã gửi 2 trang đến tệp “in.pdf”."
    assert len(PdfReader(tmp_path / "in.pdf").pages) == 2


def test_a_damaged_pdf_is_told_before_anything_is_printed(qtbot, empty_desk, tmp_path):
    said: list[Message] = []
    empty_desk.messages.told.connect(said.append)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    start_printing(empty_desk, to_file(tmp_path / "in.pdf"), tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "a.pdf" in said[0].sentence
    assert not (tmp_path / "in.pdf").exists()


def test_b10_without_a_printer_the_pdf_is_offered(qtbot, empty_desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    parent = QWidget()
    qtbot.addWidget(parent)
    said: list[Message] = []
    saved: list[bool] = []
    empty_desk.messages.told.connect(said.append)
    ask_to_print(empty_desk, tmp_path / "a.pdf", "Tờ trình", parent, partial(saved.append, True))
    assert "chưa cài máy in" in said[0].sentence
    assert said[0].on_action is not None
    said[0].on_action()
    assert saved == [True]
