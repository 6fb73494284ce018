"""The time in a query: which of its words are years, half-years and periods, and what they span.

2024    2018-2023    2018–23    2018 til 2023    2023/24, skoleåret 23/24 (August to June)
høst 2022    våren 2024    høst 2022 til våren 2024    vår 2019–høst 2021    H-22–V-24
siden 2020    fra høsten 2022    etter 2020    før 2010    til våren 2023
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1800, 2099
"""The years that are read as time; other numbers are words. Open sides reach to them."""

YEAR = r"(?:1[89]\d\d|20\d\d)"
_SCHOOL_YEAR = r"(?:skole|skule|studie)år(?:et|a|ene)?"
_HALF = r"vår(?:en)?|høst(?:en)?|haust(?:en)?"
_POINT = rf"(?:(?:(?P<s{{0}}>{_HALF})\s+)?(?P<y{{0}}>{YEAR})|(?P<c{{0}}>[hv])-?(?P<z{{0}}>\d\d))"
_LEAD = {
    **dict.fromkeys(("siden", "sidan", "fra", "frå", "f.o.m.", "fom"), "since"),
    "etter": "after",
    **dict.fromkeys(("til", "t.o.m.", "tom", "inntil"), "until"),
    "før": "before",
}
_TIME = re.compile(
    rf"(?<!\S)(?:(?P<lead>{'|'.join(map(re.escape, sorted(_LEAD, key=len, reverse=True)))})\s+)?"
    rf"(?:{_SCHOOL_YEAR}\s+)?{_POINT.format(1)}(?:/(?P<school>{YEAR}|\d\d)|[-–—](?P<short>\d\d)(?!\d)"
    rf"|(?:\s*[-–—]\s*|\s+(?:til|(?P<both>og)|t\.o\.m\.|tom)\s+){_POINT.format(2)})?"
    r"(?=[,.;?!)]*(?:\s|$))",
    re.IGNORECASE,
)

_TERSE = re.compile(rf"(?<!\S){_SCHOOL_YEAR}\s+(?P<first>\d\d)/(?P<last>\d\d)(?=[,.;?!)]*(?:\s|$))", re.IGNORECASE)
"""A school year in four digits, which only the word before it tells from a fraction."""


@dataclass(frozen=True, slots=True)
class Span:
    """Months counted from the year 0, both included; `fine` if parts of years were asked for."""

    first: int
    last: int
    fine: bool

    @property
    def years(self) -> tuple[int, int]:
        return self.first // 12, self.last // 12

    @property
    def months(self) -> tuple[str, str] | None:
        if not self.fine:
            return None
        first, last = (f"{m // 12}-{m % 12 + 1:02}" for m in (self.first, self.last))
        return first, last


@dataclass(frozen=True, slots=True)
class Read:
    """A span and where it stands in the text."""

    start: int
    end: int
    span: Span
    backwards: bool = False
    """It ends before it begins, as 2024-2018 does."""


def spans(text: str) -> list[Read]:
    """Every time in a stretch of words.

    >>> [(r.span.years, r.span.months) for r in spans("lesing høst 2022 til våren 2024, siden 2020")]
    [((2022, 2024), ('2022-08', '2024-06')), ((2020, 2099), None)]
    >>> [(r.start, r.span.months) for r in spans("skuleåret 22/23, skoleåret 2022/23, 22/23")]
    [(0, ('2022-08', '2023-06')), (17, ('2022-08', '2023-06'))]
    """
    terse = [
        Read(m.start(), m.end(), _school_year(2000 + int(m["first"])))
        for m in _TERSE.finditer(text)
        if (int(m["first"]) + 1) % 100 == int(m["last"])
    ]
    plain = (Read(m.start(), m.end(), _span(m), _backwards(m)) for m in _TIME.finditer(text))
    return sorted((*terse, *plain), key=_start)


def _start(read: Read) -> int:
    return read.start


def _school_year(year: int) -> Span:
    """August of a year to June of the next."""
    return Span(12 * year + 7, 12 * year + 17, True)


def together(found: Iterable[Span]) -> Span | None:
    """From the first of all to the last of all; None for none."""
    all_ = list(found)
    if not all_:
        return None
    return Span(min(s.first for s in all_), max(s.last for s in all_), any(s.fine for s in all_))


def year_span(value: str) -> tuple[int, int] | None:
    """The years of a `year:` field; None if it is none."""
    found = spans(value)
    return found[0].span.years if len(found) == 1 and found[0].end == len(value) else None


def _span(m: re.Match[str]) -> Span:
    span = _point(m, 1)
    other = span
    year = span.last // 12
    if (school := m["school"]) is not None and _full(school, year) == year + 1:
        span = other = _school_year(year)
    elif school is not None or m["short"] is not None:
        other = Span(span.first, 12 * _full(school or m["short"], year) + 11, span.fine)
    elif m["y2"] or m["z2"]:
        other = _point(m, 2)
    if other is not span:
        return Span(min(span.first, other.first), max(span.last, other.last), span.fine or other.fine)
    lead = _LEAD.get((m["lead"] or "").lower())
    first, last = 12 * FIRST_YEAR, 12 * LAST_YEAR + 11
    match lead:
        case "since":
            return Span(span.first, last, span.fine)
        case "after":
            return Span(span.last + 1, last, span.fine)
        case "until":
            return Span(first, span.last, span.fine)
        case "before":
            return Span(first, span.first - 1, span.fine)
    return span


def _backwards(m: re.Match[str]) -> bool:
    """2024-2018 and 2024 til 2018, but not 2024 og 2018."""
    if not (m["y2"] or m["z2"]) or m["both"]:
        return False
    return _point(m, 2).last < _point(m, 1).first


def _point(m: re.Match[str], n: int) -> Span:
    """A year, or the half of it that is named: spring to June, autumn from August."""
    half = (m[f"s{n}"] or m[f"c{n}"] or " ")[0].lower()
    year = 12 * (int(m[f"y{n}"]) if m[f"y{n}"] else 2000 + int(m[f"z{n}"]))
    if half == "v":
        return Span(year, year + 5, True)
    return Span(year + 7, year + 11, True) if half == "h" else Span(year, year + 11, False)


def _full(digits: str, year: int) -> int:
    """The year that two or four digits mean beside another."""
    return int(digits) if len(digits) == 4 else year - year % 100 + int(digits)
