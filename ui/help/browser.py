"""Shows a chapter: pictures as wide as there is room for, hits marked, text as large as one likes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCursor, QTextDocument, QTextFragment, QWheelEvent
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop_app.services.help import Chapter, spots
from ui.help.markup import html_of, style_of
from ui.theme import LINE_CHARACTERS, SPACE_L, STRONG_PT, current_palette, font, theme

SCALES: Final = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
USUAL: Final = SCALES.index(1.0)


class ChapterBrowser(QTextBrowser):
    """Shows one chapter at a time; a link or a picture that is chosen is told, not followed."""

    link_chosen = Signal(str)  # the target of a link or a picture
    scaled = Signal(int)  # the place in `SCALES` of the size of the text

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._chapter: Chapter | None = None
        self._pictures: Mapping[str, QImage] = {}
        self._words: Sequence[str] = ()
        self._scale = USUAL
        self.setOpenLinks(False)
        self.setAccessibleName(f"Nội dung {name}")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(SPACE_L)
        self.anchorClicked.connect(self._choose)
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.setInterval(0)
        self._fit_timer.timeout.connect(self.fit)
        if (keeper := theme()) is not None:
            keeper.changed.connect(self._write)

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that is shown."""
        return self._chapter

    def show_chapter(self, chapter: Chapter, pictures: Mapping[str, QImage], words: Sequence[str] = ()) -> None:
        """Show a chapter from its beginning, with the words marked."""
        self._chapter, self._pictures, self._words = chapter, pictures, words
        self._write()
        self.verticalScrollBar().setValue(0)

    def picture(self, file: str) -> QImage:
        """A picture of the chapter, as it was taken."""
        return self._pictures.get(file, QImage())

    def show_section(self, anchor: str) -> None:
        """Go to a section, "": to the chapter's beginning."""
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    @property
    def scale(self) -> int:
        """The place in `SCALES` of the size of the text."""
        return self._scale

    def set_scale(self, scale: int) -> None:
        """Show the text larger or smaller, at the place where it is read."""
        scale = min(max(scale, 0), len(SCALES) - 1)
        if scale != self._scale:
            self._scale = scale
            self._write()
            self.scaled.emit(scale)

    @Slot()
    def enlarge(self) -> None:
        """Show the text larger."""
        self.set_scale(self._scale + 1)

    @Slot()
    def reduce(self) -> None:
        """Show the text smaller."""
        self.set_scale(self._scale - 1)

    @Slot()
    def usual_size(self) -> None:
        """Show the text as large as usual."""
        self.set_scale(USUAL)

    @Slot()
    def _write(self) -> None:
        if self._chapter is None:
            return
        bar = self.verticalScrollBar()
        read = bar.value() / max(1, bar.maximum())
        self.setFont(font(round(STRONG_PT * SCALES[self._scale])))
        self.document().setDefaultStyleSheet(style_of(current_palette(), SCALES[self._scale]))
        self.setHtml(html_of(self._chapter))
        self.fit()
        self.mark(self._words)
        bar.setValue(round(read * bar.maximum()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The picture of this name; nothing is read from anywhere."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._pictures.get(QUrl(name).toString(), QImage())
        return None

    def mark(self, words: Sequence[str]) -> None:
        """Mark the words of a search wherever they stand."""
        self._words = words
        ground = QColor(current_palette().selected)
        marks = []
        for begin, end in spots(self.document().toPlainText(), words):
            cursor = QTextCursor(self.document())
            cursor.setPosition(begin)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection: Any = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(ground)
            marks.append(selection)
        self.setExtraSelections(marks)

    @Slot()
    def fit(self) -> None:
        """Give lines at most their usual length, and pictures the width that is left."""
        longest = self.fontMetrics().averageCharWidth() * LINE_CHARACTERS + 2 * SPACE_L
        room = min(self.viewport().width(), longest)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(room)
        for fragment in list(_pictures(self.document())):
            image = fragment.charFormat().toImageFormat()
            picture = self._pictures.get(image.name(), QImage())
            width = min(picture.width(), room - 2 * SPACE_L)
            self._put(image.name(), picture, width)
            image.setWidth(width)
            cursor = QTextCursor(self.document())
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(image)

    def _put(self, file: str, picture: QImage, width: int) -> None:
        """Have a picture drawn at a width, smooth at the scale of this screen."""
        ratio = self.devicePixelRatio()
        smooth = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        smooth.setDevicePixelRatio(ratio)
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(file), smooth)

    @Slot(QUrl)
    def _choose(self, target: QUrl) -> None:
        self.link_chosen.emit(target.toString())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        self._fit_timer.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel changes the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.enlarge if event.angleDelta().y() > 0 else self.reduce)()
            event.accept()
        else:
            super().wheelEvent(event)


def _pictures(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isImageFormat():
                yield fragment
            place += 1
        block = block.next()
