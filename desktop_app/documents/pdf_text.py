"""Text as operators of a PDF page, each character encoded once: ReportLab would do so again for every line.

Source: ISO 32000-1, 9.4.
"""

from typing import TYPE_CHECKING, Any, Final, cast

from desktop_app.documents.fonts import face
from desktop_app.documents.layout import TextStyle

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

_ELSEWHERE: Final = "\x00"
"""Stands for a character that isn't in a face's first subset; no escaped text holds it."""


class Encoder:
    """Turns text into operators for one document, whose fonts learn which characters they have to embed."""

    def __init__(self, canvas: Any) -> None:
        # ReportLab's fonts are asked by document, and the canvas has no other name for it.
        self._document: object = canvas._doc
        self._faces: dict[str, _Face] = {}

    def _face(self, style: TextStyle) -> "_Face":
        name = face(style)
        if name not in self._faces:
            self._faces[name] = _Face(name, self._document)
        return self._faces[name]

    def select(self, style: TextStyle) -> str:
        """Return the operator that chooses a style's face and size."""
        return self._face(style).select(0, style.size)

    def show(self, text: str, style: TextStyle) -> str:
        """Return the operators that show a text in a style that is selected, and leave it selected."""
        return self._face(style).show(text, style.size)


class _Face:
    """One face in one document; `codes` are the characters of its first subset, escaped."""

    def __init__(self, name: str, document: object) -> None:
        from reportlab.pdfbase.pdfmetrics import getFont

        self._font = cast("TTFont", getFont(name))
        self._document = document
        self._codes = _Codes(self._font, document)

    def select(self, subset: int, size: float) -> str:
        return f"{self._font.getSubsetInternalName(subset, self._document)} {size:g} Tf"

    def show(self, text: str, size: float) -> str:
        shown = text.translate(self._codes)
        if _ELSEWHERE not in shown:
            return f"({shown}) Tj"
        from reportlab.lib.rl_accel import escapePDF

        parts = [
            f"{self.select(subset, size)} ({escapePDF(codes)}) Tj"
            for subset, codes in self._font.splitString(text, self._document)
        ]
        return " ".join([*parts, self.select(0, size)])


class _Codes(dict[int, str]):
    """By code point, what stands for a character between the brackets of a string; filled as they are met."""

    def __init__(self, font: "TTFont", document: object) -> None:
        super().__init__()
        self._font, self._document = font, document

    def __missing__(self, point: int) -> str:
        from reportlab.lib.rl_accel import escapePDF

        ((subset, codes),) = self._font.splitString(chr(point), self._document)
        self[point] = escapePDF(codes) if subset == 0 else _ELSEWHERE
        return self[point]
