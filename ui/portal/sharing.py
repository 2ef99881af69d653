"""What leaves for the browser or for the author: files to choose from, the text file, the message, the address."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.services.portal_entry import PortalEntry, files_to_upload, save_author_text
from ui.desk import Desk
from ui.jobs import Lane, OnError
from ui.opening import open_or_tell, outside_environment
from ui.widgets.files import save_file

_TEXT_FILES = ("Tệp chữ (*.txt)",)


def open_portal(desk: Desk, address: str) -> None:
    """Open the portal's address in the browser, or say where to go."""
    with outside_environment():
        opened = QDesktopServices.openUrl(QUrl(address))
    if not opened:
        desk.messages.warning(f"Máy này chưa mở được trình duyệt; hãy mở trình duyệt và gõ {address}.")


def show_files(desk: Desk, entry: PortalEntry, on_error: OnError) -> None:
    """Open a folder with copies of the attachments, for the browser to choose from."""
    work = partial(files_to_upload, desk.workspace, entry)
    desk.jobs.run(work, partial(_show_folder, desk), on_error, Lane.WORK)


def _show_folder(desk: Desk, folder: Path) -> None:
    open_or_tell(folder, desk.messages)


def ask_author_text(desk: Desk, entry: PortalEntry, parent: QWidget) -> None:
    """Write the text file for the author where the officer wants it."""
    name = f"Noi dung nop cong - {entry.code}.txt"
    file = save_file(parent, "Lưu tệp nội dung cho tác giả", name, _TEXT_FILES, desk.settings, desk.messages.ask)
    if file is not None:
        work = partial(save_author_text, desk.workspace, desk.programme_id, entry.id, file)
        desk.write(work, partial(_tell_saved, desk))


def _tell_saved(desk: Desk, file: Path) -> None:
    desk.messages.success(
        f"Đã lưu “{file.name}”. Tệp chứa dữ liệu cá nhân, chỉ gửi cho chính tác giả.",
        "Mở thư mục",
        partial(open_or_tell, file.parent, desk.messages),
    )
