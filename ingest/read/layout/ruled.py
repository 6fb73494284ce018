"""Tables that are drawn with lines: rules → cells. Pure.

`edges.py` finds the cells; what is here makes rules fit for it (sides that a design leaves open), reads spans, and
says what is a table and what only a frame.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.model import Box
from ingest.read.layout.edges import SNAP, Cell, cells_between
from ingest.read.layout.lines import rows_of
from ingest.read.layout.sheet import Grid, Rule, Sheet, headed
from ingest.read.write import CellDraft, Token

_BAND = 16.0
"""Points: cells are looked up by bands of the page so high, about a row."""


def ruled_tables(sheet: Sheet) -> tuple[list[Grid], list[Token]]:
    """The ruled tables of a page from top to bottom, and the words that stand in none of them."""
    tokens = list(sheet.tokens)
    if len(sheet.rules) < 4 or not tokens:
        return [], tokens
    grids = []
    for cells in cells_between(_closed(sheet.rules)):
        xs, ys = _cuts(c[0] for c in cells), _cuts(c[1] for c in cells)
        if len(xs) < 2 or len(cells) < 2:
            continue  # one column: a frame, or stripes behind the rows of a table without lines
        grid, rest = _grid(cells, tokens, xs, ys)
        if grid is not None:
            grids.append(grid)
            tokens = rest
    return sorted(grids, key=lambda grid: grid.box.top), tokens


def _closed(rules: Sequence[Rule]) -> list[Rule]:
    """`rules`, with the outer sides that a design leaves open: where level rules of one width have an upright
    rule between them, their ends are sides too; and the same the other way round."""
    levels, uprights = list[_Along](), list[_Along]()
    for rule in rules:
        if rule.level:
            levels.append((rule.top, rule.x0, rule.x1))
        else:
            uprights.append((rule.x0, rule.top, rule.bottom))
    levels.sort()
    uprights.sort()
    sides = [Rule(x, top, x, bottom) for x, top, bottom in _open_sides(levels, uprights, 20, 8)]
    sides += [Rule(x0, y, x1, y) for y, x0, x1 in _open_sides(uprights, levels, 8, 20)]
    return [*rules, *sides]


_Along = tuple[float, float, float]
"""A rule: where it lies across its direction, and its two ends along it. Level and upright rules are alike so."""


def _open_sides(rules: Sequence[_Along], others: Sequence[_Along], length: float, reach: float) -> list[_Along]:
    """The sides, along `others`, that rules of one length and place have at their ends and that are not drawn.

    Both are sorted; `others` run at right angles to `rules`. Rules shorter than `length`, and groups that reach
    over less than `reach` points, have none.
    """
    groups: dict[tuple[int, int], list[_Along]] = defaultdict(list)
    for rule in rules:
        groups[round(rule[1] / SNAP), round(rule[2] / SNAP)].append(rule)
    places = [other[0] for other in others]
    sides = []
    for group in groups.values():
        start, end = min(r[1] for r in group), max(r[2] for r in group)
        first, last = group[0][0], group[-1][0]
        if len(group) < 2 or end - start < length or last - first < reach:
            continue
        between = others[bisect_right(places, start + 9) : bisect_left(places, end - 9)]
        if any(first - SNAP <= other[1] and other[2] <= last + SNAP for other in between):
            sides += [(x, first, last) for x in (start, end) if not _is_drawn((x, first, last), others, places)]
    return sides


def _is_drawn(side: _Along, rules: Sequence[_Along], places: Sequence[float]) -> bool:
    """Whether one of `rules`, at `places`, lies along `side`, so near that it must be the same one."""
    place, low, high = side
    near = rules[bisect_left(places, place - 2 * SNAP) : bisect_right(places, place + 2 * SNAP)]
    return any(min(end, high) - max(start, low) > 0.5 * (high - low) for _, start, end in near)


def _cuts(values: Iterable[float]) -> list[float]:
    """Distinct positions, those within the snap tolerance taken as one."""
    cuts: list[float] = []
    for value in sorted(values):
        if not cuts or value - cuts[-1] > SNAP:
            cuts.append(value)
    return cuts


def _index(cuts: Sequence[float], value: float) -> int:
    return bisect_left(cuts, value - SNAP)


def _grid(
    cells: Sequence[Cell], tokens: Sequence[Token], xs: list[float], ys: list[float]
) -> tuple[Grid | None, list[Token]]:
    box = Box(
        min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)
    )
    held: dict[Cell, list[Token]] = {cell: [] for cell in cells}
    rest = []
    by_row = sorted(cells, key=lambda c: (c[1], c[0]))
    left, top, right, bottom = box.x0, box.top, box.x1, box.bottom
    last: Cell = (0.0, 0.0, 0.0, 0.0)
    around: dict[int, list[Cell]] = defaultdict(list)
    for cell in by_row:
        for band in range(int(cell[1] // _BAND), int(cell[3] // _BAND) + 1):
            around[band].append(cell)
    for token in tokens:
        x, y = (token.x0 + token.x1) / 2, (token.top + token.bottom) / 2
        home = None
        if left <= x <= right and top <= y <= bottom:
            if last[0] <= x < last[2] and last[1] <= y < last[3]:
                home = last  # words of one cell follow each other
            else:
                near = around.get(int(y // _BAND), ())
                home = next((c for c in near if c[0] <= x < c[2] and c[1] <= y < c[3]), None)
        if home is None:
            rest.append(token)
        else:
            last = home
            held[home].append(token)
    if sum(1 for words in held.values() if words) < 2:
        return None, list(tokens)
    drafts = []
    for cell in by_row:
        row, column = _index(ys, cell[1]), _index(xs, cell[0])
        lines = tuple(map(tuple, rows_of(held[cell])))
        row_span = max(1, _index([*ys, box.bottom], cell[3]) - row)
        column_span = max(1, _index([*xs, box.x1], cell[2]) - column)
        drafts.append(CellDraft(row, column, lines, row_span, column_span, box=Box(*cell)))
    drafts.sort(key=lambda draft: (draft.row, draft.column))
    return Grid(headed(drafts), box), rest
