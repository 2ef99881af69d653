"""What a person can ask for of their data: the paper on all that is kept about them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person
from desktop_app.services.personal_data import write_kept_about
from ui.desk import Desk
from ui.opening import open_or_tell
from ui.widgets.files import choose_folder


def ask_kept_about(desk: Desk, parent: QWidget, person: Person) -> None:
    """Write Thông tin lưu giữ of a person into a folder of the officer's choice."""
    folder = choose_folder(parent, f"Chọn thư mục để ghi thông tin lưu giữ về {person.full_name}", desk.settings)
    if folder is not None:
        work = partial(write_kept_about, desk.workspace, person.id, folder)
        desk.write(work, partial(_written, desk))


def _written(desk: Desk, files: Sequence[Path]) -> None:
    pdf = next(file for file in files if file.suffix == ".pdf")
    names = " và ".join(f"“{file.name}”" for file in files)
    desk.messages.success(
        f"Đã ghi {names} vào “{pdf.parent}”. Chỉ giao cho chính người đó.",
        "Mở để in",
        partial(open_or_tell, pdf, desk.messages),
    )
