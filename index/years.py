"""Which years a period, a row or a document covers. Years are inclusive; None is an open side."""

from __future__ import annotations

from ingest.model import Period

Years = tuple[int | None, int | None]


def year_of(date: str | None) -> int | None:
    """The year that an ISO date, a month or a year begins with.

    >>> year_of("2024-08"), year_of(None)
    (2024, None)
    """
    head = (date or "")[:4]
    return int(head) if len(head) == 4 and head.isdigit() else None


def covered(start: str | None, end: str | None, period: Period | None, date: str | None) -> Years | None:
    """The years of a row: its own period; a missing side is open; with both missing the document's period counts,
    then the document's date; None if nothing is known."""
    if start is None and end is None:
        if period is not None and (period.start or period.end):
            start, end = period.start, period.end
        elif date is not None:
            start = end = date
        else:
            return None
    return year_of(start), year_of(end)


def told(start: str | None, end: str | None, period: Period | None, date: str | None) -> tuple[int, int] | None:
    """The years that a row surely tells of: as `covered`, but an open side reaches to the document's own time.

    >>> told("2017-08", None, None, "2019-05-01"), told(None, "2027-06", None, "2025-09-04")
    ((2017, 2019), (2025, 2027))
    """
    years = covered(start, end, period, date)
    if years is None:
        return None
    own = [y for y in (year_of(period.end if period else None), year_of(date)) if y is not None]
    first, last = years
    if first is None:
        first = min([last or 9999, *own])
    if last is None:
        last = max([first, *own])
    return (first, last) if first <= last else (last, first)


def span_of(start: str | None, end: str | None, date: str | None) -> Years:
    """The years of a document as far as they are known, without open sides: its period and its date."""
    known = [year for year in (year_of(start), year_of(end), year_of(date)) if year is not None]
    if start or end:
        known = [y for y in (year_of(start), year_of(end)) if y is not None]
    return (min(known), max(known)) if known else (None, None)


def overlaps(years: Years | None, from_year: int | None, to_year: int | None) -> bool:
    """True if the years touch the range asked for; nothing known of the years touches no range but the open one.

    >>> overlaps((2024, 2027), 2026, None), overlaps((None, 2009), 2010, 2012), overlaps(None, 2010, None)
    (True, False, False)
    """
    if from_year is None and to_year is None:
        return True
    if years is None:
        return False
    first, last = years
    return not (
        (last is not None and from_year is not None and last < from_year)
        or (first is not None and to_year is not None and first > to_year)
    )
