"""What one sentence states of a measure: its partners, its contacts, its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract import relative
from ingest.extract.context import Context
from ingest.extract.hits import Hit
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.periods import find_periods
from ingest.extract.result import Located
from ingest.model import Kind
from ingest.norwegian import cues, telling
from ingest.norwegian.periods import NUMBERS, SHORT_OF_SCHOOL

TOGETHER = re.compile(rf"(?<!\w)(?:{cues.TOGETHER}|{cues.RUN_BY})(?!\w)", re.IGNORECASE)
RUNS = re.compile(rf"(?<!\w)(?:{cues.RUNS}|{cues.CONTACT_VERBS}|{telling.TAKES_PART})(?!\w)", re.IGNORECASE)
ANAPHOR = re.compile(rf"^\W*(?:\w+\s+){{0,2}}?(?:{cues.ANAPHORS})\b|{telling.OPENS}", re.IGNORECASE)
NOT_A_PARTNER = re.compile(cues.NOT_A_PARTNER, re.IGNORECASE)
GOES_ON = re.compile(telling.GOES_ON, re.IGNORECASE)
CONTACT = re.compile(rf"(?<!\w)(?:{cues.CONTACT_VERBS})", re.IGNORECASE)
_PARTNER_LABEL = re.compile(telling.PARTNER_LABEL, re.IGNORECASE)
_REPORTS = re.compile(telling.REPORTS_ONLY)
_SPEAKS = re.compile(rf"\s+(?:{telling.SPEAKS_OR_ASKS})\b", re.IGNORECASE)
_SAYS = re.compile(rf"\b(?:{telling.SAYS})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)
_SAID = re.compile(rf"(?:,\s+[^,.]{{3,60}},)?\s+(?:{telling.SAYS})\b")
_ENDS = re.compile(
    rf"(?<!\w)(?:(?:{telling.ENDS})\b(?:(?!\b(?:{telling.STARTS})\b)[^.]){{0,40}}|{telling.UP_TO})$", re.IGNORECASE
)
_SUMMER = re.compile(r"(?<!\w)(?:til|fram til|frem til)\s+somm[ea]r(?:en)?\s+$", re.IGNORECASE)
_STARTS = re.compile(rf"(?<!\w)(?:{telling.STARTS})\b[^.]{{0,45}}$", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:start\w*|begynte|byrja|oppstart|starta)\b", re.IGNORECASE)
_NOT_ITS_TIME = re.compile(rf"(?:{telling.NOT_ITS_TIME})\s+(?:i\s+)?$", re.IGNORECASE)
_POINT = re.compile(telling.BEFORE_A_POINT, re.IGNORECASE)
_RESPONSIBLE = re.compile(telling.RESPONSIBLE, re.IGNORECASE)
_BEGAN_AFTER = re.compile(telling.BEGAN_AFTER)
_BEGAN_IN = re.compile(telling.BEGAN_IN)
_HELD = re.compile(telling.HELD, re.IGNORECASE)
_POSTPONED = re.compile(telling.POSTPONED, re.IGNORECASE)
_WHOLE_PERIOD = re.compile(telling.WHOLE_PERIOD, re.IGNORECASE)
_COUNT = "|".join(NUMBERS)
_LASTS = re.compile(
    rf"(?<!\w)(?:(?:varighet|varigheit|varer|varar|vare|går|over|ha|i|,|\()\s*(?:på\s+|over\s+|i\s+)?(?P<n>{_COUNT})\s+"
    rf"(?:år|{SHORT_OF_SCHOOL})(?!\w|\s+(?:siden|sidan|gammel|gamle))|(?P<m>{_COUNT})årig)",
    re.IGNORECASE,
)


def partners_of(text: Located, start: int, words: str, hits: Sequence[Hit], named: bool) -> list[Hit]:
    bound = list(TOGETHER.finditer(words))
    if (
        not named
        and not bound
        and not _PARTNER_LABEL.search(words)
        and not RUNS.search(words)
        and not GOES_ON.search(words)
        and not _acts(start, words, hits)
        and not re.search(r"[–-]\s", words)
    ):
        return []
    return [
        h
        for h in hits
        if h.kind is Kind.PARTNER
        and not NOT_A_PARTNER.search(text.text[max(start, h.start - 40) : h.start])
        and not _works_there(text.text, h, hits)
    ]


def _works_there(block: str, body: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a municipality is only where a person has their desk: "rådgiver Kari Berg i Vindafjord kommune"."""
    return body.group == "municipality" and any(
        h.kind is Kind.PERSON and block[h.end : body.start] == " i " for h in hits if h.end < body.start
    )


def _acts(start: int, words: str, hits: Sequence[Hit]) -> bool:
    """Whether a body does something in a sentence it opens: "NAFO har holdt tre av fire samlinger"."""
    first = next((h for h in hits if h.kind is Kind.PARTNER), None)
    if first is None or len(words[: first.start - start].split()) > 2:
        return False
    after = words[first.end - start :]
    return re.match(r"\s+[a-zæøå]", after) is not None and not _SPEAKS.match(after)


def contacts_of(block: str, start: int, words: str, hits: Sequence[Hit]) -> list[str]:
    people = [h for h in hits if h.kind is Kind.PERSON]
    if not people or not CONTACT.search(words):
        return []
    return [
        h.name
        for h in people
        if not _REPORTS.search(
            block[max(start, h.start - 20) : h.start] + "|",
        )
        and not _SAYS.search(block[max(start, h.start - 40) : h.start])
        and not _SAID.match(block[h.end : h.end + 90])
    ]


def period_of(words: str, context: Context, *, named: bool = False) -> FoundPeriod | None:
    """The time that a sentence gives to the measure it is about; `named`: it names the measure itself."""
    if (m := _POSTPONED.search(words)) and (new := find_periods(words[m.end() :], context.date)):
        at = m.end()
        return FoundPeriod(new[0].start, None, at + new[0].at, at + new[0].until, "from", new[0].fine)
    printed = find_periods(words, context.date)
    periods = [
        _until_summer(words, f)
        for f in sorted(
            (*printed, *relative.find(words, context.date, printed), *_planned(words, context)), key=lambda f: f.at
        )
        if not _NOT_ITS_TIME.search(words[max(0, f.at - 25) : f.at])
    ]
    found = _one(words, periods, named) if periods else None
    return lasting(words, found) if found else None


def _planned(words: str, context: Context) -> Iterator[FoundPeriod]:
    """ "ut planperioden", "i hele programperioden": the document's own."""
    start, end = context.period
    for m in _WHOLE_PERIOD.finditer(words):
        out = (m["how"] or "").lower() == "ut"
        if end and (out or start):
            yield (
                FoundPeriod(None, end, m.start(), m.end(), "until", True, ("end",))
                if out
                else FoundPeriod(start, end, m.start(), m.end(), "range", True, ("start", "end"))
            )


def _one(words: str, periods: Sequence[FoundPeriod], named: bool) -> FoundPeriod | None:
    """The one of several times, or the two that are its start and its end."""
    ranges = [f for f in periods if f.form == "range"]
    if ranges:
        return ranges[0]
    if len(periods) >= 2 and (both := _start_and_end(words, periods)):
        return both
    first = periods[0]
    if first.fine and words.strip(" .\n") == words[first.at : first.until].strip(" ."):
        return first  # "Hausten 2023." by itself
    return _point_of(words, first, named) if first.form == "point" else first


def _start_and_end(words: str, periods: Sequence[FoundPeriod]) -> FoundPeriod | None:
    """ "begynte i 2003 og varer til juni 2006"."""
    start: FoundPeriod | None = None
    end: FoundPeriod | None = None
    upto = 0
    for f in periods:
        lead = words[max(upto, f.at - 60) : f.at]
        upto = f.until
        if f.form == "until" or _ENDS.search(lead):
            end = end or f
        elif f.form == "from" or _STARTS.search(lead):
            start = start or f
    if start and end and end.reckoned and start.start and end.end and start.start > end.end:
        end = replace(end, end=f"{int(end.end[:4]) + 1}{end.end[4:]}")  # "fra august og ut skoleåret"
    if start is None or end is None or (start.start or "") > (end.end or "9"):
        return None
    sides = tuple(s for s, f in (("start", start), ("end", end)) if s in f.reckoned)
    return FoundPeriod(start.start, end.end, start.at, end.until, "range", True, sides)


def _point_of(words: str, first: FoundPeriod, named: bool) -> FoundPeriod | None:
    """What a point of time is to a measure: its start, its end, both, or nothing."""
    before = words[max(0, first.at - 60) : first.at]
    if _ENDS.search(before):
        return replace(first, start=None, form="until", reckoned=first.reckoned[-1:])
    opens = len(before.split()) <= 1 and _BEGAN_AFTER.match(words, first.until)
    if opens or _STARTS.search(before) or _BEGAN.search(before) or _BEGAN_IN.match(words):
        return replace(first, end=None, form="from", reckoned=first.reckoned[:1])
    held = _HELD.search(words) or (named and first.fine and first.start != first.end)
    if not _POINT.search(before[-12:]) and not (held and first.fine and first.start != first.end):
        return None
    if not first.fine and not held and not _RESPONSIBLE.search(words):
        return None
    return first


def lasting(words: str, found: FoundPeriod) -> FoundPeriod:
    """A start with the end that "varer i tre år", "over to skoleår", "treårig" give it."""
    m = _LASTS.search(words)
    if m is None or not found.start or found.end:
        return found
    years, year = NUMBERS[(m["n"] or m["m"]).lower()], int(found.start[:4])
    if len(found.start) == 4:
        end = str(year + years - 1)
    elif found.start[5:] == "01":
        end = f"{year + years - 1}-12"
    elif found.start[5:] == "08":
        end = f"{year + years}-06"
    else:
        return found
    return replace(found, end=end, form="range", reckoned=(*found.reckoned, "end"))


def _until_summer(words: str, f: FoundPeriod) -> FoundPeriod:
    """ "til sommeren 2009": the end of the school year."""
    if f.form == "point" and not f.fine and f.end and _SUMMER.search(words[: f.at]):
        return FoundPeriod(None, f"{f.end}-06", f.at, f.until, "until", True)
    return f
