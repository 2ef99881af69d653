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
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.first_run import make_sample
from tests.pictures.shoot import in_our_font
from tests.ui.stage import CONTEXT, Stage, Way, at
from ui.application import create_application
from ui.importing.panel import At
from ui.theme import apply_theme

SIZE: Final = (1240, 720)
_COLOURS: Final = 160


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


SAMPLE: Final[dict[str, Shot]] = {
    "tong-quan": Shot(Stage.overview),
    "doan-vien": Shot(Stage.members, _page),
    "sang-kien": Shot(Stage.lacking_initiative),
    "sang-kien-tac-gia": Shot(Stage.author_details, _form),
    "sang-kien-khai-bao": Shot(partial(Stage.form_part, field="novel"), _form),
    "hoi-khai-bao": Shot(Stage.declarations),
    "kiem-tra": Shot(partial(Stage.check, number=0), _page),
    "cong": Shot(Stage.portal, _page),
    "cong-dai-chep": Shot(Stage.portal_strip),
    "thiet-lap": Shot(Stage.settings, _page),
    "loi-van": Shot(Stage.wording),
    "khoi-phuc": Shot(Stage.restoring),
    "sao-luu": Shot(Stage.settings_backups, _page),
    "khong-mo-duoc": Shot(Stage.rescue),
}
"""On the sample's workspace."""
FRESH: Final[dict[str, Shot]] = {
    "lan-dau-don-vi": Shot(partial(Stage.first_run, step=0)),
    "lan-dau-chuong-trinh": Shot(partial(Stage.first_run, step=1)),
    "nhap-chon": Shot(partial(Stage.importing, step=At.SOURCE)),
    "nhap-cac-cot": Shot(partial(Stage.importing, step=At.COLUMNS)),
    "nhap-dieu-giong-nhau": Shot(partial(Stage.importing, step=At.ANSWERS)),
    "nhap-xem-truoc": Shot(partial(Stage.importing, step=At.PREVIEW)),
}
"""On an empty workspace, in this order."""


def main() -> None:
    """Take all pictures into the folder that is named."""
    folder = Path(sys.argv[1])
    app = create_application()
    in_our_font(app)
    apply_theme(app, Qt.ColorScheme.Light)
    with TemporaryDirectory(prefix="anh-") as name:
        home = Path(name)
        make_sample(home / "mau", CONTEXT, lambda *_: None)
        for root, shots in ((home / "mau", SAMPLE), (home / "moi", FRESH)):
            settings = home / f"may-{root.name}"
            settings.mkdir()
            _shoot(Stage(root, settings, SIZE), shots, folder)


def _shoot(stage: Stage, shots: dict[str, Shot], folder: Path) -> None:
    stage.window.status.place.setText(r"Dữ liệu: D:\HoSoSangKien")
    for name, shot in shots.items():
        if not name.startswith("nhap-"):
            stage.close_dialog()
        with at(stage, shot.way) as widget:
            stage.settle()
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
