"""Opening an e-mail with the officer's own mail program."""

from typing import Final
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop_app.services.sending import SendingSheet
from ui.desk import Desk
from ui.opening import outside_environment

_LONGEST: Final = 2_000
"""How long an address may be that Windows hands to a mail program."""


def mail_address(sheet: SendingSheet) -> tuple[str, bool]:
    """The address that begins the e-mail, and whether its text is in it: where that makes it too long it isn't."""
    texts = sheet.texts
    begun = f"mailto:{quote(sheet.envelope.email, safe='@')}?subject={quote(texts.subject, safe='')}"
    whole = f"{begun}&body={quote(texts.body.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return (whole, True) if len(whole) <= _LONGEST else (begun, False)


def open_mail(desk: Desk, sheet: SendingSheet) -> None:
    """Begin the e-mail; what doesn't fit into its address is put on the clipboard. The package is attached by hand."""
    address, has_body = mail_address(sheet)
    with outside_environment():
        opened = QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
    if not opened:
        desk.messages.warning(
            "Máy này chưa có phần mềm thư điện tử. Hãy mở hòm thư trên trình duyệt rồi chép tiêu đề, nội dung vào đó."
        )
        return
    paste = ""
    if not has_body:
        QGuiApplication.clipboard().setText(sheet.texts.body.strip())
        paste = " Nội dung thư đã chép sẵn: dán bằng Ctrl+V."
    attach = f" Nhớ đính kèm tệp “{sheet.package.file.name}”." if sheet.package and sheet.fits_mail else ""
    desk.messages.info(f"Đã mở thư mới.{paste}{attach}")
