"""A picture of a page → a sheet of words, through an OCR engine."""

from __future__ import annotations

import math
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from ingest import guard
from ingest.errors import OcrMissing
from ingest.model import Source
from ingest.ocr import OcrEngine, OcrFailed, OcrWord, installed_engine
from ingest.read import Task
from ingest.read.layout.sheet import Line, Rule, Sheet
from ingest.read.limits import OcrMode
from ingest.read.strokes import strokes
from ingest.read.text import tidy
from ingest.read.write import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

WAITING = "Waiting for OCR: no OCR program with Norwegian data was at hand"
NOT_ASKED = "Not read: the page is a picture and OCR is switched off"

_LEAST_WORDS = 4
"""Words a line must have to say how the page is tilted."""
_MOST_TILT = 0.06
"""Slope (3.4 degrees). What is tilted more was not tilted by a scanner, and Tesseract reads little of it."""
_RULE_SIGNS = frozenset("|[]¦!Iil1_—-/\\")
"""What OCR makes of drawn rules."""


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
    """Page `number` as read from its picture, its places set level where the picture is tilted.

    Where the engine fails, a page without words and a note.
    """
    guard.allow(task.limits.ocr_seconds)
    scale = 72 / dpi
    width, height = image.width * scale, image.height * scale
    try:
        words = engine.read(image, dpi, task.limits.ocr_seconds)
    except OcrFailed as error:
        return Sheet(number, width, height, source=Source.OCR, note=f"OCR failed: it {error}")
    tilt = _tilt(words)
    rules = tuple(strokes(image, dpi, tilt))
    runs = tuple(_runs(words, scale, tilt, image.width / 2, image.height / 2, rules))
    note = None if runs else "No text was found in the picture"
    tokens = tuple(token for run in runs for line in run for token in line.tokens)
    return Sheet(number, width, height, tokens, rules, runs=runs, source=Source.OCR, note=note)


def _runs(
    words: Sequence[OcrWord], scale: float, tilt: float, x: float, y: float, rules: Sequence[Rule]
) -> Iterator[tuple[Line, ...]]:
    """The lines of each block of the engine, their words in points and turned level about (x, y)."""
    for _, block in groupby(words, key=lambda w: w.block):
        lines: list[Line] = []
        before = None
        for (paragraph, _), group in groupby(block, key=lambda w: (w.paragraph, w.line)):
            found = list(group)
            size = _size(found, scale)
            tokens = tuple(
                token
                for word in found
                if (token := _token(word, scale, tilt, x, y, size)) and not _is_rule(token, rules)
            )
            if tokens:
                lines.append(Line(tokens, opens=before != paragraph))
                before = paragraph
        if lines:
            yield tuple(lines)


def _size(words: Sequence[OcrWord], scale: float) -> float:
    """The size of the type in points, from the height of the words: specks and rules are far from the middle."""
    return scale * median(w.bottom - w.top for w in words for _ in w.text)


def _token(word: OcrWord, scale: float, tilt: float, x: float, y: float, size: float) -> Token | None:
    text = tidy(word.text).strip()
    if not text:
        return None
    middle_x, middle_y = (word.x0 + word.x1) / 2 - x, (word.top + word.bottom) / 2 - y
    right, down = scale * tilt * middle_y, -scale * tilt * middle_x
    # A tilted word's box is higher than the word.
    less = min(0.4 * (word.bottom - word.top), abs(tilt) * (word.x1 - word.x0)) * scale / 2
    return Token(
        text,
        word.x0 * scale + right,
        word.top * scale + down + less,
        word.x1 * scale + right,
        word.bottom * scale + down - less,
        size,
        confidence=word.confidence,
    )


def _tilt(words: Sequence[OcrWord]) -> float:
    """The slope of the lines, downwards to the right; 0 where lines do not agree."""
    slopes = []
    for _, group in groupby(words, key=lambda w: (w.block, w.paragraph, w.line)):
        line = list(group)
        run = line[-1].x0 - line[0].x0
        if len(line) >= _LEAST_WORDS and run > 0:
            slopes.append((line[-1].bottom + line[-1].top - line[0].bottom - line[0].top) / 2 / run)
    if len(slopes) < 3:
        return 0.0
    slope = median(slopes)
    return slope if math.isfinite(slope) and 0.001 < abs(slope) < _MOST_TILT else 0.0


def _is_rule(token: Token, rules: Sequence[Rule]) -> bool:
    """Whether the engine took a drawn rule for a letter."""
    if not _RULE_SIGNS.issuperset(token.text):
        return False
    return any(
        r.x0 - 3 <= token.x1 and token.x0 <= r.x1 + 3 and r.top - 3 <= token.bottom and token.top <= r.bottom + 3
        for r in rules
    )
