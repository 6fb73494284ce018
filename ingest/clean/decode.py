"""The most believable print behind a reading: noisy channel and word sequences, decoded with a beam.

Score of a line of words = Σ channel cost + WEIGHT · sequence cost (Shannon's noisy channel; beam search over
trigram states). After decoding, each changed word is weighed against leaving it, with its neighbours fixed.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp
from typing import Any, NamedTuple

from ingest.clean.candidates import Candidate, compounds, readings, shaped, spoiled
from ingest.clean.channel import channel as channel_of
from ingest.clean.channel import folded
from ingest.clean.rivals import rivals
from ingest.clean.text import NUMBER, WORD, Token
from ingest.clean.tokens import class_of
from ingest.clean.tokens import number as number_of
from ingest.compounds import believable, is_word, split
from ingest.lexicon import (
    ALONE,
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
from ingest.norwegian.letters import LONE_MARKS, SMALL_WORDS

WEIGHT = 0.8
"""Share of the sequence model's say; 0.6 to 1.0 tried on the fitting pages."""

FIT, OWN = 0.5, 0.3
"""Of words that compete: how much of what was learned of rivals counts, and the share of the sequence model's say
that goes to the words' own frequencies instead, for both tell of the same neighbours. 0 to 1, 0 to 0.5 tried."""

_ENGLISH_WORD = 9.0
"""Cost in nats of an English word within the class of unknown words: 20,000 words are in the list."""

_INFLECTED = 2.0
"""Price in nats of an unknown form whose other forms are known, over the commonest of these."""


_NEAR, _NEAR_QUIET, _FAR = 9.0, 12.0, 26.0
"""Nats within which a non-word is first and then again looked up."""

RIVAL = 8.0
"""Nats by which a rival of a known word may be dearer before context is asked; context seldom brings more."""

_HOPELESS = 6.0
"""Nats by which a candidate may be dearer than the best before context is asked; 9 finds nothing more on the
fitting pages."""

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

_QUICK = 4.0
"""Nats within which the halves of two words that lost their blank are looked up."""

_COMMON = 170
"""Cost byte of the rarest word that may have lost a blank beside it (e^-14); chance halves are rarer."""


class Choice(NamedTuple):
    """What the decoder makes of one token. `margin`: nats by which it beats leaving the token as it is."""

    token: Token
    text: str
    margin: float
    hard: bool = False
    """Was the reading no word, and is the choice one?"""


FORMS = 6_000
"""Word forms a decoder remembers; a report of 50 pages has some 5,000."""

WIDTH = 5
"""States kept in the beam; on the fitting pages 10 find nothing more."""

QUIET = 14
"""Noise step from which words are looked up as on a quiet page: forms are looked up for two amounts of noise only
(10 and 16), and weighed for the page's own. On pages quieter still no more than one letter is taken to be misread
beside æ, ø, å."""


@lru_cache(1 << 14)
def strangeness(word: str, code: str) -> float:
    """Cost (nats) of a word within the class of unknown ones: the best of its letters, parts and inflection."""
    lexicon = load()
    cost = lexicon.spelling(word) + 1.0
    found = split(word)
    if found is not None and believable(found, len(word)):
        cost = min(cost, found[0] * 0.75)
    inflected = lexicon.inflected(word, code)
    return cost if inflected is None else min(cost, inflected / STEP + _INFLECTED)


class Decoder:
    """One kind of reader at one amount of noise, one written standard; everything is remembered per word form."""

    def __init__(self, kind: str, step: int, habit: str, code: str) -> None:
        self.kind = kind
        self.channel = channel_of(kind, step, habit)
        self.noisy = step < QUIET
        self.lookup = 16 if step >= QUIET else 10
        self._alone = ALONE[kind, self.lookup]
        self.lexicon: Lexicon = load()
        self.code = code
        self.model: Language = self.lexicon.language(code)
        self._spoiled = spoiled(kind, self.lookup, SMALL_WORDS, _QUICK + 0.5)
        self.rivals = rivals(code)
        self._halves: dict[str, list[tuple[str, float, int]]] = {}
        self._slots: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._certain: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    # -- what a form may stand for

    def options(self, form: str) -> tuple[Candidate, ...]:
        """The candidates of a reading, itself first."""
        known = self._slots.get((WORD, form))
        if known is None:
            if len(self._slots) > FORMS:
                self._slots.clear()
                self._halves.clear()
            known = self._slots[WORD, form] = self._find(form)
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
        return Candidate(form, number, keep + strangeness(read, self.code) * WEIGHT, True)

    def _near(self, read: str, bound: float) -> list[tuple[str, int, float]]:
        """(word, rank, cost of the reading) of lexicon words `read` may stand for, cheapest first."""
        price = self.channel.price
        found = [
            (w, rank, price(w, changes)) for w, rank, changes in readings(self.kind, self.lookup, read, bound)
        ]
        found.sort(key=lambda x: x[2])
        return found

    def _find(self, form: str) -> tuple[Candidate, ...]:
        itself = self._itself(form)
        if itself.number >= FIRST_WORD and self._lone(itself.number - FIRST_WORD, form):
            return (itself,)
        letters = sum(c.isalpha() for c in form)
        upper = sum(c.isupper() for c in form)
        if len(form) > 45 or (letters == upper == len(form) and 1 < len(form) <= 5):
            return (itself,)
        if any(ord(c) > 0x2FF and c not in "€‘’“”•–—" for c in form):
            return (itself,)
        read = folded(form)
        familiar = itself.number >= FIRST_WORD and not self._odd(form)
        lexicon, uni = self.lexicon, self.model.unigram
        if familiar:
            own = read if "I" in read else read.lower()
            found = self._near(own, RIVAL)
            worst = itself.cost + WEIGHT * uni(itself.number) / STEP + RIVAL
        else:
            found = self._near(read, _NEAR if self.noisy else _NEAR_QUIET)
            if not found and self.noisy and not is_word(read):
                found = self._near(read, min(_FAR, 6.0 + 2 * (len(read) // 2) * 1.6))
            worst = 1e9
        out = []
        for word, rank, cost in found:
            number = FIRST_WORD + rank
            if (
                word != read.lower()
                and self.allowed(rank, word, form)
                and cost + WEIGHT * uni(number) / STEP < worst
            ):
                flags = lexicon.flags_at(rank)
                if flags & NAME and not flags & LOWER and cost > _UNLIKELY:
                    cost += _OTHER_NAME
                out.append(Candidate(self._shaped(rank, word, form), number, cost))
        best = min((c.cost for c in out), default=99.0)
        if not familiar and len(read) >= 6 and best > _CHEAP and not is_word(read):
            for word, cost, inner in compounds(read, self.channel):
                if word != read and self.lexicon.rank(word) < 0 and inner / len(word) < _BELIEVED:
                    out.append(Candidate(shaped(word, form), itself.number, cost + WEIGHT * inner * 0.75))
        if not familiar and 3 <= len(read) <= 20 and best > _CHEAP:
            parted = self._parted(form, read)
            # The letters of a small word are never dropped as marks: "rolleni" is no "rollen".
            halves = {half for c in parted for half in c.text.split(" ")}
            out = [c for c in out if c.text not in halves] + parted
        if not familiar and best > _CHEAP:
            out += self._genitives(form, read)
            out += self._respelt(form, read, itself.number)
        ranked = sorted([(c.cost + WEIGHT * uni(c.number) / STEP, i) for i, c in enumerate(out)])[:6]
        return (itself, *[out[i] for cost, i in ranked if cost < ranked[0][0] + _HOPELESS])

    def _lone(self, rank: int, form: str) -> bool:
        """Is it a listed word that no other comes near? Not asked of capitals inside, which may be misread,
        nor of words that the other standard alone has."""
        flags = self.lexicon.flags_at(rank)
        return bool(flags & self._alone) and (form.islower() or form.istitle()) and not self._odd(form)

    def _genitives(self, form: str, read: str) -> list[Candidate]:
        """Known words with a genitive s that no list has."""
        if len(read) < 5 or read[-1] != "s":
            return []
        return [
            Candidate(self._shaped(rank, word, form) + "s", FIRST_WORD + rank, cost + _GENITIVE)
            for word, rank, cost in self._near(read[:-1], _NEAR)[:4]
            if self.allowed(rank, word, form) and word[-1] != "s" and word + "s" != read
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
                        within = WEIGHT * strangeness(word, self.code)
                        out.append(Candidate(shaped(word, form), number, cost + within))
        return sorted(out, key=lambda c: c.cost)[:2]

    def _shaped(self, rank: int, word: str, form: str) -> str:
        """The word in the capitals of the reading; a mark read for a letter tells no case, a name has its own."""
        flags = self.lexicon.flags_at(rank)
        if not form[0].isalpha() and flags & NAME and not flags & LOWER:
            return word[:1].upper() + word[1:]
        return shaped(word, form)

    def _odd(self, form: str) -> bool:
        """A form of the other standard that no counted text has: no reason to look no further."""
        own = NB if self.code == "nb" else NN
        return not self.lexicon.flags(form) & (own | NAME) and (self.lexicon.cost(form, self.code) or 0) > 230

    def allowed(self, rank: int, word: str, form: str) -> bool:
        """May the lexicon word stand where `form` is read? Names need a capital (or a mark) in the reading."""
        flags = self.lexicon.flags_at(rank)
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
            small = self._small(left), self._small(right)
            if not any(small):
                continue
            for a in self._quick(left):
                for b in self._quick(right):
                    if a[0] not in SMALL_WORDS and b[0] not in SMALL_WORDS:
                        continue
                    cost = self.channel.glued + a[1] + b[1]
                    text = shaped(a[0], form) if len(left) > 1 or form[0].isupper() else a[0]
                    out.append(Candidate(f"{text} {b[0]}", b[2], cost, first=a[2]))
        return out

    def _small(self, part: str) -> bool:
        """May it be one of the small words that lose the blank beside them?"""
        return part in self._spoiled and any(w in SMALL_WORDS for w, _, _ in self._quick(part))

    def _quick(self, part: str) -> list[tuple[str, float, int]]:
        """The part itself, if a word, and the words it is cheaply read for."""
        known = self._halves.get(part)
        if known is None:
            flags_at, uni = self.lexicon.flags_at, self.model.unigram
            known = [
                (word, cost, FIRST_WORD + rank)
                for word, rank, cost in self._near(part, _QUICK)[:4]
                if cost <= _QUICK and flags_at(rank) & (NB | NN) and uni(FIRST_WORD + rank) < _COMMON
            ]
            self._halves[part] = known
        return known

    # -- the best line

    def decode(self, line: list[Token], *, strange: bool = False) -> list[Choice]:
        """The choices for a stretch of running text; `strange`: words that a list has stay as they are.

        Only words that may be others are weighed, together where fewer than two certain ones stand between them.
        """
        known = self._certain if strange else self._slots
        slots = [known.get(t[:2]) or self._ask(t, strange) for t in line]
        open_ = [i for i, slot in enumerate(slots) if len(slot) > 1]
        made = tuple.__new__  # a third of the time of a call of Choice
        out = [made(Choice, (t, t.text, 0.0, False)) for t in line]
        if not open_:
            return out
        path = [0] * len(slots)
        at = 0
        while at < len(open_):
            end = at + 1
            while end < len(open_) and open_[end] - open_[end - 1] <= 2:
                end += 1
            first, last = open_[at], min(open_[end - 1] + 3, len(slots))
            path[first:last] = self._beam(slots, first, last)
            at = end
        for i in open_:
            out[i] = self._weighed(i, line, slots, path)
        return out

    def _ask(self, token: Token, strange: bool) -> tuple[Candidate, ...]:
        """Marks and numbers as they are, listed words too if only strange ones are open; others with what they may
        be. Remembered by kind and text."""
        kind, text = token.kind, token.text
        if kind == WORD and not strange:
            return self.options(text)
        known = self._certain if strange else self._slots
        if len(known) > FORMS:
            known.clear()
        if kind == WORD and not is_word(text):
            found = self.options(text)
        else:
            number = number_of(text, self.lexicon) if kind == WORD else class_of(text)
            found = (Candidate(text, NUMBER_CLASS if kind == NUMBER else number, 0.0, True),)
        known[kind, text] = found
        return found

    def _beam(self, slots: list[tuple[Candidate, ...]], first: int, last: int) -> list[int]:
        """The best choice in each slot from `first` to `last`; the two before are certain."""
        trigram, bigram, follows = self.model.trigram, self.model.bigram, self.model.after
        before = [START if first - k < 0 else slots[first - k][0].number for k in (2, 1)]
        states: dict[tuple[int, int], tuple[float, tuple[object, ...]]] = {(before[0], before[1]): (0.0, ())}
        for slot in slots[first:last]:
            after: dict[tuple[int, int], tuple[float, tuple[object, ...]]] = {}
            for (far, left), (cost, trail) in states.items():
                known = follows(far, left) is not None
                for i, c in enumerate(slot):
                    number = c.number
                    if c.first >= 0:
                        both = trigram(far, left, c.first) + trigram(left, c.first, number)
                        total = cost + c.cost + WEIGHT * both / STEP
                        key = (c.first, number)
                    else:
                        seen = trigram(far, left, number) if known else bigram(left, number)
                        total = cost + c.cost + WEIGHT * seen / STEP
                        key = (left, number)
                    old = after.get(key)
                    if old is None or total < old[0]:
                        after[key] = (total, (trail, i))
            if len(after) > WIDTH:
                after = dict(sorted(after.items(), key=lambda x: x[1][0])[:WIDTH])
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
        if len(slot) == 1:
            return Choice(line[i], slot[0].text, 0.0)
        trigram = self.model.trigram
        around = [START if j < 0 else slots[j][path[j]].number for j in range(i - 2, min(i + 3, len(path)))]

        def cost(c: Candidate) -> float:
            row = [*around[:2], *((c.first,) if c.first >= 0 else ()), c.number, *around[3:]]
            return c.cost + WEIGHT * sum(trigram(*row[k : k + 3]) for k in range(len(row) - 2)) / STEP

        costs = [cost(c) for c in slot]
        fits = self.rivals.fits(i, slots, path)
        if fits is not None:
            alone = [c.cost + WEIGHT * self.model.unigram(c.number) / STEP for c in slot]
            shift = costs[0] - alone[0]
            costs = [
                x - FIT * gain - (0.0 if c.first >= 0 else OWN * (x - y - shift))
                for c, x, y, gain in zip(slot, costs, alone, fits, strict=True)
            ]
            path[i] = min(range(len(slot)), key=costs.__getitem__)
        chosen, best = slot[path[i]], costs[path[i]]
        if chosen.same:
            return Choice(line[i], chosen.text, best - min(costs[1:]))
        return Choice(line[i], chosen.text, costs[0] - best, slot[0].number < FIRST_WORD)


def confidence(margin: float) -> float:
    """Margin in nats → probability that the change is right."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))
