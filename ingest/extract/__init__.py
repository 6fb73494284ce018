"""Blocks → what the document says: facts, names, relations, sums of money. Pure; works without the name model."""

from __future__ import annotations

from dataclasses import replace

from ingest.extract.endless import readable
from ingest.extract.facts import facts
from ingest.extract.normal import normalise
from ingest.extract.own_work import with_the_speaker
from ingest.extract.proved import proving
from ingest.extract.result import Found
from ingest.extract.twice import read_twice
from ingest.extract.unrolled import unrolled
from ingest.model import Document


def extract(document: Document) -> Document:
    """The document with title, type, date, period, language, issuer, mentions, relations and amounts."""
    told = readable(document)
    parted = replace(told.document, blocks=unrolled(told.document))
    with proving(parted, told.left):
        known = facts(document)
        found = Found(parted)
        read_twice(parted, known, found)
        mentions, relations, amounts = normalise(found, known)
        relations = with_the_speaker(relations, document, known)
    notes = (told.note,) if told.note and told.note not in document.notes else ()
    return replace(
        document,
        notes=(*document.notes, *notes),
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
