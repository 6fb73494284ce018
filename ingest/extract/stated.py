"""What one sentence states of a measure: its partners, its contacts, its time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract.context import Context
from ingest.extract.hits import Hit
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.periods import find_periods
from ingest.extract.result import Located
from ingest.model import Kind
from ingest.norwegian import cues, telling

TOGETHER = re.compile(rf"(?<!\w)(?:{cues.TOGETHER}|{cues.RUN_BY})(?!\w)", re.IGNORECASE)
RUNS = re.compile(rf"(?<!\w)(?:{cues.RUNS}|{cues.CONTACT_VERBS}|{telling.TAKES_PART})(?!\w)", re.IGNORECASE)
ANAPHOR = re.compile(rf"^\W*(?:\w+\s+){{0,2}}?(?:{cues.ANAPHORS})\b", re.IGNORECASE)
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
_BEGAN_IN = re.compile(telling.BEGAN_IN)
_HELD = re.compile(telling.HELD, re.IGNORECASE)


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
        if h.kind is Kind.PARTNER and not NOT_A_PARTNER.search(text.text[max(start, h.start - 40) : h.start])
    ]


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
    periods = [
        f
        for f in find_periods(words, context.date)
        if not _NOT_ITS_TIME.search(
            words[max(0, f.at - 25) : f.at],
        )
    ]
    periods = [_until_summer(words, f) for f in periods]
    if not periods:
        return None
    ranges = [f for f in periods if f.form == "range"]
    if ranges:
        return ranges[0]
    if len(periods) >= 2:
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
        if start and end and (start.start or "") <= (end.end or "9"):
            return FoundPeriod(start.start, end.end, start.at, end.until, "range", True)
    first = periods[0]
    if first.fine and words.strip(" .\n") == words[first.at : first.until].strip(" ."):
        return first  # "Hausten 2023." by itself
    if first.form == "point":
        before = words[max(0, first.at - 60) : first.at]
        if _ENDS.search(before):
            return FoundPeriod(None, first.end, first.at, first.until, "until", first.fine)
        if _STARTS.search(before) or _BEGAN.search(before):
            return FoundPeriod(first.start, None, first.at, first.until, "from", first.fine)
        if _BEGAN_IN.match(words):
            return FoundPeriod(first.start, None, first.at, first.until, "from", first.fine)
        held = _HELD.search(words) or (named and first.fine and first.start != first.end)
        if not _POINT.search(before[-12:]) and not (held and first.fine and first.start != first.end):
            return None
        if not first.fine and not held and not _RESPONSIBLE.search(words):
            return None
    return first


def _until_summer(words: str, f: FoundPeriod) -> FoundPeriod:
    """ "til sommeren 2009": the end of the school year."""
    if f.form == "point" and not f.fine and f.end and _SUMMER.search(words[: f.at]):
        return FoundPeriod(None, f"{f.end}-06", f.at, f.until, "until", True)
    return f
