"""Blocks and tables → the raw text of a page with its forms. Every reader writes its pages through this.

Text that is written here has been tidied (`text.tidy`) by whoever read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.model import Box, CellForm, Form, FormKind, Page, Source, Word


class Token(NamedTuple):
    """A word on a page. Places in points from the top left corner; `confidence` where OCR read it.

    A named tuple because a page has hundreds: it is made four times as fast as a frozen dataclass.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    confidence: float | None = None
    upright: bool = True


Text = str | Sequence[Token]
"""One line: as a string, or as its words."""


class CellDraft(NamedTuple):
    """A table cell to be written: `lines` from top to bottom."""

    row: int
    column: int
    lines: tuple[Text, ...]
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: Box | None = None


class PageWriter:
    """Writes one page. Blocks are parted by an empty line, list items by a line break."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._forms: list[Form] = []
        self._words: list[Word] = []

    @property
    def empty(self) -> bool:
        return not self._forms

    def block(
        self, kind: FormKind, lines: Iterable[Text], level: int = 0, box: Box | None = None, *, close: bool = False
    ) -> None:
        """Adds one block, its lines parted by line breaks; `close`: only a line break before it, no empty line.

        An empty block adds nothing.
        """
        lines = [line for line in lines if (line.strip() if isinstance(line, str) else line)]
        if not lines:
            return
        self._part(kind, close)
        start = self._length
        self._lines(lines)
        self._forms.append(Form(kind, start, self._length, level, box))

    def table(self, cells: Sequence[CellDraft], box: Box | None = None, continues: bool = False) -> None:
        """Adds a table; `cells` sorted by row and column. One without any text adds nothing."""
        if not any(cell.lines for cell in cells):
            return
        self._part(FormKind.TABLE)
        start, row, forms = self._length, cells[0].row, []
        for i, cell in enumerate(cells):
            if i:
                self._add("\t" if cell.row == row else "\n")
            row = cell.row
            at = self._length
            if cell.lines:
                self._lines([_one_line(line) if isinstance(line, str) else line for line in cell.lines])
            forms.append(
                CellForm(
                    cell.row, cell.column, at, self._length, cell.row_span, cell.column_span, cell.header, cell.box
                )
            )
        self._forms.append(
            Form(FormKind.TABLE, start, self._length, box=box, cells=tuple(forms), continues=continues)
        )

    def page(self, number: int, source: Source = Source.TEXT, note: str | None = None) -> Page:
        return Page(
            number, "".join(self._parts), source, forms=tuple(self._forms), words=tuple(self._words), note=note
        )

    def _part(self, kind: FormKind, close: bool = False) -> None:
        if self._forms:
            close = close and self._forms[-1].kind is not FormKind.TABLE
            together = close or (kind is FormKind.LIST_ITEM and self._forms[-1].kind is FormKind.LIST_ITEM)
            self._add("\n" if together else "\n\n")

    def _lines(self, lines: Sequence[Text]) -> None:
        for i, line in enumerate(lines):
            if i:
                self._add("\n")
            if isinstance(line, str):
                self._add(line.strip())
                continue
            if line and line[0].confidence is None:
                self._add(" ".join([token.text for token in line]))
                continue
            for j, token in enumerate(line):
                if j:
                    self._add(" ")
                at = self._length
                self._add(token.text)
                if token.confidence is not None:
                    place = Box(token.x0, token.top, token.x1, token.bottom)
                    self._words.append(Word(at, self._length, token.confidence, place))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
