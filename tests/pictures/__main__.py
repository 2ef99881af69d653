"""Takes the pictures: one process for each size, since Qt's scale is fixed when it starts."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

HELP: Final = Path(__file__).resolve().parents[2] / "resources" / "help" / "pictures"
"""Where the help's pictures lie."""
SIZES: Final = ((1366, 768, 100), (1366, 768, 150), (1920, 1080, 100), (1920, 1080, 200))
"""Width and height of the screen in pixels, and its scale in per cent."""


def main() -> int:
    """Take all pictures into the folder that is named; return 1 where a size failed."""
    parser = argparse.ArgumentParser(
        prog="dev.py pictures", description="Takes pictures of every screen with the sample data, light and dark."
    )
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", default=HELP)
    parser.add_argument("--help-pages", action="store_true", help="the help's own pictures, into its folder or DIR")
    parser.add_argument("--size", metavar="WxH@SCALE", help="this size alone, as 1366x768@150")
    options = parser.parse_args()
    if options.help_pages:
        return _run("tests.pictures.help_pages", options.folder, 100, [])
    if options.folder == HELP:
        parser.error("DIR is needed")
    failed = 0
    for width, height, scale in SIZES:
        name = f"{width}x{height}@{scale}"
        if options.size in {None, name}:
            failed |= _shoot(options.folder / name, width, height, scale)
    return int(failed != 0)


def _shoot(folder: Path, width: int, height: int, scale: int) -> int:
    words = [str(width * 100 // scale), str(height * 100 // scale)]
    return _run("tests.pictures.shoot", folder, scale, words)


def _run(module: str, folder: Path, scale: int, words: list[str]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="anh-") as home:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale / 100),
            **{f"XDG_{kind}_HOME": home for kind in ("CACHE", "CONFIG", "DATA", "STATE")},
        }
        command = [sys.executable, "-m", module, str(folder), *words]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
