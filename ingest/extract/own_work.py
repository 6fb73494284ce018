"""Whose work a paper tells of: a college or centre that writes of its measures as "we" runs them too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract import gazetteer
from ingest.extract.facts import Facts
from ingest.model import Document, DocumentType, Kind, Relation

_WE = re.compile(r"\b(?:vi|oss|vår|vårt|våre|våra|me)\b", re.IGNORECASE)
_DELIVERS = frozenset(["university", "university_unit", "college", "national_centre", "science_centre"])
_SERVICES = ("Statped", "RVTS")
OFTEN = 4.0
"""Words such as "vi" in 1,000 from which a body speaks for itself: such pages have 5 to 45, others under 1."""


def with_the_speaker(relations: Sequence[Relation], document: Document, facts: Facts) -> tuple[Relation, ...]:
    """The rows, each with the issuer as an inferred partner where the paper tells of the issuer's own work."""
    who = facts.issuer
    if who is None or not _speaks(document, facts):
        return tuple(relations)
    return tuple(
        replace(r, partners=(*r.partners, who), inferred=tuple(dict.fromkeys((*r.inferred, "partners"))))
        if r.measure and who not in r.partners
        else r
        for r in relations
    )


def _speaks(document: Document, facts: Facts) -> bool:
    if facts.type not in (DocumentType.WEB, DocumentType.REPORT) or facts.issuer is None:
        return False
    row = gazetteer.lookup(facts.issuer, Kind.PARTNER)
    if not facts.issuer.startswith(_SERVICES) and (row is None or row.group not in _DELIVERS):
        return False
    text = " ".join(page.text for page in document.pages[:6])
    return 1000 * len(_WE.findall(text)) >= OFTEN * len(text.split())
