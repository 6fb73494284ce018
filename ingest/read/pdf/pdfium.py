"""pdfium's pages → sheets. Only the modules of this folder speak to pdfium.

`words.py` reads the words, `drawn.py` what is drawn beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as raw

from ingest.errors import Damaged, Encrypted, NoPages
from ingest.read.layout.sheet import Sheet
from ingest.read.pdf.drawn import MOST_OBJECTS, Drawn
from ingest.read.pdf.place import Place
from ingest.read.pdf.words import words_of

if TYPE_CHECKING:
    from PIL.Image import Image


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
        place = Place(page)
        drawn = Drawn(page, place)
        tokens, cut = words_of(page, place, drawn.upright_rules)
    finally:
        page.close()
    note = "A word of more letters than any language has was cut" if cut else None
    if drawn.count > MOST_OBJECTS:
        note = f"Over the limit of {MOST_OBJECTS:,} drawn things on one page: tables were not looked for"
    return Sheet(
        number, place.width, place.height, tuple(tokens), tuple(drawn.rules), tuple(drawn.pictures),
        objects=drawn.count, invisible=drawn.invisible, note=note,
    )  # fmt: skip


def render(document: pypdfium2.PdfDocument, number: int, dpi: float) -> Image:
    """Page `number` as a grey picture. The caller has seen to its size.

    Its sides are rounded, not cut: in the resolution of a scan each pixel is then one of the scan's own. One row
    of pixels less, and all of them are mixed from their neighbours, which costs OCR thin letters.
    """
    page = document[number - 1]
    try:
        place = Place(page)
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
