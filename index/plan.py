"""The words of a query → the terms of the index that answer them, each with its weight.

The whole word counts most, then its stem, then compounds that hold it, then what else says it, then what scanning
or typing made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, product
from typing import NamedTuple

from index import analysis, slips, thesaurus
from index.base import DAMAGED, EXACT, NEAR, PART, STEM, All, Best, Near, Node, Phrase, Some, Term, idf
from index.norwegian import NETWORK_ENDINGS
from index.query import Both, Clause, Either, Loose, Word, Words
from index.slips import Vocabulary

W_STEM, W_EXACT, W_PART, W_PART_ALONE, W_KIN, W_SYNONYM, W_DAMAGED, W_SLIP = 1.0, 0.5, 0.3, 0.9, 0.4, 0.4, 0.3, 0.5
"""Beside the stem: exact 0.15 to 1 and parts 0.15 to 0.5 tried on half of norquad and on the development
questions, MRR within 0.004, nDCG within 0.01. A part counts more the rarer the whole word is. Slips stand in for a
word that the library does not have at all."""
W_COMPOUND = 1.6
"""Of a compound of two words of the question, and of a compound that is another form of one. 0.8 to 2.5 tried."""
W_SAID = 1.5
"""Of what means the same as several words of the question: who paraphrases says it in words that tell little one
by one. 0.4 to 3 tried: nDCG@5 of the development questions .885, .890 from 1.5 to 3."""
W_BESIDE, BESIDE, ALL_OVER = 0.3, 3, 4000
"""Of two words of the question that stand at most `BESIDE` places from each other, none of them on more than
`ALL_OVER` pages."""
W_SLIP_PART = 0.25
"""Of a compound with a word that was meant, and of a word of its family."""
W_NEAR, W_NEAR_PART = 0.15, 0.1
"""Of words near in meaning."""
OWN, SAME, NEAR_SHARE = 2.0, 1.0, 0.25
"""How much of a word a page answers that has another with the same meaning, or only one near in meaning: that
alone makes it no answer (`rank.SHARE`). `OWN` is more than both: only the word itself will do."""
COMMON, FEW = 0.1, 5
"""A word that stands on more than this share of the pages needs nothing beside it, and one that is merely near is
lost among so many; in a library of few pages, one that stands on more than this number."""
SHORT = 5
"""Letters of a stem that may be a part of a compound by chance («nett» of «nettverk»)."""
READINGS = 2
"""Ways to say a compound apart that are searched at most."""
PREFIX_WORDS, MEANT = 60, 2
"""Words of the library that `lese*` stands for at most, the commonest; like words searched in all their forms."""


class Weaker(NamedTuple):
    """Words of the query, and how much of each a page answers that has something else for them, 0 to 1."""

    words: frozenset[str]
    share: float


@dataclass
class Plan:
    """The question to the index, and what was put in for which word (for highlights and for the person)."""

    node: Node | None
    instead: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that the library does not have → the like ones that were searched."""
    meant: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Those → the likeliest of these, which were searched in all their forms."""
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
    weaker: dict[Node, Weaker] = field(default_factory=dict)
    """What is searched beside `words`: other names, what means the same or nearly the same, compounds."""
    said: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    """Stems side by side in a page that mean the same → the words of the query that they answer."""
    close: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    """The same of what is near in meaning."""


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
    whole = [*planner.named(names), *planner.said_otherwise(_run(clause)), *planner.side_by_side(_run(clause))]
    plan.node = Some((node, *whole)) if node is not None and whole and not isinstance(clause, Both) else node
    return plan


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
        self._reach = NEAR_SHARE

    def node(self, clause: Clause) -> Node:
        match clause:
            case Word(text):
                self._plan.words[text] = own = self._word(clause)
                return Some((own, Best(wider))) if (wider := self._wider(clause)) else own
            case Words(texts):
                return Phrase(texts, weight=W_STEM + W_EXACT)
            case Either(parts):
                return Some(tuple(self.node(p) for p in parts))
            case Both(parts):
                return All(tuple(self._within_reach(SAME, p) for p in parts))
            case Loose(parts, without):
                some = Some(tuple(self.node(p) for p in content(parts)))
                return All((some,), tuple(self._within_reach(OWN, p) for p in without)) if without else some

    def _within_reach(self, reach: float, clause: Clause) -> Node:
        """The node of what must be there (what is merely near it in meaning is not it) or must not."""
        before, self._reach = self._reach, max(reach, self._reach)
        node = self.node(clause)
        self._reach = before
        return node

    def named(self, names: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[Node]:
        """The other forms of names in the question. Each stands for the whole run of words, whose weights it would
        else be measured against one by one."""
        for run, forms in names.items():
            for form in forms:
                said = tuple(analysis.words(form))
                if said and said != tuple(run):
                    self._plan.also[said] = self._plan.also.get(said, frozenset()) | frozenset(run)
                    yield self._beside(Phrase(said, W_SYNONYM * len(run)), run, 1.0)

    def said_otherwise(self, run: Sequence[str]) -> Iterator[Node]:
        """What means the same as words side by side in the question: «ppt» for «pp-tjenesten»."""
        for words, others in thesaurus.phrases_in(run):
            for said in others.same:
                yield self._meaning(said, words, W_SAID, W_PART, SAME)
            for said in others.near:
                yield self._meaning(said, words, W_NEAR, W_NEAR_PART, NEAR_SHARE)

    def side_by_side(self, words: Sequence[str]) -> Iterator[Node]:
        """For each two words of the question in a row the compounds that are made of both («lesekonferanse» for
        «konferanse om lesing»), and what holds the two beside each other: «Felles rektor på nett» before a page
        that speaks of a rektor here and of what is felles there."""
        for one, other in pairwise(w for w in words if not analysis.is_stop(w) and not w.isdigit()):
            kin, others = ((analysis.stem(word), *analysis.kin(word)[:1]) for word in (one, other))
            joints = [analysis.joint(*pair) for a, b in product(kin, others) for pair in ((a, b), (b, a))]
            if made := [term for term in dict.fromkeys(joints) if self._vocabulary.frequency(PART, term)]:
                node = Some(tuple(Term(PART, term, W_COMPOUND) for term in made))
                yield self._beside(node, (one, other), 1.0)
            pairs = [
                pair
                for pair in product(kin, others)
                if pair[0] != pair[1] and not any(map(self._is_all_over, pair))
            ]
            yield from (Near(pair, BESIDE, W_BESIDE) for pair in pairs)

    def _is_all_over(self, root: str) -> bool:
        """Places of such words are too many to look through."""
        return self._vocabulary.frequency(STEM, root) > ALL_OVER

    def _beside(self, node: Node, words: Iterable[str], share: float) -> Node:
        """`node`, known to answer these words."""
        old = self._plan.weaker.get(node, Weaker(frozenset(), 0.0))
        self._plan.weaker[node] = Weaker(old.words | frozenset(words), max(old.share, share))
        return node

    def _meaning(
        self, said: thesaurus.Said, words: Iterable[str], weight: float, w_part: float, share: float
    ) -> Node:
        """What is said for these words of the question."""
        stems = tuple(map(analysis.stem, said))
        known = self._plan.said if share == SAME else self._plan.close
        known[stems] = known.get(stems, frozenset()) | frozenset(words)
        cap = self._cap(words, stems)
        if len(stems) > 1:
            return self._beside(Phrase(stems, weight * cap, STEM), words, share)
        term = Term(STEM, stems[0], weight * cap)
        if len(stems[0]) < SHORT:
            return self._beside(term, words, share)
        return self._beside(Some((term, Term(PART, stems[0], w_part * cap))), words, share)

    def _is_common(self, root: str) -> bool:
        return self._vocabulary.frequency(STEM, root) > max(FEW, COMMON * self._vocabulary.count())

    def _cap(self, words: Iterable[str], stems: Iterable[str]) -> float:
        """What makes something else tell no more than the words of the question that it stands in for."""
        count, frequency = self._vocabulary.count(), self._vocabulary.frequency
        own = sum(idf(count, self._plan.frequency.get(word, 0)) for word in words)
        other = sum(idf(count, frequency(STEM, stem)) for stem in stems)
        return min(1.0, own / max(1e-6, other))

    def _wider(self, word: Word) -> tuple[Node, ...]:
        """What means the same as a word, or nearly."""
        if word.how != "forms" or analysis.is_stop(word.text) or self._reach > SAME:
            return ()
        root = word.text if word.text in self._plan.fixed else analysis.stem(word.text)
        if self._is_common(root):
            return ()
        others = thesaurus.others(root)
        near = others.near if self._reach <= NEAR_SHARE else ()
        near = tuple(said for said in near if not self._is_common(analysis.stem(said[0])))
        return (
            *(self._meaning(said, (word.text,), W_SYNONYM, W_PART, SAME) for said in others.same),
            *(self._meaning(said, (word.text,), W_NEAR, W_NEAR_PART, NEAR_SHARE) for said in near),
        )

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
        if (whole := analysis.joined(word)) is not None:  # «nyhendebrev» for «nyhetsbrev»
            terms.append(Term(PART, whole, W_COMPOUND))
            terms += [Term(PART, other, W_KIN) for other in analysis.joined_kin(whole)]
        meant = tuple(self._slips(word))
        if len(pieces) > 1 and not meant:  # «skolens bibliotek», «bibliotek i skolen» for «skolebibliotek»
            for reading in islice(product(*((piece, *analysis.kin(piece)) for piece in pieces)), READINGS):
                terms.append(Near(reading, NEAR, W_PART))
                self._plan.apart[reading] = word
        return Some((*terms, *_misread(word), *meant))

    def _fixed(self, word: str) -> Node:
        """A name or an abbreviation keeps its form, but for the genitive; «Altaskolen» is a compound with it."""
        self._plan.frequency[word] = self._vocabulary.frequency(EXACT, word)
        terms = [Term(EXACT, word, W_STEM + W_EXACT), Term(EXACT, f"{word}s", W_STEM)]
        if analysis.stem(word) == word:
            terms.append(Term(PART, word, W_PART))
        return Some((*terms, *_misread(word)))

    def _slips(self, word: str) -> Iterator[Node]:
        """For a word that the library does not have, like ones; the likeliest of them in all their forms."""
        if not self._plan.frequency[word] and not self._vocabulary.frequency(EXACT, word):
            spelt = slips.is_spelt(word)
            like = ([] if spelt else self.like(word)) or self._within(word)
            meant = () if spelt else tuple(dict.fromkeys((*like[:MEANT], *self._known_like(word))))
            if like or meant:
                self._plan.instead[word] = tuple(dict.fromkeys((*like, *meant)))
                self._plan.meant[word] = meant
            yield from (Term(EXACT, other, W_SLIP) for other in like)
            yield from dict.fromkeys(term for other in meant for term in _forms_meant(other))

    def _known_like(self, word: str) -> Iterator[str]:
        """The word of Norwegian that was meant, if the library has it in any form."""
        for other in slips.known_like(word):
            if any(self._vocabulary.frequency(term.field, term.text) for term in _forms_meant(other)):
                yield other

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
        return slips.likest(word, self._vocabulary)


def _forms_meant(word: str) -> Iterator[Term]:
    """All forms of a word that may have been meant."""
    root, whole = analysis.stem(word), analysis.joined(word)
    yield from (Term(STEM, root, W_SLIP), Term(PART, root, W_SLIP_PART))
    yield from (Term(STEM, kin, W_SLIP_PART) for kin in analysis.kin(word))
    if whole is not None:
        yield Term(PART, whole, W_SLIP)


def _misread(word: str) -> tuple[Node, ...]:
    """What scanning may have made of a word."""
    return tuple(Term(DAMAGED, form, W_DAMAGED) for form in analysis.skeletons(word)) if len(word) > 3 else ()


def content(parts: Sequence[Clause]) -> tuple[Clause, ...]:
    """The parts without words that tell nothing, unless all are such."""
    kept = tuple(p for p in parts if not (isinstance(p, Word) and p.how == "forms" and analysis.is_stop(p.text)))
    return kept or tuple(parts)
