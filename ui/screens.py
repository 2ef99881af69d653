"""Which screens there are: their places in the rail, and their pages, imported when they are first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.links import Screen
from ui.page import Page


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A screen as the rail names it, and where its page comes from."""

    shows: Screen
    title: str
    icon: str
    load: Callable[[], type[Page]]


def _overview() -> type[Page]:
    from ui.overview.page import OverviewPage

    return OverviewPage


def _members() -> type[Page]:
    from ui.members.page import MembersPage

    return MembersPage


def _initiatives() -> type[Page]:
    from ui.initiatives.page import InitiativesPage

    return InitiativesPage


def _check() -> type[Page]:
    from ui.check.page import CheckPage

    return CheckPage


def _dossier() -> type[Page]:
    from ui.dossier.page import DossierPage

    return DossierPage


def _sending() -> type[Page]:
    from ui.sending.page import SendingPage

    return SendingPage


def _portal() -> type[Page]:
    from ui.portal.page import PortalPage

    return PortalPage


def _reports() -> type[Page]:
    from ui.reports.page import ReportsPage

    return ReportsPage


def _settings() -> type[Page]:
    from ui.settings.page import SettingsPage

    return SettingsPage


def _programme() -> type[Page]:
    from ui.programme.page import ProgrammePage

    return ProgrammePage


def _help() -> type[Page]:
    from ui.help.page import HelpPage

    return HelpPage


def _first_run() -> type[Page]:
    from ui.first_run.page import FirstRunPage

    return FirstRunPage


SCREENS: Final = (
    ScreenEntry(Screen.OVERVIEW, "Tổng quan", "overview", _overview),
    ScreenEntry(Screen.MEMBERS, "Đoàn viên", "members", _members),
    ScreenEntry(Screen.INITIATIVES, "Sáng kiến", "initiatives", _initiatives),
    ScreenEntry(Screen.CHECK, "Kiểm tra", "check", _check),
    ScreenEntry(Screen.DOSSIER, "Hồ sơ", "dossier", _dossier),
    ScreenEntry(Screen.SENDING, "Gửi hồ sơ", "send", _sending),
    ScreenEntry(Screen.PORTAL, "Cổng trực tuyến", "portal", _portal),
    ScreenEntry(Screen.REPORTS, "Báo cáo", "report", _reports),
    ScreenEntry(Screen.SETTINGS, "Thiết lập", "settings", _settings),
    ScreenEntry(Screen.PROGRAMME, "Chương trình", "programme", _programme),
    ScreenEntry(Screen.HELP, "Trợ giúp", "help", _help),
)
"""The screens of the rail, in their order."""
KEYS: Final = {
    entry.shows: "F1" if entry.shows is Screen.HELP else f"Ctrl+{number}"
    for number, entry in enumerate(SCREENS, start=1)
    if number < 10 or entry.shows is Screen.HELP
}
"""The keys that go to the screens."""

FIRST_RUN: Final = ScreenEntry(Screen.FIRST_RUN, "Lần đầu", "app", _first_run)
"""The screen that stands outside the rail."""
