"""E-mails (.eml) → one page: who, to whom, when, about what, and the words.

Attachments are documents of their own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from ingest.errors import EmptyFile
from ingest.model import FormKind
from ingest.read import Found, Task
from ingest.read.html import html_lines
from ingest.read.text import decoded, mend_encoding, mended_note, tidy
from ingest.read.write import PageWriter

_SHOWN = (("From", "Fra"), ("To", "Til"), ("Cc", "Kopi"), ("Date", "Sendt"), ("Subject", "Emne"))
"""Header fields that are part of what a reader sees, under the names that Norwegian programs print."""
_MOST_PARTS = 500


def read_email(data: bytes, task: Task) -> Found:
    message = _parse(data)
    writer = PageWriter()
    head = [f"{shown}: {value}" for name, shown in _SHOWN if (value := _header(message, name))]
    for i, line in enumerate(head):
        writer.block(FormKind.PARAGRAPH, [line], close=i > 0)
    text, mended = mend_encoding("\n".join(_body(message)))
    for paragraph in text.split("\n\n"):
        writer.block(FormKind.PARAGRAPH, paragraph.split("\n"))
    if writer.empty:
        raise EmptyFile("holds no message")
    notes = [mended_note(mended)] if mended else []
    names = [name for name, _ in attachments(data)]
    if names:
        notes.append(f"Attached: {', '.join(names)}")
    return Found((writer.page(1),), _header(message, "Subject") or None, _date(message), tuple(notes))


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each attached file, the first of each name."""
    seen = set()
    for number, part in enumerate(_parse(data).walk()):
        name = part.get_filename()
        if number > _MOST_PARTS or not name or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        name = tidy(name).replace("\\", "/").rsplit("/", 1)[-1].strip()
        if name and isinstance(content, bytes) and name not in seen:
            seen.add(name)
            yield name, content


def _parse(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(tidy(str(message.get(name, ""))).split())
    except Exception:  # the header parser raises many kinds of error on malformed fields; the field is left out
        return ""


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date().isoformat()
    except (TypeError, ValueError, IndexError, AttributeError):
        return None


def _body(message: EmailMessage) -> list[str]:
    """The lines of the plain body, else of the HTML one."""
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS or part.get_filename() or part.get_content_maintype() != "text":
            continue
        content = part.get_payload(decode=True)
        kind = part.get_content_subtype()
        if isinstance(content, bytes) and kind in texts:
            text = _text(content, part.get_content_charset())
            texts[kind] += tidy(text).split("\n") if kind == "plain" else html_lines(text)
    return texts["plain"] if any(line.strip() for line in texts["plain"]) else texts["html"]


def _text(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        try:
            return decoded(content)
        except ValueError:
            return ""
