"""Tell a Vietnamese syllable from other letters, by the rules of spelling."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desktop_app.text.letters import TONE_MARKS, split_tone

_RHYME_LIST: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on
    ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt
    uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu ynh yt
"""
_RHYMES: Final = frozenset(_RHYME_LIST.split())
_ONSET: Final = re.compile("(ngh?|nh|ch|kh|ph|th|tr|gh|gi(?=[aăâeêoôơuưy])|qu|[bcdđghklmnprstvx]|)(.*)")
_BEFORE_FRONT: Final = frozenset(["k", "gh", "ngh"])
_BEFORE_BACK: Final = frozenset(["c", "g", "ng"])
_FRONT: Final = tuple("eêiy")
_STOPS: Final = ("c", "ch", "p", "t")
_SHARP_TONES: Final = ("4", "5")
_MARKED_VOWEL: Final = re.compile("[ăâêôơư](?=[^ăâêôơư]*$)")
_VOWELS: Final = re.compile("[aeiouy]+")
_EITHER_VOWEL: Final = ("oa", "oe", "uy")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Say whether the word (any case, any Unicode form) could stand in a Vietnamese text as one syllable.

    Onset and rhyme must go together (k, gh, ngh before e, ê, i, y; c, g, ng before the others), and a rhyme
    that ends in c, ch, p or t takes sắc or nặng.
    """
    letters, tone = split_tone(word)
    onset, rhyme = _parts(letters)
    if len(tone) > 1 or rhyme not in _RHYMES or (rhyme.endswith(_STOPS) and tone not in _SHARP_TONES):
        return False
    front = rhyme.startswith(_FRONT)
    if onset == "g" and rhyme.startswith("i"):
        return True
    return not ((onset in _BEFORE_FRONT and not front) or (onset in _BEFORE_BACK and front))


@lru_cache(maxsize=8192)
def is_well_written(word: str) -> bool:
    """Say whether the word is a syllable with its tone mark where spelling puts it (in hòa and hoà alike)."""
    if not is_syllable(word):
        return False
    letters, tone = split_tone(word)
    if not tone:
        return True
    onset, rhyme = _parts(letters)
    return _tone_place(word) - len(onset) in _tone_places(rhyme)


def _parts(letters: str) -> tuple[str, str]:
    """Return onset and rhyme of a toneless syllable."""
    match = _ONSET.fullmatch(letters)
    return (match[1], match[2]) if match else ("", letters)


def _tone_place(word: str) -> int:
    """Return the index of the letter that carries the tone."""
    for index, char in enumerate(unicodedata.normalize("NFC", word)):
        if any(mark in TONE_MARKS for mark in unicodedata.normalize("NFD", char)):
            return index
    return -1


def _tone_places(rhyme: str) -> tuple[int, ...]:
    """Return the indexes in the rhyme where its tone mark may stand."""
    if marked := _MARKED_VOWEL.search(rhyme):
        return (marked.start(),)
    match = _VOWELS.match(rhyme)
    if match is None or rhyme == "uya":
        return ()
    vowels = match.group()
    if len(vowels) == 1 or (len(vowels) == 2 and match.end() < len(rhyme)):
        return (len(vowels) - 1,)
    if len(vowels) == 2:
        return (0, 1) if vowels in _EITHER_VOWEL else (0,)
    return (1,)
