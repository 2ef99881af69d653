"""The days a check goes by, as parameters: no rule reads the clock."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDay:
    """The days of the check, of sending the dossier, and of the Tờ trình (None: it has no date yet)."""

    on: date
    sent: date
    paper_date: date | None = None
