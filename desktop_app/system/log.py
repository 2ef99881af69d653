"""The log: rotating files without personal data; nothing on the console."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop_app.system import files
from desktop_app.system.errors import SystemFault
from desktop_app.system.masking import mask

_NAME = "phan-mem.log"
_FILE_SIZE = 1_000_000
_OLD_FILES = 3


class _MaskingFormatter(logging.Formatter):
    """Masks the finished message with its traceback, so that arguments and exceptions are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


class _QuietHandler(RotatingFileHandler):
    """Never disturbs the program: a full disk costs log lines, a log held open elsewhere grows on."""

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        """Rotate the files, or, where that fails once, go on with the same file as long as the process lives."""
        stream, self.stream = self.stream, None  # opened again by whoever writes next
        try:
            if stream is not None:
                stream.close()
            # Windows refuses this while another process has the log open: then no older file may be moved away.
            Path(self.baseFilename).replace(f"{self.baseFilename}.0").replace(self.baseFilename)
            super().doRollover()
        except OSError:
            self.maxBytes = 0

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Lose this one line; the base class would print a traceback to the console."""


def configure(folder: Path, level: int = logging.INFO) -> Path | None:
    """Send the program's whole log to a file in `folder` and return that file.

    Returns None, and logs nowhere, when the folder can't be written: a log is no reason not to start. Calling
    it again replaces the former log.
    """
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, _QuietHandler)]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    try:
        files.make_folder(folder)
        handler = _QuietHandler(
            folder / _NAME,
            maxBytes=_FILE_SIZE,
            backupCount=_OLD_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except (SystemFault, OSError):
        root.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(_MaskingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return folder / _NAME


def log_path() -> Path | None:
    """Return the file that the log goes to, or None when there is none."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, _QuietHandler):
            return Path(handler.baseFilename)
    return None
