"""What the engine does not know or cannot see: the @ of an address, a capital that differs by its size alone, the
thin spaces in a sum. Tesseract's Norwegian model has no @ among its letters."""

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

_ADDRESS = re.compile(r"([\w.+-]{2,}?)(\(Ø|\(O|\(Q|\(D|Ø|©|®|&|€)([\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}\W*)")
_ALIKE = frozenset("xvz")
"""Small letters that have the shape of their capitals, and are never words by themselves: a cross in a table."""
_CAPITAL = 0.88
"""Of the height of capitals and figures; x has 0.7 to 0.77."""
_LABEL = re.compile(r"[xvz](?=\d{1,4}\W*\Z)")
"""Such a letter before figures: a half-year ("V24"), a column."""
_SUM = re.compile(r"\d{4,7}[.,:;]?")
_SPACE = 1.9
"""How much wider than the others the white before the thousands must be."""
_LEAST_SPACE = 0.2


def with_letters(words: Sequence[OcrWord], image: Image) -> tuple[OcrWord, ...]:
    """`words` of a straight grey picture, with what its shapes and places say."""
    import numpy as np

    pixels = np.asarray(image)
    capital = _capital(words)
    out: list[OcrWord] = []
    for _, line in groupby(words, key=lambda w: (w.block, w.paragraph, w.line)):
        for word in _addressed(list(line)):
            if found := _ADDRESS.fullmatch(word.text):
                word = replace(word, text=f"{found[1]}@{found[3]}")
            if word.text in _ALIKE and word.bottom - word.top >= _CAPITAL * capital:
                word = replace(word, text=word.text.upper())
            if _LABEL.match(word.text) and _first_is_high(word, pixels):
                word = replace(word, text=word.text[0].upper() + word.text[1:])
            out += _parted(word, pixels, capital) if _SUM.fullmatch(word.text) else (word,)
    return tuple(out)


def _addressed(line: Sequence[OcrWord]) -> Iterator[OcrWord]:
    """The words of a line, addresses whole whose @ was read as a bracket with white behind it."""
    at = 0
    while at < len(line):
        word = line[at]
        if word.text[-1] == "(" and len(word.text) > 3 and at + 1 < len(line):
            after = line[at + 1]
            whole = word.text + after.text
            if after.x0 - word.x1 < word.bottom - word.top and _ADDRESS.fullmatch(whole):
                sure = min(word.confidence, after.confidence)
                yield replace(
                    word, text=whole, x1=after.x1, bottom=max(word.bottom, after.bottom), confidence=sure
                )
                at += 2
                continue
        yield word
        at += 1


def _capital(words: Sequence[OcrWord]) -> float:
    """The height of the page's figures and of words of capitals, in pixels; 0 where it has few of them."""
    heights = [w.bottom - w.top for w in words if w.text.isdigit() or (w.text.isupper() and w.text.isalpha())]
    return median(heights) if len(heights) > 2 else 1e9


def _first_is_high(word: OcrWord, pixels: Any) -> bool:
    """Whether the first letter, apart from the next, is as high as the figures behind it."""
    import numpy as np

    dark = _dark(word, pixels)
    columns = np.flatnonzero(dark.any(axis=0))
    breaks = np.flatnonzero(np.diff(columns) > 1)
    if not len(breaks):
        return False
    end = int(columns[breaks[0]]) + 1
    first, rest = np.flatnonzero(dark[:, :end].any(axis=1)), np.flatnonzero(dark[:, end:].any(axis=1))
    foot = first[-1] + 1  # what hangs below is a comma
    return bool(foot - first[0] >= _CAPITAL * (foot - rest[0]))


def _dark(word: OcrWord, pixels: Any) -> Any:
    """Which pixels in the box of a word are ink."""
    import numpy as np

    part = pixels[word.top : word.bottom, word.x0 : word.x1].astype(np.float32)
    if part.size == 0:
        return part > 0
    paper = float(np.percentile(part, 90))
    return paper - part > 0.45 * max(paper - float(np.percentile(part, 2)), 1.0)


def _parted(word: OcrWord, pixels: Any, capital: float) -> Iterator[OcrWord]:
    """A sum with the white before its last three figures seen: "1 090" for "1090"."""
    import numpy as np

    figures = word.text.rstrip(".,:;")
    dark = _dark(word, pixels)
    if dark.size == 0:
        yield word
        return
    columns = np.flatnonzero(dark.sum(axis=0) > 0)
    breaks = np.flatnonzero(np.diff(columns) > 1)
    glyphs = len(breaks) + 1
    at = len(figures) - 3
    if glyphs != len(word.text) or capital > 1e8:
        yield word
        return
    gaps = np.diff(columns)[breaks] - 1
    others = [int(g) for n, g in enumerate(gaps) if n != at - 1 and n < len(figures) - 1]
    wide = int(gaps[at - 1])
    if wide < _LEAST_SPACE * capital or wide < _SPACE * max(*others, 1):
        yield word
        return
    cut = int(columns[breaks[at - 1]])
    yield replace(word, text=word.text[:at], x1=word.x0 + cut + 1)
    yield replace(word, text=word.text[at:], x0=word.x0 + cut + 1 + wide)
