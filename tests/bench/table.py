"""The outcome of a run: limits, rows, the table that is printed and the JSON that is kept."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from tests.bench.measure import Comparison, Measure, Step

_HEADERS: Final = ("job", "ours", "peer", "ratio", "limit", "met", "memory (beyond start)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What has to hold, each where it isn't None.

    Share of the peer's seconds, seconds of the CPU, by the clock, MiB at the peak, MiB beyond the start.
    """

    ratio: float | None = None
    seconds: float | None = None
    wall: float | None = None
    peak: float | None = None
    beyond: float | None = None

    def __str__(self) -> str:
        parts = (
            (self.ratio, "≤ {:.3g} ×"),
            (self.seconds and self.seconds * 1000 if (self.seconds or 1) < 1 else None, "≤ {:.0f} ms"),
            (self.seconds if (self.seconds or 0) >= 1 else None, "≤ {:.0f} s"),
            (self.wall, "≤ {:.0f} s by the clock"),
            (self.peak, "≤ {:.0f} MB"),
            (self.beyond, "≤ {:.0f} MB beyond"),
        )
        return ", ".join(form.format(value) for value, form in parts if value is not None) or "–"

    def met(self, found: Comparison) -> bool | None:
        """Whether everything holds; None where nothing has to."""
        mine = found.ours
        pairs = (
            (found.ratio, self.ratio),
            (mine.seconds, self.seconds),
            (mine.wall, self.wall),
            (mine.peak, self.peak),
            (mine.beyond, self.beyond),
        )
        tests = [value is not None and value <= most for value, most in pairs if most is not None]
        return all(tests) if tests else None


NOTHING: Final = Limit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to measure: what it is, with how many, ours, the peer's, and the figure to reach."""

    name: str
    title: str
    ours: Step
    peer: Step | None = None
    peer_title: str = ""
    limit: Limit = NOTHING
    once: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A job and what was found."""

    job: Job
    found: Comparison


def seconds(value: float) -> str:
    """Return a length of time as people read it."""
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.2f} s"


def _memory(found: Measure) -> str:
    return f"{found.peak:.0f} MB (+{found.beyond:.0f})" if found.peak else "–"


def _cells(row: Row) -> tuple[str, ...]:
    found, job = row.found, row.job
    met = job.limit.met(found)
    peer = f"{seconds(found.peer.seconds)} {job.peer_title}" if found.peer else "–"
    return (
        job.title,
        seconds(found.ours.seconds) + (f", {found.ours.wall:.1f} s by the clock" if job.limit.wall else ""),
        peer,
        f"{found.ratio:.2f}" if found.ratio is not None else "–",
        str(job.limit),
        {None: "–", True: "yes", False: "NO"}[met],
        _memory(found.ours),
    )


def render(rows: Sequence[Row]) -> str:
    """Return the table, one line per row, columns aligned."""
    lines = [_HEADERS, *map(_cells, rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(_HEADERS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def as_json(row: Row) -> dict[str, Any]:
    """Return a row as it is kept in `benchmarks.json`: seconds and MiB."""
    found, job = row.found, row.job
    return {
        "job": job.name,
        "title": job.title,
        "ours": asdict(found.ours),
        "peer": asdict(found.peer) if found.peer else None,
        "peer_title": job.peer_title,
        "ratio": found.ratio,
        "limit": {key: value for key, value in asdict(job.limit).items() if value is not None},
        "met": job.limit.met(found),
    }
