"""Prints a chapter of the help, in the colours of paper."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.help.browser import ChapterBrowser
from ui.help.markup import html_of, style_of
from ui.palette import LIGHT
from ui.theme import STRONG_PT, font

_PICTURE_WIDTH = 460


def print_chapter(browser: ChapterBrowser, parent: QWidget) -> None:
    """Ask for a printer, and print the chapter that is shown there."""
    chapter = browser.chapter
    if chapter is None:
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(chapter.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"In chương “{chapter.title}”")
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        paper(browser).print_(printer)


def paper(browser: ChapterBrowser) -> QTextDocument:
    """The chapter that a browser shows, as a document for paper."""
    document = QTextDocument()
    document.setDefaultFont(font(STRONG_PT))
    document.setDefaultStyleSheet(style_of(LIGHT))
    chapter = browser.chapter
    if chapter is not None:
        for picture in chapter.pictures:
            kind = QTextDocument.ResourceType.ImageResource.value
            document.addResource(kind, QUrl(picture.file), browser.picture(picture.file))
        document.setHtml(html_of(chapter))
    return document
