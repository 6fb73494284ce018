"""How well a page fits the time that a query asks for. Time is counted in months, open sides too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from index.model import Query

if TYPE_CHECKING:
    from index.columns import Columns

COVERS, ASIDE, DATED, PRINTS_RANGE, PRINTS, UNKNOWN, OTHER = 1.0, 0.5, 0.3, 0.2, 0.1, 0.03, 0.0
"""Factors of the score, best first: the page's measure or its document covers the time; it does, but what the
page tells of the question is of another time (see `index.row_time`); the document is dated then; the page prints
a range of years over it; it merely prints the year; nothing is known of its time; it is of another time. The
steps are wide, so that a plan for those years comes before a better match of another kind."""

OPEN = 1 << 20
"""An open end; an open beginning is its negative."""

_PRINTED = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)\d\d|\d\d)(?!\d|\.\d))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Time:
    """From one month to another, both included, each counted from the year 0."""

    first: int = -OPEN
    last: int = OPEN

    @classmethod
    def of(cls, query: Query) -> Self | None:
        """The time a query asks for."""
        if query.months is not None:
            return cls.written(*query.months)
        return None if query.years is None else cls.years(*query.years)

    @classmethod
    def years(cls, first: int | None, last: int | None) -> Self:
        return cls(-OPEN if first is None else 12 * first, OPEN if last is None else 12 * last + 11)

    @classmethod
    def written(cls, start: str | None, end: str | None) -> Self:
        """As relations and periods write it: "2024-08", or a bare year, which is all of it."""
        first, last = month(start, 1), month(end, 12)
        return cls(-OPEN if first is None else first, OPEN if last is None else last)

    @property
    def known(self) -> bool:
        return self.first > -OPEN or self.last < OPEN

    def overlaps(self, other: Time) -> bool:
        """
        >>> Time.written("2023-01", "2027-06").overlaps(Time.years(2024, 2024))
        True
        >>> Time.written(None, "2009-12").overlaps(Time.years(2010, None))
        False
        """
        return self.first <= other.last and self.last >= other.first


NEVER = Time(OPEN, -OPEN)
"""What is not known: it overlaps nothing."""


def month(text: str | None, default: int) -> int | None:
    """The month that an ISO date, a month or (with `default`, 1 to 12) a year begins with.

    >>> month("2024-08", 1) == 12 * 2024 + 7, month("2024", 12) == 12 * 2024 + 11, month("d.d.", 1)
    (True, True, None)
    """
    if text is None or not text[:4].isdigit():
        return None
    return 12 * int(text[:4]) + (int(text[5:7]) if text[5:7].isdigit() else default) - 1


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the time of a document; `NEVER` where nothing is."""

    period: Time
    date: Time

    @classmethod
    def of(cls, start: str | None, end: str | None, date: str | None) -> Self:
        period, dated = Time.written(start, end), Time.written(date, date)
        return cls(period if period.known else NEVER, dated if dated.known else NEVER)

    def closed(self, row: Time) -> Time:
        """A row's time, an open side no wider than the document's own: «fra 2024» in a plan to 2027 ends there."""
        own = [t for t in (self.period, self.date) if t is not NEVER]
        first = row.first if row.first > -OPEN else min((t.first for t in own), default=-OPEN)
        last = row.last if row.last < OPEN else max((t.last for t in own), default=OPEN)
        if first > last:  # planned for after the document's time, or over before it
            one = row.first if row.first > -OPEN else row.last
            return Time(one, one)
        return Time(first, last)


def printed(text: str) -> Iterator[tuple[int, int]]:
    """The years that stand in `text`, and the ranges of years: first and last."""
    for m in _PRINTED.finditer(text):
        first = last = int(m[1])
        if m[2]:
            last = int(m[2]) if len(m[2]) == 4 else first - first % 100 + int(m[2])
        yield first, max(first, last)


def factors(columns: Columns, asked: Time) -> NDArray[np.float32]:
    """For each page of the library how well it fits."""

    def overlap(first: NDArray[Any], last: NDArray[Any]) -> NDArray[np.bool_]:
        return (first <= asked.last) & (last >= asked.first)

    unknown = (columns.period_last == NEVER.last) & (columns.date_last == NEVER.last)
    found = np.where(unknown, np.float32(UNKNOWN), np.float32(OTHER))
    first, last = columns.printed_first, columns.printed_last
    stands = overlap(12 * first, 12 * last + 11)
    for of_kind, factor in ((first == last, PRINTS), (first < last, PRINTS_RANGE)):
        pages = columns.printed_page[stands & of_kind]
        found[pages] = np.maximum(found[pages], np.float32(factor))
    found[overlap(columns.date_first, columns.date_last)] = DATED
    found[overlap(columns.period_first, columns.period_last)] = COVERS
    found[columns.row_page[overlap(columns.row_first, columns.row_last)]] = COVERS
    return found


def fits(columns: Columns, from_year: int | None, to_year: int | None) -> NDArray[np.bool_]:
    """For each page of the library: do its own rows, or its document, reach into these years?"""
    asked = Time.years(from_year, to_year)
    undated = columns.period_last == NEVER.last
    first = np.where(undated, columns.date_first, columns.period_first)
    last = np.where(undated, columns.date_last, columns.period_last)
    found: NDArray[np.bool_] = (first <= asked.last) & (last >= asked.first)
    rows = (columns.row_first <= asked.last) & (columns.row_last >= asked.first)
    found[columns.row_page[rows]] = True
    return found
