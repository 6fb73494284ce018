"""Print so faint that its thin strokes are gone in places: the page is read in several preparations, and each
place is decided by what they say together.

Each preparation mends some letters and spoils others; what several of them read alike is seldom wrong. So readings
are laid over each other and vote (after Fiscus' ROVER, 1997, with places on the page for the alignment). Of about
twenty ways to prepare faint pages these three are one of several good sets beside the plain one, chosen on seven
pages; a fifth reading, in the few sets tried, gained little more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest import guard
from ingest.ocr import OcrEngine, OcrFailed, OcrWord
from ingest.read.choice import insert, over, rows_of, sureness, worth
from ingest.read.faint import whitened

if TYPE_CHECKING:
    from PIL.Image import Image

_UNSURE = 0.92
"""Mean confidence of the letters below which print is looked at: sound pages have 0.91 to 0.97."""
_BROKEN = 1.0
"""Pieces of ink a letter, less the holes in it, from which strokes are broken: sound print has 0.4 to 0.7, print
that has lost its hairlines 1 to 2.3."""
_INK = 140
"""Grey level between the ink and the white paper."""
_LEAST_LETTERS = 60
"""Letters of words that are not mere noise, on which this is counted."""
_NOISE = 0.3
_AGREED = 0.3
"""What each other reading that says the same is worth, beside 0 to 1.5 for confidence and known words."""
_ALONE = 0.8
"""Worth below which a word that most readings do not see is none."""
_MOST_DPI = 300


@dataclass(frozen=True)
class _Way:
    """`soft` inches of blur, `dark` the power that greys are raised to, `narrow` the share of its width the page
    keeps, `bridged` whether broken strokes are joined."""

    soft: float
    dark: float
    narrow: float
    bridged: bool


_WAYS = (_Way(0.003, 1.5, 0.9, True), _Way(0.004, 1.5, 0.8, False), _Way(0.003, 2.2, 1.0, True))


def mended(
    words: Sequence[OcrWord], image: Image, dpi: float, engine: OcrEngine, seconds: float
) -> tuple[OcrWord, ...]:
    """`words` of a straight grey picture; where its strokes are broken, as they and three more readings have it.

    Lines and order stay. A reading that fails has no vote.
    """
    from PIL import Image as Images

    if sureness(words) >= _UNSURE:
        return tuple(words)
    paper = whitened(image, dpi)
    if pieces(words, paper, dpi) < _BROKEN:
        return tuple(words)
    readings = [tuple(words)]
    scale = min(1.0, _MOST_DPI / dpi)
    paper = paper.resize((round(image.width * scale), round(image.height * scale)), Images.Resampling.BOX)
    for way in _WAYS:
        made = _prepared(paper, dpi * scale, way)
        guard.allow(seconds)
        try:
            found = engine.read(made, round(dpi * scale), seconds)
        except OcrFailed:
            continue
        across, down = image.width / made.width, image.height / made.height
        readings.append(tuple(_placed(word, across, down) for word in found))
    return voted(readings)


def pieces(words: Sequence[OcrWord], paper: Image, dpi: float) -> float:
    """Pieces of ink a letter, less the holes in them, on a picture of white paper; 0 where few letters are.

    This is Euler's number, counted over squares of four pixels (Gray, 1971).
    """
    import numpy as np
    from PIL.ImageFilter import GaussianBlur

    grey = np.asarray(paper.filter(GaussianBlur(_WAYS[1].soft * dpi)))
    dark = np.zeros((grey.shape[0] + 2, grey.shape[1] + 2), dtype=np.int8)
    letters = 0
    for word in words:
        if word.confidence >= _NOISE and word.text.isalpha():
            letters += len(word.text)
            left, top = max(0, word.x0), max(0, word.top)  # a box may reach over the edge of the picture
            part = grey[top : word.bottom, left : word.x1] < _INK
            dark[top + 1 : top + 1 + part.shape[0], left + 1 : left + 1 + part.shape[1]] = part
    if letters < _LEAST_LETTERS:
        return 0.0
    a, b, c, d = dark[:-1, :-1], dark[:-1, 1:], dark[1:, :-1], dark[1:, 1:]
    filled = a + b + c + d
    crossed = (filled == 2) & (a == d)
    quads = [np.count_nonzero(where) for where in (filled == 1, filled == 3, crossed)]
    return float(quads[0] - quads[1] - 2 * quads[2]) / 4 / letters


def _placed(word: OcrWord, across: float, down: float) -> OcrWord:
    x0, x1 = round(word.x0 * across), round(word.x1 * across)
    return replace(word, x0=x0, x1=x1, top=round(word.top * down), bottom=round(word.bottom * down))


def _prepared(paper: Image, dpi: float, way: _Way) -> Image:
    from PIL import Image as Images
    from PIL.ImageFilter import GaussianBlur

    made = paper.filter(GaussianBlur(way.soft * dpi))
    if way.bridged:
        made = _bridged(made, 3 if dpi < 190 else 5)
    made = made.point([round(255 * (grey / 255) ** way.dark) for grey in range(256)])
    if way.narrow < 1:
        made = made.resize((round(made.width * way.narrow), made.height), Images.Resampling.BICUBIC)
    return made


def _bridged(image: Image, size: int) -> Image:
    """Each place as dark as the stroke of `size` pixels through it that is darkest on the whole: gaps in strokes
    fill, white between strokes stays."""
    from PIL import ImageChops
    from PIL.ImageFilter import Kernel

    places = range(size)
    out = image
    for stroke in (
        {(size // 2, n) for n in places}, {(n, size // 2) for n in places}, {(n, n) for n in places},
        {(n, size - 1 - n) for n in places},
    ):  # fmt: skip
        weights = [float((y, x) in stroke) for y in places for x in places]
        out = ImageChops.darker(out, image.filter(Kernel((size, size), weights, size)))
    return out


def voted(readings: Sequence[Sequence[OcrWord]]) -> tuple[OcrWord, ...]:
    """The words of all readings, at each place those most believed; lines and order are of the first reading."""
    first = readings[0]
    instead: dict[int, list[OcrWord]] = {}
    gone: set[int] = set()
    fresh: list[list[OcrWord]] = []
    number = {id(word): n for n, word in enumerate(first)}
    for place in _places(readings):
        chosen, votes, belief = _elected(place)
        seen = 2 * len(place) >= len(readings)
        if 0 not in place:
            if votes > 1 and seen and any(c.isalnum() for word in chosen for c in word.text):
                fresh.append(chosen)
            continue
        own = [number[id(word)] for word in place[0]]
        if not seen and belief < _ALONE:
            gone.update(own)
        elif _text(chosen) != _text(place[0]):
            gone.update(own)
            instead[min(own)] = chosen
    out: list[OcrWord] = []
    for n, word in enumerate(first):
        if n in instead:
            out += [replace(w, block=word.block, paragraph=word.paragraph, line=word.line) for w in instead[n]]
        elif n not in gone:
            out.append(word)
    for words in fresh if out else ():
        insert(out, words)
    return tuple(out)


def _elected(place: dict[int, list[OcrWord]]) -> tuple[list[OcrWord], int, float]:
    """The words of a place that are most believed, how many readings have them, and what this is worth."""
    votes: dict[str, list[list[OcrWord]]] = {}
    for words in place.values():
        votes.setdefault(_text(words), []).append(words)
    found = [(max(map(worth, same)) + _AGREED * (len(same) - 1), same) for same in votes.values()]
    belief, best = max(found, key=lambda each: each[0])
    return [w for row in rows_of(max(best, key=worth)) for w in row], len(best), belief


def _text(words: Sequence[OcrWord]) -> str:
    return " ".join(word.text for row in rows_of(words) for word in row)


def _places(readings: Sequence[Sequence[OcrWord]]) -> Iterator[dict[int, list[OcrWord]]]:
    """Words of the readings that stand over each other, by number of the reading."""
    words = sorted(
        ((n, word) for n, reading in enumerate(readings) for word in reading), key=lambda each: each[1].top
    )
    parent = list(range(len(words)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    level: list[int] = []
    for n, (reading, word) in enumerate(words):
        level = [m for m in level if words[m][1].bottom > word.top]
        for m in level:
            if words[m][0] != reading and over(word, words[m][1]):
                parent[root(n)] = root(m)
        level.append(n)
    places: dict[int, dict[int, list[OcrWord]]] = {}
    for n, (reading, word) in enumerate(words):
        places.setdefault(root(n), {}).setdefault(reading, []).append(word)
    yield from places.values()
