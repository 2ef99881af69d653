"""Takes the pictures of the help and of README from the running program with the sample data, in the light look.

Each is a part of a window that a way of the stage leads to, with the colours of a palette, so that it stays small.
"""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app.services.first_run import make_sample
from desktop_app.services.help import read_book
from tests.pictures.shoot import FRESH, SAMPLE, in_our_font
from tests.ui.stage import CONTEXT, Stage, Way, at
from ui.application import create_application
from ui.theme import apply_theme

SIZE: Final = (1240, 720)
_COLOURS: Final = 64
_PLACE: Final = r"D:\HoSoSangKien"
"""Where the data lies in the pictures: the real place is another each time."""


@dataclass(frozen=True)
class Shot:
    """A picture: the way to it, and what of the window is shown (None: all)."""

    way: Way
    part: Callable[[Any], QWidget] | None = None


def _form(window: Any) -> QWidget:
    form: QWidget = window.shown.form
    return form


def _page(window: Any) -> QWidget:
    page: QWidget = window.shown
    return page


PARTS: Final[dict[str, Shot]] = {
    "doan-vien": Shot(Stage.members, _page),
    "sang-kien": Shot(Stage.lacking_initiative, _page),
    "sang-kien-tac-gia": Shot(Stage.author_details, _form),
    "sang-kien-khai-bao": Shot(partial(Stage.form_part, field="novel"), _form),
    "kiem-tra": Shot(partial(Stage.check, number=0), _page),
    "kiem-tra-phieu": Shot(Stage.check_report, _page),
    "ho-so-chon": Shot(partial(Stage.dossier_plan, tab=0), _page),
    "ho-so": Shot(partial(Stage.dossier, tab=0), _page),
    "ho-so-so-ngay": Shot(partial(Stage.dossier, tab=1), _page),
    "cong": Shot(Stage.portal, _page),
    "gui-ho-so": Shot(Stage.sending, _page),
    "bao-cao": Shot(Stage.reports, _page),
    "bao-cao-van-ban": Shot(Stage.report_pages, _page),
    "bao-cao-giay-to": Shot(Stage.report_office, _page),
    "chuong-trinh": Shot(partial(Stage.programme, rule="applied-window"), _page),
    "thiet-lap": Shot(Stage.settings, _page),
    "sao-luu": Shot(Stage.settings_backups, _page),
}
"""What isn't shown whole, or has another name than among the pictures of all screens."""


def shots(ways: dict[str, Way]) -> dict[str, Shot]:
    """The pictures that chapters name, of those that begin on the same workspace, in the order of their ways."""
    named = {Path(picture.file).stem for chapter in read_book().chapters for picture in chapter.pictures}
    known = {name: Shot(way) for name, way in ways.items()} | (PARTS if ways is SAMPLE else {})
    return {name: shot for name, shot in known.items() if name in named}


def main() -> None:
    """Take all pictures into the folder that is named."""
    folder = Path(sys.argv[1])
    app = create_application()
    in_our_font(app)
    apply_theme(app, Qt.ColorScheme.Light)
    with TemporaryDirectory(prefix="anh-") as name:
        home = Path(name)
        make_sample(home / "mau", CONTEXT, lambda *_: None)
        for root, ways in ((home / "mau", SAMPLE), (home / "moi", FRESH)):
            settings = home / f"may-{root.name}"
            settings.mkdir()
            _shoot(Stage(root, settings, SIZE), shots(ways), folder)


def _shoot(stage: Stage, taken: dict[str, Shot], folder: Path) -> None:
    root = str(stage.window.desk.workspace.root)
    stage.window.status.place.setText(rf"Dữ liệu: {_PLACE}")
    for name, shot in taken.items():
        if not name.startswith("nhap-"):
            stage.close_dialog()
        with at(stage, shot.way) as widget:
            stage.settle()
            for label in widget.findChildren(QLabel):
                if label.text() == root:
                    label.setText(_PLACE)
            QApplication.processEvents()
            _save(_grabbed(widget, shot), folder / f"{name}.png")
    stage.close_dialog()
    stage.close()


def _grabbed(widget: QWidget, shot: Shot) -> Image.Image:
    """What is shown, on the ground of its window."""
    target = widget if shot.part is None else shot.part(widget)
    whole = target.window()
    place = QRect(target.mapTo(whole, target.rect().topLeft()), target.size())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    whole.grab(place).save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


def _save(picture: Image.Image, file: Path) -> None:
    """Keep the commonest colours as they are, and give the others the nearest of them."""
    counted: Any = picture.getcolors(picture.width * picture.height)
    commonest = sorted(counted, reverse=True)[:_COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _count, colour in commonest for part in colour])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main()
