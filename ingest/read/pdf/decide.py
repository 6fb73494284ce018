"""For each page of a PDF: its text layer, another reader's, or OCR; and why."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ingest.errors import Damaged
from ingest.ocr import OcrEngine
from ingest.read import Task
from ingest.read.evidence import Evidence, weigh
from ingest.read.layout.sheet import Sheet
from ingest.read.limits import OcrMode
from ingest.read.pdf import pdfium
from ingest.read.scan import NOT_ASKED, WAITING, read_picture

if TYPE_CHECKING:
    from ingest.read.pdf.plumber import SecondReader

_DPI = 300
"""What Tesseract's models were trained on; pages are drawn at it unless their picture is finer or coarser."""
_ABSURD_DPI = 1200
"""No scanner of papers is set finer; a larger picture squeezed into the page is there to fill memory."""
_DRAWN = 0.4
"""Share of the megapixels of a picture that a page is drawn with for OCR: 40 by default, an A2 page at 300 dpi."""
_FEW_WORDS = 15
"""A text layer of fewer words on a page that a picture covers is a stamp or a page number on a scan."""

_COVERED = 0.3
"""Share of a page that a picture covers where its text may come from that picture."""
_GIBBERISH = 0.4
"""Share of known words below which letters are not what they look like (a font without a map to Unicode): then
the page is drawn and read. Papers in other languages that share letters with Norwegian stay above it or are
read as badly by OCR, and keep their layer."""
_PATIENCE = 3
_SOME_WORDS = 120


@dataclass(frozen=True)
class Pages:
    """One open PDF and all that is needed to read its pages."""

    document: Any
    second: SecondReader
    engine: OcrEngine | None
    task: Task
    oversized: dict[int, int]
    kept_anyway: list[int] = field(default_factory=list)
    """Pages whose suspicious text layer was as good as OCR: after some, the document is as it is."""

    def sheet(self, number: int) -> Sheet:
        """Page `number` (from 1) in the best of its readings, with a note where that was not its text layer."""
        if number in self.oversized:
            size = self.oversized[number] / 1e6
            return Sheet(number, 595, 842, note=f"Over the limit: the page unpacks to more than {size:,.0f} MB")
        try:
            sheet = pdfium.sheet(self.document, number)
        except Damaged:
            return self.second.sheet(number) or Sheet(number, 595, 842, note=f"Page {number} is damaged")
        if self.task.ocr is OcrMode.FORCE:
            return self._scanned(sheet)
        if not sheet.tokens:
            return self._without_text(sheet)
        if self.task.ocr is OcrMode.NEVER:
            return sheet
        return self._judged(sheet)

    def _without_text(self, sheet: Sheet) -> Sheet:
        if not sheet.objects:
            return replace(sheet, note=sheet.note or "The page is blank")
        if not sheet.pictures and (found := self.second.sheet(sheet.number)):
            return found
        if self.task.ocr is OcrMode.NEVER:
            return _noted(sheet, NOT_ASKED if sheet.pictures else "No text was found on the page")
        return self._scanned(sheet) if self.engine else _noted(sheet, WAITING)

    def _judged(self, sheet: Sheet) -> Sheet:
        """The text layer, or OCR where the layer is suspicious and OCR reads the page better."""
        pictured = sheet.invisible or sheet.covered > _COVERED
        # Drawn letters are seldom wrong, and where they are, all are: some words tell.
        layer = weigh(t.text for t in (sheet.tokens if pictured else sheet.tokens[:_SOME_WORDS]))
        stamped = len(sheet.tokens) < _FEW_WORDS and sheet.covered > 0.5
        fault = layer.fault or ("a picture covers it and its text is a few words" if stamped else None)
        drawn = pictured or layer.noise > 0.5 or layer.known + layer.english < _GIBBERISH
        if fault is None or not drawn or len(self.kept_anyway) >= _PATIENCE:
            return sheet
        if self.engine is None:
            return _noted(sheet, f"{WAITING}; {fault}")
        layer = weigh(t.text for t in sheet.tokens)
        scan = self._scanned(sheet)
        read = weigh(t.text for t in scan.tokens)
        if (stamped and read.words > layer.words) or _better(read, layer):
            why = f"Read again by OCR: {fault} in its text layer"
            if layer.words and read.words:
                why += f" (known words {read.known + read.english:.0%}, before {layer.known + layer.english:.0%})"
            return _noted(scan, why)
        self.kept_anyway.append(sheet.number)
        return sheet if stamped else _noted(sheet, f"Text layer kept although {fault}: OCR was no better")

    def _scanned(self, sheet: Sheet) -> Sheet:
        """The page as OCR reads it."""
        if self.engine is None:
            return _noted(sheet, WAITING)
        if reason := self._too_large(sheet):
            return _noted(sheet, f"Over the limit: {reason}")
        dpi = resolution(sheet, self.task.limits.megapixels * _DRAWN)
        image = pdfium.render(self.document, sheet.number, dpi)
        found = read_picture(image, dpi, sheet.number, self.engine, self.task)
        found = replace(found, objects=sheet.objects, pictures=sheet.pictures)
        if dpi < 0.9 * resolution(sheet, math.inf):
            found = _noted(
                found, f"Over the limit: the page is so large that OCR saw it at {dpi:.0f} dots an inch"
            )
        return _noted(found, sheet.note) if sheet.note else found

    def _too_large(self, sheet: Sheet) -> str | None:
        bound = self.task.limits.megapixels
        for picture in sheet.pictures:
            size = picture.width * picture.height / 1e6
            inches = max(0.01, (picture.box.x1 - picture.box.x0) / 72)
            if size > bound or (size > bound / 2 and picture.width / inches > _ABSURD_DPI):
                return f"a picture of {size:,.0f} megapixels was not opened"
        return None


def _better(scan: Evidence, layer: Evidence) -> bool:
    """Whether OCR read more than the layer holds; a tie keeps the layer, whose places are exact."""
    if scan.letters < 0.5 * layer.letters and layer.noise < 0.5:
        return False
    return scan.score > layer.score + 0.02


def _noted(sheet: Sheet, note: str) -> Sheet:
    return replace(sheet, note=f"{sheet.note}. {note}" if sheet.note and sheet.note != note else note)


def resolution(sheet: Sheet, megapixels: float) -> float:
    """Pixels an inch to draw a page with: its picture's, from 150 to 400, and no more than `megapixels` in all.

    Pictures of 150 and 200 dots an inch enlarged to 300 were tried on 44 worn pages (bicubic, Lanczos, bilinear):
    read as well on light and medium wear, worse on heavy (letters wrong 3.9 → 4.2 to 4.4 %, 1.3 → 1.5 %).
    """
    dpi = float(_DPI)
    full = [p for p in sheet.pictures if p.width and p.box.x1 - p.box.x0 > 0.5 * sheet.width]
    if full:
        dpi = max(72 * p.width / (p.box.x1 - p.box.x0) for p in full)
    dpi = min(400.0, max(150.0, dpi))
    most: float = (megapixels * 1e6 / max(1.0, sheet.width * sheet.height / 72**2)) ** 0.5
    return max(1.0, min(dpi, most))
