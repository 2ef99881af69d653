"""Pictures from outside: upright, on white, no larger than a page needs."""

import io

import pytest
from PIL import Image, ImageOps

from desktop_app.documents import pictures
from desktop_app.documents.pictures import changes_sides, orientation_of, smooth


def held(orientation, size=(90, 60)):
    """A picture in which no two corners are alike, as a camera held that way keeps it."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    image.paste("blue", (size[0] // 2, 0, size[0], size[1] // 2))
    image.paste("green", (0, size[1] // 2, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[274] = orientation
    packed = io.BytesIO()
    image.save(packed, "PNG", exif=exif)
    return Image.open(packed)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_as_the_camera_says(orientation):
    image = held(orientation)
    assert orientation_of(image) == orientation
    seen = smooth(image)
    assert list(seen.get_flattened_data()) == list(ImageOps.exif_transpose(image).get_flattened_data())
    assert changes_sides(orientation) == (seen.size == (60, 90))


@pytest.mark.parametrize("said", [0, 9, "6"])
def test_a_turn_that_there_is_not_is_none(said):
    assert orientation_of(held(said) if isinstance(said, int) else held(1)) == 1


@pytest.mark.parametrize(
    ("mode", "seen"),
    [("1", "L"), ("L", "L"), ("I;16", "L"), ("LA", "RGB"), ("P", "RGB"), ("RGB", "RGB"), ("CMYK", "RGB")],
)
@pytest.mark.parametrize("strip", [1, 100, 1 << 20])
@pytest.mark.parametrize("pixels", [6_000, 1_000])
def test_it_is_halved_a_strip_at_a_time(monkeypatch, mode, seen, strip, pixels):
    monkeypatch.setattr(pictures, "_STRIP", strip)
    image = Image.new("L", (101, 51), 255)
    image.paste(0, (0, 0, 101, 20))
    made = smooth(image.convert(mode), pixels)
    assert (made.mode, made.size) == (seen, (101, 51) if pixels > 101 * 51 else (26, 13))
    greys = made.convert("L").tobytes()
    assert greys[2 * made.width + 3] < 5
    assert greys[-1] > 250


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_shows_through_is_white(mode):
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 20, 40))
    packed = io.BytesIO()
    image.convert(mode).save(packed, "PNG")
    made = smooth(Image.open(packed)).convert("L")
    assert (made.getpixel((5, 5)), made.getpixel((35, 35))) == (0, 255)
