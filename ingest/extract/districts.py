"""What the schools and the networks of a district are called after it: "Saltenskolene", "Valdresringen"."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re
from functools import cache

from corpus import registers
from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.model import Kind

SIDE = r"(?:Nord|Sør|Vest|Aust|Øst|Midt|Midtre|Indre|Ytre|Nedre|Øvre|Nordre|Søndre|Vestre|Østre)"
"""Which part of a district."""
_SCHOOLS = re.compile(
    r"(?<![\w-])(?P<stem>(?:[A-ZÆØÅ]\w+-)?[A-ZÆØÅ][a-zæøå]{2,}?)s?(?:skolen|skulen|skolene|skulane)(?!\w)"
)
_RING = re.compile(
    rf"(?<![\w-])(?:{SIDE}[ -])?(?P<stem>[A-ZÆØÅ][a-zæøå]{{2,}}?)(?:ringen|nettet|nett|samarbeidet|sambandet|alliansen)(?!\w)"
)


def find(text: str) -> list[Hit]:
    """Names of networks in `text` that are made of a district's name, or of a kommune's if they are no schools."""
    out = []
    for m in _SCHOOLS.finditer(text):
        if _begins_district(m.group("stem")):
            out.append(Hit(Kind.NETWORK, m.group(), m.start(), m.end(), "form: schools of a district", 0.75))
    for m in _RING.finditer(text):
        stem = m.group("stem")
        if {stem, stem.removesuffix("s")} & gazetteer.places() or _begins_district(stem):
            out.append(Hit(Kind.NETWORK, m.group(), m.start(), m.end(), "form: ring of a place", 0.75))
    return out


def _begins_district(stem: str) -> bool:
    """Whether a word is the beginning of a district's name, but for an ending: "Valdres", "Lofot"."""
    return any(d.startswith(stem) and len(d) - len(stem) < 3 for d in names())


@cache
def names() -> frozenset[str]:
    """Names of regions and counties."""
    rows = registers.names()
    regions = {r.name for r in rows if r.kind == "network"}
    counties = {r.name for r in rows if r.kind == "place" and r.group == "county"}
    return frozenset(regions | counties | {r.removesuffix(" regionråd") for r in regions})
