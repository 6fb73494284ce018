"""The same documents with the headings of their tables made useless: how much of what a table says hangs on them.

A table whose headings nobody has met must still give its measures, and what its cells prove by themselves: bodies,
persons, times, sums. `masked` puts words that mean nothing in the place of the headings, `bare` takes the heading
rows away, `shuffled` leaves the words and lays the columns in another order.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from zlib import crc32

from bench.facts_gold import Facts, found
from ingest.extract import extract
from ingest.extract.grid import full, upright
from ingest.extract.heads import heading_rows
from ingest.model import Block, Cell, Document, FormKind
from ingest.norwegian.columns import column_kind

WORDS = ("Vreng", "Skolp", "Drabbe", "Nølve", "Gryft", "Plisk", "Kvarp", "Brysle", "Tunvel", "Hemle", "Rønt")
"""Words that mean nothing, one for each column."""
_TIME = re.compile(r"\d")
"""A heading with figures ("2024", "V-24") is a fact and stays."""

Tables = Callable[[Block, int, int], Block]


def documents(all_: dict[str, Document], how: str) -> dict[str, Facts]:
    """What planspor finds in the documents that hold a table with headings, these made useless in one way."""
    change = HOW[how]
    return {
        name: found(extract(replace(d, blocks=tuple(_changed(b, change) for b in d.blocks))), name)
        for name, d in all_.items()
        if has_heads(d)
    }


def has_heads(document: Document) -> bool:
    """Whether a document holds a table that stands under a row of headings."""
    return any(_heads(b) is not None for b in document.blocks)


def _heads(block: Block) -> tuple[int, int] | None:
    if block.kind is not FormKind.TABLE or not block.cells:
        return None
    texts, places, cells = full(block)
    if len(texts[0]) < 2 or upright(texts, places, cells)[2] is not cells:
        return None  # one that stands on its side has measures for headings
    first, until = heading_rows(texts, cells)
    return (first, until) if until else None


def _changed(block: Block, change: Tables) -> Block:
    rows = _heads(block)
    return block if rows is None else change(block, *rows)


def _masked(block: Block, first: int, until: int) -> Block:
    def mask(c: Cell) -> Cell:
        hidden = first <= c.row < until and column_kind(c.text) is not None and not _TIME.search(c.text)
        return replace(c, text=WORDS[(c.column + c.row) % len(WORDS)]) if hidden else c

    return replace(block, cells=tuple(map(mask, block.cells)))


def _bare(block: Block, first: int, until: int) -> Block:
    if any(first <= c.row < until and _TIME.search(c.text) for c in block.cells):
        return _masked(block, first, until)
    kept = [replace(c, row=c.row - until) for c in block.cells if c.row >= until]
    return replace(block, cells=tuple(kept))


def _shuffled(block: Block, first: int, until: int) -> Block:
    width = max(c.column + c.column_span for c in block.cells)
    if any(1 < c.column_span < width for c in block.cells):
        return block
    order = list(range(width))
    random.Random(crc32(block.text.encode())).shuffle(order)
    filled = Counter(c.row for c in block.cells if c.text)

    def move(c: Cell) -> Cell:
        # What stands alone in its row leads a section: it stays at the left in any order.
        stays = c.column_span > 1 or filled[c.row] < 2
        return c if stays else replace(c, column=order[c.column])

    moved = [move(c) for c in block.cells if c.column_span > 1 or c.text]
    return replace(block, cells=tuple(sorted(moved, key=lambda c: (c.row, c.column))))


HOW: dict[str, Tables] = {"masked": _masked, "bare": _bare, "shuffled": _shuffled}
