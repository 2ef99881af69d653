"""Find titles that say nearly the same: rapidfuzz ratio on their folded words in sorted order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final

from desktop_app.text.fold import fold_words

EXACT_UP_TO: Final = 6_000
"""Number of titles up to which every pair is compared; beyond it only pairs that share two rare words."""

_RARE_WORDS: Final = 6


def title_key(title: str) -> str:
    """Return the title's folded words in sorted order: what likeness is measured on."""
    return " ".join(sorted(fold_words(title).split()))


def alike(one: str, other: str) -> float:
    """Return how much two title keys are alike, 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def alike_among(key: str, keys: Sequence[str], threshold: float) -> list[tuple[int, float]]:
    """Return the places in `keys` that are at least `threshold` alike to one title key, with how much."""
    from rapidfuzz import fuzz, process

    if not key:
        return []
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=threshold, limit=None)
    return sorted((place, score) for _, score, place in found)


def _unwatched(_done: int) -> None:
    """Let a comparison run without looking at it."""


def likely_duplicates(
    titles: Sequence[str], threshold: float, compared: Callable[[int], None] = _unwatched
) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, per cent) with i < j for titles at least `threshold` per cent alike, each pair once.

    Exact up to `EXACT_UP_TO` titles; beyond, at least 95 % of the pairs (tested). Memory stays proportional
    to the titles. Titles without any word are left out. `compared` is called with how many titles are done, and may
    raise to stop.
    """
    keys = [title_key(title) for title in titles]
    places = [place for place, key in enumerate(keys) if key]
    if len(places) <= EXACT_UP_TO:
        yield from _all_pairs(keys, places, threshold, compared)
    else:
        yield from _rare_word_pairs(keys, places, threshold, compared)


def _all_pairs(
    keys: list[str], places: list[int], threshold: float, compared: Callable[[int], None]
) -> Iterator[tuple[int, int, float]]:
    """Compare every title with those that aren't too long to be alike."""
    by_length = sorted(places, key=lambda place: len(keys[place]))
    ordered = [keys[place] for place in by_length]
    end = 0
    for start, key in enumerate(ordered):
        compared(start)
        longest = _longest_alike(len(key), threshold)
        while end < len(ordered) and len(ordered[end]) <= longest:
            end += 1
        for offset, score in alike_among(key, ordered[start + 1 : end], threshold):
            yield _pair(by_length[start], by_length[start + 1 + offset], score)


def _longest_alike(length: int, threshold: float) -> float:
    """Return the greatest length of a text that can be alike to one of `length`.

    The ratio is at most 200 × shorter / (shorter + longer).
    """
    return length * (200 / threshold - 1) + 1e-6 if threshold > 0 else float("inf")


def _rare_word_pairs(
    keys: list[str], places: list[int], threshold: float, compared: Callable[[int], None]
) -> Iterator[tuple[int, int, float]]:
    """Compare titles that share two of their rarest words."""
    words = {place: sorted(set(keys[place].split())) for place in places}
    frequency = Counter(word for title in words.values() for word in title)
    index: defaultdict[tuple[str, str] | str, list[int]] = defaultdict(list)
    for done, place in enumerate(places):
        compared(done)
        rare = sorted(words[place], key=lambda word: (frequency[word], word))[:_RARE_WORDS]
        marks: list[tuple[str, str] | str] = [*combinations(rare, 2)] if len(rare) > 2 else [*rare]
        longest = _longest_alike(len(keys[place]), threshold)
        shortest = len(keys[place]) ** 2 / longest
        candidates = [
            other for other in set().union(*(index[mark] for mark in marks)) if shortest <= len(keys[other]) <= longest
        ]
        for offset, score in alike_among(keys[place], [keys[other] for other in candidates], threshold):
            yield _pair(candidates[offset], place, score)
        for mark in marks:
            index[mark].append(place)


def _pair(one: int, other: int, score: float) -> tuple[int, int, float]:
    """Return the pair with the smaller place first."""
    return min(one, other), max(one, other), score
