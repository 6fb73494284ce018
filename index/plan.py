"""The words of a query → the terms of the index that answer them, each with its weight.

The whole word counts most, then its stem, then compounds that hold it, then what else says it, then what scanning
or typing made of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Protocol

from index import analysis
from index.base import DAMAGED, EXACT, PART, STEM, All, Node, Phrase, Some, Term
from index.letters import skeleton
from index.norwegian import SYNONYMS
from index.query import Both, Clause, Either, Loose, Word, Words

W_STEM, W_EXACT, W_PART, W_PART_ALONE, W_KIN, W_SYNONYM, W_DAMAGED, W_SLIP = 1.0, 0.3, 0.3, 0.9, 0.4, 0.4, 0.3, 0.5
"""Beside the stem: exact 0.15 to 0.5 and parts 0.15 to 0.5 tried on half of norquad, MRR within 0.003. A part
counts more the rarer the whole word is. Slips stand in for a word that the library does not have at all."""
PREFIX_WORDS, SLIP_WORDS = 60, 6
"""Words of the library that `lese*` and `ord~` stand for at most, the commonest."""


class Vocabulary(Protocol):
    """What planning asks the full text."""

    def frequency(self, field: str, term: str) -> int: ...

    def words(self, start: str) -> Iterable[str]: ...


@dataclass
class Plan:
    """The question to the index, and what was put in for which word (for highlights and for the person)."""

    node: Node | None
    instead: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that the library does not have → the like ones that were searched."""
    also: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    """Words side by side in a page that say the same → the words of the query that they answer."""
    words: dict[str, Node] = field(default_factory=dict)
    """Words of the query → what answers each of them."""
    others: dict[Node, frozenset[str]] = field(default_factory=dict)
    """The same for `also`: what finds these words → the words of the query that they answer."""


def make_plan(
    clause: Clause | None, vocabulary: Vocabulary, names: Mapping[tuple[str, ...], Sequence[str]]
) -> Plan:
    """`names`: words of the query that name an entity → the other forms of that name."""
    plan = Plan(None)
    planner = _Planner(vocabulary, plan)
    node = planner.node(clause) if clause is not None else None
    planned = set(plan.also)
    for words, forms in (*names.items(), *_said_otherwise(clause)):
        for form in forms:
            said = tuple(analysis.words(form))
            if said and said != tuple(words):
                plan.also[said] = plan.also.get(said, frozenset()) | frozenset(words)
    plan.others = {Phrase(said, W_SYNONYM): words for said, words in plan.also.items() if said not in planned}
    others = tuple(plan.others)
    plan.node = Some((node, *others)) if node is not None and others and not isinstance(clause, Both) else node
    return plan


def _said_otherwise(clause: Clause | None) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words side by side in the query that have a synonym: «pp-tjenesten» for «ppt»."""
    words = tuple(p.text for p in clause.parts if isinstance(p, Word)) if isinstance(clause, Loose) else ()
    for phrase, others in _phrases().items():
        for at in range(len(words) - len(phrase) + 1):
            if words[at : at + len(phrase)] == phrase:
                yield phrase, others


class _Planner:
    def __init__(self, vocabulary: Vocabulary, plan: Plan) -> None:
        self._vocabulary = vocabulary
        self._plan = plan

    def node(self, clause: Clause) -> Node:
        match clause:
            case Word(text):
                self._plan.words[text] = self._word(clause)
                return self._plan.words[text]
            case Words(texts):
                return Phrase(texts, weight=W_STEM + W_EXACT)
            case Either(parts):
                return Some(tuple(self.node(p) for p in parts))
            case Both(parts):
                return All(tuple(self.node(p) for p in parts))
            case Loose(parts, without):
                some = Some(tuple(self.node(p) for p in content(parts)))
                return All((some,), tuple(self.node(p) for p in without)) if without else some

    def _word(self, word: Word) -> Node:
        match word.how:
            case "prefix":
                return self._several(word.text, self._prefixed(word.text))
            case "fuzzy":
                return self._several(word.text, [word.text, *self.like(word.text)])
        return self._forms(word.text)

    def _forms(self, word: str) -> Node:
        root = analysis.stem(word)
        pieces = analysis.parts(word)
        rare = 1.0 / (1.0 + self._vocabulary.frequency(STEM, root))
        w_part = W_PART + (W_PART_ALONE - W_PART) * rare
        terms: list[Node] = [Term(STEM, root, W_STEM), Term(EXACT, word, W_EXACT), Term(PART, root, w_part)]
        for other in analysis.kin(word):  # «leseopplæring», «å lese» for «lesing»
            terms += [Term(STEM, other, W_KIN), Term(PART, other, W_KIN)]
        if len(pieces) > 1:  # «skolens bibliotek», «bibliotek i skolen» for «skolebibliotek»
            apart = (Some((Term(STEM, piece, W_PART), Term(PART, piece, W_PART))) for piece in pieces)
            terms.append(All(tuple(apart)))
        for other in synonyms(root):
            said = tuple(analysis.words(other))
            if len(said) == 1:
                one = analysis.stem(said[0])
                terms += [Term(STEM, one, W_SYNONYM), Term(PART, one, W_PART)]
            else:
                terms.append(Phrase(said, W_SYNONYM))
                self._plan.also[said] = self._plan.also.get(said, frozenset()) | {word}
        if len(word) > 3:
            terms += [Term(DAMAGED, form, W_DAMAGED) for form in analysis.skeletons(word)]
        if not self._is_here(word, root):
            like = self.like(word)
            if like:
                self._plan.instead[word] = tuple(like)
            terms += [Term(EXACT, other, W_SLIP) for other in like]
        return Some(tuple(terms))

    def _is_here(self, word: str, root: str) -> bool:
        frequency = self._vocabulary.frequency
        return bool(frequency(STEM, root) or frequency(EXACT, word) or frequency(PART, root))

    def _several(self, word: str, words: Iterable[str]) -> Node:
        found = tuple(dict.fromkeys(words))
        self._plan.instead[word] = found
        return Some(tuple(Term(EXACT, other, W_STEM) for other in found) or (Term(EXACT, word),))

    def _prefixed(self, start: str) -> list[str]:
        found = list(islice(self._vocabulary.words(start), 5000))
        return sorted(found, key=lambda w: -self._vocabulary.frequency(EXACT, w))[:PREFIX_WORDS]

    def like(self, word: str) -> list[str]:
        """The library's words that look like `word`, likest first: the same but for æøå and what scanning
        confuses, or a slip or two away."""
        return likest(word, self._vocabulary)


def likest(word: str, vocabulary: Vocabulary) -> list[str]:
    from rapidfuzz.distance import DamerauLevenshtein

    if len(word) < 4 or word.isdigit():
        return []
    form = skeleton(word)
    allowed = 1 if len(word) < 7 else 2
    found: dict[str, tuple[int, int]] = {}
    for start in _starts(word):
        for other in vocabulary.words(start):
            if abs(len(other) - len(word)) > allowed + 1 or other == word or other.isdigit():
                continue
            letters = skeleton(other)
            distance = 0 if letters == form else DamerauLevenshtein.distance(letters, form, score_cutoff=allowed)
            if distance <= allowed:
                found[other] = (distance, -vocabulary.frequency(EXACT, other))
    return sorted(found, key=lambda w: (found[w], w))[:SLIP_WORDS]


def _starts(word: str) -> tuple[str, ...]:
    """How words begin that may be meant: a slip in the first two letters is rare, a lost ring or stroke is not."""
    turned = {"o": "oø", "a": "aåæ", "e": "eæ", "ø": "øo", "å": "åa", "æ": "æae"}
    return tuple(a + b for a in turned.get(word[0], word[0]) for b in turned.get(word[1], word[1]))


def content(parts: Sequence[Clause]) -> tuple[Clause, ...]:
    """The parts without words that tell nothing, unless all are such."""
    kept = tuple(p for p in parts if not (isinstance(p, Word) and p.how == "forms" and analysis.is_stop(p.text)))
    return kept or tuple(parts)


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in SYNONYMS:
        for a, b in ((one, other), (other, one)):
            if len(analysis.words(a)) == 1:
                found[analysis.stem(a)].append(b)
    return {word: tuple(others) for word, others in found.items()}


@cache
def _phrases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for one, other in SYNONYMS:
        for a, b in ((one, other), (other, one)):
            if len(said := tuple(analysis.words(a))) > 1:
                found[said].append(b)
    return {phrase: tuple(others) for phrase, others in found.items()}


def synonyms(root: str) -> tuple[str, ...]:
    """What else says a word, by its stem."""
    return _synonyms().get(root, ())
