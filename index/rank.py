"""The order of the pages: what the words are worth, how much of the question a page answers, and its document.

Two things move the order beyond the sum of the words: how much of the question the page and its whole document
answer (a page rarely repeats what its document is about), and the small words of the question («hvor mange»,
«når»), which tell nothing of a library but something among pages that are alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index import analysis
from index.base import STEM, Best, Node, Scores, Some, Term, idf
from index.fulltext import FullText
from index.norwegian import ASKING
from index.plan import NEAR_SHARE, Plan

W_DOCUMENT = 0.4
"""Of each word that a page of the document answers; 0.05 to 0.5 tried on half of norquad: MRR .807 to .829."""
W_PAGE = 0.6
"""Of each word that the page itself answers, in whatever form; 0.4 to 1.2 change little on norquad."""
W_SMALL = 1.5
"""Of small words; 0.5 to 2 tried: best from 1 to 1.5 (+.02 MRR)."""
SMALL_RARITY = 2.0
"""The rarity at which a small word counts at most: «hvem» is rare in plans, and asks for no page that has it."""
SHARE = 0.2
"""Of a question, by the rarity of its words, that a page must answer in some form to be an answer."""


def rank(full_text: FullText, plan: Plan, words: Sequence[str]) -> Scores:
    """For each page of the library what it is worth as an answer; 0 where it is none. `words`: the question's."""
    assert plan.node is not None
    ranking = _Ranking(full_text, plan)
    base = ranking.scores(plan.node)
    content = [w for w in dict.fromkeys(words) if w in plan.words and not analysis.is_stop(w)]
    weights = {word: ranking.rarity(word) for word in content}
    whole = sum(weights.values())
    if not whole:
        return base
    answered = np.zeros_like(base)
    around = np.zeros_like(base)
    for word, weight in weights.items():
        here = ranking.answers(word)
        answered += np.float32(weight) * here
        if len(content) > 1:
            documents = np.bincount(full_text.of_document, here > NEAR_SHARE) > 0
            around += np.float32(weight) * documents[full_text.of_document]
    found = base
    if len(content) > 1:
        found = found + W_PAGE * answered + W_DOCUMENT * around
    for root in {analysis.stem(w) for w in words if analysis.is_stop(w) and w not in ASKING}:
        rarity = max(SMALL_RARITY, idf(full_text.count(), full_text.frequency(STEM, root)))
        found = found + ranking.scores(Term(STEM, root, W_SMALL * SMALL_RARITY / rarity))
    share = answered / np.float32(whole)  # «Statped Numedal» wants both, however often a page has one
    return np.where((base > 0) & (share >= SHARE), found * share, np.float32(0))


class _Ranking:
    """The parts of a question, each asked for once."""

    def __init__(self, full_text: FullText, plan: Plan) -> None:
        self._full_text, self._plan = full_text, plan
        self._known: dict[Node, Scores] = {}

    def scores(self, node: Node) -> Scores:
        if node not in self._known:
            if isinstance(node, Some) and node not in self._plan.words.values():
                self._known[node] = self._sum(node.parts)
            elif isinstance(node, Best):
                self._known[node] = np.maximum.reduce([self.scores(part) for part in node.parts])
            else:
                self._known[node] = self._full_text.scores(node)
        return self._known[node]

    def _sum(self, parts: Sequence[Node]) -> Scores:
        found = self.scores(parts[0]).copy()
        for part in parts[1:]:
            found += self.scores(part)
        return found

    def answers(self, word: str) -> Scores:
        """How much of the word each page answers: 1 in some form, less where it only has what is near in meaning,
        0 not at all."""
        found = (self.scores(self._plan.words[word]) > 0).astype(np.float32)
        for node, (words, share) in self._plan.weaker.items():
            if word in words:
                found = np.maximum(found, np.float32(share) * (self.scores(node) > 0))
        return found

    def rarity(self, word: str) -> float:
        return idf(self._full_text.count(), self._plan.frequency.get(word, 0))
