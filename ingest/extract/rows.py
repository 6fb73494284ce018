"""The rows of a table as texts under their columns: joined where broken, parted where a cell holds two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.columns import TIMES, look
from ingest.extract.grid import IS_TOTAL, Grid
from ingest.extract.measures import measure_name
from ingest.extract.periods import find_periods
from ingest.extract.result import Found
from ingest.model import Span

_MIXED = re.compile(r"kommentar|merknad|beskriv|innhold|innhald", re.IGNORECASE)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_FULL_NAME = re.compile(r"[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ][\w-]+")
YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Row:
    texts: tuple[str, ...]
    places: tuple[tuple[Span, ...], ...]
    lines: tuple[tuple[tuple[str, Span], ...], ...] = ()
    """Of each cell its lines, where each holds names of its own; else none."""

    @property
    def alone(self) -> str | None:
        """The one text of a row whose other cells are empty."""
        filled = [t for t in self.texts if t]
        return filled[0] if len(filled) == 1 else None

    def of(self, kinds: tuple[str, ...], *wanted: str) -> str:
        return " ".join(t for t, k in zip(self.texts, kinds, strict=True) if k in wanted and t)


def apart(row: Row, grid: Grid, found: Found) -> Row:
    """A cell of "Tiltak og kommentar": the measure in its first line, the comment left out; contacts
    line by line where each line starts with a whole name."""
    texts = list(row.texts)
    parts: list[tuple[tuple[str, Span], ...]] = [()] * len(texts)
    for c, (kind, head) in enumerate(zip(grid.kinds, grid.heads, strict=True)):
        if kind not in ("measure", "contact") or len(row.places[c]) != 1:
            continue
        stretches = _lines(row, c, found)
        lines = [" ".join(x.split()) for x, _ in stretches]
        if len(lines) < 2:
            continue
        if kind == "contact":
            if all(_FULL_NAME.match(x) for x in lines):
                parts[c] = tuple(stretches)
        elif _MIXED.search(head) and lines[1][0].isupper() and measure_name(lines[0]):
            texts[c] = lines[0]
    return Row(tuple(texts), row.places, tuple(parts))


HARD = frozenset(["html", "docx", "odt", "markdown", "rtf"])
"""Kinds of files in which a line break in a cell is the writer's; elsewhere a narrow column may have made it."""
_WRAPPED = re.compile(r"[-–,:(]$|(?:^|\s)(?:og|i|for|på|med|av|til|the|som|ved|/)$")


def split(row: Row, grid: Grid, found: Found) -> list[Row]:
    """A row whose measure's cell holds several measures under each other: a row for each, with its own line of the
    cells that have as many, and the whole of the others."""
    c = grid.kinds.index("measure")
    lines = _listed(row, c, found) or _lines(row, c, found)
    if len(lines) < 2 or _MIXED.search(grid.heads[c]):
        return [row]
    names = [" ".join(x.split()) for x, _ in lines]
    if any(measure_name(x) is None or x[0].islower() or x[0] in "(" or not look(x).name for x in names):
        return [row]
    if any(_WRAPPED.search(x) for x in names[:-1]):
        return [row]
    parts = {k: _parts(row, k, grid.kinds[k], len(lines), found) for k in range(len(row.texts)) if k != c}
    anchors = sum(p is not None for p in parts.values())
    plain = all(len(x) <= 70 and not x.endswith((".", "!")) for x in names)
    if not anchors and not (plain and _meant(lines, grid, c, found)):
        return [row]
    out = []
    for i in range(len(lines)):
        cells = [
            lines[i] if k == c else p[i] if (p := parts[k]) is not None else None for k in range(len(row.texts))
        ]
        out.append(
            Row(
                tuple(" ".join(x[0].split()) if x else t for x, t in zip(cells, row.texts, strict=True)),
                tuple((x[1],) if x else p for x, p in zip(cells, row.places, strict=True)),
                tuple(() if x else p for x, p in zip(cells, row.lines, strict=True)),
            )
        )
    return out


def _listed(row: Row, c: int, found: Found) -> list[tuple[str, Span]]:
    """The parts of a cell that semicolons keep apart."""
    if len(row.places[c]) != 1 or ";" not in row.texts[c]:
        return []
    place = row.places[c][0]
    printed = found.page_text(place.page)
    return [
        (m.group().strip(), Span(place.page, m.start(), m.end()))
        for m in re.compile(r"[^;\s][^;]*").finditer(printed, place.start, place.end)
    ]


def _meant(lines: list[tuple[str, Span]], grid: Grid, c: int, found: Found) -> bool:
    """Whether the breaks between lines are the writer's: in a file that keeps them, at a semicolon, or where the
    next line's first word would have had room (3 letters to spare: letters differ in width)."""
    if found.document.media in HARD or any(";" in _between(a, b, found) for (_, a), (_, b) in pairwise(lines)):
        return True
    room = max(
        (len(line) for places in grid.places for p in places[c] for line in _printed(p, found).split("\n")),
        default=0,
    )
    return all(len(a) + 1 + len(b.split()[0]) + 3 <= room for (a, _), (b, _) in pairwise(lines))


def _printed(place: Span, found: Found) -> str:
    return found.page_text(place.page)[place.start : place.end]


def _between(a: Span, b: Span, found: Found) -> str:
    return found.page_text(a.page)[a.end : b.start]


def _lines(row: Row, c: int, found: Found) -> list[tuple[str, Span]]:
    """The printed lines of a cell."""
    if len(row.places[c]) != 1:
        return []
    place = row.places[c][0]
    return [
        (m.group(), Span(place.page, m.start(), m.end()))
        for m in _LINE.finditer(found.page_text(place.page), place.start, place.end)
    ]


def _parts(row: Row, c: int, kind: str, n: int, found: Found) -> list[tuple[str, Span]] | None:
    """A cell's text in `n` parts: by its lines, or of times by what they say; None if it has not so many."""
    lines = _lines(row, c, found)
    if len(lines) == n:
        whole = all(not x[0].islower() or kind in TIMES for x, _ in lines)
        return lines if whole and not any(_WRAPPED.search(x) for x, _ in lines[:-1]) else None
    if kind not in TIMES or len(lines) < n:
        return None
    place = row.places[c][0]
    printed = found.page_text(place.page)[place.start : place.end]
    times = find_periods(printed)
    if len(times) != n:
        return None
    starts = [0, *(t.at for t in times[1:]), len(printed)]
    return [
        (printed[a:b].rstrip(), Span(place.page, place.start + a, place.start + b)) for a, b in pairwise(starts)
    ]


def filled_down(rows: list[Row], kinds: tuple[str, ...]) -> list[Row]:
    """Empty cells of a first column that groups the rows (year, network, scheme) hold what stands above them:
    a cell merged downwards of which the reader saw only the first row."""
    if not kinds or kinds[0] not in _GROUPS or "measure" not in kinds[1:] or not rows or not rows[0].texts[0]:
        return rows
    if sum(not row.texts[0] for row in rows) * 5 < len(rows):
        return rows  # a single empty cell is one that was left empty
    out: list[Row] = []
    for row in rows:
        if out and not row.texts[0] and row.of(kinds, "measure"):
            texts, places = (out[-1].texts[0], *row.texts[1:]), (out[-1].places[0], *row.places[1:])
            row = Row(texts, places, row.lines)
        out.append(row)
    return out


_GROUPS = frozenset(["network", "scheme", *TIMES])


def joined(rows: list[Row], kinds: tuple[str, ...]) -> Iterator[Row]:
    """Rows whose first cells are empty and that have no facts of their own go on from the row above."""
    held: Row | None = None
    for row in rows:
        own = row.of(kinds, "measure", "area") or row.of(kinds, "period", "start", "end", "amount", "year")
        if held is not None and not own and any(row.texts) and not section_of(row, kinds):
            held = Row(
                tuple(f"{a} {b}".strip() for a, b in zip(held.texts, row.texts, strict=True)),
                tuple((*a, *b) for a, b in zip(held.places, row.places, strict=True)),
                tuple((*a, *b) if a and b else () for a, b in zip(held.lines, row.lines, strict=True)),
            )
            continue
        if held is not None:
            yield held
        held = row if any(row.texts) else None
    if held is not None:
        yield held


def section_of(row: Row, kinds: tuple[str, ...]) -> str | None:
    """The text of a row that is only a heading for those below: one cell, or one text over all columns."""
    filled = [(k, t) for k, t in zip(kinds, row.texts, strict=True) if t]
    texts = {t for _, t in filled}
    if len(texts) != 1 or len(kinds) < 3:
        return None
    text = filled[0][1]
    if len(filled) >= max(2, len(kinds) - 1):
        return text
    if (
        len(filled) == 1
        and row.texts[0]
        and len(text) < 90
        and filled[0][0] in ("measure", "area", "other", "network")
    ):
        return text if len(kinds) > 3 or IS_TOTAL.match(text) else None
    return None
