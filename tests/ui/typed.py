"""Opens the window on an initiative for a test that types from outside, and closes it when asked to."""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer

from desktop_app.domain.context import system_context
from desktop_app.domain.links import Link, Screen
from desktop_app.services.registers import InitiativeFilter, initiative_keys, initiative_rows
from desktop_app.system.settings import Settings
from ui.application import Program, create_application


def main() -> int:
    """Go to the field that is named, say that it is ready, and close once a line comes in."""
    root, field = Path(sys.argv[1]), sys.argv[2]
    app = create_application()
    program = Program(root, system_context("thu"), Settings(root / "cai-dat.json"))
    program.open(root, Screen.INITIATIVES)
    window = program.window
    assert window is not None
    desk = window.desk
    told = False

    def look() -> None:
        nonlocal told
        if window.shown is None or not desk.quiet or told:
            return
        focused = app.focusWidget()
        if focused is None or field not in focused.objectName():
            keys = initiative_keys(desk.workspace, desk.programme_id, InitiativeFilter())
            row = initiative_rows(desk.workspace, desk.programme_id, keys[:1])[keys[0]]
            window.activateWindow()
            desk.go(Link(screen=Screen.INITIATIVES, record_id=row.id, field=field))
            focused = app.focusWidget()
        if focused is not None and focused.isActiveWindow():
            told = True
            print("ready", flush=True)

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
