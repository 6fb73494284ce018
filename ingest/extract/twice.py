"""A document read twice: what tables and lists name on the first way is known to the sentences before them.

Between the two the names are judged, by all places where they stand; after them, the sums that no rule took.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extract import lists, sentences
from ingest.extract.amounts import find_amounts
from ingest.extract.facts import Facts
from ingest.extract.known import Names
from ingest.extract.payments import loose_sums
from ingest.extract.result import Found, Located
from ingest.extract.walk import walk
from ingest.extract.weighing import judge
from ingest.model import Document, FormKind, Kind, Mention, Span

_SURE = ("table", "heading: called")
REFUSED = 0.06
"""Odds below which the rules for lists and headings are not believed."""


def read_twice(document: Document, facts: Facts, found: Found) -> None:
    """Adds everything the blocks say to `found`."""
    told = first_sight(document, facts)
    judged = judge(document, by_rule(told))
    tables = {m.name: m.confidence for m in told if m.rule.startswith(_SURE) and m.confidence >= 0.75}
    walk(document, facts, found, Names(dict.fromkeys([*judged.names, *tables])))
    doubted = {m.name.lower() for m in found.mentions if m.kind is Kind.MEASURE} - {n.lower() for n in tables}
    refused = {n for n in doubted if judged.odds.get(n, 0.0) < REFUSED}
    found.leave_out(refused - lists.in_company(found.relations, refused))
    _sums_left(document, found)


def _sums_left(document: Document, found: Found) -> None:
    """Sums in the text that no rule took for a measure's: each with the words beside it."""
    taken: dict[tuple[int, int], list[Span]] = {}
    for at in (a.at for a in found.amounts):
        for key in _shelves(at):
            taken.setdefault(key, []).append(at)

    def free(at: Span) -> bool:
        return not any(_overlap(at, other) for key in _shelves(at) for other in taken.get(key, ()))

    for block in document.blocks:
        if block.kind in (FormKind.TABLE, FormKind.RUNNING):
            continue
        text = Located(block.text, (block.at,), found)
        for start, words in sentences.sentences(block.text):
            sums = [s for s in find_amounts(words) if free(text.span(start + s.at, start + s.until))]
            loose_sums(text, start, words, sums, found)


def _shelves(at: Span) -> Iterator[tuple[int, int]]:
    """Page and number of each thousand characters that a stretch touches: what overlaps it shares one of them."""
    return ((at.page, n) for n in range(at.start // 1000, at.end // 1000 + 1))


def _overlap(one: Span, other: Span) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end


def first_sight(document: Document, facts: Facts) -> list[Mention]:
    """What the rules for tables, lists and headings take for measures before the document's names are known."""
    first = Found(document)
    walk(document, facts, first, Names(()))
    return [m for m in first.mentions if m.kind is Kind.MEASURE]


def by_rule(mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """Name in lower case → the kinds of rules that found it."""
    out: dict[str, list[str]] = {}
    for m in mentions:
        out.setdefault(m.name.lower(), []).append(m.rule.partition(":")[0])
    return out
