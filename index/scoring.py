"""The arithmetic of a question over postings that are arrays: the same for every engine that has them. Pure."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.base import STEM, All, Best, Near, Node, Phrase, Scores, Some, Term, idf

Entry = tuple[NDArray[np.int32], NDArray[np.float32]]
"""The pages that hold a term, by their number from 0, and what it is worth on each."""
Ints = NDArray[np.int64]

KEPT = 4_000_000
"""Postings kept ready between questions: 32 MB. People ask for the same words again."""


class Scorer:
    """Scores of `size` pages, of which `count` count for rarity."""

    def __init__(
        self, size: int, count: int, entry: Callable[[str, str], Entry], places: Callable[[str, str], Ints]
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
            case Best(parts):
                best: Scores = np.maximum.reduce([self.scores(part) for part in parts])
                return best
            case Phrase(terms, weight, field) if len(terms) > 1:
                return self._phrase(terms, weight, field)
            case Near(terms, within, weight):
                return self._near(terms, within, weight)
        found = np.zeros(self._size, np.float32)
        self._into(node, found)
        return found

    def _into(self, node: Node, found: Scores) -> None:
        """Add the scores of `node` to `found`."""
        match node:
            case Term(field, text, weight):
                self._term(field, text, weight, found)
            case Phrase((only,), weight, field):
                self._term(field, only, weight, found)
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

    def _phrase(self, terms: Sequence[str], weight: float, field: str) -> Scores:
        there = {term: self.entry(field, term)[0] for term in dict.fromkeys(terms)}
        if not all(len(pages) for pages in there.values()):
            return np.zeros(self._size, np.float32)
        rarest = min(range(len(terms)), key=lambda n: len(there[terms[n]]))
        starts = self._places(field, terms[rarest]) - rarest
        for n, term in enumerate(terms):
            if n != rarest and len(starts):
                starts = starts[_within(starts + n, self._places(field, term))]
        return self._on(np.unique(starts >> 32), field, list(there), weight)

    def _near(self, terms: Sequence[str], within: int, weight: float) -> Scores:
        if not all(len(self.entry(STEM, term)[0]) for term in terms):
            return np.zeros(self._size, np.float32)
        pages: Ints | None = None
        for one, other in pairwise(self._places(STEM, term) for term in terms):
            here = np.unique(_beside(one, other, within) >> 32)
            pages = here if pages is None else np.intersect1d(pages, here)
        return self._on(pages if pages is not None else np.empty(0, np.int64), STEM, terms, weight)

    def _on(self, pages: Ints, field: str, terms: Sequence[str], weight: float) -> Scores:
        """The sum of the terms, on these pages only."""
        found = np.zeros(self._size, np.float32)
        if len(pages):
            for term in terms:
                self._term(field, term, weight, found)
            apart = np.ones(self._size, bool)
            apart[pages] = False
            found[apart] = 0
        return found


def _beside(places: Ints, others: Ints, within: int) -> Ints:
    """The places that have one of `others`, which ascend, at most `within` from them on the same page."""
    at = np.searchsorted(others, places)
    before, after = others[np.maximum(at - 1, 0)], others[np.minimum(at, len(others) - 1)]
    near: Ints = places[np.minimum(np.abs(places - before), np.abs(after - places)) <= within]
    return near


def _within(values: Ints, ordered: Ints) -> NDArray[np.bool_]:
    """Which of `values` are among `ordered`, which ascends and is not empty."""
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    found: NDArray[np.bool_] = ordered[at] == values
    return found
