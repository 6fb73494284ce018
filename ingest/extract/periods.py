"""Stretches of time as documents print them → months or bare years (`annotation.md`, Time).

`find_periods` reads all of them in a text, `parse_period` the one of a table cell. A point of time becomes a
month where the document gives one ("V-24" starts "2024-01", ends "2024-06") and stays a year where it does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.norwegian import periods as words


@dataclass(frozen=True, slots=True)
class Found:
    """A period in a text: `start`/`end` as in `Relation`, None where open; `at`..`until` its characters.

    `form` is "range", "from", "until" or "point"; `fine` says that a month or half-year was printed."""

    start: str | None
    end: str | None
    at: int
    until: int
    form: str
    fine: bool
    reckoned: tuple[str, ...] = ()
    """Which of "start" and "end" are not printed but told from the document's date or from how long it lasts."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of time: what it is as a start and as an end, and whether it is finer than a year."""

    start: str | None
    end: str | None
    fine: bool


def _alt(some: tuple[str, ...]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(some, key=len, reverse=True))


_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_DASH = r"[-–—−]"
_HALF = (
    rf"(?<![A-Za-zÆØÅæøå])(?P<half>{_alt(words.SPRING + words.AUTUMN)})\.?"
    rf"(?:\s*{_DASH}\s*|\s*['’]?)(?P<hy>{_YEAR}|\d\d)(?!\d)"
)
_MONTH = rf"(?<![A-Za-zÆØÅæøå])(?:\d\d?\.\s*)?(?P<month>{_alt(tuple(words.MONTHS))})\.?\s+(?P<my>{_YEAR})(?!\d)"
_SCHOOL = (
    rf"(?:(?:{_alt(words.SCHOOL_YEAR)})\s+)(?P<s1>{_YEAR}|\d\d)\s*[/\-–—]\s*(?P<s2>{_YEAR}|\d\d)(?!\d)"
    rf"|(?<![\d/.])(?P<s3>{_YEAR})/(?P<s4>{_YEAR}|\d\d)(?![\d/])"
)
_DATE = rf"(?<![\d.])(?P<d>[0-3]?\d)\.\s?(?P<m>[01]?\d)\.\s?(?P<dy>{_YEAR}|\d\d)(?![\d.]\d)"
_ISO = rf"(?<!\d)(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d)"
_NUMERIC = rf"(?<![\d./-])(?P<nm>0[1-9]|1[0-2])[./-](?P<ny>{_YEAR})(?!\d)"
_DD = r"(?P<dd>(?<!\w)d\.?\s?d\.?(?!\w))"
_BARE = rf"(?<![\w.,/])(?P<year>{_YEAR})(?![\d]|[.,]\d{{3}}|-årig)"
_PART = (
    rf"(?<!\w)(?:Q(?P<qa>[1-4])(?:\s*{_DASH}\s*Q?(?P<qb>[1-4]))?"
    rf"|(?P<na>[1-4])\.?(?:\s*(?:{_DASH}|og)\s*(?P<nb>[1-4])\.?)?\s*(?P<unit>{_alt(tuple(words.PARTS))}))"
    rf"\s*(?:i\s+)?(?P<qy>{_YEAR})(?!\d)"
)
_POINT = re.compile("|".join((_PART, _SCHOOL, _HALF, _MONTH, _DATE, _ISO, _NUMERIC, _DD, _BARE)), re.IGNORECASE)
_NAKED_HALF = re.compile(
    rf"(?<![A-Za-zÆØÅæøå])(?P<half>{_alt(tuple(w for w in words.SPRING + words.AUTUMN if len(w) > 2))})"
    r"(?![A-Za-zÆØÅæøå])",
    re.IGNORECASE,
)
_NAKED_MONTH = re.compile(
    rf"(?<![A-Za-zÆØÅæøå])(?P<month>{_alt(tuple(words.MONTHS))})(?![A-Za-zÆØÅæøå])", re.IGNORECASE
)
_SEPARATOR = re.compile(
    rf"\s*(?:{_DASH}{{1,2}}|til\s+og\s+med|t\.?o\.?m\.?|til|og\s+ut|ut|/|→)(?:\s+(?:og\s+med|ut|utgangen\s+av))?\s*",
    re.IGNORECASE,
)
_TO_CHRISTMAS = re.compile(rf"(?<!\w)(?:{words.BEFORE_CHRISTMAS})\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+og\s+(?:i\s+)?", re.IGNORECASE)
_NEXT_YEAR = re.compile(rf"\s*{_DASH}\s*(?P<y>{_YEAR})(?![\d-])")
_SHORT_YEAR = re.compile(rf"\s*{_DASH}\s*0?(?P<yy>\d\d)(?![\d.:/]|\s*%|\s*(?:mill|kr|000))")
_TWO_SHORT = re.compile(
    rf"(?<![\w./-])['’]?(?P<a>[012]\d)\s*{_DASH}\s*['’]?0?(?P<b>[0-3]\d)(?![\w./]|{_DASH}\d|\s*(?:%|kr|mill))"
)
_SHORT = r"(?:1[3-9]|[2-4]\d)"
_MONTHS_OF_YEARS = re.compile(
    rf"(?<![\d.])(?P<am>0[1-9]|1[0-2])\.(?P<a>{_SHORT})\s*{_DASH}\s*(?P<bm>0[1-9]|1[0-2])\.(?P<b>{_SHORT})(?![\d.]\d)"
)
_SCHOOL_YEARS = re.compile(rf"(?:{_SHORT}/{_SHORT}(?:\s*(?:og|til|,|\+|{_DASH})\s*)?)+")
_OPEN = re.compile(
    rf"\s*(?:{_DASH}|→)\s*(?:\?|$|\n)|\s+og\s+(?:fremover|framover|videre|utover)|\s*{_DASH}\s*$", re.IGNORECASE
)
_FROM = re.compile(rf"(?<!\w)(?:{_alt(words.FROM)}):?\s+(?:skolestart\s+|skulestart\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(rf"(?<!\w)(?:{_alt(words.UNTIL)}):?\s+(?:utgangen\s+av\s+)?$|{_DASH}\s*$", re.IGNORECASE)


def _century(year: str) -> int:
    n = int(year)
    return n if n > 99 else (2000 + n if n < 60 else 1900 + n)


def _point(m: re.Match[str], date: str | None) -> Point | None:
    g = m.groupdict()
    if first := g["s1"] or g["s3"]:
        a, b = _century(first), _century(g["s2"] or g["s4"])
        return Point(f"{a}-08", f"{b}-06", True) if a < b <= a + 8 else None
    if g["qy"]:
        months = words.PARTS[(g["unit"] or "kvartal").lower()]
        a = int(g["qa"] or g["na"])
        b = int(g["qb"] or g["nb"] or a)
        if a > b or b * months > 12:
            return None
        return Point(f"{g['qy']}-{(a - 1) * months + 1:02}", f"{g['qy']}-{b * months:02}", True)
    if g["half"]:
        year = _century(g["hy"])
        if len(g["half"]) == 1 and not (1995 <= year <= 2045):
            return None
        return _half(g["half"], year)
    if g["month"]:
        number = 12 if _is_christmas(m) else words.MONTHS[g["month"].lower()]
        month = f"{g['my']}-{number:02}"
        return Point(month, month, True)
    if g["d"]:
        if not (1 <= int(g["m"]) <= 12 and 1 <= int(g["d"]) <= 31):
            return None
        month = f"{_century(g['dy'])}-{int(g['m']):02}"
        return Point(month, month, True)
    if g["iy"] or g["ny"]:
        month = f"{g['iy'] or g['ny']}-{g['im'] or g['nm']}"
        return Point(month, month, True)
    if g["dd"]:
        month_of = date[:7] if date else None
        return Point(month_of, month_of, True)
    return Point(g["year"], g["year"], False)


def _is_christmas(m: re.Match[str]) -> bool:
    """Whether "jul" is Christmas, as in "til jul 2020", not July."""
    at = m.start("month")
    return m["month"].lower() == "jul" and bool(_TO_CHRISTMAS.search(m.string, max(0, at - 10), at))


def _half(word: str, year: int) -> Point:
    if word.lower() in words.SPRING:
        return Point(f"{year}-01", f"{year}-06", True)
    return Point(f"{year}-08", f"{year}-12", True)


@lru_cache(maxsize=4096)
def find_periods(text: str, date: str | None = None) -> tuple[Found, ...]:
    """All periods in `text`, left to right; `date` (ISO) is what `d.d.` stands for."""
    found: list[Found] = []
    at = 0
    while m := _POINT.search(text, at):
        point = _point(m, date)
        if point is None:
            at = m.end()
            continue
        here = _range_from(text, m, point, date)
        found.append(here)
        at = max(here.until, m.end())
    found += [
        f
        for f in (*_months_of_years(text), *_short_ranges(text))
        if not any(o.at < f.until and f.at < o.until for o in found)
    ]
    return tuple(sorted(found, key=lambda f: f.at))


def _range_from(text: str, m: re.Match[str], point: Point, date: str | None) -> Found:
    start = m.start()
    if sep := _SEPARATOR.match(text, m.end()):
        nxt = _POINT.match(text, sep.end())
        other = _point(nxt, date) if nxt else None
        if nxt and other and (other.end is None or point.start is None or other.end[:4] >= point.start[:4]):
            until = nxt.end()
            while more := _NEXT_YEAR.match(text, until):  # "2019 – 2020 – 2021"
                other, until = Point(more["y"], more["y"], False), more.end()
            return Found(point.start, other.end, start, until, "range", point.fine or other.fine)
    last, until = point, m.end()
    while (joined := _AND.match(text, until)) and (nxt := _POINT.match(text, joined.end())):
        other = _point(nxt, date)
        if other is None or not _follows(last, other):
            break
        last, until = other, nxt.end()
    if until > m.end():
        return Found(point.start, last.end, start, until, "range", point.fine)
    if point.start and (short := _SHORT_YEAR.match(text, m.end())) and not m.group("d"):
        year = int(point.start[:2] + short.group("yy"))
        if int(point.start[:4]) < year < int(point.start[:4]) + 16:
            return Found(point.start, str(year), start, short.end(), "range", point.fine)
    if point.start and m.group("year"):  # "2024 høst–2026 vår" is rare; "vår–høst 2024" is not
        before = _NAKED_HALF.search(text, max(0, start - 16), start)
        if before and re.fullmatch(rf"\s*{_DASH}\s*", text[before.end() : start]):
            return Found(
                _half(before.group("half"), int(point.start[:4])).start,
                point.end,
                before.start(),
                m.end(),
                "range",
                True,
            )
    if m.group("month"):
        before = _NAKED_MONTH.search(text, max(0, start - 20), start)
        if before and re.fullmatch(rf"\s*(?:{_DASH}|og|til)\s*", text[before.end() : start]):
            month = f"{m.group('my')}-{words.MONTHS[before.group('month').lower()]:02}"
            if point.end and month < point.end:
                return Found(month, point.end, before.start(), m.end(), "range", True)
    if m.group("half"):
        before = _NAKED_HALF.search(text, max(0, start - 20), start)
        if before and re.fullmatch(rf"\s*(?:{_DASH}|og|/|til)\s*", text[before.end() : start]) and point.start:
            first = _half(before.group("half"), int(point.start[:4])).start
            if first and point.end and first < point.end:
                return Found(first, point.end, before.start(), m.end(), "range", True)
    return _one_sided(text, m, point)


def _follows(first: Point, second: Point) -> bool:
    """Whether a year, half-year or school year is the one right after another: "høsten 2011 og våren 2012"."""
    if not (first.start and first.end and second.start and second.end) or len(first.start) != len(second.start):
        return False
    if len(first.start) == 4:
        return int(second.start) == int(first.end) + 1 and first.start == first.end
    years, months = int(second.start[:4]) - int(first.end[:4]), int(second.start[5:]) - int(first.end[5:])
    return first.start != first.end and 0 < 12 * years + months <= 2


def _one_sided(text: str, m: re.Match[str], point: Point) -> Found:
    start, end = m.start(), m.end()
    lead = text[max(0, start - 24) : start]
    if open_end := _OPEN.match(text, end):
        return Found(point.start, None, start, open_end.end(), "from", point.fine)
    if until := _UNTIL.search(lead):
        return Found(None, point.end, start - len(lead) + until.start(), end, "until", point.fine)
    if came := _FROM.search(lead):
        return Found(point.start, None, start - len(lead) + came.start(), end, "from", point.fine)
    return Found(point.start, point.end, start, end, "point", point.fine)


_CLOCK = re.compile(r"(?:\bkl\.?|klokka|klokken|\btid:?|side|sidene|s\.|trinn)\s*$", re.IGNORECASE)


def _months_of_years(text: str) -> list[Found]:
    """ "08.23–06.25": months of short years that can be no days of months."""
    return [
        Found(f"20{m['a']}-{m['am']}", f"20{m['b']}-{m['bm']}", m.start(), m.end(), "range", True)
        for m in _MONTHS_OF_YEARS.finditer(text)
        if (m["a"], m["am"]) <= (m["b"], m["bm"])
    ]


def _short_ranges(text: str) -> list[Found]:
    """ "09–12", "06 – 09": two short years, only where one goes on from the other."""
    out = []
    for m in _TWO_SHORT.finditer(text):
        a, b = int(m.group("a")), int(m.group("b"))
        if _CLOCK.search(text, max(0, m.start() - 12), m.start()):
            continue
        if a < b <= a + 12:
            out.append(Found(f"20{a:02}", f"20{b:02}", m.start(), m.end(), "range", False))
    return out


_OCR = (
    (re.compile(r"(?<![A-Za-z])([VH])\s*[-–—]\s*(\d\d)\b"), r"\1-\2"),
    (
        re.compile(
            rf"(?<![A-Za-zÆØÅæøå])({_alt(tuple(words.MONTHS))})\.?[\s-]*['’]?([012]\d)(?=\s*(?:$|[–—-]))",
            re.IGNORECASE,
        ),
        r"\1 20\2",
    ),
    (re.compile(r"\s+"), " "),
)


def tidy(text: str) -> str:
    """A cell's time as `find_periods` knows it: half-years that OCR parted, short years after months."""
    for pattern, to in _OCR:
        text = pattern.sub(to, text)
    text = text.strip()
    return re.sub(r"(\d\d)/(\d\d)", r"20\1/\2", text) if _SCHOOL_YEARS.fullmatch(text) else text


_MONTH = r"(0[1-9]|1[0-2])"
_SHORT_YEARS = re.compile(rf"{_MONTH}\.([0-4]\d)\s*[–-]\s*{_MONTH}\.([0-4]\d)")
"""Months with their years in a column of periods, "08.23–06.25"; elsewhere they are times of day."""


def parse_period(text: str, date: str | None = None, *, start_only: bool = False) -> tuple[str | None, str | None]:
    """The period of a table cell. `start_only`: a single point stands in a column of starts, its end is open."""
    if m := _SHORT_YEARS.fullmatch(text.strip()):
        start, end = f"20{m.group(2)}-{m.group(1)}", f"20{m.group(4)}-{m.group(3)}"
        return (start, end) if start <= end else (None, None)
    found = find_periods(tidy(text), date)
    if not found:
        return None, None
    if len(found) >= 2 and all(f.form == "point" for f in found):
        starts = sorted(f.start for f in found if f.start)
        ends = sorted(f.end for f in found if f.end)
        return (starts[0] if starts else None), (ends[-1] if ends else None)
    if found[0].form == "from" and any(f.form == "until" for f in found[1:]):
        return found[0].start, next(f.end for f in found[1:] if f.form == "until")
    best = next((f for f in found if f.form == "range"), found[0])
    if start_only and best.form == "point":
        return best.start, None
    return best.start, best.end


def as_months(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Bare years of a document's period as months: "2024" starts in January and ends in December."""
    return (f"{start}-01" if start and len(start) == 4 else start, f"{end}-12" if end and len(end) == 4 else end)
