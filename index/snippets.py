"""The words around the best match, from the cleaned text, with the places of what matched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, product
from typing import Self

from index import analysis
from index.base import NEAR
from index.letters import skeleton
from index.model import Query
from index.norwegian import PAIRS
from index.plan import Plan

_BREAK = re.compile(r"[.!?:]\s+|\n")
"""Where a sentence or a line ends: a snippet begins after one where it can."""
LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöüé0123456789"
LENGTH = 240
"""Characters: three lines on a terminal."""


@dataclass(frozen=True)
class Wanted:
    """What answers a query in a text: words, stems, and shapes of damaged words → the word of the query."""

    words: Mapping[str, str]
    stems: Mapping[str, str]
    shapes: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    """Words side by side that say the same as words of the query."""
    apart: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """Stems of the parts of a compound, which may stand near each other → the compound that was asked for."""
    wholes: Mapping[str, str] = field(default_factory=dict)
    """Compounds in the form all their spellings share → the compound that was asked for."""
    sayings: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    """Stems side by side that say the same as words of the query."""
    close: Mapping[str, str] = field(default_factory=dict)
    """Stems of words near in meaning → the word of the query."""

    @classmethod
    def of(cls, query: Query, plan: Plan | None = None) -> Self:
        quoted = {phrase: frozenset((" ".join(phrase),)) for phrase in query.phrases}
        words: dict[str, str] = {}
        stems: dict[str, str] = {}
        shapes: dict[str, str] = {}
        wholes: dict[str, str] = {}
        free = []
        for word in [w for w in query.words if not analysis.is_stop(w)] or query.words:
            words[word] = word
            if plan and word in plan.fixed:
                words[f"{word}s"] = word
                continue
            free.append(word)
            stems.setdefault(analysis.stem(word), word)
            if (whole := analysis.joined(word)) is not None:
                wholes.update(dict.fromkeys((whole, *analysis.joined_kin(whole)), word))
            if len(word) > 3:
                shapes.update(dict.fromkeys(analysis.skeletons(word), word))
        for word in free:
            for kin in analysis.kin(word):
                stems.setdefault(kin, word)
        for word, others in (plan.instead if plan else {}).items():
            words.update(dict.fromkeys(others, word))
        for word, others in (plan.meant if plan else {}).items():
            for other in others:
                for root in (analysis.stem(other), *analysis.kin(other)):
                    stems.setdefault(root, word)
                if (whole := analysis.joined(other)) is not None:
                    wholes.setdefault(whole, word)
        if plan is None:
            return cls(words, stems, shapes, quoted, wholes=wholes)
        for said, asked in plan.said.items():
            if len(said) == 1:
                stems.setdefault(said[0], max(asked, key=len))
        return cls(
            words,
            stems,
            shapes,
            {**plan.also, **quoted},
            plan.apart,
            wholes,
            sayings={said: asked for said, asked in plan.said.items() if len(said) > 1},
            close={said[0]: max(asked, key=len) for said, asked in plan.close.items() if len(said) == 1},
        )

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        """How words and parts of words begin that may answer: most words of a page are let go by this alone."""
        return re.compile("|".join(map(re.escape, sorted(_beginnings((*self.stems, *self.wholes))))) or r"(?!)")

    @cached_property
    def _known(self) -> dict[str, str | None]:
        """Words that were asked for before: the pages of a library share most of their words."""
        return {}

    @cached_property
    def _shape_starts(self) -> tuple[str, ...]:
        return tuple({shape[:3] for shape in self.shapes})

    @cached_property
    def _shape_letters(self) -> frozenset[str]:
        """The first letters of words that may have one of the shapes."""
        firsts = {shape[0] for shape in self.shapes}
        return frozenset(c for c in LETTERS if skeleton(c) in firsts) | firsts | {"r", "v"}  # «rn» is m, «vv» w

    @cached_property
    def part_starts(self) -> tuple[str, ...]:
        """How words begin that may be a part of a compound."""
        return tuple(_beginnings([part for parts in self.apart for part in parts]))

    def answered(self, word: str) -> str | None:
        """The word of the query that a word of the text answers."""
        if word not in self._known:
            self._known[word] = self._answered(word)
        return self._known[word]

    def _answered(self, word: str) -> str | None:
        found = self.words.get(word)
        if found is None and (start := self._starts.search(word)) is not None:
            if start.start() == 0:
                found = self.stems.get(analysis.stem(word))
            if found is None:
                found = next((self.stems[p] for p in analysis.parts(word) if p in self.stems), None)
            if found is None and self.wholes:
                found = next((self.wholes[j] for j in analysis.joints(word) if j in self.wholes), None)
        if (
            found is None
            and self.shapes
            and word[0] in self._shape_letters
            and skeleton(word).startswith(self._shape_starts)
        ):
            found = self.shapes.get(analysis.damaged(word) or "")
        return found

    @cached_property
    def _close_starts(self) -> tuple[str, ...]:
        return tuple(_beginnings(self.close))

    def nearly(self, word: str) -> str | None:
        """The word of the query that a word of the text is near in meaning."""
        if not self.close or not word.startswith(self._close_starts):
            return None
        return self.close.get(analysis.stem(word))


def _beginnings(stems: Collection[str]) -> set[str]:
    """How words begin whose stem may be one of these: the first letters, those of the other spelling too."""
    own = {stem[:4] for stem in stems if stem}
    return own | {
        before[: min(len(before), len(start))]
        for before, after in PAIRS
        for start in own
        if after.startswith(start) or start.startswith(after)
    }


Match = tuple[int, int, str]
"""Where in a text something answers: start, end, and the word of the query."""


def snippet(text: str, places: Sequence[Match]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A piece of `text` about `LENGTH` long, and the (start, end) in it of every match."""
    best = _best_start(places) if places else 0
    start = _word_start(text, max(0, best - LENGTH // 4))
    if start and (ends := _BREAK.search(text, start, best)):
        start = ends.end()
    while start < len(text) and text[start].isspace():
        start += 1
    end = _word_end(text, min(len(text), start + LENGTH))
    shown = text[start:end].rstrip()
    return shown, tuple((a - start, b - start) for a, b, _ in places if a >= start and b <= start + len(shown))


def matches(text: str, wanted: Wanted) -> list[Match]:
    """The places in `text` that answer the query, in order."""
    answered, nearly = wanted.answered, wanted.nearly
    found = [
        (*m.span(), asked)
        for m in analysis.TOKEN.finditer(text)
        if (asked := answered(word := m[0].lower()) or nearly(word))
    ]
    if wanted.phrases or wanted.apart or wanted.sayings:
        tokens = analysis.tokens(text)
        found += _phrases(tokens, wanted)
        found += _sayings(tokens, wanted)
        found += _near(tokens, wanted)
    return _apart(found)


def answered_in(text: str, wanted: Wanted) -> set[str]:
    """The words of the query that `text`, a short one, answers."""
    words = analysis.words(text)
    found = {asked for word in set(words) if (asked := wanted.answered(word)) is not None}
    said = f" {' '.join(words)} "
    for phrase, asked_by in wanted.phrases.items():
        if f" {' '.join(phrase)} " in said:
            found |= asked_by
    if wanted.sayings:
        said = f" {' '.join(map(analysis.stem, words))} "
        for saying, asked_by in wanted.sayings.items():
            if f" {' '.join(saying)} " in said:
                found |= asked_by
    if wanted.apart:
        stems = {analysis.stem(word) for word in words if word.startswith(wanted.part_starts)}
        found |= {asked for parts, asked in wanted.apart.items() if stems.issuperset(parts)}
    return found


def _near(tokens: Sequence[analysis.Token], wanted: Wanted) -> Iterator[tuple[int, int, str]]:
    """The parts of a compound where they stand near each other."""
    starts = wanted.part_starts
    stems = [(n, analysis.stem(t.word)) for n, t in enumerate(tokens) if t.word.startswith(starts)]
    for parts, asked in wanted.apart.items():
        at = [[n for n, stem in stems if stem == part] for part in parts]
        for one, other in pairwise(at):
            for n, m in product(one, other):
                if abs(n - m) <= NEAR:
                    yield from ((tokens[k].start, tokens[k].end, asked) for k in (n, m))


def _phrases(tokens: Sequence[analysis.Token], wanted: Wanted) -> Iterator[tuple[int, int, str]]:
    firsts = {phrase[0] for phrase in wanted.phrases}
    for n, token in enumerate(tokens):
        if token.word in firsts:
            for phrase, asked in wanted.phrases.items():
                if tuple(t.word for t in tokens[n : n + len(phrase)]) == phrase:
                    yield token.start, tokens[n + len(phrase) - 1].end, max(asked, key=len)


def _sayings(tokens: Sequence[analysis.Token], wanted: Wanted) -> Iterator[Match]:
    starts = tuple(_beginnings([saying[0] for saying in wanted.sayings]))
    for n, token in enumerate(tokens):
        if starts and token.word.startswith(starts):
            for saying, asked in wanted.sayings.items():
                if tuple(analysis.stem(t.word) for t in tokens[n : n + len(saying)]) == saying:
                    yield token.start, tokens[n + len(saying) - 1].end, max(asked, key=len)


def _apart(places: list[Match]) -> list[Match]:
    """In order, and none inside another."""
    kept: list[Match] = []
    for place in sorted(places, key=lambda p: (p[0], -p[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _best_start(places: Sequence[Match]) -> int:
    """Where a window holds the most different words of the query, then the most of them."""
    best, start = (0, 0), places[0][0]
    for n, (at, _, _) in enumerate(places):
        inside = [word for _, b, word in places[n : n + 40] if b - at <= LENGTH * 3 // 4]
        if (value := (len(set(inside)), len(inside))) > best:
            best, start = value, at
    return start


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
