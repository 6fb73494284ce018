"""Plain text and records: pages at form feeds, no forms (the text itself is all there is to see)."""

from __future__ import annotations

import re

from ingest.errors import Damaged, EmptyFile
from ingest.model import Page
from ingest.read import Found, Task
from ingest.read.source import parse_record
from ingest.read.text import decode, mend_encoding, mended_note, tidy

_SIGNS = (
    re.compile(r"(?m)^#{1,6} \S"),
    re.compile(r"\*\*[^*\n]+\*\*"),
    re.compile(r"(?<!!)\[[^\]\n]+\]\([^)\n]*\)"),
    re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|a|span|input)\b[^>\n]*>", re.I),
    re.compile(r"(?m)^[^\S\n]*\|?(?:[^\S\n]*:?-{3,}:?[^\S\n]*\|)+(?:[^\S\n]*:?-{3,}:?[^\S\n]*)?$"),
)
"""Marks of Markdown and its HTML remnants. A plain text may have one kind by chance ("# 3", a rule of dashes)."""


def read_text(data: bytes, task: Task) -> Found:
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise EmptyFile("holds no text")
    try:
        text, notes = decode(data)
    except ValueError as error:
        raise Damaged(f"{error}, although its name says so") from None
    return _document(text, notes, task.as_it_is)


def read_record(data: bytes, task: Task) -> Found:
    record = parse_record(data)
    text, mended = mend_encoding(tidy(str(record["text"]), glyphs=False))
    found = _document(text, (mended_note(mended),) if mended else (), task.as_it_is)
    title, date = (_optional(record.get(key)) for key in ("title", "date"))
    return Found(found.pages, title, date, found.notes)


def _document(text: str, notes: tuple[str, ...], as_it_is: bool) -> Found:
    if not as_it_is and looks_like_markdown(text):
        from ingest.read.markdown import markdown_pages

        return Found(markdown_pages(text), notes=(*notes, "Read as Markdown: the text carries its marks"))
    return Found(text_pages(text), notes=notes)


def text_pages(text: str) -> tuple[Page, ...]:
    """`text` split at form feeds, else as it is; one at the very end closes the last page and opens none."""
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return tuple(Page(number, page) for number, page in enumerate(pages, 1))


def looks_like_markdown(text: str) -> bool:
    """Whether `text` carries Markdown: three marks or more, of two kinds or more."""
    counts = [sum(1 for _ in sign.finditer(text)) for sign in _SIGNS]
    return sum(1 for n in counts if n) >= 2 and sum(counts) >= 3


def _optional(value: object) -> str | None:
    return tidy(str(value)).strip() or None if isinstance(value, str | int) else None
