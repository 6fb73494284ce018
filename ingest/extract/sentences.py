"""Paragraphs: the names in them, and their sentences read under the measure they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extract import persons, topics
from ingest.extract.context import Context
from ingest.extract.hits import Hit, overlaps
from ingest.extract.known import Names
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located
from ingest.extract.section import Section
from ingest.model import Kind

_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?![\s]+[A-ZÆØÅ«•]|\s*$))+[.!?]*", re.DOTALL)
_ABBREVIATED = re.compile(
    r"(?:\b(?:bl|jf|jfr|f|eks|nr|kl|ca|pr|mill|mrd|evt|inkl|kr|dr|st|tlf|ev|osv|mfl|m\.fl|bl\.a|dvs|ref|art|kap)|\b[A-ZÆØÅ]|\d)\.$"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(start, sentence) of a block's text."""
    for m in _SENTENCE.finditer(text):
        for at in range(0, len(m.group()), LONGEST):
            words = m.group()[at : at + LONGEST]
            if words.strip():
                yield m.start() + at, words


LONGEST = 1200
"""Characters of a sentence: what is longer is a list without full stops, and taken in pieces."""


def read(text: Located, section: Section, context: Context, found: Found, known: Sequence[str]) -> list[Hit]:
    """Adds the mentions and relations of a paragraph or item; gives back the measures it names.

    `known`: measures of the document, to find them again in sentences."""
    hits, measures = mention(text, found, known)
    for start, words in sentences(text.text):
        inside = [h for h in (*hits, *measures) if start <= h.start and h.end <= start + len(words)]
        topics.sentence(text, start, words, sorted(inside, key=lambda h: h.start), section, context, found)
    return measures


def mention(text: Located, found: Found, known: Sequence[str]) -> tuple[list[Hit], list[Hit]]:
    """Adds the names of a text; gives back those that are no measures, and those that are."""
    hits = [h for h in recognise(text.text) if h.kind is not Kind.MEASURE]
    measures = measures_in(text.text, known)
    for hit in hits:
        if hit.kind is Kind.PERSON:
            role, organisation = _standing(text.text, hit, hits)
            found.mention(hit, text, role, organisation)
        else:
            found.mention(hit, text)
    for m in measures:
        found.mention(m, text)
    return hits, measures


def measures_in(text: str, known: Sequence[str]) -> list[Hit]:
    """The measures a text names: the document's own first, longest first, then registered ones."""
    out: list[Hit] = []
    for name in Names.of(known).in_text(text):
        # Long names are told from ordinary words even where they are written small.
        lower = name[0].lower() + name[1:] if len(name.split()) >= 4 else name
        if name not in text and lower not in text:
            continue
        for m in re.finditer(rf"(?<![\w-])(?:{re.escape(name)}|{re.escape(lower)})(?!\w)", text):
            hit = Hit(Kind.MEASURE, name, m.start(), m.end(), "document: named elsewhere", 0.7)
            if not any(overlaps(hit, o) for o in out):
                out.append(hit)
    out += [h for h in recognise(text) if h.kind is Kind.MEASURE and not any(overlaps(h, o) for o in out)]
    return sorted(out, key=lambda h: h.start)


def _standing(text: str, hit: Hit, hits: Sequence[Hit]) -> tuple[str | None, str | None]:
    standing = persons.standing(text, hit)
    near = [
        h
        for h in hits
        if h.kind is Kind.PARTNER
        and hit.end <= h.start <= hit.end + len(standing.after)
        and h.start - hit.end < 90
    ]
    crossed = [h for h in hits if h.kind is Kind.PERSON and near and hit.end <= h.start < near[0].start]
    return standing.role, near[0].name if near and not crossed else None
