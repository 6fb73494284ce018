"""Pages of plain text → blocks: where tables are, what kind they are, and running text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Block, Cell, FormKind, Page, Span
from ingest.norwegian.headings import CALLED
from ingest.norwegian.money import TOTAL
from ingest.segment import cards, flat, grid, stacked, woven, woven_lines, woven_tears
from ingest.segment.evidence import Evidence
from ingest.segment.flow import _heading, blocks_of
from ingest.segment.joining import SOFT, heal, join
from ingest.segment.lines import TextLine, bullet, column_words, lines_of, running, width

_TOTAL = re.compile(rf"\s*(?:{TOTAL})\s*:?\s*(?:\S+\s*){{0,2}}$", re.IGNORECASE)
LONG_LINE = 84
"""Characters: longer lines are prose. Woven tables of the scans seen end at 75; prose is wrapped at 90–105."""


_CALLED = re.compile(CALLED)


def blocks_of_pages(pages: Sequence[Page], evidence: Evidence) -> list[Block]:
    """The blocks of successive pages without forms."""
    per_page = [lines_of(page) for page in pages]
    edge = running(per_page)
    known = evidence.known
    blocks = [
        Block(FormKind.RUNNING, line.text.strip(), Span(line.page, line.start, line.end))
        for lines in per_page
        for line in lines
        if (line.page, line.start) in edge
    ]
    body = [line for lines in per_page for line in lines if (line.page, line.start) not in edge]
    wraps = {lines[0].page: width(lines) for lines in per_page if lines}
    sections = list(_sections(body))
    tables = [_is_woven(section) for section in sections]
    for i, section in enumerate(sections):
        if not tables[i] and any(tables[i + 1 : i + 3]) and _is_head(section):
            last = [line for line in section if line.page == section[0].page][-1]
            span = Span(section[0].page, section[0].start, last.end)
            blocks.append(Block(FormKind.CAPTION, join((x.text for x in section), known), span))
        elif tables[i]:
            blocks += _woven(section, evidence, pages)
        else:
            blocks += _mixed(section, evidence, wraps)
    return sorted(blocks, key=lambda b: (b.at.page, b.at.start))


def _sections(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines from one heading (or line of a total) to the next."""
    section: list[TextLine] = []
    skip = 0
    for i, line in enumerate(lines):
        if skip:
            skip -= 1
            yield [line]
            continue
        if _heading(lines, i) in (1, 2, 3) or _TOTAL.match(line.text):
            if section:
                yield section
            section = []
            yield [line]
            continue
        section.append(line)
    if section:
        yield section


def _is_head(lines: Sequence[TextLine]) -> bool:
    """Lines that are only the broken headings of the table that follows."""
    if len(lines) > 14 or any(len(line.text) > LONG_LINE for line in lines):
        return False
    return sum(column_words(line.text) for line in lines) >= 3


def _is_woven(lines: Sequence[TextLine]) -> bool:
    if len(lines) < 3 or any(
        grid.barred(lines, i) or grid.tabbed(lines, i) or grid.listed(lines, i) for i in range(len(lines))
    ):
        return False
    if any(
        stacked.heads(lines, i) or cards.cards(lines, i) or flat.reach(lines, i) for i in range(min(8, len(lines)))
    ):
        return False
    if sum(bool(cards.LABELLED.match(line.text)) for line in lines) * 2 > len(lines):
        return False  # forms: "Tidsrom: 2013–2015"
    if sum(bool(_CALLED.match(line.text)) for line in lines) > 1:
        return False  # measures under headings of their own
    starts = sum(woven_lines.starts_period(line.text) and not bullet(line.text) for line in lines)
    if not starts or starts * 14 < len(lines):
        return False
    long = sum(len(line.text) > LONG_LINE for line in lines)
    wide = sum(len(grid.split_gaps(line)) >= 3 for line in lines)
    return long * 6 <= len(lines) and wide * 3 < len(lines)


def _woven(lines: Sequence[TextLine], evidence: Evidence, pages: Sequence[Page]) -> list[Block]:
    first = next(i for i, line in enumerate(lines) if woven_lines.starts_period(line.text))
    head = max(
        (i + 1 for i in range(first) if column_words(lines[i].text) >= 1 and len(lines[i].text) < LONG_LINE),
        default=0,
    )
    head = max(head, max((i + 1 for i in range(first) if len(lines[i].text) > LONG_LINE), default=0))
    if first - head > 6:
        head = first - 1
    rows = woven.unweave(woven_tears.woven(lines[head:], pages), evidence)
    raw = {page.number: page for page in pages}

    def text_of(pieces: Sequence[woven_lines.Piece]) -> str:
        raws = [raw[p.page].raw[raw[p.page].to_raw(p.start) : raw[p.page].to_raw(p.end)] for p in pieces]
        return join(heal([p.text for p in pieces], raws, evidence.known), evidence.known, narrow=True).replace(
            SOFT, ""
        )

    out = []
    if head:
        out.append(
            Block(
                FormKind.CAPTION,
                join((x.text for x in lines[:head]), evidence.known),
                Span(
                    lines[0].page,
                    lines[0].start,
                    lines[head - 1].end if lines[head - 1].page == lines[0].page else lines[0].end,
                ),
            )
        )
    cells = tuple(
        Cell(
            r,
            c,
            text_of(pieces),
            tuple(Span(p.page, p.start, p.end) for p in pieces),
        )
        for r, row in enumerate(rows)
        for c, pieces in enumerate(row)
    )
    page = lines[head].page
    mine = [line for line in lines[head:] if line.page == page]
    text = "\n".join(line.text.strip() for line in lines[head:])
    return [*out, Block(FormKind.TABLE, text, Span(page, mine[0].start, mine[-1].end), 0, cells)]


def _mixed(lines: Sequence[TextLine], evidence: Evidence, wraps: dict[int, int]) -> list[Block]:
    """Running text with tables whose columns can be seen."""
    known = evidence.known
    out: list[Block] = []
    text: list[TextLine] = []

    def flush() -> None:
        at = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or text[i].page != text[at].page:
                out.extend(blocks_of(text[at:i], known, wraps[text[at].page]))
                at = i
        text.clear()

    i = 0
    while i < len(lines):
        if n := grid.barred(lines, i):
            flush()
            out.append(grid.delimited(lines[i : i + n], known, bars=True))
        elif n := grid.tabbed(lines, i):
            flush()
            out.append(grid.delimited(lines[i : i + n], known, bars=False))
        elif n := grid.dotted(lines, i):
            flush()
            out.append(grid.dotted_table(lines[i : i + n], known))
        elif n := grid.listed(lines, i):
            flush()
            out.append(grid.listed_table(lines[i : i + n], known))
        elif n := grid.aligned(lines, i):
            flush()
            out.append(grid.aligned_table(lines[i : i + n], known))
        elif n := cards.cards(lines, i):
            flush()
            out.append(cards.cards_table(lines[i : i + n], known))
        elif n := flat.reach(lines, i):
            flush()
            out.append(flat.flat_table(lines[i : i + n], known))
        elif (columns := stacked.heads(lines, i)) and (n := stacked.reach(lines, i, columns)):
            flush()
            out.append(stacked.stacked_table(lines[i : i + n], columns, evidence))
        else:
            text.append(lines[i])
            n = 1
        i += n
    flush()
    return out
