"""Looks at shown widgets as a person would: what Tab reaches, what is cut off, how well text stands out."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitterHandle,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from ui.widgets.form import FormView

_SLACK = 1
_BORDER = 3
_LEAST_CONTRAST = 4.5


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every widget that is shown inside another, and that one."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.window() is root.window():
            yield widget


def _within(widget: QWidget, kind: type[QWidget]) -> QWidget | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, kind):
        parent = None if parent.isWindow() else parent.parentWidget()
    return parent


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    found = _within(widget, QScrollArea)
    return found if isinstance(found, QScrollArea) else None


# The keyboard


def focusable(root: QWidget) -> set[QWidget]:
    """Every shown widget that Tab should reach; of several radio buttons of a group the one it visits."""
    found: set[QWidget] = set()
    for widget in shown(root):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if takes and widget.focusProxy() is None and not _inside(widget):
            found.add(widget)
    return found


def _inside(widget: QWidget) -> bool:
    """Whether a widget is part of one that takes the focus for it, or one of a group that Tab visits once."""
    parent = widget.parentWidget()
    if isinstance(widget, QScrollArea) or (isinstance(parent, QComboBox) and parent.lineEdit() is not widget):
        return True
    return isinstance(widget, QRadioButton) and not widget.isChecked() and any(map(_is_checked, _group(widget)))


def _group(button: QRadioButton) -> list[QAbstractButton]:
    group: QButtonGroup | None = button.group()
    parent = button.parentWidget()
    if parent is None:
        return [button]
    return list(group.buttons()) if isinstance(group, QButtonGroup) else parent.findChildren(QRadioButton)


def _is_checked(button: QAbstractButton) -> bool:
    return button.isChecked() and button.isVisible()


def tab_order(
    root: QWidget, limit: int = 400, *, back: bool = False, look: Callable[[QWidget], object] = bool
) -> list[QWidget]:
    """The widgets that Tab goes through, beginning with the one that has the focus, until it comes round.

    `look` is called with each once it has the focus.
    """
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    order: list[QWidget] = []
    for _ in range(limit):
        widget = root.window().focusWidget()
        assert widget is not None, "nothing has the focus"
        if order and widget is order[0]:
            return [widget for widget in order if root is widget.window() or root.isAncestorOf(widget)]
        assert widget not in order, f"Tab goes round without {describe(order[0])}, from {describe(order[-1])}"
        order.append(widget)
        look(widget)
        QTest.keyClick(widget, key, modifier)
        while isinstance(widget, QTextBrowser) and widget.textCursor().hasSelection():
            QTest.keyClick(widget, key, modifier)  # from link to link, and on after the last one
        alone = focusable(root.window()) == {widget}
        assert alone or root.window().focusWidget() is not widget, f"Tab stays in {describe(widget)}"
    raise AssertionError(f"Tab never comes back to {describe(order[0])}")


def against_reading(order: list[QWidget]) -> list[str]:
    """Steps of Tab that go up again within one form or one dialog."""
    in_forms: list[str] = []
    in_dialogs: list[str] = []
    for one, other in pairwise([*order, *order[:1]]):
        form = _scroll_area(one)
        if form is not _scroll_area(other) or not isinstance(form or one.window(), FormView | QDialog):
            continue
        begins = one.mapTo(one.window(), QPoint())
        ends = other.mapTo(one.window(), other.rect().bottomLeft())
        if ends.y() < begins.y() and ends.x() < begins.x() + one.width():
            (in_dialogs if form is None else in_forms).append(f"from {describe(one)} up to {describe(other)}")
    return in_forms + (in_dialogs if len(in_dialogs) > 1 else [])


def out_of_view(widget: QWidget) -> str:
    """What can't be seen of the widget that has the focus ("": it is in sight)."""
    area = _scroll_area(widget)
    if widget.visibleRegion().isEmpty():
        return f"{describe(widget)} has the focus out of sight"
    if area is None:
        return ""
    seen = area.viewport().rect()
    place = QRect(widget.mapTo(area.viewport(), QPoint()), widget.size())
    if place.height() <= seen.height() and not (place.top() >= 0 and place.bottom() <= seen.bottom()):
        return f"{describe(widget)} is half out of sight: {place.getRect()} in {seen.getRect()}"
    return ""


def unreachable(root: QWidget) -> list[str]:
    """Enabled buttons that neither Tab nor a key of their own reaches."""
    found = []
    reached = focusable(root)
    for widget in shown(root):
        if not isinstance(widget, QAbstractButton) or not widget.isEnabled() or widget in reached:
            continue
        if _inside(widget) or isinstance(widget.parentWidget(), QLineEdit | QTableView):
            continue
        says_key = any(f"({key}" in widget.toolTip() for key in ("Alt+", "Ctrl+", "F5", "Esc"))
        in_group = widget.group() is not None and any(button in reached for button in widget.group().buttons())
        if widget.shortcut().isEmpty() and not says_key and not in_group and not _is_still(widget):
            found.append(describe(widget))
    return found


def _is_still(button: QAbstractButton) -> bool:
    """Whether a button can't be pressed: an item of a chart that leads nowhere."""
    return not button.hitButton(button.rect().center())


def key_clashes(root: QWidget) -> list[str]:
    """Keys of a screen that do two things, and underlined letters that do nothing."""
    keys: dict[str, list[str]] = {}
    found = []
    for widget in shown(root):
        if isinstance(widget, QAbstractButton):
            underlined = QKeySequence.mnemonic(widget.text())
            if not underlined.isEmpty() and widget.shortcut() != underlined:
                found.append(f"{describe(widget)}: {underlined.toString()} is underlined but does nothing")
            if not widget.shortcut().isEmpty():
                keys.setdefault(widget.shortcut().toString(), []).append(describe(widget))
        elif isinstance(widget, QLabel) and widget.buddy() is not None:
            underlined = QKeySequence.mnemonic(widget.text())
            if not underlined.isEmpty():
                keys.setdefault(underlined.toString(), []).append(describe(widget))
        for action in widget.actions():
            for key in action.shortcuts():
                keys.setdefault(key.toString(), []).append(f"action {action.text()!r}")
    for shortcut in root.window().findChildren(QShortcut):
        parent = shortcut.parent()
        if isinstance(parent, QWidget) and parent.isVisible() and shortcut.isEnabled():
            keys.setdefault(shortcut.key().toString(), []).append(f"a shortcut of {describe(parent)}")
    return found + [f"{key}: {' and '.join(users)}" for key, users in keys.items() if len(users) > 1]


def menu_clashes(menu: QMenu) -> list[str]:
    """Letters of a menu that two of its entries have."""
    texts = [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    letters = Counter(QKeySequence.mnemonic(text).toString() for text in texts if "&" in text.replace("&&", ""))
    return [f"{letter} twice among {texts}" for letter, count in letters.items() if letter and count > 1]


# Names and words


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget; Qt names a list after its entry, which the reader puts after its label."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)).strip()


def describe(widget: QWidget) -> str:
    """A widget for the message of a failed test."""
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    within = widget.parentWidget()
    return f"{type(widget).__name__}({name_of(widget)!r}, {said[:40]!r}) in {type(within).__name__}"


def words_of(root: QWidget) -> Iterator[str]:
    """Every text that a person may see or hear of a screen, that of records in its tables apart."""
    for widget in shown(root):
        yield from (widget.toolTip(), widget.whatsThis(), widget.statusTip(), widget.accessibleName())
        yield from (widget.accessibleDescription(), name_of(widget))
        for name in ("text", "placeholderText", "title", "windowTitle", "prefix", "suffix"):
            member = getattr(widget, name, None)
            said = member() if callable(member) and not isinstance(widget, QLineEdit | QHeaderView) else ""
            yield said if isinstance(said, str) else ""
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTableView) and widget.model() is not None:
            model = widget.model()
            yield from (str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount()))
        if isinstance(widget, QPushButton | QToolButton) and widget.menu() is not None:
            yield from words_of_menu(widget.menu())


def words_of_menu(menu: QMenu) -> Iterator[str]:
    """The texts of a menu and of the menus in it."""
    for action in menu.actions():
        yield from (action.text(), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from words_of_menu(inner)


# What is seen


def cut_off(root: QWidget) -> list[str]:
    """Texts that don't fit, and widgets that stick out of what holds them."""
    found = []
    for widget in shown(root):
        if isinstance(widget, QLabel) and widget.text() and not _fits(widget):
            found.append(f"{describe(widget)}: {widget.size().toTuple()} of {widget.sizeHint().toTuple()}")
        elif isinstance(widget, QAbstractButton) and widget.text() and not _button_fits(widget):
            found.append(f"{describe(widget)}: {widget.width()} of {widget.sizeHint().width()}")
        elif isinstance(widget, QComboBox) and not _choice_fits(widget):
            found.append(f"{describe(widget)}: {widget.currentText()!r} is cut, and no tooltip says it")
        if widget is not root and _sticks_out(widget):
            found.append(f"{describe(widget)}: {widget.geometry().getRect()} sticks out of its parent")
        if widget is not root and _is_squeezed(widget):
            found.append(f"{describe(widget)}: {widget.height()} high of {widget.minimumSizeHint().height()}")
    return found


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() + _SLACK >= label.heightForWidth(label.width())
    if label.sizePolicy().horizontalPolicy() is label.sizePolicy().Policy.Ignored and label.toolTip():
        return True
    return label.width() + _SLACK >= label.sizeHint().width() and label.height() + _SLACK >= label.sizeHint().height()


def _button_fits(button: QAbstractButton) -> bool:
    if button.toolTip() == button.accessibleName() and button.toolTip():
        return True
    least = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&").replace("&", ""))
    if isinstance(button, QCheckBox | QRadioButton):
        return button.width() + _SLACK >= button.sizeHint().width() - 8
    return button.width() + _SLACK >= least + (0 if button.icon().isNull() else button.iconSize().width())


def _choice_fits(box: QComboBox) -> bool:
    room = box.width() - 24 - 8
    if box.visibleRegion().isEmpty():
        return True
    return box.fontMetrics().horizontalAdvance(box.currentText()) <= room or box.toolTip() == box.currentText()


def _is_part(widget: QWidget) -> bool:
    """Whether a widget is moved by the one around it for scrolling, or is a part of a control."""
    parent = widget.parentWidget()
    if parent is None or isinstance(widget, QAbstractSlider | QSplitterHandle):
        return True
    if isinstance(parent, QLineEdit | QComboBox | QAbstractItemView | QPlainTextEdit | QScrollArea):
        return True
    around = parent.parentWidget()
    return parent.objectName().startswith("qt_scrollarea") or isinstance(around, QAbstractItemView)


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or _is_part(widget) or widget.size().isEmpty():
        return False
    return not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry())


def _is_squeezed(widget: QWidget) -> bool:
    controls = QLabel | QAbstractButton | QLineEdit | QComboBox
    if not isinstance(widget, controls) or _is_part(widget) or (isinstance(widget, QLabel) and widget.wordWrap()):
        return False
    return widget.height() + _SLACK < widget.minimumSizeHint().height()


def overlapping(root: QWidget) -> list[str]:
    """Pairs of shown widgets of one parent that lie on one another."""
    found = []
    for parent in shown(root):
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget)
            and child.isVisibleTo(root)
            and not child.isWindow()
            and child.property("role") != "highlight"
            and not _is_part(child)
            and not child.size().isEmpty()
        ]
        found += [
            f"{describe(one)} and {describe(other)}: {one.geometry().getRect()}, {other.geometry().getRect()}"
            for one, other in combinations(children, 2)
            if _area(one).intersects(_area(other))
        ]
    return found


def _area(widget: QWidget) -> QRect:
    return widget.geometry().adjusted(1, 1, -1, -1)


def colour_alone(root: QWidget) -> list[str]:
    """Coloured cells without a word or without a shape."""
    found = []
    for view in shown(root):
        model = view.model() if isinstance(view, QTableView) else None
        if model is None:
            continue
        for row in range(min(model.rowCount(), 40)):
            for column in range(model.columnCount()):
                index = model.index(row, column, QModelIndex())
                coloured = index.data(Qt.ItemDataRole.ForegroundRole) is not None
                if coloured and not (index.data() and index.data(Qt.ItemDataRole.DecorationRole)):
                    found.append(f"{name_of(view)}, row {row}, column {column}: {index.data()!r}")
    return found


# Contrast


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_contrast(picture: QImage) -> float:
    """The contrast of a text as it is painted: the strongest of its colours against the commonest, its ground."""
    pixels = picture.convertToFormat(QImage.Format.Format_RGB32)
    values = array("I")
    values.frombytes(bytes(memoryview(pixels.constBits())))
    colours = Counter(values)
    ground = QColor.fromRgb(colours.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(value), ground) for value in colours)


def _texts(root: QWidget) -> Iterator[tuple[QWidget, QRect, str]]:
    """Every text in sight: its widget, where in it, and what it says."""
    for widget in shown(root):
        if not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        rect = widget.visibleRegion().boundingRect()
        if rect.height() < min(widget.height(), 40):
            continue
        inner = rect.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
        if isinstance(widget, QLabel) and widget.text().strip():
            yield widget, rect, widget.text()
        elif isinstance(widget, QAbstractButton) and widget.text().strip():
            yield widget, inner, widget.text()
        elif isinstance(widget, QLineEdit) and (widget.text() or widget.placeholderText()):
            yield widget, inner, widget.text() or widget.placeholderText()
        elif isinstance(widget, QComboBox) and widget.currentText().strip():
            yield widget, inner.adjusted(0, 0, -22, 0), widget.currentText()
        elif isinstance(widget, QPlainTextEdit) and widget.toPlainText().strip():
            yield widget.viewport(), widget.viewport().visibleRegion().boundingRect(), widget.toPlainText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[tuple[QWidget, QRect, str]]:
    model, seen = view.model(), view.viewport().visibleRegion().boundingRect()
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(QModelIndex()), 24)):
        for column in range(columns):
            index = model.index(row, column, QModelIndex())
            place = view.visualRect(index).adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
            text = index.data()
            if isinstance(text, str) and text.strip() and seen.contains(place) and place.width() > 2 * place.height():
                yield view.viewport(), place, text


def faint(root: QWidget, least: float = _LEAST_CONTRAST) -> list[str]:
    """Enabled texts in sight that don't stand out."""
    window = root.window()
    picture = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    found = []
    for widget, rect, text in _texts(root):
        place = QRect(widget.mapTo(window, rect.topLeft()), rect.size())
        part = picture.copy(QRect(place.topLeft() * ratio, place.size() * ratio))
        if part.width() > 2 and part.height() > 2 and (reached := text_contrast(part)) < least:
            found.append(f"{describe(widget)}: {text[:40]!r} {reached:.2f}")
    return found
