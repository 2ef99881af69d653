"""The pictures of the help are those that the program of today gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from desktop_app.services.help import read_book
from desktop_app.system.resources import resource

ROOT = Path(__file__).resolve().parents[2]
TOLERATED = 0.02
"""Of the picture: what a clock or another version of the fonts may change."""
VISIBLE = 48


def _apart(one: Path, other: Path) -> float:
    """The share of pixels that differ visibly; 1 where the sizes differ."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 1.0
        grey = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).convert("L")
    differing = sum(count for value, count in enumerate(grey.histogram()) if value > VISIBLE)
    return differing / (grey.width * grey.height)


def test_pixels_that_differ_are_counted(tmp_path: Path) -> None:
    for name, size, mark in (("a", (10, 10), 0), ("b", (10, 10), 255), ("c", (11, 10), 0)):
        picture = Image.new("RGB", size)
        picture.putpixel((3, 3), (mark, mark, mark))
        picture.save(tmp_path / f"{name}.png")
    assert _apart(tmp_path / "a.png", tmp_path / "a.png") == 0
    assert _apart(tmp_path / "a.png", tmp_path / "b.png") == pytest.approx(0.01)
    assert _apart(tmp_path / "a.png", tmp_path / "c.png") == 1


@pytest.mark.full
def test_pictures_are_true(tmp_path: Path) -> None:
    """Where this fails, `dev.py pictures --help-pages` renews them."""
    command = [sys.executable, "-m", "tests.pictures.help_pages", str(tmp_path)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    named = sorted({Path(picture.file).name for chapter in read_book().chapters for picture in chapter.pictures})
    kept = resource("help", "pictures")
    apart = {name: _apart(tmp_path / name, kept / name) for name in named}
    assert {name: share for name, share in apart.items() if share > TOLERATED} == {}
