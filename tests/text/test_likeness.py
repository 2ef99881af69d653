"""Likely duplicates among titles."""

import random
import tracemalloc

import pytest

from desktop_app.text import likeness
from desktop_app.text.likeness import alike, alike_among, likely_duplicates, title_key
from tests.text.samples import SENTENCES

THRESHOLD = 88.0


def corpus(size: int) -> list[str]:
    """Make titles of which one in ten is an earlier one with a word changed."""
    chance = random.Random(11)
    vocabulary = [word for sentence in SENTENCES for word in sentence.split()]
    titles: list[str] = []
    for _ in range(size):
        if titles and chance.random() < 0.1:
            words = chance.choice(titles).split()
            words[chance.randrange(len(words))] = chance.choice(vocabulary)
        else:
            words = chance.choice(SENTENCES).split()[:6] + chance.sample(vocabulary, chance.randint(3, 8))
        titles.append(" ".join(words))
    return titles


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Ứng dụng CNTT, quản lý đoàn viên!", "cntt doan dung ly quan ung vien"),
        ("", ""),
        ("???", ""),
    ],
)
def test_titles_are_compared_as_sorted_plain_words(title: str, key: str) -> None:
    assert title_key(title) == key


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ("Cải tiến quy trình sấy chè", "Quy trình sấy chè cải tiến", True),
        ("CẢI TIẾN QUY TRÌNH SẤY CHÈ", "cai tien quy trinh say che.", True),
        ("Cải tiến quy trình sấy chè xanh", "Cải tiến quy trình sấy chè", True),
        ("Cải tiến quy trình sấy chè", "Cải tiến máy bơm nước", False),
    ],
)
def test_alike(one: str, other: str, likely: bool) -> None:
    assert (alike(title_key(one), title_key(other)) >= THRESHOLD) is likely
    assert bool(list(likely_duplicates([one, other], THRESHOLD))) is likely


def test_exactly_the_threshold_is_enough() -> None:
    one, other = "a" * 44 + "b" * 6, "a" * 44 + "c" * 6
    assert alike(one, other) == THRESHOLD
    assert alike_among(one, ["x", other, "", one], THRESHOLD) == [(1, 88.0), (3, 100.0)]
    assert list(likely_duplicates([one, "", other, "", "!"], THRESHOLD)) == [(0, 2, 88.0)]


@pytest.mark.parametrize("threshold", [50.0, 88.0, 95.0])
def test_all_pairs_are_found_each_once(threshold: float) -> None:
    titles = corpus(300)
    keys = [title_key(title) for title in titles]
    expected = {(i, j) for j in range(len(keys)) for i in range(j) if alike(keys[i], keys[j]) >= threshold}
    found = [(i, j) for i, j, _ in likely_duplicates(titles, threshold)]
    assert expected
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_many_titles_lose_few_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = corpus(2500)
    exact = {(i, j) for i, j, _ in likely_duplicates(titles, THRESHOLD)}
    monkeypatch.setattr(likeness, "EXACT_UP_TO", 0)
    found = [(i, j) for i, j, _ in likely_duplicates(titles, THRESHOLD)]
    assert len(found) == len(set(found))
    assert set(found) <= exact
    assert len(found) >= 0.95 * len(exact)


@pytest.mark.parametrize("exact_up_to", [0, 100])
def test_comparing_can_be_watched_and_stopped(monkeypatch: pytest.MonkeyPatch, exact_up_to: int) -> None:
    monkeypatch.setattr(likeness, "EXACT_UP_TO", exact_up_to)
    seen: list[int] = []
    every = list(likely_duplicates(corpus(50), THRESHOLD, seen.append))
    assert every == list(likely_duplicates(corpus(50), THRESHOLD))
    assert seen == list(range(50))

    def stop(done: int) -> None:
        if done == 7:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        list(likely_duplicates(corpus(50), THRESHOLD, stop))


def test_short_titles_are_found_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "EXACT_UP_TO", 0)
    titles = ["Phần mềm", "phần mềm.", "Sáng kiến", "mềm phần", ""]
    assert {(i, j) for i, j, _ in likely_duplicates(titles, THRESHOLD)} == {(0, 1), (0, 3), (1, 3)}


def test_memory_does_not_grow_with_the_pairs() -> None:
    titles = ["Cải tiến quy trình sấy chè"] * 1000
    tracemalloc.start()
    try:
        count = sum(1 for _ in likely_duplicates(titles, THRESHOLD))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 1000 * 999 // 2
    assert peak < 4 * 2**20
