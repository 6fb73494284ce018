"""What a reading may have been in print: words of the lexicon, compounds, and the reading itself.

A best-first walk through the lexicon's automaton, spelled by the channel's readings (Dijkstra over
letters read × automaton nodes), so the cheapest explanations come first and dear ones are never looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush

from ingest.clean.channel import Channel
from ingest.compounds import SEAM, part_cost
from ingest.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may have been printed. `cost` in nats: of the reading, and of the word within its class."""

    text: str
    number: int
    cost: float
    same: bool = False
    """Is it the reading itself?"""
    first: int = -1
    """The number of a word before it, where a blank was lost between two words."""


State = tuple[float, float, int, str, int, bool]
"""Of a compound: cost so far, of it for parts, node, letters, where the current part begins, may it end here."""

Steps = list[list[tuple[float, int, str]]]


def steps(read: str, channel: Channel) -> Steps:
    """For each place of a reading what may have been printed there: (cost, letters read, letters printed)."""
    by_read, kept = channel.by_read, channel.kept
    out: Steps = []
    for at, letter in enumerate(read):
        here = [(kept.get(letter, 0.0), 1, letter)]
        for length in range(1, min(channel.longest, 3, len(read) - at) + 1):
            here += [(cost, length, printed) for printed, cost in by_read.get(read[at : at + length], ())]
        here.sort()
        out.append(here)
    return out


def search(read: str, channel: Channel, lexicon: Lexicon, *, bound: float) -> list[tuple[str, float, int]]:
    """Lexicon words that `read` (folded) may stand for, cheapest reading first: (word, cost, rank).

    Looks within `bound` nats, from the first find on within BEYOND of that; stops after POPS states.
    """
    heap: list[tuple[float, int, int, int, str, bool, bool]] = [(0.0, 0, 1, 0, "", False, False)]
    found: dict[str, tuple[float, int]] = {}
    n, step, ways = len(read), lexicon.step, steps(read, channel)
    lost, cheapest_loss = channel.lost_letters, channel.lost_letters[0][0] if channel.lost_letters else 99.0
    pops = POPS
    while heap and pops:
        cost, minus_at, node, rank, text, final, skipped = heappop(heap)
        if cost > bound:
            break
        at = -minus_at
        pops -= 1
        if at == n and final and text not in found:
            if not found:
                bound = min(bound, cost + BEYOND)
            found[text] = (cost, rank)
            if len(found) >= MOST:
                break
        if not node:
            continue
        edges = step(node)
        if at < n:
            room = bound - cost
            for price, length, printed in ways[at]:
                if price > room:
                    break
                if not printed:
                    heappush(heap, (cost + price, minus_at - length, node, rank, text, final, False))
                    continue
                edge = edges.get(printed[0])
                if edge is None:
                    continue
                to, end, r = edge[0], edge[1], rank + edge[2] + final
                for c in printed[1:]:
                    edge = step(to).get(c) if to else None
                    if edge is None:
                        break
                    to, end, r = edge[0], edge[1], r + edge[2] + end
                else:
                    heappush(heap, (cost + price, minus_at - length, to, r, text + printed, end, False))
        if not skipped and cost + cheapest_loss <= bound:
            for price, letter in lost:
                if cost + price > bound:
                    break
                edge = edges.get(letter)
                if edge is not None:
                    heappush(
                        heap,
                        (cost + price, minus_at, edge[0], rank + edge[2] + final, text + letter, edge[1], True),
                    )
    return [(word, cost, rank) for word, (cost, rank) in found.items()]


POPS, MOST, BEYOND = 400, 8, 7.0
"""States looked at, words found, nats beyond the cheapest: chosen for speed, about a millisecond a form."""


def compounds(read: str, channel: Channel, lexicon: Lexicon) -> list[tuple[str, float, float]]:
    """Compounds of lexicon words that `read` may stand for: (word, cost of the reading, cost of the parts).

    A beam from left to right; where a part ends, the walk begins anew at the root. All parts but the last may
    carry a linking s; the last may too, as the torn-off front of a longer word has it.
    """
    n, step, ways = len(read), lexicon.step, steps(read, channel)
    layers: list[list[State]] = [[] for _ in range(n + 1)]
    layers[0] = [(0.0, 0.0, 1, "", 0, False)]
    for at in range(n):
        layer = sorted(layers[at])[:BEAM]
        for total, parts_cost, node, text, begin, final in layer:
            room = COMPOUND_BOUND - (total - parts_cost)
            if final and n - at >= 3 and len(text) - begin >= 3:
                part = part_cost(text[begin:], True)
                if part is not None:
                    more = part + (SEAM if begin else 0.0)
                    _spell(
                        layers, ways, step, at, (total + more, parts_cost + more, 1, text, len(text), False), room
                    )
                    if read[at] == "s" and n - at >= 4 and len(text) - begin >= 4:
                        linked = (total + more + 0.7, parts_cost + more + 0.7, 1, text + "s", len(text) + 1, False)
                        layers[at + 1].append(linked)
            if node:
                _spell(layers, ways, step, at, (total, parts_cost, node, text, begin, final), room)
    out: dict[str, tuple[float, float]] = {}
    for total, parts_cost, _, text, begin, final in sorted(layers[n])[:BEAM]:
        if not final or not begin:
            continue
        last = part_cost(text[begin:], False)
        if last is not None and text not in out:
            out[text] = (total - parts_cost, parts_cost + last + SEAM)
    ranked = sorted(out.items(), key=lambda x: sum(x[1]))[:3]
    return [(text, cost, inner) for text, (cost, inner) in ranked]


BEAM, COMPOUND_BOUND = 40, 14.0
"""States kept a letter, nats a compound's reading may cost; 100 and 20 find nothing more on the fitting pages."""


def _spell(
    layers: list[list[State]],
    ways: Steps,
    step: Callable[[int], dict[str, tuple[int, bool, int]]],
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
        to, end = edge[0], edge[1]
        for c in printed[1:]:
            edge = step(to).get(c) if to else None
            if edge is None:
                break
            to, end = edge[0], edge[1]
        else:
            layers[at + length].append((total + price, parts_cost, to, text + printed, begin, end))


def shaped(word: str, like: str) -> str:
    """`word` (lower case) in the capitals of the reading `like`."""
    letters = [c for c in like if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and len(word) > 1:
        return word.upper()
    if like and (like[0].isupper() or (like[0] in "|" and word == "i")):
        return word[:1].upper() + word[1:]
    return word
