"""Lines in reading order → headings, paragraphs, list items, captions, footnotes. Pure."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.model import Box, FormKind
from ingest.norwegian.layout import (
    BULLETS,
    CAPTION_STARTS,
    HEADING_NUMBER,
    ITEM_NUMBER,
    LETTER_BULLETS,
)
from ingest.read.layout.sheet import Line, Once

_ITEM = re.compile(rf"(?:[{re.escape(BULLETS)}]|{ITEM_NUMBER})$")
_NUMBERED = re.compile(rf"({HEADING_NUMBER})\s+\S")
_CAPTION = re.compile(rf"(?:{'|'.join(CAPTION_STARTS)})\s*(?:\d+(?:\.\d+)*\s*[.:–-]?|[:.])", re.I)
_NOTE = re.compile(r"(?:\d{1,3}|\*+)\s*\S")
_ENDS_SENTENCE = re.compile(r"[.,;]$")


@dataclass(frozen=True)
class Block:
    kind: FormKind
    lines: tuple[Line, ...]
    level: int = 0
    close: bool = False
    """Stands right below the block before it, with no more than a line's distance."""

    @Once
    def box(self) -> Box:
        return Box(
            min(x.x0 for x in self.lines), min(x.top for x in self.lines),
            max(x.x1 for x in self.lines), max(x.bottom for x in self.lines),
        )  # fmt: skip

    @Once
    def text(self) -> str:
        return " ".join([line.text for line in self.lines])


@dataclass(frozen=True, slots=True)
class Style:
    """What is ordinary in a document: the size of its running text and whether that is bold."""

    size: float
    bold: bool = False


def body_style(lines: Iterable[Line]) -> Style:
    """The style in which most letters are set."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2, line.bold] += len(line.text) + 1 - len(line.tokens)
    if not sizes:
        return Style(10.0)
    (size, bold), _ = sizes.most_common(1)[0]
    return Style(size, bold)


def blocks_of(run: Sequence[Line], body: Style, right: float | None = None) -> list[Block]:
    """The blocks of one run of lines in one column; `right`: where the column ends, if that is known."""
    if not run:
        return []
    right = right if right is not None else _right_edge(run)
    usual = _usual_gap(run)
    groups: list[tuple[list[Line], bool]] = []
    for i, line in enumerate(run):
        gap = line.top - run[i - 1].bottom if i else 0.0
        if not i or _breaks(run[i - 1], line, groups[-1][0], gap, usual, right):
            groups.append(([line], bool(i) and gap <= usual + 0.35 * line.size))
        else:
            groups[-1][0].append(line)
    return [Block(_kind(lines, body), tuple(lines), close=close) for lines, close in groups]


def is_item(line: Line) -> bool:
    first = line.tokens[0].text
    if len(line.tokens) < 2:
        return False
    if _ITEM.match(first):
        return True
    gap = line.tokens[1].x0 - line.tokens[0].x1
    return first in LETTER_BULLETS and (gap > 0.6 * line.size or line.tokens[0].confidence is not None)


def _right_edge(run: Sequence[Line]) -> float:
    ends = sorted(line.x1 for line in run)
    return ends[min(len(ends) - 1, int(0.95 * len(ends)))]


def _usual_gap(run: Sequence[Line]) -> float:
    """The distance between two lines of a paragraph: the lower half of the gaps is between lines, not blocks."""
    gaps = sorted(b.top - a.bottom for a, b in itertools.pairwise(run) if b.top > a.top)
    return median(gaps[: max(1, (2 * len(gaps)) // 3)]) if gaps else 0.0


def _breaks(before: Line, line: Line, group: Sequence[Line], gap: float, usual: float, right: float) -> bool:
    """Whether `line` opens a new block."""
    size = max(before.size, line.size)
    if line.opens or gap > usual + 0.35 * size or gap < -1.5 * size:
        return True
    # The first word would have fitted on the line above: somebody pressed Enter.
    entered = before.x1 + 0.3 * size + (line.tokens[0].x1 - line.tokens[0].x0) < right - 0.8 * size
    if is_item(line):
        # "… innen\n12. mars": a number that goes on with a sentence opens no item.
        number = line.tokens[0].text[0] not in BULLETS
        return entered or not number or before.text[-1] in ".:;!?" or is_item(group[0])
    scanned = line.tokens[0].confidence is not None
    if not scanned and (abs(line.size - before.size) > 0.12 * size or line.bold != before.bold):
        return True
    if entered:
        return True
    first = group[0]
    hanging = is_item(first) or len(group) == 1
    return not hanging and line.x0 - before.x0 > 0.9 * size and abs(before.x0 - group[-1].x0) < 1


def _kind(lines: Sequence[Line], body: Style) -> FormKind:
    first, text = lines[0], " ".join(line.text for line in lines)
    if _CAPTION.match(text) and len(text) < 250:
        return FormKind.CAPTION
    if is_heading(lines, text, body):
        return FormKind.HEADING
    if is_item(first):
        return FormKind.LIST_ITEM
    return FormKind.PARAGRAPH


def is_heading(lines: Sequence[Line], text: str, body: Style) -> bool:
    """Larger than running text, or bold where that is not; short; no sentence."""
    if len(lines) > 3 or len(text) > 180 or not any(c.isalpha() for c in text):
        return False
    size = median(line.size for line in lines)
    scanned = lines[0].tokens[0].confidence is not None
    if size > (1.25 if scanned else 1.12) * body.size:
        return not is_item(lines[0]) or _NUMBERED.match(text) is not None
    if size < 0.95 * body.size or _ENDS_SENTENCE.search(text) or len(text) > 120:
        return False
    if is_item(lines[0]) and not _NUMBERED.match(text):
        return False
    if all(line.bold for line in lines) and not body.bold:
        return True
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) >= 5 and sum(c.isupper() for c in letters) > 0.9 * len(letters)
    return capitals and len(lines) == 1 and len(text) < 80


def heading_style(block: Block) -> tuple[float, bool]:
    return round(median(line.size for line in block.lines) * 2) / 2, all(line.bold for line in block.lines)


def numbering_depth(text: str) -> int:
    """1 for "2 Mål", 2 for "2.1 Mål"; 0 without a number."""
    found = _NUMBERED.match(text)
    if not found or not found.group(1)[0].isdigit():
        return 0
    return len(found.group(1).rstrip(".").split("."))


def is_footnote(block: Block, body: Style, height: float) -> bool:
    """Small print with a number, in the lower part of a page."""
    size = median(line.size for line in block.lines)
    return (
        block.kind in (FormKind.PARAGRAPH, FormKind.LIST_ITEM)
        and size < 0.92 * body.size
        and block.lines[0].top > 0.55 * height
        and _NOTE.match(block.text) is not None
    )
