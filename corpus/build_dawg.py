"""Packs a sorted word list into a minimal acyclic automaton with perfect hashing (word → rank).

Incremental construction after Daciuk, Mihov, Watson & Watson (2000), "Incremental construction of minimal
acyclic finite-state automata"; ranks after Lucchesi & Kowaltowski (1993).
`ingest.lexicon` reads what is written here.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence


class _Node:
    __slots__ = ("edges", "final", "number", "words")

    def __init__(self) -> None:
        self.edges: dict[int, _Node] = {}
        self.final = False
        self.number = -1
        self.words = 0

    def key(self) -> tuple[object, ...]:
        return (self.final, *((c, id(n)) for c, n in self.edges.items()))


def _minimal(words: Iterable[Sequence[int]]) -> _Node:
    """The root of the minimal automaton of `words`, given sorted and without repeats."""
    root = _Node()
    register: dict[tuple[object, ...], _Node] = {}
    path: list[tuple[_Node, int, _Node]] = []
    last: Sequence[int] = ()

    def freeze(depth: int) -> None:
        while len(path) > depth:
            parent, code, child = path.pop()
            parent.edges[code] = register.setdefault(child.key(), child)

    for word in words:
        if tuple(word) <= tuple(last):
            raise ValueError("words must be sorted and unique")
        common = 0
        while common < min(len(word), len(last)) and word[common] == last[common]:
            common += 1
        freeze(common)
        node = path[-1][2] if path else root
        for code in word[common:]:
            child = _Node()
            node.edges[code] = child
            path.append((node, code, child))
            node = child
        node.final = True
        last = word
    freeze(0)
    return root


def _count(root: _Node) -> list[_Node]:
    """All nodes, children before parents; fills `words`, the number of words below each."""
    order: list[_Node] = []
    seen: set[int] = set()
    stack: list[tuple[_Node, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            node.words = node.final + sum(n.words for n in node.edges.values())
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack += [(n, False) for n in node.edges.values() if id(n) not in seen]
    return order


def pack(words: Iterable[Sequence[int]]) -> tuple[array[int], array[int]]:
    """`words` as code sequences (codes 1 to 63) → (edges, skips), two equally long arrays of 32-bit numbers.

    An edge is target << 8 | last << 7 | final << 6 | code, where target is the number of the first edge of the
    node it leads to (0: a leaf) and last says that no sibling follows. The root's edges begin at 1.
    The rank of a word is the sum of the skips along its path, plus one for each shorter word on the path.
    """
    root = _minimal(words)
    nodes = _count(root)
    edges, skips = array("I", [0]), array("I", [0])
    nodes.reverse()
    at = 1
    for node in [root] + [n for n in nodes if n is not root]:
        if node.edges:
            node.number = at
            at += len(node.edges)
        else:
            node.number = 0
    for node in sorted((n for n in nodes if n.edges), key=lambda n: n.number):
        skip = 0
        for i, (code, child) in enumerate(sorted(node.edges.items())):
            last = i == len(node.edges) - 1
            edges.append(child.number << 8 | last << 7 | child.final << 6 | code)
            skips.append(skip)
            skip += child.words
    return edges, skips
