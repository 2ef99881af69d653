"""The context menu of a table: the page's actions, then copying, sorting and columns, for mouse and keys alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import set_icon
from ui.widgets.header import TableHeader


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """What every table can do; `keys` do the same without the menu."""

    text: str
    slot: Callable[[], None]
    icon: str = ""
    keys: QKeySequence.StandardKey | None = None
    enabled: bool = True


def table_menu(
    table: QWidget, header: TableHeader, page_actions: Iterable[QAction], entries: Iterable[MenuEntry]
) -> QMenu:
    """A menu for the rows of a table as they are selected now."""
    menu = QMenu(table)
    menu.addActions(list(page_actions))
    menu.addSeparator()
    for entry in entries:
        _add(menu, entry)
    menu.addSeparator()
    menu.addMenu(header.sorting_menu(menu))
    menu.addMenu(header.columns_menu(menu))
    return menu


def _add(menu: QMenu, entry: MenuEntry) -> None:
    action = menu.addAction(entry.text)
    action.triggered.connect(entry.slot)
    action.setEnabled(entry.enabled)
    if entry.icon:
        set_icon(action, entry.icon)
    if entry.keys is not None:
        action.setShortcut(entry.keys)
