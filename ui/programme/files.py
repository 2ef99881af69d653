"""Programme files (`.hsct`): one is taken in, one is handed on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.programme import Programme
from desktop_app.services.programmes import add_programme, export_programme
from ui.desk import Desk
from ui.jobs import Lane
from ui.widgets.files import choose_file, save_file

_FILES: Final = ("Tệp chương trình (*.hsct)",)


def ask_programme(desk: Desk, parent: QWidget, then: Callable[[Programme], None] | None = None) -> None:
    """Take in a programme's file, and say what was taken in."""
    file = choose_file(parent, "Thêm chương trình từ tệp", _FILES, desk.settings)
    if file is not None:
        desk.write(partial(add_programme, desk.workspace, file), partial(_added, desk, then))


def _added(desk: Desk, then: Callable[[Programme], None] | None, programme: Programme) -> None:
    desk.messages.success(f"Đã thêm chương trình “{programme.short_title}”. Chọn chương trình này để dùng.")
    desk.load()
    if then is not None:
        then(programme)


def ask_export(desk: Desk, parent: QWidget, programme_id: str) -> None:
    """Write a programme's file where the officer wants it, to hand on."""
    file = save_file(parent, "Xuất tệp chương trình", f"{programme_id}.hsct", _FILES, desk.settings, desk.messages.ask)
    if file is not None:
        work = partial(export_programme, desk.workspace, programme_id, file, replace=True)
        desk.jobs.run(work, partial(_exported, desk, file), desk.refuse, Lane.WORK)


def _exported(desk: Desk, file: Path, _programme: Programme) -> None:
    desk.messages.success(f"Đã ghi tệp chương trình “{file.name}” vào “{file.parent}”.")
