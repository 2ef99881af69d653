"""What an officer is told once after the start: an unclean end, an upgrade, a damaged file of settings."""

from desktop_app.domain.links import Link, Screen
from desktop_app.services.workspace import news_of
from ui.desk import Desk

_DAMAGED_SETTINGS = (
    "Tệp thiết lập của máy này bị hỏng nên đã dùng thiết lập mặc định; dữ liệu của đơn vị không bị ảnh hưởng. Nếu "
    "trước đây dữ liệu để ở thư mục khác, hãy chọn lại thư mục đó trong Thiết lập."
)


def tell_news(desk: Desk) -> None:
    """Tell all there is in one banner; nothing where there is nothing."""
    news = [*news_of(desk.workspace), *([_DAMAGED_SETTINGS] if desk.settings.damaged else [])]
    if not news:
        return

    def show_backups() -> None:
        desk.go(Link(screen=Screen.SETTINGS, field="backups"))

    offers = desk.workspace.store.kept_copy is not None
    desk.messages.info(" ".join(news), "Xem các bản sao lưu" if offers else "", show_backups if offers else None)
