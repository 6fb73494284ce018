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
from index.base import PART, STEM, idf, impact
from index.fulltext import FullText
from index.snippets import Wanted

CLOSE = 40
"""Pages that are read for it. 60 and 300 changed no figure on norquad."""
W_DOCUMENT = 0.4
"""Of each word that a page of the document answers; 0.05 to 0.5 tried on half of norquad: MRR .807 to .829."""
W_PAGE = 0.4
"""Of each word that the page itself answers, in whatever form."""
W_SMALL = 1.5
"""Of small words; 0.5 to 2 tried: best from 1 to 1.5 (+.02 MRR)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a page is worth on a closer look, and the share of the question that it answers (0 to 1, by rarity)."""

    score: float
    share: float


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(analysis.words(text))


def look_closer(
    full_text: FullText, pages: Sequence[tuple[int, int, float, str]], words: Sequence[str], wanted: Wanted
) -> dict[int, Look]:
    """For pages given as (id, document, score, text), and the words of a question."""
    content = [w for w in dict.fromkeys(words) if not analysis.is_stop(w)]
    small = {analysis.stem(w) for w in words if analysis.is_stop(w)} if content else set()
    count = full_text.count()
    weight = {word: _rarity(full_text, count, analysis.stem(word)) for word in (*content, *small)}
    whole = sum(weight[w] for w in content)
    if not whole:
        return {page: Look(score, 1.0) for page, _, score, _ in pages}
    here: dict[int, set[str]] = {}
    there: defaultdict[int, set[str]] = defaultdict(set)
    for page, document, _, text in pages:
        found = {asked for word in set(_words(text)) if (asked := wanted.answered(word)) is not None}
        if wanted.phrases:
            said = f" {' '.join(_words(text))} "
            for phrase, asked_for in wanted.phrases.items():
                if f" {' '.join(phrase)} " in said:
                    found |= asked_for
        here[page] = found
        there[document] |= found
    looks = {}
    for page, document, score, text in pages:
        answered = sum(weight.get(w, 0.0) for w in here[page])
        extra = 0.0
        if len(content) > 1:
            extra += W_DOCUMENT * sum(weight.get(w, 0.0) for w in there[document]) + W_PAGE * answered
        if small:
            stems = [analysis.stem(word) for word in _words(text)]
            for root in small:
                if times := stems.count(root):
                    extra += W_SMALL * weight[root] * impact(times, len(stems), STEM)
        looks[page] = Look(score + extra, answered / whole)
    return looks


def _rarity(full_text: FullText, count: int, root: str) -> float:
    return idf(count, max(full_text.frequency(STEM, root), full_text.frequency(PART, root)))
