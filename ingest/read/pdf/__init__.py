"""PDF → pages: text and tables where the file has them, OCR where it holds pictures of text.

Three engines are asked in turn: pdfium, which is fast and reads nearly all; pdfplumber, for what pdfium does not
see; qpdf, which mends files that neither opens. "No pages" and "no text" are believed only when all agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ingest.errors import Damaged, Encrypted, NoPages, OverLimit, UnknownType
from ingest.model import Page
from ingest.read import Found, Task
from ingest.read.layout.pages import lay_out, write_pages
from ingest.read.pdf import pdfium
from ingest.read.pdf.decide import Pages
from ingest.read.pdf.plumber import SecondReader
from ingest.read.pdf.repair import oversized_pages, repaired
from ingest.read.scan import WAITING, engine_for
from ingest.read.text import tidy

_PROGRAM_TITLE = re.compile(
    r"^(?:Microsoft (?:Office )?(?:Word|PowerPoint|Excel) - )|\.(?:docx?|rtf|odt|indd|xlsx?|pptx?|pdf)$", re.I
)
_NO_TITLE = re.compile(r"^(?:untitled|uten navn|dokument\s?\d*|document\s?\d*|scan.*|.*\.tmp|\W*)$", re.I)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MENDED = "The file was damaged and has been mended for reading: parts may be missing"


def read_pdf(data: bytes, task: Task) -> Found:
    """Raises UnknownType, Damaged, Encrypted, NoPages, OverLimit."""
    start = data.find(b"%PDF-")
    if start < 0 and b" obj" not in data[:4096]:
        what = "holds nothing but zeros" if not data.strip(b"\0") else "is not a PDF although its name says so"
        raise UnknownType(what, "Fetch the file again from where it came, or give it the name it should have")
    data = data[max(0, start) :]
    document, data, notes = _opened(data, task)
    if document is None:
        return _by_second_reader(data, task)
    try:
        found = _read(document, data, task, notes)
    finally:
        document.close()
    return found


def _opened(data: bytes, task: Task) -> tuple[Any, bytes, list[str]]:
    """The open document, its bytes and notes; None in its place where only the second reader is left to ask."""
    try:
        return pdfium.open_pdf(data, task.password), data, []
    except (Damaged, NoPages, Encrypted):
        pass  # also where it asks for a password: it may repeat what it said of the file before
    mended = repaired(data, task.password)
    if mended is not None:
        try:
            return pdfium.open_pdf(mended, None), mended, [_MENDED]
        except (Damaged, NoPages):
            pass
    return None, data, []


def _read(document: Any, data: bytes, task: Task, notes: list[str]) -> Found:
    total = len(document)
    wanted = min(total, task.limits.pages)
    if total > wanted:
        notes.append(f"Over the limit: read {wanted:,} of {total:,} pages")
    oversized = oversized_pages(data, task.password, task.limits.page_bytes, wanted)
    with SecondReader(data, task.password) as second:
        reader = Pages(document, second, engine_for(task), task, oversized)
        laid = [lay_out(reader.sheet(number)) for number in range(1, wanted + 1)]
        if second.over_limit:
            notes.append("Over the limit: a second reader ran out of time or memory on pages without text")
    pages = write_pages(laid)
    _check(pages, _MENDED in notes)
    title, date = _properties(document)
    waiting = any(page.note is not None and WAITING in page.note for page in pages)
    return Found(pages, title, date, tuple(notes), waiting)


def _check(pages: Sequence[Page], mended: bool) -> None:
    """Raises where not one page could be read."""
    if any(page.raw for page in pages):
        return
    if mended:
        raise Damaged("is damaged: nothing readable is left of its pages")
    if any(page.note is None for page in pages):
        return
    notes = [page.note or "" for page in pages]
    if all(note.endswith("is damaged") for note in notes):
        raise Damaged("is damaged: not one of its pages can be read")
    if all(note.startswith("Over the limit") for note in notes):
        raise OverLimit(notes[0][0].lower() + notes[0][1:])


def _by_second_reader(data: bytes, task: Task) -> Found:
    """A file that pdfium does not open and qpdf does not mend. Raises Damaged, OverLimit."""
    with SecondReader(data, task.password) as second:
        count = min(second.count(), task.limits.pages)
        sheets = [sheet for number in range(1, count + 1) if (sheet := second.sheet(number))]
        if second.over_limit:
            raise OverLimit("took more time or memory than a file may have")
    if not sheets:
        raise Damaged("is damaged: no reader can open it as PDF")
    return Found(write_pages([lay_out(sheet) for sheet in sheets]), notes=(_MENDED,))


def _properties(document: Any) -> tuple[str | None, str | None]:
    """Title and date of the file's own description, where they say something."""
    try:
        title, date = (str(document.get_metadata_value(name)) for name in ("Title", "CreationDate"))
    except Exception:  # nothing of it is needed, whatever is wrong with it
        return None, None
    title = _PROGRAM_TITLE.sub("", " ".join(tidy(title).split())).strip()
    made = _DATE.match(date)
    return (None if _NO_TITLE.match(title) else title), ("-".join(made.groups()) if made else None)
