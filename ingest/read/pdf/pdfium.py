"""pdfium's pages → sheets. The only module that speaks to pdfium.

Word by word: the text of a page comes in one call, geometry is asked for at the first and last letter of each
word. That is what makes it some thirty times as fast as walking the page in Python.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as raw

from ingest.errors import Damaged, Encrypted, NoPages
from ingest.model import Box
from ingest.read.layout.sheet import Picture, Rule, Sheet
from ingest.read.text import tidy
from ingest.read.write import Token

if TYPE_CHECKING:
    from PIL.Image import Image

_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?")
_HYPHENS = "\x02\ufffe"
"""What pdfium puts for a hyphen at a line end."""
_THIN = 3.0
"""Points: a filled rectangle no thicker is a rule. Word draws its borders 0.5 to 1.5 thick."""
_loose_box = raw.FPDFText_GetLooseCharBox
_MOST_OBJECTS = 20_000
"""Drawn things on one page that are looked at. A dense table has 1,000; maps have 100,000 and no table."""
_DEEPEST = 6
_LONGEST_WORD = 5_000
"""Letters. No language has them; pdfium itself cuts at 32,767."""
_BOLD = 600
_A4 = (0.0, 0.0, 595.0, 842.0)
"""For pages whose size is nonsense."""

_x0 = attrgetter("x0")

_Sides = tuple[float, float, float, float]
_Piece = tuple[int, int, _Sides, _Sides]
"""First and last letter of a word (end excluded), and their boxes."""
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def open_pdf(data: bytes, password: str | None = None) -> pypdfium2.PdfDocument:
    """Raises Encrypted, NoPages, Damaged. The caller closes what it gets."""
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise Encrypted("needs a password" if password is None else "needs another password") from None
        raise Damaged("is damaged: it cannot be opened as PDF") from None
    if len(document) < 1:
        document.close()
        raise NoPages("has no pages")
    return document


def sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Page `number` (from 1). Raises Damaged where the page cannot be loaded."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        raise Damaged(f"page {number} is damaged") from None
    try:
        place = _Place(page)
        objects = _Objects(page, place)
        tokens, cut = _tokens(page, place, objects.upright_rules)
    finally:
        page.close()
    note = "A word of more letters than any language has was cut" if cut else None
    if objects.count > _MOST_OBJECTS:
        note = f"Over the limit of {_MOST_OBJECTS:,} drawn things on one page: tables were not looked for"
    return Sheet(
        number, place.width, place.height, tuple(tokens), tuple(objects.rules), tuple(objects.pictures),
        objects=objects.count, invisible=objects.invisible, note=note,
    )  # fmt: skip


def render(document: pypdfium2.PdfDocument, number: int, dpi: float) -> Image:
    """Page `number` as a grey picture. The caller has seen to its size.

    Its sides are rounded, not cut: in the resolution of a scan each pixel is then one of the scan's own. One row
    of pixels less, and all of them are mixed from their neighbours, which costs OCR thin letters.
    """
    page = document[number - 1]
    try:
        place = _Place(page)
        width, height = max(1, round(place.width * dpi / 72)), max(1, round(place.height * dpi / 72))
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        image: Image = bitmap.to_pil().convert("L")
        bitmap.close()
        return image
    finally:
        page.close()


class _Place:
    """Page coordinates (up, from the crop box, before rotation) → points down from the shown top left corner."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = _sane_box(page)
        self.turn = page.get_rotation() % 360
        width, height = right - left, top - bottom
        self.width, self.height = (height, width) if self.turn in (90, 270) else (width, height)
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom as shown."""
        match self.turn:
            case 90:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 180:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 270:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
            case _:
                return left - self.left, self.top - top, right - self.left, self.top - bottom


def _sane_box(page: Any) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = page.get_bbox()
    except pypdfium2.PdfiumError:
        return _A4
    sane = (
        all(map(math.isfinite, (left, bottom, right, top))) and 1 < right - left < 1e7 and 1 < top - bottom < 1e7
    )
    return (left, bottom, right, top) if sane else _A4


def _tokens(page: Any, place: _Place, uprights: list[Rule]) -> tuple[list[Token], bool]:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count <= 0:
            return [], False
        text = textpage.get_text_range(errors="replace")
        letters = _Letters(textpage.raw, place)
        if len(text) != count:  # letters that UTF-16 writes in two, or that have no Unicode
            text = "".join(letters.unicode(i) for i in range(count))
        tokens, cut = [], False
        for found in _WORD.finditer(text):
            start, end = found.span()
            if end - start > _LONGEST_WORD:
                end, cut = start + _LONGEST_WORD, True
            first, last = letters.box(start), letters.box(end - 1)
            if letters.is_whole(first, last, uprights):
                pieces: Iterable[_Piece] = ((start, end, first, last),)
            else:
                pieces = letters.pieces(start, end, uprights)
            for piece in pieces:
                if token := letters.token(text, *piece):
                    tokens.append(token)
        return tokens, cut
    finally:
        textpage.close()


class _Letters:
    """Asks a text page about single letters."""

    def __init__(self, textpage: Any, place: _Place) -> None:
        self._textpage, self._place = textpage, place
        self._turned, self._left, self._top = place.turn in (90, 180, 270), place.left, place.top
        self._rect, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._styles: dict[int, tuple[float, bool, bool]] = {}

    def unicode(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._textpage, index)
        return chr(code) if 0 < code < 0x110000 else "\x00"

    def box(self, index: int) -> tuple[float, float, float, float]:
        rect = self._rect
        if _loose_box(self._textpage, index, rect) and (top := rect.top) > (bottom := rect.bottom):
            if self._turned:
                return self._place.box(rect.left, bottom, rect.right, top)
            return rect.left - self._left, self._top - top, rect.right - self._left, self._top - bottom
        left, right, bottom, top = self._sides
        raw.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top)
        return self._place.box(left.value, bottom.value, right.value, top.value)

    @staticmethod
    def is_whole(first: _Sides, last: _Sides, uprights: list[Rule]) -> bool:
        """Whether a word neither jumps to another line nor runs over an upright rule."""
        if abs(last[1] - first[1]) > 0.6 * max(first[3] - first[1], 1.0) or last[2] < first[0]:
            return False
        return not uprights or not _crossed(first, last, uprights)

    def pieces(self, start: int, end: int, uprights: list[Rule]) -> Iterator[_Piece]:
        """A word, parted where it jumps to another line or runs over an upright rule."""
        at, head = start, self.box(start)
        before, height = head, max(head[3] - head[1], 1.0)
        crossed = _crossed(head, self.box(end - 1), uprights)
        for i in range(start + 1, end):
            here = self.box(i)
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

    def token(self, text: str, start: int, end: int, first: _Sides, last: _Sides) -> Token | None:
        word = text[start:end]
        if word[-1] in _HYPHENS:
            word = word[:-1] + "-"
        word = tidy(word).strip()
        if not word:
            return None
        x0, x1 = min(first[0], last[0]), max(first[2], last[2])
        top, bottom = min(first[1], last[1]), max(first[3], last[3])
        if not (x1 - x0 < 1e6 and bottom - top < 1e6):  # infinite, or no number
            x0 = top = x1 = bottom = 0.0
        size, bold, upright = self._style(start, bottom - top)
        return Token(word, x0, top, x1, bottom, size, bold, None, upright)

    def _style(self, index: int, height: float) -> tuple[float, bool, bool]:
        """Font size as shown, whether it is bold, and whether the letter stands upright on the shown page.

        The same for all letters of one text object, so each object is asked once.
        """
        thing = raw.FPDFText_GetTextObject(self._textpage, index)
        key = ctypes.addressof(thing.contents) if thing else None
        if key is not None and (known := self._styles.get(key)):
            return known
        size = raw.FPDFText_GetFontSize(self._textpage, index)
        bold = raw.FPDFText_GetFontWeight(self._textpage, index) >= _BOLD
        m, upright = self._matrix, True
        if raw.FPDFText_GetMatrix(self._textpage, index, m):
            size *= math.hypot(m.c, m.d)
            upright = (abs(m.b) > abs(m.a)) == (self._place.turn in (90, 270))
        style = (round(size, 1) if 0.5 < size < 1000 else height), bold, upright
        if key is not None:
            self._styles[key] = style
        return style


def _crossed(first: _Sides, last: _Sides, uprights: list[Rule]) -> list[float]:
    """Where upright rules, sorted from left to right, run through a word."""
    at = bisect_right(uprights, first[0] + 1, key=_x0)
    crossed, y = [], (first[1] + first[3]) / 2
    while at < len(uprights) and uprights[at].x0 < last[2] - 1:
        if uprights[at].top <= y <= uprights[at].bottom:
            crossed.append(uprights[at].x0)
        at += 1
    return crossed


class _Objects:
    """What is drawn on a page: rules, pictures, whether text is invisible."""

    def __init__(self, page: Any, place: _Place) -> None:
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.count = 0
        self._place = place
        self._visible = self._hidden = 0
        self._walk(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _IDENTITY, 0)
        if self.count > _MOST_OBJECTS:
            self.rules = []

    @property
    def invisible(self) -> bool:
        return self._hidden > self._visible

    @property
    def upright_rules(self) -> list[Rule]:
        return sorted((rule for rule in self.rules if not rule.level), key=_x0)

    def _walk(self, holder: Any, count_of: Any, get: Any, matrix: _Matrix, depth: int) -> None:
        for i in range(max(0, count_of(holder))):
            self.count += 1
            if self.count > _MOST_OBJECTS:
                return
            thing = get(holder, i)
            if not thing:
                continue
            match raw.FPDFPageObj_GetType(thing):
                case raw.FPDF_PAGEOBJ_TEXT:
                    if raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                        self._hidden += 1
                    else:
                        self._visible += 1
                case raw.FPDF_PAGEOBJ_PATH:
                    self._path(thing, matrix)
                case raw.FPDF_PAGEOBJ_IMAGE:
                    self._picture(thing, matrix)
                case raw.FPDF_PAGEOBJ_FORM if depth < _DEEPEST:
                    inner = _times(_matrix_of(thing), matrix)
                    self._walk(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)

    def _bounds(self, thing: Any, matrix: _Matrix) -> tuple[float, float, float, float] | None:
        sides = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(thing, *sides):
            return None
        left, bottom, right, top = (side.value for side in sides)
        box = self._moved(left, bottom, right, top, matrix)
        return box if all(map(math.isfinite, box)) else None

    def _moved(
        self, left: float, bottom: float, right: float, top: float, m: _Matrix
    ) -> tuple[float, float, float, float]:
        xs = [m[0] * x + m[2] * y + m[4] for x in (left, right) for y in (bottom, top)]
        ys = [m[1] * x + m[3] * y + m[5] for x in (left, right) for y in (bottom, top)]
        return self._place.box(min(xs), min(ys), max(xs), max(ys))

    def _picture(self, thing: Any, matrix: _Matrix) -> None:
        if (box := self._bounds(thing, matrix)) is None:
            return
        width, height = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(thing, width, height)
        self.pictures.append(Picture(Box(*box), width.value, height.value))

    def _path(self, thing: Any, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not fill.value and not stroke.value:
            return
        if (box := self._bounds(thing, matrix)) is None:
            return
        x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        if width < _THIN and height < _THIN:
            return
        if height < _THIN:
            self.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        elif width < _THIN:
            self.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        else:
            self._edges(thing, matrix, bool(stroke.value))

    def _edges(self, thing: Any, matrix: _Matrix, stroked: bool) -> None:
        """The straight sides of a path that is not a single line. Curves have none."""
        m = _times(_matrix_of(thing), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        before: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        total = raw.FPDFPath_CountSegments(thing)
        if total > 2000:
            return
        for i in range(total):
            segment = raw.FPDFPath_GetPathSegment(thing, i)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            here = (m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5])
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
                self._side(before, here)
                if raw.FPDFPathSegment_GetClose(segment) and first is not None:
                    self._side(here, first)
            before = here

    def _side(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        x0, top, x1, bottom = self._place.box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        if min(x1 - x0, bottom - top) > 0.5 or max(x1 - x0, bottom - top) < _THIN:
            return
        if not all(map(math.isfinite, (x0, top, x1, bottom))):
            return
        if x1 - x0 >= bottom - top:
            self.rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        else:
            self.rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))


def _matrix_of(thing: Any) -> _Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, m):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(a: _Matrix, b: _Matrix) -> _Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip
