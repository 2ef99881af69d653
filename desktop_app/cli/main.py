"""One call of the command line, from words to exit status."""

import json
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from desktop_app.cli.commands import COMMANDS, Answer, Call, version
from desktop_app.cli.parser import build_parser
from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.progress import Progress, silent

_PROGRESS_SECONDS = 0.2


def _terminal_progress() -> Progress:
    """Progress on one line of standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        return silent
    last = 0.0

    def show(done: int, total: int, what: str) -> None:
        nonlocal last
        if time.monotonic() - last < _PROGRESS_SECONDS and done != total:
            return
        last = time.monotonic()
        share = f" {100 * done // total}%" if total else ""
        print(f"\r\033[K{what}{share}", end="\n" if total and done == total else "", file=sys.stderr, flush=True)

    return show


def _say(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.json, ensure_ascii=False))
    else:
        print("\n".join(answer.lines))


def parse(words: Sequence[str]) -> Namespace:
    """The parsed call; `InputError` for a wrong one. `--json` and `--workspace` may stand anywhere."""
    return build_parser().parse_args(words)


def _refuse(error: ExpectedError, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": {"code": error.code, "message": error.message}}, ensure_ascii=False))
    print(error.message, file=sys.stderr)
    return error.exit_status


def run(words: Sequence[str], context: Context, default_workspace: Path) -> int:
    """Do what the words ask and answer the exit status of `cli.md`: 0 done, 1 problems found, 2 input, 3 workspace."""
    as_json = "--json" in words
    try:
        options = parse(words)
        call = Call(options, getattr(options, "workspace", default_workspace), context, _terminal_progress())
        answer = version(call) if options.version else COMMANDS[options.command](call)
    except ExpectedError as error:
        return _refuse(error, as_json=as_json)
    _say(answer, as_json=as_json)
    return 1 if answer.has_problems else 0
