"""Sheets of a whole document → pages with forms: what repeats at the edge of pages, how headings rank. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.model import FormKind, Page
from ingest.norwegian.layout import PAGE_NUMBER
from ingest.read.layout.blocks import (
    Block,
    Style,
    blocks_of,
    body_style,
    heading_style,
    is_footnote,
    numbering_depth,
)
from ingest.read.layout.lines import columns_of
from ingest.read.layout.ruled import ruled_tables
from ingest.read.layout.sheet import Grid, Line, Sheet
from ingest.read.layout.unruled import unruled_tables
from ingest.read.write import PageWriter, Token

_PAGE_NUMBER = re.compile(rf"\s*{PAGE_NUMBER}\s*", re.I)
_DIGITS = re.compile(r"\d+")
_SHIFT = 40.0
"""Points by which the sides of a table may differ from page to page: without rules, its longest words decide."""
_SIZE_SEEN = 0.06
"""By what share sizes of one style differ as they are measured on scans, boldness aside."""
_EDGE = 0.12
"""The share of a page's height, above and below, in which running heads and feet stand."""


@dataclass(frozen=True)
class Laid:
    """A page taken apart: runs of lines, each within one column, and tables."""

    sheet: Sheet
    runs: tuple[tuple[Line, ...], ...]
    tables: tuple[Grid, ...]
    aside: tuple[Line, ...] = ()
    """Lines that stand upright in the margin."""


def lay_out(sheet: Sheet) -> Laid:
    """Finds the tables and the lines of one page."""
    tables, rest = ruled_tables(sheet)
    turned = [t for t in rest if not t.upright]
    if len(turned) > 0.5 * len(rest):  # a page on its side: all of it is text
        turned = []
    aside = set(map(id, turned))
    runs = columns_of([t for t in rest if id(t) not in aside] if turned else rest)
    left: list[Token] = []
    ruled = len(tables)
    for run in runs:  # column by column: two columns of prose are no table
        more, over = unruled_tables(sheet, run)
        tables += more
        left += over
    if sheet.runs or len(tables) > ruled:
        kept = set(map(id, left))
        runs = [lines for run in (sheet.runs or runs) if (lines := _left(run, kept))]
    tables.sort(key=lambda table: table.box.top)
    return Laid(sheet, tuple(map(tuple, runs)), tuple(tables), _turned_lines(turned))


def _left(run: Sequence[Line], left: set[int]) -> list[Line]:
    """The lines of a run with only those words (by id) that stand in no table."""
    lines = []
    for line in run:
        tokens = tuple(t for t in line.tokens if id(t) in left)
        if tokens:
            lines.append(line if len(tokens) == len(line.tokens) else Line(tokens, line.opens))
    return lines


def _turned_lines(tokens: Sequence[Token]) -> tuple[Line, ...]:
    groups: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        groups[round(token.x0 / 6)].append(token)
    return tuple(Line(tuple(sorted(group, key=lambda t: -t.bottom))) for group in groups.values())


def write_pages(laid: Sequence[Laid]) -> tuple[Page, ...]:
    """The pages of a document."""
    running = _running(laid)
    body = body_style(line for page in laid for run in page.runs for line in run if id(line) not in running)
    pieces = [_pieces(page, running, body) for page in laid]
    _join_over_pages(pieces)
    ranks = _ranks(pieces)
    return tuple(_write(page, parts, ranks) for page, parts in zip(laid, pieces, strict=True))


_Piece = Block | Grid


def _running(laid: Sequence[Laid]) -> set[int]:
    """The lines (by id) that are running heads, feet or page numbers."""
    places: dict[tuple[str, int], list[Line]] = defaultdict(list)
    found: set[int] = set()
    for page in laid:
        height = page.sheet.height
        lines = sorted((line for run in page.runs for line in run), key=lambda line: line.top)
        edges = [x for x in lines if x.bottom < _EDGE * height or x.top > (1 - _EDGE) * height]
        for line in edges:
            if _PAGE_NUMBER.fullmatch(line.text) and line in (lines[0], lines[-1]) and len(lines) > 1:
                found.add(id(line))
            places[_DIGITS.sub("#", line.text.casefold()), round(line.top / 8)].append(line)
    need = max(2, round(0.3 * len(laid)))
    for (text, where), lines in places.items():
        near = lines + places.get((text, where + 1), []) + places.get((text, where - 1), [])
        if len(laid) > 1 and len(near) >= need:
            found |= {id(line) for line in lines}
    return found


def _pieces(page: Laid, running: set[int], body: Style) -> list[_Piece]:
    """Blocks and tables of one page in reading order."""
    blocks: list[_Piece] = []
    for run in page.runs:
        stretch: list[Line] = []
        right = max((line.x1 for line in run if id(line) not in running), default=0.0)
        for line in run:
            between = stretch and any(_parts(table, stretch[-1], line) for table in page.tables)
            if id(line) in running or between:
                blocks += blocks_of(stretch, body, right)
                stretch = []
            if id(line) in running:
                blocks.append(Block(FormKind.RUNNING, (line,)))
            else:
                stretch.append(line)
        blocks += blocks_of(stretch, body, right)
    for n, block in enumerate(blocks):
        if not isinstance(block, Block):
            continue
        if is_footnote(block, body, page.sheet.height):
            blocks[n] = replace(block, kind=FormKind.FOOTNOTE)
        elif _is_lone_number(block, blocks[n - 1 : n] + blocks[n + 1 : n + 2]):
            blocks[n] = replace(block, kind=FormKind.HEADING)
    for table in page.tables:
        blocks.insert(_place(table, blocks), table)
    return blocks + [Block(FormKind.RUNNING, (line,)) for line in page.aside]


def _join_over_pages(pieces: list[list[_Piece]]) -> None:
    """Marks tables that go on from the page before: last there, first here, with the same columns."""
    for before, here in pairwise(pieces):
        last = next((p for p in reversed(before) if _in_flow(p)), None)
        first = next((n for n, p in enumerate(here) if _in_flow(p)), None)
        if first is None or not isinstance(last, Grid):
            continue
        table = here[first]
        if not isinstance(table, Grid) or table.columns != last.columns:
            continue
        if abs(table.box.x0 - last.box.x0) > _SHIFT or abs(table.box.x1 - last.box.x1) > _SHIFT:
            continue
        repeats = _first_row(table) == _first_row(last) != ""
        cells = table.cells
        if repeats:
            cells = tuple([c._replace(header=True) if c.row == 0 else c for c in cells])
        here[first] = replace(table, cells=cells, continues=True)


def _is_lone_number(piece: Block, beside: Sequence[_Piece]) -> bool:
    """Whether a list item is a heading: one short numbered line, no sentence, with no other item beside it."""
    return (
        piece.kind is FormKind.LIST_ITEM
        and len(piece.lines) == 1
        and len(piece.text) < 90
        and numbering_depth(piece.text) > 0
        and not piece.text.endswith((".", ",", ";", ":"))
        and all(not isinstance(other, Block) or other.kind is not FormKind.LIST_ITEM for other in beside)
    )


def _in_flow(piece: _Piece) -> bool:
    return isinstance(piece, Grid) or piece.kind not in (FormKind.RUNNING, FormKind.FOOTNOTE)


def _first_row(table: Grid) -> str:
    lines = [line for cell in table.cells if cell.row == 0 for line in cell.lines]
    return " ".join(t.text for line in lines for t in line if isinstance(t, Token))


def _parts(table: Grid, above: Line, below: Line) -> bool:
    middle = (table.box.top + table.box.bottom) / 2
    return above.top < middle < below.bottom and table.box.x0 < above.x1 and above.x0 < table.box.x1


def _place(table: Grid, pieces: Sequence[_Piece]) -> int:
    """Before the first piece that stands below the table in the same column."""
    for i, piece in enumerate(pieces):
        box = piece.box
        if box.top >= table.box.top and box.x0 < table.box.x1 and table.box.x0 < box.x1:
            return i
    return len(pieces)


def _ranks(pieces: Sequence[Sequence[_Piece]]) -> dict[int, int]:
    """The level of each heading (by id): the styles of the document from large to small, numbers below them."""
    headings = [p for page in pieces for p in page if isinstance(p, Block) and p.kind is FormKind.HEADING]
    styles = sorted({heading_style(h) for h in headings}, reverse=True)
    merged: list[list[tuple[float, bool]]] = []
    scanned = any(h.lines[0].tokens[0].confidence is not None for h in headings)
    for style in styles:
        near = max(0.75, _SIZE_SEEN * style[0]) if scanned else 0.75
        if merged and (scanned or merged[-1][0][1] == style[1]) and merged[-1][-1][0] - style[0] < near:
            merged[-1].append(style)
        else:
            merged.append([style])
    rank = {style: level for level, group in enumerate(merged, 1) for style in group}
    depths = [numbering_depth(heading.text) for heading in headings]
    least: dict[int, int] = {}
    for heading, depth in zip(headings, depths, strict=True):
        if depth:
            level = rank[heading_style(heading)]
            least[level] = min(least.get(level, depth), depth)
    levels = {}
    for heading, depth in zip(headings, depths, strict=True):
        level = rank[heading_style(heading)]
        levels[id(heading)] = min(9, level + (depth - least[level] if depth else 0))
    # Numbers of one depth are one level, also where a scan shows their letters in several sizes.
    for numbered in range(1, 6):
        same = [id(h) for h, depth in zip(headings, depths, strict=True) if depth == numbered]
        if same:
            (level, _), *_ = Counter(levels[h] for h in same).most_common(1)
            levels.update(dict.fromkeys(same, level))
    return levels


def _write(page: Laid, pieces: Sequence[_Piece], ranks: dict[int, int]) -> Page:
    writer = PageWriter()
    indents = _indents(pieces)
    for piece in pieces:
        if isinstance(piece, Grid):
            writer.table(piece.cells, piece.box, piece.continues)
            continue
        level = 0
        if piece.kind is FormKind.HEADING:
            level = ranks[id(piece)]
        elif piece.kind is FormKind.LIST_ITEM:
            level = _level(piece.box.x0, indents)
        writer.block(piece.kind, [line.tokens for line in piece.lines], level, piece.box, close=piece.close)
    return writer.page(page.sheet.number, page.sheet.source, page.sheet.note)


def _indents(pieces: Sequence[_Piece]) -> list[float]:
    """The indents of a page's list items, left to right, those used once only near another left out."""
    counts = Counter(
        round(p.box.x0 / 6) * 6.0 for p in pieces if isinstance(p, Block) and p.kind is FormKind.LIST_ITEM
    )
    indents: list[float] = []
    for x in sorted(counts):
        if not indents or x - indents[-1] > 7:
            indents.append(x)
    return indents


def _level(x: float, indents: Sequence[float]) -> int:
    return max(1, sum(1 for indent in indents if indent <= x + 4))
