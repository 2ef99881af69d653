"""The place above the screens where the last message stays until it is closed or another comes."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import Message
from ui.theme import SPACE_L, SPACE_S
from ui.widgets.banner import Banner


class BannerHost(QWidget):
    """Shows one banner at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without one."""
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, 0)
        self.banner: Banner | None = None
        self.hide()

    @Slot(object)
    def show_message(self, message: Message | None) -> None:
        """Show a message in place of the last one; None takes it away."""
        if self.banner is not None:
            self._layout.removeWidget(self.banner)
            self.banner.deleteLater()
            self.banner = None
        self.setVisible(message is not None)
        if message is not None:
            self.banner = Banner(message.kind.value, message.sentence, message.action, message.on_action, parent=self)
            self.banner.closed.connect(self.clear)
            self._layout.addWidget(self.banner)

    @Slot()
    def clear(self) -> None:
        """Take the banner away."""
        self.show_message(None)
