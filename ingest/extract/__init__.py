"""Blocks → what the document says: facts, names, relations, sums of money. Pure; works without the name model."""

from __future__ import annotations

from dataclasses import replace

from ingest.extract.facts import facts
from ingest.extract.normal import normalise
from ingest.extract.own_work import with_the_speaker
from ingest.extract.proved import proving
from ingest.extract.result import Found
from ingest.extract.unrolled import unrolled
from ingest.extract.walk import walk
from ingest.model import Document


def extract(document: Document) -> Document:
    """The document with title, type, date, period, language, issuer, mentions, relations and amounts."""
    parted = replace(document, blocks=unrolled(document))
    with proving(parted):
        known = facts(document)
        found = Found(parted)
        walk(parted, known, found)
        mentions, relations, amounts = normalise(found, known)
        relations = with_the_speaker(relations, document, known)
    return replace(
        document,
        title=known.title,
        type=known.type,
        date=known.date,
        period=known.period,
        language=known.language,
        issuer=known.issuer,
        mentions=mentions,
        relations=relations,
        amounts=amounts,
    )
