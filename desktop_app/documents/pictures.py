"""Pictures from outside, turned as their cameras say and brought to a size that a page needs, a strip at a time."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS: Final = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")
PIXEL_LIMIT: Final = 40_000_000
"""More than this isn't looked into: A4 at 600 dpi has 35 million."""
FINE: Final = 12_000_000
"""As many as a page of A4 needs: 350 dpi."""
_ORIENTATION: Final = 0x0112
_CHANGES_SIDES: Final = (5, 6, 7, 8)
_STRIP: Final = 1 << 20
_GREYS: Final = ("1", "L", "I;16", "I;16B", "I;16L")


def orientation_of(picture: "Image") -> int:
    """Return how the camera was held, from 1 (upright) to 8, as Exif 2.3 counts (tag 0x0112)."""
    held: Any = picture.getexif().get(_ORIENTATION, 1)
    return held if held in range(1, 9) else 1


def changes_sides(orientation: int) -> bool:
    """Whether width and height change places when a picture is turned upright."""
    return orientation in _CHANGES_SIDES


def smooth(picture: "Image", pixels: int = FINE) -> "Image":
    """Return a picture upright on white, as greys (L) or RGB, halved until it has so many pixels at most.

    It is made a strip at a time: beside the picture as it was read there is never a second one of that size.
    """
    from PIL import Image

    turned = orientation_of(picture)
    width, height = picture.size
    factor = 1
    while -(-width // factor) * -(-height // factor) > pixels:
        factor *= 2
    mode = "L" if picture.mode in _GREYS and not picture.has_transparency_data else "RGB"
    made = Image.new(mode, (-(-width // factor), -(-height // factor)))
    rows = max(_STRIP // width // factor, 1) * factor
    for top in range(0, height, rows):
        strip = _on_white(picture.crop((0, top, width, min(top + rows, height))), mode)
        made.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    return made.transpose(turns[turned]) if turned in turns else made


def _on_white(strip: "Image", mode: str) -> "Image":
    from PIL import Image

    if not strip.has_transparency_data:
        return strip.convert(mode)
    layer = strip.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    return paper.convert(mode)
