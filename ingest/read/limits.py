"""How much one file may cost, and when text is read from pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OcrMode(StrEnum):
    AUTO = "auto"
    """OCR for pages without usable text."""
    NEVER = "never"
    FORCE = "force"
    """OCR for every page that can be drawn, whatever text it carries."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file; what goes over one is refused, or read as far as it goes with a note.

    The defaults let through everything that a municipality's archive plausibly holds (a scanned A0 plan, a
    case file of thousands of pages) and stop what only a bomb asks for; `bench/reading.py` tries them on both.
    """

    seconds: float = 120.0
    """Of the processor's time, for the file as a whole; each page that goes to OCR adds `ocr_seconds`, its text
    `text_seconds`. Four times as much may pass by the clock."""
    ocr_seconds: float = 60.0
    """For one page in OCR. An A4 page of small print takes 3 to 6 s on a slow core, a full A3 about 15."""
    text_seconds: float = 15.0
    """For each 100,000 letters, which are about 40 pages. Understanding takes longest where no sentence ends."""
    memory_mb: int = 2048
    """Resident memory of the worker that reads the file."""
    pages: int = 5000
    megapixels: float = 100.0
    """Of one picture, when it is unpacked. A3 at 600 dpi has 70; pictures above it are not opened."""
    bytes: int = 1 << 29
    """Of the file itself."""
    unpacked_bytes: int = 1 << 29
    """Of everything that is packed inside it: page contents, parts of a Word file, files in an archive."""
    page_bytes: int = 1 << 26
    """Of the drawing instructions of one PDF page, unpacked. Dense maps have about 20 MB."""
    members: int = 10_000
    """Files in an archive."""
