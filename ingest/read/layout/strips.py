"""Pages set in several narrow columns of one width. Pure.

Narrow columns of Norwegian have three long words a line and ragged ends: line by line they look like cells.
What tells them from a table: the strips are equally wide, most lines go on in the middle of a sentence, and their
paragraphs begin at heights of their own, while cells of one row begin together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ingest.read.write import Token

_MOST = 4
_LEAST_ROWS = 12
"""Rows that keep clear of all gutters at once."""
_GUTTER = 9.0
"""Points."""
_UNEQUAL = 0.12
"""By what share of their width strips may differ."""
_FULL = 0.6
"""The share of a strip's width that its middle line fills; cells of tables fill 20 to 50 %."""
_GO_ON = 0.55
"""The share of a strip's lines that begin with a small letter."""
_TOGETHER = 0.55
"""The share of lines with a capital that have lines with a capital beside them: by chance 0.1 to 0.35."""
_WIDE_SPACE = 1.5
_BROKEN = 0.15


class Strips(NamedTuple):
    """Gutters from left to right, and the rows from `start` up to `end` that keep clear of them."""

    cuts: tuple[float, ...]
    start: int
    end: int


def strips_of(rows: Sequence[Sequence[Token]]) -> Strips | None:
    """The narrow columns on a page, where it is set in three or four; `rows` from top to bottom."""
    if len(rows) < _LEAST_ROWS:
        return None
    x0, x1 = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    tries: list[tuple[int, np.ndarray]] = []
    for count in range(3, _MOST + 1):
        for gutter in (12.0, 18.0, 24.0, 32.0):
            width = (x1 - x0 - (count - 1) * gutter) / count
            step = max(1.0, _UNEQUAL * width / 4)
            middles = [x0 + n * (width + gutter) - gutter / 2 for n in range(1, count)]
            tries += [(count, x + step * _NEAR) for x in middles]
    places = np.concatenate([at for _, at in tries])
    best: Strips | None = None
    nearest = _clear_near(rows, places)
    while nearest:
        count = tries[-len(nearest)][0]
        gutters, nearest = nearest[: count - 1], nearest[count - 1 :]
        found = _longest(rows, gutters)
        more = found is not None and (best is None or found.end - found.start > best.end - best.start)
        if found is not None and more and _is_prose(rows[found.start : found.end], found.cuts):
            best = found
    return best


_NEAR = np.arange(-4, 5)
"""Steps to both sides of where a gutter would stand were all strips equally wide."""


def _clear_near(rows: Sequence[Sequence[Token]], places: np.ndarray) -> list[tuple[float, list[bool]]]:
    """Of each nine places the one that most rows keep clear of, by half a gutter, and which rows do."""
    left, right = (np.array([getattr(t, side) for row in rows for t in row]) for side in ("x0", "x1"))
    starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
    met = (right > places[:, None] - _GUTTER / 2) & (left < places[:, None] + _GUTTER / 2)
    clear = ~np.logical_or.reduceat(met, starts, axis=1)
    most = clear.sum(axis=1).reshape(-1, len(_NEAR)).argmax(axis=1) + len(_NEAR) * np.arange(
        len(places) // len(_NEAR)
    )
    return [(float(places[n]), clear[n].tolist()) for n in most]


def _longest(rows: Sequence[Sequence[Token]], gutters: Sequence[tuple[float, list[bool]]]) -> Strips | None:
    """The longest stretch of rows clear of all gutters."""
    clear = [all(flags) for flags in zip(*(flags for _, flags in gutters), strict=True)]
    start, best = 0, (0, 0)
    for n, is_clear in enumerate([*clear, False]):
        if not is_clear:
            if n - start > best[1] - best[0]:
                best = start, n
            start = n + 1
    if best[1] - best[0] < _LEAST_ROWS:
        return None
    return Strips(tuple(x for x, _ in gutters), *best)


def _is_prose(rows: Sequence[Sequence[Token]], cuts: Sequence[float]) -> bool:
    lines = [_parted(row, cuts) for row in rows]
    spans = []
    for n in range(len(cuts) + 1):
        strip = [parts[n] for parts in lines if parts[n]]
        if len(strip) < _LEAST_ROWS or not _is_column(strip):
            return False
        ends = sorted(line[-1].x1 for line in strip)
        spans.append(ends[int(0.95 * (len(ends) - 1))] - min(line[0].x0 for line in strip))
    return max(spans) <= (1 + 2 * _UNEQUAL) * min(spans) and not _begin_together(lines)


def _parted(row: Sequence[Token], cuts: Sequence[float]) -> list[Sequence[Token]]:
    starts = [t.x0 for t in row]
    at = [0, *(bisect_left(starts, x) for x in cuts), len(row)]
    return [row[a:b] for a, b in pairwise(at)]


def _is_column(lines: Sequence[Sequence[Token]]) -> bool:
    """Whether lines are running text that goes on from one to the next."""
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    filled = sorted((line[-1].x1 - line[0].x0) / max(right - left, 1.0) for line in lines)
    going_on = sum(line[0].text[0].islower() for line in lines)
    broken = sum(any(b.x0 - a.x1 > _WIDE_SPACE * a.size for a, b in pairwise(line)) for line in lines)
    return filled[len(filled) // 2] >= _FULL and going_on >= _GO_ON * len(lines) and broken <= _BROKEN * len(lines)


def _begin_together(lines: Sequence[Sequence[Sequence[Token]]]) -> bool:
    """Whether the strips' sentences begin side by side, as cells do."""
    capitals = together = 0
    for parts in lines:
        begun = [part[0].text[0].isupper() for part in parts if part]
        if len(begun) > 1:
            capitals += sum(begun)
            together += sum(begun) if sum(begun) > 1 else 0
    return together > _TOGETHER * capitals


def side_of(token: Token, cuts: Sequence[float]) -> int:
    """The strip in which a word begins."""
    return bisect_right(cuts, token.x0)
