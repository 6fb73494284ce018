"""The plain engine: short, slow and obvious. It judges the others in tests and keeps nothing on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

import numpy as np

from index.base import (
    EXACT,
    GAP,
    STEM,
    All,
    Best,
    Near,
    Node,
    Pages,
    PageTerms,
    Phrase,
    Scores,
    Some,
    Term,
    idf,
    impact,
)


class MemoryIndex:
    """A `SearchIndex` that looks at every page for every question."""

    def __init__(self) -> None:
        self._pages: dict[int, PageTerms] = {}
        self._pending: list[PageTerms] = []
        self._leaving: set[int] = set()

    def add(self, pages: Iterable[PageTerms]) -> None:
        self._pending += pages

    def remove(self, documents: Collection[int]) -> None:
        self._leaving |= set(documents)
        self._pending = [p for p in self._pending if p.document not in self._leaving]

    def commit(self) -> None:
        self._pages = {p.page: p for p in self._pages.values() if p.document not in self._leaving}
        self._pages |= {p.page: p for p in self._pending}
        self._pending, self._leaving = [], set()

    def documents(self) -> set[int]:
        return {p.document for p in self._pages.values()}

    def frequency(self, field: str, term: str) -> int:
        return sum(term in p.terms.get(field, ()) for p in self._pages.values())

    def words(self, start: str) -> Iterable[str]:
        found = {word for p in self._pages.values() for word in p.terms.get(EXACT, ())}
        return sorted(word for word in found if word.startswith(start))

    def pages(self) -> Pages:
        return np.array(list(self._pages), np.int64)

    def scores(self, node: Node) -> Scores:
        return np.array([self._score(node, page) or 0.0 for page in self._pages.values()], np.float32)

    def _score(self, node: Node, page: PageTerms) -> float | None:
        """The page's score, or None if it does not match."""
        match node:
            case Term(field, text, weight):
                count = Counter(page.terms.get(field, ()))[text]
                return weight * self._bm25(field, text, count, page) if count else None
            case Phrase(terms, weight, field):
                words = tuple(page.terms.get(field, ()))
                n = len(terms)
                if not any(words[i : i + n] == terms for i in range(len(words) - n + 1)):
                    return None
                return weight * sum(self._bm25(field, t, words.count(t), page) for t in dict.fromkeys(terms))
            case Near(terms, within, weight):
                stems = tuple(page.terms.get(STEM, ()))
                at = [[n for n, stem in enumerate(stems) if stem == term] for term in terms]
                if not all(any(abs(a - b) <= within for a in x for b in y) for x, y in pairwise(at)):
                    return None
                return weight * sum(self._bm25(STEM, t, stems.count(t), page) for t in terms)
            case Some(parts):
                scores = [s for part in parts if (s := self._score(part, page)) is not None]
                return sum(scores) if scores else None
            case Best(parts):
                return max((s for part in parts if (s := self._score(part, page)) is not None), default=None)
            case All(parts, without):
                wanted = [self._score(part, page) for part in parts]
                if None in wanted or any(self._score(part, page) is not None for part in without):
                    return None
                return sum(s for s in wanted if s is not None)

    def _bm25(self, field: str, term: str, count: int, page: PageTerms) -> float:
        length = sum(other != GAP for other in page.terms[field])
        worth = impact(float(count), float(length), field)
        return idf(len(self._pages), self.frequency(field, term)) * worth

    def close(self) -> None:
        pass
