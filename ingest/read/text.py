"""Bytes to text, and text to text that is safe to keep: the same for every format. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NORWEGIAN = re.compile("[æøåÆØÅ]")
_ODD_NEIGHBOUR = re.compile(r"[A-Za-zæøåÆØÅ][‘›†•¾¿¯Ÿ®‚„ˆ‰´˜\x80-\x9f][a-zæøå]")
_EIGHT_BIT = ("cp1252", "mac_roman", "cp865")
"""Encodings of Norwegian text files, most likely first: Windows, old Macs, MS-DOS."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_BREAKS = dict.fromkeys("\x0b\x1c\x1d\x1e\x85\u2028\u2029", "\n")
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc\uf071\uf06e\uf06c", "•")
"""Bullets of the Symbol and Wingdings fonts, which have no Unicode of their own."""
_UNWANTED = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\ufffe\uffff\u061c\u180e"
)
_SOFT_HYPHEN_AT_END = re.compile("\u00ad(?=[ \t]*(?:\n|$))")


@lru_cache(maxsize=2)
def _table(glyphs: bool) -> dict[int, str | None]:
    table: dict[int, str | None] = {
        c: None for c in range(0xA0) if (c < 0x20 or c >= 0x7F) and chr(c) not in "\n\t\f"
    }
    table |= dict.fromkeys(range(55296, 57344))
    table |= {ord(c): None for c in _UNWANTED + "\u00ad"}
    for mapping in (_LIGATURES, _SPACES, _BREAKS, _BULLETS) if glyphs else (_BREAKS,):
        table |= {ord(k): v for k, v in mapping.items()}
    return table


def tidy(text: str, *, glyphs: bool = True) -> str:
    """`text` in NFC, with ligatures as letters and one kind of line end, without control characters.

    Tabs, line breaks and form feeds stay. A soft hyphen at a line end becomes a hyphen (the break is seen on
    the page); elsewhere it goes. Bidirectional controls, lone surrogates and NUL never get through. Idempotent.
    Without `glyphs` ligatures, odd spaces and the bullets of symbol fonts stay: in a text file they are
    what its owner wrote.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SOFT_HYPHEN_AT_END.sub("-", text).translate(_table(glyphs))
    return unicodedata.normalize("NFC", text)


def decoded(data: bytes) -> str:
    """The text in `data`: by byte order mark, as UTF-8, else in the 8-bit encoding that gives Norwegian words.

    Raises ValueError where the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if wide := _utf16_without_mark(data):
        return data.decode(wide, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _eight_bit(data)
    # A text file may hold a stray control character; a file full of them is something else.
    strange = sum(map(text[:65536].count, map(chr, (*range(9), *range(14, 27), *range(28, 32)))))
    if strange > 0.02 * min(len(text), 65536):
        raise ValueError("holds no text")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:2000]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes) -> str:
    # A UTF-8 file that was cut or patched has far more whole sequences than broken ones.
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for c in lenient if ord(c) > 127) - broken
    if whole > 5 * broken:
        return lenient

    def score(text: str) -> int:
        return len(_NORWEGIAN.findall(text)) - 2 * len(_ODD_NEIGHBOUR.findall(text))

    texts = [
        data.decode("cp1252", errors="surrogateescape")
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    ]
    texts[0] = texts[0] if "\ufffd" not in texts[0] else data.decode("latin-1")
    texts += [data.decode(encoding, errors="replace") for encoding in _EIGHT_BIT[1:]]
    return max(texts, key=score)


_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf\u2013-\u203a\u20ac\u2122ŒœŠšŸŽžƒˆ˜]|Ã[¦¸¥\u0086˜…]")


def mend_encoding(text: str) -> tuple[str, int]:
    """`text` with UTF-8 that was read as an 8-bit encoding set right ("Ã¸" → "ø"), and how many lines changed.

    Line by line, as a file may be mended in one part and not in another. ftfy decides (its encoding step only:
    quotation marks, widths and cases are the document's own).
    """
    if not _MOJIBAKE.search(text):
        return text, 0
    from ftfy import fix_encoding

    changed = 0
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if _MOJIBAKE.search(line) and (better := fix_encoding(line)) != line:
            lines[i] = better
            changed += 1
    return "\n".join(lines), changed


def mended_note(lines: int) -> str:
    return f"Letters damaged by a wrong encoding were repaired in {lines} line{'s' if lines != 1 else ''}"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `data`, in whatever encoding, tidied and mended; and notes on what was mended.

    Raises ValueError where the bytes are no text.
    """
    text, mended = mend_encoding(tidy(decoded(data), glyphs=False))
    return text, ((mended_note(mended),) if mended else ())
