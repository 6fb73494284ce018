"""Words broken over two pages or two columns: the front gets the whole word, the rest vanishes from its place.

What stands between the halves in the file is passed over: running heads and feet, page numbers, notes, captions
and tables. A word is joined only where it is one for sure: known, or whole elsewhere in the same document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.clean.torn import HYPHENS
from ingest.compounds import is_word
from ingest.model import Correction, FormKind, Page
from ingest.norwegian.letters import KEPT_BEFORE
from ingest.segment.lines import lines_in, running

OVER_PAGES, OVER_COLUMNS = "join: word broken over two pages", "join: word broken over two columns"
"""The reasons of the two corrections that a broken word takes."""

_FRONT = re.compile(rf"(?<![\w-])([^\W\d_]{{2,}})[{re.escape(HYPHENS)}‐]\s*$")
_REST = re.compile(r"\s*([^\W\d_]+)([.,;:!?)»”\]]*)[ \t]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IN_FLOW = frozenset({FormKind.PARAGRAPH, FormKind.LIST_ITEM, FormKind.HEADING})
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of running text: the page's place in the document, characters `start` to `end` of its raw text."""

    page: int
    start: int
    end: int


def joined_over(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with corrections for their broken words beside, or in the place of, those they have."""
    out = list(pages)
    words: Counter[str] | None = None
    for before, after in pairwise(_flow(pages)):
        front = _FRONT.search(pages[before.page].raw[before.start : before.end])
        rest = _REST.match(pages[after.page].raw[after.start : after.end])
        if front is None or rest is None or not rest[1][0].islower() or rest[1].lower() in KEPT_BEFORE:
            continue
        words = words if words is not None else _words(pages)
        at = after.start + rest.start(1)
        halves = (
            _read(pages[before.page], before.start + front.start(1), len(front[1])),
            _read(pages[after.page], at, len(rest[1])),
        )
        whole = _whole(front[1], rest[1], words) or _whole(*halves, words)
        if whole is None:
            continue
        reason = OVER_COLUMNS if before.page == after.page else OVER_PAGES
        _correct(out, before.page, before.start + front.start(), front[0].rstrip(), whole + rest[2], reason)
        _correct(out, after.page, at, pages[after.page].raw[at : after.start + rest.end()], "", reason)
    return tuple(out)


def _flow(pages: Sequence[Page]) -> Iterator[_Stretch]:
    """The running text of a document in reading order."""
    plain = [[] if page.forms else lines_in(page.raw, n) for n, page in enumerate(pages)]
    edge = running(plain)
    for n, page in enumerate(pages):
        if page.forms:
            yield from (_Stretch(n, form.start, form.end) for form in page.forms if form.kind in _IN_FLOW)
        elif len(pages) > 1 and (lines := [line for line in plain[n] if (n, line.start) not in edge]):
            yield _Stretch(n, lines[0].start, lines[-1].end)


def _words(pages: Sequence[Page]) -> Counter[str]:
    """How often each word, and each word with hyphens, stands in the document."""
    return Counter(word.lower() for page in pages for word in _WORD.findall(page.raw))


def _whole(front: str, rest: str, words: Counter[str]) -> str | None:
    """The word that two halves make; None where that is not sure."""
    if not (front.isalpha() and rest.isalpha()):
        return None
    with_hyphen, without = f"{front}-{rest}", front + rest
    if words[with_hyphen.lower()] or (front.isupper() and (is_word(rest) or words[rest])):
        return with_hyphen
    if words[without.lower()] or is_word(without):
        return without
    return None


def _read(page: Page, start: int, length: int) -> str:
    """A stretch of raw text as it is after cleaning."""
    return page.text[page.to_text(start) : page.to_text(start + length)]


def _correct(pages: list[Page], n: int, start: int, before: str, after: str, reason: str) -> None:
    """Puts a correction on a page in the place of what overlaps it."""
    page = pages[n]
    made = Correction(start, before, after, _SURE, reason)

    def apart(found: Sequence[Correction]) -> tuple[Correction, ...]:
        return tuple(c for c in found if c.end <= made.start or c.start >= made.end)

    corrections = sorted((*apart(page.corrections), made), key=lambda c: c.start)
    pages[n] = replace(page, corrections=tuple(corrections), doubts=apart(page.doubts))
