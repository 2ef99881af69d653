"""Which of the two faces is shown, and what it is built from."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop_app import __version__
from desktop_app.domain.context import Context, system_context
from desktop_app.system import console, crash, log
from desktop_app.system.errors import SystemFault
from desktop_app.system.paths import default_workspace, log_folder
from desktop_app.system.user import user_name


def _asks_for_window(words: Sequence[str]) -> bool:
    """Whether the words hold nothing but a workspace, which has to be named, or a workbook to take in."""
    match list(words):
        case [] | ["--workspace", _]:
            return True
        case [word]:
            return word.startswith("--workspace=") or _workbook(words) is not None
        case _:
            return False


def _workbook(words: Sequence[str]) -> Path | None:
    """The workbook that the window is opened with, as by a double click."""
    if len(words) != 1 or not words[0].lower().endswith(".xlsx"):
        return None
    return Path(words[0])


def main(words: Sequence[str] | None = None) -> int:
    """Run the program and answer its exit status; a bug becomes a report, never a traceback on screen."""
    words = sys.argv[1:] if words is None else words
    console.use_utf8()
    log.configure(log_folder())
    context = system_context(user_name())
    face = _window if _asks_for_window(words) else _command_line
    try:
        return face(words, context)
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; không có gì dở dang.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        print(_reported(error, context), file=sys.stderr)
        return 3


def _reported(error: Exception, context: Context) -> str:
    text = crash.report(error, version=__version__, now=context.now())
    sentence = "Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên."
    try:
        return f"{sentence} Báo cáo lỗi ở: {crash.save_report(log_folder(), text, context.now())}"
    except SystemFault:
        return f"{sentence} Không ghi được báo cáo lỗi vào “{log_folder()}”."


def _command_line(words: Sequence[str], context: Context) -> int:
    from desktop_app.cli.main import run

    return run(words, context, default_workspace())


def _window(words: Sequence[str], context: Context) -> int:
    from desktop_app.cli.main import parse
    from ui.application import show_window

    file = _workbook(words)
    options = None if file else parse(words)
    install_hook = partial(crash.install_hook, log_folder(), version=__version__, now=context.now)
    return show_window(getattr(options, "workspace", default_workspace()), context, install_hook, file)
