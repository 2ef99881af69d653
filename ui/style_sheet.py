"""The one style sheet of the program, written from the palette; a widget asks for its form by a property."""

from dataclasses import fields
from string import Template
from typing import Final

from ui.palette import Palette
from ui.tinted import tinted_root

_CORNER: Final = 4
_MIXED: Final = (
    "hover", "pressed", "selected", "disabled", "accent_hover", "accent_pressed", "danger_hover", "scroll",
)  # fmt: skip
_KINDS: Final = (("info", "accent"), ("success", "eligible"), ("warning", "incomplete"), ("error", "ineligible"))

_TEXTS: Final = """
QToolTip { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px 8px; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="eligible"] { color: $eligible; }
QLabel[role="incomplete"] { color: $incomplete; }
QLabel[role="review"] { color: $review; }
QLabel[role="ineligible"] { color: $ineligible; }
QLabel[role="registered"] { color: $registered; }
QLabel:disabled { color: $disabled; }
QFrame[role="hairline"] { background: $hairline; border: none; min-height: 1px; max-height: 1px; }
QFrame[role="surface"] { background: $surface; border: 1px solid $hairline; border-radius: ${corner}px; }
QFrame[role="sample-band"] { background: $incomplete; }
QFrame[role="sample-band"] QLabel { color: $on_accent; }
"""

_BUTTONS: Final = """
QPushButton {
    background: $raised; color: $text; border: 1px solid $hairline; border-radius: ${corner}px;
    padding: 5px 12px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $disabled; background: $window; }
QPushButton[kind="primary"], QPushButton:default {
    background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[kind="primary"] { font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton:default:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed, QPushButton:default:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; }
QPushButton[kind="danger"] { background: $ineligible; color: $on_accent; border: 1px solid $ineligible; }
QPushButton[kind="danger"] { font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $danger_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled, QPushButton:default:disabled {
    background: $pressed; color: $disabled; border: 1px solid $pressed;
}
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent; color: $accent; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:pressed { background: $pressed; }
QPushButton[kind="flat"]:focus { border: 2px solid $accent; }
QPushButton[kind="band"] {
    background: $incomplete; color: $on_accent; border: 1px solid $on_accent; padding: 2px 8px;
}
QPushButton[kind="band"]:hover { background: $on_accent; color: $incomplete; }
QPushButton[kind="band"]:focus { border: 2px solid $on_accent; padding: 1px 7px; }
QPushButton[kind="flat"]:disabled { color: $disabled; }
QPushButton[menu="true"] { padding-right: 28px; }
QPushButton[menu="true"]:focus { padding-right: 27px; }
QPushButton::menu-indicator {
    image: url("$tinted/chevron-down.svg"); width: 16px; height: 16px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px;
}
QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: ${corner}px; padding: 5px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: $pressed; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton:disabled { color: $disabled; }
QToolButton[compact="true"] { padding: 1px; }
QToolButton[compact="true"]:focus { padding: 0; }
QToolButton::menu-indicator { image: none; width: 0; }
"""

_INPUTS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $hairline; border-radius: ${corner}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QPlainTextEdit { placeholder-text-color: $secondary; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 4px 7px; }
QPlainTextEdit, QTextEdit { padding: 3px 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $scroll; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { border: 2px solid $accent; padding: 3px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 2px 3px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] { border-color: $ineligible; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $window; color: $disabled;
}
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $window; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox { combobox-popup: 0; padding-right: 24px; }
QComboBox:focus, QComboBox:on { padding-right: 23px; }
QComboBox::drop-down { width: 22px; border: none; background: transparent; }
QComboBox::down-arrow { image: url("$tinted/chevron-down.svg"); width: 16px; height: 16px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$tinted/chevron-up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$tinted/chevron-down.svg"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
    width: 16px; height: 16px; border: 1px solid $secondary; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tinted/tick.svg");
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $disabled; background: $window; }
QCheckBox::indicator:checked:disabled { image: url("$tinted/tick-off.svg"); }
QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $secondary; border-radius: 9px; background: $surface;
}
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QRadioButton::indicator:checked:focus { border: 5px solid $text; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QRadioButton[kind="segment"] {
    background: $surface; border: 1px solid $hairline; padding: 5px 12px; spacing: 0; margin-left: -1px;
}
QRadioButton[kind="segment"]::indicator, QRadioButton[kind="segment"]::indicator:checked,
QRadioButton[kind="segment"]::indicator:focus { width: 0; height: 0; border: none; image: none; }
QRadioButton[kind="segment"][place="first"] {
    border-top-left-radius: ${corner}px; border-bottom-left-radius: ${corner}px; margin-left: 0;
}
QRadioButton[kind="segment"][place="last"] {
    border-top-right-radius: ${corner}px; border-bottom-right-radius: ${corner}px;
}
QRadioButton[kind="segment"]:hover { background: $hover; }
QRadioButton[kind="segment"]:checked { background: $selected; color: $text; border: 1px solid $accent; }
QRadioButton[kind="segment"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QRadioButton[kind="segment"]:disabled { color: $disabled; background: $window; }
QRadioButton[kind="segment"]:checked:disabled { background: $pressed; border: 1px solid $hairline; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    background: $raised; border: 1px solid $hairline; padding: 3px; outline: none;
}
QComboBox QAbstractItemView::item { padding: 5px 8px; border-radius: ${corner}px; color: $text; }
QComboBox QAbstractItemView::item:hover { background: $hover; color: $text; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }
"""

_VIEWS: Final = """
QAbstractItemView {
    background: $surface; alternate-background-color: $window; color: $text; border: 1px solid $hairline;
    border-radius: ${corner}px; selection-background-color: $selected; selection-color: $text;
    gridline-color: $hairline;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $accent; }
QAbstractScrollArea[role="pages"] { background: $pressed; border: 1px solid $hairline; border-radius: ${corner}px; }
QAbstractScrollArea[role="pages"]:focus { border: 1px solid $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $secondary; border: none; border-bottom: 1px solid $hairline;
    padding: 6px 4px; font-weight: 600;
}
QHeaderView::up-arrow { image: url("$tinted/chevron-up.svg"); width: 14px; height: 14px; }
QHeaderView::down-arrow { image: url("$tinted/chevron-down.svg"); width: 14px; height: 14px; }
QHeaderView::section:hover { background: $hover; color: $text; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $hairline; }
QWidget[role="rail"] { background: $window; }
QListView[role="rail"] { background: transparent; border: none; outline: none; }
QListView[role="rail"]::item {
    padding: 0 8px; border-radius: ${corner}px; color: $text;
    border: 2px solid transparent; border-left: 3px solid transparent;
}
QListView[role="rail"]::item:hover { background: $hover; }
QListView[role="rail"]::item:selected { background: $selected; color: $text; border-left: 3px solid $accent; }
QListView[role="rail"]:focus { border: none; }
QListView[role="rail"]::item:selected:focus { border: 2px solid $accent; border-left: 3px solid $accent; }
QTreeView[role="contents"]::item, QListView[role="contents"]::item { padding: 6px 8px; border-radius: ${corner}px; }
QTreeView[role="contents"]::item:hover, QListView[role="contents"]::item:hover { background: $hover; }
QTreeView[role="contents"]::item:selected, QListView[role="contents"]::item:selected {
    background: $selected; color: $text;
}
QTextBrowser, QTextBrowser:read-only { background: $surface; padding: 0; }
QTextBrowser:focus { padding: 0; }
QScrollArea[role="form"], QScrollArea[role="form"] > QWidget > QWidget { background: transparent; border: none; }
QMenuBar { background: $window; }
QMenu { background: $raised; color: $text; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: ${corner}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { width: 8px; }
QSplitter::handle:vertical { height: 8px; }
QSplitter::handle:hover { background: $pressed; }
QStatusBar { background: $window; color: $secondary; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $secondary; }
QProgressBar { background: $pressed; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar::tab { background: transparent; color: $secondary; padding: 6px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QGroupBox { border: 1px solid $hairline; border-radius: ${corner}px; margin-top: 1em; padding-top: 4px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QAbstractItemView { border: none; background: $raised; alternate-background-color: $raised; }
QCalendarWidget QAbstractItemView:enabled { selection-background-color: $accent; selection-color: $on_accent; }
QFrame[role="popup"] { background: $raised; border: 1px solid $hairline; }
"""

_BANNER: Final = """
QFrame[banner="$kind"] { background: $soft; border: 1px solid $edge; border-radius: ${corner}px; }
"""

_SHEET: Final = Template(_TEXTS + _BUTTONS + _INPUTS + _VIEWS)


def style_sheet(colours: Palette) -> str:
    """The style sheet in these colours."""
    names = {field.name: str(getattr(colours, field.name)) for field in fields(colours)}
    names |= {name: getattr(colours, name) for name in _MIXED} | {"corner": str(_CORNER)}
    names["tinted"] = tinted_root(colours)
    banners = (
        Template(_BANNER).substitute(kind=kind, soft=colours.soft(names[role]), edge=colours.edge(names[role]), **names)
        for kind, role in _KINDS
    )
    return _SHEET.substitute(names) + "".join(banners)
