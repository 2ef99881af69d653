"""Two panes side by side whose widths are remembered."""

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from ui.desk import Desk


class KeptSplitter(QSplitter):
    """Keeps the widths that the officer gave the panes on this PC."""

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        """Without panes; `key` is the name in the settings."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self._key = key
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    def share(self, *stretches: int) -> None:
        """Share the width among the panes that are there, then as it was left last."""
        for place, stretch in enumerate(stretches):
            self.setStretchFactor(place, stretch)
        self.restoreState(QByteArray.fromBase64(self._desk.settings.get(self._key, "").encode()))

    @Slot()
    def _keep(self) -> None:
        self._desk.setting_changed(self._key, bytes(self.saveState().toBase64().data()).decode())
