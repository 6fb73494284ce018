"""What is drawn on a page beside its words: rules and pictures; and whether its text is drawn invisibly."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from itertools import repeat
from operator import attrgetter
from typing import Any

import pypdfium2.raw as raw

from ingest.model import Box
from ingest.read.layout.sheet import Picture, Rule
from ingest.read.pdf import calls
from ingest.read.pdf.place import Place, Sides

_THIN = 3.0
"""Points: a filled rectangle no thicker is a rule. Word draws its borders 0.5 to 1.5 thick."""
MOST_OBJECTS = 20_000
"""Drawn things on one page that are looked at. A dense table has 1,000; maps have 100,000 and no table."""
_DEEPEST = 6
_MOST_SEGMENTS = 2000

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Access = tuple[Callable[..., Any], Callable[..., Any]]

_TEXT, _PATH, _IMAGE, _FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)
_MOVE, _LINE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE


class Drawn:
    """The things drawn on one page, also inside its forms."""

    def __init__(self, page: Any, place: Place) -> None:
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.count = 0
        self._place = place
        self._visible = self._hidden = 0
        self._floats, self._ints = (ctypes.c_float * 6)(), (ctypes.c_uint * 2)()
        at, whole = ctypes.addressof(self._floats), ctypes.addressof(self._ints)
        self._out, self._whole_out = (at, at + 4, at + 8, at + 12), (whole, whole + 4)
        self._walk(calls.handle(page.raw), calls.objects_of_page, _IDENTITY, 0)
        if self.count > MOST_OBJECTS:
            self.rules = []

    @property
    def invisible(self) -> bool:
        """More text objects are drawn invisibly than visibly."""
        return self._hidden > self._visible

    @property
    def upright_rules(self) -> list[Rule]:
        """From left to right."""
        return sorted((rule for rule in self.rules if not rule.level), key=attrgetter("x0"))

    def _walk(self, holder: int | None, access: _Access, matrix: _Matrix, depth: int) -> None:
        count_of, get = access
        total = max(0, count_of(holder))
        looked_at = min(total, MOST_OBJECTS - self.count)
        self.count += min(total, looked_at + 1)
        for thing in map(get, repeat(holder, looked_at), range(looked_at)):
            if not thing:
                continue
            kind = calls.object_type(thing)
            if kind == _TEXT:
                if calls.render_mode(thing) == _INVISIBLE:
                    self._hidden += 1
                else:
                    self._visible += 1
            elif kind == _PATH:
                self._path(thing, matrix)
            elif kind == _IMAGE:
                self._picture(thing, matrix)
            elif kind == _FORM and depth < _DEEPEST:
                self._walk(thing, calls.objects_of_form, _times(self._matrix_of(thing), matrix), depth + 1)
                if self.count > MOST_OBJECTS:
                    return

    def _bounds(self, thing: int, m: _Matrix) -> Sides | None:
        if not calls.object_bounds(thing, *self._out):
            return None
        left, bottom, right, top = self._floats[:4]
        if m is not _IDENTITY:
            xs = [m[0] * x + m[2] * y + m[4] for x in (left, right) for y in (bottom, top)]
            ys = [m[1] * x + m[3] * y + m[5] for x in (left, right) for y in (bottom, top)]
            left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        box = self._place.box(left, bottom, right, top)
        return box if -math.inf < sum(box) < math.inf else None  # infinite, or no number

    def _picture(self, thing: int, matrix: _Matrix) -> None:
        if (box := self._bounds(thing, matrix)) is None:
            return
        self._ints[0] = self._ints[1] = 0
        calls.picture_size(thing, *self._whole_out)
        self.pictures.append(Picture(Box(*box), self._ints[0], self._ints[1]))

    def _path(self, thing: int, matrix: _Matrix) -> None:
        calls.draw_mode(thing, *self._whole_out)
        if not self._ints[0] and not self._ints[1]:
            return  # neither filled nor stroked
        if (box := self._bounds(thing, matrix)) is None:
            return
        x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        if width < _THIN and height < _THIN:
            return
        if height < _THIN:
            self.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        elif width < _THIN:
            self.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        else:
            self._edges(thing, matrix)

    def _edges(self, thing: int, matrix: _Matrix) -> None:
        """The straight sides of a path that is not a single line. Curves have none."""
        a, b, c, d, e, f = _times(self._matrix_of(thing), matrix)
        before: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        total = calls.count_segments(thing)
        if total > _MOST_SEGMENTS:
            return
        x_out, y_out = self._out[:2]
        for segment in map(calls.path_segment, repeat(thing, max(0, total)), range(total)):
            calls.segment_point(segment, x_out, y_out)
            x, y = self._floats[0], self._floats[1]
            here = a * x + c * y + e, b * x + d * y + f
            kind = calls.segment_type(segment)
            if kind == _MOVE:
                first = here
            elif kind == _LINE and before is not None:
                self._side(before, here)
                if first is not None and calls.segment_closes(segment):
                    self._side(here, first)
            before = here

    def _side(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        (left, low), (right, high) = a, b
        if left > right:
            left, right = right, left
        if low > high:
            low, high = high, low
        x0, top, x1, bottom = self._place.box(left, low, right, high)
        width, height = x1 - x0, bottom - top
        if (width > 0.5 and height > 0.5) or (width < _THIN and height < _THIN):
            return
        if not (width < math.inf and height < math.inf):  # infinite, or no number
            return
        if width >= height:
            self.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        else:
            self.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))

    def _matrix_of(self, thing: int) -> _Matrix:
        if not calls.object_matrix(thing, self._out[0]):
            return _IDENTITY
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f


def _times(a: _Matrix, b: _Matrix) -> _Matrix:
    """First `a`, then `b`."""
    if a == _IDENTITY:
        return b
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip
