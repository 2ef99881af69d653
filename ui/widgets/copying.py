"""Rows of a table as texts, fetched in batches: for the clipboard and for a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop_app.domain.progress import Progress, raise_if, silent
from ui.widgets.clipboard import HTML_END, HTML_HEAD, cells_text, html_rows, number_text
from ui.widgets.keyed_source import Reader
from ui.widgets.rows import Column

BATCH: Final = 2_000
"""Rows that are read at once."""


T = TypeVar("T")


class AtHand:
    """A reader that reads at once, for rows that are at hand."""

    @staticmethod
    def read(work: Callable[[], T], on_result: Callable[[T], None]) -> None:
        """Do the work here and now."""
        on_result(work())


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRows:
    """Rows of a table as they are shown, by keys; its methods are for workers, and read what is there by then."""

    columns: tuple[Column[Any], ...]
    keys: Sequence[int]
    fetch: Callable[[Sequence[int]], Mapping[int, Any]]

    @property
    def headings(self) -> list[str]:
        """The headings of the columns."""
        return [column.heading for column in self.columns]

    def batch(self, start: int) -> list[list[str]]:
        """The texts of at most `BATCH` rows from a place on; rows that are gone are left out."""
        keys = self.keys[start : start + BATCH]
        rows = self.fetch(keys)
        return [[column.text(rows[key]) for column in self.columns] for key in keys if key in rows]

    def texts(self, progress: Progress = silent, cancelled: Callable[[], bool] = _never) -> list[list[str]]:
        """The texts of all rows; raises `Cancelled`."""
        texts: list[list[str]] = []
        for start in range(0, len(self.keys), BATCH):
            raise_if(cancelled)
            progress(start, len(self.keys), "Đang đọc danh sách")
            texts += self.batch(start)
        return texts


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some rows in both forms, as UTF-8."""

    rows: int
    text: bytes
    html: bytes


def _piece(columns: Sequence[Column[Any]], cells: list[list[str]]) -> _Piece:
    numbers = [column.number for column in columns]
    plain = [
        [number_text(cell) if number else cell for cell, number in zip(row, numbers, strict=True)] for row in cells
    ]
    return _Piece(len(plain), cells_text(plain).encode(), html_rows(plain, numbers).encode())


def _line(cells: list[str]) -> _Piece:
    return _Piece(0, cells_text([cells]).encode(), html_rows([cells], [False] * len(cells)).encode())


@dataclass(frozen=True, slots=True)
class _Content:
    """What goes onto the clipboard, as bytes: turning long texts into Qt's would hold the window up."""

    rows: int
    text: QByteArray
    html: QByteArray


def _joined(pieces: Sequence[_Piece]) -> _Content:
    text = b"".join(piece.text for piece in pieces)
    html = b"".join([HTML_HEAD, *(piece.html for piece in pieces), HTML_END])
    return _Content(sum(piece.rows for piece in pieces), QByteArray(text), QByteArray(html))


class Copying(QObject):
    """Puts rows on the clipboard, batch by batch; of several askings the last one counts."""

    progressed = Signal(int, int)  # rows read, rows in all
    done = Signal(int)  # rows on the clipboard

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        """Read through `reader`."""
        super().__init__(parent)
        self._reader = reader
        self._asked = 0
        self._footer = ""

    def copy(self, rows: ShownRows, *, headings: bool = False, footer: str = "") -> None:
        """Copy these rows, where asked for with a line of headings over them and a line of text under them."""
        self._asked += 1
        self._footer = footer
        self._read_next(self._asked, rows, [_line(rows.headings)] if headings else [], 0)

    def _read_next(self, asked: int, rows: ShownRows, pieces: list[_Piece], start: int) -> None:
        def work() -> _Piece:
            return _piece(rows.columns, rows.batch(start))

        self._reader.read(work, partial(self._take, asked, rows, pieces, start))

    def _take(self, asked: int, rows: ShownRows, pieces: list[_Piece], start: int, piece: _Piece) -> None:
        if asked != self._asked or not isValid(self):
            return
        pieces.append(piece)
        reached = start + BATCH
        self.progressed.emit(min(reached, len(rows.keys)), len(rows.keys))
        if reached < len(rows.keys):
            self._read_next(asked, rows, pieces, reached)
        else:
            if self._footer:
                pieces.append(_line([self._footer]))
            self._reader.read(partial(_joined, pieces), partial(self._put, asked))

    def _put(self, asked: int, content: _Content) -> None:
        if asked != self._asked or not isValid(self):
            return
        data = QMimeData()
        data.setData("text/plain", content.text)
        data.setData("text/html", content.html)
        QGuiApplication.clipboard().setMimeData(data)
        self.done.emit(content.rows)
