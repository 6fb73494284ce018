"""A page's text as tokens that keep their places: what the decoder reads and corrections point back to."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ingest.clean.glued import parted
from ingest.clean.nearly import nearly
from ingest.compounds import is_word

WORD, NUMBER, MARK, FIXED, BREAK = "word", "number", "mark", "fixed", "break"
"""Kinds of token: may be corrected; digits; punctuation; letters never touched; the start of something new."""

LETTER_MARKS = frozenset("@&|€£$©®§¢¥°!]1480367€")
"""Marks and digits that OCR writes for letters."""

_OPEN = "«»\"“”„'‘’`([{<*•·■–—_~^"
_CLOSE = ".,;:?)]}>»\"“”'’`…*–—_~^"
_ADDRESS = re.compile(r"://|www\.|\w@\w+\.\w|^\w[\w-]*(?:\.[\w-]+)+\.?(?:no|com|org|net|eu|se|dk|uk|info)$", re.I)
_ADDRESS_SHORT = re.compile(r"^[\w.-]+\.(?:no|com|org|net|eu|se|dk|info)(?:/\S*)?$", re.I)
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*%?$")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]{1,4}\.){2,}[^\W\d_]{0,10}\.?$|(?:[^\W\d_]{1,4}\.)+-\w+$")
_SPACE = re.compile(r"\S+")
_ACRONYM_I = re.compile(r"([A-ZÆØÅ]{2,5}|[KA]l)i([a-zæøå]{5,})$")
_SECTION = re.compile(r"[1-9](?![rgt]$)[a-zæøåA-ZÆØÅ]$|[A-ZÆØÅ](?!4$)\d{1,3}$|A4$|[kcdm]m[23]$|m2$")
"""A paragraph or class with its letter: 5b, 3A; a road, sheet or station: E6, A4, P1; square metres. Not 0g, which
is og, 4r and 8t, which are år and åt, nor P4 and S4, in which å is read as 4."""
_INNER = re.compile(r"[-/–]")
_GLUED_SENTENCES = re.compile(r"(?<=[a-zæøå]{2})[.,;:!?](?=[A-ZÆØÅ][a-zæøå])")
"""A stop with no blank behind it: two words, each judged for itself."""


class Token(NamedTuple):
    """`text` is what the decoder reads; `raw` at [start, end) differs from it where a line break was taken out."""

    kind: str
    text: str
    start: int
    end: int
    joined: bool = False
    """Two halves of a word divided at a line end."""
    glue: bool = False
    """No space before it."""
    rest: tuple[int, int] | None = None
    """Of a word torn over two lines of a table: the place of its second half, which other columns part from it."""


def is_address(chunk: str) -> bool:
    """A web or mail address: never corrected."""
    return bool(_ADDRESS.search(chunk) or _ADDRESS_SHORT.match(chunk))


def tokens(raw: str, start: int, end: int) -> list[Token]:
    """The tokens of `raw[start:end]`; runs without blanks are cut at their outer marks and inner hyphens."""
    out: list[Token] = []
    made = tuple.__new__  # a third of the time of a call of Token
    for m in _SPACE.finditer(raw, start, end):
        chunk, at = m[0], m.start()
        if len(chunk) > LONGEST_CHUNK:
            out.append(Token(FIXED, chunk, at, m.end()))
            continue
        for kind, text, x, y in _pieces(chunk):
            out.append(made(Token, (kind, text, at + x, at + y, False, x > 0, None)))
    return out


LONGEST_CHUNK = 200
"""Letters without a blank that may still be a word with its marks."""


@lru_cache(1 << 15)
def _pieces(chunk: str) -> tuple[tuple[str, str, int, int], ...]:
    """The tokens of a run without blanks: (kind, text, start, end). Most runs of a text have been met before."""
    if chunk.isalpha() and not _ACRONYM_I.match(chunk):  # what the rest comes to, sooner
        return ((WORD, chunk, 0, len(chunk)),)
    out: list[tuple[str, str, int, int]] = []
    _chunk(chunk, 0, len(chunk), out)
    return tuple(out)


def _chunk(raw: str, a: int, b: int, out: list[tuple[str, str, int, int]]) -> None:
    def put(kind: str, x: int, y: int) -> None:
        out.append((kind, raw[x:y], x, y))

    chunk = raw[a:b]
    if is_address(chunk.strip('().,;:<>«»"')):
        put(FIXED, a, b)
        return
    while a < b and raw[a] in _OPEN and b - a > 1:
        put(MARK, a, a + 1)
        a += 1
    if a < b - 1 and raw[a] == "-" and not raw[a + 1].isdigit():
        put(MARK, a, a + 1)
        a += 1
    if _ABBREVIATION.match(raw[a:b].rstrip(",;:)]")):
        put(FIXED, a, b)
        return
    stop = b
    while stop > a + 1 and raw[stop - 1] in _CLOSE:
        stop -= 1
    if stop > a + 1 and raw[stop - 1] == "!" and (not raw[stop - 2].isalpha() or _shouted(raw[a : stop - 1])):
        stop -= 1
    _core(raw, a, stop, put)
    for i in range(stop, b):
        put(MARK, i, i + 1)


def _shouted(core: str) -> bool:
    """Is the mark of exclamation behind it one, and no letter misread?"""
    return core.isupper() or (len(core) > 2 and is_word(core))


def glued_acronym(core: str) -> int:
    """Where in `core` an i stands between an abbreviation and a word that lost their blanks (KIiskolen); 0: no."""
    m = _ACRONYM_I.match(core)
    return m.end(1) if m and nearly(m[2]) == 2 and nearly(core.lower()) < 2 else 0


def _core(raw: str, a: int, b: int, put: Callable[[str, int, int], None]) -> None:
    core = raw[a:b]
    if core.isalpha() and not _ACRONYM_I.match(core):
        put(WORD, a, b)
        return
    if _SECTION.match(core):
        put(FIXED, a, b)
        return
    if _NUMBER.match(core):
        put(WORD if core in LETTER_MARKS else NUMBER, a, b)
        return
    if len(core) > 1 and _INNER.search(core) and any(c.isalpha() for c in core):
        at = a
        for m in _INNER.finditer(raw, a, b):
            if m.start() > at:
                _core(raw, at, m.start(), put)
            put(MARK, m.start(), m.end())
            at = m.end()
        if at < b:
            _core(raw, at, b, put)
        return
    if at := parted(core):
        for kind, x, y in ((WORD, a, a + at), (MARK, a + at, a + at + 1), (WORD, a + at + 1, b)):
            put(kind, x, y)
        return
    if glued := _GLUED_SENTENCES.search(core):
        at = a + glued.start()
        _core(raw, a, at, put)
        put(MARK, at, at + 1)
        _core(raw, at + 1, b, put)
        return
    if len(core) > 3 and "." in core[1:-1] and core.count(".") * 4 >= len(core) - 2:
        put(FIXED, a, b)  # bl.a, f.o.m, d.d, o.l
        return
    if (at := glued_acronym(core)) and (core[1] != "l" or (a and raw[a - 1] == "/")):
        for x, y in ((a, a + at), (a + at, a + at + 1), (a + at + 1, b)):
            put(WORD, x, y)
        return
    letters = sum(c.isalpha() for c in core)
    if not letters and core not in LETTER_MARKS:
        put(MARK if not core.isalnum() else NUMBER, a, b)
        return
    digits = sum(c.isdigit() for c in core)
    if digits > 1 and digits * 3 > len(core):
        put(FIXED, a, b)
        return
    put(WORD, a, b)
