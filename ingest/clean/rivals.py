"""Which of two words that misread print makes alike (før, for) fits between its neighbours.

Learned weights (`corpus.train_rivals`) of a word, and of its word class, beside words and word classes to its left
and right, two places far. They see both sides at once and what kinds of words stand there; the sequence model does
not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple
from zlib import crc32

from ingest.clean.candidates import Candidate
from ingest.lexicon import DATA, FIRST_WORD, START, Grams, load, native

PARTS = (
    "NOUN", "VERB", "ADJ", "PROPN", "ADV", "PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "NUM", "INTJ",
    "X", "SYM", "PUNCT",
)  # fmt: skip
"""Parts of speech, as NorNE has them. The first three are told apart by their last letter too."""

_OPEN = 3
_LAST = {"e": 1, "r": 2, "n": 3, "t": 4, "a": 5, "s": 6}

PRESENT = 0
"""The key under which a word that competes is found."""

FORM = 0
"""The key of a word's part of speech; that of an ending is its length."""

LONGEST_ENDING = 4

SCALE, MIDDLE = 16.0, 128
"""Weights in nats are kept as a byte: MIDDLE + weight · SCALE."""

CLASS = 1 << 40
"""Added to a class, so that no word has its number."""


class Place(NamedTuple):
    """The two neighbours of a word on either side: token numbers and classes, or columns of them."""

    far: Any
    before: Any
    after: Any
    beyond: Any
    far_class: Any
    before_class: Any
    after_class: Any
    beyond_class: Any


def of_words(p: Place) -> tuple[tuple[Any, ...], ...]:
    """What each weight of a word looks at, after the number of its template."""
    return (
        (1, p.before),
        (2, p.after),
        (3, p.far),
        (4, p.beyond),
        (5, p.before, p.after),
        (6, p.far, p.before),
        (7, p.after, p.beyond),
        (8, p.before_class, p.after_class),
        (9, p.before_class),
        (10, p.after_class),
        (11, p.before, p.after_class),
        (12, p.before_class, p.after),
        (13, p.after_class, p.beyond_class),
        (14, p.far_class, p.before_class),
    )


def of_classes(p: Place) -> tuple[tuple[Any, ...], ...]:
    """The same for each weight of a class."""
    return (
        (20, p.before_class, p.after_class),
        (21, p.far_class, p.before_class),
        (22, p.after_class, p.beyond_class),
        (23, p.before),
        (24, p.after),
        (25, p.before, p.after_class),
        (26, p.before_class, p.after),
    )


class Classes:
    """The word class of any token: its commonest part of speech or what its ending says, and its last letter."""

    def __init__(self) -> None:
        self._grams = Grams(DATA / "classes.bin")
        self.known: dict[str, int] = {"": 0}
        """Those asked before."""

    def of(self, text: str) -> int:
        """The class of a token, from 1; 0 of no token."""
        known = self.known.get(text)
        if known is None:
            if len(self.known) > 20_000:
                self.known.clear()
            known = self.known[text] = self._find(text) if text else 0
        return known

    def _find(self, text: str) -> int:
        if text[0].isdigit():
            return numbered(PARTS.index("NUM"), "")
        if not text[0].isalpha():
            return 1000 + crc32(text.encode()) % 1000
        word = text.lower()
        rank = load().rank(word)
        if rank < 0 and text[0].isupper():
            return numbered(PARTS.index("PROPN"), "")
        part = self._grams.cost(FORM, rank) if rank >= 0 else None
        for length in range(LONGEST_ENDING, 0, -1):
            if part is None:
                part = self._grams.cost(length, crc32(word[-length:].encode()))
        return numbered(part or 0, word)


def numbered(part: int, word: str) -> int:
    """The number of a class."""
    return 1 + part * 8 + (_LAST.get(word[-1], 0) if part < _OPEN else 0)


class Competitors(NamedTuple):
    """Candidates of one place that compete: where among all they stand, their numbers and classes."""

    places: list[int]
    words: list[tuple[int, int]]


class Rivals:
    """The weights of one written standard."""

    def __init__(self, code: str) -> None:
        self._grams = Grams(DATA / f"rivals_{code}.bin")
        self._known: dict[int, bool] = {}
        places = Place(*range(8))
        asked = of_words(places), of_classes(places), CLASS, MIDDLE, SCALE
        own = self.quick = native.Rivals(self._grams.quick, *asked) if self._grams.quick else None
        self.fit: Callable[[list[tuple[int, int]], Place], list[float]] = own.fit if own else self._fit
        """How well words (number, class) fit, in nats, to be compared with each other only."""

    def competes(self, number: int) -> bool:
        """Is it one of the words that others are taken for?"""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._grams.cost(number, PRESENT) is not None
        return known

    def _fit(self, words: list[tuple[int, int]], place: Place) -> list[float]:
        classes = list({CLASS + own for _, own in words})
        by_class = dict(zip(classes, self._grams.weights(classes, of_classes(place), MIDDLE), strict=True))
        by_word = self._grams.weights([number for number, _ in words], of_words(place), MIDDLE)
        return [(by_class[CLASS + own] + found) / SCALE for (_, own), found in zip(words, by_word, strict=True)]

    def among(self, slot: Sequence[Candidate]) -> Competitors | None:
        """Which candidates of a place compete; None if no two do."""
        rank = load().rank
        own = [
            k
            for k, c in enumerate(slot)
            if c.number >= FIRST_WORD and self.competes(c.number) and rank(c.text) == c.number - FIRST_WORD
        ]
        if len(own) < 2:
            return None
        of = classes().of
        return Competitors(own, [(slot[k].number, of(slot[k].text.lower())) for k in own])

    def fits(
        self, own: Competitors, i: int, slots: Sequence[Sequence[Candidate]], path: Sequence[int]
    ) -> list[float]:
        """How much each candidate at place i, of which some compete, gains by its neighbours as chosen, nats."""
        chosen = [slots[j][path[j]] if 0 <= j < len(slots) else None for j in (i - 2, i - 1, i + 1, i + 2)]
        of = classes().of
        numbers = [c.number if c else START for c in chosen]
        found = self.fit(own.words, Place(*numbers, *[of(c.text) if c else 0 for c in chosen]))
        out = [0.0] * len(slots[i])
        for k, gain in zip(own.places, found, strict=True):
            out[k] = gain
        return out


@cache
def rivals(code: str) -> Rivals:
    """The weights of "nb" or "nn", mapped once in a process."""
    return Rivals(code)


@cache
def classes() -> Classes:
    """The word classes, mapped once in a process."""
    return Classes()
