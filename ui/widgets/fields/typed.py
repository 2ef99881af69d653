"""Fields that are typed: one line, many lines, a list."""

from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.text.numbers import format_money
from desktop_app.text.unicode import clean_line, clean_text, utf16_length
from ui.theme import CAPTION_PT, SPACE_L
from ui.widgets.fields.base import Field
from ui.widgets.fields.controls import LineEdit, PlainEdit
from ui.widgets.labels import set_role, text_label

_NOTHING: Final = object()


class TypedField(Field):
    """A field whose fact is read from a text; read when it is left, and only then written anew."""

    EMPTY: Any = ""

    def _build_typed(self, control: LineEdit | PlainEdit, beside: QWidget | None = None, width: int = 0) -> None:
        self._input = control
        self._kept: Any = self.EMPTY
        self._pending: Any = _NOTHING
        self._before = ""
        self._touched = False
        self._build(control, beside, width)
        control.typed.connect(self._typed)
        control.left.connect(self._left)
        control.undo_asked.connect(self.undo_asked)
        control.redo_asked.connect(self.redo_asked)
        if isinstance(control, LineEdit):
            control.returnPressed.connect(self.commit)

    def _read(self, text: str) -> Any:
        """Read a text that isn't blank; a `ValueError` says in Vietnamese why it can't be."""
        return clean_line(text)

    def _write(self, value: Any) -> str:
        """Write a fact that isn't empty."""
        return str(value)

    def value(self) -> Any:
        """The fact as typed; the last readable one where the text can't be read."""
        if not self.text().strip():
            return self.EMPTY
        try:
            return self._read(self.text())
        except ValueError:
            return self._kept

    def set_value(self, value: Any, *, force: bool = False) -> None:
        """Show a fact; a field that is being typed in takes it when it is left, unless `force` is given."""
        if self._input.hasFocus() and self._touched and not force:
            self._pending = value
            return
        self._pending = _NOTHING
        self._touched = False
        self._kept = value
        self._put(self._shown(value))
        self._before = self.text()
        self.show_problem("")

    def text(self) -> str:
        """The text as it stands."""
        return self._input.content()

    def set_text(self, text: str) -> None:
        """Put a text in as if it had been typed and left unfinished."""
        self._put(text)
        self.show_problem(self.problem() if text.strip() else "")

    def problem(self) -> str:
        """Why the text can't be kept ("": it can)."""
        text = self.text()
        if not text.strip():
            return f"Chưa nhập “{self.label}”." if self.required else ""
        try:
            self._read(text)
        except ValueError as error:
            return str(error)
        return ""

    @Slot()
    def commit(self) -> None:
        """Take what was typed as finished; the text itself stays as it was typed."""
        self._finish(rewrite=False)

    @Slot(bool)
    def _left(self, rewrite: bool) -> None:
        if self._pending is not _NOTHING and self.text() == self._before and rewrite:
            self.set_value(self._pending, force=True)
            return
        self._finish(rewrite=rewrite)

    def _finish(self, *, rewrite: bool) -> None:
        typed = self.text() != self._before
        problem = self.problem()
        if typed:
            self._pending = _NOTHING
            self.show_problem(problem)
        if problem:
            return
        value = self.value()
        changed, self._kept = typed and value != self._kept, value
        if rewrite:
            self._touched = False
            self._put(self._shown(value))
        self._before = self.text()
        if changed:
            self.finished.emit()

    @Slot()
    def _typed(self) -> None:
        self._touched = True
        if self._problem and self.is_valid():
            self.show_problem("")
        self.show_note("")
        self._changed()
        self.edited.emit()

    def _changed(self) -> None:
        """Follow a change of the text, whoever made it."""

    def _shown(self, value: Any) -> str:
        return "" if value is None or value == self.EMPTY else self._write(value)

    def _put(self, text: str) -> None:
        self._input.replace(text)
        self._changed()


class TextField(TypedField):
    """One line of text; longer than `max_length` it is refused, never cut."""

    def __init__(self, label: str, *, max_length: int = 0, **rest: Any) -> None:
        """A line under its label; `max_length` in characters (0: any)."""
        super().__init__(label, **rest)
        self._max_length = max_length
        self._build_typed(LineEdit())

    def _read(self, text: str) -> str:
        line = clean_line(text)
        if self._max_length and len(line) > self._max_length:
            over = len(line) - self._max_length
            raise ValueError(f"Dài quá {format_money(self._max_length)} ký tự; hãy rút bớt {format_money(over)} ký tự.")
        return line


class LongTextField(TypedField):
    """Several lines of text, with a counter where a limit is given."""

    def __init__(self, label: str, *, lines: int = 4, counter_limit: int | None = None, **rest: Any) -> None:
        """A text `lines` high; the limit is counted as the portal does (UTF-16 units) and not enforced."""
        super().__init__(label, **rest)
        self._limit = counter_limit
        self._counter = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self._head.addWidget(self._counter)
        self._label.setWordWrap(counter_limit is None)
        control = PlainEdit()
        control.setFixedHeight(control.fontMetrics().lineSpacing() * lines + SPACE_L)
        self._build_typed(control)
        self._changed()

    def set_counter_limit(self, limit: int | None) -> None:
        """Count against another limit, that of another programme."""
        self._limit = limit
        self._changed()

    def counter_text(self) -> str:
        """What the counter says."""
        return self._counter.text()

    def _read(self, text: str) -> str:
        return clean_text(text)

    def _changed(self) -> None:
        self._counter.setVisible(self._limit is not None)
        if self._limit is None:
            return
        length = utf16_length(clean_text(self.text()))
        over = length - self._limit
        said = f"{format_money(length)}/{format_money(self._limit)}"
        self._counter.setText(f"Vượt {format_money(over)} ký tự · {said}" if over > 0 else said)
        set_role(self._counter, "incomplete" if over > 0 else "secondary")
        self._describe()

    def _describe(self, more: str = "") -> None:
        if self._limit is not None:
            more = f"{self._counter.text().replace('/', ' trên ')} ký tự."
        super()._describe(more)


class ListField(TypedField):
    """Several entries, one per line, as a tuple of texts."""

    EMPTY = ()

    def __init__(self, label: str, *, lines: int = 3, **rest: Any) -> None:
        """A text `lines` high."""
        super().__init__(label, **rest)
        control = PlainEdit()
        control.setFixedHeight(control.fontMetrics().lineSpacing() * lines + SPACE_L)
        self._build_typed(control)

    def _read(self, text: str) -> tuple[str, ...]:
        return tuple(filter(None, map(clean_line, clean_text(text).split("\n"))))

    def _write(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)
