"""Dialogs that choose files and folders: the system's own, begun where the officer was last."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.system.settings import Settings
from ui.messages import Messages

_LAST_FOLDER: Final = "files.folder"
EXCEL: Final = "Bảng tính Excel (*.xlsx *.xlsm)"
EXCEL_OUT: Final = "Bảng tính Excel (*.xlsx)"
ALL_FILES: Final = "Tất cả tệp (*)"

Ask = Callable[[str, str], bool]
"""Asks a question with the verb that its yes does (`Messages.ask`)."""

_LABELS: Final = (
    (QFileDialog.DialogLabel.LookIn, "Thư mục:"),
    (QFileDialog.DialogLabel.FileName, "Tên tệp:"),
    (QFileDialog.DialogLabel.FileType, "Loại tệp:"),
    (QFileDialog.DialogLabel.Reject, "Hủy"),
)


def choose_file(parent: QWidget, title: str, filters: Sequence[str], settings: Settings) -> Path | None:
    """Choose one file that is there; None: none was chosen."""
    dialog = _dialog(parent, title, filters, settings)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog, settings, "Chọn")), None)


def choose_files(parent: QWidget, title: str, filters: Sequence[str], settings: Settings) -> tuple[Path, ...]:
    """Choose files that are there; (): none was chosen."""
    dialog = _dialog(parent, title, filters, settings)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog, settings, "Chọn")


def choose_folder(parent: QWidget, title: str, settings: Settings) -> Path | None:
    """Choose a folder; None: none was chosen."""
    dialog = _dialog(parent, title, (), settings)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog, settings, "Chọn thư mục này", is_folder=True)), None)


def save_file(
    parent: QWidget, title: str, name: str, filters: Sequence[str], settings: Settings, ask: Ask | None = None
) -> Path | None:
    """Choose where to write, beginning with a file name; None: nowhere.

    A name without a suffix gets that of `name`. A file that is there is overwritten only where `ask` says so, else
    the dialog comes again.
    """
    ask = ask or Messages(parent).ask
    while True:
        dialog = _dialog(parent, title, filters, settings)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(name)
        dialog.filterSelected.connect(partial(_follow, dialog))
        chosen = next(iter(_chosen(dialog, settings, "Lưu")), None)
        if chosen is None or not chosen.exists():
            return chosen
        if ask(f"Tệp “{chosen.name}” đã có trong thư mục này. Ghi đè lên tệp đó?", "Ghi đè"):
            return chosen
        name = chosen.name


def _follow(dialog: QFileDialog, chosen: str) -> None:
    """Let the name that is proposed end as the kind of file that was chosen."""
    suffix = chosen.partition("*.")[2].rstrip(")")
    named = next(iter(dialog.selectedFiles()), "")
    if suffix.isalnum() and named:
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(Path(named).with_suffix(f".{suffix}").name)


def _dialog(parent: QWidget, title: str, filters: Sequence[str], settings: Settings) -> QFileDialog:
    """A dialog in the last folder: the system's own where there is one, else Qt's."""
    dialog = QFileDialog(parent, title, str(_folder(settings)))
    dialog.setNameFilters(list(filters))
    return dialog


def _folder(settings: Settings) -> Path:
    kept = settings.get(_LAST_FOLDER, "")
    if kept and QDir(kept).exists():
        return Path(kept)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _chosen(dialog: QFileDialog, settings: Settings, accept: str, *, is_folder: bool = False) -> tuple[Path, ...]:
    """What the officer chose; the folder is remembered. The modes of a dialog reset its labels, so they come last."""
    for place, text in (*_LABELS, (QFileDialog.DialogLabel.Accept, accept)):
        dialog.setLabelText(place, text)
    accepted = bool(dialog.exec())
    paths = tuple(Path(name) for name in dialog.selectedFiles()) if accepted else ()
    dialog.deleteLater()
    if paths:
        settings.set(_LAST_FOLDER, str(paths[0] if is_folder else paths[0].parent))
    return paths
