"""The program's own icons: SVG with `currentColor`, tinted by the palette."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.system.resources import read_text_resource
from ui.theme import current_palette

_SIZES = (16, 20, 32, 40)

_SEVERITY_SHAPE = {
    Severity.VIOLATION: Verdict.INELIGIBLE,
    Severity.FIX: Verdict.INCOMPLETE,
    Severity.WARNING: Verdict.REVIEW,
    Severity.NOTE: Verdict.REGISTERED,
}


@lru_cache(maxsize=64)
def icon(name: str, colour: str, selected: str) -> QIcon:
    """The icon `resources/icons/<name>.svg` in one colour (`#RRGGBB`), in another where its row is selected."""
    source = read_text_resource("icons", f"{name}.svg")
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, selected)):
        _add_pixmaps(result, mode, source.replace("currentColor", tint))
    return result


def _add_pixmaps(target: QIcon, mode: QIcon.Mode, source: str) -> None:
    renderer = QSvgRenderer(QByteArray(source.encode()))
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        target.addPixmap(pixmap, mode)


def verdict_icon(verdict: Verdict) -> QIcon:
    """The shape of a verdict in its colour."""
    colours = current_palette()
    return icon(f"verdict-{verdict.value}", colours.verdict(verdict), colours.on_accent)


def severity_icon(severity: Severity) -> QIcon:
    """The shape of a finding, that of the verdict it forces, in the colour of the finding."""
    colours = current_palette()
    return icon(f"verdict-{_SEVERITY_SHAPE[severity].value}", colours.severity(severity), colours.on_accent)
