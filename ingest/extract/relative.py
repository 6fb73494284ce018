"""Times told from the day a document was made: "neste høst", "etter nyttår", "ut skoleåret", "i fjor".

Read in sentences only, and only where the document's own date is known; each is marked as reckoned. What could
be either of two years is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.extract.periods import Found
from ingest.norwegian import periods as words

_AUTUMN = r"(?P<autumn>høst(?:en)?|haust(?:en)?)"
_SPRING = r"(?P<spring>vår(?:en)?)"
_NO_YEAR = r"(?!\s*(?:19|20)?\d\d)(?!\w)"
_ALONE = r"(?=\s*(?:[.,;)]|$))"
"""After "i vår", which is also "in our"."""
_MONTH = "|".join(sorted((w for w in words.MONTHS if len(w) > 4 or w in ("mars", "mai")), key=len, reverse=True))
_PAST = re.compile(
    r"(?<!\w)(?:har|hadde|ble|blei|vart|var|startet|starta|begynte|byrja|gikk|gjekk|fikk|fekk)(?!\w)",
    re.IGNORECASE,
)
Time = tuple[str | None, str | None]


def _half(m: re.Match[str], year: int) -> Time:
    return (f"{year}-08", f"{year}-12") if m.groupdict().get("autumn") else (f"{year}-01", f"{year}-06")


def _next_half(m: re.Match[str], year: int, month: int) -> Time | None:
    """The coming half-year; from September on "fra høsten" and from July on "neste vår" are told apart."""
    if m.groupdict().get("autumn"):
        return _half(m, year) if month <= 8 else None
    return _half(m, year + 1) if month >= 7 else None


def _from_next_half(m: re.Match[str], year: int, month: int) -> Time | None:
    time = _next_half(m, year, month)
    return (time[0], None) if time else None


def _out_of_school_year(_: re.Match[str], year: int, month: int) -> Time | None:
    """The end of the school year; from May to July it may be this one or the next."""
    return None if 5 <= month <= 7 else (None, f"{year + 1 if month >= 8 else year}-06")


def _this_and_next(year: int, month: int) -> Time:
    """ "i haust og i vår" are one school year."""
    return (f"{year}-08", f"{year + 1}-06") if month >= 7 else (f"{year - 1}-08", f"{year}-06")


def _from_month(m: re.Match[str], year: int, month: int) -> Time | None:
    """ "fra august", "fra september til november": the coming ones, or those of the last months; none where
    something in the text is told as past."""
    first = words.MONTHS[m["month"].lower()]
    if _PAST.search(m.string):
        return None
    year = year if first >= month - 3 else year + 1
    if m["last"] is None:
        return f"{year}-{first:02}", None
    last = words.MONTHS[m["last"].lower()]
    return f"{year}-{first:02}", f"{year if last >= first else year + 1}-{last:02}"


Rule = tuple[re.Pattern[str], str, Callable[[re.Match[str], int, int], Time | None]]
_RULES: tuple[Rule, ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), form, time)
    for pattern, form, time in (
        (rf"i\s+fjor\s+(?:{_AUTUMN}|{_SPRING})", "point", lambda m, y, _: _half(m, y - 1)),
        (rf"(?:{words.NEXT})\s+(?:{_AUTUMN}|{_SPRING}){_NO_YEAR}", "point", _next_half),
        (
            rf"(?:fra|frå)\s+(?:{_AUTUMN}|{_SPRING}){_NO_YEAR}",
            "from",
            _from_next_half,
        ),
        (r"i\s+(?:høst|haust)\s+og\s+(?:i\s+)?vår(?!\w)", "range", lambda _, y, m: _this_and_next(y, m)),
        (
            rf"(?:fra|frå)\s+(?:og\s+med\s+)?(?P<month>{_MONTH})(?:\s*(?:[–-]|til(?:\s+og\s+med)?)\s*(?P<last>{_MONTH}))?{_NO_YEAR}",
            "from",
            _from_month,
        ),
        (rf"i\s+(?:{_AUTUMN}|{_SPRING}){_ALONE}", "point", lambda m, y, _: _half(m, y)),
        (
            rf"(?:fra|frå|over|etter)\s+nyttår{_NO_YEAR}",
            "from",
            lambda _, y, month: (f"{y + 1}-01", None) if month > 2 else None,
        ),
        (rf"(?:fram\s+|frem\s+)?til\s+(?:jul|nyttår){_NO_YEAR}", "until", lambda _, y, __: (None, f"{y}-12")),
        (r"ut\s+(?:kalender)?året(?!\w)", "until", lambda _, y, __: (None, f"{y}-12")),
        (
            r"ut\s+(?:skole|skule|barnehage)året(?!\w|\s*\d)",
            "until",
            _out_of_school_year,
        ),
        (
            rf"(?:til|før)\s+somm[ae]r(?:en)?{_NO_YEAR}",
            "until",
            lambda _, y, m: (None, f"{y}-06") if m < 6 else None,
        ),
    )
)
_SAME_YEAR = re.compile(rf"(?<!\w)(?P<month>{_MONTH})\s+(?:same|samme)\s+år(?!\w)", re.IGNORECASE)
LONGEST = 1200
"""Characters looked at: what is longer is no sentence."""


def find(text: str, date: str | None, printed: Sequence[Found]) -> list[Found]:
    """The times of `text` told from `date` (ISO, year and month at least), left to right; `printed` are those with
    a year of their own, from which "i desember same år" is told."""
    text = text[:LONGEST]
    out: list[Found] = []
    for m in _SAME_YEAR.finditer(text):
        before = [f for f in printed if f.until <= m.start() and f.start]
        if before:
            month = f"{(before[-1].start or '')[:4]}-{words.MONTHS[m['month'].lower()]:02}"
            out.append(Found(month, month, m.start(), m.end(), "point", True))
    if date is None or len(date) < 7:
        return out
    year, month_of = int(date[:4]), int(date[5:7])
    for pattern, form, tell in _RULES:
        for m in pattern.finditer(text):
            time = tell(m, year, month_of)
            if time is None or any(f.at < m.end() and m.start() < f.until for f in (*printed, *out)):
                continue
            sides = tuple(side for side, at in zip(("start", "end"), time, strict=True) if at)
            form_here = "range" if form == "from" and all(time) else form
            out.append(Found(*time, m.start(), m.end(), form_here, True, sides))
    return sorted(out, key=lambda f: f.at)
