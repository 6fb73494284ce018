"""What a reading may have been in print: words of the lexicon, compounds, and the reading itself.

A best-first walk through the lexicon's automaton, spelled by the channel's readings (Dijkstra over
letters read × automaton nodes), so the cheapest explanations come first and dear ones are never looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from ingest.clean.channel import Channel
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


def search(
    read: str, channel: Channel, lexicon: Lexicon, *, bound: float, pops: int, most: int
) -> list[tuple[str, float, int]]:
    """Lexicon words that `read` (folded) may stand for, cheapest reading first: (word, cost, rank)."""
    heap: list[tuple[float, int, int, int, str, bool, int]] = [(0.0, 0, 1, 0, "", False, 0)]
    found: list[tuple[str, float, int]] = []
    seen: set[str] = set()
    n = len(read)
    by_read, kept, lost, step, longest = channel.by_read, channel.kept, channel.lost, lexicon.step, channel.longest
    longest = min(longest, 3)
    lost_single = {c: x for c, x in lost.items() if len(c) == 1}
    while heap and pops:
        cost, minus_at, node, rank, text, final, flags = heappop(heap)
        at = -minus_at
        pops -= 1
        if at == n and final and text not in seen:
            seen.add(text)
            found.append((text, cost, rank))
            if len(found) >= most:
                break
        if not node:
            continue
        edges = step(node)
        if at < n:
            letter = read[at]
            edge = edges.get(letter)
            if edge is not None:
                total = cost + kept.get(letter, 0.0)
                if total <= bound:
                    heappush(heap, (total, -at - 1, edge[0], rank + edge[2] + final, text + letter, edge[1], 0))
            for length in range(1, min(longest, n - at) + 1):
                for printed, price in by_read.get(read[at : at + length], ()):
                    total = cost + price
                    if total > bound:
                        break
                    if len(printed) == 1:
                        edge = edges.get(printed)
                        if edge is not None:
                            heappush(
                                heap,
                                (total, -at - length, edge[0], rank + edge[2] + final, text + printed, edge[1], 0),
                            )
                        continue
                    to, r, f = node, rank, final
                    for c in printed:
                        edge = step(to).get(c) if to else None
                        if edge is None:
                            break
                        to, r, f = edge[0], r + edge[2] + f, edge[1]
                    else:
                        heappush(heap, (total, -at - length, to, r, text + printed, f, 0))
        if not flags:
            for letter, price in lost_single.items():
                total = cost + price
                if total <= bound:
                    edge = edges.get(letter)
                    if edge is not None:
                        heappush(heap, (total, -at, edge[0], rank + edge[2] + final, text + letter, edge[1], 1))
    return found


def shaped(word: str, like: str) -> str:
    """`word` (lower case) in the capitals of the reading `like`."""
    letters = [c for c in like if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters) and len(word) > 1:
        return word.upper()
    if like and (like[0].isupper() or (like[0] in "|" and word == "i")):
        return word[:1].upper() + word[1:]
    return word
