"""The markup in which the sample documents are written, read into blocks that the typesetters share.

One line, one thing: `# heading`, `- item`, `1. item`, `@style text` (a paragraph in a style: right, centre, small,
bold, meta), `---page---`, `---columns---` (two columns from here), `---column---` (the second one), and tables
between `:::table …` and `:::`. A blank line ends a paragraph.
In a table a line is a row, cells are parted by ` | `, ` // ` breaks a line inside a cell, `---` ends the head,
`= text` is a section row across the whole table, `+ a | b` a row of sums; a cell `^` is one with that above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STYLES = ("right", "centre", "small", "bold", "meta")


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    mark: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    kind: str = "plain"
    """head, section, sum or plain"""


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` in per cent, `align` a letter (L, R, C) a column, `lines` ruled, horizontal or none."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    align: str
    lines: str = "ruled"
    repeat_head: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Also the end of two columns."""


@dataclass(frozen=True, slots=True)
class ColumnBreak:
    """Here begins the left column of two, or the right one at the same height. Only PDF shows it."""

    right: bool


ABOVE = "^"
"""A cell that is merged with the one above it."""


def row_span(table: Table, row: int, column: int) -> int:
    """How many rows the cell is high, counted from 1."""
    high = 1
    for below in table.rows[row + 1 :]:
        if column >= len(below.cells) or below.cells[column] != ABOVE:
            break
        high += 1
    return high


Block = Heading | Paragraph | Item | Table | PageBreak | ColumnBreak


def read_markup(body: str) -> tuple[Block, ...]:
    return tuple(_blocks(body.strip("\n").split("\n")))


def _blocks(lines: list[str]) -> Iterator[Block]:
    held: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        block = _one_line(line)
        if isinstance(block, Item) and held:
            block = None  # a paragraph's line that begins with a date: «10. juni»
        if (block or not line.strip() or line.startswith(":::table")) and held:
            yield Paragraph(" ".join(held))
            held = []
        if line.startswith(":::table"):
            end = lines.index(":::", at)
            yield _table(line, lines[at + 1 : end])
            at = end
        elif block:
            yield block
        elif line.strip():
            held.append(line.strip())
        at += 1
    if held:
        yield Paragraph(" ".join(held))


def _one_line(line: str) -> Block | None:
    if line == "---page---":
        return PageBreak()
    if line in ("---columns---", "---column---"):
        return ColumnBreak(right=line == "---column---")
    if m := re.match(r"(#+) (.+)", line):
        return Heading(m[2], len(m[1]))
    if m := re.match(r"( *)([-•o]|\d+\.|[a-z]\)) (.+)", line):
        return Item(m[3], m[2], 1 + len(m[1]) // 2)
    if (m := re.match(r"@(\w+) ?(.*)", line)) and m[1] in STYLES:
        return Paragraph(m[2], m[1])
    return None


def _table(opening: str, lines: list[str]) -> Table:
    options = dict(part.split("=") for part in opening.split()[1:] if "=" in part)
    rows = list(_rows([line for line in lines if line.strip()]))
    columns = max(len(row.cells) for row in rows)
    widths = tuple(int(w) for w in options["widths"].split(",")) if "widths" in options else (1,) * columns
    align = options.get("align", "L" * columns)
    return Table(tuple(rows), widths, align, options.get("lines", "ruled"), "repeat" in opening.split())


def _rows(lines: list[str]) -> Iterator[Row]:
    head = lines.index("---") if "---" in lines else 0
    for number, line in enumerate(lines):
        if line == "---":
            continue
        if line.startswith("= "):
            yield Row((line[2:],), "section")
            continue
        kind = "head" if number < head else "sum" if line.startswith("+ ") else "plain"
        line = line.removeprefix("+ ")
        yield Row(tuple(cell.strip().replace(" // ", "\n") for cell in (line + " ").split(" |")), kind)
