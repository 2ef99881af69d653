"""What an officer is told once after the start: an unclean end, an upgrade, a damaged file of settings."""

from functools import partial
from typing import Final

from desktop_app.domain.links import Link, Screen
from desktop_app.services.places import advice_on
from desktop_app.services.workspace import news_of
from ui.desk import Desk

_ADVISED: Final = "places.advised"
_DAMAGED_SETTINGS = (
    "Tệp thiết lập của máy này bị hỏng nên đã dùng thiết lập mặc định; dữ liệu của đơn vị không bị ảnh hưởng. Nếu "
    "trước đây dữ liệu để ở thư mục khác, hãy chọn lại thư mục đó trong Thiết lập."
)


def tell_news(desk: Desk) -> None:
    """Tell all there is in one banner; nothing where there is nothing."""
    news = [*news_of(desk.workspace), *([_DAMAGED_SETTINGS] if desk.settings.damaged else [])]
    if not news:
        _advise(desk)
        return

    def show_backups() -> None:
        desk.go(Link(screen=Screen.SETTINGS, field="backups"))

    offers = desk.workspace.store.kept_copy is not None
    desk.messages.info(" ".join(news), "Xem các bản sao lưu" if offers else "", show_backups if offers else None)


def _advise(desk: Desk) -> None:
    """Advise once against a place that loses data."""
    root = str(desk.workspace.root)
    if root not in desk.settings.get(_ADVISED, [""]):
        desk.read(partial(advice_on, desk.workspace.root), partial(_told, desk, root))


def _told(desk: Desk, root: str, advice: str) -> None:
    if advice:
        desk.messages.warning(advice)
        desk.setting_changed(_ADVISED, [*desk.settings.get(_ADVISED, [""]), root])
