"""Pictures (PNG, JPEG, TIFF of one or many pages) → pages, by OCR."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from ingest.errors import Damaged, OverLimit
from ingest.read import Found, Task
from ingest.read.layout.pages import lay_out, write_pages
from ingest.read.layout.sheet import Sheet
from ingest.read.limits import OcrMode
from ingest.read.scan import NOT_ASKED, WAITING, engine_for, read_picture

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF")
_A4_INCHES = 11.7


def read_image(data: bytes, task: Task) -> Found:
    from PIL import Image, UnidentifiedImageError

    engine = engine_for(task)
    sheets, notes = [], []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.MAX_IMAGE_PIXELS = None  # our own bound is checked before anything is unpacked
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            pages = getattr(image, "n_frames", 1)
            if pages > task.limits.pages:
                notes.append(f"Over the limit: read {task.limits.pages:,} of {pages:,} pages")
            for number in range(1, min(pages, task.limits.pages) + 1):
                if number > 1:
                    image.seek(number - 1)
                if engine is None:
                    note = NOT_ASKED if task.ocr is OcrMode.NEVER else WAITING
                    sheets.append(Sheet(number, image.width, image.height, note=note))
                else:
                    sheets.append(read_picture(*_prepared(image, task), number, engine, task))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise Damaged("is damaged: the picture cannot be opened") from None
    waiting = engine is None and task.ocr is not OcrMode.NEVER
    return Found(write_pages([lay_out(sheet) for sheet in sheets]), notes=tuple(notes), waiting_for_ocr=waiting)


def _prepared(image: Image, task: Task) -> tuple[Image, int]:
    """The picture turned as its camera says, grey, and its pixels an inch."""
    from PIL import ImageOps

    megapixels = image.width * image.height / 1e6
    if megapixels > task.limits.megapixels:
        raise OverLimit(f"has {megapixels:,.0f} megapixels, more than {task.limits.megapixels:,.0f}")
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut off all above 255, and leave white paper
        upright = upright.convert("I").point(lambda value: value / 257).convert("L")
    if upright.has_transparency_data:  # what shows through is paper
        from PIL import Image as Images

        upright = upright.convert("RGBA")
        upright = Images.alpha_composite(Images.new("RGBA", upright.size, "white"), upright)
    grey = upright.convert("L")
    return grey, resolution(image.info.get("dpi"), grey.width, grey.height)


def resolution(stated: object, width: int, height: int) -> int:
    """Pixels an inch: as stated where that is plausible for a scan, else as if the picture were an A4 page."""
    value = stated[0] if isinstance(stated, tuple) and stated else 0
    if isinstance(value, int | float) or hasattr(value, "__float__"):
        dpi = float(value)
        if 100 <= dpi <= 1200:
            return round(dpi)
    return max(70, min(600, round(max(width, height) / _A4_INCHES)))
