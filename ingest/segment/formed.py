"""Pages whose forms the reader saw (PDF, DOCX, HTML, Markdown) → blocks."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Block, Cell, CellForm, FormKind, Page, Span
from ingest.segment.joining import Known, join


def blocks_of_forms(page: Page, known: Known) -> Iterator[Block]:
    """One block for each form that holds text."""
    for form in page.forms:
        at = _span(page, form.start, form.end)
        text = page.text[at.start : at.end]
        if not text.strip():
            continue
        if form.kind is FormKind.TABLE:
            yield Block(
                form.kind, text, at, form.level, tuple(_cell(page, c, known) for c in form.cells), form.continues
            )
        else:
            yield Block(form.kind, join(text.split("\n"), known), at, form.level, (), form.continues)


def _span(page: Page, start: int, end: int) -> Span:
    return Span(page.number, page.to_text(start), page.to_text(end))


def _cell(page: Page, cell: CellForm, known: Known) -> Cell:
    at = _span(page, cell.start, cell.end)
    text = join(page.text[at.start : at.end].split("\n"), known)
    return Cell(cell.row, cell.column, text, (at,), cell.row_span, cell.column_span, cell.header)
