"""Words that were meant by one that the library does not have: slips of the pen and of the scanner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from index.base import EXACT
from index.letters import folded, skeleton

SLIP_WORDS = 6
"""Words of the library that `ord~` stands for at most, the commonest."""
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
SEEN = 20
"""Occurrences in 100 million words of a word that may be meant."""


class Vocabulary(Protocol):
    """What planning asks the full text."""

    def frequency(self, field: str, term: str) -> int: ...

    def words(self, start: str) -> Iterable[str]: ...

    def count(self) -> int: ...


def is_spelt(word: str) -> bool:
    """A word that Norwegian has is no slip of the pen, only not in this library: «skulker» is not «skoler»."""
    from ingest.lexicon import load

    return load().known(word)


def likest(word: str, vocabulary: Vocabulary) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    if len(word) < 4 or word.isdigit():
        return []
    form = skeleton(word)
    allowed = 1 if len(word) < 7 else 2
    found: dict[str, tuple[float, int]] = {}
    for start in _starts(word):
        others = [
            other
            for other in vocabulary.words(start)
            if abs(len(other) - len(word)) <= allowed + 1 and other != word and not other.isdigit()
        ]
        # All at once: a big library has thousands of words that begin so.
        shapes = folded("\n".join(others)).split("\n") if others else []
        for _, distance, n in process.extract_iter(
            form, shapes, scorer=DamerauLevenshtein.distance, score_cutoff=allowed
        ):
            if times := vocabulary.frequency(EXACT, others[n]):
                found[others[n]] = (distance, -times)
    return sorted(found, key=lambda w: (found[w], w))[:SLIP_WORDS]


def _starts(word: str) -> tuple[str, ...]:
    """How words begin that may be meant: a slip in the first two letters is rare, a lost ring or stroke is not."""
    turned = {"o": "oø", "a": "aåæ", "e": "eæ", "ø": "øo", "å": "åa", "æ": "æae"}
    return tuple(a + b for a in turned.get(word[0], word[0]) for b in turned.get(word[1], word[1]))


def known_like(word: str) -> list[str]:
    """The commonest word of Norwegian that is one letter away: «bibliotekar» for «bibliotekaar»."""
    from ingest.lexicon import load

    if len(word) < 5 or not word.isalpha():
        return []
    lexicon = load()
    found = {other: count for other in _one_away(word) if (count := lexicon.count(other)) >= SEEN}
    return sorted(found, key=lambda w: (-found[w], w))[:1]


def _one_away(word: str) -> set[str]:
    """All strings with one letter more, less, another, or two neighbours turned round; the first letter stays."""
    halves = [(word[:n], word[n:]) for n in range(1, len(word) + 1)]
    return {
        *(a + b[1:] for a, b in halves if b),
        *(a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1),
        *(a + c + b[1:] for a, b in halves if b for c in LETTERS),
        *(a + c + b for a, b in halves for c in LETTERS),
    } - {word}
