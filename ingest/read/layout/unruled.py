"""Tables without upright rules: columns that show by their alignment only. Pure.

Rows of words belong to one table as long as the same corridors of white run down between their words. A corridor
counts where it is wider than the spaces between words and what follows it is aligned: rivers through prose are
neither. Drawn level rules and larger gaps part the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median

from ingest.model import Box
from ingest.norwegian.layout import BULLETS, ITEM_NUMBER
from ingest.read.layout.columns import Phrase, columns_of_table, phrases_of, place
from ingest.read.layout.corridors import Found, Row, em_of, heads_above, spread_of, table_from
from ingest.read.layout.lines import foot, is_prose
from ingest.read.layout.sheet import Grid, Line, Rule, Sheet, headed
from ingest.read.write import CellDraft, Token

_OCR_EM = 1.2
"""A font's size is so many times the height of the words that OCR sees."""
_WIDEST_LEADING = 1.75
"""Ems from line to line inside a cell: 1.15 to 1.5 in word processors' tables."""
_CLOSEST_LEADING = 0.9
"""Ems below which two lines are not of one cell: one of them stands in the middle of its row's height."""
_TWO_KINDS = 0.8
"""Share of the scatter of steps that lies between the two groups; one group by itself gives 0.64 to 0.75."""
_ROW_STEP = 1.12
"""Steps between rows to steps inside them: cells have at least a point of space above and below."""
_CAPITALS = 0.7
"""Share of a table's lines that begin with a capital where its rows do: lines that go on are among them."""
_MARKER = re.compile(rf"(?:[{re.escape(BULLETS)}]|{ITEM_NUMBER}|o)$")


def unruled_tables(sheet: Sheet, lines: Sequence[Line]) -> tuple[list[Grid], list[Token]]:
    """The tables among `lines` (of one column, top to bottom), and the words that stand in none."""
    rows = [list(line.tokens) for line in lines]
    spreads = [spread_of(row) for row in rows]
    grids: list[Grid] = []
    used: set[int] = set()
    at = floor = 0
    while at < len(rows):
        found = table_from(rows, spreads, at)
        grid = _grid(found, sheet.rules) if found else None
        if found is None or grid is None:
            at += 1
            continue
        heads = heads_above(rows, spreads, at, floor, found)
        if heads:
            across = {n + heads for n in found.across}
            headed = Found([*rows[at - heads : at], *found.rows], across, found.corridors)
            if with_heads := _grid(headed, sheet.rules):
                found, grid, at = headed, with_heads, at - heads
        grids.append(grid)
        used |= {id(t) for row in found.rows for t in row}
        at = floor = at + len(found.rows)
    return grids, [t for row in rows for t in row if id(t) not in used]


def _grid(found: Found, rules: Sequence[Rule]) -> Grid | None:
    """The table in a block of rows; None where it looks like something else."""
    corridors = list(found.corridors)
    if len(corridors) == 1 and is_prose(found.rows, fmean(corridors[0])):
        return None
    while True:
        groups, cells = _cells(found, rules, [fmean(corridor) for corridor in corridors])
        filled = {cell.column for cell in cells if cell.lines}
        empty = next((n for n in range(len(corridors) + 1) if n not in filled), None)
        if empty is None or len(corridors) < 2:
            break
        # Between the digits of a figure: the phrases have gone over the narrower side.
        corridors.remove(min(corridors[max(0, empty - 1) : empty + 1], key=lambda c: c[1] - c[0]))
    columns = len(corridors) + 1
    if not _is_table(cells, groups, columns):
        return None
    tokens = [t for row in found.rows for t in row]
    box = Box(
        min(t.x0 for t in tokens),
        min(t.top for t in tokens),
        max(t.x1 for t in tokens),
        max(t.bottom for t in tokens),
    )
    return Grid(headed(cells), box, ruled=False)


def _cells(found: Found, rules: Sequence[Rule], cuts: list[float]) -> tuple[list[list[int]], list[CellDraft]]:
    """The lines of each row, and the cells between `cuts`."""
    groups = _row_groups(found, rules, cuts)
    kinds = columns_of_table([row for n, row in enumerate(found.rows) if n not in found.across], cuts)
    cells: list[CellDraft] = []
    for number, group in enumerate(groups):
        if group[0] in found.across:
            lines = tuple(tuple(found.rows[i]) for i in group)
            cells.append(CellDraft(number, 0, lines, column_span=len(cuts) + 1))
        else:
            cells += _row_cells(number, [phrases_of(found.rows[i], cuts, kinds) for i in group], len(cuts) + 1)
    return groups, cells


def _row_cells(number: int, lines: Sequence[Sequence[Phrase]], columns: int) -> list[CellDraft]:
    """The cells of one row from the phrases of its lines."""
    texts: list[list[tuple[Token, ...]]] = [[] for _ in range(columns)]
    spans = [1] * columns
    for line in lines:
        for phrase in line:
            texts[phrase.column].append(phrase.tokens)
            spans[phrase.column] = max(spans[phrase.column], phrase.span)
    cells, column = [], 0
    while column < columns:
        span = 1
        while span < spans[column] and not texts[column + span]:
            span += 1
        cells.append(CellDraft(number, column, tuple(texts[column]), column_span=span))
        column += span
    return cells


def _row_groups(found: Found, rules: Sequence[Rule], cuts: Sequence[float]) -> list[list[int]]:
    """Lines → rows of the table: parted by rules, else by larger steps, else by what is in the first column."""
    rows = found.rows
    x0, x1 = min(r[0].x0 for r in rows), max(r[-1].x1 for r in rows)
    levels = [r.top for r in rules if r.level and r.x0 < x0 + 0.3 * (x1 - x0) and r.x1 > x1 - 0.3 * (x1 - x0)]
    bases = [foot(row) for row in rows]
    ruled = [any(a < y < b for y in levels) for a, b in pairwise(bases)]
    steps = [b - a for a, b in pairwise(bases)]
    em = median(em_of(row) for row in rows) * (_OCR_EM if rows[0][0].confidence is not None else 1)
    if sum(1 for step in steps if step < _CLOSEST_LEADING * em) >= 2:
        between = [ruled[n] or n in found.across or n + 1 in found.across for n in range(len(steps))]
        if (by_cells := _groups_by_cells(rows, bases, between, cuts, em)) is not None:
            return by_cells
    bound = _bound(steps, em)
    goes_on = _going_on(rows, cuts)
    groups = [[0]]
    for i in range(1, len(rows)):
        if (
            i in found.across
            or i - 1 in found.across
            or ruled[i - 1]
            or (i == 1 and _below_head(rows[0], rows[1], cuts))
        ):
            opens = True
        elif (bound is None and sum(ruled) >= 3) or (goes_on[i] and steps[i - 1] <= _WIDEST_LEADING * em):
            opens = False
        elif bound is not None:
            # Headings are often set nearer to the first row than rows are to each other.
            first = i == 1 and len(cuts) > 1 and len({place(t, cuts) for t in rows[i]}) == len(cuts) + 1
            opens = steps[i - 1] > bound or first
        else:
            opens = rows[i][0].x0 < cuts[0]
        if opens:
            groups.append([i])
        else:
            groups[-1].append(i)
    return groups


def _going_on(rows: Sequence[Row], cuts: Sequence[float]) -> list[bool]:
    """Of each line whether all words that open a cell in it begin small, where fuller lines begin with capitals:
    then it goes on with the cells above it, however near the next row stands."""
    openers = []
    for row in rows:
        firsts: dict[int, str] = {}
        for token in row:
            firsts.setdefault(place(token, cuts), token.text)
        openers.append(firsts)
    starts = [firsts[0] for firsts in openers if 0 in firsts and len(firsts) > len(cuts) / 2]
    if sum(1 for text in starts if text[0].isupper()) < _CAPITALS * len(starts):
        return [False] * len(rows)
    return [
        len(firsts) <= len(cuts) / 2 + 0.5 and all(text[0].islower() for text in firsts.values())
        for firsts in openers
    ]


def _below_head(head: Row, row: Row, cuts: Sequence[float]) -> bool:
    """Whether `row` is the second row of a head, its cells under one that runs over their columns: a cell goes on
    where it began, and none of the first row's began in all of these columns."""
    above, here = {place(t, cuts) for t in head}, {place(t, cuts) for t in row}
    return 0 in above and 0 not in here and not here <= above


def _groups_by_cells(
    rows: Sequence[Row], bases: Sequence[float], parted: Sequence[bool], cuts: Sequence[float], em: float
) -> list[list[int]] | None:
    """Lines → rows where cells stand in the middle of their row's height: the lines of each column are joined to
    cells by their steps, and cells beside each other are one row. None where steps do not tell."""
    columns: list[list[int]] = [[] for _ in range(len(cuts) + 1)]
    for n, row in enumerate(rows):
        for column in {place(token, cuts) for token in row}:
            columns[column].append(n)
    bound = _bound([bases[b] - bases[a] for lines in columns for a, b in pairwise(lines)], em)
    if bound is None:
        return None
    # Two lines are in one row where a cell of some column holds both, and so are all between them.
    joined = [False] * len(parted)
    for lines in columns:
        for a, b in pairwise(lines):
            if bases[b] - bases[a] <= bound and not any(parted[a:b]):
                joined[a:b] = [True] * (b - a)
    groups = [[0]]
    for n, together in enumerate(joined, 1):
        # A cell of one line between those of a cell of two stands nearer than any lines of one cell.
        if together or (bases[n] - bases[n - 1] < _CLOSEST_LEADING * em and not parted[n - 1]):
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _bound(steps: Sequence[float], em: float) -> float | None:
    """The step above which a new row begins; None where steps do not tell, 0 where every line is a row."""
    if not steps:
        return None
    ordered = sorted(steps)
    if ordered[0] > _WIDEST_LEADING * em:
        return 0.0  # wider than lines of one cell are ever set
    # Otsu's threshold: the split that leaves the least scatter within the two groups. Large gaps count as
    # twice the leading, lest they make all the rest look alike.
    values = [min(step, 2 * max(ordered[0], 1.0)) for step in ordered]
    mean = fmean(values)
    total = sum((v - mean) ** 2 for v in values)
    best = (0.0, 0.0, 0.0)
    for n in range(1, len(values)):
        if values[n - 1] < _WIDEST_LEADING * em:
            low, high = fmean(values[:n]), fmean(values[n:])
            between = n * (low - mean) ** 2 + (len(values) - n) * (high - mean) ** 2
            best = max(best, (between, (values[n - 1] + values[n]) / 2, high / max(low, 1.0)))
    between, middle, ratio = best
    return middle if between > _TWO_KINDS * total and ratio > _ROW_STEP else None


def _is_table(cells: Sequence[CellDraft], groups: Sequence[Sequence[int]], columns: int) -> bool:
    body = [cell for cell in cells if cell.column_span == 1]
    texts = [[_words(c) for c in body if c.column == column and c.lines] for column in range(columns)]
    if len(groups) < 3 or any(len(column) < 2 for column in texts):
        return False
    if columns == 2:
        markers = sum(1 for text in texts[0] if _MARKER.match(text) or (len(text) < 3 and not text.isdigit()))
        if markers > 0.7 * len(texts[0]):
            return False  # a list
        if all(text.isdigit() for text in texts[1]) and len(texts[1]) == len(groups):
            return False  # a table of contents
    if _is_contents(texts):
        return False
    full = sum(1 for n in range(len(groups)) if sum(1 for c in body if c.row == n and c.lines) >= 2)
    return full >= max(2, 0.5 * len(groups))


def _is_contents(columns: Sequence[Sequence[str]]) -> bool:
    """Whether dots lead to page numbers that only grow: what a document contains."""
    pages = [text for cell in columns[-1] for text in cell.split()]
    return (
        len(pages) > 3
        and all(text.isdigit() and len(text) < 4 for text in pages)
        and all(int(a) <= int(b) for a, b in pairwise(pages))
        and any("..." in cell for column in columns[:-1] for cell in column)
    )


def _words(cell: CellDraft) -> str:
    return " ".join(t.text for line in cell.lines for t in line if isinstance(t, Token))
