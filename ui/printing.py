"""Printing through the system's dialog: the very pages of a PDF, each drawn when its turn comes."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.pages import Pages, PageSize
from desktop_app.domain.progress import Cancelled, Progress
from desktop_app.services.preview import open_paper
from ui.desk import Desk
from ui.jobs import is_cancelled

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI: Final = 300
_POINTS: Final = 72
_UNKNOWN: Final = 20_000
"""How many pages there may be, before the PDF has been looked at."""
_TOLERANCE: Final = 1.01
"""By how much a page may be larger than the sheet before it is made smaller."""


def ask_to_print(
    desk: Desk,
    path: Path,
    title: str,
    parent: QWidget,
    save: Callable[[], None],
    page: int = 0,
    copies: int = 1,
) -> bool:
    """Let the officer choose a printer and pages of a PDF, and print them off the GUI thread.

    `title` is what the printer's queue calls it, `page` the page that is looked at, `save` what is offered in place
    of printing where the PC has no printer, `copies` how many are proposed. True where printing has begun.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        desk.messages.warning(
            "Máy này chưa cài máy in nào. Hãy lưu PDF rồi in ở máy khác, hoặc cài máy in và thử lại.", "Lưu PDF…", save
        )
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"In {title}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, _UNKNOWN)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if chosen:
        start_printing(desk, printer, path, page)
    return chosen


def start_printing(desk: Desk, printer: "QPrinter", path: Path, page: int = 0) -> None:
    """Print a PDF as the printer is set, with progress in the status line."""
    work = partial(_print_file, printer, path, page)
    desk.run("Đang in", work, partial(_tell, desk, printer), partial(_refuse, desk))


def _tell(desk: Desk, printer: "QPrinter", count: int) -> None:
    target = f"tệp “{Path(printer.outputFileName()).name}”" if printer.outputFileName() else printer.printerName()
    desk.messages.success(
        f"Đã gửi {count} trang đến {target}." if count else "Không có trang nào trong khoảng đã chọn."
    )


def _refuse(desk: Desk, error: BaseException) -> None:
    if is_cancelled(error):
        desk.messages.info("Đã dừng in; những trang đã gửi đến máy in vẫn có thể được in ra.")
    else:
        desk.refuse(error)


def _print_file(printer: "QPrinter", path: Path, page: int, progress: Progress, cancelled: Callable[[], bool]) -> int:
    """Print on a worker, which Qt allows; answer how many pages went to the printer."""
    pages = open_paper(path)
    try:
        return print_pages(printer, pages, page, progress, cancelled)
    finally:
        pages.close()


def print_pages(printer: "QPrinter", pages: Pages, page: int, progress: Progress, cancelled: Callable[[], bool]) -> int:
    """Print the pages that the printer is set to, one picture at a time, each the way its page lies."""
    numbers = chosen_pages(printer, len(pages.sizes), page) * _copies(printer)
    if not numbers:
        return 0
    _turn(printer, pages.sizes[numbers[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(printer)
    try:
        for done, number in enumerate(numbers):
            progress(done, len(numbers), f"Đang in trang {done + 1}/{len(numbers)}")
            if cancelled():
                printer.abort()
                raise Cancelled
            if done:
                _turn(printer, pages.sizes[number])
                if not printer.newPage():
                    raise _refused(printer)
            _paint(painter, printer, pages, number)
    finally:
        painter.end()
    return len(numbers)


def chosen_pages(printer: "QPrinter", count: int, page: int) -> list[int]:
    """The places of the pages to print, in the order in which they go out."""
    from PySide6.QtPrintSupport import QPrinter

    chosen: Sequence[int] = range(count)
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        chosen = [page]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if ranges.isEmpty():
            chosen = range(max(printer.fromPage() - 1, 0), min(printer.toPage() or count, count))
        else:
            chosen = [place for place in chosen if ranges.contains(place + 1)]
    backwards = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    return list(reversed(chosen)) if backwards else list(chosen)


def _copies(printer: "QPrinter") -> int:
    """How often the pages have to be sent: a printer that copies by itself gets them once."""
    return 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)


def _turn(printer: "QPrinter", size: PageSize) -> None:
    """Let the next sheet lie as the page does; a driver that can't gets the picture turned instead."""
    across = size.width > size.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)


def _paint(painter: QPainter, printer: "QPrinter", pages: Pages, number: int) -> None:
    size = pages.sizes[number]
    dpi = min(MOST_DPI, printer.resolution())
    drawn = pages.draw(number, dpi / _POINTS)
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    full = QSize(
        round(size.width * printer.resolution() / _POINTS), round(size.height * printer.resolution() / _POINTS)
    )
    if (full.width() > full.height()) is not (sheet.width() > sheet.height()):
        image = image.transformed(QTransform().rotate(90))
        full.transpose()
    painter.drawImage(_place(full, sheet), image)


def _place(size: QSize, sheet: QRect) -> QRect:
    """As large as on its own paper; on a smaller sheet smaller, in the middle."""
    if size.width() > sheet.width() * _TOLERANCE or size.height() > sheet.height() * _TOLERANCE:
        size = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPoint((sheet.width() - size.width()) // 2, (sheet.height() - size.height()) // 2)
    return QRect(corner, size)


def _refused(printer: Any) -> WorkspaceError:
    if printer.outputFileName():
        return WorkspaceError(
            "disk-fault",
            f"Không ghi được tệp “{printer.outputFileName()}”; hãy chọn thư mục khác hoặc đóng tệp đó rồi thử lại.",
        )
    return WorkspaceError(
        "disk-fault",
        f"Máy in “{printer.printerName()}” không nhận lệnh in; hãy kiểm tra máy in đã bật và có giấy rồi thử lại.",
    )
