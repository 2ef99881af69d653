"""The identity number: masked until it is asked for, and masked again when the person is left."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent

from desktop_app.text.identity import clean_identity, mask_identity
from ui.icons import set_icon
from ui.widgets.buttons import icon_button
from ui.widgets.fields.controls import LineEdit
from ui.widgets.fields.typed import TypedField

_SHOW = "Hiện số CCCD/CMND"
_HIDE = "Ẩn số CCCD/CMND"


class IdentityField(TypedField):
    """Shows `0010******45` and can't be typed in until its button is pressed; an empty one can at once."""

    revealed = Signal()  # somebody asked to see the number

    def __init__(self, label: str, **rest: Any) -> None:
        """A number under its label, with an eye beside it."""
        super().__init__(label, **rest)
        self._leaving = False
        self.line = LineEdit()
        self.button = icon_button("show", _SHOW)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._reveal)
        self._build_typed(self.line, self.button, width=22)
        self.hide_number()

    @property
    def masked(self) -> bool:
        """Whether a number is there that isn't shown."""
        return self.line.isReadOnly()

    def hide_number(self, *, at_once: bool = False) -> None:
        """Mask the number again: once it is left where somebody is typing in it, unless `at_once`."""
        typing = self.line.hasFocus() and not self.masked and (self._touched or self._leaving)
        self._leaving = typing and not at_once
        if not self.masked:
            self.commit()
        if not self._leaving:
            self.button.setChecked(False)
            self._mask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask the number before somebody else comes to the screen."""
        self.hide_number(at_once=True)
        super().hideEvent(event)

    def value(self) -> Any:
        """The whole number, shown or not."""
        return self._kept if self.masked else super().value()

    def set_value(self, value: Any, *, force: bool = False) -> None:
        """Show a number, masked unless this one was asked for."""
        self.line.setReadOnly(False)
        super().set_value(value, force=force)
        self._mask()

    def text(self) -> str:
        """The number as it stands, for drafts."""
        return self._kept if self.masked else super().text()

    def set_text(self, text: str) -> None:
        """Put a draft in, which is shown: it has to be looked at."""
        self.line.setReadOnly(False)
        super().set_text(text)

    def problem(self) -> str:
        """None while masked: it was read before."""
        return "" if self.masked else super().problem()

    def commit(self) -> None:
        """Take what was typed as finished."""
        if not self.masked:
            super().commit()

    def _read(self, text: str) -> str:
        result = clean_identity(text)
        if result.error:
            raise ValueError(result.error)
        return result.text

    def _left(self, rewrite: bool) -> None:
        if not self.masked:
            super()._left(rewrite)
            if rewrite and self._leaving and self.is_valid():
                self.hide_number(at_once=True)
            elif rewrite and self.is_valid():
                self._mask()

    def _mask(self) -> None:
        """Mask what is there, unless it was asked for; nothing there is nothing to mask."""
        hidden = bool(self._kept) and not self.button.isChecked()
        self.button.setEnabled(bool(self._kept))
        self.line.setReadOnly(hidden)
        if hidden:
            self.line.replace(mask_identity(self._kept))

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        name = _HIDE if shown else _SHOW
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)
        set_icon(self.button, "show", "accent" if shown else "text")
        if shown and self.masked:
            self.line.setReadOnly(False)
            self.set_value(self._kept, force=True)
            self.revealed.emit()
        elif not shown:
            self.commit()
            self._mask()
