"""The faces of the paper's font: Times New Roman where the system has it, else Liberation Serif, equal in width."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app.documents.layout import TextStyle
from desktop_app.system.resources import resource

FAMILY: Final = "Times New Roman"

_FACES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
_SYSTEM_FOLDERS: Final = (
    (Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), ("times", "timesbd", "timesi", "timesbi")),
    (
        Path("/usr/share/fonts/truetype/msttcorefonts"),
        (
            "Times_New_Roman",
            "Times_New_Roman_Bold",
            "Times_New_Roman_Italic",
            "Times_New_Roman_Bold_Italic",
        ),
    ),
    (
        Path("/System/Library/Fonts/Supplemental"),
        (
            "Times New Roman",
            "Times New Roman Bold",
            "Times New Roman Italic",
            "Times New Roman Bold Italic",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The files of the four faces: regular, bold, italic, bold italic."""

    family: str
    files: tuple[Path, ...]


@cache
def font_files() -> FontFiles:
    """Return the system's Times New Roman when all four faces are there, else the font that ships."""
    for folder, names in _SYSTEM_FOLDERS:
        files = tuple(folder / f"{name}.ttf" for name in names)
        if all(file.is_file() for file in files):
            return FontFiles(FAMILY, files)
    return FontFiles("Liberation Serif", tuple(resource("fonts", f"LiberationSerif-{face}.ttf") for face in _FACES))


@cache
def register_fonts() -> None:
    """Make the four faces known to ReportLab under the names that `face` gives; leave streams binary."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # streams as ASCII take a fifth of the time and a quarter more room
    for name, file in zip(_FACES, font_files().files, strict=True):
        registerFont(TTFont(f"Paper-{name}", str(file)))


def face(style: TextStyle) -> str:
    """Return the name of a style's face for ReportLab."""
    return f"Paper-{_FACES[int(style.bold) + 2 * int(style.italic)]}"
