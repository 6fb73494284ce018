"""For each page of a PDF: its text layer, or OCR, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ingest.errors import Damaged
from ingest.ocr import OcrEngine
from ingest.read import Task
from ingest.read.layout.sheet import Sheet
from ingest.read.limits import OcrMode
from ingest.read.pdf import pdfium
from ingest.read.scan import NOT_ASKED, WAITING, read_picture

_DPI = 300
"""What Tesseract's models were trained on; pages are drawn at it unless their picture is finer or coarser."""


def sheet_of(document: Any, number: int, engine: OcrEngine | None, task: Task) -> Sheet:
    """Page `number` in the better of its readings."""
    try:
        sheet = pdfium.sheet(document, number)
    except Damaged as error:
        return Sheet(number, 595, 842, note=f"{error.message[0].upper()}{error.message[1:]}")
    if task.ocr is not OcrMode.FORCE and (sheet.tokens or not sheet.objects):
        return sheet if sheet.tokens else replace(sheet, note=sheet.note or "The page is blank")
    if engine is None:
        return replace(sheet, note=NOT_ASKED if task.ocr is OcrMode.NEVER else WAITING)
    return scanned(document, sheet, engine, task)


def scanned(document: Any, sheet: Sheet, engine: OcrEngine, task: Task) -> Sheet:
    """The page as OCR reads it."""
    largest = max((p.width * p.height / 1e6 for p in sheet.pictures), default=0.0)
    if largest > task.limits.megapixels:
        return replace(sheet, note=f"Over the limit: a picture of {largest:,.0f} megapixels was not opened")
    dpi = resolution(sheet, task.limits.megapixels)
    image = pdfium.render(document, sheet.number, dpi)
    found = read_picture(image, dpi, sheet.number, engine, task)
    return replace(found, width=sheet.width, height=sheet.height, objects=sheet.objects, pictures=sheet.pictures)


def resolution(sheet: Sheet, megapixels: float) -> int:
    """Pixels an inch to draw a page with: its picture's, from 150 to 400, and no more than `megapixels` in all."""
    dpi = float(_DPI)
    full = [p for p in sheet.pictures if p.width and p.box.x1 - p.box.x0 > 0.5 * sheet.width]
    if full:
        dpi = max(72 * p.width / (p.box.x1 - p.box.x0) for p in full)
    dpi = min(400.0, max(150.0, dpi))
    most = (megapixels * 1e6 / max(1.0, sheet.width * sheet.height / 72**2)) ** 0.5
    return max(10, int(min(dpi, most)))
