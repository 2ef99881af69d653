"""Charts as content: what is drawn, whatever draws it."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.kinds import Verdict
from desktop_app.domain.links import Link


class ChartKind(StrEnum):
    """How values are drawn."""

    BARS = "bars"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartItem:
    """One value with its label; `target` is what it is to reach (None: no target).

    `verdict` gives colour and shape where the item stands for one; `link` is where a click leads.
    """

    label: str
    value: int
    target: int | None = None
    verdict: Verdict | None = None
    caption: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: its title, its items in order, and a sentence that says the same for whoever can't see it."""

    kind: ChartKind
    title: str
    items: tuple[ChartItem, ...]
    description: str
