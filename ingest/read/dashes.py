"""Hyphens and dashes told apart by their length on the picture: Tesseract's Norwegian model writes a hyphen for
both. A dash with white at both sides is a word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any

from ingest.ocr import OcrWord

if TYPE_CHECKING:
    from PIL.Image import Image

_RANGE = re.compile(r"\b((?:19|20)\d\d)[-–—]((?:19|20)\d\d)\b")
_SIGN = re.compile(r"[-–—]")
_HANGS = frozenset("gjpqyQ,;()|/[]{}")
_RISES = re.compile(r"[A-ZÆØÅ0-9bdfhkl]")
_LONG = 0.39
"""Of the height of capitals. On 17 scans and 12 worn pages hyphens are 0.16 to 0.38 long as they were seen, dashes
0.37 to 0.73."""
_SHORTEST = 0.18
_THIN = 0.3
_INK = 0.5, 0.65, 0.8
"""Of the darkest print, what counts as ink: tried in turn until each sign has a stroke."""
_BAND = 0.3, 0.9
"""Where in the height of a line, from the top of its capitals to where they stand, dashes lie."""
_SET_OFF = 0.3
"""White at both sides of a dash that is a word of its own; beside the dash in "2009–2012" there is 0.1 to 0.26."""


def with_dashes(words: Sequence[OcrWord], image: Image) -> tuple[OcrWord, ...]:
    """`words` of a straight grey picture, with a dash where a long stroke was printed."""
    import numpy as np

    pixels = np.asarray(image)
    out: list[OcrWord] = []
    unclear: list[int] = []
    for _, group in groupby(words, key=lambda w: (w.block, w.paragraph, w.line)):
        line = list(group)
        capital = _capital(line)
        for word in line:
            seen = list(_seen(word, pixels, capital)) if _SIGN.search(word.text) and capital >= 8 else [word]
            if seen == [word] and _RANGE.search(word.text):
                unclear.append(len(out))
            out += seen
    # Years are parted by one sign all over a page.
    if any(_RANGE.search(w.text) and "–" in w.text for w in out):
        for n in unclear:
            out[n] = replace(out[n], text=_RANGE.sub(r"\1–\2", out[n].text))
    return tuple(out)


def _capital(line: Sequence[OcrWord]) -> float:
    """The height of a capital in pixels, from the words that have something of its height and nothing below."""
    heights = [w.bottom - w.top for w in line if _RISES.search(w.text) and not _HANGS.intersection(w.text)]
    return median(heights) if heights else 0.78 * median(w.bottom - w.top for w in line)


def _seen(word: OcrWord, pixels: Any, capital: float) -> Iterator[OcrWord]:
    """The word with its dashes as they are printed, in parts where a dash stands by itself."""
    signs = [found.start() for found in _SIGN.finditer(word.text)]
    strokes: list[tuple[float, float, float, float]] = []
    for least in _INK:  # where print has run together, only the darkest of it tells figures from the dash between
        strokes = list(_strokes(word, pixels, capital, least, alone=len(word.text) == 1))
        if len(strokes) >= len(signs):
            break
    # The arms of worn letters look alike, but are shorter.
    strokes = sorted(sorted(strokes, key=lambda s: s[0] - s[1])[: len(signs)])
    if len(strokes) != len(signs):  # which is which is not clear
        yield word
        return
    text, at, x0 = list(word.text), 0, word.x0
    for n, (start, end, left, right) in zip(signs, strokes, strict=True):
        long = end - start > _LONG * capital
        text[n] = "–" if long else "-"
        before, after = "".join(text[at:n]), word.text[n + 1 :]
        if long and before and left > _SET_OFF * capital and (not after or right > _SET_OFF * capital):
            yield replace(word, text=before, x0=x0, x1=round(start - left))
            at, x0 = n, round(start)
            if after:
                yield replace(word, text="–", x0=x0, x1=round(end))
                at, x0 = n + 1, round(end + right)
    yield replace(word, text="".join(text[at:]), x0=x0)


def _strokes(
    word: OcrWord, pixels: Any, capital: float, least: float, alone: bool
) -> Iterator[tuple[float, float, float, float]]:
    """Level strokes in the middle of a word's height with nothing above or below them: start, end, and the white
    before and after, in pixels."""
    import numpy as np

    margin = round(0.5 * capital) if alone else round(0.05 * capital)
    middle = (word.top + word.bottom) / 2
    top, bottom = (
        (round(middle - 0.5 * capital), round(middle + 0.5 * capital)) if alone else (word.top, word.bottom)
    )
    x0 = max(0, word.x0 - margin)
    part = pixels[max(0, top) : bottom, x0 : word.x1 + margin].astype(np.float32)
    if part.size == 0:
        return
    paper = float(np.percentile(part, 90))
    dark = np.clip(paper - part, 0, None)
    ink = dark > least * max(float(np.percentile(dark, 99)), 1.0)
    rows = np.arange(ink.shape[0])[:, None]
    inked = ink.any(axis=0)
    first = np.where(inked, np.where(ink, rows, ink.shape[0]).min(axis=0), 0)
    last = np.where(inked, np.where(ink, rows, -1).max(axis=0), 0)
    height = ink.shape[0] if alone else capital
    low, high = _BAND[0] * height, _BAND[1] * height
    flat = inked & (last - first + 1 <= max(2, _THIN * capital)) & (first >= low) & (last <= high)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flat.view(np.int8), [0]))))
    dark_columns = np.flatnonzero(inked)
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if b - a < _SHORTEST * capital:
            continue
        before, after = dark_columns[dark_columns < a], dark_columns[dark_columns >= b]
        left = a - 1 - before[-1] if len(before) else a
        right = after[0] - b if len(after) else len(inked) - b
        if left and right:  # else it is the arm of a letter
            yield x0 + a, x0 + b, left, right
