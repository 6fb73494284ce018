"""Files → documents of raw pages: `expand` finds the sources, `read` makes a `Document` of one.

Nothing of a document is executed, fetched or written. `read` runs native code on hostile input: call it
through `ingest.run.run`, which keeps each file in a process of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.errors import BadRecord, Damaged, Encrypted, Failure, NoPermission, NotFound, OverLimit
from ingest.garbage import seldom_collected
from ingest.model import Document, Page
from ingest.read.limits import Limits, OcrMode
from ingest.read.media import Media
from ingest.read.source import SourceFile, expand, parse_record, record_hash
from ingest.read.text import decode

if TYPE_CHECKING:
    from ingest.ocr import OcrEngine

__all__ = [
    "Failure",
    "Limits",
    "Media",
    "OcrMode",
    "SourceFile",
    "Task",
    "decode",
    "document_id",
    "expand",
    "read",
]


@dataclass(frozen=True, slots=True)
class Task:
    """All a reader is told beside the bytes."""

    name: str
    """The base name, for messages."""
    limits: Limits
    ocr: OcrMode
    engine: OcrEngine | None
    """None: the one that is installed, if any."""
    password: str | None
    as_it_is: bool = False
    """Leave a plain text plain, also where it carries the marks of Markdown."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: the part of a Document that only it can know."""

    pages: tuple[Page, ...]
    title: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()
    waiting_for_ocr: bool = False


def document_id(path: str) -> str:
    """The first 12 hex digits of the path's SHA-256: the same file is the same document in every run."""
    return hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def read(
    source: SourceFile,
    *,
    ocr: OcrMode = OcrMode.AUTO,
    engine: OcrEngine | None = None,
    limits: Limits | None = None,
    passwords: Sequence[str] = (),
    as_it_is: bool = False,
) -> Document:
    """The document in `source`: raw pages with forms, notes, title and date where they stand outside the text.

    `passwords` are tried on a locked file. Raises a PlansporError that says what is wrong and what to do; the
    path is the caller's to add.
    """
    limits = limits or Limits()
    name = (source.member or source.file).replace("\\", "/").rsplit("/", 1)[-1]
    reader, data = _reader(source.media), load(source, limits)
    with seldom_collected():
        found = _opened(reader, data, Task(name, limits, ocr, engine, None, as_it_is), passwords)
    return Document(
        id=document_id(source.path),
        path=source.path,
        sha256=source.sha256,
        pages=found.pages,
        notes=found.notes,
        waiting_for_ocr=found.waiting_for_ocr,
        given_title=found.title,
        given_date=found.date,
        media=source.media.value,
    )


def _opened(reader: Callable[[bytes, Task], Found], data: bytes, task: Task, passwords: Sequence[str]) -> Found:
    """What the reader finds; in a locked file by the first of `passwords` that opens it."""
    if not passwords:
        return reader(data, task)
    try:
        return reader(data, task)
    except Encrypted:
        for password in passwords[:-1]:
            with contextlib.suppress(Encrypted):
                return reader(data, replace(task, password=password))
        return reader(data, replace(task, password=passwords[-1]))


def load(source: SourceFile, limits: Limits) -> bytes:
    """The content of `source`. Raises NotFound, NoPermission, OverLimit, Damaged."""
    try:
        if source.member is not None and source.media is not Media.RECORDS:
            from ingest.read.archive import member

            return member(source, limits)
        with open(source.file, "rb") as file:
            if source.media is Media.RECORDS:
                file.seek(source.offset)
                return _same_record(file.read(source.length), source)
            data = file.read(limits.bytes + 1)
    except FileNotFoundError:
        raise NotFound("is gone since it was found") from None
    except PermissionError:
        raise NoPermission("may not be read") from None
    if len(data) > limits.bytes:
        raise OverLimit(f"has more than {limits.bytes / 1e6:,.0f} MB")
    return data


def _same_record(line: bytes, source: SourceFile) -> bytes:
    """`line` if it still holds the record that was found there: a file that grows meanwhile moves none, one that
    is written anew may."""
    with contextlib.suppress(BadRecord):
        if record_hash(parse_record(line)) == source.sha256:
            return line
    raise Damaged("was changed while it was read", "Run the same command again when nobody writes to the file")


def _reader(media: Media) -> Callable[[bytes, Task], Found]:
    # Imported one by one: a text file should not wait for a PDF library.
    match media:
        case Media.PDF:
            from ingest.read.pdf import read_pdf

            return read_pdf
        case Media.TEXT:
            from ingest.read.plain import read_text

            return read_text
        case Media.MARKDOWN:
            from ingest.read.markdown import read_markdown

            return read_markdown
        case Media.HTML:
            from ingest.read.html import read_html

            return read_html
        case Media.DOCX:
            from ingest.read.word import read_docx

            return read_docx
        case Media.IMAGE:
            from ingest.read.image import read_image

            return read_image
        case Media.RECORDS:
            from ingest.read.plain import read_record

            return read_record
        case Media.ODT:
            from ingest.read.opendocument import read_odt

            return read_odt
        case Media.RTF:
            from ingest.read.rtf import read_rtf

            return read_rtf
        case Media.EMAIL:
            from ingest.read.mail import read_email

            return read_email
        case Media.ZIP:
            raise AssertionError("an archive is expanded into its members")
