"""One call of the command line, from words to exit status."""

import json
import logging
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from desktop_app.cli.commands import COMMANDS, Answer, Call, Command, version
from desktop_app.cli.parser import build_parser
from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError, InputError

_PROGRESS_SECONDS = 0.2
_logger = logging.getLogger(__name__)


class _ProgressLine:
    """Progress on one line of standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._last = 0.0
        self._length = 0

    def show(self, done: int, total: int, what: str) -> None:
        """Write over what stands on the line, a few times a second."""
        if not self._shown or time.monotonic() - self._last < _PROGRESS_SECONDS:
            return
        self._last = time.monotonic()
        text = f"{what} {100 * done // total}%" if total else what
        print(f"\r{text:<{self._length}}", end="", file=sys.stderr, flush=True)
        self._length = len(text)

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        if self._length:
            print(f"\r{'':<{self._length}}\r", end="", file=sys.stderr, flush=True)
            self._length = 0


def _say(answer: Answer, *, as_json: bool) -> None:
    print(json.dumps(answer.json, ensure_ascii=False) if as_json else "\n".join(answer.lines), flush=True)


def parse(words: Sequence[str]) -> Namespace:
    """The parsed call; `InputError` for a wrong one. `--json` and `--workspace` may stand anywhere."""
    return build_parser().parse_args(words)


def _refuse(error: ExpectedError, *, as_json: bool) -> int:
    _logger.info("refused: %s", error.code)
    if as_json:
        print(json.dumps({"error": {"code": error.code, "message": error.message}}, ensure_ascii=False))
    print(error.message, file=sys.stderr)
    return error.exit_status


def _command(options: Namespace) -> Command:
    if options.version:
        return version
    if options.command is None:
        raise InputError("usage", "Chưa nói phải làm gì. Xem cách dùng: hoso-sangkien --help")
    return COMMANDS[options.command]


def run(words: Sequence[str], context: Context, default_workspace: Path) -> int:
    """Do what the words ask and answer the exit status of `cli.md`: 0 done, 1 problems found, 2 input, 3 workspace."""
    as_json, line = "--json" in words, _ProgressLine()
    try:
        options = parse(words)
        call = Call(options, getattr(options, "workspace", default_workspace), context, line.show)
        answer = _command(options)(call)
    except ExpectedError as error:
        line.clear()
        return _refuse(error, as_json=as_json)
    line.clear()
    _say(answer, as_json=as_json)
    return 1 if answer.has_problems else 0
