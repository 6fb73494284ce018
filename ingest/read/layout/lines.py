"""Words → lines, and lines → their order where a page has columns. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median, median_low

from ingest.read.layout.sheet import Line
from ingest.read.layout.strips import side_of, strips_of
from ingest.read.write import Token

_GUTTER = 10.0
"""Points: the least gap between two columns of text (7 to 15 in papers set in two columns)."""
_LEAST_ROWS = 5
"""Rows with text on both sides before a gap counts as a gutter: below it, two lists side by side look the same."""
_LEVEL = 0.12
"""Ems by which words on one line may differ in height: raised figures, letters that OCR sees hang."""
_SHORT = 0.6
"""The share of a column's lines that may be short: short paragraphs under headings have half."""
_UNEVEN = 0.5
"""The share of rows in which two sides must not stand level to be nothing to each other. By chance it is 0.7."""
_LAST = (-1, -2, -3)
_x0 = attrgetter("x0")
_heights = attrgetter("top", "bottom")

_ROW_GAP = 0.55
"""The white between two rows of a table, in distances of the text's lines: between lines there is 0.2 to 0.45."""
_LEAST_BREAKS = 3
_RUNS_ON = 0.7
"""The share of breaks between rows that text of its own runs past: a paragraph may end at one by chance."""

_HANGING = re.compile(r"[gjpqyQ,;()|/]")
_HANG = 0.22
"""Of the height of a word: how deep letters hang below the line."""
_FLOATING = frozenset("-–—=*'")
"""Signs that do not stand on the line."""
_STEADY = 0.1, 0.15
"""By what share steps from line to line may differ in running text, and as OCR sees it."""


def rows_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """Words on the same height, each row left to right, rows from top to bottom."""
    if len(tokens) < 2:
        return [list(tokens)] if tokens else []
    # Words of one font on one line share both heights: they are placed together.
    level: dict[tuple[float, float], list[Token]] = {}
    for place, token in zip(map(_heights, tokens), tokens, strict=True):
        if place in level:
            level[place].append(token)
        else:
            level[place] = [token]
    if len(level) == 1:
        return [sorted(tokens, key=_x0)]
    rows: list[list[Token]] = []
    spans: list[tuple[float, float]] = []
    for above, below in sorted(level, key=sum):
        height = below - above
        for i in _LAST[: len(rows)]:
            top, bottom = spans[i]
            shared = (bottom if bottom < below else below) - (top if top > above else above)
            # Half of the lower one must be shared: enough for raised figures, too little for the next line.
            if shared > 0.5 * (height if height < bottom - top else bottom - top):
                rows[i] += level[above, below]
                if height > bottom - top:
                    spans[i] = (above, below)
                break
        else:
            rows.append(level[above, below])
            spans.append((above, below))
    for row in rows:
        row.sort(key=_x0)
    order = sorted(range(len(rows)), key=spans.__getitem__)
    return [rows[i] for i in order]


def lines_of(tokens: Sequence[Token]) -> list[Line]:
    """The lines of one column."""
    return [Line(tuple(row)) for row in rows_of(tokens)]


def columns_of(tokens: Sequence[Token], depth: int = 0) -> list[list[Line]]:
    """The lines of a page in reading order, as runs that each stay within one column."""
    rows = rows_of(tokens)
    if depth > 2 or len(rows) < _LEAST_ROWS:
        return [[Line(tuple(row)) for row in rows]] if rows else []
    narrow = strips_of(rows) if depth == 0 else None
    found = _gutter(rows) if narrow is None else None
    if narrow is not None:
        cuts, start, end = narrow
    elif found is not None:
        x, start, end = found
        cuts = (x,)
    else:
        return [[Line(tuple(row)) for row in rows]]
    runs = []
    if start:
        runs += columns_of([t for row in rows[:start] for t in row], depth)
    for n in range(len(cuts) + 1):
        side = [t for row in rows[start:end] for t in row if side_of(t, cuts) == n]
        runs += columns_of(side, depth + 1)
    if end < len(rows):
        runs += columns_of([t for row in rows[end:] for t in row], depth)
    return runs


def _gutter(rows: list[list[Token]]) -> tuple[float, int, int] | None:
    """The gap between two columns of prose: its x, and the rows (start, end) that keep clear of it."""
    lefts, rights = [[t.x0 for t in row] for row in rows], [[t.x1 for t in row] for row in rows]
    gaps = [
        [(a + b) / 2 for a, b in zip(ends, starts[1:], strict=False) if b - a >= _GUTTER]
        for starts, ends in zip(lefts, rights, strict=True)
    ]
    x0, x1 = min([starts[0] for starts in lefts]), max(map(max, rights))
    width = x1 - x0
    if width < 120 or sum(map(bool, gaps)) < _LEAST_ROWS:
        return None
    best: tuple[float, int, int] | None = None
    most = _LEAST_ROWS - 1
    sides = [(starts[0], ends[-1]) for starts, ends in zip(lefts, rights, strict=True)]
    refused: set[tuple[int, int, int]] = set()
    xs = sorted({round(x / 4) * 4.0 for each in gaps for x in each})
    xs = [x for x in xs if x0 + 0.25 * width <= x <= x0 + 0.75 * width]
    for x, clear in zip(xs, _clear(lefts, rights, xs), strict=True):
        start = clear.find(1)
        while start >= 0:
            end = clear.find(0, start)
            end = end if end >= 0 else len(rows)
            both = sum([first < x < last for first, last in sides[start:end]])
            if both > most:
                # Places in one gap part the same words: they are asked once.
                parted = start, end, sum([bisect_left(row, x) for row in lefts[start:end]])
                if parted not in refused:
                    if is_prose(rows[start:end], x) or _stands_apart(rows[start:end], x):
                        best, most = (x, start, end), both
                    else:
                        refused.add(parted)
            start = clear.find(1, end)
    return best


def _clear(lefts: Sequence[list[float]], rights: Sequence[list[float]], xs: Sequence[float]) -> list[bytearray]:
    """For each of `xs`, from left to right, a 1 for the rows whose words keep half a gutter away from it."""
    clear = [bytearray(len(lefts)) for _ in xs]
    for n, (starts, ends) in enumerate(zip(lefts, rights, strict=True)):
        reached = float("-inf")
        for start, end in zip([*starts, float("inf")], [*ends, 0.0], strict=True):
            if start - reached >= _GUTTER:
                for flags in clear[bisect_left(xs, reached + _GUTTER / 2) : bisect_right(xs, start - _GUTTER / 2)]:
                    flags[n] = 1
            if end > reached:
                reached = end
    return clear


def is_prose(rows: list[list[Token]], x: float) -> bool:
    """Whether both sides are columns of running text: lines that mostly fill them. Tables and forms are not.

    The right side may be two such columns: pages are set in three.
    """
    if not _fills([[t for t in row if t.x0 < x] for row in rows]):
        return False
    right = [[t for t in row if t.x0 >= x] for row in rows]
    return _fills(right) or _are_two(right)


def _are_two(side: list[list[Token]]) -> bool:
    rows = [row for row in side if row]
    found = _gutter(rows) if len(rows) >= _LEAST_ROWS else None
    return found is not None and found[2] - found[1] == len(rows)


def _fills(sides: list[list[Token]]) -> bool:
    sides = [side for side in sides if side]
    if len(sides) < _LEAST_ROWS:
        return False
    start, end = min([s[0].x0 for s in sides]), max([s[-1].x1 for s in sides])
    # Not the middle one: headings and last lines of short paragraphs are short. Prose set ragged fills 85 to 95 %
    # of its lines, cells of a table 30 to 80; the narrowest columns of prose have 4 to 6 words, and no wide
    # spaces inside.
    fill = sorted([(s[-1].x1 - s[0].x0) / max(end - start, 1.0) for s in sides])[int(_SHORT * len(sides))]
    if fill < 0.8 or median(map(len, sides)) < 4:
        return False
    broken = sum(1 for s in sides if any(b.x0 - a.x1 > 1.5 * a.size for a, b in pairwise(s)))
    return broken <= 0.25 * len(sides)


def _stands_apart(rows: list[list[Token]], x: float) -> bool:
    """Whether one side is running text that keeps no step with the other: beside a table or a picture.

    The cells of a table's last column may be running text too, but their lines stand level with the first.
    """
    lefts, rights = ([[t for t in row if (t.x0 < x) is left] for row in rows] for left in (True, False))
    filled = [(side, other) for side, other in ((lefts, rights), (rights, lefts)) if _fills(side)]
    if not filled:
        return False
    both = [(a, b) for a, b in zip(lefts, rights, strict=True) if a and b]
    uneven = sum(1 for a, b in both if abs(foot(a) - foot(b)) > _LEVEL * a[0].size)
    apart = uneven >= _UNEVEN * len(both)
    for side, other in filled:
        # The rows of both sides together may have parted lines of one.
        alone = rows_of([t for row in side for t in row])
        if _flows(alone) and (apart or _runs_on(alone, other)):
            return True
    return False


def _runs_on(side: list[list[Token]], other: list[list[Token]]) -> bool:
    """Whether the lines of running text go on at their distance past the white between rows beside them.

    The cells of one table all end where a row of it ends, also when its lines stand level with text by chance.
    """
    feet = [foot(row) for row in side]
    usual = median(b - a for a, b in pairwise(feet))
    breaks = past = 0
    for above, below in pairwise([row for row in other if row]):
        start, end = max(t.bottom for t in above), min(t.top for t in below)
        if end - start < _ROW_GAP * usual:
            continue
        across = [(a, b) for a, b in pairwise(feet) if a < end and b > start]
        if across:
            breaks += 1
            past += all(b - a < (1 + _STEADY[1]) * usual for a, b in across)
    return breaks >= _LEAST_BREAKS and past >= _RUNS_ON * breaks


def _flows(side: list[list[Token]]) -> bool:
    """Whether the lines follow each other at one distance, but for a paragraph's end now and then."""
    feet = [foot(row) for row in side]
    steps = [b - a for a, b in pairwise(feet)]
    usual = median(steps)
    steady = _STEADY[side[0][0].confidence is not None] * usual
    return sum(1 for step in steps if abs(step - usual) < steady) >= 0.75 * len(steps)


def foot(row: Sequence[Token]) -> float:
    """The line on which the words of a row stand. OCR boxes ink only: hanging letters are allowed for, and of two
    words the higher one counts, for where lines stand close a box may reach into the next."""
    if row[0].confidence is None and len({t.bottom for t in row}) == 1:
        return row[0].bottom
    standing = [t for t in row if not _FLOATING.issuperset(t.text)] or row
    if row[0].confidence is None:
        return median(t.bottom for t in standing)
    return median_low(t.bottom - (_HANG * t.size if _HANGING.search(t.text) else 0.0) for t in standing)
