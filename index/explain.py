"""Why the library says what it says: a row followed back to its rule, its names, its words and their scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index import codec
from index.database import in_user_words
from index.library import Library
from index.model import Row
from ingest.model import Correction, Document, Kind, Relation, Span


@dataclass(frozen=True, slots=True)
class NameLink:
    """A name as the document has it, and why it stands for this entity; `score` 0 to 1."""

    kind: Kind
    name: str
    entity: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The words at one place, as cleaned and as read, with the corrections between the two."""

    place: Span
    text: str
    raw: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class Explanation:
    row: Row
    names: tuple[NameLink, ...]
    proofs: tuple[Proof, ...]


def explain(library: Library, row: Row) -> Explanation:
    """All that stands behind `row` (of a trail of this library)."""
    found = library.find(row.document)
    with in_user_words(library.path):
        document = codec.read(library.db, found.key)
        relation = next((r for r in document.relations if r.at == row.at and r.rule == row.rule), None)
        names = tuple(_names(library, relation)) if relation is not None else ()
    proofs = (_proof(document, place) for place in row.at)
    # An empty cell of a table has a place too, but says nothing.
    return Explanation(row, names, tuple(proof for proof in proofs if proof.text.strip()))


def _names(library: Library, relation: Relation) -> Iterator[NameLink]:
    cells: list[tuple[Kind, str | None]] = [
        (Kind.MEASURE, relation.measure),
        (Kind.NETWORK, relation.network),
        (Kind.SCHEME, relation.scheme),
        *((Kind.PARTNER, name) for name in relation.partners),
        *((Kind.PERSON, name) for name in relation.contacts),
    ]
    for kind, name in cells:
        link = library.db.execute(
            "SELECT e.name, n.score, n.reason FROM names n JOIN entities e ON e.id = n.entity"
            " WHERE n.kind = ? AND n.name = ?",
            (str(kind), name),
        ).fetchone()
        if name is not None and link is not None:
            yield NameLink(kind, name, *link)


def _proof(document: Document, place: Span) -> Proof:
    page = document.pages[place.page - 1]
    start, end = page.to_raw(place.start), page.to_raw(place.end)
    within = tuple(c for c in page.corrections if c.start < end and c.end > start)
    start, end = min([start, *(c.start for c in within)]), max([end, *(c.end for c in within)])
    return Proof(place, page.text[place.start : place.end], page.raw[start:end], within)
