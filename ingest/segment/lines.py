"""The lines of pages of plain text, and what a single line looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.model import Page
from ingest.norwegian.headings import COLUMNS
from ingest.norwegian.layout import PAGE_NUMBER

_PAGE_NUMBER = re.compile(rf"\s*{PAGE_NUMBER}\s*", re.IGNORECASE)
_BULLET = re.compile(
    r"\s*(?P<mark>[\uf000-\uf0ff•●▪■◦○‣∙·*✓➢►]|[-–—](?=\s)|[eo](?=\s+[A-ZÆØÅ])|(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)](?=\s)|\(?\d{1,2}\)(?=\s))\s*(?=\S)"
)
_NUMBERED = re.compile(
    r"\s*(?!\d{1,2}\.\d{1,2}\.\d\d)(?:(?P<n>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s{0,3}(?=[A-ZÆØÅ])|(?:SAK|Sak|sak)\s+\d+(?:/\d+)?\s*[.:–-]?\s+)"
)
_MARKDOWN = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*:?\s*$")
_PAGE_INSIDE = re.compile(r"\s*(?:[-–]\s*\d{1,3}\s*[-–]|[Ss]ide\s+\d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?)\s*$")
LEADERS = re.compile(r"(?<!\s)\s*(?:\.{4,}|…{2,}|\.(?:\s\.){3,})[.\s]*")
_PAGE_AFTER = re.compile(r"\s*(?:(?:side|s\.)\s*)?(?:\d{1,3}|[ivxIVX]{1,6})?\s*$")
_COLUMN_WORD = re.compile("|".join(rf"(?:(?<!\w)(?:{p}))" for p, _ in COLUMNS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: page number, its place in the page's text, its words; `gap`: a blank line or page break before."""

    page: int
    start: int
    end: int
    text: str
    gap: bool
    last: bool = False
    """A blank line or the page's end follows."""

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def lines_of(page: Page) -> list[TextLine]:
    """The lines of a page that hold something, in order."""
    return lines_in(page.text, page.number)


def lines_in(text: str, page: int) -> list[TextLine]:
    """The lines of a text that hold something, as those of a page of that number."""
    out: list[TextLine] = []
    at, gap = 0, True
    rows = text.split("\n")
    for i, row in enumerate(rows):
        if row.strip():
            last = i + 1 == len(rows) or not rows[i + 1].strip()
            out.append(TextLine(page, at, at + len(row), row, gap, last))
            gap = False
        else:
            gap = True
        at += len(row) + 1
    return out


def running(pages: Sequence[list[TextLine]]) -> frozenset[tuple[int, int]]:
    """(page, start) of running heads, feet and page numbers: lines at a page's edge that say the same, numbers and
    a few misread letters aside, on at least three pages (of two: on both) and a third of them, for left and right
    pages may differ."""
    edges: list[list[TextLine]] = [
        [*page[:2], *page[-2:]] if len(page) > 6 else [*page[:1], *page[-1:]] for page in pages
    ]
    seen = Counter(key for edge in edges for key in {_bare(line.text) for line in edge})
    same = _alike(seen)
    often = {k for k, n in same.items() if n >= min(3, max(2, len(pages))) and n * 3 >= len(pages)}
    out = set()
    for edge in edges:
        for line in edge:
            if _PAGE_NUMBER.fullmatch(line.text) or _bare(line.text) in often:
                out.add((line.page, line.start))
    for page in pages:
        out |= {(line.page, line.start) for line in _feet_inside(page)}
    return frozenset(out)


def _feet_inside(page: Sequence[TextLine]) -> list[TextLine]:
    """Page numbers in the midst of a text that lost its page breaks, and what is printed beside them each time."""
    numbers = [i for i, line in enumerate(page) if line.gap and line.last and _PAGE_INSIDE.match(line.text)]
    near = [j for i in numbers for j in (i - 1, i + 1) if 0 <= j < len(page)]
    said = Counter(_bare(page[j].text) for j in near)
    return [page[j] for j in sorted({*numbers, *(j for j in near if said[_bare(page[j].text)] > 1)})]


_DISTINCT = 600
"""Different lines at the edges up to which they are compared letter by letter."""


def _alike(seen: Counter[str]) -> dict[str, int]:
    """For each line on how many pages it or one that differs by a misread letter in ten or so stands."""
    keys = [k for k in seen if k.strip("0 ")]
    total = {k: seen[k] for k in keys}
    if len(keys) <= _DISTINCT:
        long = [k for k in keys if len(k) >= 10]
        for i, a in enumerate(long):
            for b in long[i + 1 :]:
                if abs(len(a) - len(b)) * 10 <= len(a) and fuzz.ratio(a, b) >= 86:
                    total[a] += seen[b]
                    total[b] += seen[a]
    return total


def _bare(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split())).lower()


def width(lines: Sequence[TextLine]) -> int:
    """The length at which lines are wrapped: the 90th percentile of theirs."""
    lengths = sorted(len(line.text.rstrip()) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 80


def bullet(text: str) -> re.Match[str] | None:
    return _BULLET.match(text)


def markdown_level(text: str) -> int:
    m = _MARKDOWN.match(text)
    return len(m.group(1)) if m else 0


def is_contents(text: str) -> bool:
    """A line of a table of contents: dot leaders and a page number, or nothing yet."""
    found = list(LEADERS.finditer(text))
    return len(found) == 1 and bool(_PAGE_AFTER.match(text, found[0].end()))


def numbered_level(text: str) -> int:
    """The depth of a numbered heading ("1.2 Lesing": 2), 0 if it is none."""
    m = _NUMBERED.match(text)
    if not m:
        return 0
    rest = text[m.end() :].strip()
    if not rest or len(rest) > 110 or rest[-1] in ".,;" or (rest[-1:].isdigit() and is_contents(text)):
        return 0
    return m.group("n").count(".") + 1 if m.group("n") else 1


def heading_level(line: TextLine) -> int:
    """The level of a heading from its looks alone, 0 if it looks like something else."""
    text = line.text.strip()
    if level := markdown_level(text):
        return level
    if is_contents(text) or len(text) > 120 or not any(c.isalpha() for c in text):
        return 0
    letters = [c for c in text if c.isalpha()]
    if (
        len(letters) > 3
        and sum(c.isupper() for c in letters) > 0.85 * len(letters)
        and len(text.split()) > 1
        and line.last
    ):
        return 1
    if _BOLD.match(text) and line.gap:
        return 3
    if text.endswith(":") and len(text) < 60 and text[0].isupper() and len(text.split()) <= 7:
        return 5
    if (
        line.gap
        and line.last
        and len(text) <= 85
        and text[0].isupper()
        and text[-1] not in ".,;!)–-"
        and not text.endswith("...")
    ):
        return 4
    return 0


def column_words(text: str) -> int:
    """How many headings of columns a line seems to hold."""
    return len(_COLUMN_WORD.findall(text))
