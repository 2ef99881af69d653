"""The program's own icons: SVG with `currentColor`, tinted by the palette and tinted anew when it changes."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.system.resources import read_text_resource
from ui.palette import LIGHT
from ui.theme import ICON, ICON_L, ICON_S, current_palette, theme

_SIZES: Final = (ICON_S, ICON, ICON_L)
_APPLICATION_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_SEVERITY_SHAPE: Final = {
    Severity.VIOLATION: Verdict.INELIGIBLE,
    Severity.FIX: Verdict.INCOMPLETE,
    Severity.WARNING: Verdict.REVIEW,
}


def icon(name: str, colour: str, selected: str = "", disabled: str = "") -> QIcon:
    """The icon `resources/icons/<name>.svg` in one colour (`#RRGGBB`), in others where selected or off.

    Sharp at the scale of every screen that is there.
    """
    ratios = tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))
    return _icon(name, colour, selected or colour, disabled or colour, ratios)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, selected: str, disabled: str, ratios: tuple[float, ...]) -> QIcon:
    source = read_text_resource("icons", f"{name}.svg")
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, selected), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", tint).encode()))
        for size in _SIZES:
            for ratio in ratios:
                result.addPixmap(_pixmap(renderer, size, ratio), mode)
    return result


def _pixmap(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def themed_icon(name: str, role: str = "text") -> QIcon:
    """An icon in the colour of a role of the palette, for what asks for it anew at each painting (models)."""
    colours = current_palette()
    return icon(name, getattr(colours, role), disabled=colours.disabled)


class _Tint(QObject):
    """Keeps the icon of its parent, a button or an action, in the colour of a role."""

    def __init__(self, target: QAbstractButton | QAction) -> None:
        """Follow the look as long as the target lives."""
        super().__init__(target)
        self._target = target
        self.name, self.role = "", "text"
        keeper = theme()
        if keeper is not None:
            keeper.changed.connect(self.apply)

    @Slot()
    def apply(self) -> None:
        """Set the icon in today's colour."""
        self._target.setIcon(themed_icon(self.name, self.role))


def set_icon(target: QAbstractButton | QAction, name: str, role: str = "text") -> None:
    """Give a button or an action an icon that stays in the colour of its role when the look changes."""
    tint = target.findChild(_Tint, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Tint(target)
    tint.name, tint.role = name, role
    tint.apply()
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(ICON, ICON))


class IconLabel(QWidget):
    """A picture of one icon in the colour of a role of the palette, whatever the look is."""

    def __init__(self, name: str, role: str = "text", size: int = ICON, parent: QWidget | None = None) -> None:
        """Show the icon; `size` is one of the theme's icon sizes."""
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        painter = QPainter(self)
        themed_icon(self._name, self._role).paint(painter, self.rect(), mode=mode)
        painter.end()


def application_icon() -> QIcon:
    """The icon of the program's windows, in every size that a system asks for."""
    renderer = QSvgRenderer(QByteArray(_application_source().encode()))
    result = QIcon()
    for size in _APPLICATION_SIZES:
        result.addPixmap(_pixmap(renderer, size, 1))
    return result


def _application_source() -> str:
    """The drawing in the colours of the light look, which stand on any task bar."""
    source = read_text_resource("icons", "app.svg")
    return source.replace("currentColor", LIGHT.on_accent).replace("currentGround", LIGHT.accent)


def verdict_icon(verdict: Verdict) -> QIcon:
    """The shape of a verdict in its colour."""
    return themed_icon(*verdict_shape(verdict))


def verdict_shape(verdict: Verdict) -> tuple[str, str]:
    """The name of a verdict's icon and its role in the palette, for `IconLabel`."""
    return f"verdict-{verdict.value}", verdict.value


def severity_icon(severity: Severity) -> QIcon:
    """The shape of a finding in its colour."""
    return themed_icon(*severity_shape(severity))


def severity_shape(severity: Severity) -> tuple[str, str]:
    """The name of a finding's icon, that of the verdict it forces, and its role in the palette, for `IconLabel`."""
    if severity is Severity.NOTE:
        return "info", "secondary"
    return verdict_shape(_SEVERITY_SHAPE[severity])
