"""Draws the pictures that go with some initiatives, each marked as sample data."""

from typing import Final

from tests.samples.papers import FONTS, MARK, jpeg_bytes
from tests.samples.tables import Picture

_WIDTH: Final = 800
_HEIGHT: Final = 600
_GROUND: Final = 520
_FINE: Final = 2  # drawn larger and made smaller, so that edges are smooth
_SIZE: Final = (640, 480)
_BORDER: Final = "#57606A"


def picture_bytes(picture: Picture) -> bytes:
    """Return a drawing as JPEG of 640 by 480: shapes, a caption, and the mark of sample data."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (_WIDTH * _FINE, _HEIGHT * _FINE), "white")
    draw = ImageDraw.Draw(image)
    faces = {
        face: ImageFont.truetype(
            FONTS / f"LiberationSerif-{face}.ttf", size * _FINE, layout_engine=ImageFont.Layout.BASIC
        )
        for face, size in (("Regular", 24), ("Bold", 26), ("Italic", 20))
    }
    for kind, *values in picture.shapes:
        words = [value for value in values if isinstance(value, str)]
        points = [value * _FINE for value in values if isinstance(value, int)]
        match kind:
            case "box":
                draw.rectangle(points, fill=words[0])
            case "oval":
                draw.ellipse(points, fill=words[0])
            case "poly":
                draw.polygon(points, fill=words[0])
            case "line":
                draw.line(points[1:], fill=words[0], width=points[0], joint="curve")
            case "label":
                draw.text(
                    points, words[0], "#1C2127", faces["Regular"], "ma", stroke_width=2 * _FINE, stroke_fill="white"
                )
            case _:
                raise ValueError(f"{picture.file}: unknown shape {kind}")
    middle = _WIDTH * _FINE // 2
    draw.rectangle((0, _GROUND * _FINE, _WIDTH * _FINE, _HEIGHT * _FINE), fill="white")
    draw.line((0, _GROUND * _FINE, _WIDTH * _FINE, _GROUND * _FINE), fill=_BORDER, width=_FINE)
    draw.text((middle, 526 * _FINE), picture.caption, "black", faces["Bold"], "ma")
    draw.text((middle, 562 * _FINE), f"Ảnh minh họa – {MARK}", "#B3261E", faces["Italic"], "ma")
    return jpeg_bytes(image.resize(_SIZE, Image.Resampling.LANCZOS), quality=45)
