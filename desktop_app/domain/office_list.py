"""What is asked and shown when a one-sheet list of an office is taken in."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.kinds import AuthorCategory, Block, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column of the list: heading, some cells as shown, and the fields it may stand for.

    `proposed` is a field id of `LIST_FIELDS` ("": left out), `certain` whether it was recognised beyond doubt.
    """

    index: int
    heading: str
    examples: tuple[str, ...]
    proposed: str
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is the same for all rows, asked once; None and "": not stated, and never over what a row itself says.

    The decision's fields make one decision for the whole list; `decision_scan` is its scan. `largest_put_forward`:
    of several authors the one with alone the largest share is put forward, where the list doesn't say who is.
    """

    stage: Stage = Stage.DONE
    block: Block | None = None
    category: AuthorCategory | None = None
    novel: bool | None = None
    contrary_to_order: bool | None = None
    ip_protected: bool | None = None
    complaint: bool | None = None
    dispute: bool | None = None
    recognised: bool | None = None
    decision_number: str = ""
    decision_date: date | None = None
    decision_authority: str = ""
    decision_scan: Path | None = None
    largest_put_forward: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenApart:
    """A combined cell beside what it was taken apart into; `certain` False: left whole for a person to look at."""

    row: int
    original: str
    parts: tuple[tuple[str, str], ...]
    certain: bool
