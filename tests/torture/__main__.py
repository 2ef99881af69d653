"""Tortures every operation, prints a line for each way, and ends with 1 where anything was lost."""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import randrange
from typing import Final

from tests.torture import failing, full_disk, fuzz, kills, power
from tests.torture.judging import Tally

_MOST_TOLD: Final = 40


@dataclass(frozen=True)
class Part:
    """One way to torture: `short` and `long` are how many cases there are; `needs` what must be there for it."""

    name: str
    run: Callable[[int, int], Tally]
    short: int
    long: int
    needs: Callable[[], bool] = lambda: True


PARTS: Final = (
    Part("power", power.run, 600, 100_000),
    Part("kills", kills.run, 60, 2_000),
    Part("failing", failing.run, 90, 1_000_000),
    Part("files", full_disk.run, 60, 2_000),
    Part("disks", full_disk.run_on_small_disks, 30, 1_000, full_disk.may_mount),
    Part("fuzz", fuzz.run, 700, 50_000),
)


def main() -> int:
    """Torture as the command line says."""
    options = _parser().parse_args()
    seed = randrange(1 << 32) if options.seed is None else options.seed
    sys.stdout.write(f"seed {seed}\n")
    faults = 0
    for part in PARTS:
        if options.names and part.name not in options.names:
            continue
        if not part.needs():
            sys.stdout.write(f"{part.name:<8} left out: only root may mount a small disk, and only on Linux\n")
            continue
        start = time.monotonic()
        tally = part.run(options.cases or (part.long if options.long else part.short), seed)
        sys.stdout.write(f"{part.name:<8} {tally}, {time.monotonic() - start:.0f} s\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in tally.faults[:_MOST_TOLD])
        sys.stdout.flush()
        faults += len(tally.faults)
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py torture",
        description="Cuts the power, kills, lets every write fail and fills the disk in the middle of every operation.",
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"ways: {', '.join(part.name for part in PARTS)}")
    parser.add_argument("--long", action="store_true", help="100,000 power cuts, 2,000 kills, every failure")
    parser.add_argument("--seed", type=int, help="repeat an earlier run")
    parser.add_argument("--cases", type=int, help="so many cases of each way")
    return parser


if __name__ == "__main__":
    sys.exit(main())
