"""The titles of a union's initiatives, and which of them are alike."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final
from uuid import UUID

from desktop_app.domain.initiative import Initiative
from desktop_app.domain.kinds import Stage
from desktop_app.domain.programme import Programme
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.domain.terms import LikenessTerms
from desktop_app.rules.likeness import possible_duplicate
from desktop_app.text.likeness import alike_among, likely_duplicates, title_key

_STEP: Final = 200
_FEW: Final = 100
_KEYS_AT_HAND: Final = 1 << 17

Row = tuple[str, str, str, bool]
"""Id in hex, code, title, whether the initiative is done."""

_key = lru_cache(maxsize=_KEYS_AT_HAND)(title_key)


def likeness_terms(programme: Programme) -> LikenessTerms | None:
    """The terms under which a programme looks for likely duplicates; None: it doesn't."""
    terms = programme.rules.get("possible-duplicate")
    return terms if isinstance(terms, LikenessTerms) else None


class Titles:
    """Titles by initiative, in order of code, with the like ones of each as they are asked for."""

    def __init__(self, terms: LikenessTerms | None) -> None:
        """Begin without any title; without terms nothing is alike.

        `state` is a number that changes when a code or title does.
        """
        self.state = 0
        self._terms = terms
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._keys: list[str] = []
        self._all: dict[str, set[str]] | None = None
        self._asked: dict[str, list[int]] = {}

    def __len__(self) -> int:
        """How many titles there are."""
        return len(self._rows)

    def read(self, rows: Sequence[Row]) -> None:
        """Take the titles as they are now."""
        if rows == self._rows or self._terms is None:
            return
        before = {row[0]: row[2] for row in self._rows}
        self._rows = list(rows)
        self.state = hash(tuple(rows))
        self._places = {row[0]: place for place, row in enumerate(rows)}
        self._keys = [_key(row[2]) for row in rows]
        self._asked.clear()
        if self._all is not None:
            self._mend(before, self._all)

    def compare_all(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """Compare all titles with each other at once, which is quicker than one by one for many."""
        if self._terms is None or self._all is not None:
            return
        found: dict[str, set[str]] = {}
        count = len(self._rows)

        def compared(done: int) -> None:
            if done % _STEP == 0:
                raise_if(cancelled)
                progress(done, count, "Đang so tên các sáng kiến")

        titles = [row[2] for row in self._rows]
        for one, other, _ in likely_duplicates(titles, float(self._terms.percent), compared):
            _pair(found, self._rows[one][0], self._rows[other][0])
        self._all = found
        self._asked.clear()

    def like(self, initiative_id: UUID, *, done: bool = False) -> list[Initiative]:
        """The other initiatives of like title, in order of code; with `done` those alone that rules run on."""
        return [self._initiative(place) for place in self._like(initiative_id.hex) if not done or self._rows[place][3]]

    def sentence(self, one: str, other: str) -> str:
        """What the finding on `one` says now of `other` (ids in hex); "" where one of them doesn't take part."""
        places = self._places.get(one), self._places.get(other)
        if self._terms is None or places[0] is None or places[1] is None:
            return ""
        initiative, like = self._initiative(places[0]), self._initiative(places[1])
        return "".join(finding.message for finding in possible_duplicate(initiative, [like], self._terms))

    def _like(self, record_id: str) -> list[int]:
        if self._terms is None or record_id not in self._places:
            return []
        if self._all is not None:
            return sorted(self._places[other] for other in self._all.get(record_id, ()))
        if record_id not in self._asked:
            self._asked[record_id] = self._compare(record_id, float(self._terms.percent))
        return self._asked[record_id]

    def _compare(self, record_id: str, percent: float) -> list[int]:
        own = self._places[record_id]
        return [place for place, _ in alike_among(self._keys[own], self._keys, percent) if place != own]

    def _initiative(self, place: int) -> Initiative:
        record_id, code, title, done = self._rows[place]
        unit = found = UUID(record_id)
        return Initiative(id=found, unit_id=unit, code=code, title=title, stage=Stage.DONE if done else Stage.ONGOING)

    def _mend(self, before: dict[str, str], found: dict[str, set[str]]) -> None:
        """Bring what was compared up to date after a few titles changed; after many it is compared anew."""
        now = {row[0]: row[2] for row in self._rows}
        changed = {record_id for record_id in before.keys() | now.keys() if before.get(record_id) != now.get(record_id)}
        if len(changed) > _FEW or self._terms is None:
            self._all = None
            return
        for record_id in changed:
            for other in found.pop(record_id, set()):
                found.get(other, set()).discard(record_id)
        for record_id in changed & now.keys():
            for place in self._compare(record_id, float(self._terms.percent)):
                _pair(found, record_id, self._rows[place][0])


def _pair(found: dict[str, set[str]], one: str, other: str) -> None:
    found.setdefault(one, set()).add(other)
    found.setdefault(other, set()).add(one)
