"""Tables of participants: one row, one person with role, body and network."""

from __future__ import annotations

import re

from ingest.extract import gazetteer
from ingest.extract.cells import network_name
from ingest.extract.columns import column
from ingest.extract.context import Context
from ingest.extract.grid import Grid
from ingest.extract.hits import Hit
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.extract.rows import Row
from ingest.model import Kind, Relation

_NAMES = re.compile(
    r"navn|namn|deltak|deltag|person|medlem|represent|møtt|møtte|frammøt|fremmøt|innkalt|vara", re.IGNORECASE
)
_OWNERS = re.compile(
    r"kommune|skoleeier|skuleeigar|eier|eigar|representerer|representerar|arbeidsgiver|fra\b|frå\b", re.IGNORECASE
)
_IN_PLACE = re.compile(r"^[a-zæøå -]+\s(?:i|for|fra|frå)\s[A-ZÆØÅ]")
_ROLES = re.compile(r"rolle|stilling|funksjon|tittel|verv", re.IGNORECASE)
_NETWORKS = re.compile(r"nettverk|region", re.IGNORECASE)


def column_of_people(grid: Grid) -> int | None:
    """The column of a table of participants that names them; None if the table is of something else: a column of
    measures, of times or of sums says so, or persons are missing."""
    if {"measure", "area", "amount", "task"} & set(grid.kinds):
        return None
    best: tuple[float, int] | None = None
    for c, head in enumerate(grid.heads):
        share = column([row[c] for row in grid.rows]).person
        if share > 0.5:
            points = share + bool(_NAMES.search(head))
            if best is None or points > best[0]:
                best = (points, c)
    if best is None or (best[0] < 1 and {"period", "start", "end"} & set(grid.kinds)):
        return None
    return best[1]


def attend(row: Row, grid: Grid, at: int, context: Context, found: Found) -> None:
    """A participant: person, role, organisation, network."""
    people = [h for h in recognise(row.texts[at], contact=True) if h.kind is Kind.PERSON]
    others = [
        (t, p, h)
        for c, (t, p, h) in enumerate(zip(row.texts, row.places, grid.heads, strict=True))
        if c != at and t
    ]
    bodies = [h.name for t, _, _ in others for h in recognise(t) if h.kind is Kind.PARTNER]
    beside = [h.name for h in recognise(row.texts[at], contact=True) if h.kind is Kind.PARTNER]
    towns = [m for t, _, h in others if _OWNERS.search(h) or _IN_PLACE.search(t) for m in municipalities(t)]
    partners = bodies or beside or towns
    network = next(
        (n for t, _, h in others if _NETWORKS.search(h) and (n := network_name(t))),
        None,
    )
    network = network or next((h.name for t, _, _ in others for h in recognise(t) if h.kind is Kind.NETWORK), None)
    printed = network is not None
    network = network or context.network
    role = next((t for t, _, h in others if _ROLES.search(h)), None)
    for t, p, h in others:
        located = Located(t, p, found)
        for hit in recognise(t):
            if hit.kind is not Kind.PERSON:
                found.mention(hit, located)
        if _NETWORKS.search(h) and (n := network_name(t)):
            found.mention(Hit(Kind.NETWORK, n, 0, len(t), "table: column of networks", 0.85), located)
    located = Located(row.texts[at], row.places[at], found)
    for hit in people:
        found.mention(hit, located, role, partners[0] if partners else None)
    if people and (partners or network):
        found.relations.append(
            Relation(
                None,
                tuple(p for places in row.places for p in places),
                evidence(row.texts),
                "table: participants",
                0.9,
                tuple(dict.fromkeys(partners)),
                network,
                contacts=tuple(h.name for h in people),
                inferred=(
                    *(("partners",) if towns and partners == towns else ()),
                    *(("network",) if network and not printed else ()),
                ),
            )
        )


def municipalities(text: str) -> list[str]:
    """The owners that a cell of places stands for: "Dovre" → "Dovre kommune"; also "rektor i Lom"."""
    text = re.sub(r"^[a-zæøå -]+\s(?:i|for|fra|frå)\s(?=[A-ZÆØÅ])", "", text)
    names = [t.strip() for t in re.split(r"[,/;]|\sog\s", text) if t.strip()]
    return [f"{n} kommune" for n in names] if all(n in gazetteer.places() for n in names) else []
