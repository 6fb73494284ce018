"""The rows of a table as texts under their columns: joined where broken, parted where a cell holds two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.grid import Grid
from ingest.extract.measures import measure_name
from ingest.extract.result import Found
from ingest.model import Span
from ingest.norwegian.money import TOTAL

IS_TOTAL = re.compile(rf"\s*(?:{TOTAL})\b", re.IGNORECASE)
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
        place = row.places[c][0]
        printed = found.page_text(place.page)
        stretches = [
            (m.group(), Span(place.page, m.start(), m.end()))
            for m in _LINE.finditer(printed, place.start, place.end)
        ]
        lines = [" ".join(x.split()) for x, _ in stretches]
        if len(lines) < 2:
            continue
        if kind == "contact":
            if all(_FULL_NAME.match(x) for x in lines):
                parts[c] = tuple(stretches)
        elif _MIXED.search(head) and lines[1][0].isupper() and measure_name(lines[0]):
            texts[c] = lines[0]
    return Row(tuple(texts), row.places, tuple(parts))


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


_GROUPS = frozenset(["year", "network", "scheme"])


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
