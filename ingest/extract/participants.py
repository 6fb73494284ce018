"""Tables of participants: one row, one person with role, body and network."""

from __future__ import annotations

import re

from ingest.extract.cells import network_name
from ingest.extract.context import Context
from ingest.extract.grid import Grid
from ingest.extract.hits import Hit
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.extract.rows import Row
from ingest.model import Kind, Relation

_NAMES = re.compile(r"navn|namn|deltak|deltag|person|medlem|represent", re.IGNORECASE)


def is_attendance(grid: Grid) -> bool:
    for c, head in enumerate(grid.heads):
        if _NAMES.search(head) and not re.search(r"tiltak|prosjekt|kontakt", head, re.IGNORECASE):
            filled = [row[c] for row in grid.rows if row[c]]
            people = sum(any(h.kind is Kind.PERSON for h in recognise(t, contact=True)) for t in filled)
            if filled and people * 2 > len(filled):
                return True
    return False


def attend(row: Row, grid: Grid, context: Context, found: Found) -> None:
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
