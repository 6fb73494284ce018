"""How print becomes a reading: which letters are taken for which, and how often, at a given amount of noise.

Learned by `corpus.build_channel`; `ingest.norwegian.letters` adds what typefaces outside that set do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, reduce
from math import exp, log
from operator import add, itemgetter
from typing import Any

from ingest.lexicon import DATA, load, native
from ingest.norwegian.letters import LOOKALIKES

LEVELS = ("light", "medium", "heavy")

ENGLISH, NORWEGIAN = "eng", "nor"
"""Kinds of reader: one that knows no æ, ø, å, and one that does."""


def folded(text: str) -> str:
    """Lower case, but a capital I inside a word stays: there it is an l or an i misread."""
    lower = text.lower()
    if "I" not in text or len(lower) != len(text):
        return lower
    return "".join(
        "I" if c == "I" and i and (text[i - 1].isalpha() and not text[i - 1].isupper()) else low
        for i, (c, low) in enumerate(zip(text, lower, strict=True))
    )


GLUED = 2e-4
"""Least share of blanks that are lost: made pages of the light level lose none, real tables and figures do."""


Way = tuple[float, int, str]
"""What may have been printed: (cost, letters read, letters printed)."""


Change = tuple[str, str]
"""Letters printed and what they were read as."""

Found = tuple[str, int, tuple[Change, ...]]
"""A lexicon word a form may stand for, its rank, and the changes that make it so, from the last to the first. No
named tuple: those the garbage collector looks through as long as they are remembered."""


class _Kept(dict[str, float]):
    """Costs of letters read as they are: nothing for those that were never seen misread."""

    def __missing__(self, letter: str) -> float:
        return 0.0


class Channel:
    """Costs (nats) of readings for one kind of reader at one amount of noise.

    `by_read` maps what is read (one to three letters) to what may have been printed, cheapest first;
    `lost` are printed letters that leave no trace. `ingest.native` has the same, compiled: `quick`.
    """

    def __init__(self, rates: dict[tuple[str, str], float], noise: float) -> None:
        self.noise = noise
        by_read: dict[str, list[tuple[str, float]]] = defaultdict(list)
        lost: dict[str, float] = {}
        for (printed, read), rate in rates.items():
            cost = -log(min(rate, 0.95))
            if not read:
                lost[printed] = cost
            elif " " not in printed and " " not in read:
                by_read[read].append((printed, cost))
        self.by_read = {r: sorted(found, key=lambda x: x[1]) for r, found in by_read.items()}
        self.lost = {c: x for c, x in lost.items() if len(c) == 1 and c.isalpha()}
        self.lost_letters = sorted((x, c) for c, x in self.lost.items())
        self.least_lost = min(self.lost.values(), default=99.0)
        self.glued = -log(max(rates.get((" ", ""), 0.0), GLUED))
        self.torn = -log(rates.get(("", " "), 1e-5))
        kept: dict[str, float] = defaultdict(lambda: 1.0)
        for (printed, _), rate in rates.items():
            if len(printed) == 1:
                kept[printed] -= rate
        self.kept = _Kept({c: -log(min(0.9999, max(p, 0.004))) for c, p in kept.items()})
        self._prices = {change: -log(min(rate, 0.95)) for change, rate in rates.items()}
        self._never = -log(noise * 1e-3)
        self._ways: dict[str, list[Way]] = {}
        self._begins = frozenset(read[0] for read in self.by_read if len(read) > 1)
        self.quick = self._compiled()
        own = self.quick
        self.keep: Callable[[str], float] = own.keep if own else self._keep
        """Cost of reading every letter of a word as it is printed."""
        self.priced: Callable[[tuple[Found, ...]], list[tuple[str, int, float]]]
        self.priced = own.priced if own else self._priced
        """(word, rank, cost of the reading) of words found, cheapest first."""

    def _compiled(self) -> native.Channel | None:
        words = load().quick
        if words is None:
            return None
        rows = [(read, self._every(read)) for read in self.by_read if len(read) <= 3]
        lost = [(cost, 0, letter) for cost, letter in self.lost_letters]
        return native.Channel(words, rows, lost, self.least_lost, self.kept, self._prices, self._never)

    def _keep(self, word: str) -> float:
        return reduce(add, map(self.kept.__getitem__, word), 0.0)

    def _priced(self, found: tuple[Found, ...]) -> list[tuple[str, int, float]]:
        out = [(word, rank, self.price(word, changes)) for word, rank, changes in found]
        out.sort(key=itemgetter(2))
        return out

    def price(self, word: str, changes: Iterable[Change]) -> float:
        """Cost of reading a word with these changes and all other letters as they are."""
        kept = self.kept
        cost = self._keep(word)
        for change in changes:
            cost += self._prices.get(change, self._never)
            for c in change[0]:
                cost -= kept[c]
        return cost

    def ways(self, read: str) -> list[list[Way]]:
        """For each place of a reading what else may have been printed there, cheapest first."""
        known, by_read, begins = self._ways, self.by_read, self._begins
        out = []
        for at, letter in enumerate(read):
            key = letter
            if letter in begins:
                three, two = read[at : at + 3], read[at : at + 2]
                key = three if three in by_read else two if two in by_read else letter
            here = known.get(key)
            if here is None:
                here = known[key] = self._every(key)
            out.append(here)
        return out

    def _every(self, key: str) -> list[Way]:
        """What may have been printed where these letters are read, the first of them or more; cheapest first."""
        return sorted(
            (cost, length, printed)
            for length in range(1, len(key) + 1)
            for printed, cost in self.by_read.get(key[:length], ())
        )


@cache
def _learned() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((DATA / "channel.json").read_text("utf-8"))
    return table


@cache
def other_noise(kind: str, level: str) -> float:
    """Wrongly read letters per letter, those of æ, ø, å left out."""
    table = _learned()[f"{kind}-{level}"]
    wrong = sum(n for s, n in table["swaps"].items() if not set(s.split(">")[0]) & set("æøå") and s[0].isalpha())
    return float(max(wrong / table["letters"], 1e-5))


def _rates(kind: str, level: str) -> dict[tuple[str, str], float]:
    """P(read | printed); a learned count is worth more the more there is of it, a look-alike fills the gaps."""
    table = _learned()[f"{kind}-{level}"]
    chars = table["chars"]
    noise = other_noise(kind, level)
    rates: dict[tuple[str, str], float] = {}
    for printed, read, weight in LOOKALIKES:
        special = bool(set(printed) & set("æøå"))
        if special and kind == NORWEGIAN:
            rates[printed, read] = weight * noise * 0.3
        else:
            rates[printed, read] = weight * (0.3 if special else noise)
    letters = table["letters"]
    for swap, n in table["swaps"].items():
        printed, read = swap.split(">", 1)
        base = min((chars.get(c, 0) for c in printed), default=letters) if printed else letters
        if not base:
            continue
        prior = rates.get((printed, read), 0.0)
        weight = 200.0
        rates[printed, read] = (n + prior * weight) / (base + weight)
    return rates


Swap = tuple[str, str]
"""Letters printed and read."""

Own = tuple[tuple[Swap, float], ...]
"""What a page has shown of its own readings: how often a printed letter is read so."""


@lru_cache(64)
def channel(kind: str, step: int, habit: str = "", own: Own = ()) -> Channel:
    """The channel of a kind of reader at noise e^(-step/2): between the learned levels by geometric mean.

    `habit` is what this document's typeface makes of ø ("g", "o", "a", "e"; empty: not known). One typeface
    has one habit: where ø is read as g, a read o is an o. `own` takes the place of what was learned.
    """
    return Channel({**rates(kind, step, habit), **dict(own)}, exp(-step / 2))


@lru_cache(64)
def rates(kind: str, step: int, habit: str) -> dict[Swap, float]:
    """How often printed letters are read so: see `channel`."""
    noise = exp(-step / 2)
    marks = [log(other_noise(kind, level)) for level in LEVELS]
    place = log(max(noise, 1e-9))
    i = 0 if place < marks[1] else 1
    t = min(1.0, max(0.0, (place - marks[i]) / (marks[i + 1] - marks[i])))
    low, high = _rates(kind, LEVELS[i]), _rates(kind, LEVELS[i + 1])
    floor = noise * 1e-3
    found = {
        k: exp((1 - t) * log(low.get(k, floor)) + t * log(high.get(k, floor))) for k in low.keys() | high.keys()
    }
    if habit:
        for printed, read in found:
            if printed == "ø" and read in HABITS:
                strong = HABIT if habit.isupper() else WEAK_HABIT
                found[printed, read] = strong if read == habit.lower() else found[printed, read] * (1 - strong)
    return found


HABITS = ("g", "o", "a", "e")
HABIT, WEAK_HABIT = 0.93, 0.75
"""Share of ø read in the typeface's own way once it is known: 0.97 in one real document, less on made pages.
A capital habit is one seen often (see `evidence.habit`)."""


def step_of(noise: float) -> int:
    """The nearest even `step` of `channel` for a noise; even, so that documents share what was looked up."""
    return max(6, min(20, 2 * round(-log(max(noise, 1e-6)))))
