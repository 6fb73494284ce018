"""A closer look at the best pages: what an index of single words cannot see.

Two things move the order: how much of the question the page's whole document answers (a page rarely repeats what
its document is about), and the small words of the question («hvor mange», «når»), which tell nothing of a library
but something among pages that are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import analysis
from index.base import STEM, idf, impact
from index.fulltext import FullText

CLOSE = 60
"""Pages that are read for it. 300 instead of 60 changed no figure on norquad."""
W_DOCUMENT = 0.4
"""Of each word that a page of the document answers; 0.05 to 0.5 tried on half of norquad: MRR .807 to .829."""
W_SMALL = 1.5
"""Of small words; 0.5 to 2 tried: best from 1 to 1.5 (+.02 MRR)."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page with its words as stems, and those of the question that it answers."""

    stems: tuple[str, ...]
    answers: frozenset[str]


@lru_cache(4096)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(analysis.stem(word) for word in analysis.words(text))


def look_closer(
    full_text: FullText, pages: Sequence[tuple[int, int, float, str]], words: Sequence[str]
) -> dict[int, float]:
    """New scores for pages given as (id, document, score, text), for the words of a question."""
    wanted = {analysis.stem(w) for w in words if not analysis.is_stop(w)}
    small = {analysis.stem(w) for w in words if analysis.is_stop(w)} if wanted else set()
    if len(wanted) < 2 and not small:
        return {page: score for page, _, score, _ in pages}
    count = full_text.count()
    weight = {root: idf(count, full_text.frequency(STEM, root)) for root in wanted | small}
    stems = {page: _stems(text) for page, _, _, text in pages}
    whole: defaultdict[int, set[str]] = defaultdict(set)
    for page, document, _, _ in pages:
        whole[document] |= wanted.intersection(stems[page])
    found = {}
    for page, document, score, _ in pages:
        there = stems[page]
        extra = W_DOCUMENT * sum(weight[root] for root in whole[document]) if len(wanted) > 1 else 0.0
        for root in small:
            if times := there.count(root):
                extra += W_SMALL * weight[root] * impact(times, len(there), STEM)
        found[page] = score + extra
    return found
