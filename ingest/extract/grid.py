"""A table block as rows of texts under headings: which row is the heading, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ingest.extract import brackets
from ingest.extract.amounts import bare_amount, column_factor
from ingest.extract.columns import TIMES, column, kinds_of, look
from ingest.extract.heads import heading_rows
from ingest.extract.measures import measure_name
from ingest.extract.periods import find_periods
from ingest.model import Block, Cell, Span
from ingest.norwegian.columns import column_kind
from ingest.norwegian.money import TOTAL

_T = TypeVar("_T")

_WOVEN = ("measure", "period", "partner", "comment")
"""The columns of a table without headings that `segment.woven` took apart; the commonest order otherwise too."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows[r][c]` the text of a cell (merged cells repeated), `places[r][c]` where it is printed; `heads` the
    text of each column's heading; `kinds` what it holds; `given` says that the headings are printed."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[tuple[Span, ...], ...], ...]
    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    given: bool
    factor: int = 1
    """What its sums are multiplied by where the words before the table say so: "Tall i 1000 kroner"."""
    woven: bool = False
    """Its columns were taken apart without headings: a single time in it is a start."""


def full(block: Block) -> tuple[list[list[str]], list[list[tuple[Span, ...]]], list[list[Cell | None]]]:
    """The cells of a block laid out, merged ones repeated over what they cover."""
    height = max(c.row + c.row_span for c in block.cells)
    width = max(c.column + c.column_span for c in block.cells)
    texts = [[""] * width for _ in range(height)]
    places: list[list[tuple[Span, ...]]] = [[()] * width for _ in range(height)]
    cells: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for c in block.cells:
        for r in range(c.row, min(c.row + c.row_span, height)):
            for k in range(c.column, min(c.column + c.column_span, width)):
                if not c.text and texts[r][k]:
                    continue  # an empty cell where a merged one reaches
                texts[r][k], places[r][k], cells[r][k] = c.text, c.pieces, c
    return texts, places, cells


def grid_of(block: Block, before: Grid | None, lead: str = "") -> Grid | None:
    """The table under its headings; without headings those of the table before, or what the cells look like."""
    if not block.cells:
        return None
    texts, places, cells = full(block)
    if len(texts[0]) < 2:
        return None
    texts, places, cells = upright(texts, places, cells)
    first, until = heading_rows(texts, cells)
    if until:
        width = range(len(texts[0]))
        heads = tuple(
            " ".join(dict.fromkeys(texts[r][c] for r in range(first, until) if texts[r][c])) for c in width
        )
        keep = [r for r in range(until, len(texts)) if not _repeats(texts[r], texts[first])]
        at = places[until - 1]
        heads, texts, places = brackets.parted(heads, [texts[r] for r in keep], [places[r] for r in keep])
        last = texts[-1][0] if texts and IS_TOTAL.match(texts[-1][0]) else ""
        factor = max(column_factor(h) for h in (*heads, last, lead if _IN_THOUSANDS.search(lead) else ""))
        sums = factor > 1 or any(_MONEY.search(h) for h in (*heads, lead[:200], texts[-1][0] if texts else ""))
        grid = Grid(_t(texts), _t(places), heads, kinds_of(heads, texts, sums=sums), True, factor)
        return _melted(grid, at) if sums else grid
    if (
        before is not None
        and len(before.kinds) == len(texts[0])
        and before.given
        and (block.continues or _fits(texts, before.kinds))
    ):
        return Grid(_t(texts), _t(places), before.heads, before.kinds, True, before.factor)
    if (
        len(texts[0]) == len(_WOVEN)
        and _most(texts, 1, lambda t: bool(find_periods(t)))
        and not _most(texts, 3, lambda t: look(t).money)
    ):
        return Grid(_t(texts), _t(places), ("",) * 4, _WOVEN, False, woven=True)
    none = ("",) * len(texts[0])
    return Grid(_t(texts), _t(places), none, kinds_of(none, texts), False)


IS_TOTAL = re.compile(rf"\s*(?:{TOTAL})\b", re.IGNORECASE)
_IN_THOUSANDS = re.compile(
    r"(?:\btala?\b|\btall(?:ene)?\b|beløp\w*|\bsum(?:mer|mar|mene)?\b|\balt\b|oppgitt\w*|\()\s*(?:er\s+|er\s+oppgitt\s+)?(?:i\s+)?(?:hele\s+|heile\s+)?"
    r"(?:1\s?000|tusen|mill|kr\w*\s+1\s?000)|i\s+hele?\s+tusen|i\s+1\s?000\s+kr",
    re.IGNORECASE,
)
"""What a line before a table says of its sums: "Tall i 1000 kroner"."""
_MONEY = re.compile(
    r"kroner|\bkr\b|\bnok\b|tusen|mill|budsjett|kostnad|midl|beløp|utgift|tilskudd|tilskot|regnskap|rekneskap|ramme",
    re.IGNORECASE,
)


def _melted(grid: Grid, head_places: Sequence[tuple[Span, ...]]) -> Grid:
    """A table with a row a year and a column a measure, sums in it, as one with a row for each sum."""
    if grid.kinds[0] not in TIMES or "measure" in grid.kinds:
        return grid
    under = [
        c
        for c, (head, kind) in enumerate(zip(grid.heads, grid.kinds, strict=True))
        if c
        and kind in ("amount", "other")
        and column_kind(head) in (None, "measure")
        and measure_name(head)
        and _most([list(r) for r in grid.rows], c, lambda t: bare_amount(t, grid.factor, 1) is not None)
    ]
    if len(under) < 2:
        return grid
    rows, places = [], []
    for texts, at in zip(grid.rows, grid.places, strict=True):
        for c in under:
            if texts[c]:
                rows.append((texts[0], grid.heads[c], texts[c]))
                places.append((at[0], head_places[c], at[c]))
    return Grid(
        _t(rows), _t(places), (grid.heads[0], "", ""), (grid.kinds[0], "measure", "amount"), True, grid.factor
    )


def _repeats(row: Sequence[str], head: Sequence[str]) -> bool:
    """Whether a row is the heading printed again, as on a new page."""
    return sum(a.lower() == b.lower() for a, b in zip(row, head, strict=True) if b) == sum(map(bool, head))


def _most(texts: list[list[str]], column: int, test: Callable[[str], bool]) -> bool:
    filled = [row[column] for row in texts if row[column]]
    return bool(filled) and sum(test(t) for t in filled) * 2 > len(filled)


def _t(rows: Sequence[Sequence[_T]]) -> tuple[tuple[_T, ...], ...]:
    return tuple(tuple(row) for row in rows)


def upright(
    texts: list[list[str]], places: list[list[tuple[Span, ...]]], cells: list[list[Cell | None]]
) -> tuple[list[list[str]], list[list[tuple[Span, ...]]], list[list[Cell | None]]]:
    """A table that stands on its side (headings in the first column) turned round."""
    first = [row[0] for row in texts]
    down = [column_kind(t) if len(t) < 40 else None for t in first]
    across = [t for t in texts[0][1:] if t]
    named = bool(texts[0][1]) and sum(look(t).name for t in across) >= 0.6 * len(across)
    if down[0] is None and len(first[0]) < 40 and named and column_kind(texts[0][1]) is None:
        down[0] = "measure"  # an empty corner over the labels, measures as headings
        texts = [["Tiltak", *texts[0][1:]], *texts[1:]] if not first[0] else texts
    if down[0] == "measure" and named and _lies(texts):
        return _turned(texts), _turned(places), _turned(cells)
    kinds_down = {k for k in down if k}
    kinds_across = {k for t in texts[0] if t and len(t) < 60 and (k := column_kind(t))}
    if (
        len(texts) >= 3
        and len(kinds_down) >= 3
        and sum(map(bool, down)) >= 0.7 * len(texts)
        and len(kinds_down) > len(kinds_across)
        and "measure" in kinds_down
    ):
        return _turned(texts), _turned(places), _turned(cells)
    return texts, places, cells


def _turned(rows: Sequence[Sequence[_T]]) -> list[list[_T]]:
    return [list(r) for r in zip(*rows, strict=True)]


def _lies(texts: Sequence[Sequence[str]]) -> bool:
    """Whether a table lies on its side by its cells alone: along a row they are of one sort (times, sums, bodies,
    persons), down a column they are not; the first column labels the rows and holds no facts."""
    labels = [row[0] for row in texts[1:]]
    if any(len(t) >= 40 or _sort([t]) for t in labels if t) or sum(map(bool, labels)) < 2:
        return False
    along = [_sort(row[1:]) for row in texts[1:]]
    down = [_sort([row[c] for row in texts[1:]]) for c in range(1, len(texts[0]))]
    return len(set(filter(None, along))) >= 2 and not any(down)


def _sort(texts: Sequence[str]) -> str | None:
    """What nearly all of some cells are, if that is a fact: "time", "money", "body" or "person"."""
    of = column(texts)
    return next((k for k in ("time", "money", "body", "person") if of.filled and getattr(of, k) >= 0.75), None)


def _fits(texts: list[list[str]], kinds: Sequence[str]) -> bool:
    for c, kind in enumerate(kinds):
        filled = [row[c] for row in texts if row[c]]
        if (
            kind in ("period", "start", "end", "year")
            and filled
            and sum(bool(find_periods(t)) for t in filled) * 2 < len(filled)
        ):
            return False
    return True
