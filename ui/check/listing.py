"""The two lists of Kiểm tra: the groups, and the lines of one group."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import count
from typing import Final

from PySide6.QtGui import QIcon

from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.services.check_lists import CheckGroup, CheckLine, Grouping
from ui.icons import severity_icon, themed_icon, verdict_icon
from ui.widgets.rows import Column

GROUPINGS: Final = (
    (Grouping.VERDICT, "Theo kết quả"),
    (Grouping.RULE, "Theo quy tắc"),
    (Grouping.AUTHOR, "Theo tác giả"),
)
CLEAN: Final = "Không có điều gì cần sửa."
_ORDER: Final = tuple(Severity)


class Keys:
    """Gives each record the same integer key whenever it is listed."""

    def __init__(self) -> None:
        """Start without records."""
        self._keys: dict[Hashable, int] = {}
        self._next = count()

    def of(self, *parts: Hashable) -> int:
        """The key of a record, known by these parts."""
        key = self._keys.get(parts)
        if key is None:
            key = self._keys[parts] = next(self._next)
        return key

    def keep(self, keys: Iterable[int]) -> None:
        """Forget all records but those with these keys."""
        kept = set(keys)
        if len(kept) < len(self._keys):
            self._keys = {parts: key for parts, key in self._keys.items() if key in kept}


def group_icon(group: CheckGroup) -> QIcon:
    """The shape of a group: its verdict, else the worst finding in it."""
    if group.verdict is not None:
        return verdict_icon(group.verdict)
    return severity_icon(group.severity) if group.severity is not None else themed_icon("verdict-eligible", "eligible")


def first_to_see(groups: Sequence[CheckGroup]) -> CheckGroup:
    """The first group in which something is to be done, else the first."""
    return next((group for group in groups if group.verdict is not Verdict.ELIGIBLE), groups[0])


def line_icon(line: CheckLine) -> QIcon:
    """The shape of a line: its finding's, one of its own where that is waived, or the verdict's."""
    if line.finding is None:
        return verdict_icon(line.verdict)
    return themed_icon("waive", "secondary") if line.finding.waived else severity_icon(line.finding.severity)


def line_word(line: CheckLine) -> str:
    """How bad a line is, in a word."""
    if line.finding is None:
        return line.verdict.label
    return "Đã bỏ qua" if line.finding.waived else line.finding.severity.label


def line_message(line: CheckLine) -> str:
    """What was found."""
    return line.finding.message if line.finding else CLEAN


def line_details(line: CheckLine) -> str:
    """All that is known of a line, for the place below the list."""
    if line.finding is None:
        return f"{line.code} · {line.title}\n{CLEAN}"
    said = f"{line.code} · {line.title}\n{line.finding.message}"
    if line.finding.clause:
        said += f"\nCăn cứ: {line.finding.clause}"
    waived = line.finding.waived
    return f"{said}\nĐã bỏ qua: {waived.reason} ({waived.user})" if waived else said


def _severity_order(line: CheckLine) -> int:
    return _ORDER.index(line.finding.severity) if line.finding else len(_ORDER)


GROUP_COLUMNS: Final[tuple[Column[CheckGroup], ...]] = (
    Column(id="label", heading="Nhóm", text=lambda group: group.label, icon=group_icon, width=26),
    Column(id="count", heading="Số SK", text=lambda group: str(group.count), number=True, width=6),
)

LINE_COLUMNS: Final[tuple[Column[CheckLine], ...]] = (
    Column(id="severity", heading="Mức", text=line_word, icon=line_icon, sort_key=_severity_order, width=13),
    Column(id="code", heading="Mã", text=lambda line: line.code, width=8),
    Column(id="title", heading="Tên sáng kiến", text=lambda line: line.title, width=20),
    Column(id="authors", heading="Tác giả", text=lambda line: line.authors, width=15),
    Column(id="message", heading="Điều phát hiện", text=line_message, width=48),
    Column(id="clause", heading="Căn cứ", text=lambda line: line.finding.clause if line.finding else "", width=20),
)
