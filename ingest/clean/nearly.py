"""Could a reading be a word, if its lost æ, ø and å were put back? A cheap look, before anything is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ingest.compounds import is_word
from ingest.lexicon import load

_BACK = (("g", "ø"), ("o", "ø"), ("a", "å"), ("ae", "æ"), ("ee", "æ"), ("ze", "æ"), ("eae", "æ"), ("e", "æ"))


@lru_cache(1 << 13)
def nearly(word: str) -> int:
    """2: a known word, perhaps with one or two letters put back; 1: so is a compound of known words; 0: neither.

    `word` in lower case.
    """
    lexicon = load()
    if not 3 < len(word) <= 45:
        return 0
    if lexicon.known(word):
        return 2
    once = set(_restored(word))
    if any(lexicon.known(w) for w in once) or any(lexicon.known(w) for o in once for w in _restored(o)):
        return 2
    return 1 if is_word(word) or any(is_word(w) for w in once) else 0


def _restored(word: str) -> Iterator[str]:
    for read, letter in _BACK:
        at = word.find(read)
        while at >= 0:
            yield word[:at] + letter + word[at + len(read) :]
            at = word.find(read, at + 1)
