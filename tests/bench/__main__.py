"""Runs the measures, prints their table and writes `benchmarks.json`."""

import argparse
import importlib
import json
import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import StepFailedError, compare
from tests.bench.table import Job, Row, as_json, render

GROUPS = {
    "docx": "documents",
    "pdf": "documents",
    "xlsx": "documents",
    "reading": "importing",
    "import": "importing",
    "rules": "rules",
    "typing": "rules",
    "insert": "database",
    "search": "database",
    "page": "database",
    "package": "packages",
    "duplicates": "duplicates",
    "make": "whole",
    "window": "window",
    "preview": "preview",
}
"""The jobs, each with the module that knows it."""

OUTPUT = Path("benchmarks.json")


def main() -> int:
    """Measure what the command line names; return 1 where a figure isn't reached."""
    options = _parser().parse_args()
    scale = Scale(quick=options.quick, long=options.long, repeats=1 if options.quick else options.repeats)
    rows: list[Row] = []
    with TemporaryDirectory(prefix="bench-") as folder:
        inputs = Inputs(Path(folder))
        wanted = options.names or list(GROUPS)
        for module in dict.fromkeys(GROUPS[name] for name in wanted):
            jobs = importlib.import_module(f"tests.bench.{module}").jobs(scale, inputs)
            rows += [_measured(job, scale) for job in jobs if job.name in wanted]
    print(render(rows))
    OUTPUT.write_text(json.dumps(_report(rows, scale), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if any(row.met is False for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measures the program against its peers: CPU seconds first, ours and the peer's in turn.",
        epilog=f"Names: {', '.join(GROUPS)}.",
    )
    parser.add_argument("names", metavar="NAME", nargs="*", choices=[*GROUPS, []], help="jobs to measure; none: all")
    parser.add_argument("--repeats", metavar="N", type=int, default=3, help="how often to measure each job (3)")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--quick", action="store_true", help="smaller sizes, once each: within two minutes")
    length.add_argument("--long", action="store_true", help="also 1,000,000 initiatives, 1 GiB and all pairs")
    return parser


def _measured(job: Job, scale: Scale) -> Row:
    print(f"{job.title} …", file=sys.stderr, flush=True)
    try:
        row = Row(job, compare(job.ours, job.peer, 1 if job.once else scale.repeats))
    except StepFailedError as error:
        print(error, file=sys.stderr)
        row = Row(job, None)
    print(render([row]).splitlines()[-1], file=sys.stderr, flush=True)
    return row


def _report(rows: list[Row], scale: Scale) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "length": "quick" if scale.quick else "long" if scale.long else "usual",
        "jobs": [as_json(row) for row in rows],
    }


if __name__ == "__main__":
    sys.exit(main())
