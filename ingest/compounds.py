"""Norwegian compounds: into which words does a word fall, and could it be a word at all?

Leseopplæring = lese + opplæring, begynneropplæringstiltaket = begynner + opplæring + tiltaket: the parts as the
lexicon spells them, without the linking s or e. Of all splits the cheapest wins, cost being -ln p of the parts
and a price per seam; a whole word that is commoner than its parts would make it stays whole.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ingest.lexicon import LOWER, NAME, NB, NN, STEP, load, native
from ingest.norwegian.letters import FIRST_PARTS, LAST_PARTS_NEVER, PARTS_NEVER, VOWELS

MAX_LENGTH = 60
"""Longer strings are no words; the longest compound in norlaw has 48 letters."""

SEAM = 4.0
"""Price of a seam, nats. 2 splits 'landet', 7 leaves 'lesetiltak' whole; 3 to 5 give the same splits."""

LINKS = (("", 0.0), ("s", 0.7), ("e", 2.5), ("-", 0.0))
"""Price of a linking letter, nats: s is common after long parts, e rare (barnehage has it in the part itself)."""

_COMMON = 1500
"""Known words seen more often than this in 100 million stay whole (barnehagen, statsforvalteren): their parts
say nothing that they do not. Tried 500 to 5,000."""


_SHORT = {2: 5.0, 3: 3.0, 4: 1.0}
"""Price of a part of so many letters, nats: most short ones are chance."""


@lru_cache(1 << 16)
def part_cost(word: str, first: bool) -> float | None:
    """-ln p of a word as a part, None if it cannot be one. `first`: it stands before another part."""
    if len(word) < 2 or word in PARTS_NEVER:
        return None
    lexicon = load()
    rank = lexicon.rank(word)
    flags = lexicon.flags_at(rank) if rank >= 0 else 0
    name = flags & NAME and not flags & LOWER
    if not flags & (NB | NN) or (name and (not first or len(word) < 5)):
        return None
    if VOWELS.isdisjoint(word):
        return None
    if first:
        if len(word) < 3 and word not in FIRST_PARTS:
            return None
    elif len(word) < 3 or word in LAST_PARTS_NEVER:
        return None
    cost = min(lexicon.cost_at(rank, "nb") or 255, lexicon.cost_at(rank, "nn") or 255) / STEP
    # Frequencies that are only a floor say "in a word list, never seen": a poor part, poorer the shorter it is.
    short = _SHORT.get(len(word), 0.0)
    short += 2.0 if name else 0.0
    return min(cost, 16.0) + short + (4.0 if cost > 18.5 and len(word) < 6 else 0.0)


@cache
def _compiled() -> native.Parts | None:
    lexicon = load()
    never, firsts, lasts = map(tuple, (PARTS_NEVER, FIRST_PARTS, LAST_PARTS_NEVER))
    if lexicon.quick is None:
        return None
    costs = lexicon.costs("nb"), lexicon.costs("nn")
    return native.Parts(lexicon.quick, *costs, never, firsts, lasts, "".join(VOWELS))


def quick_parts() -> native.Parts | None:
    """`part_cost` and `splits`, compiled; None if they are not."""
    return _compiled() if load().quick else None


@lru_cache(1 << 15)
def split(word: str) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest split of a lower-cased word into parts, with its cost in nats; None if there is none."""
    n = len(word)
    if not 5 <= n <= MAX_LENGTH or not word.replace("-", "").isalpha():
        return None
    quick = quick_parts()
    found = quick.splits(word, SEAM, LINKS) if quick else splits(word, SEAM, LINKS)
    return found if found and len(found[1]) > 1 else None


def splits(word: str, seam: float, links: tuple[tuple[str, float], ...]) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest way to put a word together of parts, with its cost; `ingest.native` has the same, compiled."""
    n = len(word)
    best: list[tuple[float, tuple[str, ...]] | None] = [None] * (n + 1)
    best[0] = (0.0, ())
    prefixes = load().prefixes
    for start in range(n - 2):
        here = best[start]
        if here is None:
            continue
        for end, _ in prefixes(word, start):
            last = end == n
            if end < start + 2 or (last and start == 0):
                continue
            part = word[start:end]
            cost = part_cost(part, not last)
            if cost is None:
                continue
            total = here[0] + cost + (seam if start else 0.0)
            for link, price in links:
                if link and (last or not word.startswith(link, end) or n - end - 1 < 3):
                    continue
                if link in ("s", "e") and (len(part) < 4 or part[-1] == link):
                    continue
                after = end + len(link)
                old = best[after]
                if old is None or total + price < old[0]:
                    best[after] = (total + price, (*here[1], part))
    return best[n]


@lru_cache(1 << 16)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound in lower case; a word that is none comes back alone.

    >>> parts("leseopplæring")
    ('lese', 'opplæring')
    """
    lower = word.lower()
    found = split(lower)
    if found is None:
        return (lower,)
    _, pieces = found
    lexicon = load()
    if lexicon.known(lower):
        if lexicon.count(lower) > _COMMON or not believable(found, len(lower)):
            return (lower,)
        if len(lower) < 9 and any(len(p) < 4 for p in pieces):
            return (lower,)
    return tuple(part for piece in pieces for part in parts(piece))


@lru_cache(1 << 16)
def is_word(word: str) -> bool:
    """Known, or a believable compound of known words (3 letters and a cost that real compounds have)."""
    lexicon = load()
    if lexicon.known(word):
        return True
    found = split(word.lower())
    return found is not None and believable(found, len(word))


def believable(found: tuple[float, tuple[str, ...]], length: int) -> bool:
    """Is a split cheap for its length? Chance splits of non-words use short, rare parts."""
    cost, pieces = found
    return cost / length < 2.6 and all(len(p) >= 3 for p in pieces) and len(pieces[-1]) >= 4
