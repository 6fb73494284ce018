"""A page as positions: words, drawn rules, pictures. What every engine gives and every layout step takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from statistics import median
from typing import NamedTuple, TypeVar

from ingest.model import Box, Source
from ingest.read.write import CellDraft, Token

ValueT = TypeVar("ValueT")
_Side = Callable[[Token], float]
_x0: _Side = attrgetter("x0")
_top: _Side = attrgetter("top")
_x1: _Side = attrgetter("x1")
_bottom: _Side = attrgetter("bottom")


class Once(cached_property[ValueT]):
    """A cached property without the lock that Python 3.11 takes for it: that costs more than these values."""

    def __get__(self, instance: object, owner: type | None = None) -> ValueT:  # type: ignore[override]
        value = instance.__dict__[self.attrname or ""] = self.func(instance)
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

    @Once
    def x0(self) -> float:
        return min(map(_x0, self.tokens))

    @Once
    def x1(self) -> float:
        return max(map(_x1, self.tokens))

    @Once
    def top(self) -> float:
        return min(map(_top, self.tokens))

    @Once
    def bottom(self) -> float:
        return max(map(_bottom, self.tokens))

    @Once
    def size(self) -> float:
        sizes = {t.size for t in self.tokens}
        return sizes.pop() if len(sizes) == 1 else median(t.size for t in self.tokens for _ in t.text)

    @Once
    def bold(self) -> bool:
        bolds = {t.bold for t in self.tokens}
        if len(bolds) == 1:
            return bolds.pop()
        letters = sum(len(t.text) for t in self.tokens)
        return sum(len(t.text) for t in self.tokens if t.bold) > 0.8 * letters

    @Once
    def text(self) -> str:
        return " ".join([t.text for t in self.tokens])


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
