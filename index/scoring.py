"""The arithmetic of a question over postings that are arrays: the same for every engine that has them. Pure."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.base import EXACT, All, Node, Phrase, Scores, Some, Term, idf

Entry = tuple[NDArray[np.int32], NDArray[np.float32]]
"""The pages that hold a term, by their number from 0, and what it is worth on each."""
Ints = NDArray[np.int64]

KEPT = 4_000_000
"""Postings kept ready between questions: 32 MB. People ask for the same words again."""


class Scorer:
    """Scores of `size` pages, of which `count` count for rarity."""

    def __init__(
        self, size: int, count: int, entry: Callable[[str, str], Entry], places: Callable[[str], Ints]
    ) -> None:
        self._size, self._count = size, count
        self._entry, self._places = entry, places
        self._kept: OrderedDict[tuple[str, str], Entry] = OrderedDict()
        self._held = 0

    def entry(self, field: str, term: str) -> Entry:
        """The postings of a term, from the disk only where they are not kept."""
        key = field, term
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        found = self._kept[key] = self._entry(field, term)
        self._held += len(found[0]) + 1
        while self._held > KEPT and len(self._kept) > 1:
            _, (dropped, _) = self._kept.popitem(last=False)
            self._held -= len(dropped) + 1
        return found

    def scores(self, node: Node) -> Scores:
        """For each page what it is worth; 0 where it does not match."""
        match node:
            case All(parts, without):
                return self._all(parts, without)
            case Phrase(terms, weight) if len(terms) > 1:
                return self._phrase(terms, weight)
        found = np.zeros(self._size, np.float32)
        self._into(node, found)
        return found

    def _into(self, node: Node, found: Scores) -> None:
        """Add the scores of `node` to `found`."""
        match node:
            case Term(field, text, weight):
                self._term(field, text, weight, found)
            case Phrase((only,), weight):
                self._term(EXACT, only, weight, found)
            case Some(parts):
                for part in parts:
                    self._into(part, found)
            case _:
                found += self.scores(node)

    def _term(self, field: str, text: str, weight: float, found: Scores) -> None:
        pages, worths = self.entry(field, text)
        if len(pages):
            found[pages] += worths * np.float32(weight * idf(self._count, len(pages)))

    def _all(self, parts: Sequence[Node], without: Sequence[Node]) -> Scores:
        kept = np.zeros(self._size, np.float32)
        for n, part in enumerate(parts):
            found = self.scores(part)
            kept = np.where((kept > 0) & (found > 0), kept + found, np.float32(0)) if n else found
            if not kept.any():
                return kept
        for part in without:
            kept[self.scores(part) > 0] = 0
        return kept

    def _phrase(self, terms: Sequence[str], weight: float) -> Scores:
        found = np.zeros(self._size, np.float32)
        there = {term: self.entry(EXACT, term)[0] for term in dict.fromkeys(terms)}
        if not all(len(pages) for pages in there.values()):
            return found
        rarest = min(range(len(terms)), key=lambda n: len(there[terms[n]]))
        starts = self._places(terms[rarest]) - rarest
        for n, term in enumerate(terms):
            if n != rarest and len(starts):
                starts = starts[_within(starts + n, self._places(term))]
        pages = np.unique(starts >> 32)
        if len(pages):
            for term in there:
                self._term(EXACT, term, weight, found)
            apart = np.ones(self._size, bool)
            apart[pages] = False
            found[apart] = 0
        return found


def _within(values: Ints, ordered: Ints) -> NDArray[np.bool_]:
    """Which of `values` are among `ordered`, which ascends and is not empty."""
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    found: NDArray[np.bool_] = ordered[at] == values
    return found
