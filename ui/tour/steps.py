"""The steps of the tour: what each says, what it points at, and when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.kinds import Verdict
from desktop_app.domain.links import Link, Screen
from ui.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: the `screen` it begins on (with a `filter` where one isn't there yet), the part of it that is meant.

    It is done once `ends_on` is shown, once `done` holds of the page, or with `by_edit` once something was written;
    without any of these *Tiếp* alone goes on.
    """

    title: str
    text: str
    screen: Screen
    target: Callable[[Any], QWidget]
    filter: str = ""
    ends_on: Screen | None = None
    done: Callable[[Any], bool] | None = None
    by_edit: bool = False

    @property
    def link(self) -> Link:
        """Where the step takes place."""
        return Link(screen=self.screen, filter=self.filter)

    def is_done(self, page: Page | None) -> bool:
        """Whether what the step asks for has been done, with this page shown."""
        if page is None:
            return False
        if self.ends_on is not None:
            return page.shows is self.ends_on
        return self.done is not None and page.shows is self.screen and self.done(page)


def _steps_card(page: Any) -> QWidget:
    card: QWidget = page.steps_card
    return card


def _findings(page: Any) -> QWidget:
    lines: QWidget = page.form.findings
    return lines


def _novel(page: Any) -> QWidget:
    field: QWidget = page.form.view.fields["novel"]
    return field


def _filters(page: Any) -> QWidget:
    bar: QWidget = page.filters
    return bar


def _waiving(page: Any) -> QWidget:
    button: QWidget = page.pane.waive_button
    return button


def _printing(page: Any) -> QWidget:
    button: QWidget = page.print_button
    return button


def _strip(page: Any) -> QWidget:
    button: QWidget = page.strip_button
    return button


def _in_a_field(page: Any) -> bool:
    """Whether the focus is in a field of the form."""
    focused = QApplication.focusWidget()
    return focused is not None and any(field.isAncestorOf(focused) for field in page.form.view.fields.values())


_LACKING: Final = f"verdict:{Verdict.INCOMPLETE.value}"
STEPS: Final = (
    Step(
        title="Xem việc cần làm",
        text="Tổng quan cho biết còn việc gì. Bấm dòng đầu của “Việc cần làm tiếp”: phần mềm mở đúng sáng "
        "kiến còn thiếu.",
        screen=Screen.OVERVIEW,
        target=_steps_card,
        ends_on=Screen.INITIATIVES,
    ),
    Step(
        title="Đến chỗ cần sửa",
        text="Đầu phiếu là những điều phần mềm phát hiện. Bấm vào một điều: con trỏ đến đúng ô phải sửa.",
        screen=Screen.INITIATIVES,
        filter=_LACKING,
        target=_findings,
        done=_in_a_field,
    ),
    Step(
        title="Sửa",
        text="Chọn “Có” ở mục “Có tính mới”. Không cần nút Lưu: phần mềm ghi ngay và kiểm tra lại.",
        screen=Screen.INITIATIVES,
        filter=_LACKING,
        target=_novel,
        by_edit=True,
    ),
    Step(
        title="Hoàn tác",
        text="Làm nhầm thì nhấn Ctrl+Z. Hãy nhấn thử: mục vừa chọn trở lại như cũ. Nhấn Ctrl+Y nếu muốn làm lại.",
        screen=Screen.INITIATIVES,
        target=_novel,
        by_edit=True,
    ),
    Step(
        title="Kiểm tra tất cả",
        text="Các bộ lọc này đếm sáng kiến theo kết quả. Nhấn F5 để xem mọi sáng kiến theo từng quy tắc.",
        screen=Screen.INITIATIVES,
        target=_filters,
        ends_on=Screen.CHECK,
    ),
    Step(
        title="Quyết định những điều cần xem",
        text="Điều “Cần xem” là điều người phụ trách tự quyết. Đã xem và thấy không sao thì bỏ qua, có ghi lý do.",
        screen=Screen.CHECK,
        target=_waiving,
    ),
    Step(
        title="In phiếu kiểm tra",
        text="Từ đây in được phiếu kiểm tra với mọi điều phát hiện và căn cứ, để gửi các tác giả bổ sung.",
        screen=Screen.CHECK,
        target=_printing,
    ),
    Step(
        title="Đưa lên Cổng trực tuyến",
        text="Dải chép đứng trên trình duyệt và đưa từng mục để dán vào cổng. Nộp xong thì ghi ngày nộp ở đây.",
        screen=Screen.PORTAL,
        target=_strip,
    ),
)
"""All of them, in their order; the last words are about the way back."""
