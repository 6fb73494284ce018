# ruff: noqa: E501 - a pattern is a line
"""Running text under a topic: which measure the sentences are about, and what they say of it.

A paragraph names a measure, then goes on: "Tiltaket startet høsten 2017. Lesesenteret har ansvaret." What such
sentences say of partners, contacts, time and money belongs to the measure named last, or to the heading's. The
facts of one stretch make one row; a sum printed for a measure by name makes a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.extract.amounts import Sum, find_amounts
from ingest.extract.context import Context
from ingest.extract.hits import Hit, overlaps
from ingest.extract.periods import Found as FoundPeriod
from ingest.extract.periods import find_periods
from ingest.extract.result import Found, Located, evidence
from ingest.model import Amount, Kind, Relation, Span
from ingest.norwegian import cues

_TOGETHER = re.compile(rf"(?<!\w)(?:{cues.TOGETHER}|{cues.RUN_BY})(?!\w)", re.IGNORECASE)
_RUNS = re.compile(
    rf"(?<!\w)(?:{cues.RUNS}|{cues.CONTACT_VERBS}|ansvar\w*|partnar|partner|(?:et|eit)\s+samarbeid|støtte|støttar?|tilskudd|tilskot|tildelt|tildeler|gir|har\s+gitt|gav|ga|har\s+laget|har\s+laga|har\s+utvikla|har\s+holdt|har\s+halde|"
    rf"betaler|betalar|rettleier|rettleiar|veileder|skolerer|skal\s+(?:drive|lede|leie|veilede|rettleie|ha)|prøver\s+ut|prøvde\s+ut|kapasitet|har\s+samlet|har\s+samla|orienterte|bidratt|bidrege|deler|delt|saman|sammen)(?!\w)",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(rf"^\W*(?:\w+\s+){{0,2}}?(?:{cues.ANAPHORS})\b", re.IGNORECASE)
_BACKGROUND = re.compile(cues.BACKGROUND, re.IGNORECASE)
_NOT_A_PARTNER = re.compile(cues.NOT_A_PARTNER, re.IGNORECASE)
_CONTACT = re.compile(rf"(?<!\w)(?:{cues.CONTACT_VERBS})", re.IGNORECASE)
_PART_ONLY = re.compile(rf"(?<!\w)(?:{cues.TAKES_PART_ONLY})(?!\w)", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:avslutt\w*|varte|varer|varar|vare|slutt\w*|ut|fram\s+til|frem\s+til|fortsetter|fortset|held\s+fram|halde\s+fram|går\s+nå|går\s+no|til)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"(?:start\w*|begynte|byrja|oppstart|sette?s?\s+i\s+gang|lansert|etablert|fra|frå|siden|sidan|pulje\s+\d+,?)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_SINGLE_YEAR = re.compile(r"\b(?:i|for)\s+(20[0-4]\d|19[89]\d)(?!\d|\s*[-–])")


@dataclass
class Row:
    """What has been said so far of some measures that are spoken of together."""

    measures: tuple[str, ...]
    partners: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    start: str | None = None
    end: str | None = None
    amount: int | None = None
    network: str | None = None
    printed: bool = False
    at: list[Span] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def holds(self) -> bool:
        return bool(self.partners or self.contacts or self.start or self.end or self.amount)


@dataclass
class Section:
    """The stretch of text that is read as one; `heading` are the measures its heading names."""

    heading: tuple[str, ...] = ()
    heading_at: Span | None = None
    topic: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    network: str | None = None
    year: str | None = None

    def row(self, measures: tuple[str, ...]) -> Row:
        for row in reversed(self.rows):
            if row.measures == measures:
                return row
        self.rows.append(Row(measures))
        return self.rows[-1]


def sentence(
    text: Located, start: int, words: str, hits: Sequence[Hit], section: Section, context: Context, found: Found
) -> None:
    """Reads one sentence; `hits` are the names in it, `start` its place in the block's text."""
    measures = [
        h
        for h in hits
        if h.kind is Kind.MEASURE and not _BACKGROUND.search(text.text[max(start, h.start - 40) : h.start])
    ]
    networks = [h for h in hits if h.kind is Kind.NETWORK]
    if networks:
        section.network = networks[0].name
    if year := _SINGLE_YEAR.search(words):
        section.year = year.group(1)
    sums = find_amounts(words)
    if measures and sums and _paid(text, start, words, measures, sums, hits, section, context, found):
        return
    groups = _groups(text.text, start, words, measures)
    if len(groups) > 1:
        for ms, stretch, offset in groups:
            _say(
                text,
                offset,
                stretch,
                ms,
                [h for h in hits if offset <= h.start < offset + len(stretch)],
                (),
                section,
                context,
                found,
            )
        section.topic = groups[-1][0]
        return
    topic = tuple(dict.fromkeys(h.name for h in measures))
    if topic:
        section.topic = topic
    elif not section.topic or not (
        section.heading or _ANAPHOR.match(words) or _CONTACT.search(words) or _TOGETHER.search(words)
    ):
        if sums:
            _loose_sums(text, start, words, sums, context, found)
        return
    _say(text, start, words, section.topic, hits, sums, section, context, found, named=bool(topic))


def _groups(block: str, start: int, words: str, measures: Sequence[Hit]) -> list[tuple[tuple[str, ...], str, int]]:
    """ "X i samarbeid med A, Y og Z i samarbeid med B" → its parts, each with its measures."""
    bound = list(_TOGETHER.finditer(words))
    names = {m.name for m in measures}
    if len(bound) < 2 or len(names) < 2:
        return []
    out: list[tuple[tuple[str, ...], str, int]] = []
    at = 0
    for i, m in enumerate(bound):
        limit = bound[i + 1].start() if i + 1 < len(bound) else len(words)
        after = [h for h in measures if start + m.end() <= h.start < start + limit]
        stop = after[0].start - start if after else limit
        mine = tuple(dict.fromkeys(h.name for h in measures if start + at <= h.start < start + m.start()))
        if mine:
            out.append((mine, words[at:stop], start + at))
        at = stop
    return out if len(out) > 1 else []


def _say(
    text: Located,
    start: int,
    words: str,
    topic: tuple[str, ...],
    hits: Sequence[Hit],
    sums: Sequence[Sum],
    section: Section,
    context: Context,
    found: Found,
    *,
    named: bool = True,
) -> None:
    partners = _partners(text, start, words, hits, section.heading != ())
    contacts = _contacts(text.text, start, words, hits)
    period = _period(words, context)
    if not named and period is not None and not partners and not contacts and not _ANAPHOR.match(words):
        period = None
    if not (partners or contacts or period or sums):
        return
    if len(topic) > 1 and not _TOGETHER.search(words) and re.search(r"\b(?:mens|medan)\b", words):
        return
    guests = (
        partners
        and all(p.group == "municipality" for p in partners)
        and _PART_ONLY.search(words)
        and not _TOGETHER.search(words)
    )
    row = Row(topic) if guests else section.row(topic)
    if (
        not guests
        and row.start
        and period
        and period.start
        and period.start != row.start
        and period.end
        and row.end
        and period.end != row.end
    ):
        row = Row(topic)
        section.rows.append(row)
    elif guests:
        section.rows.append(row)
    row.partners += [p.name for p in partners if p.name not in row.partners]
    row.contacts += [c for c in contacts if c not in row.contacts]
    if period:
        s, e = _ends(words, period)
        row.start, row.end = row.start or s, row.end or e
    if sums and len(sums) == 1 and len(topic) == 1:
        row.amount = row.amount or sums[0].value
        found.amounts.append(_amount(text, start, sums[0], topic[0], section.year))
    networks = [h.name for h in hits if h.kind is Kind.NETWORK]
    if networks:
        row.network, row.printed = networks[0], True
    row.at.append(_span(text, start, words))
    row.words.append(" ".join(words.split()))


def _span(text: Located, start: int, words: str) -> Span:
    lead = len(words) - len(words.lstrip())
    return text.span(start + lead, start + len(words.rstrip()))


def _amount(text: Located, start: int, s: Sum, what: str | None, year: str | None) -> Amount:
    return Amount(
        text.text[start + s.at : start + s.until],
        s.value,
        what,
        text.span(start + s.at, start + s.until),
        int(year) if year else None,
        s.per_year,
        s.at_least,
    )


def _partners(text: Located, start: int, words: str, hits: Sequence[Hit], under_heading: bool) -> list[Hit]:
    bound = list(_TOGETHER.finditer(words))
    if not bound and not _RUNS.search(words) and not re.search(r"[–-]\s", words):
        return []
    return [
        h
        for h in hits
        if h.kind is Kind.PARTNER and not _NOT_A_PARTNER.search(text.text[max(start, h.start - 40) : h.start])
    ]


def _contacts(block: str, start: int, words: str, hits: Sequence[Hit]) -> list[str]:
    people = [h for h in hits if h.kind is Kind.PERSON]
    if not people or not _CONTACT.search(words):
        return []
    return [
        h.name
        for h in people
        if not re.search(
            r"(?:la\s+fram|gikk\s+gjennom|gjekk\s+gjennom|orienterte|takket|takka|møtte|referent)[^.]{0,12}$|^[^.]{0,12}(?:la\s+fram|gikk\s+gjennom|orienterte)",
            block[max(start, h.start - 20) : h.start] + "|",
        )
    ]


def _period(words: str, context: Context) -> FoundPeriod | None:
    periods = [
        f
        for f in find_periods(words, context.date)
        if not re.search(
            r"(?:pulje|trinn|nr\.?|vedtatt|vedteke|vedtatt\s+i|rapport\w*|evaluer\w*|siden|plan\w*\s+for|innen|innan|nasjonale\s+prøver)\s+(?:i\s+)?$",
            words[max(0, f.at - 25) : f.at],
            re.IGNORECASE,
        )
    ]
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
    if first.form == "point":
        before = words[max(0, first.at - 60) : first.at]
        if _ENDS.search(before):
            return FoundPeriod(None, first.end, first.at, first.until, "until", first.fine)
        if _STARTS.search(before) or re.search(
            r"\b(?:start\w*|begynte|byrja|oppstart|starta)\b", before, re.IGNORECASE
        ):
            return FoundPeriod(first.start, None, first.at, first.until, "from", first.fine)
        if not re.search(
            r"\bperioden\b|\bi\s*$|\bskoleåret\b|\bskuleåret\b|\(\s*$|,\s*$|[–-]\s*$", before[-12:], re.IGNORECASE
        ):
            return None
        if not first.fine and not re.search(
            r"\b(?:gjennomført|arrangert|halde|holdt|i\s+gang)\b", words, re.IGNORECASE
        ):
            return None
    return first


def _ends(words: str, period: FoundPeriod) -> tuple[str | None, str | None]:
    return period.start, period.end


def _paid(
    text: Located,
    start: int,
    words: str,
    measures: Sequence[Hit],
    sums: Sequence[Sum],
    hits: Sequence[Hit],
    section: Section,
    context: Context,
    found: Found,
) -> bool:
    """ "600 000 kroner til X, 780 000 på Y", "X får 700 000 kroner": each sum with the measure nearest to it."""
    pairs: list[tuple[Sum, str]] = []
    left = list(measures)
    before_first = measures[0].start - start < sums[0].at
    for s in sums:
        if before_first:
            mine = [m for m in left if m.start - start < s.at]
            pick = mine[-1] if mine else None
        else:
            mine = [m for m in left if m.start - start >= s.until]
            nxt = next((o.at for o in sums if o.at > s.at), len(words))
            mine = [m for m in mine if m.start - start < nxt]
            pick = mine[0] if mine else None
        if pick is not None:
            pairs.append((s, pick.name))
            left = [m for m in left if m.name != pick.name]
    if not pairs:
        return False
    year = section.year
    bodies = [
        h
        for h in hits
        if h.kind is Kind.PARTNER and not _NOT_A_PARTNER.search(text.text[max(start, h.start - 40) : h.start])
    ]
    scheme = next((h.name for h in hits if h.kind is Kind.SCHEME), None)
    single = len(pairs) == 1
    runs = single and (_TOGETHER.search(words) or bodies)
    for s, name in pairs:
        found.amounts.append(_amount(text, start, s, name, year))
        network = section.network or context.network
        period = _period(words, context) if single else None
        found.relations.append(
            Relation(
                measure=name,
                at=(_span(text, start, words),),
                evidence=evidence([words]),
                rule="sentence: sum for a measure",
                confidence=0.75,
                partners=tuple(dict.fromkeys(b.name for b in bodies)) if runs else (),
                network=network,
                scheme=scheme,
                start=period.start if period else year,
                end=period.end if period else year,
                amount_nok=s.value,
                inferred=tuple(
                    k
                    for k, v in (
                        ("network", network and not any(h.kind is Kind.NETWORK for h in hits)),
                        ("start", year),
                        ("end", year),
                    )
                    if v
                ),
            )
        )
    section.topic = tuple(dict.fromkeys(n for _, n in pairs))
    rest = [s for s in sums if s not in [p for p, _ in pairs]]
    _loose_sums(text, start, words, rest, context, found)
    return True


def _loose_sums(
    text: Located, start: int, words: str, sums: Sequence[Sum], context: Context, found: Found
) -> None:
    """Sums printed for something that is no measure: what the words beside them say."""
    for s in sums:
        after = re.match(
            r"\s*(?:\(?(?:pr\.?|per)\s+år\)?\s*)?(?:i|til|på|for|av|per)?\s*([\wæøå -]{3,60}?)(?=[.,;:()]|\s(?:og|som|er|fra|frå|i\s+\d|av)\s|$)",
            words[s.until : s.until + 90],
        )
        before = re.search(
            r"([\wæøå-]+(?:\s[\wæøå-]+){0,3})\s*(?:på|er|:|,|\()?\s*(?:om\s+lag|ca\.?)?\s*$",
            words[max(0, s.at - 80) : s.at],
        )
        what = (after.group(1).strip() if after and after.group(1).strip() else None) or (
            before.group(1) if before else None
        )
        year = _SINGLE_YEAR.search(words)
        found.amounts.append(_amount(text, start, s, what, year.group(1) if year else None))


def finish(section: Section, context: Context, found: Found) -> None:
    """The rows of a stretch that ended."""
    for row in section.rows:
        if not row.holds():
            continue
        network = row.network or context.network
        for name in row.measures:
            found.relations.append(
                Relation(
                    measure=name,
                    at=tuple(dict.fromkeys(row.at)),
                    evidence=evidence([" ".join(row.words)]),
                    rule="sentence: what is said of a measure",
                    confidence=0.75,
                    partners=tuple(row.partners),
                    network=network,
                    scheme=context.scheme,
                    start=row.start,
                    end=row.end,
                    contacts=tuple(row.contacts),
                    amount_nok=row.amount,
                    inferred=("network",) if network and not row.printed else (),
                )
            )
    section.rows = []


def covered(hit: Hit, hits: Sequence[Hit]) -> bool:
    return any(overlaps(hit, h) for h in hits)
