"""What kind of file is it: by its first bytes, else by its name."""

from __future__ import annotations

import os
import re
from enum import StrEnum

from ingest.errors import UnknownType


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
    ".mht": Media.HTML,
    ".mhtml": Media.HTML,
    ".md": Media.MARKDOWN,
    ".markdown": Media.MARKDOWN,
    ".docx": Media.DOCX,
    ".docm": Media.DOCX,
    ".dotx": Media.DOCX,
    ".dotm": Media.DOCX,
    ".odt": Media.ODT,
    ".ott": Media.ODT,
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
_PAGE_PROGRAMS = frozenset({".aspx", ".asp", ".php", ".jsp", ".shtml", ".cfm"})
"""Endings of programs that make web pages: a browser saves the page under the program's name."""

_FROM_WORD = "Open it in Word or LibreOffice and save it as DOCX or PDF (many: soffice --convert-to docx *.doc)"
_AS_PDF = "Open it in the program that made it and save it as PDF"
_UNREADABLE_OFFICE = {
    **dict.fromkeys((".doc", ".dot", ".wpd", ".wps", ".sxw", ".pages"), _FROM_WORD),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"), _AS_PDF),
    **dict.fromkeys((".ppt", ".pptx", ".pps", ".ppsx", ".odp", ".key", ".pub", ".vsd", ".vsdx", ".one"), _AS_PDF),
    **dict.fromkeys((".xps", ".djvu", ".epub"), "Save or print it as PDF"),
    ".msg": "Open it in Outlook and save it as a text, or send it on as an attachment and save that as .eml",
    ".dat": "Outlook packed the e-mail's attachments into it: ask the sender for them, or unpack it with tnef",
    **dict.fromkeys((".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2"), "Unpack it and read the folder"),
}
"""Files of offices that may well hold documents, which planspor does not read, and what to do: never passed over
in silence."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How compound files begin: Office before 2007, Outlook's messages, and newer files under a password."""
_TNEF = b"\x78\x9f\x3e\x22"

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
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<!-- saved from url=")
SAVED_WHOLE = re.compile(
    rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}Content-Type:\s*multipart/related", re.I
)
"""A page with its pictures in one file, as browsers and Word save it (.mht)."""


def by_name(path: str) -> Media | None:
    """What the file's name says it is."""
    return _BY_ENDING.get(os.path.splitext(path)[1].lower())


def may_hold_a_document(path: str) -> bool:
    """Whether a file of that name is looked into, or at least named; others are passed over."""
    ending = os.path.splitext(path)[1].lower()
    if ending == ".dat":
        return os.path.basename(path).lower() == "winmail.dat"
    return ending in _BY_ENDING or ending in _UNREADABLE_OFFICE or ending in _PAGE_PROGRAMS


def kind_of(path: str, head: bytes) -> Media | None:
    """What a file is, by its name and its first 4096 bytes; None: nothing that holds a document.

    What offices called .doc may be anything that Word opens; what it is shows in its bytes. Raises UnknownType for
    documents that planspor does not read.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending in _BY_ENDING:
        return sniff(head, _BY_ENDING[ending])
    found = sniff(head, None)
    if ending in _UNREADABLE_OFFICE and may_hold_a_document(path):
        packed_word = found is Media.DOCX and ending in (".doc", ".dot")
        if packed_word or found in (Media.PDF, Media.RTF, Media.HTML, Media.ODT):
            return found
        raise unreadable(ending)
    if head.startswith(_TNEF):
        raise unreadable(".dat", "is a winmail.dat of Outlook, which planspor does not read")
    return found


def unreadable(ending: str, what: str | None = None) -> UnknownType:
    """The error for an office's file of that kind, with what to do about it."""
    return UnknownType(what or f"is of a type that planspor does not read ({ending})", _UNREADABLE_OFFICE[ending])


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
    looks_html = _looks_like_html(head)
    if named is None and (looks_html or SAVED_WHOLE.match(head)):
        return Media.HTML
    if named is Media.TEXT and looks_html:
        return Media.HTML
    return named


def _looks_like_html(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: the letters alone
        head = head.replace(b"\x00", b"")[2:]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:24].lower().startswith(_HTML_STARTS)
