"""Where things stand on a page of a PDF, as it is shown."""

from __future__ import annotations

import math
from typing import Any

import pypdfium2

Sides = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the shown top left corner."""
_A4 = (0.0, 0.0, 595.0, 842.0)
"""For pages whose size is nonsense."""


class Place:
    """Page coordinates (up, from the crop box, before rotation) → points down from the shown top left corner."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = _sane_box(page)
        self.turn = page.get_rotation() % 360
        width, height = right - left, top - bottom
        self.width, self.height = (height, width) if self.turn in (90, 270) else (width, height)
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def box(self, left: float, bottom: float, right: float, top: float) -> Sides:
        """x0, top, x1, bottom as shown."""
        match self.turn:
            case 90:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 180:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 270:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
            case _:
                return left - self.left, self.top - top, right - self.left, self.top - bottom


def _sane_box(page: Any) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = page.get_bbox()
    except pypdfium2.PdfiumError:
        return _A4
    sane = (
        all(map(math.isfinite, (left, bottom, right, top))) and 1 < right - left < 1e7 and 1 < top - bottom < 1e7
    )
    return (left, bottom, right, top) if sane else _A4
