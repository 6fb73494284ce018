"""Rows of dots that lead from a heading to its page, or that a form is filled in on.

Tesseract takes them for words and misreads what stands on them: on four such pages 22 % of the words. So they are
lifted off the picture before it is read, and put back as dots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 200
"""Dots are looked for at about this resolution: at 200 they are 2 to 5 pixels wide."""
_INK = 0.45
"""Of the way from paper to print, what is ink: faded letters must not fall apart."""
_DOT = 0.03
"""Inches: no dot of a leader is wider or higher. The strokes of letters are longer in one way at least."""
_NEAREST, _FARTHEST = 0.018, 0.065
"""Inches from dot to dot."""
_UNEVEN = 0.15
"""By what share of the usual distance one may differ."""
_LEAST = 8
"""Dots in a row; an ellipsis has three."""
_UNDER = 0.6
"""The share of dots at one height that may have ink above them; the feet of worn letters have their stems."""


class Leader(NamedTuple):
    """A row of dots in pixels of the picture."""

    x0: int
    top: int
    x1: int
    bottom: int


def without_leaders(image: Image, dpi: float) -> tuple[Image, tuple[Leader, ...]]:
    """A straight grey picture without its rows of dots, and where they were."""
    import numpy as np
    from PIL import Image as Images

    step = max(1, round(dpi / _DPI))
    pixels = np.asarray(image)
    height, width = (side - side % step for side in pixels.shape)
    small = pixels[:height, :width].reshape(height // step, step, width // step, step).min(axis=(1, 3))
    paper, print_ = np.percentile(small[::3, ::3], (50, 0.5))
    dark = small < paper - max(25.0, _INK * (paper - print_))
    dots = _dots(dark, dpi / step)
    found = list(_rows(dark, dots, dpi / step))
    if not found:
        return image, ()
    marked = np.zeros_like(dots)
    for row in found:
        marked[row.top : row.bottom, row.x0 : row.x1] = True
    lifted = _grown(dots & marked, 1).repeat(step, axis=0).repeat(step, axis=1)
    clean = pixels.copy()
    clean[:height, :width][lifted] = int(np.percentile(pixels[::7, ::7], 60))
    return Images.fromarray(clean), tuple(Leader(*(n * step for n in row)) for row in found)


def _dots(dark: Any, dpi: float) -> Any:
    """The dark pixels that are part of nothing longer than a dot, up and down or across."""
    import numpy as np

    size = round(_DOT * dpi) + 1
    return dark & ~_opened(dark, size) & ~_opened(np.ascontiguousarray(dark.T), size).T


def _opened(dark: Any, size: int) -> Any:
    """The pixels of stretches along a row that are at least `size` long."""
    kept, reach = dark.copy(), 1
    while reach < size:
        by = min(reach, size - reach)
        kept[:, :-by] &= kept[:, by:]
        kept[:, -by:] = False
        reach += by
    reach = 1
    while reach < size:
        by = min(reach, size - reach)
        kept[:, by:] |= kept[:, :-by].copy()
        reach += by
    return kept


def _grown(marks: Any, by: int) -> Any:
    out = marks.copy()
    for _ in range(by):
        wide = out.copy()
        wide[1:] |= out[:-1]
        wide[:-1] |= out[1:]
        wide[:, 1:] |= out[:, :-1]
        wide[:, :-1] |= out[:, 1:]
        out = wide
    return out


def _rows(dark: Any, dots: Any, dpi: float) -> Iterator[Leader]:
    """Dots at one height and one distance with nothing between them, `_LEAST` of them and more."""
    import numpy as np

    high = max(3, round(_DOT * dpi))
    taken = np.zeros(dots.shape[0], dtype=bool)
    counts = dots.sum(axis=1)
    for y in np.argsort(-counts, kind="stable"):
        if counts[y] < _LEAST:
            break
        if taken[y]:
            continue
        top, bottom = max(0, int(y) - high // 2), min(dots.shape[0], int(y) + high // 2 + 2)
        taken[top:bottom] = True
        inked = dark[top:bottom].any(axis=0)
        other = (dark[top:bottom] & ~dots[top:bottom]).any(axis=0)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.view(np.int8), [0]))))
        runs = [
            (int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)
        ]  # fmt: skip
        single = [b - a <= high + 1 and not other[a:b].any() for a, b in runs]
        found = list(_even([(a + b) / 2 for a, b in runs], single, dpi))
        over = dark[max(0, top - 2 * high) : top].any(axis=0)
        under = [bool(over[a:b].any()) for first, last in found for a, b in runs[first : last + 1]]
        if sum(under) <= _UNDER * len(under):
            for first, last in found:
                yield Leader(runs[first][0] - 1, top, runs[last][1] + 1, bottom)


def _even(middles: Sequence[float], single: Sequence[bool], dpi: float) -> Iterator[tuple[int, int]]:
    """The first and last of dots that follow each other at one distance."""
    least, most = _NEAREST * dpi, _FARTHEST * dpi
    steps = [b - a for a, b in pairwise(middles)]
    n = 0
    while n + _LEAST <= len(middles):
        usual = median(steps[n : n + _LEAST - 1])
        end = n
        while (
            end + 1 < len(middles)
            and single[end]
            and single[end + 1]
            and min(abs(steps[end] - usual), abs(steps[end] - 2 * usual)) <= _UNEVEN * usual + 0.5
        ):
            end += 1
        if least <= usual <= most and end - n + 1 >= _LEAST:
            yield n, end
            n = end
        n += 1
