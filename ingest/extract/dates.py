"""When a document was made, and which period it speaks of, from the words around its dates."""

from __future__ import annotations

import re

from ingest.extract import gazetteer
from ingest.extract.periods import Found, as_months, find_periods
from ingest.extract.titles import is_body_name
from ingest.model import Document, DocumentType, Period
from ingest.norwegian import documents as words
from ingest.norwegian.periods import MONTHS

_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?<![\d.])(?P<d>[0-3]?\d)\.\s?(?P<m>[01]?\d)\.\s?(?P<y>(?:19|20)\d\d|\d\d)(?![\d.]*\d)"
    rf"|(?<!\d)(?P<d2>[0-3]?\d)\.?\s?(?P<mn>{_MONTH_NAMES})\.?\s+(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<y3>(?:19|20)\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
_CUES = tuple((re.compile(p, re.IGNORECASE | re.MULTILINE), points) for p, points in words.DATE_CUES)
_COLUMN_OF_DATES = re.compile(r"(?:vår\s+dato|møtedato|(?<![\w ])dato)\b", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"(?:^|\n|\s{3})\s*([A-ZÆØÅ][\wæøå]+)(?:[\s/][A-ZÆØÅ]?[\wæøå]+)?,?\s*(?:\w{2,4}dag,?\s+)?(?:den\s+)?$"
)
_CALL = re.compile(r"innkalling|innkalt til|invitasjon|møteplan", re.IGNORECASE)
"""What calls to a meeting is dated by its own day, not the meeting's."""
_SIGNED = re.compile(r"(?:^|\n)\s*(?P<who>[A-ZÆØÅ](?:[^\n.:]|\d\.\d){2,85}),\s*(?:den\s+)?$")
_FIRST_OF_SEVERAL = re.compile(r"(?<![\d.])(?P<day>[0-3]?\d)\.?\s?(?:[-–]|og)\s?$")
"""What stands before the date of a meeting's last day: "20.–21. oktober 2016"."""
_SAME_CASE = re.compile(r"^,?\s*(?:sak|PS|ps|saksnr\.?)\s*(?:nr\.?\s*)?\d[\d/ -]*$")
"""What may follow the date in the line of a body that met: "Lier kommune, 15. mars 2011, sak 12/2011"."""
_NO_DATE = re.compile(rf"(?:{words.NO_DATE})[^\n.]{{0,25}}$", re.IGNORECASE)
_PERIOD_CUE = re.compile(
    r"(?:plan\w*|program\w*|strategi\w*)\s+(?:\w+\s+){0,2}?(?:for|i)?\s*(?:perioden|perioda|åra|årene|skoleårene|skuleåra|tidsrommet)?"
    r"\s*:?\s*\(?$|(?:plan|program|strategi)period(?:en|a|e)\s*(?:er|:)?\s*\(?$|(?:gjelder|gjeld)\s+(?:for|i|frå|fra)?\s*(?:perioden|åra|årene)?\s*$",
    re.IGNORECASE,
)
_PLAN_BEFORE = re.compile(
    r"(?:plan|program|period|strategi|satsing|fokus|skole|nettverk)\w*\s*\(?$", re.IGNORECASE
)
_CELLS = re.compile(r"\t|\s\||\S\s{3,}\S|^(?!plan(?!lagt)|program|prosjektperiode)[\w æøå]{2,30}:", re.IGNORECASE)
"""A line of a table or a card: its period is a measure's."""
_OF_PLAN = re.compile(r"(?:plan|strategi|program|fokusområd|sats(?:n)?ingsområd)[^\n.]{0,40}$", re.IGNORECASE)
HEAD = 1500
"""Characters of the beginning that say what a document is; TAIL those of its end with signature and date."""
TAIL = 1200
OPENING = 500
"""Characters of a beginning where a range of years on a line of its own is its period. Tried: 300–800."""


def date_of(document: Document, kind: DocumentType, text: str, title: str) -> str | None:
    """The day the document was made (of minutes: the meeting's), ISO; None where it does not say."""
    best: tuple[float, str] | None = None
    for m in _DATE.finditer(text):
        iso = _iso(m)
        if iso is None or _NO_DATE.search(text[max(0, m.start() - 90) : m.start()]):
            continue
        if (first := _FIRST_OF_SEVERAL.search(text[max(0, m.start() - 8) : m.start()])) and m.group("mn"):
            day = int(first.group("day"))
            iso = f"{iso[:8]}{day:02}" if 0 < day < int(iso[8:]) else iso
        points = _points(m, kind, text, title)
        if points >= 4 and (best is None or points > best[0]):
            best = (points, iso)
    if best:
        return best[1]
    if month := _month_of(text):
        return month
    # The date of a Word or PDF file is that of its last saving or of a printout; a record's is its own.
    return document.given_date if document.media in ("record", "html", "email", "markdown", "text") else None


_MONTH = re.compile(
    rf"(?<![\w.–-])(?<!\d )(?P<mn>{_MONTH_NAMES})\s+(?P<y>(?:19|20)\d\d)\s*[.)]?\s*$", re.IGNORECASE
)
_BEFORE_MONTH = re.compile(r"(?:^|[,|(]\s*|[^\d\s]\s[–-]\s*|\b[Nn]r\.?\s*\d+\W*)$")
MONTH_LINE = 110
"""Characters of a line that may close with the month a paper is of."""


def _month_of(text: str) -> str | None:
    """ "Utarbeidet av Kari Berg, oktober 2014", "Nr. 2 – april 2027": the month that closes a short line of the
    opening or of the signature."""
    opening, end = text[:OPENING].split("\n"), text[max(OPENING, len(text) - OPENING) :].split("\n")
    for line in (*opening, *end):
        line = line.strip(" #*_|")
        m = _MONTH.search(line)
        if m and len(line) < MONTH_LINE and _BEFORE_MONTH.search(line[: m.start()]):
            return f"{m.group('y')}-{int(MONTHS[m.group('mn').lower()]):02}"
    return None


def _iso(m: re.Match[str]) -> str | None:
    d, y = m.group("d") or m.group("d2") or m.group("d3"), m.group("y") or m.group("y2") or m.group("y3")
    month = int(m.group("m") or m.group("m3") or MONTHS[m.group("mn").lower()])
    year = int(y) if len(y) == 4 else 2000 + int(y) if int(y) < 60 else 1900 + int(y)
    if not (1 <= month <= 12 and 1 <= int(d) <= 31 and 1985 <= year <= 2045):
        return None
    return f"{year}-{month:02}-{int(d):02}"


def _points(m: re.Match[str], kind: DocumentType, text: str, title: str) -> float:
    """How much speaks for this date as the document's own."""
    before = text[max(0, m.start() - 90) : m.start()]
    points = max((p for cue, p in _CUES if cue.search(before)), default=0)
    if (place := _PLACE_BEFORE.search(before)) and place.group(1) in gazetteer.places():
        points = max(points, 4)
    line_start = text.rfind("\n", 0, m.start()) + 1
    line_end = text.find("\n", m.end())
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    above = text[text.rfind("\n", 0, max(0, line_start - 1)) + 1 : max(0, line_start - 1)]
    if _COLUMN_OF_DATES.search(above) and not re.search(r"[.!?]\s", line):
        points = max(points, 7)  # a label over its value: "Vår dato:   Vår ref.:"
    alone = len(line.strip()) <= m.end() - m.start() + 12
    starts = m.start() - line_start <= 2
    if (
        m.start() < HEAD
        and (signed := _SIGNED.search(before))
        and (m.end() - line_start > 0.9 * len(line.rstrip()))
    ):
        points = max(points, 5 if is_body_name(signed.group("who")) else 4)
    if m.start() < HEAD / 2 and (alone or points):
        points += 4
    elif m.start() < HEAD and alone:
        points += 3
    ends_range = bool(re.search(r"\d\s*[–—-]\s*$", before))
    rest = _SAME_CASE.sub("", line[m.end() - line_start :])
    if not ends_range and m.start() < OPENING and len(rest.strip()) < 0.1 * len(line) and len(line) < 85:
        points = max(points, 4)  # at the end of a short line of the opening
    if m.start() > max(HEAD, len(text) - TAIL) and (alone or points) and kind is not DocumentType.MINUTES:
        points += 3
    called = bool(_CALL.search(text[:HEAD]))
    begins_range = bool(re.match(r"\s*[–—-]\s*[0-3]?\d\.", text[m.end() : m.end() + 8]))
    if m.group() in title and not called and not begins_range:
        points += 4
    if kind is DocumentType.MINUTES and not called:
        if (
            m.start() < HEAD / 2
            and starts
            and re.match(r"\s*,?\s*(?:kl|fra|frå|på|i|,)", text[m.end() : m.end() + 8])
        ):
            points += 4  # "18.01.2018, kl. 10–15, Statens hus": the line of the meeting
        if m.start() > len(text) - TAIL and m.start() > HEAD:
            points -= 5  # the date of signing, not of the meeting
    return points


def period_of(document: Document, kind: DocumentType, text: str, title: str, date: str | None) -> Period | None:
    """The months the document speaks of: in its title, below it, or where it says "planperioden"."""
    candidates = [(10 - n, f) for n, f in _in_title(title, kind, date)]
    if kind not in (DocumentType.MINUTES, DocumentType.LETTER):
        candidates += [
            (n, f) for n, f in _in_text(text, date) if kind is not DocumentType.WEB or _of_plan(text, f)
        ]
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c[0])[1]
    start, end = as_months(best.start, best.end)
    if best.form == "range" and best.fine and best.end and len(best.end) == 4:
        finer = _finer(text, date, best)
        if finer:
            start, end = as_months(*finer)
    elif best.form == "range" and (days := _days_within(text, best)):
        start, end = days
    return Period(start, end) if start or end else None


_VALID = re.compile(
    rf"(?:gjeld(?:er)?|varer|varar|løper|trer\s+i\s+kraft)[^.\n]{{0,30}}?\s(?:fra|frå)\s+(?:og\s+med\s+)?"
    rf"\d{{1,2}}\.\s?(?P<m1>{_MONTH_NAMES})\s+(?P<y1>20\d\d)\s+(?:og\s+)?(?:til|ut)\s+(?:og\s+med\s+)?"
    rf"\d{{1,2}}\.\s?(?P<m2>{_MONTH_NAMES})\s+(?P<y2>20\d\d)",
    re.IGNORECASE,
)


def _days_within(text: str, best: Found) -> tuple[str, str] | None:
    """The months of "Avtalen gjelder fra 1. august 2022 til 31. juli 2025" under a title of "2022–2025"."""
    for m in _VALID.finditer(text[: 6 * HEAD]):
        if (m.group("y1"), m.group("y2")) == (best.start, best.end):
            first, last = (f"{int(MONTHS[m.group(g).lower()]):02}" for g in ("m1", "m2"))
            return f"{m.group('y1')}-{first}", f"{m.group('y2')}-{last}"
    return None


def _of_plan(text: str, f: Found) -> bool:
    """Whether a web page says a period of a plan, not of one of its measures."""
    return bool(_OF_PLAN.search(text[max(0, f.at - 80) : f.at]))


def _in_title(title: str, kind: DocumentType, date: str | None) -> list[tuple[float, Found]]:
    out: list[tuple[float, Found]] = []
    for f in find_periods(title, date):
        if f.form == "range" or (f.form == "point" and f.fine and f.start and f.start != f.end):
            out.append((0, f))
        elif f.form == "point" and not f.fine and kind not in (DocumentType.MINUTES, DocumentType.WEB):
            out.append((2.9, f))
    if (
        len(out) == 2
        and all(n == 2.9 for n, _ in out)
        and re.fullmatch(r"\s*(?:og|,)\s*", title[out[0][1].until : out[1][1].at])
    ):
        a, b = out[0][1], out[1][1]
        return [(2, Found(a.start, b.end, a.at, b.until, "range", False))]  # "2025 og 2026"
    return out


def _in_text(text: str, date: str | None) -> list[tuple[float, Found]]:
    out: list[tuple[float, Found]] = []
    for f in find_periods(text[: 2 * HEAD + 3000], date):
        if f.form != "range" and not (f.fine and f.start and f.end and f.start[:7] != f.end[:7]):
            continue
        before = text[max(0, f.at - 40) : f.at]
        line = text[text.rfind("\n", 0, f.at) + 1 : (text + "\n").find("\n", f.until)].strip()
        if f.at < OPENING and not line.endswith((".", ",", ";")) and len(line) < 110 and not _CELLS.search(line):
            out.append((7 - f.at / 1000, f))
        elif _PERIOD_CUE.search(before) or _PLAN_BEFORE.search(before):
            out.append((5 - f.at / 10000, f))
    return out


def _finer(text: str, date: str | None, best: Found) -> tuple[str | None, str | None] | None:
    """ "høst 2008–2011" in the title, "høst 2008 – vår 2011" further on: the finer end. Bare years in a
    title stay whole years: a school year printed elsewhere may be one measure's."""
    if not best.start or not best.end:
        return None
    for f in find_periods(text[: 6 * HEAD], date):
        if (
            f.form == "range"
            and f.fine
            and f.start
            and f.end
            and f.start[:4] == best.start[:4]
            and f.end[:4] == best.end[:4]
            and len(f.end) == 7
            and (len(best.start) == 4 or f.start == best.start)
        ):
            return f.start, f.end
    return None
