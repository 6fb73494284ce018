"""Tables of measures, budgets and participants → relations: one row of the table, one relation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from ingest.extract import persons, sentences, topics
from ingest.extract.amounts import Sum, bare_amount
from ingest.extract.budgets import of_rows_above
from ingest.extract.cell_names import CellNames, of_expenses
from ingest.extract.cells import amounts_of, factor_of, members_of, network_name, network_of, period_of, who_of
from ingest.extract.columns import look
from ingest.extract.context import Context
from ingest.extract.grid import IS_TOTAL, Grid
from ingest.extract.hits import Hit
from ingest.extract.known import Names
from ingest.extract.measures import measure_name
from ingest.extract.participants import attend, column_of_people
from ingest.extract.parties import of_contacts, parties
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.extract.rows import YEAR, Row, apart, filled_down, joined, section_of, split
from ingest.extract.section import Section
from ingest.model import Amount, Kind, Relation, Span
from ingest.norwegian import cues
from ingest.norwegian.documents import CASE_LABELS
from ingest.norwegian.money import INCOME, TOTAL


def read(grid: Grid, context: Context, found: Found, known: Sequence[str] = ()) -> Context:
    """Adds what the table says to `found`; the context after it keeps section rows for a table that goes on."""
    kinds = grid.kinds
    names_known = Names.of(known)
    rows = [apart(Row(t, p), grid, found) for t, p in zip(grid.rows, grid.places, strict=True)]
    people = column_of_people(grid)
    if people is not None:
        for row in rows:
            attend(row, grid, people, context, found)
        return context
    says = set(kinds) - {"other", "comment", "measure", "area"}
    if "measure" not in kinds or not says or _is_case_head(grid) or (context.subject and of_expenses(grid)):
        _only_names(rows, grid, context, found, names_known)
        return context
    names = CellNames.of(grid, known)
    last: Relation | None = None
    area = context.area
    income = False
    made = list(joined(filled_down(rows, kinds), kinds))
    incomes = _incomes(made)
    since = len(found.relations)
    for i, row in enumerate(made):
        section = section_of(row, kinds)
        if i in incomes:
            _sums(row, grid, found)
            continue
        if _INCOME.match(section or row.alone or ""):
            income = True
            continue
        if income:
            _sums(row, grid, found)
            income = not IS_TOTAL.match(row.texts[0]) and section is None
            continue
        if section is not None:
            if IS_TOTAL.match(section):
                _total(row, grid, context, found)
                since = _totalled(row, since, found)
            else:
                context = enter(section, context)
                area = context.area
                _mentions(row, found, ("other",) * len(kinds))
            continue
        if any(IS_TOTAL.fullmatch(t) for t in row.texts) or IS_TOTAL.match(next((t for t in row.texts if t), "")):
            _total(row, grid, context, found)
            since = _totalled(row, since, found)
            continue
        for part in split(row, grid, found):
            _mentions(part, found, kinds)
            _named_beside(part, kinds, found, names_known)
            for relation in _relations(part, grid, names, context.under(area=area), last):
                found.relations.append(relation)
                last = relation
            _measure_mentions(part, grid, names, last, found)
    return context


_INCOME = re.compile(INCOME, re.IGNORECASE)
_SUM_OF_INCOME = re.compile(rf"(?:{TOTAL}|sum|samla|samlet|totale?)\W*(?:{INCOME})", re.IGNORECASE)


def _incomes(rows: Sequence[Row]) -> set[int]:
    """The rows that a line such as "Sum inntekter" below them adds up, up to the total before."""
    out: set[int] = set()
    since = 0
    for i, row in enumerate(rows):
        label = next((t for t in row.texts if t), "")
        if _SUM_OF_INCOME.match(label):
            out |= set(range(since, i))
        if IS_TOTAL.match(label):
            since = i + 1
    return out


_CASE_LABEL = re.compile(rf"(?:{CASE_LABELS})\W*", re.IGNORECASE)


def _is_case_head(grid: Grid) -> bool:
    """Whether most headings, or most first cells, are labels of a case's head: "Saksbehandler", "Arkivsak"."""
    first = [grid.heads[0], *(row[0] for row in grid.rows)]
    return any(
        len(labels) > 1 and 2 * sum(bool(_CASE_LABEL.fullmatch(t)) for t in labels) > len(labels)
        for labels in ([t for t in texts if t] for texts in (grid.heads, first))
    )


def enter(section: str, context: Context) -> Context:
    """The context below a section's heading or section row."""
    hits = recognise(section)
    whole = section.strip(" :.")
    together = _TOGETHER.search(section)  # "Del 1 – saman med UiA": those below are theirs
    behind = section[together.end() :].strip(" :.") if together else whole
    networks = [h for h in hits if h.kind is Kind.NETWORK]
    schemes = [h for h in hits if h.kind is Kind.SCHEME]
    owners = [h for h in hits if h.kind is Kind.PARTNER and h.end - h.start >= 0.7 * len(behind)]
    changes: dict[str, str | None] = {"area": None, "owner": None}
    if networks:
        changes["network"] = networks[0].name
    if schemes and (
        schemes[0].start < 4
        or section[schemes[0].start - 1] == "("
        or schemes[0].end - schemes[0].start > 0.5 * len(whole)
    ):
        changes["scheme"] = schemes[0].name
    if owners:
        changes["owner"] = owners[0].name
    elif not networks and not schemes:
        changes["area"] = measure_name(section)
    made = replace(context, contacts=()).under(**changes)
    if networks:
        made = replace(made, network_inferred=True)
    return made


def _relations(
    row: Row, grid: Grid, names: CellNames, context: Context, last: Relation | None
) -> Iterator[Relation]:
    kinds = grid.kinds
    name = names.name(row.of(kinds, "measure")) or (
        measure_name(row.of(kinds, "area")) if "area" in _naming(row, kinds) else None
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
    start, end = period_of(row, grid, context)
    who = who_of(row, kinds)
    network, inferred = network_of(row, kinds, context)
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
    towns, regions = members_of(row, grid)
    partners += [t for t in towns if t not in partners]
    marks = [m for m in marks if m != "network"] if regions else marks
    sums = amounts_of(row, grid) or [(None, None)]
    for region, (amount, year) in product(regions or (network,), sums):
        yield Relation(
            measure=name,
            at=at,
            evidence=evidence(_distinct(row.texts)),
            rule="table: row" if grid.given else "table: row, columns by content",
            confidence=0.95 if grid.given else 0.85,
            partners=tuple(partners),
            network=region,
            scheme=scheme,
            start=start or year or (context.year if amount and not end else None),
            end=end or (year if not start else None) or (context.year if amount and not start else None),
            contacts=who.contacts or context.contacts,
            amount_nok=amount,
            comment=comment,
            inferred=tuple(marks),
        )


def _naming(row: Row, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that name a row's measure: its area does where there is no other name and the row says more; an
    empty form with one field filled in does not."""
    if row.of(kinds, "measure") or ("measure" in kinds and row.alone):
        return ("measure",)
    return ("measure", "area")


_TOGETHER = re.compile(rf"(?<!\w)(?:{cues.TOGETHER})(?!\w)", re.IGNORECASE)


def _distinct(texts: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(texts))


def _totalled(row: Row, since: int, found: Found) -> int:
    """Gives the rows above a total its scheme; where those of the next total begin."""
    of_rows_above(next((t for t in row.texts if t), ""), since, found)
    return len(found.relations)


def _total(row: Row, grid: Grid, context: Context, found: Found) -> None:
    """A total belongs to the scheme or the section, never to a measure."""
    label = next((t for t in row.texts if IS_TOTAL.match(t)), "")
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


def _mentions(row: Row, found: Found, kinds: tuple[str, ...]) -> None:
    seen: set[tuple[Span, ...]] = set()
    lines = row.lines or ((),) * len(kinds)
    for text, places, kind, printed in zip(row.texts, row.places, kinds, lines, strict=True):
        if not text or places in seen:
            continue
        seen.add(places)
        located = Located(text, places, found)
        if printed:
            for line, place in printed:
                _cell_mentions(line, Located(line, (place,), found), kind, found)
        else:
            _cell_mentions(text, located, kind, found)
        if kind == "partner":
            for person, start, end in parties(text, partner_column=True).people:
                found.mention(Hit(Kind.PERSON, person, start, end, "table: beside a partner", 0.65), located)
            for body, start, end in parties(text, partner_column=True).loose:
                found.mention(Hit(Kind.PARTNER, body, start, end, "table: column of partners", 0.6), located)
        if kind == "network" and (name := network_name(text)):
            found.mention(Hit(Kind.NETWORK, name, 0, len(text), "table: column of networks", 0.85), located)


def _named_beside(row: Row, kinds: tuple[str, ...], found: Found, known: Names) -> None:
    """The measures that a row names beside its own: "Bygger på Lesefrø"."""
    for text, places, kind in zip(row.texts, row.places, kinds, strict=True):
        if text and kind != "measure" and look(text).prose:
            for hit in sentences.measures_in(text, known):
                if hit.rule.startswith("document"):
                    found.mention(hit, Located(text, places, found))


def _cell_mentions(text: str, located: Located, kind: str, found: Found) -> None:
    for hit in of_contacts(text) if kind == "contact" else recognise(text):
        if hit.kind is Kind.MEASURE and kind == "measure":
            continue
        if kind == "network" and hit.kind is Kind.NETWORK:
            continue
        found.mention(hit, located, *_standing(text, hit))


def _standing(text: str, hit: Hit) -> tuple[str | None, str | None]:
    return (persons.standing(text, hit).role, None) if hit.kind is Kind.PERSON else (None, None)


def _measure_mentions(row: Row, grid: Grid, names: CellNames, relation: Relation | None, found: Found) -> None:
    naming = _naming(row, grid.kinds)
    for text, places, kind, head in zip(row.texts, row.places, grid.kinds, grid.heads, strict=True):
        if kind in naming and text and (name := names.name(text)):
            found.measure(
                name, Located(text, places, found), "table: column of measures", 0.95 if grid.given else 0.85
            )
        if kind == "amount" and text and (s := bare_amount(text, factor_of(grid, head))):
            _add_amount(s, relation.measure if relation else None, text, places, head, found)


def _only_names(rows: list[Row], grid: Grid, context: Context, found: Found, known: Names) -> None:
    """A table without a column of measures: its names, its sums for what the first cell says, and what the
    sentences in its cells tell, row by row."""
    for row in rows:
        _sums(row, grid, found)
        section, texts = Section(), set()
        for text, places in zip(row.texts, row.places, strict=True):
            if not text or text in texts:
                continue  # merged over several columns
            texts.add(text)
            located = Located(text, places, found)
            if look(text).prose:
                sentences.read(located, section, context, found, known)
            else:
                for hit in sentences.measures_in(text, known):
                    found.mention(hit, located)
                    section.topic = (hit.name,)
        topics.finish(section, context, found)


def _sums(row: Row, grid: Grid, found: Found) -> None:
    _mentions(row, found, ("other",) * len(row.texts))
    label = next((t for t in row.texts if t), "")
    for text, places, kind, head in zip(row.texts, row.places, grid.kinds, grid.heads, strict=True):
        if kind == "amount" and text and text != label and (s := bare_amount(text, factor_of(grid, head))):
            _add_amount(s, label, text, places, head, found)


def _add_amount(s: Sum, what: str | None, text: str, places: tuple[Span, ...], head: str, found: Found) -> None:
    year = YEAR.search(head)
    at = Located(text, places, found).span(s.at, s.until)
    found.amounts.append(
        Amount(
            text[s.at : s.until], s.value, what, at, int(year.group()) if year else None, s.per_year, s.at_least
        )
    )
