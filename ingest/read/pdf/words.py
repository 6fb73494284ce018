"""The text of a page, as pdfium has it → words with their places.

Word by word: the text of a page comes in one call, geometry is asked for at the first and last letter of each
word. That is what makes it some thirty times as fast as walking the page in Python.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any

import pypdfium2.raw as raw

from ingest.read.layout.sheet import Rule
from ingest.read.pdf import calls
from ingest.read.pdf.place import Place, Sides
from ingest.read.text import tidy
from ingest.read.write import Token

_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?")
_HYPHENS = "\x02\ufffe"
"""What pdfium puts for a hyphen at a line end."""
_ODD = re.compile("[^ -~\r\n\x00\x02\ufffeæøåÆØÅéèêòôóäöüÄÖÜ§«»“”’–—…•°]")
"""Letters that may have to be tidied. Most pages have none, and need not be looked at word by word."""
_LONGEST_WORD = 5_000
"""Letters. No language has them; pdfium itself cuts at 32,767."""
_BOLD = 600

_Piece = tuple[int, int, Sides, Sides]
"""First and last letter of a word (end excluded), and their boxes."""
_Style = tuple[float, bool, bool]


def words_of(page: Any, place: Place, uprights: Sequence[Rule]) -> tuple[list[Token], bool]:
    """The words of a page in the order of the file, parted at the upright rules (sorted from left to right); and
    whether one was so long that it was cut."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count <= 0:
            return [], False
        text = textpage.get_text_range(errors="replace")
        letters = _Letters(textpage.raw, place, uprights)
        if len(text) != count:  # letters that UTF-16 writes in two, or that have no Unicode
            text = "".join(letters.unicode(i) for i in range(count))
        return letters.words(text)
    finally:
        textpage.close()


class _Letters:
    """Asks a text page about single letters."""

    def __init__(self, textpage: Any, place: Place, uprights: Sequence[Rule]) -> None:
        self._textpage, self._place, self._uprights = textpage, place, uprights
        self._handle = calls.handle(textpage)
        self._lefts = [rule.x0 for rule in uprights]
        self._matrix = (ctypes.c_float * 6)()
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._styles: dict[int | None, _Style] = {}
        self._bolds: dict[int | None, bool] = {}

    def unicode(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._textpage, index)
        return chr(code) if 0 < code < 0x110000 else "\x00"

    def words(self, text: str) -> tuple[list[Token], bool]:
        spans, cut = [found.span() for found in _WORD.finditer(text)], False
        if len(text) > _LONGEST_WORD and any(end - start > _LONGEST_WORD for start, end in spans):
            spans, cut = [(start, min(end, start + _LONGEST_WORD)) for start, end in spans], True
        starts = [start for start, _ in spans]
        boxes = iter(self._boxes(list(chain.from_iterable((start, end - 1) for start, end in spans))))
        things = map(calls.text_object, repeat(self._handle), starts)
        odd = _ODD.search(text) is not None
        crossable = bool(self._uprights)
        tokens: list[Token] = []
        for (start, end), first, last, thing in zip(spans, boxes, boxes, things, strict=True):
            high, jump = first[3] - first[1], last[1] - first[1]
            if high < 1.0:
                high = 1.0
            if (
                -0.6 * high <= jump <= 0.6 * high
                and last[2] >= first[0]
                and not (crossable and self._is_crossed(first, last))
            ):
                word = text[start:end]
                if odd or word[-1] in _HYPHENS:
                    word = _shown(word)
                if word:
                    tokens.append(self._token(word, first, last, start, thing))
                continue
            for at, stop, head, tail in self._pieces(start, end):
                if word := _shown(text[at:stop]):
                    tokens.append(self._token(word, head, tail, at, calls.text_object(self._handle, at)))
        return tokens, cut

    def _boxes(self, indices: Sequence[int]) -> list[Sides]:
        """The boxes of letters, as high as their font and as wide as they take."""
        room = (ctypes.c_float * (4 * len(indices)))()
        at = ctypes.addressof(room)
        places = range(at, at + 16 * len(indices), 16)
        known = list(map(calls.loose_box, repeat(self._handle), indices, places))
        flat = memoryview(room).cast("B").cast("f").tolist()
        rows = zip(indices, known, flat[0::4], flat[1::4], flat[2::4], flat[3::4], strict=True)
        if self._place.turn:
            box = self._place.box
            return [box(x0, y0, x1, y1) if k and y1 > y0 else self._tight(i) for i, k, x0, y1, x1, y0 in rows]
        left, top = self._place.left, self._place.top
        return [
            (x0 - left, top - y1, x1 - left, top - y0) if k and y1 > y0 else self._tight(i)
            for i, k, x0, y1, x1, y0 in rows
        ]

    def _tight(self, index: int) -> Sides:
        left, right, bottom, top = self._sides
        raw.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top)
        return self._place.box(left.value, bottom.value, right.value, top.value)

    def _is_crossed(self, first: Sides, last: Sides) -> bool:
        at = bisect_right(self._lefts, first[0] + 1)
        return at < len(self._lefts) and self._lefts[at] < last[2] - 1 and bool(self._crossed(first, last))

    def _crossed(self, first: Sides, last: Sides) -> list[float]:
        """Where upright rules run through a word."""
        at = bisect_right(self._lefts, first[0] + 1)
        crossed, y = [], (first[1] + first[3]) / 2
        while at < len(self._lefts) and self._lefts[at] < last[2] - 1:
            if self._uprights[at].top <= y <= self._uprights[at].bottom:
                crossed.append(self._lefts[at])
            at += 1
        return crossed

    def _pieces(self, start: int, end: int) -> Iterator[_Piece]:
        """A word, parted where it jumps to another line or runs over an upright rule."""
        boxes = self._boxes(range(start, end))
        at, head = start, boxes[0]
        before, height = head, max(head[3] - head[1], 1.0)
        crossed = self._crossed(head, boxes[-1])
        for i, here in enumerate(boxes[1:], start + 1):
            middle = (here[0] + here[2]) / 2
            if (
                abs(here[1] - before[1]) > 0.6 * height
                or here[0] < before[0] - height
                or here[0] > before[2] + height
                or any((before[0] + before[2]) / 2 < x < middle for x in crossed)
            ):
                yield at, i, head, before
                at, head = i, here
            before = here
        yield at, end, head, before

    def _token(self, word: str, first: Sides, last: Sides, start: int, thing: int | None) -> Token:
        left, above, right, below = first
        x0, top, x1, bottom = last
        # Not by min and max: there are hundreds of words, and each call costs as much as the comparison.
        x0, x1 = left if left < x0 else x0, right if right > x1 else x1
        top, bottom = above if above < top else top, below if below > bottom else bottom
        if not (x1 - x0 < 1e6 and bottom - top < 1e6):  # infinite, or no number
            x0 = top = x1 = bottom = 0.0
        size, bold, upright = self._styles.get(thing) or self._style(start, bottom - top, thing)
        return Token(word, x0, top, x1, bottom, size, bold, None, upright)

    def _style(self, index: int, height: float, thing: int | None) -> _Style:
        """Font size as shown, whether it is bold, and whether the letter stands upright on the shown page.

        The same for all letters of one text object, so each object is asked once.
        """
        size: float = calls.font_size(self._handle, index)
        font = calls.font_of(thing) if thing else None
        bold = self._bolds.get(font)
        if bold is None:
            bold = self._bolds[font] = raw.FPDFText_GetFontWeight(self._textpage, index) >= _BOLD
        upright = True
        if calls.letter_matrix(self._handle, index, ctypes.addressof(self._matrix)):
            a, b, c, d, _, _ = self._matrix
            size *= math.hypot(c, d)
            upright = (abs(b) > abs(a)) == (self._place.turn in (90, 270))
        style = (round(size, 1) if 0.5 < size < 1000 else height), bold, upright
        if thing:
            self._styles[thing] = style
        return style


def _shown(word: str) -> str:
    return tidy(word[:-1] + "-" if word[-1] in _HYPHENS else word).strip()
