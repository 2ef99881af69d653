"""Crash reports: what went wrong and where, without the values that were worked on."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from desktop_app.system import files
from desktop_app.system.errors import SystemFault
from desktop_app.system.masking import mask, mask_values

Notify = Callable[[str, Path | None], None]
"""Called with the text of a report and the file it was saved to, if it could be saved."""

_log = logging.getLogger(__name__)
_DEEPEST_CHAIN = 10


def traceback_text(error: BaseException) -> str:
    """Return the traceback of an error and its causes, oldest first: no local variables, values masked."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(parts) < _DEEPEST_CHAIN:
        seen.add(id(current))
        parts.append(_one_traceback(current))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nwhich led to:\n".join(reversed(parts))


def report(error: BaseException, *, version: str, now: datetime) -> str:
    """Return the text of a crash report: version, system, time and the masked traceback."""
    head = [
        f"{version}, Python {platform.python_version()}, {platform.platform()}",
        now.isoformat(timespec="seconds"),
    ]
    return "\n".join([*head, "", traceback_text(error)])


def save_report(folder: Path, text: str, now: datetime) -> Path:
    """Write a report to a new file in `folder` and return that file."""
    files.make_folder(folder)
    path = files.unused_name(folder / f"su-co-{now:%Y%m%d-%H%M%S}.txt")
    files.write_text(path, text)
    return path


def install_hook(folder: Path, *, version: str, now: Callable[[], datetime], notify: Notify | None = None) -> None:
    """Report every error that nobody caught, on any thread, to the log and to `folder`, and go on.

    `notify` is called on the thread of the error, for the same error only once in a session, so that a
    failing repaint doesn't fill the disk or the screen. Nothing is printed.
    """
    seen: set[tuple[str, str]] = set()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        text = report(error.with_traceback(trace), version=version, now=now())
        place = "".join(traceback.format_tb(trace)[-1:])
        if (kind.__name__, place) in seen:
            return
        seen.add((kind.__name__, place))
        _log.error("an error nobody caught: %s", text)
        saved: Path | None = None
        try:
            saved = save_report(folder, text, now())
        except SystemFault as fault:
            _log.error("the crash report could not be saved: %s", fault.code)
        if notify is not None:
            notify(text, saved)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def _one_traceback(error: BaseException) -> str:
    frames = mask("".join(traceback.format_tb(error.__traceback__)))
    message = mask_values(str(error))
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    notes = [mask(note) for note in getattr(error, "__notes__", [])]
    return "\n".join([f"{frames}{name}: {message}", *notes])
