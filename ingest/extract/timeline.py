"""Timelines and year wheels: a heading that is only a time gives it to what stands below it.

"2021", "Vår 2022", "August" over items such as "Høst: Lesevaner begynner": the item's own time is that of its
label within the heading's, and what its words say of beginning, ending or taking place makes of it a start, an end
or both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.context import Context
from ingest.extract.periods import find_periods
from ingest.extract.result import Found, Located, evidence
from ingest.extract.sentences import sentences
from ingest.model import Kind, Period, Relation
from ingest.norwegian import telling
from ingest.norwegian.periods import AUTUMN, MONTHS, SPRING

_SPRING = "|".join(w for w in SPRING if len(w) > 2)
_AUTUMN = "|".join(w for w in AUTUMN if len(w) > 2)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ONE = rf"(?:(?P<spring>{_SPRING})|(?P<autumn>{_AUTUMN})|(?:[0-3]?\d\.\s*)?(?P<month>{_MONTH})\.?)"
_SECOND = rf"(?:\s*(?:[–—/-]|og|til)\s*(?:[0-3]?\d\.\s*)?(?P<last>{_MONTH})\.?)?"
_NAKED = re.compile(rf"(?<![\w.]){_ONE}{_SECOND}(?!\w)(?!\s*(?:19|20)\d\d)", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d.])[0-3]?\d\.(?P<m>1[0-2]|0?[1-9])\.(?!\d)")
_LABEL = re.compile(r"[\s•*–-]*(?:\w+dag\s+)?(?P<time>[^:]{3,40}?)\s*:\s")
_ALL_YEAR = re.compile(r"(?:hele|heile)\s+(?:året|skoleåret|skuleåret)", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:ut|til|fram\s+til|frem\s+til)\s+$", re.IGNORECASE)
_ENDS = re.compile(rf"(?<!\w)(?:{telling.LAST})\b", re.IGNORECASE)
_BEGINS = re.compile(rf"(?<!\w)(?:{telling.STARTS})\b", re.IGNORECASE)
_HELD = re.compile(rf"(?<!\w)(?:{telling.OCCASIONS})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?<!\w)(?:{telling.CONTINUES})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """Months, both included: "2021-01" to "2021-12"."""

    start: str
    end: str


def frame_of(words: str, around: Frame | None) -> Frame | None:
    """The time that is all a heading says; months without a year lie in `around`."""
    words = words.strip(" \t#*:.–-")
    if len(words) > 40 or not words:
        return None
    times = find_periods(words)
    if len(times) == 1 and not _letters(words[: times[0].at] + words[times[0].until :]):
        start, end = times[0].start, times[0].end
        return Frame(_month(start, "01"), _month(end, "12")) if start and end else None
    if (m := _NAKED.fullmatch(words)) and around is not None:
        return _within(m, around)
    return None


def of_document(period: Period | None) -> Frame | None:
    """The year that months without one lie in: the document's, if its period is no longer than a year."""
    if period is None or not period.start or not period.end:
        return None
    months = 12 * (int(period.end[:4]) - int(period.start[:4])) + int(period.end[5:7]) - int(period.start[5:7])
    return Frame(period.start, period.end) if 0 <= months < 12 else None


def years_of(period: Period | None) -> tuple[str | None, str | None]:
    """A document's period as rows write it: whole years without their months."""
    if period is None:
        return None, None
    start, end = period.start, period.end
    return (
        start[:4] if start and start.endswith("-01") else start,
        end[:4] if end and end.endswith("-12") else end,
    )


def apply(text: Located, frame: Frame, context: Context, found: Found, relations: int, mentions: int) -> None:
    """Gives the frame's time to the rows that a block made (those from `relations` on), and a row to each measure
    that it only names (mentions from `mentions` on)."""
    own = _own(text.text, frame)
    said = [w for _, w in sentences(text.text)]
    rows = found.relations[relations:]
    found.relations[relations:] = [_timed(r, _of(r.measure, said), own) for r in rows]
    have = {r.measure for r in rows}
    for name in dict.fromkeys(m.name for m in found.mentions[mentions:] if m.kind is Kind.MEASURE):
        if name in have:
            continue
        words = _of(name, said)
        if find_periods(words):
            continue
        bare = Relation(
            measure=name,
            at=(text.span(0, len(text.text)),),
            evidence=evidence([text.text]),
            rule="timeline: named under a time",
            confidence=0.65,
            network=context.network,
            scheme=context.scheme,
            inferred=("network",) if context.network and context.network_inferred else (),
        )
        found.relations.append(_timed(bare, words, own))


def label(words: str) -> int:
    """Where the text of an item begins behind a label that is only a time: "Høst: ", "Hele året: "; else 0."""
    m = _LABEL.match(words)
    time = m.group("time") if m else ""
    whole = _NAKED.fullmatch(time) or _DAY.fullmatch(time) or _ALL_YEAR.fullmatch(time)
    return m.end() if m and (whole or frame_of(time, None)) else 0


def _timed(row: Relation, words: str, own: Frame) -> Relation:
    if row.measure is None or row.start:
        return row
    held = bool(_HELD.search(words))
    words = re.sub(
        re.escape(row.measure), "", words, flags=re.IGNORECASE
    )  # «Trygg start» does not begin by its name
    if row.end:
        return row if _GOES_ON.search(words) or row.end < own.start else replace(row, start=own.start)
    last = next((m for m in _NAKED.finditer(words) if _UNTIL.search(words[: m.start()])), None)
    end = _after(last, own) if last else None
    if end is not None:
        return replace(row, start=None if _GOES_ON.search(words) else own.start, end=end)
    if _ENDS.search(words):
        return replace(row, end=own.end)
    if held and not _BEGINS.search(words):
        return replace(row, start=own.start, end=own.end)
    return row if _GOES_ON.search(words) else replace(row, start=own.start)


def _own(words: str, frame: Frame) -> Frame:
    """The time of an item: that of its label or of a day it names, within the frame; else the frame."""
    label = _LABEL.match(words)
    for part in (label.group("time") if label else "", words):
        if (day := _DAY.search(part)) and (month := _first(int(day.group("m")), frame)):
            return Frame(month, month)
        naked = next((m for m in _NAKED.finditer(part) if not _UNTIL.search(part[: m.start()])), None)
        if naked and (inner := _within(naked, frame)):
            return inner
    return frame


def _within(m: re.Match[str], frame: Frame) -> Frame | None:
    first, last = _months(m)
    start, end = _first(first, frame), _first(last, frame)
    return Frame(start, end) if start and end and start <= end else None


def _after(m: re.Match[str], frame: Frame) -> str:
    """The end that "ut desember" gives: the first such month from the frame's start on."""
    _, last = _months(m)
    year = int(frame.start[:4])
    return f"{year if last >= int(frame.start[5:7]) else year + 1}-{last:02}"


def _months(m: re.Match[str]) -> tuple[int, int]:
    if m.group("month"):
        first = MONTHS[m.group("month").lower()]
        return first, MONTHS[m.group("last").lower()] if m.group("last") else first
    return (1, 6) if m.group("spring") else (8, 12)


def _first(month: int, frame: Frame) -> str | None:
    """The month within the frame; None if it does not lie there."""
    found = (f"{year}-{month:02}" for year in range(int(frame.start[:4]), int(frame.end[:4]) + 1))
    return next((t for t in found if frame.start <= t <= frame.end), None)


def _of(name: str | None, said: Sequence[str]) -> str:
    """The sentences that name a measure; all of them if none does."""
    naming = [w for w in said if name and name.lower() in w.lower()]
    return " ".join(naming or said)


def _letters(words: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", words))


def _month(time: str, month: str) -> str:
    return time if len(time) > 4 else f"{time}-{month}"
