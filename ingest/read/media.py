"""What kind of file is it: by its first bytes, else by its name."""

from __future__ import annotations

import os
from enum import StrEnum


class Media(StrEnum):
    PDF = "pdf"
    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EMAIL = "email"
    IMAGE = "image"
    ZIP = "zip"
    RECORDS = "record"


_BY_ENDING = {
    ".pdf": Media.PDF,
    ".txt": Media.TEXT,
    ".text": Media.TEXT,
    ".html": Media.HTML,
    ".htm": Media.HTML,
    ".xhtml": Media.HTML,
    ".md": Media.MARKDOWN,
    ".markdown": Media.MARKDOWN,
    ".docx": Media.DOCX,
    ".docm": Media.DOCX,
    ".odt": Media.ODT,
    ".rtf": Media.RTF,
    ".eml": Media.EMAIL,
    ".png": Media.IMAGE,
    ".jpg": Media.IMAGE,
    ".jpeg": Media.IMAGE,
    ".tif": Media.IMAGE,
    ".tiff": Media.IMAGE,
    ".zip": Media.ZIP,
    ".jsonl": Media.RECORDS,
}
_UNREADABLE_OFFICE = frozenset(
    [
        ".doc",
        ".dot",
        ".xls",
        ".xlsx",
        ".xlsm",
        ".ods",
        ".ppt",
        ".pptx",
        ".odp",
        ".pages",
        ".numbers",
        ".key",
        ".msg",
        ".pub",
        ".wpd",
        ".wps",
        ".one",
        ".xps",
        ".djvu",
        ".epub",
    ]
)
"""Files of offices that may well hold documents, which planspor does not read: never passed over in silence."""

_MAGIC = (
    (b"%PDF-", Media.PDF),
    (b"{\\rtf", Media.RTF),
    (b"\x89PNG\r\n", Media.IMAGE),
    (b"\xff\xd8\xff", Media.IMAGE),
    (b"II*\x00", Media.IMAGE),
    (b"MM\x00*", Media.IMAGE),
    (b"II+\x00", Media.IMAGE),
    (b"MM\x00+", Media.IMAGE),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


def by_name(path: str) -> Media | None:
    """What the file's name says it is."""
    return _BY_ENDING.get(os.path.splitext(path)[1].lower())


def is_unreadable_office(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in _UNREADABLE_OFFICE


def sniff(head: bytes, named: Media | None) -> Media | None:
    """What the first bytes show, where they show it; else `named`. A name is believed over no evidence only.

    A .pdf that does not start as one stays PDF: PDFs may carry other bytes first, and its reader says it best
    when there is no PDF inside.
    """
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return media
    if head.startswith(b"PK\x03\x04"):
        if named is not None and named in (Media.DOCX, Media.ODT, Media.ZIP, Media.PDF):
            return named
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
            return Media.ODT
        return Media.DOCX if b"word/" in head or b"[Content_Types].xml" in head else Media.ZIP
    if named is None and head.lstrip()[:20].lower().startswith(_HTML_STARTS):
        return Media.HTML
    if named is Media.TEXT and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_HTML_STARTS):
        return Media.HTML
    return named
