"""Time as queries, documents and rows tell it, counted in months, open sides too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from index.model import Query

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
