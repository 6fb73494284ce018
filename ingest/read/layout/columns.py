"""The words of a line → the columns of a table without rules. Pure.

A corridor of white says where columns part, not which words belong together: "2 195 000" has two spaces as wide as
many a corridor, and a heading over two columns runs through one. So words with ordinary spaces between them stay
one phrase, unless the second half begins where its column begins, or the first ends where its column ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.write import Token

_WIDE = 0.8
"""Ems: no space between the words of one cell is wider."""
_ALIGNED = 2.0
"""Points within which starts or ends are aligned."""
_MOSTLY = 0.6
"""The share of a column's lines that are aligned at an edge that counts."""
_FIGURES = frozenset("0123456789.,-–+ %")


@dataclass(frozen=True)
class Column:
    """Where the words of one column stand; `left`, `right`: where they are aligned, None where they are not."""

    x0: float
    x1: float
    left: float | None
    right: float | None


@dataclass(frozen=True)
class Phrase:
    """Words of one line that stand in one cell, over `span` columns from `column` on."""

    tokens: tuple[Token, ...]
    column: int
    span: int = 1


def columns_of_table(rows: Sequence[Sequence[Token]], cuts: Sequence[float]) -> list[Column]:
    """The columns between `cuts`, from those lines whose words leave wide spaces at them."""
    pieces: list[list[tuple[float, float]]] = [[] for _ in range(len(cuts) + 1)]
    for row in rows:
        for part in _wide_parts(row):
            column = place(part[0], cuts)
            if place(part[-1], cuts) == column:
                pieces[column].append((part[0].x0, part[-1].x1))
    edges = [float("-inf"), *cuts, float("inf")]
    columns = []
    for n, spans in enumerate(pieces):
        if not spans:
            columns.append(Column(edges[n], edges[n + 1], None, None))
            continue
        lefts, rights = [a for a, _ in spans], [b for _, b in spans]
        (left, at_left), (right, at_right) = _edge(lefts), _edge(rights)
        # Figures of one length are aligned at both sides; a heading over them tells which is meant.
        start = left if at_left >= max(_MOSTLY, at_right) else None
        end = right if at_right >= max(_MOSTLY, at_left) else None
        # What stands between two columns, a heading over figures, belongs to neither's width.
        kept = [(a, b) for a, b in spans if start is None or a - start <= _ALIGNED]
        columns.append(Column(min(a for a, _ in kept), max(b for _, b in kept), start, end))
    return columns


def phrases_of(row: Sequence[Token], cuts: Sequence[float], columns: Sequence[Column]) -> list[Phrase]:
    """The cells of one line."""
    found: list[Phrase] = []
    for tokens in _split(row, cuts, columns):
        column, span = _home(tokens, cuts, columns, {phrase.column for phrase in found})
        if found and found[-1].column == column:
            joined = found.pop()
            found.append(Phrase((*joined.tokens, *tokens), column, joined.span))
        else:
            found.append(Phrase(tokens, column, span))
    return found


def place(token: Token, cuts: Sequence[float]) -> int:
    """The column in which the middle of a word lies; `cuts` from left to right."""
    return bisect_left(cuts, (token.x0 + token.x1) / 2)


def _wide_parts(row: Sequence[Token]) -> list[list[Token]]:
    parts = [[row[0]]]
    for a, b in pairwise(row):
        if b.x0 - a.x1 >= _WIDE * (b.size if b.size > 4.0 else 4.0):
            parts.append([b])
        else:
            parts[-1].append(b)
    return parts


def _edge(values: Sequence[float]) -> tuple[float, float]:
    """The commonest of `values`, and what share of them is aligned with it; one value says nothing."""
    best, most, ordered = 0.0, 0, sorted(values)
    for value in values:
        alike = bisect_right(ordered, value + _ALIGNED) - bisect_left(ordered, value - _ALIGNED)
        if alike > most:
            best, most = value, alike
    return best, most / len(values) if len(values) > 1 else 0.0


def _split(row: Sequence[Token], cuts: Sequence[float], columns: Sequence[Column]) -> list[tuple[Token, ...]]:
    """The line, parted at its wide spaces and at the cuts that part cells in it."""
    parts: list[list[Token]] = []
    for together in _wide_parts(row):
        parts.append([together[0]])
        for a, b in pairwise(together):
            here, after = place(a, cuts), place(b, cuts)
            if here != after and _parted(a, b, columns[here], columns[after]):
                parts.append([b])
            else:
                parts[-1].append(b)
    return [tuple(part) for part in parts]


def _parted(a: Token, b: Token, before: Column, after: Column) -> bool:
    """Whether a space as wide as between words parts two cells."""
    if before.right is not None and abs(a.x1 - before.right) <= _ALIGNED:
        return True
    figures = _FIGURES.issuperset(a.text) and _FIGURES.issuperset(b.text)
    if figures and after.right is not None:
        return False
    if after.left is not None:
        return abs(b.x0 - after.left) <= _ALIGNED
    # Where the column is aligned nowhere, only figures are held together against the corridor.
    return after.right is None and not figures


def _home(
    tokens: Sequence[Token], cuts: Sequence[float], columns: Sequence[Column], taken: set[int]
) -> tuple[int, int]:
    """The column of a phrase, and over how many it runs."""
    first, last = place(tokens[0], cuts), place(tokens[-1], cuts)
    x0, x1 = tokens[0].x0, tokens[-1].x1
    if first == last:
        after = columns[first + 1] if first + 1 < len(columns) else None
        if after is not None and x0 > columns[first].x1 and (after.left is None or first in taken):
            return first + 1, 1  # a heading that begins left of the figures it stands over
        return first, 1
    end = columns[last].right
    if end is not None and abs(x1 - end) <= _ALIGNED and all(_FIGURES.issuperset(t.text) for t in tokens):
        return last, 1
    met = [n for n in range(first, last + 1) if x0 < columns[n].x1 and columns[n].x0 < x1]
    if not met:
        return first, 1
    # What is in the way of the first is only the white beside it.
    return met[0], met[-1] - met[0] + 1
