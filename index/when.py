"""How well a page fits the time that a query asks for. Time is compared in months ("2024-08"), open sides too."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from index.model import Query

COVERS, DATED, PRINTS_RANGE, PRINTS, UNKNOWN, OTHER = 1.0, 0.3, 0.2, 0.1, 0.03, 0.0
"""Factors of the score, best first: the page's measure or its document covers the time; the document is dated
then; the page prints a range of years over it; it merely prints the year; nothing is known of its time; it is of
another time. The steps are wide, so that a plan for those years comes before a better match of another kind."""

_PRINTED = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)\d\d|\d\d)(?![\d.]))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Time:
    """From one month to another, both included; None is open."""

    first: str | None
    last: str | None

    @classmethod
    def of(cls, query: Query) -> Self | None:
        """The time a query asks for."""
        if query.months is not None:
            return cls(*query.months)
        return None if query.years is None else cls.years(*query.years)

    @classmethod
    def years(cls, first: int | None, last: int | None) -> Self:
        return cls(None if first is None else f"{first:04}-01", None if last is None else f"{last:04}-12")

    @classmethod
    def written(cls, start: str | None, end: str | None) -> Self:
        """As relations and periods write it: a bare year is all of it."""
        return cls(_month(start, "01"), _month(end, "12"))

    def overlaps(self, other: Time) -> bool:
        """
        >>> Time("2023-01", "2027-06").overlaps(Time.years(2024, 2024))
        True
        >>> Time(None, "2009-12").overlaps(Time.years(2010, None))
        False
        """
        return not (
            (self.last is not None and other.first is not None and self.last < other.first)
            or (self.first is not None and other.last is not None and self.first > other.last)
        )


def _month(text: str | None, default: str) -> str | None:
    if text is None or not text[:4].isdigit():
        return None
    return text[:7] if len(text) >= 7 else f"{text[:4]}-{default}"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of the time of a document."""

    period: Time | None
    date: Time | None

    @classmethod
    def of(cls, start: str | None, end: str | None, date: str | None) -> Self:
        known = Time.written(start, end)
        day = _month(date, "01") if date else None
        dated = None if date is None or day is None else Time.written(date, date)
        return cls(known if known.first or known.last else None, dated)

    def closed(self, row: Time) -> Time:
        """A row's time, an open side no wider than the document's own: «fra 2024» in a plan to 2027 ends there."""
        own = [t for t in (self.period, self.date) if t is not None]
        first = row.first or min((t.first for t in own if t.first), default=None)
        last = row.last or max((t.last for t in own if t.last), default=None)
        if first and last and first > last:  # planned for after the document's time, or over before it
            first, last = row.first or row.last, row.last or row.first
        return Time(first, last)


def factors(db: sqlite3.Connection, pages: Iterable[tuple[int, int, int]], asked: Time) -> dict[int, float]:
    """Page id → factor, for pages given as (id, document key, number)."""
    pages = list(pages)
    keys = sorted({key for _, key, _ in pages})
    marks = ", ".join("?" * len(keys))
    documents = {
        key: _Facts.of(start, end, date)
        for key, start, end, date in db.execute(
            f"SELECT key, period_start, period_end, date FROM documents WHERE key IN ({marks})", keys
        )
    }
    rows: defaultdict[tuple[int, int], list[Time]] = defaultdict(list)
    for key, page, start, end in db.execute(
        f"SELECT document, page, start, end FROM relations WHERE document IN ({marks})"
        " AND (start IS NOT NULL OR end IS NOT NULL)",
        keys,
    ):
        rows[key, page].append(Time.written(start, end))
    found = {page: _known(documents[key], rows[key, number], asked) for page, key, number in pages}
    unsure = [page for page, factor in found.items() if factor < PRINTS_RANGE]
    marks = ", ".join("?" * len(unsure))
    for page, text in db.execute(f"SELECT id, text FROM pages WHERE id IN ({marks})", unsure):
        found[page] = max(found[page], printed(text, asked))
    return found


def _known(document: _Facts, rows: Sequence[Time], asked: Time) -> float:
    if any(document.closed(row).overlaps(asked) for row in rows):
        return COVERS
    if document.period is not None and document.period.overlaps(asked):
        return COVERS
    if document.date is not None and document.date.overlaps(asked):
        return DATED
    return UNKNOWN if document.date is None and document.period is None else OTHER


def printed(text: str, asked: Time) -> float:
    """What the years printed in `text` say."""
    best = OTHER
    for m in _PRINTED.finditer(text):
        first = last = int(m[1])
        if m[2]:
            last = int(m[2]) if len(m[2]) == 4 else first - first % 100 + int(m[2])
        if Time.years(first, max(first, last)).overlaps(asked):
            best = max(best, PRINTS_RANGE if last > first else PRINTS)
    return best


def fits(db: sqlite3.Connection, from_year: int | None, to_year: int | None) -> set[int]:
    """Ids of the pages whose own rows, else whose document, reach into these years; of unknown time: none."""
    asked = Time.years(from_year, to_year)
    rows: defaultdict[tuple[int, int], list[Time]] = defaultdict(list)
    for key, page, start, end in db.execute(
        "SELECT document, page, start, end FROM relations WHERE start IS NOT NULL OR end IS NOT NULL"
    ):
        rows[key, page].append(Time.written(start, end))
    found = set()
    documents = {
        key: _Facts.of(start, end, date)
        for key, start, end, date in db.execute("SELECT key, period_start, period_end, date FROM documents")
    }
    for page, key, number in db.execute("SELECT id, document, number FROM pages"):
        facts = documents[key]
        whole = facts.period or facts.date
        if (whole is not None and whole.overlaps(asked)) or any(
            facts.closed(row).overlaps(asked) for row in rows[key, number]
        ):
            found.add(page)
    return found
