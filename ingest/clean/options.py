"""What one form may stand for: itself, listed words that it may be, compounds, two words that lost their blank.

Candidates carry their channel cost; their neighbours are asked by `ingest.clean.decode`. What a form needs is
remembered, for one kind of reader at one amount of noise.
"""

from __future__ import annotations

from functools import lru_cache

from ingest.clean.candidates import Candidate, compounds, readings, shaped, spoiled
from ingest.clean.channel import Own, folded
from ingest.clean.channel import channel as channel_of
from ingest.clean.tokens import class_of
from ingest.compounds import LINKS, SEAM, believable, is_word, quick_parts, split
from ingest.lexicon import (
    ALONE,
    CAPITAL,
    EN,
    FIRST_WORD,
    LOWER,
    NAME,
    NB,
    NN,
    SHORTEST_STEM,
    STEP,
    UNKNOWN,
    Language,
    Lexicon,
    load,
)
from ingest.norwegian.letters import ENDINGS, LONE_MARKS, SMALL_WORDS

WEIGHT = 0.8
"""Share of the sequence model's say; 0.6 to 1.0 tried on the fitting pages."""

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

FORMS = 6_000
"""Word forms a decoder remembers; a report of 50 pages has some 5,000."""

QUIET = 14
"""Noise step from which words are looked up as on a quiet page: forms are looked up for two amounts of noise only
(10 and 16), and weighed for the page's own. On pages quieter still no more than one letter is taken to be misread
beside æ, ø, å."""


@lru_cache(1 << 14)
def strangeness(word: str, code: str) -> float:
    """Cost (nats) of a word (lower case) within the class of unknown ones: the best of its letters, parts and
    inflection; `ingest.native` has the same, compiled."""
    lexicon, quick = load(), quick_parts()
    if quick:
        costs = lexicon.costs(code)
        return quick.strangeness(
            word, word.lower(), lexicon.spellings, SEAM, LINKS, ENDINGS, costs, SHORTEST_STEM, STEP, _INFLECTED
        )
    cost = lexicon.spelling(word) + 1.0
    found = split(word)
    if found is not None and believable(found, len(word)):
        cost = min(cost, found[0] * 0.75)
    inflected = lexicon.inflected(word, code)
    return cost if inflected is None else min(cost, inflected / STEP + _INFLECTED)


class Options:
    """The candidates of word forms, for one kind of reader at one amount of noise and one written standard."""

    def __init__(self, kind: str, step: int, habit: str, code: str, own: Own = ()) -> None:
        self.kind = kind
        self.channel = channel_of(kind, step, habit, own)
        self.noisy = step < QUIET
        self.lookup = 16 if step >= QUIET else 10
        self._alone = ALONE[kind, self.lookup]
        self.lexicon: Lexicon = load()
        self.code = code
        self._flags, self._costs = self.lexicon.every_flag, self.lexicon.costs(code)
        self._own = (NB if code == "nb" else NN) | NAME
        self.model: Language = self.lexicon.language(code)
        self._spoiled = spoiled(kind, self.lookup, SMALL_WORDS, _QUICK + 0.5)
        back = {
            read: [way for way in found if way[0] in "æøå" and way[1] < _LIKELY]
            for read, found in self.channel.by_read.items()
            if len(read) < 3
        }
        self._back = {read: ways for read, ways in back.items() if ways}
        self._halves: dict[str, list[tuple[str, float, int]]] = {}

    def _itself(self, form: str) -> Candidate:
        read = form.lower()
        rank = self.lexicon.rank(read)
        flags = self._flags[rank] if rank >= 0 else 0
        keep = self.channel.keep(read)
        if flags & (NB | NN | NAME):
            return Candidate(form, FIRST_WORD + rank, keep, True)
        if len(form) == 1 and not form.isalpha():
            return Candidate(form, class_of(form), LONE_MARKS.get(form, 4.0), True)
        number = CAPITAL if form[0].isupper() else UNKNOWN
        if flags & EN:
            return Candidate(form, number, keep + _ENGLISH_WORD * WEIGHT, True)
        return Candidate(form, number, keep + strangeness(read, self.code) * WEIGHT, True)

    def _near(self, read: str, bound: float) -> list[tuple[str, int, float]]:
        """(word, rank, cost of the reading) of lexicon words `read` may stand for, cheapest first."""
        return self.channel.priced(readings(self.kind, self.lookup, read, bound))

    def find(self, form: str) -> tuple[Candidate, ...]:
        """The candidates of a reading, itself first; at most six others."""
        itself = self._itself(form)
        own_rank = itself.number - FIRST_WORD
        if own_rank >= 0 and self._lone(own_rank, form):
            return (itself,)
        if len(form) > 45 or (1 < len(form) <= 5 and form.isalpha() and all(map(str.isupper, form))):
            return (itself,)
        if max(form) > "\u02ff" and any(c > "\u02ff" and c not in "€‘’“”•–—" for c in form):
            return (itself,)
        read = folded(form)
        familiar = own_rank >= 0 and not self._odd(own_rank)
        known, uni = self._flags, self.model.unigram
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
        low = read.lower()
        for word, rank, cost in found:
            number = FIRST_WORD + rank
            if word != low and cost + WEIGHT * uni(number) / STEP < worst and self.allowed(rank, word, form):
                flags = known[rank]
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
        marked = self._flags[rank] & self._alone and (form.islower() or form.istitle())
        return bool(marked) and not self._odd(rank)

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
            for was in (read[at], read[at : at + 2])[: len(read) - at]:
                for printed, cost in self._back.get(was, ()):
                    word = read[:at] + printed + read[at + len(was) :]
                    within = WEIGHT * strangeness(word, self.code)
                    out.append(Candidate(shaped(word, form), number, cost + within))
        return sorted(out, key=lambda c: c.cost)[:2]

    def _shaped(self, rank: int, word: str, form: str) -> str:
        """The word in the capitals of the reading; a mark read for a letter tells no case, a name has its own."""
        flags = self._flags[rank]
        if not form[0].isalpha() and flags & NAME and not flags & LOWER:
            return word[:1].upper() + word[1:]
        return shaped(word, form)

    def _odd(self, rank: int) -> bool:
        """A form of the other standard that no counted text has: no reason to look no further."""
        return not self._flags[rank] & self._own and self._costs[rank] > 230

    def allowed(self, rank: int, word: str, form: str) -> bool:
        """May the lexicon word stand where `form` is read? Names need a capital (or a mark) in the reading."""
        flags = self._flags[rank]
        if not flags & (NB | NN | NAME) or (len(word) == 1 and word not in "iå"):
            return False
        only_name = flags & NAME and not flags & LOWER
        return not (only_name and form[0].islower())

    def _parted(self, form: str, read: str) -> list[Candidate]:
        """Two common words between which the blank was lost: tiltaki, isammenheng, itrad."""
        out = []
        spoilt = self._spoiled
        for at in range(1, len(read)):
            left, right = read[:at], read[at:]
            if left not in spoilt and right not in spoilt:
                continue
            if (at == 1 and left not in "iå") or (len(right) == 1 and right not in "iå"):
                continue
            if not (self._small(left) or self._small(right)):
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
            flags, uni = self._flags, self.model.unigram
            known = [
                (word, cost, FIRST_WORD + rank)
                for word, rank, cost in self._near(part, _QUICK)[:4]
                if cost <= _QUICK and flags[rank] & (NB | NN) and uni(FIRST_WORD + rank) < _COMMON
            ]
            self._halves[part] = known
        return known

    def forget(self) -> None:
        """Let go of what was remembered."""
        self._halves.clear()
