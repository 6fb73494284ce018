"""Rows of cells that span → places in a grid, the way HTML, Word and OpenDocument lay tables out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_MOST_COLUMNS = 500

CellT = TypeVar("CellT", bound=tuple[object, int, int, object])


def place(rows: Sequence[Sequence[CellT]]) -> Iterator[tuple[int, int, int, int, CellT]]:
    """For each cell (content, row span, column span, …) its row, column, row span, column span and itself.

    A cell takes the first column that no cell from above reaches into. Spans are cut at the last row.
    """
    taken: dict[int, int] = {}  # column → rows it is still taken for, this one included
    for r, row in enumerate(rows):
        column = 0
        fresh: dict[int, int] = {}
        for cell in row:
            while taken.get(column, 0) > 0:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            row_span = min(cell[1], len(rows) - r)
            column_span = min(cell[2], _MOST_COLUMNS - column)
            yield r, column, row_span, column_span, cell
            for c in range(column, column + column_span):
                fresh[c] = row_span
            column += column_span
        taken = {c: n - 1 for c, n in {**taken, **fresh}.items() if n > 1}
