"""E-mails (.eml) → one page: who, to whom, when, about what, and the words; forwarded messages below.

Attachments are documents of their own."""

from __future__ import annotations

import contextlib
import email
import email.policy
import itertools
import os
from collections.abc import Iterable, Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from ingest.errors import Damaged, EmptyFile
from ingest.model import FormKind
from ingest.read import Found, Task
from ingest.read.html import write_html
from ingest.read.text import decoded, mend_encoding, mended_note, tidy
from ingest.read.write import PageWriter

_SHOWN = (("From", "Fra"), ("To", "Til"), ("Cc", "Kopi"), ("Date", "Sendt"), ("Subject", "Emne"))
"""Header fields that are part of what a reader sees, under the names that Norwegian programs print."""
_MOST_PARTS = 500
_DEEPEST = 5
"""Messages forwarded inside each other that are read."""


def read_email(data: bytes, task: Task) -> Found:
    message = _parse(data)
    writer = PageWriter()
    notes = _message(writer, message, 0)
    if writer.empty:
        raise EmptyFile("holds no message")
    names = [name for name, _ in attachments(data)]
    if names:
        notes.append(f"Attached: {', '.join(names)}")
    return Found((writer.page(1),), _header(message, "Subject") or None, _date(message), tuple(notes))


def _message(writer: PageWriter, message: MIMEPart, depth: int) -> list[str]:
    """Writes a message and, below it, those that were forwarded with it; what a user should know of it."""
    head = [f"{shown}: {value}" for name, shown in _SHOWN if (value := _header(message, name))]
    for i, line in enumerate(head):
        writer.block(FormKind.PARAGRAPH, [line], close=i > 0)
    parts = list(itertools.islice(_own_parts(message), _MOST_PARTS))
    plain, mended = mend_encoding("\n".join(_texts(parts, "plain")))
    if plain.strip():
        for paragraph in plain.split("\n\n"):
            writer.block(FormKind.PARAGRAPH, paragraph.split("\n"))
    else:
        for text in _texts(parts, "html"):
            with contextlib.suppress(Damaged):
                write_html(writer, text)
    notes = [mended_note(mended)] if mended else []
    for part in parts:
        if part.get_content_type() == "message/rfc822" and depth < _DEEPEST:
            for inner in part.iter_parts():
                notes += _message(writer, inner, depth + 1)
    return notes


def _own_parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """The parts of a message, those of messages inside it left out."""
    yield message
    if message.get_content_type() != "message/rfc822" and message.is_multipart():
        for part in message.iter_parts():
            yield from _own_parts(part)


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each attached file; of two with one name the second is numbered."""
    seen = dict[str, int]()
    for number, part in enumerate(_parse(data).walk()):
        name = part.get_filename()
        if number > _MOST_PARTS or not name or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        name = tidy(name).replace("\\", "/").rsplit("/", 1)[-1].strip()
        if name and isinstance(content, bytes):
            seen[name] = copy = seen.get(name, 0) + 1
            stem, ending = os.path.splitext(name)
            yield (name if copy == 1 else f"{stem} ({copy}){ending}"), content


def _parse(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def _header(message: MIMEPart, name: str) -> str:
    try:
        return " ".join(tidy(str(message.get(name, ""))).split())
    except Exception:  # the header parser raises many kinds of error on malformed fields; the field is left out
        return ""


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date().isoformat()
    except (TypeError, ValueError, IndexError, AttributeError):
        return None


def _texts(parts: Iterable[MIMEPart], kind: str) -> Iterator[str]:
    """The texts of one kind (plain, html) that are no attachments."""
    for part in parts:
        if part.get_content_type() == f"text/{kind}" and not part.get_filename():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield tidy(_text(content, part.get_content_charset()))


def _text(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        try:
            return decoded(content)
        except ValueError:
            return ""
