"""The outcome of a run: limits, rows, the table that is printed and the JSON that is kept."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from tests.bench.measure import Comparison, Measure, Step

_HEADERS: Final = ("job", "ours", "peer", "ratio", "limit", "met", "memory (beyond start)")


def seconds(value: float) -> str:
    """Return a length of time as people read it."""
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.2f} s"


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
        """Return the figures as the table shows them."""
        parts = (
            self.ratio is not None and f"≤ {self.ratio:.3g} ×",
            self.seconds is not None and f"≤ {seconds(self.seconds)}",
            self.wall is not None and f"≤ {self.wall:.0f} s by the clock",
            self.peak is not None and f"≤ {self.peak:.0f} MB",
            self.beyond is not None and f"≤ {self.beyond:.0f} MB beyond",
        )
        return ", ".join(part for part in parts if part) or "–"

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
    """A job and what was found; None: the job broke off, as its traceback says."""

    job: Job
    found: Comparison | None

    @property
    def met(self) -> bool | None:
        """Whether the job reaches its figures; None where it has none."""
        return False if self.found is None else self.job.limit.met(self.found)


def _memory(found: Measure) -> str:
    return f"{found.peak:.0f} MB (+{found.beyond:.0f})" if found.peak else "–"


def _cells(row: Row) -> tuple[str, ...]:
    found, job = row.found, row.job
    if found is None:
        return job.title, "failed", "–", "–", str(job.limit), "NO", "–"
    peer = f"{seconds(found.peer.seconds)} {job.peer_title}" if found.peer else "–"
    return (
        job.title,
        seconds(found.ours.seconds) + (f", {found.ours.wall:.1f} s by the clock" if job.limit.wall else ""),
        peer,
        f"{found.ratio:.2f}" if found.ratio is not None else "–",
        str(job.limit),
        {None: "–", True: "yes", False: "NO"}[row.met],
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
        "ours": asdict(found.ours) if found else None,
        "peer": asdict(found.peer) if found and found.peer else None,
        "peer_title": job.peer_title,
        "ratio": found.ratio if found else None,
        "limit": {key: value for key, value in asdict(job.limit).items() if value is not None},
        "met": row.met,
    }
