"""Which of the two faces is shown, and what it is built from."""

import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app import __version__
from desktop_app.domain.context import Context, system_context
from desktop_app.system import console, crash, log
from desktop_app.system.paths import default_workspace, log_folder
from desktop_app.system.user import user_name


def _asks_for_window(words: Sequence[str]) -> bool:
    """Whether the words hold neither a command nor an option of the command line."""
    rest = list(words)
    while rest and rest[0].partition("=")[0] == "--workspace":
        del rest[: 1 if "=" in rest[0] else 2]
    return not rest


def main(words: Sequence[str] | None = None) -> int:
    """Run the program and answer its exit status."""
    words = sys.argv[1:] if words is None else words
    console.use_utf8()
    context = system_context(user_name())
    if _asks_for_window(words):
        return _window(words, context)
    return _command_line(words, context)


def _command_line(words: Sequence[str], context: Context) -> int:
    from desktop_app.cli.main import run

    log.configure(log_folder())
    try:
        return run(words, context, default_workspace())
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; không có gì dở dang.", file=sys.stderr)
        return 2
    except Exception as error:  # the last boundary: a bug becomes a report, never a traceback on screen
        text = crash.report(error, version=__version__, now=context.now())
        path = crash.save_report(log_folder(), text, context.now())
        print(f"Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên. Báo cáo lỗi ở: {path}", file=sys.stderr)
        return 3


def _window(words: Sequence[str], context: Context) -> int:
    from desktop_app.cli.main import parse
    from ui.application import show_window

    options = parse(words)
    root: Path = getattr(options, "workspace", default_workspace())
    log.configure(log_folder())
    crash.install_hook(log_folder(), version=__version__, now=context.now)
    return show_window(root, context)
