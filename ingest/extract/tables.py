"""Tables of measures, budgets and participants → relations: one row of the table, one relation."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract import persons
from ingest.extract.amounts import Sum, bare_amount, column_factor, find_amounts
from ingest.extract.context import Context
from ingest.extract.grid import Grid
from ingest.extract.hits import Hit
from ingest.extract.measures import measure_name
from ingest.extract.networks import joined_places
from ingest.extract.parties import Parties, parties
from ingest.extract.periods import find_periods, parse_period
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.model import Amount, Kind, Relation, Span
from ingest.norwegian import cues
from ingest.norwegian.money import TOTAL

_TOTAL = re.compile(rf"\s*(?:{TOTAL})\b", re.IGNORECASE)
_TAKES_PART = re.compile(
    rf"(?:{cues.TOGETHER}|{cues.RUN_BY}|\bdeltar\b|\bdeltek\b|\bbidrar\b|\bbidreg\b|\bmedvirker\b|\bmedverkar\b|v/|\bi\s+partnerskap\b|\bkursholder\b|\bkurshaldar\b)",
    re.IGNORECASE,
)
_START_SLUTT = re.compile(r"start", re.IGNORECASE)
_NAMES = re.compile(r"navn|namn|deltak|deltag|person|medlem|represent", re.IGNORECASE)
COUNTY = "fylkeskommunen"
"""Stands for the one county of the document; `normal` puts its name in, or drops it."""
_YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Row:
    texts: tuple[str, ...]
    places: tuple[tuple[Span, ...], ...]

    def of(self, kinds: tuple[str, ...], *wanted: str) -> str:
        return " ".join(t for t, k in zip(self.texts, kinds, strict=True) if k in wanted and t)


def read(grid: Grid, context: Context, found: Found, known: Sequence[str] = ()) -> Context:
    """Adds what the table says to `found`; the context after it keeps section rows for a table that goes on."""
    kinds = grid.kinds
    rows = [_apart(_Row(t, p), grid, found) for t, p in zip(grid.rows, grid.places, strict=True)]
    if _is_attendance(grid):
        for row in rows:
            _attend(row, grid, context, found)
        return context
    if not ({"measure", "area"} & set(kinds)) or len(set(kinds) - {"other", "comment", "measure", "area"}) == 0:
        _only_names(rows, grid, found)
        return context
    last: Relation | None = None
    area = context.area
    for row in _joined(rows, kinds):
        section = _section(row, kinds)
        if section is not None:
            if _TOTAL.match(section):
                _total(row, grid, context, found)
            else:
                context = enter(section, context)
                area = context.area
                _mentions(row, found, ("other",) * len(kinds))
            continue
        first = next((t for t in row.texts if t), "")
        if _TOTAL.match(first):
            _total(row, grid, context, found)
            continue
        _mentions(row, found, kinds)
        for relation in _relations(row, grid, context.under(area=area), last):
            found.relations.append(relation)
            last = relation
        _measure_mentions(row, grid, last, found)
    return context


def _apart(row: _Row, grid: Grid, found: Found) -> _Row:
    """A cell of "Tiltak og kommentar": the measure in its first line, the comment put after a tab."""
    texts = list(row.texts)
    for c, (kind, head) in enumerate(zip(grid.kinds, grid.heads, strict=True)):
        if kind != "measure" or len(row.places[c]) != 1:
            continue
        place = row.places[c][0]
        lines = [" ".join(x.split()) for x in found.page_text(place.page)[place.start : place.end].split("\n")]
        lines = [x for x in lines if x]
        mixed = bool(re.search(r"kommentar|merknad|beskriv|innhold|innhald", head, re.IGNORECASE))
        if len(lines) > 1 and mixed and lines[1][0].isupper() and measure_name(lines[0]):
            texts[c] = lines[0]
    return _Row(tuple(texts), row.places)


def enter(section: str, context: Context) -> Context:
    """The context below a section's heading or section row."""
    hits = recognise(section)
    whole = section.strip(" :.")
    networks = [h for h in hits if h.kind is Kind.NETWORK]
    schemes = [h for h in hits if h.kind is Kind.SCHEME]
    owners = [h for h in hits if h.kind is Kind.PARTNER and h.end - h.start >= 0.7 * len(whole)]
    changes: dict[str, str | None] = {"area": None, "owner": None}
    if networks:
        changes["network"] = networks[0].name
    if schemes and (schemes[0].start < 4 or schemes[0].end - schemes[0].start > 0.5 * len(whole)):
        changes["scheme"] = schemes[0].name
    if owners:
        changes["owner"] = owners[0].name
    elif not networks and not schemes:
        changes["area"] = measure_name(section)
    made = context.under(**changes)
    if networks:
        from dataclasses import replace

        made = replace(made, network_inferred=True)
    return made


def _joined(rows: list[_Row], kinds: tuple[str, ...]) -> Iterator[_Row]:
    """Rows whose first cells are empty and that have no facts of their own go on from the row above."""
    held: _Row | None = None
    for row in rows:
        own = row.of(kinds, "measure", "area") or row.of(kinds, "period", "start", "end", "amount", "year")
        if held is not None and not own and any(row.texts) and not _section(row, kinds):
            held = _Row(
                tuple(f"{a} {b}".strip() for a, b in zip(held.texts, row.texts, strict=True)),
                tuple((*a, *b) for a, b in zip(held.places, row.places, strict=True)),
            )
            continue
        if held is not None:
            yield held
        held = row if any(row.texts) else None
    if held is not None:
        yield held


def _section(row: _Row, kinds: tuple[str, ...]) -> str | None:
    """The text of a row that is only a heading for those below: one cell, or one text over all columns."""
    filled = [(k, t) for k, t in zip(kinds, row.texts, strict=True) if t]
    texts = {t for _, t in filled}
    if len(texts) != 1 or len(kinds) < 3:
        return None
    text = filled[0][1]
    if len(filled) >= max(2, len(kinds) - 1):
        return text
    if (
        len(filled) == 1
        and row.texts[0]
        and len(text) < 90
        and filled[0][0] in ("measure", "area", "other", "network")
    ):
        return text if len(kinds) > 3 or _TOTAL.match(text) else None
    return None


def _relations(row: _Row, grid: Grid, context: Context, last: Relation | None) -> Iterator[Relation]:
    kinds = grid.kinds
    name = measure_name(row.of(kinds, "measure")) or (
        measure_name(row.of(kinds, "area")) if "measure" not in kinds or not row.of(kinds, "measure") else None
    )
    if (
        not name
        and last is not None
        and row.of(kinds, "period", "start", "partner", "amount")
        and not row.of(kinds, "measure")
    ):
        name = last.measure
    if not name:
        return
    start, end = _period(row, grid, context)
    who = _who(row, kinds)
    network, inferred = _network(row, kinds, context)
    schemes = (
        [h.name for h in recognise(row.of(kinds, "scheme")) if h.kind is Kind.SCHEME] if "scheme" in kinds else []
    )
    partners = list(who.partners)
    marks = ["network"] if network and inferred else []
    scheme = schemes[0] if schemes else context.scheme
    if scheme and not schemes:
        marks.append("scheme")
    if context.owner and context.owner not in partners:
        partners.append(context.owner)
        marks.append("partners")
    comment = (
        "; ".join(t for t, k in zip(row.texts, kinds, strict=True) if k in ("comment", "status") and t) or None
    )
    at = tuple(p for places in row.places for p in places)
    for amount, year in _amounts(row, grid) or [(None, None)]:
        yield Relation(
            measure=name,
            at=at,
            evidence=evidence(_distinct(row.texts)),
            rule="table: row" if grid.given else "table: row, columns by content",
            confidence=0.95 if grid.given else 0.85,
            partners=tuple(partners),
            network=network,
            scheme=scheme,
            start=start or year or (context.year if amount and not end else None),
            end=end or (year if not start else None) or (context.year if amount and not start else None),
            contacts=who.contacts,
            amount_nok=amount,
            comment=comment,
            inferred=tuple(marks),
        )


def _distinct(texts: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(texts))


def _period(row: _Row, grid: Grid, context: Context) -> tuple[str | None, str | None]:
    kinds = grid.kinds
    start = end = None
    for text, kind, head in zip(row.texts, kinds, grid.heads, strict=True):
        if not text:
            continue
        if kind == "period":
            s, e = parse_period(text, context.date, start_only=bool(_START_SLUTT.search(head)) or not grid.given)
            start, end = start or s, end or e
        elif kind == "start":
            start = parse_period(text, context.date)[0] or start
        elif kind == "end":
            s, e = parse_period(text, context.date)
            end = e or end
        elif kind == "year" and (m := _YEAR.search(text)):
            s, e = parse_period(text, context.date)
            start, end = start or s or m.group(), end or e or m.group()
    if start is None and end is None and not {"period", "start", "end", "year"} & set(kinds):
        for text, kind in zip(row.texts, kinds, strict=True):
            found = find_periods(text, context.date) if kind in ("measure", "status") else ()
            if found and (found[0].fine or found[0].form == "range"):
                return found[0].start, found[0].end
    return start, end


def _who(row: _Row, kinds: tuple[str, ...]) -> Parties:
    partners: list[str] = []
    contacts: list[str] = []
    loose: list[tuple[str, int, int]] = []
    for text, kind in zip(row.texts, kinds, strict=True):
        if kind in ("partner", "owner", "contact"):
            p = parties(text, partner_column=kind == "partner", contact_column=kind == "contact")
            partners += p.partners
            contacts += p.contacts
            loose += p.loose
        elif kind in ("comment", "measure", "status", "area", "other") and text and _TAKES_PART.search(text):
            p = taking_part(text)
            partners += p.partners
            contacts += p.contacts
    return Parties(tuple(dict.fromkeys(partners)), tuple(dict.fromkeys(contacts)), tuple(loose))


def taking_part(text: str) -> Parties:
    """Partners and contacts that a comment says take part: in a sentence with "i samarbeid med", "deltar", "v/"."""
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


def _network(row: _Row, kinds: tuple[str, ...], context: Context) -> tuple[str | None, bool]:
    text = row.of(kinds, "network")
    if text:
        name = network_name(text)
        if name:
            return name, False
    return context.network, True


def network_name(text: str) -> str | None:
    """The network a cell names, also without the word "nettverk"."""
    text = " ".join(text.split()).strip(" .,;:")
    if not text or text in "-–—?" or text.lower() in ("alle", "felles", "hele fylket", "heile fylket"):
        return None
    hits = [h for h in recognise(text) if h.kind is Kind.NETWORK]
    if hits:
        return hits[0].name
    if joined := joined_places(text):
        return joined
    if len(text) < 50 and text[0].isupper() and len(text.split()) <= 5:
        return text
    return None


def _amounts(row: _Row, grid: Grid) -> list[tuple[int | None, str | None]]:
    """The row's sums with the years of their columns; a column of totals counts only if it stands alone."""
    out: list[tuple[int | None, str | None]] = []
    totals: list[tuple[int | None, str | None]] = []
    for text, kind, head in zip(row.texts, grid.kinds, grid.heads, strict=True):
        if kind == "amount" and text and (s := bare_amount(text, factor_of(grid, head))):
            year = _YEAR.search(head)
            (totals if _TOTAL.match(head) else out).append((s.value, year.group() if year else None))
    if out and all(year for _, year in out):
        return out
    if out or totals:
        return totals[:1] or out[:1]
    if "amount" not in grid.kinds:
        cells = [t for t, k in zip(row.texts, grid.kinds, strict=True) if k in ("comment", "status", "other")]
        sums = [s for t in cells for s in find_amounts(t)]
        if len(sums) == 1:
            return [(sums[0].value, None)]
    return []


def _total(row: _Row, grid: Grid, context: Context, found: Found) -> None:
    """A total belongs to the scheme or the section, never to a measure."""
    label = next(t for t in row.texts if t)
    what = (
        next((h.name for h in recognise(label) if h.kind is Kind.SCHEME), None)
        or context.scheme
        or context.area
        or label
    )
    for text, places, head, kind in zip(row.texts, row.places, grid.heads, grid.kinds, strict=True):
        if (
            text
            and (kind == "amount" or text != label)
            and (s := bare_amount(text, factor_of(grid, head), 1000 if kind != "amount" else 1))
        ):
            _add_amount(s, what, text, places, head, found)


def _mentions(row: _Row, found: Found, kinds: tuple[str, ...]) -> None:
    seen: set[tuple[Span, ...]] = set()
    for text, places, kind in zip(row.texts, row.places, kinds, strict=True):
        if not text or places in seen:
            continue
        seen.add(places)
        located = Located(text, places, found)
        for hit in recognise(text, contact=kind == "contact"):
            if hit.kind is Kind.MEASURE and kind == "measure":
                continue
            if kind == "network" and hit.kind is Kind.NETWORK:
                continue
            found.mention(hit, located, *_standing(text, hit))
        if kind == "partner":
            for person, start, end in parties(text, partner_column=True).people:
                found.mention(Hit(Kind.PERSON, person, start, end, "table: beside a partner", 0.65), located)
            for body, start, end in parties(text, partner_column=True).loose:
                found.mention(Hit(Kind.PARTNER, body, start, end, "table: column of partners", 0.6), located)
        if kind == "network" and (name := network_name(text)):
            found.mention(Hit(Kind.NETWORK, name, 0, len(text), "table: column of networks", 0.85), located)


def _standing(text: str, hit: Hit) -> tuple[str | None, str | None]:
    return (persons.standing(text, hit).role, None) if hit.kind is Kind.PERSON else (None, None)


def _measure_mentions(row: _Row, grid: Grid, relation: Relation | None, found: Found) -> None:
    for text, places, kind, head in zip(row.texts, row.places, grid.kinds, grid.heads, strict=True):
        if kind in ("measure", "area") and text and (name := measure_name(text)):
            found.measure(
                name, Located(text, places, found), "table: column of measures", 0.95 if grid.given else 0.85
            )
        if kind == "amount" and text and (s := bare_amount(text, factor_of(grid, head))):
            _add_amount(s, relation.measure if relation else None, text, places, head, found)


def _only_names(rows: list[_Row], grid: Grid, found: Found) -> None:
    """A table without measures: its names, and its sums for what the first cell says."""
    for row in rows:
        _mentions(row, found, ("other",) * len(row.texts))
        label = next((t for t in row.texts if t), "")
        for text, places, kind, head in zip(row.texts, row.places, grid.kinds, grid.heads, strict=True):
            if kind == "amount" and text and text != label and (s := bare_amount(text, factor_of(grid, head))):
                _add_amount(s, label, text, places, head, found)


def factor_of(grid: Grid, head: str) -> int:
    """What a number in this column is multiplied by: said in its heading, or before the table."""
    return column_factor(head) if column_factor(head) != 1 else grid.factor


def _add_amount(s: Sum, what: str | None, text: str, places: tuple[Span, ...], head: str, found: Found) -> None:
    year = _YEAR.search(head)
    at = Located(text, places, found).span(s.at, s.until)
    found.amounts.append(
        Amount(
            text[s.at : s.until], s.value, what, at, int(year.group()) if year else None, s.per_year, s.at_least
        )
    )


def _is_attendance(grid: Grid) -> bool:
    for c, head in enumerate(grid.heads):
        if _NAMES.search(head) and not re.search(r"tiltak|prosjekt|kontakt", head, re.IGNORECASE):
            filled = [row[c] for row in grid.rows if row[c]]
            people = sum(any(h.kind is Kind.PERSON for h in recognise(t, contact=True)) for t in filled)
            if filled and people * 2 > len(filled):
                return True
    return False


def _attend(row: _Row, grid: Grid, context: Context, found: Found) -> None:
    """A participant: person, role, organisation, network."""
    column = next(c for c, h in enumerate(grid.heads) if _NAMES.search(h))
    people = [h for h in recognise(row.texts[column], contact=True) if h.kind is Kind.PERSON]
    others = [
        (t, p, h)
        for c, (t, p, h) in enumerate(zip(row.texts, row.places, grid.heads, strict=True))
        if c != column and t
    ]
    partners = [h.name for t, _, _ in others for h in recognise(t) if h.kind is Kind.PARTNER]
    network = next(
        (n for t, _, h in others if re.search(r"nettverk|region", h, re.IGNORECASE) and (n := network_name(t))),
        None,
    )
    network = network or next((h.name for t, _, _ in others for h in recognise(t) if h.kind is Kind.NETWORK), None)
    role = next((t for t, _, h in others if re.search(r"rolle|stilling|funksjon|tittel", h, re.IGNORECASE)), None)
    for t, p, h in others:
        located = Located(t, p, found)
        for hit in recognise(t):
            if hit.kind is not Kind.PERSON:
                found.mention(hit, located)
        if re.search(r"nettverk|region", h, re.IGNORECASE) and (n := network_name(t)):
            found.mention(Hit(Kind.NETWORK, n, 0, len(t), "table: column of networks", 0.85), located)
    located = Located(row.texts[column], row.places[column], found)
    for hit in people:
        found.mention(hit, located, role, partners[0] if partners else None)
    if people and (partners or network):
        at = tuple(p for places in row.places for p in places)
        found.relations.append(
            Relation(
                None,
                at,
                evidence(row.texts),
                "table: participants",
                0.9,
                tuple(dict.fromkeys(partners)),
                network,
                contacts=tuple(h.name for h in people),
            )
        )
