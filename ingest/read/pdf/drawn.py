"""What is drawn on a page beside its words: rules and pictures; and whether its text is drawn invisibly."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice, repeat
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
_rule = partial(tuple.__new__, Rule)
"""A rule of its four values, made without a call of Python."""
_Access = tuple[calls.Function, calls.Function]

_TEXT, _PATH, _IMAGE, _FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)
_MOVE, _LINE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE


class Drawn:
    """The things drawn on one page, also inside its forms. Each question is asked of all things of one holder."""

    def __init__(self, page: Any, place: Place) -> None:
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.count = 0
        self._place = place
        self._visible = self._hidden = 0
        self._walk(calls.handle(page.raw) or 0, calls.objects_of_page, _IDENTITY, 0)
        if self.count > MOST_OBJECTS:
            self.rules = []

    @property
    def invisible(self) -> bool:
        """More text objects are drawn invisibly than visibly."""
        return self._hidden > self._visible

    @property
    def upright_rules(self) -> list[Rule]:
        """From left to right."""
        return sorted([rule for rule in self.rules if rule.x0 == rule.x1], key=attrgetter("x0"))

    def _walk(self, holder: int, access: _Access, matrix: _Matrix, depth: int) -> None:
        count_of, get = access
        total = max(0, count_of.once(holder))
        looked_at = min(total, MOST_OBJECTS - self.count)
        self.count += min(total, looked_at + 1)
        things = [thing for thing in get.each(looked_at, holder, range(looked_at)) if thing]
        by_kind: dict[int, list[int]] = {}
        for thing, kind in zip(things, calls.object_type.each(len(things), things), strict=True):
            by_kind.setdefault(kind, []).append(thing)
        if texts := by_kind.get(_TEXT):
            hidden = calls.render_mode.each(len(texts), texts).count(_INVISIBLE)
            self._hidden += hidden
            self._visible += len(texts) - hidden
        if paths := by_kind.get(_PATH):
            self._paths(paths, matrix)
        if images := by_kind.get(_IMAGE):
            self._images(images, matrix)
        for thing in by_kind.get(_FORM, ()) if depth < _DEEPEST else ():
            (own,) = _matrices([thing])
            self._walk(thing, calls.objects_of_form, _times(own, matrix), depth + 1)
            if self.count > MOST_OBJECTS:
                return

    def _bounds(self, things: list[int], m: _Matrix) -> list[Sides | None]:
        """Where each of `things` stands; None where that is infinite, or no number."""
        room = _Floats(4, len(things))
        known = room.filled_by(calls.object_bounds, things)
        found: list[Sides | None] = []
        for is_known, (left, bottom, right, top) in zip(known, room.rows(), strict=True):
            if m is not _IDENTITY:
                xs = [m[0] * x + m[2] * y + m[4] for x in (left, right) for y in (bottom, top)]
                ys = [m[1] * x + m[3] * y + m[5] for x in (left, right) for y in (bottom, top)]
                left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
            box = self._place.box(left, bottom, right, top) if is_known else None
            found.append(box if box and -math.inf < sum(box) < math.inf else None)
        return found

    def _images(self, things: list[int], matrix: _Matrix) -> None:
        sizes = (ctypes.c_uint * (2 * len(things)))()
        at = ctypes.addressof(sizes)
        for n, (thing, box) in enumerate(zip(things, self._bounds(things, matrix), strict=True)):
            if box is not None:
                calls.picture_size.once(thing, at + 8 * n, at + 8 * n + 4)
                self.pictures.append(Picture(Box(*box), sizes[2 * n], sizes[2 * n + 1]))

    def _paths(self, things: list[int], matrix: _Matrix) -> None:
        modes = (ctypes.c_uint * (2 * len(things)))()
        start, end = ctypes.addressof(modes), ctypes.addressof(modes) + ctypes.sizeof(modes)
        calls.draw_mode.each(len(things), things, range(start, end, 8), range(start + 4, end, 8))
        # Neither filled nor stroked: not to be seen.
        things = [thing for thing, a, b in zip(things, modes[0::2], modes[1::2], strict=True) if a or b]
        boxes = self._bounds(things, matrix)
        thick = [
            thing
            for thing, box in zip(things, boxes, strict=True)
            if box and box[2] - box[0] >= _THIN and box[3] - box[1] >= _THIN
        ]
        sides = _sides_of(thick, matrix) if thick else iter(())
        for box in boxes:
            if box is None:
                continue
            x0, top, x1, bottom = box
            width, height = x1 - x0, bottom - top
            if width >= _THIN and height >= _THIN:
                for side in next(sides):
                    self._side(*side)
            elif height >= _THIN:
                self.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
            elif width >= _THIN:
                self.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))

    def _side(self, left: float, low: float, right: float, high: float) -> None:
        if left > right:
            left, right = right, left
        if low > high:
            low, high = high, low
        width, height = right - left, high - low
        if (width > 0.5 and height > 0.5) or (width < _THIN and height < _THIN):
            return
        if not (width < math.inf and height < math.inf):  # infinite, or no number
            return
        x0, top, x1, bottom = self._place.box(left, low, right, high)
        if x1 - x0 >= bottom - top:
            top = bottom = (top + bottom) / 2
        else:
            x0 = x1 = (x0 + x1) / 2
        self.rules.append(_rule((x0, top, x1, bottom)))


class _Floats:
    """Room for `width` floats of each of `count` things, written by pdfium."""

    def __init__(self, width: int, count: int) -> None:
        self._room = (ctypes.c_float * (width * count))()
        self._width = width
        start, end = ctypes.addressof(self._room), ctypes.addressof(self._room) + ctypes.sizeof(self._room)
        self._places = [range(start + 4 * n, end, 4 * width) for n in range(width)]

    def filled_by(self, function: calls.Function, things: list[int], *, whole: bool = False) -> list[int]:
        """What `function` answers for each thing, with a place to write to for each float, or one for all."""
        return function.each(len(things), things, *(self._places[:1] if whole else self._places))

    def rows(self) -> Iterator[tuple[float, ...]]:
        flat = memoryview(self._room).cast("B").cast("f").tolist()
        return zip(*(flat[n :: self._width] for n in range(self._width)), strict=True)


def _matrices(things: list[int]) -> list[_Matrix]:
    room = _Floats(6, len(things))
    known = room.filled_by(calls.object_matrix, things, whole=True)
    return [
        (a, b, c, d, e, f) if is_known else _IDENTITY
        for is_known, (a, b, c, d, e, f) in zip(known, room.rows(), strict=True)
    ]


def _sides_of(paths: list[int], matrix: _Matrix) -> Iterator[list[Sides]]:
    """The straight sides of each path, from point to point on the unturned page. Curves have none."""
    counts = [n if 0 < n <= _MOST_SEGMENTS else 0 for n in calls.count_segments.each(len(paths), paths)]
    holders = list(chain.from_iterable(map(repeat, paths, counts)))
    numbers = list(chain.from_iterable(map(range, counts)))
    segments = [found or 0 for found in calls.path_segment.each(len(holders), holders, numbers)]
    room = _Floats(2, len(segments))
    room.filled_by(calls.segment_point, segments)
    points = room.rows()
    kinds = calls.segment_type.each(len(segments), segments)
    closes = calls.segment_closes.each(len(segments), segments)
    for own, count in zip(_matrices(paths), counts, strict=True):
        a, b, c, d, e, f = turned = _times(own, matrix)
        is_plain = turned == _IDENTITY
        found: list[Sides] = []
        first = before = None
        for (x, y), kind, close in islice(zip(points, kinds, closes, strict=True), count):
            here = (x, y) if is_plain else (a * x + c * y + e, b * x + d * y + f)
            if kind == _MOVE:
                first = here
            elif kind == _LINE and before is not None:
                found.append((*before, *here))
                if close and first is not None:
                    found.append((*here, *first))
            before = here
        yield found


def _times(a: _Matrix, b: _Matrix) -> _Matrix:
    """First `a`, then `b`."""
    if a == _IDENTITY:
        return b
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip
