"""Faint print on paper that is grey or unevenly lit: how its picture is made ready for OCR.

Tesseract parts ink from paper by one threshold for the whole page. Where the paper darkens to one side as much as
faint print stands out, it takes half the page for shadow and says nothing of it: it is sure of what it read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

_COARSE_DPI = 50
_UNEVEN = 0.25
"""By how much the paper must change over the page, as a share of what print stands out from it.
The shadow of an edge, up to a twelfth of the page, does not count."""
_LEAST_CHANGE = 12
"""Grey levels: what less the grain of the paper is."""
_MOST = 2.5
"""How much brighter a place is made at the most: what is darker is a picture or a shadow, not paper."""


def evened(image: Image, dpi: float) -> Image:
    """A grey picture with its paper white all over, where the paper was uneven; else the picture itself."""
    import numpy as np

    small, paper = _paper(image, dpi)
    low, middle, high = np.percentile(paper, (8, 50, 92))
    change, contrast = high - low, middle - np.percentile(small, 2)
    if change < max(_LEAST_CHANGE, _UNEVEN * contrast):
        return image
    return _over_paper(image, paper)


def whitened(image: Image, dpi: float) -> Image:
    """A grey picture with its paper white and its darkest ink black."""
    return _over_paper(image, _paper(image, dpi)[1])


def _paper(image: Image, dpi: float) -> tuple[Any, Any]:
    """The picture made small, and its paper without the print."""
    import numpy as np
    from PIL import Image as Images
    from PIL.ImageFilter import GaussianBlur, MaxFilter, MedianFilter

    share = min(1.0, _COARSE_DPI / dpi)
    size = max(8, round(image.width * share)), max(8, round(image.height * share))
    small = image.resize(size, Images.Resampling.BOX)
    paper = small.filter(MaxFilter(7)).filter(MedianFilter(5)).filter(GaussianBlur(4))
    return np.asarray(small, dtype=np.float32), np.asarray(paper, dtype=np.float32)


def _over_paper(image: Image, paper: Any) -> Image:
    import numpy as np
    from PIL import Image as Images

    gain = np.minimum(_MOST, 250 / np.maximum(1, paper)).astype(np.float32)
    spread = Images.fromarray(gain).resize(image.size, Images.Resampling.BILINEAR)
    grey = np.asarray(image, dtype=np.float32) * np.asarray(spread)
    dark, light = np.percentile(grey[::4, ::4], (1, 60))
    if light - dark < _LEAST_CHANGE:  # so little print that none of it is among the darkest hundredth
        dark = grey.min()
    share = np.clip((grey - dark) / max(1.0, light - dark), 0, 1)
    return Images.fromarray((255 * share).astype(np.uint8))
