"""A picture of a page → a sheet of words, through an OCR engine."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ingest import guard
from ingest.errors import OcrMissing
from ingest.model import Source
from ingest.ocr import OcrEngine, OcrFailed, installed_engine
from ingest.read import Task
from ingest.read.layout.sheet import Line, Sheet
from ingest.read.limits import OcrMode
from ingest.read.text import tidy
from ingest.read.write import Token

if TYPE_CHECKING:
    from PIL.Image import Image

WAITING = "Waiting for OCR: no OCR program with Norwegian data was at hand"
NOT_ASKED = "Not read: the page is a picture and OCR is switched off"


def engine_for(task: Task) -> OcrEngine | None:
    """The engine to use; None where there is none, or none is wanted. Raises OcrMissing if OCR was demanded."""
    if task.ocr is OcrMode.NEVER:
        return None
    if task.engine is not None:
        return task.engine
    try:
        return installed_engine()
    except OcrMissing:
        if task.ocr is OcrMode.FORCE:
            raise
        return None


def read_picture(image: Image, dpi: int, number: int, engine: OcrEngine, task: Task) -> Sheet:
    """Page `number` as read from its picture. Where the engine fails, a page without words and a note."""
    guard.allow(task.limits.ocr_seconds)
    scale = 72 / dpi
    width, height = image.width * scale, image.height * scale
    try:
        words = engine.read(image, dpi, task.limits.ocr_seconds)
    except OcrFailed as error:
        return Sheet(number, width, height, source=Source.OCR, note=f"OCR failed: it {error}")
    lines: list[Line] = []
    before = None
    for (block, paragraph, _), group in groupby(words, key=lambda w: (w.block, w.paragraph, w.line)):
        found = list(group)
        size = scale * max(w.bottom - w.top for w in found)
        tokens = tuple(
            Token(text, w.x0 * scale, w.top * scale, w.x1 * scale, w.bottom * scale, size, confidence=w.confidence)
            for w in found
            if (text := tidy(w.text).strip())
        )
        if tokens:
            lines.append(Line(tokens, opens=before != (block, paragraph)))
            before = (block, paragraph)
    note = None if lines else "No text was found in the picture"
    everything = tuple(token for line in lines for token in line.tokens)
    return Sheet(number, width, height, everything, lines=tuple(lines), source=Source.OCR, note=note)
