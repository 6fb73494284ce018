"""Drawn rules → the cells between them, table by table. Pure.

The method, its tolerances and its cells are those of pdfplumber 0.11 (`merge_edges`, `edges_to_intersections`,
`intersections_to_cells`, `cells_to_tables`), to which a test holds it. There every edge is a dictionary and every
cell looks through all crossings; here rules of one place are one line of stretches, which takes a tenth of the
time on a page and a hundredth on one of 200 cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.read.layout.sheet import Rule

SNAP = 3.0
"""Points within which two edges are one: pdfplumber's own default; borders drawn twice lie 0.5 to 2 apart."""
_MOST_EDGES = 3000
"""Merged edges on one page: of a map, or of a picture made of lines. A table of 60 rows and 10 columns has 70."""
_LEAST_SIDE = 5.0
"""Points: a cell that is smaller holds no text, it lies between the two strokes of a double line."""

Cell = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_Stretch = tuple[float, float]
_Lines = list[tuple[float, list[_Stretch]]]
"""Where lines lie across their direction, sorted; of each the stretches that are drawn of it, sorted."""


def cells_between(rules: Iterable[Rule]) -> list[list[Cell]]:
    """The cells of each table, tables from top to bottom; cells that touch at a corner are of one table."""
    levels, uprights = list[tuple[float, float, float]](), list[tuple[float, float, float]]()
    for x0, top, x1, bottom in rules:
        if x1 - x0 >= bottom - top:
            levels.append((top, x0, x1))
        else:
            uprights.append((x0, top, bottom))
    across, down = _merged(levels), _merged(uprights)
    if not across or not down or sum(len(drawn) for _, drawn in (*across, *down)) > _MOST_EDGES:
        return []
    cells = [
        (x0, top, x1, bottom)
        for x0, top, x1, bottom in _smallest(across, down)
        if x1 - x0 >= _LEAST_SIDE and bottom - top >= _LEAST_SIDE
    ]
    return _tables(cells)


def _merged(rules: list[tuple[float, float, float]]) -> _Lines:
    """Rules of nearly one place drawn into one line, those that touch or nearly touch into one stretch."""
    if not rules:
        return []
    rules.sort()
    lines: _Lines = []
    start = 0
    for n in range(1, len(rules) + 1):
        if n < len(rules) and rules[n][0] <= rules[n - 1][0] + SNAP:
            continue
        group = rules[start:n]
        place = sum(rule[0] for rule in group) / len(group)
        if drawn := [s for s in _joined(group) if s[1] - s[0] >= _LEAST_SIDE]:
            lines.append((place, drawn))
        start = n
    return lines


def _joined(rules: Sequence[tuple[float, float, float]]) -> list[_Stretch]:
    (begun, reached), *others = sorted((low, high) for _, low, high in rules)
    stretches = []
    for low, high in others:
        if low > reached + SNAP:
            stretches.append((begun, reached))
            begun, reached = low, high
        elif high > reached:
            reached = high
    return [*stretches, (begun, reached)]


def _smallest(across: _Lines, down: _Lines) -> Iterator[Cell]:
    """For each crossing the smallest cell to its right and below whose four sides are drawn."""
    ys, xs = [y for y, _ in across], [x for x, _ in down]
    # By column and row: which stretches of the upright and of the level line meet there, as bits; none: 0.
    upright = [_reached(stretches, ys) for _, stretches in down]
    level = [_reached(stretches, xs) for _, stretches in across]
    crossed = [[row for row in range(len(ys)) if upright[n][row] and level[row][n]] for n in range(len(xs))]
    met = [[n for n in range(len(xs)) if upright[n][row] and level[row][n]] for row in range(len(ys))]
    for n, rows in enumerate(crossed):
        for at, row in enumerate(rows):
            here, line = level[row], upright[n]
            rights = [right for right in met[row][bisect_right(met[row], n) :] if here[right] & here[n]]
            if not rights:
                continue
            for low in rows[at + 1 :]:
                if not line[low] & line[row]:
                    continue
                below = level[low]
                right = next(
                    (r for r in rights if upright[r][low] & upright[r][row] and below[r] & below[n]), None
                )
                if right is not None:
                    yield xs[n], ys[row], xs[right], ys[low]
                    break


def _reached(stretches: Sequence[_Stretch], places: Sequence[float]) -> list[int]:
    """At each of `places` the stretches that reach it, as bits."""
    if len(stretches) == 1:
        (start, end), *_ = stretches
        start, end = start - SNAP, end + SNAP
        return [1 if start <= place <= end else 0 for place in places]
    found = [0] * len(places)
    for n, (start, end) in enumerate(stretches):
        for i, place in enumerate(places):
            if start - SNAP <= place <= end + SNAP:
                found[i] |= 1 << n
    return found


def _tables(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that hang together at their corners; single ones are no table."""
    parents = list(range(len(cells)))

    def root(n: int) -> int:
        while parents[n] != n:
            parents[n] = n = parents[parents[n]]
        return n

    corners: dict[tuple[float, float], int] = {}
    for n, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            parents[root(corners.setdefault(corner, n))] = root(n)
    tables: dict[int, list[Cell]] = defaultdict(list)
    for n, cell in enumerate(cells):
        tables[root(n)].append(cell)
    return sorted((t for t in tables.values() if len(t) > 1), key=lambda t: min((c[1], c[0]) for c in t))
