"""A picture of a page → a sheet of words, through an OCR engine."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ingest import guard
from ingest.errors import OcrMissing
from ingest.model import Source
from ingest.ocr import OcrEngine, OcrFailed, OcrWord, installed_engine
from ingest.read import Task
from ingest.read.choice import sureness
from ingest.read.dashes import with_dashes
from ingest.read.faint import evened
from ingest.read.layout.sheet import Line, Rule, Sheet
from ingest.read.leaders import Leader, without_leaders
from ingest.read.letters import with_letters
from ingest.read.limits import OcrMode
from ingest.read.noise import drawn, led, without_noise
from ingest.read.second import second_look
from ingest.read.several import mended
from ingest.read.straight import lie, turned
from ingest.read.strokes import strokes
from ingest.read.text import tidy
from ingest.read.weight import type_size, with_weight
from ingest.read.write import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

WAITING = "Waiting for OCR: no OCR program with Norwegian data was at hand"
NOT_ASKED = "Not read: the page is a picture and OCR is switched off"

_LEAST_TILT = 0.15
"""Degrees: below it nothing is gained, and turning softens the picture a little."""
_UNSURE = 0.6
"""Mean confidence below which a page may have been read upside down."""
_SURER = 0.1
_SOFT = 0.004
"""Inches of blur before OCR. On ten scans 203 words were wrong with it and 234 without; letters wrong on sixteen
worn pages 0.98 % and 1.03 %. Half as much more loses what half of this gains."""
_UPRIGHT_SIGNS, _LEVEL_SIGNS = frozenset("|[]¦!Iil1/\\"), frozenset("_—-|")
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


def read_picture(image: Image, dpi: float, number: int, engine: OcrEngine, task: Task) -> Sheet:
    """Page `number` as read from its picture, set straight first: places are those of the straight page.

    Where the engine fails, a page without words and a note.
    """
    scale = 72 / dpi
    try:
        words, image, leaders, degrees = _read_straight(image, dpi, engine, task)
    except OcrFailed as error:
        failed = f"OCR failed: it {error}"
        return Sheet(number, image.width * scale, image.height * scale, source=Source.OCR, note=failed)
    words = led(without_noise(words, image.width), leaders)
    rules = drawn(tuple(strokes(image, dpi)), words, scale)
    words = second_look(words, image, rules, dpi, engine, task.limits.ocr_seconds)
    words = with_weight(with_letters(with_dashes(words, image), image), image)
    runs = tuple(_runs(words, scale, rules))
    notes = [f"The page was turned by {degrees}° to be read"] if degrees and runs else []
    notes += [] if runs else ["No text was found in the picture"]
    tokens = tuple(token for run in runs for line in run for token in line.tokens)
    return Sheet(
        number, image.width * scale, image.height * scale, tokens, rules, runs=runs, source=Source.OCR,
        note=". ".join(notes) or None,
    )  # fmt: skip


def _read_straight(
    image: Image, dpi: float, engine: OcrEngine, task: Task
) -> tuple[tuple[OcrWord, ...], Image, tuple[Leader, ...], int]:
    """The words of a picture, the straight picture they have their places in without its rows of dots, where these
    were, and the quarter turns it took, in degrees with the clock. Raises OcrFailed."""
    image = evened(image.convert("L"), dpi)
    tilt, aside = lie(image)
    degrees = 90 if aside else 0
    image = turned(image, degrees)
    if abs(tilt) >= _LEAST_TILT:
        image = turned(image, tilt)
    image, leaders = without_leaders(image, dpi)
    soft = _softened(image, dpi)
    guard.allow(task.limits.ocr_seconds)
    words = engine.read(soft, round(dpi), task.limits.ocr_seconds)
    # Lines do not say which way is up; words do: upside down they have 0.3 to 0.4, else 0.85 to 0.95.
    if words and (sure := sureness(words)) < _UNSURE:
        guard.allow(task.limits.ocr_seconds)
        again = engine.read(turned(soft, 180), round(dpi), task.limits.ocr_seconds)
        if sureness(again) > sure + _SURER:
            words, image, leaders, degrees = again, turned(image, 180), (), (degrees + 180) % 360
    words = mended(words, image, dpi, engine, task.limits.ocr_seconds)
    return words, image, leaders, (360 - degrees) % 360


def _softened(image: Image, dpi: float) -> Image:
    """Without the grain of the scanner's sensor and of JPEG: Tesseract takes it for strokes."""
    from PIL.ImageFilter import GaussianBlur

    return image.filter(GaussianBlur(_SOFT * dpi))


def _runs(words: Sequence[OcrWord], scale: float, rules: Sequence[Rule]) -> Iterator[tuple[Line, ...]]:
    """The lines of each block of the engine, their words in points."""
    for _, block in groupby(words, key=lambda w: w.block):
        lines: list[Line] = []
        before = None
        for (paragraph, _), group in groupby(block, key=lambda w: (w.paragraph, w.line)):
            found = list(group)
            size = scale * type_size(found)
            tokens = tuple(
                token for word in found if (token := _token(word, scale, size)) and not _is_rule(token, rules)
            )
            if tokens:
                lines.append(Line(tokens, opens=before != paragraph))
                before = paragraph
        if lines:
            yield tuple(lines)


def _token(word: OcrWord, scale: float, size: float) -> Token | None:
    text = tidy(word.text).strip()
    if not text:
        return None
    place = word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale
    return Token(text, *place, size, word.bold, word.confidence)


def _is_rule(token: Token, rules: Sequence[Rule]) -> bool:
    """Whether the engine took a drawn rule for a letter."""
    upright, level = _UPRIGHT_SIGNS.issuperset(token.text), _LEVEL_SIGNS.issuperset(token.text)
    near = (r for r in rules if r.x0 - 3 <= token.x1 and token.x0 <= r.x1 + 3)
    return (upright or level) and any(
        (level if r.level else upright) and r.top - 3 <= token.bottom and token.top <= r.bottom + 3 for r in near
    )
