"""Sample blocks → DOCX, by python-docx, with fixed dates inside and outside the package."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

from corpus.typeset_markup import ABOVE, Block, Heading, Item, PageBreak, Paragraph, Table

FIXED_DATE = datetime(2026, 1, 1)
ZIP_DATE = (2026, 1, 1, 0, 0, 0)


def typeset_docx(blocks: tuple[Block, ...], title: str, out: Path) -> None:
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = ""
    properties.title = title
    properties.created = properties.modified = FIXED_DATE
    for block in blocks:
        _add(document, block)
    held = io.BytesIO()
    document.save(held)
    _repack(held, out)


def _add(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level)
    elif isinstance(block, Item):
        document.add_paragraph(block.text, style="List Bullet" if block.mark == "-" else "List Number")
    elif isinstance(block, Table):
        _add_table(document, block)
    elif isinstance(block, PageBreak):
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif isinstance(block, Paragraph):
        paragraph = document.add_paragraph()
        paragraph.add_run(block.text).bold = block.style == "bold"
        if block.style in ("right", "centre"):
            side = WD_ALIGN_PARAGRAPH.RIGHT if block.style == "right" else WD_ALIGN_PARAGRAPH.CENTER
            paragraph.alignment = side


def _add_table(document: Document, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.widths))
    table.style = "Table Grid" if block.lines == "ruled" else "Normal Table"
    for row in block.rows:
        cells = table.add_row().cells
        if row.kind == "section":
            merged = cells[0].merge(cells[-1])
            merged.text = row.cells[0]
            continue
        for column, (cell, text) in enumerate(zip(cells, row.cells, strict=False)):
            if text == ABOVE:
                table.cell(len(table.rows) - 2, column).merge(cell)
                continue
            cell.text = text
            if row.kind in ("head", "sum"):
                for paragraph in cell.paragraphs:
                    for run in paragraph.runs:
                        run.bold = True
    document.add_paragraph()


def _repack(held: io.BytesIO, out: Path) -> None:
    """The same package with fixed times, parts in order of their names."""
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
