"""A column whose heading says what stands in brackets behind its names, "Satsing (hjelpere)", as two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from ingest.model import Span

_T = TypeVar("_T")
_Places = tuple[Span, ...]
_HEAD = re.compile(r"(?P<name>[^()]*\w[^()]*?)\s*\((?P<behind>[^()]*[^\W\d_]{3}[^()]*)\)\s*")
_CELL = re.compile(r"(?P<name>.*?\S)\s*\((?P<behind>[^()]+)\)\W*", re.DOTALL)


def parted(
    heads: Sequence[str], rows: Sequence[Sequence[str]], places: Sequence[Sequence[_Places]]
) -> tuple[tuple[str, ...], list[list[str]], list[list[_Places]]]:
    """Headings, rows and places of a table, each such column followed by one of what its brackets hold.

    A column is parted if its heading ends in brackets and most of its cells do."""
    out_heads, out_rows, out_places = list(heads), [list(r) for r in rows], [list(p) for p in places]
    for c in reversed(range(len(heads))):
        head = _HEAD.fullmatch(heads[c])
        cells = [_CELL.fullmatch(row[c]) for row in rows]
        if head is None or 2 * sum(map(bool, cells)) <= sum(bool(row[c]) for row in rows):
            continue
        out_heads[c : c + 1] = [head.group("name"), head.group("behind")]
        for row, at, cell in zip(out_rows, out_places, cells, strict=True):
            text = row[c]
            row[c : c + 1] = [cell.group("name"), cell.group("behind")] if cell else [text, ""]
            at[c : c + 1] = _places(at[c], text, cell)
    return tuple(out_heads), out_rows, out_places


def _places(at: _Places, text: str, cell: re.Match[str] | None) -> list[_Places]:
    """Where the two parts of a cell stand; a cell that is printed in several pieces proves both."""
    if cell is None:
        return [at, ()]
    if len(at) != 1 or at[0].end - at[0].start != len(text):
        return [at, at]
    page, start = at[0].page, at[0].start
    return [(Span(page, start + a, start + b),) for a, b in (cell.span("name"), cell.span("behind"))]
