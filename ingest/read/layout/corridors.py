"""Where a table without rules begins and ends, and the corridors of white between its columns. Pure.

Row by row from the first with wide spaces: a row belongs to the table as long as the white between columns stays
open. A head that runs over several columns closes it: then the rows below are asked first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

from ingest.read.layout.columns import place
from ingest.read.write import Token

_NARROWEST = 2.5
"""Points of white that all rows leave clear. Cells set tight have 3; a space between words is about 2.5."""
_CLEAR = 0.8
"""Ems of white that most rows have at a corridor; justified prose seldom has two such spaces above each other."""
_ALIGNED = 2.0
"""Points within which starts, ends or middles are aligned."""
_MOSTLY = 0.6
"""The share of a column's lines that are aligned."""
_FARTHEST = 3.2
"""Line heights from one row to the next beyond which a table has ended."""
_SECTION_LETTERS = 100
_MOST_HEADS = 2
_FIRST_ROWS = 5
"""Rows of a table whose distances tell how near a head stands."""
_TRIALS = 6
"""Rows after which columns must have shown: the first may be headings over two lines."""

Row = list[Token]
_Interval = tuple[float, float]


@dataclass
class Found:
    rows: list[Row]
    across: set[int]
    """Rows (by place in `rows`) that run over all columns: sections inside the table."""
    corridors: list[_Interval]


class Spread(NamedTuple):
    """How the words of a row are spread over the line: what is asked again and again."""

    x0s: list[float]
    x1s: list[float]
    em: float
    top: float
    gaps: list[_Interval]
    """Spaces so wide that columns may part there."""


def spread_of(row: Row) -> Spread:
    em = em_of(row)
    x0s, x1s = [t.x0 for t in row], [t.x1 for t in row]
    wide = _CLEAR * em
    gaps = [(a, b) for a, b in zip(x1s, x0s[1:], strict=False) if b - a >= wide]
    return Spread(x0s, x1s, em, _top(row), gaps)


def table_from(rows: Sequence[Row], spreads: Sequence[Spread], at: int) -> Found | None:
    """The table that begins with row `at`; None also where the row is a head of one that begins with the next.

    A head over several columns closes the corridors below it: without it there are more of them, or wider ones.
    """
    found = _grown(rows, spreads, at) if spreads[at].gaps else None
    below = spreads[at + 1] if at + 1 < len(spreads) else None
    if found is None or below is None or not below.gaps:
        return found
    narrowest = min(b - a for a, b in found.corridors)
    if len(below.gaps) <= len(spreads[at].gaps) and narrowest >= _CLEAR * below.em:
        return found
    later = _grown(rows, spreads, at + 1)
    if later is None or len(later.rows) < len(found.rows) - 1 or not _is_head(rows, spreads, at, later):
        return found
    gained = len(later.corridors) - len(found.corridors)
    wider = min(b - a for a, b in later.corridors) > narrowest
    return None if gained > 0 or (gained == 0 and wider) else found


def heads_above(rows: Sequence[Row], spreads: Sequence[Spread], at: int, floor: int, found: Found) -> int:
    """How many rows above the table `found` at row `at` are heads of it; `floor`: the first that is free."""
    heads = 0
    while heads < min(at - floor, _MOST_HEADS) and _is_head(rows, spreads, at - heads - 1, found):
        heads += 1
    return heads


def _is_head(rows: Sequence[Row], spreads: Sequence[Spread], i: int, found: Found) -> bool:
    """Whether row `i` is a head over columns of the table that begins below it, and no prose.

    It is as near as rows of the table are, and no piece of it runs from the first column into the next, as
    captions and last lines do. One piece stands right of the first column; of several one stands in a corridor,
    or fills a column that is empty in the row below.
    """
    here, below = spreads[i], spreads[i + 1]
    farthest = max((_top(b) - _top(a) for a, b in pairwise(found.rows[:_FIRST_ROWS])), default=0.0)
    if below.top - here.top > 1.2 * farthest or sum(len(t.text) for t in rows[i]) > _SECTION_LETTERS:
        return False
    left, right = min(row[0].x0 for row in found.rows), max(row[-1].x1 for row in found.rows)
    if here.x0s[0] < left - _ALIGNED or here.x1s[-1] > right + _ALIGNED:
        return False
    starts = [here.x0s[0], *(b for _, b in here.gaps)]
    ends = [*(a for a, _ in here.gaps), here.x1s[-1]]
    pieces = list(zip(starts, ends, strict=True))
    (closed, opened), *_ = found.corridors
    if any(x0 < closed and x1 > opened for x0, x1 in pieces) or (len(pieces) == 1 and starts[0] < closed):
        return False
    if len(pieces) == 1:
        return True
    cuts = [fmean(corridor) for corridor in found.corridors]
    filled = {place(token, cuts) for token in rows[i + 1]}
    return any(
        bisect_left(cuts, (x0 + x1) / 2) not in filled or any(x0 < b and a < x1 for a, b in found.corridors)
        for x0, x1 in pieces
    )


def em_of(row: Row) -> float:
    return max(4.0, row[len(row) // 2].size)


def _grown(rows: Sequence[Row], spreads: Sequence[Spread], start: int) -> Found | None:
    block, across = [rows[start]], set[int]()
    covered, kept = _merged([], spreads[start]), spreads[start].gaps
    plain, strips = [spreads[start]], dict[_Interval, _Strip]()
    for i in range(start + 1, len(rows)):
        row, spread, before = rows[i], spreads[i], spreads[i - 1]
        if spread.top - before.top > _FARTHEST * max(spread.em, before.em):
            break
        wider = _merged(covered, spread)
        may_be_section = len(block) - len(across) > (len(kept) < 2)
        if may_be_section and _runs_over(spread, kept) and _is_section(row, spreads, i, covered, kept):
            across.add(len(block))
            block.append(row)
        elif _all_open(kept, wider):
            block.append(row)
            plain.append(spread)
            grown, covered = wider != covered, wider
            if spread.gaps and (grown or len(block) <= 2 * _TRIALS):
                # From the third row on, what is left open must also look like columns.
                now = _corridors(covered, plain, strips, early=len(block) <= _TRIALS)
                if now:
                    kept = now
                elif len(block) > _TRIALS:
                    return None
        elif may_be_section and _is_section(row, spreads, i, covered, kept):
            across.add(len(block))
            block.append(row)
        else:
            break
    corridors = _corridors(covered, plain, strips)
    return _trimmed(Found(block, across, corridors)) if corridors else None


def _all_open(corridors: Sequence[_Interval], covered: Sequence[_Interval]) -> bool:
    """Whether some white is left in each of `corridors`."""
    white = [(a[1], b[0]) for a, b in pairwise(covered) if b[0] - a[1] >= _NARROWEST]
    for x0, x1 in corridors:
        for w0, w1 in white:
            if (x1 if x1 < w1 else w1) - (x0 if x0 > w0 else w0) >= _NARROWEST:
                break
        else:
            return False
    return True


def _top(row: Row) -> float:
    return min([t.top for t in row])


def _merged(covered: list[_Interval], row: Spread) -> list[_Interval]:
    """`covered` with the places of the words of `row`."""
    spans = sorted([*covered, *zip(row.x0s, row.x1s, strict=True)])
    merged: list[_Interval] = []
    start, end = spans[0]
    for x0, x1 in spans:
        if x0 > end:
            merged.append((start, end))
            start, end = x0, x1
        elif x1 > end:
            end = x1
    return [*merged, (start, end)]


def _runs_over(row: Spread, corridors: Sequence[_Interval]) -> bool:
    """Whether a row runs over the whole of a wide corridor with no more than spaces between words in it."""
    return any(
        row.x0s[0] < a and b < row.x1s[-1] and b - a >= 2 * _CLEAR * row.em and not _meets(row.gaps, a, b)
        for a, b in corridors
    )


def _meets(gaps: Sequence[_Interval], start: float, end: float) -> bool:
    return any(min(b, end) - max(a, start) >= _NARROWEST for a, b in gaps)


@dataclass(slots=True)
class _Strip:
    """What the rows of a table, as they are added to it, have between two places: all lists are sorted."""

    rows: int = 0
    spaces: list[float] = field(default_factory=list)
    """Ems of white before the first word."""
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)

    def add(self, rows: Sequence[Spread], left: float, right: float) -> None:
        """Looks at those of `rows` that have come since."""
        for x0s, x1s, em, _, _ in rows[self.rows :]:
            first, last = bisect_left(x0s, left), bisect_right(x1s, right) - 1
            if first <= last:
                start, end = x0s[first], x1s[last]
                insort(self.lefts, start)
                insort(self.rights, end)
                insort(self.middles, (start + end) / 2)
                if first:
                    insort(self.spaces, (start - x1s[first - 1]) / em)
        self.rows = len(rows)


def _corridors(
    covered: list[_Interval], rows: Sequence[Spread], strips: dict[_Interval, _Strip], early: bool = False
) -> list[_Interval]:
    """The gaps in `covered` that are corridors between columns of `rows`; `strips`: what is known of these;
    `early`: also those of which the few rows so far do not tell."""
    gaps = [(a[1], b[0]) for a, b in pairwise(covered) if b[0] - a[1] >= _NARROWEST]
    # From the right: a space inside a cell is no border, so what follows it belongs to the column before.
    corridors: list[_Interval] = []
    end = covered[-1][1] if covered else 0.0
    for gap in reversed(gaps):
        strip = strips.get((gap[1], end))
        if strip is None:
            strip = strips[gap[1], end] = _Strip()
        strip.add(rows, gap[1] - 0.5, end + 0.5)
        if _is_column(strip, early):
            corridors.append(gap)
            end = gap[0]
    return corridors[::-1]


def _is_column(strip: _Strip, early: bool) -> bool:
    """Whether the words of `strip` are a column: set off from those before, and aligned."""
    if not strip.spaces or median(strip.spaces) < _CLEAR:
        return False
    if len(strip.lefts) < 2:
        return early
    return _are_alike(strip.lefts) or _are_alike(strip.rights) or _are_alike(strip.middles)


def _are_alike(ordered: Sequence[float]) -> bool:
    """Whether enough of the values lie within the tolerance of the commonest one."""
    for w in (ordered[len(ordered) // 2], *ordered):  # the middle one is of the commonest, if there are so many
        alike = bisect_right(ordered, w + _ALIGNED) - bisect_left(ordered, w - _ALIGNED)
        if alike / len(ordered) >= _MOSTLY:
            return True
    return False


def _is_section(
    row: Row, spreads: Sequence[Spread], i: int, covered: list[_Interval], corridors: list[_Interval]
) -> bool:
    """Whether `row`, the `i`-th, is a heading between rows of one table: short, not parted where columns are, rows
    of the table below."""
    # A word that OCR passed over leaves a wide space too, but seldom where columns part.
    parted = any(_meets(spreads[i].gaps, a, b) for a, b in corridors)
    if parted or sum(len(t.text) for t in row) > _SECTION_LETTERS:
        return False
    below = spreads[i + 1] if i + 1 < len(spreads) else None
    if below is None or not below.gaps or below.top - spreads[i].top > _FARTHEST * spreads[i].em:
        return False
    return _all_open(corridors, _merged(covered, below))


def _trimmed(found: Found) -> Found | None:
    """The block without rows at its end that need not be part of it: short lines of prose below a table."""
    rows = found.rows
    steps = sorted(_top(b) - _top(a) for a, b in pairwise(rows))
    usual = median(steps) if steps else 0.0
    while rows and not (spread_of(rows[-1]).gaps and _spans_corridor(rows[-1], found.corridors)):
        if _spans_corridor(rows[-1], found.corridors):
            rows.pop()  # running text whose spaces happen to lie in the corridors
            continue
        in_first = rows[-1][0].x0 < found.corridors[0][0]
        below = _top(rows[-1]) - _top(rows[-2]) if len(rows) > 1 else 0.0
        if not in_first and below <= 1.15 * usual:
            break  # the last line of a cell in a later column
        if in_first and below <= 1.45 * em_of(rows[-1]) and below < 0.9 * steps[-1]:
            break  # the last line of a cell in the first column, closer than rows are
        rows.pop()
    found.across = {n for n in found.across if n < len(rows)}
    return found if len(rows) >= 2 else None


def _spans_corridor(row: Row, corridors: list[_Interval]) -> bool:
    return any(row[0].x1 <= x1 and row[-1].x0 >= x0 for x0, x1 in corridors)
