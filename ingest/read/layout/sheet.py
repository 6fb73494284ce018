"""A page as positions: words, drawn rules, pictures. What every engine gives and every layout step takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from statistics import median
from typing import Generic, NamedTuple, TypeVar

from ingest.model import Box, Source
from ingest.read.write import CellDraft, Token

ValueT = TypeVar("ValueT")


class Once(cached_property[ValueT]):
    """A cached property without the lock that Python 3.11 takes for it: that costs more than these values."""

    def __get__(self, instance: object, owner: type | None = None) -> ValueT:  # type: ignore[override]
        value = instance.__dict__[self.attrname or ""] = self.func(instance)
        return value


class _OfLine(Generic[ValueT]):
    """One of the things that a line is measured for when the first of them is asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, line: Line, owner: type | None = None) -> ValueT:
        line.measure()
        value: ValueT = line.__dict__[self._name]
        return value


class Rule(NamedTuple):
    """A drawn straight line, or one edge of a drawn rectangle: level where `top == bottom`, else upright."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on the page: its place in points, its size in pixels (0: unknown)."""

    box: Box
    width: int
    height: int


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right. `opens` says that the engine saw a new paragraph begin here."""

    tokens: tuple[Token, ...]
    opens: bool = False

    x0, top, x1, bottom = _OfLine[float](), _OfLine[float](), _OfLine[float](), _OfLine[float]()
    size, bold, text = _OfLine[float](), _OfLine[bool](), _OfLine[str]()

    def measure(self) -> None:
        """Finds out all at once: who asks for one thing of a line asks for most."""
        texts, x0s, tops, x1s, bottoms, sizes, bolds, _, _ = zip(*self.tokens, strict=True)
        size, bold = sizes[0], bolds[0]
        if sizes.count(size) < len(sizes):
            size = median([s for s, text in zip(sizes, texts, strict=True) for _ in text])
        if bolds.count(bold) < len(bolds):
            bold = sum(map(len, compress(texts, bolds))) > 0.8 * sum(map(len, texts))
        found = self.__dict__
        found["x0"], found["top"], found["x1"], found["bottom"] = min(x0s), min(tops), max(x1s), max(bottoms)
        found["size"], found["bold"], found["text"] = size, bold, " ".join(texts)


@dataclass(frozen=True)
class Grid:
    """A table found on a page: its cells and their place."""

    cells: tuple[CellDraft, ...]
    box: Box
    ruled: bool = True
    continues: bool = False

    @property
    def columns(self) -> int:
        return max(cell.column + cell.column_span for cell in self.cells)

    @property
    def rows(self) -> int:
        return max(cell.row + cell.row_span for cell in self.cells)


def headed(cells: Sequence[CellDraft]) -> tuple[CellDraft, ...]:
    """`cells`, sorted by rows, the first row marked as heading where it is bold and the next is not."""
    bold: tuple[list[bool], list[bool]] = ([], [])
    for cell in cells:
        if cell.row > 1:
            break
        bold[cell.row].extend([t.bold for line in cell.lines for t in line if isinstance(t, Token)])
    if bold[0] and bold[1] and all(bold[0]) and not all(bold[1]):
        return tuple([cell._replace(header=True) if cell.row == 0 else cell for cell in cells])
    return tuple(cells)


@dataclass(frozen=True)
class Sheet:
    """One page. Positions in points from its top left corner, as it is shown (rotation applied)."""

    number: int
    width: float
    height: float
    tokens: tuple[Token, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Picture, ...] = ()
    runs: tuple[tuple[Line, ...], ...] | None = None
    """Where the engine found lines and their order itself (OCR): runs of lines, each within one column."""
    objects: int = 0
    """How many things are drawn on the page."""
    invisible: bool = False
    """The text is drawn invisibly, as OCR programs lay it over the picture of a page."""
    source: Source = Source.TEXT
    note: str | None = None
    tables: tuple[Grid, ...] = field(default=())

    @property
    def covered(self) -> float:
        """The share of the page that its largest picture covers, 0 to 1."""
        area = self.width * self.height
        return max(((p.box.x1 - p.box.x0) * (p.box.bottom - p.box.top) / area for p in self.pictures), default=0.0)
