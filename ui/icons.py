"""The program's own icons: SVG with `currentColor`, tinted by the palette."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.system.resources import resource

_SIZES = (16, 20, 32, 40)

_SEVERITY_SHAPE = {
    Severity.VIOLATION: Verdict.INELIGIBLE,
    Severity.FIX: Verdict.INCOMPLETE,
    Severity.WARNING: Verdict.REVIEW,
    Severity.NOTE: Verdict.REGISTERED,
}


@lru_cache(maxsize=64)
def icon(name: str, colour: str) -> QIcon:
    """The icon `resources/icons/<name>.svg` in one colour (`#RRGGBB`)."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    result = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        result.addPixmap(pixmap)
    return result


def verdict_icon(verdict: Verdict, colour: str) -> QIcon:
    """The shape of a verdict."""
    return icon(f"verdict-{verdict.value}", colour)


def severity_icon(severity: Severity, colour: str) -> QIcon:
    """The shape of a finding: that of the verdict it forces."""
    return verdict_icon(_SEVERITY_SHAPE[severity], colour)
