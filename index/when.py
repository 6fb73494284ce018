"""How well a page fits the years that a query names."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from index.years import overlaps, year_of

COVERS, DATED, PRINTS_RANGE, PRINTS, UNKNOWN, OTHER = 1.0, 0.5, 0.4, 0.25, 0.1, 0.0
"""Factors of the score, best first: the page's measure or its document covers the years; the document is dated
then; the page prints a range over them; it merely prints one; nothing is known of its time; it is of another."""

_PRINTED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)\d\d|\d\d)(?!\d))?")


def grades(
    db: sqlite3.Connection, pages: Iterable[tuple[int, int, int]], years: tuple[int, int]
) -> dict[int, float]:
    """Page id → factor, for pages given as (id, document key, number)."""
    pages = list(pages)
    keys = sorted({key for _, key, _ in pages})
    marks = ", ".join("?" * len(keys))
    documents = {
        key: (start, end, date)
        for key, start, end, date in db.execute(
            f"SELECT key, period_start, period_end, date FROM documents WHERE key IN ({marks})", keys
        )
    }
    rows: defaultdict[tuple[int, int], list[tuple[str | None, str | None]]] = defaultdict(list)
    for key, page, start, end in db.execute(
        f"SELECT document, page, start, end FROM relations WHERE document IN ({marks})"
        " AND (start IS NOT NULL OR end IS NOT NULL)",
        keys,
    ):
        rows[key, page].append((start, end))
    found = {}
    for page, key, number in pages:
        grade = _known(documents[key], rows[key, number], years)
        if grade < PRINTS_RANGE:
            (text,) = db.execute("SELECT text FROM pages WHERE id = ?", (page,)).fetchone()
            grade = max(grade, printed(text, years))
        found[page] = grade
    return found


def _known(
    document: tuple[str | None, str | None, str | None],
    rows: list[tuple[str | None, str | None]],
    years: tuple[int, int],
) -> float:
    start, end, date = document
    if any(overlaps((year_of(a), year_of(b)), *years) for a, b in rows):
        return COVERS
    if (start or end) and overlaps((year_of(start), year_of(end)), *years):
        return COVERS
    dated = year_of(date)
    if dated is not None and years[0] <= dated <= years[1]:
        return DATED
    return UNKNOWN if dated is None and not (start or end) else OTHER


def printed(text: str, years: tuple[int, int]) -> float:
    """What the years printed in `text` say."""
    best = OTHER
    for m in _PRINTED.finditer(text):
        first = int(m[1])
        last = first
        if m[2]:
            last = int(m[2]) if len(m[2]) == 4 else first - first % 100 + int(m[2])
        if overlaps((first, max(first, last)), *years):
            best = max(best, PRINTS_RANGE if last > first else PRINTS)
    return best
