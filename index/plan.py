"""The words of a query → the terms of the index that answer them, each with its weight.

The whole word counts most, then its stem, then compounds that hold it, then what else says it, then what scanning
or typing made of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from typing import Protocol

from index import analysis
from index.base import DAMAGED, EXACT, NEAR, PART, STEM, All, Near, Node, Phrase, Some, Term
from index.letters import folded, skeleton
from index.norwegian import NETWORK_ENDINGS, SYNONYMS
from index.query import Both, Clause, Either, Loose, Word, Words

W_STEM, W_EXACT, W_PART, W_PART_ALONE, W_KIN, W_SYNONYM, W_DAMAGED, W_SLIP = 1.0, 0.3, 0.3, 0.9, 0.4, 0.4, 0.3, 0.5
"""Beside the stem: exact 0.15 to 0.5 and parts 0.15 to 0.5 tried on half of norquad, MRR within 0.003. A part
counts more the rarer the whole word is. Slips stand in for a word that the library does not have at all."""
W_COMPOUND = 0.8
"""Of a compound of two words of the question."""
COMPOUNDS = 12
"""Forms of compounds of two words that are searched at most."""
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
    apart: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Stems of the parts of a compound, which may stand near each other → the word of the query."""
    fixed: frozenset[str] = frozenset()
    """Words of the query that have no other forms: abbreviations, names of places."""
    frequency: dict[str, int] = field(default_factory=dict)
    """Words of the query → how many pages hold each of them, in one of its own forms or as a part of another."""
    words: dict[str, Node] = field(default_factory=dict)
    """Words of the query → what answers each of them."""
    others: dict[Node, frozenset[str]] = field(default_factory=dict)
    """The same for `also`: what finds these words → the words of the query that they answer."""


def make_plan(
    clause: Clause | None,
    vocabulary: Vocabulary,
    names: Mapping[tuple[str, ...], Sequence[str]],
    fixed: Collection[str] = (),
) -> Plan:
    """`names`: words of the query that name an entity → the other forms of that name; `fixed`: words that have no
    other forms."""
    plan = Plan(None, fixed=frozenset(fixed))
    planner = _Planner(vocabulary, plan)
    node = planner.node(clause) if clause is not None else None
    planned = set(plan.also)
    for words, forms in (*names.items(), *_said_otherwise(clause)):
        for form in forms:
            said = tuple(analysis.words(form))
            if said and said != tuple(words):
                plan.also[said] = plan.also.get(said, frozenset()) | frozenset(words)
    # It stands for the whole run of words, whose weights it would else be measured against one by one.
    plan.others = {
        Phrase(said, W_SYNONYM * len(words)): words for said, words in plan.also.items() if said not in planned
    }
    plan.others |= planner.side_by_side(_run(clause))
    others = tuple(plan.others)
    plan.node = Some((node, *others)) if node is not None and others and not isinstance(clause, Both) else node
    return plan


def _said_otherwise(clause: Clause | None) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words side by side in the query that have a synonym: «pp-tjenesten» for «ppt»."""
    words = _run(clause)
    for phrase, others in _sayings().items():
        for at in range(len(words) - len(phrase) + 1 if len(phrase) > 1 else 0):
            if words[at : at + len(phrase)] == phrase:
                yield phrase, others


def _run(clause: Clause | None) -> tuple[str, ...]:
    """The words typed side by side, those of «pp-tjenesten» too."""
    if not isinstance(clause, Loose):
        return ()
    found: list[str] = []
    for part in clause.parts:
        found += _run(part) if isinstance(part, Loose) else [part.text] if isinstance(part, Word) else []
    return tuple(found)


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

    def side_by_side(self, words: Sequence[str]) -> dict[Node, frozenset[str]]:
        """For each two words of the question in a row: the compounds that are made of both («lesekonferanse» for
        «konferanse om lesing») → the two. To stand near each other tells nothing more (tried on norquad)."""
        found: dict[Node, frozenset[str]] = {}
        for one, other in pairwise(w for w in words if not analysis.is_stop(w) and not w.isdigit()):
            made = [*self._compounds(one, other), *self._compounds(other, one)][:COMPOUNDS]
            if made:
                found[Some(tuple(Term(EXACT, word, W_COMPOUND) for word in made))] = frozenset((one, other))
        return found

    def _compounds(self, first: str, last: str) -> Iterator[str]:
        """The library's compounds of two words."""
        firsts, lasts = ({analysis.stem(word), *analysis.kin(word)} for word in (first, last))
        shared = [stem[:4] for stem in lasts]
        for start in {stem[:4] for stem in firsts if len(stem) > 2}:
            for word in self._vocabulary.words(start):
                if any(end in word[3:] for end in shared):
                    parts = analysis.parts(word)
                    if len(parts) == 2 and parts[0] in firsts and parts[1] in lasts:
                        yield word

    def _word(self, word: Word) -> Node:
        match word.how:
            case "prefix":
                return self._several(word.text, self._prefixed(word.text))
            case "fuzzy":
                return self._several(word.text, [word.text, *self.like(word.text)])
        return self._forms(word.text)

    def _forms(self, word: str) -> Node:
        if word in self._plan.fixed:
            return self._fixed(word)
        root = analysis.stem(word)
        pieces = analysis.parts(word)
        frequency = self._vocabulary.frequency
        self._plan.frequency[word] = max(frequency(STEM, root), frequency(PART, root))
        rare = 1.0 / (1.0 + frequency(STEM, root))
        w_part = W_PART + (W_PART_ALONE - W_PART) * rare
        terms: list[Node] = [Term(STEM, root, W_STEM), Term(EXACT, word, W_EXACT), Term(PART, root, w_part)]
        for other in analysis.kin(word):  # «leseopplæring», «å lese» for «lesing»
            terms += [Term(STEM, other, W_KIN), Term(PART, other, W_KIN)]
        if len(pieces) > 1:  # «skolens bibliotek», «bibliotek i skolen» for «skolebibliotek»
            terms.append(Near(pieces, NEAR, W_PART))
            self._plan.apart[pieces] = word
        terms += self._synonyms(word, root)
        return Some((*terms, *_misread(word), *self._slips(word)))

    def _fixed(self, word: str) -> Node:
        """A name or an abbreviation keeps its form, but for the genitive; «Altaskolen» is a compound with it."""
        self._plan.frequency[word] = self._vocabulary.frequency(EXACT, word)
        terms = [Term(EXACT, word, W_STEM + W_EXACT), Term(EXACT, f"{word}s", W_STEM)]
        if analysis.stem(word) == word:
            terms.append(Term(PART, word, W_PART))
        return Some((*terms, *self._synonyms(word, word), *_misread(word)))

    def _synonyms(self, word: str, root: str) -> Iterator[Node]:
        for other in synonyms(root):
            said = tuple(analysis.words(other))
            if len(said) == 1:
                one = analysis.stem(said[0])
                yield Term(STEM, one, W_SYNONYM)
                yield Term(PART, one, W_PART)
            else:
                yield Phrase(said, W_SYNONYM)
                self._plan.also[said] = self._plan.also.get(said, frozenset()) | {word}

    def _slips(self, word: str) -> Iterator[Node]:
        """For a word that the library does not have, like ones."""
        if not self._plan.frequency[word] and not self._vocabulary.frequency(EXACT, word):
            like = (self.like(word) if not _is_spelt(word) else []) or self._within(word)
            if like:
                self._plan.instead[word] = tuple(like)
            yield from (Term(EXACT, other, W_SLIP) for other in like)

    def _within(self, word: str) -> list[str]:
        """For «Nordnettverket» the words of the library that are the name in it, or look like it."""
        for ending in (*NETWORK_ENDINGS, "regionen", "region"):
            name = word.removesuffix(ending).rstrip("s")
            if name != word and len(name) > 3:
                return [name] if self._vocabulary.frequency(EXACT, name) else self.like(name)
        return []

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


def _misread(word: str) -> tuple[Node, ...]:
    """What scanning may have made of a word."""
    return tuple(Term(DAMAGED, form, W_DAMAGED) for form in analysis.skeletons(word)) if len(word) > 3 else ()


def _is_spelt(word: str) -> bool:
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


def content(parts: Sequence[Clause]) -> tuple[Clause, ...]:
    """The parts without words that tell nothing, unless all are such."""
    kept = tuple(p for p in parts if not (isinstance(p, Word) and p.how == "forms" and analysis.is_stop(p.text)))
    return kept or tuple(parts)


@cache
def _sayings() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What is said → what says the same; single words by their stems."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for group in SYNONYMS:
        for one in group:
            said = tuple(analysis.words(one))
            found[(analysis.stem(one),) if len(said) == 1 else said] += [other for other in group if other != one]
    return {said: tuple(dict.fromkeys(others)) for said, others in found.items()}


def synonyms(root: str) -> tuple[str, ...]:
    """What else says a word, by its stem."""
    return _sayings().get((root,), ())
