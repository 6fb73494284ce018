"""Sample blocks → PDF with a text layer, by fpdf2 and the DejaVu fonts (Debian package fonts-dejavu)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from corpus.typeset_markup import ABOVE, Block, ColumnBreak, Heading, Item, PageBreak, Paragraph, Table, row_span

FONTS = Path("/usr/share/fonts/truetype/dejavu")
FAMILIES = {
    "sans": ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    "serif": ("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf"),
}
BORDERS = {
    "ruled": TableBordersLayout.ALL,
    "horizontal": TableBordersLayout.HORIZONTAL_LINES,
    "none": TableBordersLayout.NONE,
}
FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in every file, so that two builds are the same byte for byte; a document's own date is in its text."""
BREAKS = (
    r"(?<=\blese)(?=[a-zæøå]{5})|(?<=\bfag)(?=fornyelse|folk)|(?<=[a-zæøå]{4})(?=utvikling|ordning|opplæring|arbeid|midler"
    r"|nettverk|samling|lærer|trinn|skole|region|område|gruppe|kommune|prosent|skjema|forbund|direktor|vansker|møte)"
)
"""Where the long words of our texts may be broken."""
GUTTER = 8
"""Millimetres between two columns."""
CLOSE = ("meta", "right")
"""Styles whose lines stand close together, such as the references of a letter."""


@dataclass(frozen=True)
class Look:
    """A family of FAMILIES, body size in points, running head and foot ({page} and {pages} are filled in)."""

    family: str = "sans"
    size: float = 10
    head: str = ""
    foot: str = ""
    shade: bool = False
    hyphens: bool = False
    """Long words may be broken at the end of a line."""
    margin: float = 22


class _Sheet(FPDF):
    look: Look
    columns_top: float = 0

    def header(self) -> None:
        if self.look.head:
            self.set_font(self.look.family, size=8)
            self.cell(0, 5, self.look.head, new_x="LMARGIN", new_y="NEXT")
            self.ln(4)
        self.set_font(self.look.family, size=self.look.size)

    def footer(self) -> None:
        if self.look.foot:
            self.set_xy(self.look.margin, -14)
            self.set_font(self.look.family, size=8)
            foot = self.look.foot.format(page=self.page_no(), pages="{nb}")
            self.cell(self.w - 2 * self.look.margin, 5, foot, align="C")


def typeset_pdf(blocks: tuple[Block, ...], look: Look, title: str, out: Path) -> None:
    sheet = _Sheet(format="A4")
    sheet.look = look
    sheet.set_creation_date(FIXED_DATE)
    sheet.set_title(title)
    sheet.set_margins(look.margin, 18, look.margin)
    sheet.set_auto_page_break(True, margin=20)
    for family, (plain, bold) in FAMILIES.items():
        sheet.add_font(family, "", FONTS / plain)
        sheet.add_font(family, "B", FONTS / bold)
    sheet.add_page()
    if look.hyphens:
        blocks = tuple(_breakable(block) for block in blocks)
    for block, after in zip_longest(blocks, blocks[1:]):
        _SETTERS[type(block)](sheet, block)
        if isinstance(block, Paragraph) and block.style in CLOSE and getattr(after, "style", "") != block.style:
            sheet.ln(3)
    sheet.output(str(out))


def _breakable(block: Block) -> Block:
    """A paragraph or list item with soft hyphens in long words."""
    if isinstance(block, Paragraph | Item):
        return replace(block, text=re.sub(BREAKS, "\u00ad", block.text))
    return block


def _heading(sheet: _Sheet, block: Heading) -> None:
    size = sheet.look.size + {1: 6, 2: 2.5, 3: 1}.get(block.level, 0)
    sheet.ln({1: 2, 2: 3}.get(block.level, 2))
    if sheet.get_y() > sheet.h - 45:
        sheet.add_page()
    sheet.set_font(sheet.look.family, "B", size)
    sheet.multi_cell(0, size * 0.5, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(1.5)
    sheet.set_font(sheet.look.family, "", sheet.look.size)


def _paragraph(sheet: _Sheet, block: Paragraph) -> None:
    style = block.style
    size = sheet.look.size - (1.5 if style == "small" else 0)
    sheet.set_font(sheet.look.family, "B" if style == "bold" else "", size)
    align = {"right": "R", "centre": "C"}.get(style, "L")
    sheet.multi_cell(0, size * 0.48, block.text, align=align, new_x="LMARGIN", new_y="NEXT")
    if style not in CLOSE:
        sheet.ln(2)
    sheet.set_font(sheet.look.family, "", sheet.look.size)


def _item(sheet: _Sheet, block: Item) -> None:
    indent = 5.0 * block.level
    mark = "•" if block.mark == "-" else block.mark
    height = sheet.look.size * 0.47
    sheet.set_x(sheet.l_margin + indent - 3)
    sheet.cell(5 if len(mark) < 2 else 7, height, mark)
    sheet.multi_cell(0, height, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(0.6)


def _table(sheet: _Sheet, block: Table) -> None:
    bold = FontFace(emphasis="BOLD")
    grey = FontFace(emphasis="BOLD", fill_color=(225, 225, 225) if sheet.look.shade else None)
    heads = sum(row.kind == "head" for row in block.rows)
    sheet.set_font(sheet.look.family, "", sheet.look.size - 1)
    names = {"L": "LEFT", "R": "RIGHT", "C": "CENTER"}
    with sheet.table(
        borders_layout=BORDERS[block.lines],
        col_widths=block.widths,
        text_align=tuple(names[letter] for letter in block.align),
        num_heading_rows=heads,
        first_row_as_headings=heads > 0,
        repeat_headings=1 if block.repeat_head and heads else 0,
        headings_style=grey,
        line_height=(sheet.look.size - 1) * 0.46,
        padding=1.2,
        v_align="TOP",
    ) as table:
        for number, row in enumerate(block.rows):
            line = table.row()
            if row.kind == "section":
                line.cell(row.cells[0], colspan=len(block.widths), style=grey, align="LEFT")
                continue
            for column, cell in enumerate(row.cells):
                if cell != ABOVE:
                    high = row_span(block, number, column)
                    line.cell(cell, style=bold if row.kind == "sum" else None, rowspan=high)
    sheet.set_font(sheet.look.family, "", sheet.look.size)
    sheet.ln(4)


def _page_break(sheet: _Sheet, block: PageBreak) -> None:
    sheet.set_margins(sheet.look.margin, 18, sheet.look.margin)
    sheet.add_page()


def _column_break(sheet: _Sheet, block: ColumnBreak) -> None:
    outer, inner = sheet.look.margin, (sheet.w + GUTTER) / 2
    if not block.right:
        sheet.columns_top = sheet.get_y()
    near, far = (inner, outer) if block.right else (outer, inner)
    sheet.set_left_margin(near)
    sheet.set_right_margin(far)
    sheet.set_xy(near, sheet.columns_top)


_SETTERS: dict[type, Callable[[_Sheet, object], None]] = {
    Heading: _heading,  # type: ignore[dict-item]
    Paragraph: _paragraph,  # type: ignore[dict-item]
    Item: _item,  # type: ignore[dict-item]
    Table: _table,  # type: ignore[dict-item]
    PageBreak: _page_break,  # type: ignore[dict-item]
    ColumnBreak: _column_break,  # type: ignore[dict-item]
}
