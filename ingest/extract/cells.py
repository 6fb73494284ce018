"""What the cells of one row say: its period, who runs it, its network, its sums."""

from __future__ import annotations

import re

from ingest.extract import gazetteer, stated
from ingest.extract.amounts import bare_amount, column_factor, find_amounts
from ingest.extract.columns import TICK, TIMES, look, runs
from ingest.extract.context import Context
from ingest.extract.grid import IS_TOTAL, Grid
from ingest.extract.measures import parted
from ingest.extract.network_names import joined_places
from ingest.extract.parties import Parties, parties
from ingest.extract.periods import find_periods, parse_period
from ingest.extract.recognise import recognise
from ingest.extract.rows import YEAR, Row
from ingest.extract.sentences import sentences
from ingest.model import Kind
from ingest.norwegian import cues, telling
from ingest.norwegian.periods import MONTHS

_TAKES_PART = re.compile(
    rf"(?:{cues.TOGETHER}|{cues.RUN_BY}|\bdeltar\b|\bdeltek\b|\bbidrar\b|\bbidreg\b|\bmedvirker\b|\bmedverkar\b|v/"
    r"|\bveileder\b|\brettleiar\b|\bleverer\b|\bstår\s+(?:for|bak)\b|\bdriver\b|\bdriv\b|\bi\s+partnerskap\b|\bkursholder\b|\bkurshaldar\b)",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:ved|hos)\s+(?=[A-ZÆØÅ])")
"""Before who holds a measure, in its name: "Samlinger ved USN"."""
_NO_MONEY = re.compile(
    r"\d\s*(?:%|tim(?:er|ar)|dag(?:er|ar)|stk|prosent|studiepoeng|plass(?:er|ar)|deltak\w+)", re.IGNORECASE
)
_ACTUAL = re.compile(r"faktisk|reell|gjennomført|virkelig|verkeleg", re.IGNORECASE)
_PLANNED = re.compile(r"plan", re.IGNORECASE)
_BEGAN = re.compile(r"(?:opp)?start|begyn|byrja", re.IGNORECASE)
_START_SLUTT = re.compile(r"start", re.IGNORECASE)
_ZERO = re.compile(r"(?:kr\.?\s*|NOK\s*)?0(?:,-|,00)?(?:\s*kr(?:oner)?)?", re.IGNORECASE)
_GRANTED = re.compile(
    r"tilsk|tilsag|støtte|tildel|innvilg|løyv|bevil|vedt[ae][tk]|\b(?:får|fikk|fekk)\b", re.IGNORECASE
)
"""Heads of what was given, beside a column of what was asked for."""
_REFUSED = re.compile(
    r"[–—-]|(?:fikk\s+)?avsl(?:ag|ått)|nei|ikk\w*\s+(?:tildelt|innvilg\w*|prioritert)", re.IGNORECASE
)
"""What stands in it where nothing was given."""
_ASKED = re.compile(r"søk", re.IGNORECASE)
_MONTH = rf"(?P<m>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?!\w)"
_FIRST_MONTH = re.compile(
    rf"(?:start\w*|begyn\w*|byrja\w*|\b(?:fra|frå)(?:\s+og\s+med)?)\s+(?:i\s+)?{_MONTH}", re.IGNORECASE
)
_LAST_MONTH = re.compile(
    rf"(?:slut\w*|ferdig\w*|\b(?:ut|til|t\.?o\.?m\.?))\s+(?:og\s+med\s+)?(?:i\s+)?{_MONTH}", re.IGNORECASE
)
_PAID_BY = re.compile(telling.PAID_BY)
_TOLD_CONTACT = re.compile(rf"(?:{cues.CONTACT_VERBS})|(?:leder|leiar|ansvarl[ei]g)\w*(?:\s|$)", re.IGNORECASE)
_MAY_TELL_TIME = frozenset(["measure", "status", "amount", "partner", "owner", "contact"])
COUNTY = "fylkeskommunen"
"""Stands for the one county of the document; `normal` puts its name in, or drops it."""


def period_of(row: Row, grid: Grid, context: Context) -> tuple[str | None, str | None]:
    kinds = grid.kinds
    start = end = None
    cells = list(zip(row.texts, kinds, grid.heads, strict=True))
    if any(k in TIMES and _ACTUAL.search(h) and find_periods(t, context.date) for t, k, h in cells):
        cells = [(t, k, h) for t, k, h in cells if not (k in TIMES and _PLANNED.search(h))]
    for text, kind, head in cells:
        if not text:
            continue
        if kind == "period":
            s, e = parse_period(
                text,
                context.date,
                start_only=bool(_START_SLUTT.search(head) or _BEGAN.match(text)) or grid.woven,
            )
            start, end = start or s, end or e
        elif kind == "start":
            start = parse_period(text, context.date)[0] or start
        elif kind == "end":
            s, e = parse_period(text, context.date)
            if any(f.form == "range" for f in find_periods(text, context.date)):
                start = start or s
            end = e or end
        elif kind == "year" and (m := YEAR.search(text)):
            s, e = parse_period(text, context.date)
            start, end = start or s or m.group(), end or e or m.group()
    if start is None and end is None and (told := _told(row, kinds, context)) is not None:
        return told
    if start is None and end is None and not {"period", "start", "end", "year"} & set(kinds):
        for text, kind in zip(row.texts, kinds, strict=True):
            found = find_periods(text, context.date) if kind in _MAY_TELL_TIME else ()
            if found and (found[0].fine or found[0].form == "range"):
                return found[0].start, found[0].end
        return _marked(row, grid)
    return start, end


def _told(row: Row, kinds: tuple[str, ...], context: Context) -> tuple[str | None, str | None] | None:
    """The time that sentences in a row's cells tell: "Vi begynte høsten 2021 … | Fortsetter til 2024."."""
    start = end = point = None
    for text, kind in zip(row.texts, kinds, strict=True):
        if kind not in ("comment", "status", "other", "partner", "contact", "area") or not _is_told(text):
            continue
        for _, words in sentences(text):
            found = stated.period_of(words, context)
            if found is not None:
                start = start or (found.start if found.form in ("from", "range", "point") else None)
                end = end or (found.end if found.form in ("until", "range") else None)
                point = point or (found.end if found.form == "point" else None)
    return (start, end or point) if start or end else None


def _is_told(text: str) -> bool:
    """Whether a cell holds sentences: long ones, or a short one with its full stop."""
    return look(text).prose or (len(text.split()) > 3 and text.rstrip().endswith("."))


def _marked(row: Row, grid: Grid) -> tuple[str | None, str | None]:
    """The time of a row with crosses or words under years or half-years: from the first of them to the last."""
    under = [
        _within(text, *parse_period(head))
        for text, head, kind in zip(row.texts, grid.heads, grid.kinds, strict=True)
        if kind == "cross" and runs(text)
    ]
    starts, ends = [s for s, _ in under if s], [e for _, e in under if e]
    return (min(starts) if starts else None, max(ends) if ends else None)


def _within(text: str, start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """A year made finer by a month in the cell below it: "Oppstart i august", "Ut juni"."""
    first, last = _FIRST_MONTH.search(text), _LAST_MONTH.search(text)
    if first and start and len(start) == 4:
        start = f"{start}-{MONTHS[first.group('m').lower()]:02}"
    if last and end and len(end) == 4:
        end = f"{end}-{MONTHS[last.group('m').lower()]:02}"
    return start, end


def who_of(row: Row, kinds: tuple[str, ...]) -> Parties:
    partners: list[str] = []
    contacts: list[str] = []
    loose: list[tuple[str, int, int]] = []
    for text, kind, lines in zip(row.texts, kinds, row.lines, strict=True):
        if kind == "contact" and lines:
            for line, _ in lines:
                contacts += parties(line, contact_column=True).contacts
            partners += parties(text, contact_column=True).partners if "partner" not in kinds else ()
        elif kind in ("partner", "owner", "contact"):
            p = parties(text, partner_column=kind == "partner", contact_column=kind == "contact")
            if kind == "owner" and p.partners:  # short names no register knows, beside a body that is known
                more = [x for x in parties(text, partner_column=True).loose if x[0].isupper()]
                partners += [name for name, _, _ in more]
                loose += more
            elif kind == "owner" and _is_school(text):
                loose.append((text, 0, len(text)))
                partners.append(text)
            if kind != "contact" or "partner" not in kinds:
                partners += p.partners
            contacts += p.contacts
            loose += p.loose
        elif kind == "measure" and not set(kinds) & {"partner", "owner"} and (at := _AT.search(text)):
            partners += parties(text[at.end() :]).partners
        elif kind == "measure" and parted(text)[1]:
            p = parties(parted(text)[1])
            partners += p.partners
            contacts += p.contacts
        elif kind == "amount" and (pays := _PAID_BY.search(text)):
            partners += parties(text[pays.end() :]).partners
        elif kind == "cross" and _TOLD_CONTACT.search(text):
            contacts += parties(text).contacts
        elif kind in ("comment", "measure", "status", "area", "other") and text and _TAKES_PART.search(text):
            p = taking_part(text)
            partners += p.partners
            contacts += p.contacts
    return Parties(tuple(dict.fromkeys(partners)), tuple(dict.fromkeys(contacts)), tuple(loose))


def _is_school(text: str) -> bool:
    """Whether a cell is the name of one school and no more: in a column of owners the measure is its."""
    return any(h.kind is Kind.ORGANISATION and h.end - h.start == len(text) for h in recognise(text))


def taking_part(text: str) -> Parties:
    """Partners and contacts that a comment says take part: "i samarbeid med", "deltar", "v/"."""
    partners: list[str] = []
    contacts: list[str] = []
    for m in re.finditer(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*[.!?]?", text):
        sentence = m.group()
        cue = _TAKES_PART.search(sentence)
        if not cue:
            continue
        p = parties(sentence)
        partners += p.partners
        if re.search(r"\bfylkeskommunen\b", sentence[cue.start() :]):
            partners.append(COUNTY)
        if "v/" in sentence or re.search(r"kontakt|kurshold|kurshald", sentence):
            contacts += p.contacts
    return Parties(tuple(dict.fromkeys(partners)), tuple(dict.fromkeys(contacts)))


def network_of(row: Row, kinds: tuple[str, ...], context: Context) -> tuple[str | None, bool]:
    text = row.of(kinds, "network")
    if text:
        name = network_name(text)
        if name:
            return name, False
    return context.network, True


def members_of(row: Row, grid: Grid) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kommuner and the networks whose columns the row ticks."""
    heads = [
        head
        for text, kind, head in zip(row.texts, grid.kinds, grid.heads, strict=True)
        if kind == "member" and TICK.fullmatch(text)
    ]
    towns = tuple(f"{head} kommune" for head in heads if head in gazetteer.places())
    return towns, tuple(name for head in heads if head not in gazetteer.places() and (name := network_name(head)))


def network_name(text: str) -> str | None:
    """The network a cell names, also without the word "nettverk"."""
    text = " ".join(text.split()).strip(" .,;:")
    if not text or text in "-–—?" or text.lower() in ("alle", "felles", "hele fylket", "heile fylket"):
        return None
    parts = [t.strip() for t in re.split(r"\s*[–—-]\s*", text)]
    if len(parts) > 1 and all(t in gazetteer.places() for t in parts):
        return "/".join(parts)
    if "/" in text and (joined := joined_places(text)):
        return joined
    hits = [h for h in recognise(text) if h.kind is Kind.NETWORK]
    if hits:
        return hits[0].name
    if joined := joined_places(text):
        return joined
    if len(text) < 50 and text[0].isupper() and len(text.split()) <= 5:
        return text
    return None


def amounts_of(row: Row, grid: Grid) -> list[tuple[int | None, str | None]]:
    """The row's sums with the years of their columns; a column of totals counts only if it stands alone."""
    out: list[tuple[int | None, str | None]] = []
    totals: list[tuple[int | None, str | None]] = []
    granted: list[tuple[int | None, str | None]] = []
    asked = any(_ASKED.search(h) for h in grid.heads)
    for text, kind, head in zip(row.texts, grid.kinds, grid.heads, strict=True):
        if kind == "amount" and asked and not _ASKED.search(head) and _ZERO.fullmatch(text):
            return [(0, None)]
        if asked and _GRANTED.search(head) and not _ASKED.search(head) and _REFUSED.fullmatch(text):
            return []
        if (
            kind == "amount"
            and text
            and not _NO_MONEY.search(text)
            and (s := bare_amount(text, factor_of(grid, head)))
        ):
            year = YEAR.search(head)
            (totals if IS_TOTAL.match(head) else out).append((s.value, year.group() if year else None))
            if _GRANTED.search(head) and not _ASKED.search(head):
                granted.append(out[-1] if out else totals[-1])
    if out and all(year for _, year in out):
        return out
    if granted:
        return granted[:1]
    if out or totals:
        return totals[:1] or out[:1]
    if grid.kinds.count("amount") == 1 and _ZERO.fullmatch(row.texts[grid.kinds.index("amount")]):
        return [(0, None)]
    if "amount" not in grid.kinds:
        cells = [
            t for t, k in zip(row.texts, grid.kinds, strict=True) if k in ("comment", "status", "other", *TIMES)
        ]
        sums = [s for t in cells for s in find_amounts(t)]
        if len(sums) == 1:
            return [(sums[0].value, None)]
    return []


def factor_of(grid: Grid, head: str) -> int:
    """What a number in this column is multiplied by: said in its heading, or before the table."""
    return column_factor(head) if column_factor(head) != 1 else grid.factor
