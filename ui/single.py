"""One window per workspace: a second start hands its file to the first and raises it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT: Final = 1000
_LONGEST: Final = 1 << 16
_ANSWER: Final = b"raised\n"


def server_name(root: Path) -> str:
    """The name under which the window of a workspace listens, the same however its folder was written."""
    place = str(root.resolve()).casefold()
    return f"hoso-sangkien-{sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


class Listener(QObject):
    """Waits for later starts on the same workspace."""

    asked = Signal(object)  # Path of the file that the later start was given, None where it was given none

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        """Listen for the workspace in a folder; where that can't be, a later start is told that it is locked."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        name = server_name(root)
        # The workspace's lock is ours, so that whoever left this name behind is gone.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @Slot()
    def _connected(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        line = bytes(socket.readLine(_LONGEST).data())
        try:
            file = json.loads(line)
        except ValueError:
            return
        socket.write(_ANSWER)
        socket.flush()
        self.asked.emit(Path(file) if isinstance(file, str) else None)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()


def hand_over(root: Path, file: Path | None) -> bool:
    """Ask the window that has this workspace open to come to the front with a file; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(root))
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(json.dumps(str(file.resolve()) if file else None).encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT * 3) and bytes(socket.readAll().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered
