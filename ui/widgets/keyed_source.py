"""What a long list is read from, by whom, and what goes to and fro between model and worker."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from ui.widgets.rows import Column, Row

T = TypeVar("T")
Row_co = TypeVar("Row_co", covariant=True)


class Reader(Protocol):
    """Whatever runs work off the GUI thread and hands its result back on it (the desk does, and shows errors)."""

    def read(self, work: Callable[[], T], on_result: Callable[[T], None]) -> None:
        """Run `work` on a worker, then `on_result` on the GUI thread."""


class KeyedSource(Protocol[Row_co]):
    """A list in the database under one filter; a frozen value, since `keys` and `rows` are called on workers."""

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """The columns; the same for every filter."""

    def keys(self, order: str, descending: bool) -> "array[int]":
        """The keys of all rows in an order."""

    def rows(self, keys: Sequence[int]) -> Mapping[int, Row_co]:
        """The rows with these keys, at most 2,000; one that is gone is left out."""


@dataclass(frozen=True, slots=True)
class Arrangement(Generic[Row]):
    """What is to be listed; `serial` tells an answer to an older question from one to this."""

    serial: int
    source: KeyedSource[Row]
    order: str
    descending: bool


@dataclass(frozen=True, slots=True)
class Wish(Generic[Row]):
    """Rows to fetch next."""

    serial: int
    source: KeyedSource[Row]
    keys: Sequence[int]


@dataclass(frozen=True, slots=True)
class Answer(Generic[Row]):
    """Rows as fetched (None: gone), and the keys of the whole list where these were asked for."""

    serial: int
    rows: Mapping[int, Row | None]
    keys: "array[int] | None" = None
