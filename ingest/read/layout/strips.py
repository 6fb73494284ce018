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
    x0, x1 = min([row[0].x0 for row in rows]), max([row[-1].x1 for row in rows])
    width = (x1 - x0 - (_COUNTS - 1) * _SPACES) / _COUNTS
    step = np.maximum(1.0, _UNEQUAL * width / 4)
    middles = x0 + _NUMBERS * (width + _SPACES) - _SPACES / 2
    places = (middles[:, None] + step[:, None] * _NEAR).ravel()
    nearest, clear = _clear_near(rows, places)
    best: Strips | None = None
    for first, last in _TRIES:
        found = _longest(np.logical_and.reduce(clear[first:last]))
        if found is None or (best is not None and found[1] - found[0] <= best.end - best.start):
            continue
        cuts = tuple(nearest[first:last].tolist())
        if _is_prose(rows[found[0] : found[1]], cuts):
            best = Strips(cuts, *found)
    return best


_NEAR = np.arange(-4, 5)
"""Steps to both sides of where a gutter would stand were all strips equally wide."""
_TRIED = [
    (count, space, n)
    for count in range(3, _MOST + 1)
    for space in (12.0, 18.0, 24.0, 32.0)
    for n in range(1, count)
]
_COUNTS, _SPACES, _NUMBERS = (np.array(values) for values in zip(*_TRIED, strict=True))
"""Of each gutter that is tried: how many strips, how far apart, and between which two of them it stands."""
_TRIES = [(at, at + count - 1) for at, (count, _, n) in enumerate(_TRIED) if n == 1]
"""Where, among these, the gutters of one try begin and end."""


def _clear_near(rows: Sequence[Sequence[Token]], places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each nine places the one that most rows keep clear of, by half a gutter, and which rows do."""
    order = places.argsort()
    ranked = places[order]
    lefts, rights = (np.array(side) for side in zip(*[(t.x0, t.x1) for row in rows for t in row], strict=True))
    # A word stands in the way of all places from one to another; what begins and has not ended, stands there.
    line = len(places) + 1
    base = np.repeat(np.arange(0, len(rows) * line, line), [len(row) for row in rows])
    begun = np.bincount(base + ranked.searchsorted(lefts - _GUTTER / 2, "right"), minlength=len(rows) * line)
    ended = np.bincount(base + ranked.searchsorted(rights + _GUTTER / 2, "left"), minlength=len(rows) * line)
    clear = np.empty((len(places), len(rows)), bool)
    clear[order] = ((begun - ended).reshape(len(rows), line).cumsum(axis=1)[:, :-1] == 0).T
    most = clear.sum(axis=1).reshape(-1, len(_NEAR)).argmax(axis=1) + np.arange(0, len(places), len(_NEAR))
    return places[most], clear[most]


def _longest(clear: np.ndarray) -> tuple[int, int] | None:
    """The longest stretch of rows that are clear of all gutters, where it is long enough."""
    if np.count_nonzero(clear) < _LEAST_ROWS:
        return None
    start, best = 0, (0, 0)
    for n, is_clear in enumerate([*clear.tolist(), False]):
        if not is_clear:
            if n - start > best[1] - best[0]:
                best = start, n
            start = n + 1
    return best if best[1] - best[0] >= _LEAST_ROWS else None


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
