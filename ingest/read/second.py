"""A second look at what OCR was unsure of or passed over: small pieces of the page, enlarged, each by itself.

Tesseract's layout joins rows of tables that stand close, and drops lone marks and page numbers; its recogniser
reads single letters worse in a full page. A piece of a page takes it some milliseconds. Where words of the two
readings lie over each other, the surer and better known ones stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from ingest.ocr import OcrEngine, OcrFailed, OcrWord
from ingest.read.choice import insert, over, rows_of, worth

if TYPE_CHECKING:
    from PIL.Image import Image

    from ingest.read.layout.sheet import Rule

_DOUBTFUL = 0.8
"""Confidence below which a word is looked at again. 0.6 mends half as much, 0.85 the same for more time."""
_SURER = 0.1
"""By how much another reading must be better. From 0.05 to 0.2 one wrong word in a hundred differs."""
_SURE_ALONE, _SURE_LETTER = 0.7, 0.85
"""Confidence of words, and of letters by themselves, where the first look saw nothing."""
_NOISE = 0.3
"""Confidence below which words are noise that a second look does not find again."""
_ENLARGED_DPI = 400
_MOST_PIECES = 80
_SOFT = 0.004


@dataclass(frozen=True)
class _Piece:
    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def high(self) -> int:
        return self.bottom - self.top


def second_look(
    words: Sequence[OcrWord], image: Image, rules: Sequence[Rule], dpi: float, engine: OcrEngine, seconds: float
) -> tuple[OcrWord, ...]:
    """`words` of a straight grey picture, mended where a second look reads better."""
    if not words:
        return ()
    letter = median(w.bottom - w.top for w in words for _ in w.text)
    doubtful = [_Piece(w.x0, w.top, w.x1, w.bottom) for w in words if _is_doubtful(w)]
    pieces = list(_together(doubtful, letter))
    pieces += list(_together(list(_passedover(words, image, rules, dpi, letter)), letter))
    if len(pieces) > _MOST_PIECES:
        pieces = sorted(pieces, key=lambda p: p.x1 - p.x0)[-_MOST_PIECES:]
    found = list(words)
    for piece in pieces:
        try:
            again = _read(piece, found, image, dpi, letter, engine, seconds)
        except OcrFailed:
            break
        found = _chosen(found, again, piece)
    return tuple(found)


def _is_doubtful(word: OcrWord) -> bool:
    return word.confidence < _DOUBTFUL and any(c.isalnum() for c in word.text)


def _together(pieces: Sequence[_Piece], letter: float) -> Iterator[_Piece]:
    """Pieces that overlap, or follow each other on a line, as one."""
    left = sorted(pieces, key=lambda p: (p.top, p.x0))
    while left:
        piece = left.pop(0)
        n = 0
        while n < len(left):
            other = left[n]
            level = min(piece.bottom, other.bottom) - max(piece.top, other.top)
            apart = max(piece.x0, other.x0) - min(piece.x1, other.x1)
            if level > 0.3 * min(piece.high, other.high) and apart < 0.8 * letter:
                del left[n]
                piece = _Piece(
                    min(piece.x0, other.x0), min(piece.top, other.top), max(piece.x1, other.x1),
                    max(piece.bottom, other.bottom),
                )  # fmt: skip
                n = 0
            else:
                n += 1
        yield piece


def _read(
    piece: _Piece, words: Sequence[OcrWord], image: Image, dpi: float, letter: float, engine: OcrEngine,
    seconds: float,
) -> list[OcrWord]:  # fmt: skip
    """The words of a piece in places of the page."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageDraw, ImageOps
    from PIL.ImageFilter import GaussianBlur

    pad = round(0.4 * letter)
    x0, top = max(0, piece.x0 - pad), max(0, piece.top - pad)
    part = image.crop((x0, top, min(image.width, piece.x1 + pad), min(image.height, piece.bottom + pad)))
    paper = int(np.percentile(np.asarray(part), 80))
    draw = ImageDraw.Draw(part)
    for word in words:  # neighbours that reach in are covered
        inside = word.x0 < piece.x1 and word.x1 > piece.x0 and word.top < piece.bottom and word.bottom > piece.top
        if word.confidence >= _DOUBTFUL and not inside:
            draw.rectangle((word.x0 - x0, word.top - top, word.x1 - x0, word.bottom - top), fill=paper)
    scale = min(2.0, max(1.0, _ENLARGED_DPI / dpi))
    border = round(letter)
    part = ImageOps.expand(part.filter(GaussianBlur(_SOFT * dpi)), border, fill=paper)
    part = part.resize((round(part.width * scale), round(part.height * scale)), Images.Resampling.BICUBIC)
    read = engine.read(part, round(dpi * scale), seconds, piece=True)

    def across(value: int) -> int:
        return round(value / scale) - border + x0

    def down(value: int) -> int:
        return round(value / scale) - border + top

    return [replace(w, x0=across(w.x0), x1=across(w.x1), top=down(w.top), bottom=down(w.bottom)) for w in read]


def _chosen(words: list[OcrWord], again: Sequence[OcrWord], piece: _Piece) -> list[OcrWord]:
    """The words of both readings, of those over each other the better ones."""
    there = [
        w for w in words
        if w.x0 < piece.x1 and w.x1 > piece.x0 and w.top < piece.bottom and w.bottom > piece.top
    ]  # fmt: skip
    out = list(words)
    for old, new in _matched(there, again):
        if not old:
            if _is_sure(new):
                insert(out, new)
        elif not new:
            if all(w.confidence < _NOISE for w in old):
                out = [w for w in out if w not in old]
        elif worth(new) > worth(old) + _SURER:
            at = out.index(old[0])
            line = {(w.top, w.bottom): (w.block, w.paragraph, w.line) for w in old}
            out = [w for w in out if w not in old]
            first = old[0]
            rows = rows_of(new)
            if len(rows) == 1:
                key = next(iter(line.values()))
                out[at:at] = [replace(w, block=key[0], paragraph=key[1], line=key[2]) for w in rows[0]]
            else:
                fresh = max(w.block for w in words) + 1
                out[at:at] = [
                    replace(w, block=fresh, paragraph=first.paragraph, line=n)
                    for n, row in enumerate(rows)
                    for w in row
                ]
    return out


def _is_sure(words: Sequence[OcrWord]) -> bool:
    text = "".join(w.text for w in words)
    least = _SURE_LETTER if len(text) == 1 and text.isalpha() else _SURE_ALONE
    return all(w.confidence >= least for w in words) and any(c.isalnum() for c in text)


def _matched(old: Sequence[OcrWord], new: Sequence[OcrWord]) -> Iterator[tuple[list[OcrWord], list[OcrWord]]]:
    """The two readings in groups of words that lie over each other."""
    left, right = list(old), list(new)
    while left or right:
        a, b = ([left.pop(0)], []) if left else ([], [right.pop(0)])
        grown = True
        while grown:
            grown = False
            for pool, own, other in ((left, a, b), (right, b, a)):
                for word in [w for w in pool if any(over(w, v) for v in other)]:
                    pool.remove(word)
                    own.append(word)
                    grown = True
        yield a, b


def _passedover(
    words: Sequence[OcrWord], image: Image, rules: Sequence[Rule], dpi: float, letter: float
) -> Iterator[_Piece]:
    """Ink of the size of letters where no word was read."""
    import numpy as np

    step = max(1, round(dpi / 100))
    pixels = np.asarray(image)
    height, width = (side - side % step for side in pixels.shape)
    small = pixels[:height, :width].reshape(height // step, step, width // step, step).min(axis=(1, 3))
    dark: Any = small < min(150, int(np.median(small)) - 70)
    for w in words:
        dark[max(0, w.top // step - 1) : w.bottom // step + 2, max(0, w.x0 // step - 1) : w.x1 // step + 2] = False
    points = dpi / 72 / step
    for rule in rules:
        top, bottom = int(rule.top * points) - 2, int(rule.bottom * points) + 4
        dark[max(0, top) : bottom, max(0, int(rule.x0 * points) - 2) : int(rule.x1 * points) + 4] = False
    edge = dark.shape[0] // 40
    dark[:edge], dark[-edge:], dark[:, :edge], dark[:, -edge:] = False, False, False, False
    for top, bottom in _stretches(dark.any(axis=1)):
        band = dark[top:bottom]
        for x0, x1 in _stretches(band.any(axis=0), gap=max(2, round(0.3 * letter / step))):
            rows = np.flatnonzero(band[:, x0:x1].any(axis=1))
            piece = _Piece(x0 * step, (top + int(rows[0])) * step, x1 * step, (top + int(rows[-1]) + 1) * step)
            filled = float(band[rows[0] : rows[-1] + 1, x0:x1].mean())
            if (
                0.6 * letter <= piece.high <= 2.2 * letter
                and piece.x1 - piece.x0 >= 0.15 * letter
                and filled > 0.15
            ):
                yield piece


def _stretches(marks: Any, gap: int = 1) -> Iterator[tuple[int, int]]:
    """Where `marks` are set, across breaks of less than `gap`: start, end."""
    import numpy as np

    places = np.flatnonzero(marks)
    if not len(places):
        return
    breaks = np.flatnonzero(np.diff(places) > gap)
    starts = [int(places[0]), *(int(places[b + 1]) for b in breaks)]
    ends = [*(int(places[b]) + 1 for b in breaks), int(places[-1]) + 1]
    yield from zip(starts, ends, strict=True)
