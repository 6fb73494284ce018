"""Running text → headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Block, FormKind, Span
from ingest.segment.joining import Known, join
from ingest.segment.lines import (
    TextLine,
    bullet,
    heading_level,
    is_contents,
    numbered_level,
    width,
)

_ITEM = re.compile(r"\s*(\d{1,2})[.)]?\s+\S")
_LETTER = re.compile(r"\s*(?P<l>[A-H])[.):]?\s+(?=[A-ZÆØÅ«])(?!.*[.,;]\s*$).{3,90}$")
_AMOUNT_END = re.compile(
    r"(?:kr\.?\s*)?\d[\d .]*(?:,-|,00|\s?kr|\s?kroner)\s*\.?\s*$|\s{2,}(?:kr\.?\s*)?\d{1,3}(?:[ .]\d{3})+\s*$",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"(?:,|\bog|\beller|\bi|\bmed|\bav|\bfor|\btil|\bpå|-)\s*$", re.IGNORECASE)


def blocks_of(lines: Sequence[TextLine], known: Known, wrap: int | None = None) -> list[Block]:
    """The blocks of lines of one page that belong to no table."""
    wrap = wrap or width(lines)
    out: list[Block] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if is_contents(line.text):
            out.append(_block(FormKind.RUNNING, [line], known))
            i += 1
            continue
        if level := _heading(lines, i):
            taken = _heading_lines(lines, i)
            out.append(_block(FormKind.HEADING, taken, known, level))
            i += len(taken)
            continue
        taken = [line]
        item = bullet(line.text)
        while i + len(taken) < len(lines) and _goes_on(taken[-1], lines[i + len(taken)], wrap, bool(item)):
            taken.append(lines[i + len(taken)])
        if item:
            deep = 2 if item.group("mark") in "o◦○–" else 1
            out.append(_block(FormKind.LIST_ITEM, taken, known, deep))
        else:
            out.append(_block(FormKind.PARAGRAPH, taken, known))
        i += len(taken)
    return out


def _heading(lines: Sequence[TextLine], i: int) -> int:
    line = lines[i]
    if bullet(line.text) and not numbered_level(line.text):
        return 0
    if _next_item(lines, i):
        return 0
    if _lettered(lines, i):
        return 4
    if level := numbered_level(line.text):
        # A numbered list's items stand close together; a heading has air, or text that is no item after it.
        following = lines[i + 1].text if i + 1 < len(lines) and not line.last else ""
        if line.last or (line.gap and not numbered_level(following) and not following[:1].islower()) or level > 1:
            return level
        if line.gap and len(line.text) > 50 and len(following) < 40:
            return level
    return heading_level(line)


def _lettered(lines: Sequence[TextLine], i: int) -> bool:
    """Whether a line is a heading of a lettered series: "A Lesing", further on "B Skriving"."""
    m = _LETTER.match(lines[i].text)
    if not m or not lines[i].gap:
        return False
    beside = {chr(ord(m.group("l")) + d) for d in (-1, 1)}
    return any(
        o.gap and (x := _LETTER.match(o.text)) and x.group("l") in beside for o in lines if o is not lines[i]
    )


def _next_item(lines: Sequence[TextLine], i: int) -> bool:
    """Whether a line is an item of a numbered list: 1, 2, 3 on lines that stand close together."""
    here = _number(lines[i].text)
    if here is None:
        return False
    before = _number(lines[i - 1].text) if i and not lines[i].gap else None
    after = _number(lines[i + 1].text) if i + 1 < len(lines) and not lines[i + 1].gap else None
    return before == here - 1 or (here == 1 and after == 2)


def _number(text: str) -> int | None:
    m = _ITEM.match(text)
    return int(m.group(1)) if m else None


def _heading_lines(lines: Sequence[TextLine], i: int) -> list[TextLine]:
    """A numbered heading may go on in a short second line."""
    taken = [lines[i]]
    if numbered_level(lines[i].text) and i + 1 < len(lines) and not lines[i].last:
        nxt = lines[i + 1]
        if nxt.text.strip()[:1].islower() and len(nxt.text) < 60 and (nxt.last or len(lines[i].text) > 55):
            taken.append(nxt)
    return taken


def _goes_on(line: TextLine, nxt: TextLine, wrap: int, item: bool) -> bool:
    if nxt.gap or bullet(nxt.text) or is_contents(nxt.text) or heading_level(nxt) in (1, 2, 3, 5):
        return False
    text, first = line.text.rstrip(), nxt.text.strip()
    if _AMOUNT_END.search(text) or (_AMOUNT_END.search(first) and "  " in first):
        return False
    if not first[0].isupper():
        return True
    room = wrap - len(text)
    if _CONTINUES.search(text):
        return True
    return room < len(first.split()[0]) + 2 + (0 if item else 2)


def _block(kind: FormKind, lines: Sequence[TextLine], known: Known, level: int = 0) -> Block:
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    return Block(kind, join((line.text for line in lines), known), Span(first.page, start, end), level)
