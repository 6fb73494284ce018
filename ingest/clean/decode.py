"""The most believable print behind a reading: noisy channel and word sequences, decoded with a beam.

Score of a line of words = Σ channel cost + WEIGHT · sequence cost (Shannon's noisy channel; beam search over
trigram states). After decoding, each changed word is weighed against leaving it, with its neighbours fixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Any

from ingest.clean.candidates import Candidate, compounds, search, shaped
from ingest.clean.channel import Channel, folded
from ingest.clean.text import FIXED, MARK, NUMBER, Token
from ingest.clean.tokens import class_of
from ingest.compounds import believable, split
from ingest.lexicon import (
    CAPITAL,
    EN,
    FIRST_WORD,
    LOWER,
    NAME,
    NB,
    NN,
    START,
    STEP,
    UNKNOWN,
    Language,
    Lexicon,
    load,
)
from ingest.lexicon import NUMBER as NUMBER_CLASS
from ingest.norwegian.letters import ENDINGS, LONE_MARKS, SMALL_WORDS

WEIGHT = 0.8
"""Share of the sequence model's say; 0.6 to 1.0 tried on the fitting pages."""

_ENGLISH_WORD = 9.0
"""Cost in nats of an English word within the class of unknown words: 20,000 words are in the list."""

_INFLECTED = 2.0
"""Price in nats of an unknown form whose other forms are known, over the commonest of these."""


_NEAR, _FAR = 9.0, 26.0
"""Nats within which a non-word is first and then again looked up."""

_RIVAL = 8.0
"""Nats by which a rival of a known word may be dearer before context is asked; context seldom brings more."""

_CHEAP = 5.0
"""A listed word this near makes compounds and lost blanks unlikely."""

_BELIEVED = 3.4
"""Nats a letter that the parts of a mended compound may cost; for unread words `believable` asks more."""

_GENITIVE = 3.0
"""Price of a genitive s, nats: one noun in twenty has it."""

_LIKELY = 4.0
"""Nats of a reading of æ, ø, å likely enough to try on names."""

_UNLIKELY = 2.5
_OTHER_NAME = 8.0
"""Price, nats, of taking a name for another by an unlikely reading: most names are in no list."""

_COMMON = 170
"""Cost byte of the rarest word that may have lost a blank beside it (e^-14); chance halves are rarer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the decoder makes of one token. `margin`: nats by which it beats leaving the token as it is."""

    token: Token
    text: str
    margin: float
    hard: bool = False
    """Was the reading no word, and is the choice one?"""


class Decoder:
    """One kind of reader at one amount of noise, one written standard; everything is remembered per word form."""

    def __init__(self, channel: Channel, code: str) -> None:
        self.channel = channel
        self.lexicon: Lexicon = load()
        self.code = code
        self.model: Language = self.lexicon.language(code)
        self._halves: dict[str, list[tuple[str, float, int]]] = {}
        self._options: dict[str, tuple[Candidate, ...]] = {}

    # -- what a form may stand for

    def options(self, form: str) -> tuple[Candidate, ...]:
        """The candidates of a reading, itself first."""
        known = self._options.get(form)
        if known is None:
            if len(self._options) > 20_000:
                self._options.clear()
                self._halves.clear()
            known = self._options[form] = self._find(form)
        return known

    def _itself(self, form: str) -> Candidate:
        read = form.lower()
        lexicon = self.lexicon
        flags = lexicon.flags(read)
        keep = self.channel.keep(read)
        if flags & (NB | NN | NAME):
            return Candidate(form, FIRST_WORD + lexicon.rank(read), keep, True)
        if len(form) == 1 and not form.isalpha():
            return Candidate(form, class_of(form), LONE_MARKS.get(form, 4.0), True)
        number = CAPITAL if form[0].isupper() else UNKNOWN
        if flags & EN:
            return Candidate(form, number, keep + _ENGLISH_WORD * WEIGHT, True)
        return Candidate(form, number, keep + self._strange(read) * WEIGHT, True)

    def _strange(self, word: str) -> float:
        """Cost of a word within the class of unknown ones: the best of its letters, its parts, its inflection."""
        cost = self.lexicon.spelling(word) + 1.0
        found = split(word)
        if found is not None and believable(found, len(word)):
            cost = min(cost, found[0] * 0.75)
        for ending in ENDINGS:
            if not word.endswith(ending) or len(word) - len(ending) < 4:
                continue
            stem = word[: len(word) - len(ending)]
            for other in ENDINGS:
                known = self.lexicon.cost(stem + other, self.code) if other != ending else None
                if known is not None:
                    cost = min(cost, known / STEP + _INFLECTED)
        return cost

    def _find(self, form: str) -> tuple[Candidate, ...]:
        itself = self._itself(form)
        letters = sum(c.isalpha() for c in form)
        upper = sum(c.isupper() for c in form)
        if len(form) > 45 or (letters and letters == upper and 1 < len(form) <= 5):
            return (itself,)
        if any(ord(c) > 0x2FF and c not in "€‘’“”•–—" for c in form):
            return (itself,)
        read = folded(form)
        familiar = itself.number >= FIRST_WORD and not self._odd(form)
        channel, uni = self.channel, self.model.unigram
        if familiar:
            found = search(read, channel, self.lexicon, bound=itself.cost + _RIVAL)
            worst = itself.cost + WEIGHT * uni(itself.number) / STEP + _RIVAL
        else:
            found = search(read, channel, self.lexicon, bound=_NEAR)
            if not found:
                found = search(read, channel, self.lexicon, bound=min(_FAR, 6.0 + 1.6 * len(read)))
            worst = 1e9
        out = []
        for word, cost, rank in found:
            number = FIRST_WORD + rank
            if word != read.lower() and self.allowed(word, form) and cost + WEIGHT * uni(number) / STEP < worst:
                flags = self.lexicon.flags(word)
                if flags & NAME and not flags & LOWER and cost > _UNLIKELY:
                    cost += _OTHER_NAME
                out.append(Candidate(self._shaped(word, form), number, cost))
        best = min((c.cost for c in out), default=99.0)
        if not familiar and len(read) >= 6 and best > _CHEAP:
            for word, cost, inner in compounds(read, channel, self.lexicon):
                if word != read and self.lexicon.rank(word) < 0 and inner / len(word) < _BELIEVED:
                    out.append(Candidate(shaped(word, form), itself.number, cost + WEIGHT * inner * 0.75))
        if not familiar and 3 <= len(read) <= 20 and best > _CHEAP:
            out += self._parted(form, read)
        if not familiar and best > _CHEAP:
            out += self._genitives(form, read)
            out += self._respelt(form, read, itself.number)
        out.sort(key=lambda c: c.cost + WEIGHT * uni(c.number) / STEP)
        return (itself, *out[:6])

    def _genitives(self, form: str, read: str) -> list[Candidate]:
        """Known words with a genitive s that no list has."""
        if len(read) < 5 or read[-1] != "s":
            return []
        found = search(read[:-1], self.channel, self.lexicon, bound=_NEAR)[:4]
        return [
            Candidate(self._shaped(word, form) + "s", FIRST_WORD + rank, cost + _GENITIVE)
            for word, cost, rank in found
            if self.allowed(word, form) and word[-1] != "s" and word + "s" != read
        ]

    def _respelt(self, form: str, read: str, number: int) -> list[Candidate]:
        """The reading with its likeliest æ, ø or å put back, judged by its letters: names that no list has."""
        if len(read) < 4 or not read.isalpha():
            return []
        out = []
        for at in range(len(read)):
            for length in (1, 2):
                for printed, cost in self.channel.by_read.get(read[at : at + length], ()):
                    if cost < _LIKELY and printed in "æøå" and at + length <= len(read):
                        word = read[:at] + printed + read[at + length :]
                        out.append(Candidate(shaped(word, form), number, cost + WEIGHT * self._strange(word)))
        return sorted(out, key=lambda c: c.cost)[:2]

    def _shaped(self, word: str, form: str) -> str:
        """The word in the capitals of the reading; a mark read for a letter tells no case, a name has its own."""
        flags = self.lexicon.flags(word)
        if not form[0].isalpha() and flags & NAME and not flags & LOWER:
            return word[:1].upper() + word[1:]
        return shaped(word, form)

    def _odd(self, form: str) -> bool:
        """A form of the other standard that no counted text has: no reason to look no further."""
        own = NB if self.code == "nb" else NN
        return not self.lexicon.flags(form) & (own | NAME) and (self.lexicon.cost(form, self.code) or 0) > 230

    def allowed(self, word: str, form: str) -> bool:
        """May the lexicon word stand where `form` is read? Names need a capital (or a mark) in the reading."""
        flags = self.lexicon.flags(word)
        if not flags & (NB | NN | NAME) or (len(word) == 1 and word not in "iå"):
            return False
        only_name = flags & NAME and not flags & LOWER
        return not (only_name and form[0].islower())

    def _parted(self, form: str, read: str) -> list[Candidate]:
        """Two common words between which the blank was lost: tiltaki, isammenheng, itrad."""
        out = []
        for at in range(1, len(read)):
            left, right = read[:at], read[at:]
            if (at == 1 and left not in "iå") or (len(right) == 1 and right not in "iå"):
                continue
            for a in self._quick(left):
                for b in self._quick(right):
                    if a[0] not in SMALL_WORDS and b[0] not in SMALL_WORDS:
                        continue
                    cost = self.channel.glued + a[1] + b[1]
                    text = shaped(a[0], form) if len(left) > 1 or form[0].isupper() else a[0]
                    out.append(Candidate(f"{text} {b[0]}", b[2], cost, first=a[2]))
        return out

    def _quick(self, part: str) -> list[tuple[str, float, int]]:
        """The part itself, if a word, and the words it is cheaply read for."""
        known = self._halves.get(part)
        if known is None:
            found = search(part, self.channel, self.lexicon, bound=4.0)[:4]
            known = [
                (word, cost, FIRST_WORD + rank)
                for word, cost, rank in found
                if self.lexicon.flags(word) & (NB | NN) and self.model.unigram(FIRST_WORD + rank) < _COMMON
            ]
            self._halves[part] = known
        return known

    # -- the best line

    def decode(self, line: list[Token]) -> list[Choice]:
        """The choices for a stretch of running text."""
        slots = [self._slot(t) for t in line]
        path = self._beam(slots)
        return [self._weighed(i, line, slots, path) for i in range(len(line))]

    def _slot(self, token: Token) -> tuple[Candidate, ...]:
        if token.kind == NUMBER:
            return (Candidate(token.text, NUMBER_CLASS, 0.0, True),)
        if token.kind in (MARK, FIXED):
            number = class_of(token.text)
            return (Candidate(token.text, number, 0.0, True),)
        return self.options(token.text)

    def _beam(self, slots: list[tuple[Candidate, ...]]) -> list[int]:
        trigram = self.model.trigram
        states: dict[tuple[int, int], tuple[float, tuple[object, ...]]] = {(START, START): (0.0, ())}
        for slot in slots:
            after: dict[tuple[int, int], tuple[float, tuple[object, ...]]] = {}
            for (far, left), (cost, trail) in states.items():
                for i, c in enumerate(slot):
                    if c.first < 0:
                        total = cost + c.cost + WEIGHT * trigram(far, left, c.number) / STEP
                        key = (left, c.number)
                    else:
                        both = trigram(far, left, c.first) + trigram(left, c.first, c.number)
                        total = cost + c.cost + WEIGHT * both / STEP
                        key = (c.first, c.number)
                    old = after.get(key)
                    if old is None or total < old[0]:
                        after[key] = (total, (trail, i))
            if len(after) > 10:
                after = dict(sorted(after.items(), key=lambda x: x[1][0])[:10])
            states = after
        rest: Any = min(states.values(), key=lambda x: x[0])[1]
        path: list[int] = []
        while rest:
            rest, i = rest
            path.append(i)
        return path[::-1]

    def _weighed(self, i: int, line: list[Token], slots: list[tuple[Candidate, ...]], path: list[int]) -> Choice:
        """The choice at place i with its margin over the reading itself, neighbours as decoded."""
        slot = slots[i]
        chosen = slot[path[i]]
        if len(slot) == 1:
            return Choice(line[i], chosen.text, 0.0)
        trigram = self.model.trigram
        around = [START if j < 0 else slots[j][path[j]].number for j in range(i - 2, min(i + 3, len(path)))]

        def cost(c: Candidate) -> float:
            row = [*around[:2], *((c.first,) if c.first >= 0 else ()), c.number, *around[3:]]
            return c.cost + WEIGHT * sum(trigram(*row[k : k + 3]) for k in range(len(row) - 2)) / STEP

        best = cost(chosen)
        if chosen.same:
            other = min(cost(c) for c in slot[1:])
            return Choice(line[i], chosen.text, best - other)
        return Choice(line[i], chosen.text, cost(slot[0]) - best, slot[0].number < FIRST_WORD)


def confidence(margin: float) -> float:
    """Margin in nats → probability that the change is right."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))
