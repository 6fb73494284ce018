"""What a reading may have been in print: words of the lexicon, and compounds of them.

A walk through the lexicon's automaton, spelled by the channel's readings (letters read × automaton nodes), so the
cheapest explanations come first and dear ones are never looked at. What was found for a form is kept as the
changes that explain it, so that it serves every page: only their prices depend on how noisy a page is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ingest.clean.channel import Change, Channel, Found, Way, channel
from ingest.compounds import SEAM, part_cost, quick_parts
from ingest.lexicon import NODE, SKIP, Edges, load


class Candidate(NamedTuple):
    """A word that may have been printed. `cost` in nats: of the reading, and of the word within its class."""

    text: str
    number: int
    cost: float
    same: bool = False
    """Is it the reading itself?"""
    first: int = -1
    """The number of a word before it, where a blank was lost between two words."""


Trail = tuple["Trail | None", int, int, str] | None
"""Changes so far: the ones before, place in the reading, letters read, letters printed."""

Walk = tuple[float, int, int, int, int, bool, Trail]
"""A place in the search: cost, letters read, node, rank, may a word end here, was a letter just lost, changes."""


@lru_cache(1 << 14)
def readings(kind: str, step: int, read: str, bound: float) -> tuple[Found, ...]:
    """Lexicon words that `read` (folded) may stand for within `bound` nats of a channel, cheapest first.

    From the first find on nothing dearer than BEYOND more is looked for, nor more than MOST words.
    """
    return search(read, channel(kind, step), bound)


@lru_cache(8)
def spoiled(kind: str, step: int, words: frozenset[str], bound: float) -> frozenset[str]:
    """How some words may be read for up to `bound` nats: `readings` the other way round, for words asked often.

    Letters lost or added are left out, as are marks read for more than two letters: they cost more than the bounds
    this is asked with.
    """
    by = channel(kind, step)
    ways: dict[str, list[tuple[str, float]]] = {}
    for read, found in by.by_read.items():
        for printed, cost in found:
            if printed and cost <= bound:
                ways.setdefault(printed, []).append((read, cost))
    out = set(words)
    for word in words:
        layers: list[list[tuple[str, float]]] = [[] for _ in range(len(word) + 1)]
        layers[0] = [("", 0.0)]
        for at, letter in enumerate(word):
            for text, cost in layers[at]:
                layers[at + 1].append((text + letter, cost))
                for length in (1, 2):
                    for read, price in ways.get(word[at : at + length], ()):
                        if at + length <= len(word) and cost + price <= bound:
                            layers[at + length].append((text + read, cost + price))
        out.update(text for text, _ in layers[-1])
    return frozenset(out)


def search(read: str, by: Channel, bound: float) -> tuple[Found, ...]:
    """See `readings`. Beyond NEAR, where several letters are wrong, states count EAGER less for each letter that
    they have explained: else all would be tried at the front of a long word before its end is seen."""
    far = bound > NEAR
    asked = (bound, EAGER if far else 0.0, FAR_POPS if far else POPS, MOST, BEYOND)
    if by.quick and load().quick:
        return by.quick.search(read, *asked)
    keeps = [by.kept[c] for c in read]
    found = walked(read, by.ways(read), keeps, by.lost_letters, by.least_lost, *asked)
    best = sorted(found, key=lambda x: x[0])[:MOST]
    return tuple([_explained(read, rank, trail) for _, rank, trail in best])


def walked(
    read: str,
    ways: list[list[Way]],
    keeps: list[float],
    lost: list[tuple[float, str]],
    least_lost: float,
    bound: float,
    eager: float,
    pops: int,
    most: int,
    beyond: float,
) -> list[tuple[float, int, Trail]]:
    """(cost, rank, changes) of words, in the order in which they were met.

    `ways` and `keeps`: for each place of the reading what else may have been printed, and what the letter costs as
    it is. States wait in a list for each nat of cost; straight stretches are walked at once.
    """
    lexicon = load()
    step, nodes, n = lexicon.step, lexicon.nodes, len(read)
    rests = [*accumulate(reversed(keeps), initial=0.0)][::-1]
    least = _least(ways, least_lost)
    waiting: list[list[Walk]] = [[] for _ in range(int(bound + eager * n) + 2)]
    level = int(eager * n)
    waiting[level].append((0.0, 0, 1, 0, 0, False, None))
    found: dict[int, tuple[float, Trail]] = {}
    while pops and level <= bound + 1 and len(found) < most:
        if not waiting[level]:
            level += 1
            continue
        cost, at, node, rank, final, skipped, trail = waiting[level].pop()
        pops -= 1
        while cost <= bound:
            room = bound - cost
            if room < least[at]:  # only the rest as it is read
                for letter in read[at:]:
                    edge = (nodes.get(node) or step(node)).get(letter)
                    if edge is None:
                        break
                    rank += (edge >> SKIP) + final
                    node, final = edge >> 1 & NODE, edge & 1
                else:
                    cost += rests[at]
                    if final and cost <= bound and (rank not in found or found[rank][0] > cost):
                        if not found:
                            bound = min(bound, cost + beyond)
                        found[rank] = (cost, trail)
                break
            if at == n and final and (rank not in found or found[rank][0] > cost):
                if not found and cost + beyond < bound:
                    bound, room = cost + beyond, beyond
                found[rank] = (cost, trail)
            edges = nodes.get(node)
            if edges is None:
                edges = step(node)
            passed = rank + final
            if not skipped:
                for price, letter in lost:
                    if price > room:
                        break
                    edge = edges.get(letter)
                    if edge is not None:
                        total, to = cost + price, edge >> 1 & NODE
                        place = int(total + eager * (n - at))
                        if place < level:
                            level = place
                        waiting[place].append(
                            (total, at, to, passed + (edge >> SKIP), edge & 1, True, (trail, at, 0, letter))
                        )
            if at == n:
                break
            for price, length, printed in ways[at]:
                if price > room:
                    break
                total, after = cost + price, at + length
                if not printed:
                    walk = (total, after, node, rank, final, False, (trail, at, length, ""))
                else:
                    edge = edges.get(printed[0])
                    if edge is None:
                        continue
                    to, end, skip = edge >> 1 & NODE, edge & 1, (edge >> SKIP) + passed
                    if len(printed) > 1:
                        further = _along(printed, to, end, skip)
                        if further is None:
                            continue
                        to, skip, end = further
                    walk = (total, after, to, skip, end, False, (trail, at, length, printed))
                place = int(total + eager * (n - after))
                if place < level:
                    level = place
                waiting[place].append(walk)
            edge = edges.get(read[at])
            if edge is None:
                break
            rank += (edge >> SKIP) + final
            node, final = edge >> 1 & NODE, edge & 1
            cost += keeps[at]
            skipped = False
            at += 1
    return [(cost, rank, trail) for rank, (cost, trail) in found.items()]


def _least(ways: list[list[Way]], lost: float) -> list[float]:
    """For each place of a reading the least that any change there or further on costs."""
    out = [lost] * (len(ways) + 1)
    for i in range(len(ways) - 1, -1, -1):
        out[i] = min(out[i + 1], ways[i][0][0]) if ways[i] else out[i + 1]
    return out


POPS, NEAR, MOST, BEYOND = 400, 12.0, 10, 7.0
"""States looked at, nats that count as near, words kept, nats beyond the cheapest."""

FAR_POPS, EAGER = 200, 1.0
"""States looked at beyond NEAR, and what a letter explained counts there. On the fitting pages as good as 400
states without, at half the time; 1.5 finds less."""


def _along(printed: str, node: int, final: int, rank: int) -> tuple[int, int, int] | None:
    """From the node behind the first letter along the others: (node, rank, may a word end here)."""
    step = load().step
    for c in printed[1:]:
        edge = step(node).get(c)
        if edge is None:
            return None
        rank += (edge >> SKIP) + final
        node, final = edge >> 1 & NODE, edge & 1
    return node, rank, final


def _explained(read: str, rank: int, trail: Trail) -> Found:
    """The word spelled out: the reading with its changes made."""
    word = read
    changes: list[Change] = []
    while trail is not None:
        trail, at, length, printed = trail
        changes.append((printed, word[at : at + length]))
        word = word[:at] + printed + word[at + length :]
    return word, rank, tuple(changes)


State = tuple[float, float, int, str, int, int]
"""Of a compound: cost so far, of it for parts, node, letters, where the current part begins, may it end here."""


def compounds(read: str, by: Channel) -> list[tuple[str, float, float]]:
    """Compounds of lexicon words that `read` may stand for: (word, cost of the reading, cost of the parts).

    All parts but the last may carry a linking s; the last may too, as the torn-off front of a longer word has it.
    """
    parts, asked = quick_parts(), (BEAM, COMPOUND_BOUND, SEAM, LINK)
    if by.quick and parts:
        last_layer = by.quick.layered(read, parts, *asked)
    else:
        ways = [sorted([(by.kept[c], 1, c), *here]) for c, here in zip(read, by.ways(read), strict=True)]
        last_layer = layered(read, ways, *asked)
    cost_of = parts.cost if parts else part_cost
    out: dict[str, tuple[float, float]] = {}
    for total, parts_cost, _, text, begin, final in last_layer:
        if not final or not begin:
            continue
        last = cost_of(text[begin:], False)
        if last is not None and text not in out:
            out[text] = (total - parts_cost, parts_cost + last + SEAM)
    ranked = sorted(out.items(), key=lambda x: sum(x[1]))[:3]
    return [(text, cost, inner) for text, (cost, inner) in ranked]


def layered(
    read: str,
    ways: list[list[Way]],
    width: int,
    bound: float,
    seam: float,
    link: float,
) -> list[State]:
    """What has read to the end, best first; `ingest.native` has the same, compiled.

    A beam from left to right; where a part ends, the walk begins anew at the root.
    """
    n, step = len(read), load().step
    layers: list[list[State]] = [[] for _ in range(n + 1)]
    layers[0] = [(0.0, 0.0, 1, "", 0, 0)]
    for at in range(n):
        layer = sorted(layers[at])[:width]
        for total, parts_cost, node, text, begin, final in layer:
            room = bound - (total - parts_cost)
            if final and n - at >= 3 and len(text) - begin >= 3:
                part = part_cost(text[begin:], True)
                if part is not None:
                    more = part + (seam if begin else 0.0)
                    begun = (total + more, parts_cost + more, 1, text, len(text), 0)
                    _spell(layers, ways, step, at, begun, room)
                    if read[at] == "s" and n - at >= 4 and len(text) - begin >= 4:
                        linked = (total + more + link, parts_cost + more + link, 1, text + "s", len(text) + 1, 0)
                        layers[at + 1].append(linked)
            if node:
                _spell(layers, ways, step, at, (total, parts_cost, node, text, begin, final), room)
    return sorted(layers[n])[:width]


BEAM, COMPOUND_BOUND = 12, 10.0
"""States kept a letter, nats a compound's reading may cost; 40 and 14 find nothing more on the fitting pages."""

LINK = 0.7
"""Price of a linking s, nats; see `ingest.compounds`."""


def _spell(
    layers: list[list[State]],
    ways: list[list[Way]],
    step: Callable[[int], Edges],
    at: int,
    state: State,
    room: float,
) -> None:
    """One state's next letters, put into the layers they reach."""
    total, parts_cost, node, text, begin, _ = state
    edges = step(node)
    for price, length, printed in ways[at]:
        if price > room:
            break
        if not printed:
            layers[at + length].append((total + price, parts_cost, node, text, begin, state[5]))
            continue
        edge = edges.get(printed[0])
        if edge is None:
            continue
        to, end = edge >> 1 & NODE, edge & 1
        for c in printed[1:]:
            edge = step(to).get(c)
            if edge is None:
                break
            to, end = edge >> 1 & NODE, edge & 1
        else:
            layers[at + length].append((total + price, parts_cost, to, text + printed, begin, end))


def shaped(word: str, like: str) -> str:
    """`word` (lower case) in the capitals of the reading `like`."""
    capitals = _capitals(like)
    if capitals == ALL and len(word) > 1:
        return word.upper()
    if capitals or (like[:1] == "|" and word == "i"):
        return word[:1].upper() + word[1:]
    return word


ALL, FIRST, NONE = 2, 1, 0
"""Which letters of a reading are capitals."""


@lru_cache(1 << 10)
def _capitals(like: str) -> int:
    letters = [c for c in like if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return ALL
    return FIRST if like[:1].isupper() else NONE
