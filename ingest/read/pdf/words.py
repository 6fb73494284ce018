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
from functools import partial
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from ingest.read.layout.sheet import Rule
from ingest.read.pdf import calls
from ingest.read.pdf.place import Place, Sides
from ingest.read.text import tidy
from ingest.read.write import Token

_HYPHENS = "\x02\ufffe"
"""What pdfium puts for a hyphen at a line end."""
_PARTS = np.zeros(0x10000, np.uint8)
"""Of each letter of the first plane: 0 stands in words, 1 parts them, 2 does so and ends the word before it."""
_PARTS[[0, *(code for code in range(0x3001) if chr(code).isspace())]] = 1
_PARTS[list(map(ord, _HYPHENS))] = 2
_ODD = re.compile("[^ -~\r\n\x00\x02\ufffeæøåÆØÅéèêòôóäöüÄÖÜ§«»“”’–—…•°]")
"""Letters that may have to be tidied. Most pages have none, and need not be looked at word by word."""
_LONGEST_WORD = 5_000
"""Letters. No language has them; pdfium itself cuts at 32,767."""
_WIDEST = 1e6
"""Points. A word that is wider or higher has no place."""
_BOLD = 600
_AT_ONCE = 1_000_000
"""Pairs of words and rules that are looked at together: some 10 MB."""

_Piece = tuple[int, int, Sides, Sides]
"""First and last letter of a word (end excluded), and their boxes."""
_Style = tuple[float, bool, bool]
_token = partial(tuple.__new__, Token)
"""A token of its nine values in one sequence, made without a call of Python: a page has hundreds."""


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
        self._handle = calls.handle(textpage) or 0
        self._lefts = [rule.x0 for rule in uprights]
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._bolds: dict[int | None, bool] = {}

    def unicode(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._textpage, index)
        return chr(code) if 0 < code < 0x110000 else "\x00"

    def words(self, text: str) -> tuple[list[Token], bool]:
        starts, ends, cut = _spans(text)
        if not starts:
            return [], False
        with np.errstate(all="ignore"):  # places may be infinite, or no numbers
            boxes = self._boxes([*starts, *[end - 1 for end in ends]])
            first, last = boxes[:, : len(starts)], boxes[:, len(starts) :]
            sides = np.concatenate((np.minimum(first[:2], last[:2]), np.maximum(first[2:], last[2:])))
            sides[:, ~((sides[2] - sides[0] < _WIDEST) & (sides[3] - sides[1] < _WIDEST))] = 0.0
            torn = np.flatnonzero(~self._is_whole(first, last)).tolist()
        x0s, tops, x1s, bottoms = sides.tolist()
        sizes, bolds, uprights = zip(*self._styles(starts), strict=True)
        words = _shown_all([text[start:end] for start, end in zip(starts, ends, strict=True)], text)
        made = zip(words, x0s, tops, x1s, bottoms, sizes, bolds, repeat(None), uprights)
        tokens = list(map(_token, made))
        for n in reversed(torn):
            tokens[n : n + 1] = [
                _token((_shown(text[at:stop]), *_around(head, tail), size, bold, None, upright))
                for at, stop, head, tail in self._pieces(starts[n], ends[n])
                for size, bold, upright in self._styles([at])
            ]
        return tokens if all(words) and not torn else [token for token in tokens if token.text], cut

    def _is_whole(self, first: Any, last: Any) -> Any:
        """Of the boxes of the first and last letters of words: whether the word stands on one line, to the right,
        and no upright rule runs through it."""
        high, jump = first[3] - first[1], last[1] - first[1]
        high = 0.6 * np.where(high < 1.0, 1.0, high)
        whole = (jump >= -high) & (jump <= high) & (last[2] >= first[0])
        if self._uprights:
            lefts, tops, _, bottoms = np.array(self._uprights).T
            x0, x1, y = first[0] + 1, last[2] - 1, (first[1] + first[3]) / 2
            near = np.flatnonzero(whole & (lefts.searchsorted(x0, "right") < lefts.searchsorted(x1)))
            for n in np.array_split(near, 1 + near.size * lefts.size // _AT_ONCE):
                over = (lefts > x0[n, None]) & (lefts < x1[n, None])
                whole[n] &= ~(over & (tops <= y[n, None]) & (y[n, None] <= bottoms)).any(axis=1)
        return whole

    def _boxes(self, indices: list[int]) -> Any:
        """The boxes of letters, as high as their font and as wide as they take: x0, top, x1, bottom of each."""
        room = np.empty((len(indices), 4), np.float32)
        at = room.ctypes.data
        known = calls.loose_box.each(len(indices), self._handle, indices, range(at, at + room.nbytes, 16))
        sides: Any = room.T.astype(np.float64)
        left, top, right, bottom = sides
        boxes: Any = np.stack(self._place.box(left, bottom, right, top))
        good = top > bottom
        if not (all(known) and good.all()):
            for n in np.flatnonzero(~(good & np.array(known, bool))).tolist():
                boxes[:, n] = self._tight(indices[n])
        return boxes

    def _tight(self, index: int) -> Sides:
        left, right, bottom, top = self._sides
        raw.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top)
        return self._place.box(left.value, bottom.value, right.value, top.value)

    def _crossed(self, first: Sequence[float], last: Sequence[float]) -> list[float]:
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
        boxes = list(map(tuple, self._boxes(list(range(start, end))).T.tolist()))
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

    def _styles(self, indices: list[int]) -> list[_Style]:
        """Of letters the font size as shown, whether it is bold, and whether they stand upright on the shown page.

        The same for all letters of one text object, so each object is asked once.
        """
        found = calls.text_object.each(len(indices), self._handle, indices)
        if None in found:
            found = [thing or -1 - index for thing, index in zip(found, indices, strict=True)]
        asked = dict(zip(reversed(found), reversed(indices), strict=True))
        room = (ctypes.c_float * (6 * len(asked)))()
        count, at, letters = len(asked), ctypes.addressof(room), list(asked.values())
        known = calls.letter_matrix.each(count, self._handle, letters, range(at, at + 24 * count, 24))
        sizes = calls.font_size.each(count, self._handle, letters)
        things = list(asked)
        if min(things) > 0:
            fonts = calls.font_of.each(count, things)
        else:
            fonts = [calls.font_of.once(thing) if thing > 0 else None for thing in things]
        flat = memoryview(room).cast("B").cast("f").tolist()
        looks = zip(fonts, sizes, known, flat[0::6], flat[1::6], flat[2::6], flat[3::6], strict=True)
        styles, alike = dict[int, _Style](), dict[tuple[Any, ...], _Style]()
        for thing, index, look in zip(asked, letters, looks, strict=True):
            style = alike.get(look)
            if style is None:
                style = alike[look] = self._style(index, *look)
            if not style[0]:
                style = self._height(index), *style[1:]
            styles[thing] = style
        return [styles[thing] for thing in found]

    def _style(
        self, index: int, font: int | None, size: float, known: int, a: float, b: float, c: float, d: float
    ) -> _Style:
        """The style of a letter of this font, size and matrix; its size 0 where that is nonsense."""
        upright = True
        if known:
            size *= math.hypot(c, d)
            upright = (abs(b) > abs(a)) == (self._place.turn in (90, 270))
        bold = self._bolds.get(font)
        if bold is None:
            bold = self._bolds[font] = raw.FPDFText_GetFontWeight(self._textpage, index) >= _BOLD
        return round(size, 1) if 0.5 < size < 1000 else 0.0, bold, upright

    def _height(self, index: int) -> float:
        _, top, _, bottom = self._boxes([index])[:, 0].tolist()
        return round(bottom - top, 1) if bottom - top < _WIDEST else 0.0


def _spans(text: str) -> tuple[list[int], list[int], bool]:
    """Where the words of `text` begin and end (end excluded), and whether one was so long that it was cut."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    parts = np.ones(len(codes) + 2, np.uint8)
    parts[1:-1] = _PARTS.take(codes, mode="clip")
    within = parts == 0
    borders = np.flatnonzero(within[1:] != within[:-1])
    starts, ends = borders[0::2], borders[1::2]
    ends = ends + (parts[1:][ends] == 2)
    cut = len(text) > _LONGEST_WORD and bool((ends - starts > _LONGEST_WORD).any())
    return starts.tolist(), (np.minimum(ends, starts + _LONGEST_WORD) if cut else ends).tolist(), cut


def _around(first: Sides, last: Sides) -> Sides:
    """The box around two; zeros where one is infinite, or no number."""
    x0, top = min(first[0], last[0]), min(first[1], last[1])
    x1, bottom = max(first[2], last[2]), max(first[3], last[3])
    return (x0, top, x1, bottom) if x1 - x0 < _WIDEST and bottom - top < _WIDEST else (0.0, 0.0, 0.0, 0.0)


def _shown_all(words: list[str], text: str) -> list[str]:
    """`words` of `text` as they are shown."""
    if _ODD.search(text):
        return list(map(_shown, words))
    if _HYPHENS[0] in text or _HYPHENS[1] in text:
        return [_shown(word) if word[-1] in _HYPHENS else word for word in words]
    return words


def _shown(word: str) -> str:
    return tidy(word[:-1] + "-" if word[-1] in _HYPHENS else word).strip()
