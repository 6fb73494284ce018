"""Drawn straight lines in the picture of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.read.layout.sheet import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 150
"""The picture is looked at in this resolution: rules are 1 to 4 pixels wide there, letters stay apart."""
_LEVEL_INCHES, _UPRIGHT_INCHES = 0.4, 0.22
"""The least length: longer than any stroke or underline of a letter, shorter than a cell is wide or high."""
_DARK_SHARE = 0.9
"""Of the pixels along a rule. Print of a worn copy has gaps; words in a row have a share of 0.3 to 0.6."""
_THICKEST = 8
"""Pixels: what is thicker is a bar, a picture or the shadow of an edge."""


def strokes(image: Image, dpi: float) -> list[Rule]:
    """The level and upright lines of a grey picture, in points."""
    import numpy as np

    scale = max(1, round(dpi / _DPI))
    pixels = np.asarray(image.convert("L"))
    height, width = (side - side % scale for side in pixels.shape)
    if height < 50 or width < 50:
        return []
    # The darkest of each square: a rule of one pixel must not be averaged away.
    pixels = pixels[:height, :width].reshape(height // scale, scale, width // scale, scale).min(axis=(1, 3))
    dark = pixels < min(160, int(np.median(pixels)) - 60)
    points = 72 * scale / dpi
    inch = dpi / scale
    found = [
        Rule(a * points, y * points, b * points, y * points) for y, a, b in _runs(dark, int(_LEVEL_INCHES * inch))
    ]
    found += [
        Rule(x * points, a * points, x * points, b * points)
        for x, a, b in _runs(dark.T, int(_UPRIGHT_INCHES * inch))
    ]
    return found if len(found) <= 2000 else []


def _runs(dark: Any, least: int) -> list[tuple[float, int, int]]:
    """Rows of `dark` pixels that are lines: (row, start, end), neighbouring rows of one line taken together."""
    import numpy as np

    # A rule may wander a pixel up or down along its way: each row is taken with its neighbours.
    near = dark.copy()
    near[1:] |= dark[:-1]
    near[:-1] |= dark[1:]
    sums = np.zeros((near.shape[0], near.shape[1] + 1), dtype=np.int32)
    np.cumsum(near, axis=1, out=sums[:, 1:])
    if near.shape[1] <= least:
        return []
    full = sums[:, least:] - sums[:, :-least] >= _DARK_SHARE * least
    lines: list[tuple[int, int, int, int]] = []  # first row, last row, start, end
    for row in np.flatnonzero(full.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], full[row].view(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            # The windows at its ends reach beyond the rule by what of them may be light.
            inked = np.flatnonzero(near[row, start : end + least - 1])
            _add(lines, int(row), int(start + inked[0]), int(start + inked[-1]) + 1)
    return [
        ((top + bottom) / 2 + 0.5, start, end) for top, bottom, start, end in lines if bottom - top < _THICKEST
    ]


def _add(lines: list[tuple[int, int, int, int]], row: int, start: int, end: int) -> None:
    """Adds a stretch of `row`, joined with all lines that it touches: a tilted rule is found in steps."""
    top = bottom = row
    for n in range(len(lines) - 1, max(-1, len(lines) - 200), -1):
        first, last, a, b = lines[n]
        if row - last <= 2 and start <= b + 2 and a <= end + 2:
            top, bottom, start, end = min(top, first), max(bottom, last), min(start, a), max(end, b)
            del lines[n]
    lines.append((top, bottom, start, end))
