"""PDF → pages: text and tables where the file has them, OCR where it holds pictures of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.errors import UnknownType
from ingest.ocr import OcrEngine
from ingest.read import Found, Task
from ingest.read.layout.pages import Laid, lay_out, write_pages
from ingest.read.pdf import pdfium
from ingest.read.pdf.decide import sheet_of
from ingest.read.scan import WAITING, engine_for
from ingest.read.text import tidy

_PROGRAM_TITLE = re.compile(
    r"^(?:Microsoft (?:Office )?(?:Word|PowerPoint|Excel) - )|\.(?:docx?|rtf|odt|indd|xlsx?|pptx?|pdf)$", re.I
)
_NO_TITLE = re.compile(r"^(?:untitled|uten navn|dokument\s?\d*|document\s?\d*|scan.*|.*\.tmp|\W*)$", re.I)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes, task: Task) -> Found:
    start = data.find(b"%PDF-")
    if start < 0:
        what = "holds nothing but zeros" if not data.strip(b"\0") else "is not a PDF although its name says so"
        raise UnknownType(what, "Fetch the file again from where it came, or give it the name it should have")
    document = pdfium.open_pdf(data[start:], task.password)
    try:
        return _read(document, data[start:], task)
    finally:
        document.close()


def _read(document: Any, data: bytes, task: Task) -> Found:
    total = len(document)
    notes = []
    if total > task.limits.pages:
        notes.append(f"Over the limit: read {task.limits.pages:,} of {total:,} pages")
    engine = engine_for(task)
    laid = list(_laid(document, data, min(total, task.limits.pages), engine, task))
    pages = write_pages(laid)
    waiting = any(page.note == WAITING for page in pages)
    title, date = _properties(document)
    return Found(pages, title, date, tuple(notes), waiting)


def _laid(document: Any, data: bytes, pages: int, engine: OcrEngine | None, task: Task) -> Iterator[Laid]:
    for number in range(1, pages + 1):
        yield lay_out(sheet_of(document, number, engine, task))


def _properties(document: Any) -> tuple[str | None, str | None]:
    """Title and date of the file's own description, where they say something."""
    try:
        found = document.get_metadata_dict(skip_empty=True)
    except Exception:  # nothing of it is needed, whatever is wrong with it
        return None, None
    title = _PROGRAM_TITLE.sub("", " ".join(tidy(str(found.get("Title", ""))).split())).strip()
    date = _DATE.match(str(found.get("CreationDate", "")))
    return (None if _NO_TITLE.match(title) else title), ("-".join(date.groups()) if date else None)
