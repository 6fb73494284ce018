"""Tables of plain text whose columns can be seen: bars, tabs, or spaces that stand under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Block, Cell, FormKind, Span
from ingest.segment.joining import Known, join
from ingest.segment.lines import LEADERS, TextLine, bullet, column_words, is_contents

_DOTS = re.compile(rf"{LEADERS.pattern}|\s+\.{{2,}}\s+")
"""Leaders; where the lines above have them also short ones."""
_RULE = re.compile(r"^[\s|:+=_–—-]+$")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line between two gaps: where it stands in the line, and its text."""

    start: int
    end: int
    text: str


def barred(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` are a table with bars between all its cells (as in Markdown); 0 below two."""
    n = i
    while n < len(lines) and lines[n].text.count("|") >= 2 and (n == i or not lines[n].gap):
        n += 1
    if n - i < 2:
        return 0
    own = sum(line.text.strip().startswith("|") or bool(_RULE.match(line.text)) for line in lines[i:n])
    same = len({line.text.count("|") for line in lines[i:n]}) == 1
    return n - i if own >= 0.8 * (n - i) or same else 0


def tabbed(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` have cells parted by tabs; 0 if fewer than two."""
    n = i
    while (
        n < len(lines)
        and "\t" in lines[n].text.strip()
        and not is_contents(lines[n].text)
        and (n == i or not lines[n].gap)
    ):
        n += 1
    return n - i if n - i >= 2 else 0


def dotted(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` have cells parted by dot leaders and no page numbers; 0 below two."""
    n = i
    while n < len(lines) and not is_contents(lines[n].text):
        if not (LEADERS if n == i else _DOTS).search(lines[n].text):
            break
        n += 1
    return n - i if n - i >= 2 else 0


def listed(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` are rows of values parted by semicolons, as many in each; 0 below three."""
    count = lines[i].text.count(";")
    n = i
    while count >= 2 and n < len(lines) and lines[n].text.count(";") == count and not bullet(lines[n].text):
        n += 1
    return n - i if n - i >= 3 else 0


def split_bars(line: TextLine) -> list[Part]:
    return _split(line.text.strip().strip("|") and line.text, r"\|", strip_ends=True)


def split_tabs(line: TextLine) -> list[Part]:
    return _split(line.text, r"\t")


def split_gaps(line: TextLine) -> list[Part]:
    """The parts of a line between gaps of two spaces or more."""
    out: list[Part] = []
    for m in re.finditer(r"\S+(?: \S+)*", line.text):
        # "kr.     60.000,-" is one part: the gap only sets the figures under each other.
        if out and m.group()[0].isdigit() and re.search(r"\bkr\.?$", out[-1].text, re.IGNORECASE):
            out[-1] = Part(out[-1].start, m.end(), line.text[out[-1].start : m.end()])
        else:
            out.append(Part(m.start(), m.end(), m.group()))
    return out


def _split(text: str, by: str, *, strip_ends: bool = False) -> list[Part]:
    out, at = [], 0
    for m in [*re.finditer(by, text), None]:
        end = m.start() if m else len(text)
        raw = text[at:end]
        lead = len(raw) - len(raw.lstrip())
        out.append(Part(at + lead, at + len(raw.rstrip()), raw.strip()))
        at = m.end() if m else end
    if strip_ends and out and not out[0].text and text.lstrip().startswith("|"):
        out = out[1:]
    if strip_ends and out and not out[-1].text and text.rstrip().endswith("|"):
        out = out[:-1]
    return out


def dotted_table(lines: Sequence[TextLine], known: Known) -> Block:
    """A table whose cells are parted by dot leaders."""
    rows = [[[(line, part)] for part in _split(line.text, _DOTS.pattern) if part.text] for line in lines]
    return table(rows, lines, known)


def listed_table(lines: Sequence[TextLine], known: Known) -> Block:
    """A table whose cells are parted by semicolons."""
    rows = [[[(line, part)] if part.text else [] for part in _split(line.text, ";")] for line in lines]
    return table(rows, lines, known)


def delimited(lines: Sequence[TextLine], known: Known, *, bars: bool) -> Block:
    """A table whose cells are parted by bars or tabs; a row whose first cell is empty goes on from above."""
    rows: list[list[list[tuple[TextLine, Part]]]] = []
    for line in lines:
        if _RULE.match(line.text):
            continue
        parts = split_bars(line) if bars else split_tabs(line)
        row = [[(line, part)] if part.text else [] for part in parts]
        if rows and parts and not parts[0].text and sum(bool(p.text) for p in parts) <= 2 and len(rows) > 1:
            for column, more in enumerate(row):
                if column < len(rows[-1]):
                    rows[-1][column] += more
            continue
        rows.append(row)
    return table(rows, lines, known)


def table(
    rows: Sequence[Sequence[Sequence[tuple[TextLine, Part]]]], lines: Sequence[TextLine], known: Known
) -> Block:
    """A block of cells given as parts of lines."""
    cells = []
    for r, row in enumerate(rows):
        for c, parts in enumerate(row):
            pieces = tuple(Span(line.page, line.start + p.start, line.start + p.end) for line, p in parts)
            cells.append(Cell(r, c, join((p.text for _, p in parts), known), pieces))
    page = lines[0].page
    mine = [line for line in lines if line.page == page]
    text = "\n".join(line.text.strip() for line in lines)
    return Block(FormKind.TABLE, text, Span(page, mine[0].start, mine[-1].end), 0, tuple(cells))


def aligned(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` stand in three columns or more that spaces keep apart; 0 if they do not.

    Blank lines may stand between rows. Two columns are left to the running text: labels and sums."""
    n, hits = i, 0
    while n < len(lines) and lines[n].page == lines[i].page:
        parts = split_gaps(lines[n])
        if is_contents(lines[n].text) or (bullet(lines[n].text) and len(parts) < 3):
            break
        if (
            len(parts) >= 2
            or (parts and parts[0].start > 8)
            or (n > i and not lines[n].gap and len(lines[n].text) < 40)
        ):
            hits += len(parts) >= 3
            n += 1
        else:
            break
    while n > i and len(split_gaps(lines[n - 1])) < 2 and split_gaps(lines[n - 1])[0].start < 8:
        if _goes_on(lines[n - 1], lines[max(i, n - 2)]):
            break
        n -= 1
    if n - i < 2 or hits < max(2, 0.3 * (n - i)):
        return 0
    return n - i if len(columns(lines[i:n])) >= 3 else 0


def _goes_on(line: TextLine, above: TextLine) -> bool:
    """Whether the table's last line is the rest of the cell above it, not the text that follows the table."""
    parts = split_gaps(above)
    return (
        not line.gap
        and len(parts) >= 3
        and len(line.text.rstrip()) < parts[1].start
        and (line.text.strip()[0].islower() or bool(_DANGLES.search(parts[0].text)))
    )


def columns(lines: Sequence[TextLine]) -> list[int]:
    """Where the columns start: places that several parts share, give or take two characters."""
    starts = sorted(p.start for line in lines for p in split_gaps(line))
    groups: list[list[int]] = []
    for s in starts:
        if groups and s - groups[-1][-1] <= 2:
            groups[-1].append(s)
        else:
            groups.append([s])
    need = max(2, round(0.15 * len(lines)))
    return [g[0] for g in groups if len(g) >= need]


def aligned_table(lines: Sequence[TextLine], known: Known) -> Block:
    """A table whose columns are kept apart by spaces; cells may be broken over lines."""
    edges = columns(lines)
    rows: list[list[list[tuple[TextLine, Part]]]] = []
    for line in lines:
        here: list[list[tuple[TextLine, Part]]] = [[] for _ in edges]
        for part in split_gaps(line):
            column = max((k for k, e in enumerate(edges) if e <= part.start + 2), default=0)
            if here[column] and column + 1 < len(edges):
                column += 1  # a heading over figures set to the right begins before them
            here[column].append((line, part))
        if rows and not _new_row(here, rows[-1], line, len(rows) == 1):
            for column, more in enumerate(here):
                rows[-1][column] += more
        else:
            rows.append(here)
    return table(rows, lines, known)


_DANGLES = re.compile(
    r"(?:\b(?:i|på|og|for|med|av|til|som|ved|fra|frå|om|skoleåret|skuleåret|v/)|(?<![,\d])[-/]|,)$"
)


def _unfinished(above: list[list[tuple[TextLine, Part]]]) -> bool:
    """Whether a cell of the row above breaks off in the middle: "Skolelederopplæring i"."""
    return any(parts and _DANGLES.search(parts[-1][1].text) for parts in above[:3])


def _new_row(
    here: list[list[tuple[TextLine, Part]]],
    above: list[list[tuple[TextLine, Part]]],
    line: TextLine,
    heading: bool,
) -> bool:
    filled = [k for k, parts in enumerate(here) if parts]
    if line.gap and 0 in filled:
        return True
    if 0 not in filled:
        return _under_a_group(here, above, filled)
    first = here[0][0][1].text
    if (
        heading
        and column_words(line.text) >= 1
        and len(filled) < len([a for a in above if a])
        and first[0].islower()
    ):
        return False
    if first[0].islower() or first[0] in "(/" or _unfinished(above):
        return False
    return len(filled) >= 2 and not (above[0] and above[0][-1][1].text.endswith(("-", "/", ",")))


_COMPLETE = re.compile(r"(?:kr\.?\s*)?\d{1,3}(?:[ .]\d{3})+(?:,-)?|(?:19|20)\d\d(?:\s*[–-]\s*(?:19|20)\d\d)?")
"""A sum or a time that needs no further line."""


def _under_a_group(
    here: list[list[tuple[TextLine, Part]]], above: list[list[tuple[TextLine, Part]]], filled: list[int]
) -> bool:
    """Whether a line without a first cell is a row of its own, its first cell merged with those above: every other
    cell is filled as above, a whole sum or time stands under another, and the first words begin with a capital."""
    if len(filled) < 3 or filled != [k for k, parts in enumerate(above) if parts and k] or _unfinished(above):
        return False
    if not here[filled[0]][0][1].text[0].isupper():
        return False
    return any(
        _COMPLETE.fullmatch(" ".join(p.text for _, p in here[k]))
        and _COMPLETE.fullmatch(" ".join(p.text for _, p in above[k]))
        for k in filled
    )
