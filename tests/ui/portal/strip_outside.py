"""Opens the strip for a test that presses keys from outside, and says what lies on the clipboard after each."""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier, QTimer

from desktop_app.domain.context import system_context
from desktop_app.domain.links import Screen
from desktop_app.system.settings import Settings
from ui.application import Program, create_application


def main() -> int:
    """Say the fields of the first initiative, then each text that comes onto the clipboard, until a line comes in."""
    root = Path(sys.argv[1])
    app = create_application()
    program = Program(root, system_context("thu"), Settings(root / "cai-dat.json"))
    program.open(root, Screen.PORTAL)
    window = program.window
    assert window is not None
    told = False

    def look() -> None:
        nonlocal told
        page: Any = window.shown
        if page is None or told or not window.desk.quiet or page.pane.entry is None:
            return
        strip = page.strip
        if strip.entry is None:
            page.open_strip()
        elif strip.isActiveWindow():
            told = True
            values = [field.value for field in strip.entry.fields if field.value]
            print(json.dumps(values), flush=True)
            app.clipboard().dataChanged.connect(lambda: print(json.dumps(app.clipboard().text()), flush=True))

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(200)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(app.quit)
    status = app.exec()
    program.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
