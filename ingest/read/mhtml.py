"""Pages saved whole in one file (.mht, .mhtml): MIME, as e-mails are. Only the page is read, not its pictures."""

from __future__ import annotations

import email
import email.policy

from ingest.errors import Damaged
from ingest.read.media import SAVED_WHOLE

_MOST_PARTS = 2000


def whole_page(data: bytes) -> tuple[bytes, str | None]:
    """The HTML of a page saved whole and the encoding that its head names; any other page as it is.

    Of several (frames, advertisements) the page is the one that the file names as its start, else the longest.
    Raises Damaged where there is none.
    """
    if not SAVED_WHOLE.match(data[:4096]):
        return data, None
    message = email.message_from_bytes(data, policy=email.policy.default)
    start = message.get_param("start")
    found: list[tuple[bool, bytes, str | None]] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                named = start is not None and part.get("Content-ID") == start
                found.append((named, content, part.get_content_charset()))
    if not found:
        raise Damaged("holds no page, although its name says so")
    _, content, charset = max(found, key=lambda one: (one[0], len(one[1])))
    return content, charset
