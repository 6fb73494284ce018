"""A name → everything the library knows of it through the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.database import in_user_words
from index.library import Library
from index.lookup import Lookup, look_up
from index.model import Entity, Row, Trail
from index.rows import rows_of_entities
from index.years import covered, overlaps
from ingest.model import Kind, Period

KINDS = (Kind.PARTNER, Kind.MEASURE, Kind.NETWORK, Kind.PERSON, Kind.SCHEME)


def trace(
    library: Library,
    name: str,
    *,
    kind: Kind | None = None,
    from_year: int | None = None,
    to_year: int | None = None,
) -> Trail:
    """All rows in which `name` stands, oldest first; of a body also the rows of those that were merged into it.

    A row covers a year if its period overlaps it; a missing side is open; with both missing the document's period
    counts, then its date. Equal rows of two documents both stay: each has its own proof.
    """
    entities = [e for e in library.entities() if e.kind in KINDS]
    found = look_up(library, name, [e for e in entities if kind is None or e.kind is kind])
    if found.entity is None:
        return Trail(name, kind, notes=found.notes)
    entity = found.entity
    by_id = {e.id: e for e in entities}
    before = _predecessors(entity, by_id)
    with in_user_words(library.path):
        reasons = _reasons(library)
        periods = {
            id_: Period(start, end)
            for id_, start, end in library.db.execute("SELECT id, period_start, period_end FROM documents")
        }
        rows = [
            row if entity.id in ids else replace(row, via=next(e.name for e in before if e.id in ids))
            for ids, row in rows_of_entities(library.db, [entity.id, *(e.id for e in before)])
            if overlaps(covered(row.start, row.end, periods[row.document], row.date), from_year, to_year)
        ]
    rows.sort(key=lambda row: _order(row, periods[row.document]))
    notes = (*found.notes, *_notes(found, entity, before, by_id, reasons))
    return Trail(entity.name, entity.kind, entity.aliases, tuple(rows), notes)


def _predecessors(entity: Entity, by_id: dict[str, Entity]) -> list[Entity]:
    """All bodies that were merged into it, and into those."""
    found: list[Entity] = []
    waiting = list(entity.predecessors)
    while waiting:
        one = by_id.get(waiting.pop(0))
        if one is not None and one.id != entity.id and one not in found:
            found.append(one)
            waiting += one.predecessors
    return found


def _reasons(library: Library) -> dict[tuple[str, str], str]:
    return {(a, b): reason for a, b, reason in library.db.execute(
        "SELECT predecessor, successor, reason FROM entity_links")}  # fmt: skip


def _notes(
    found: Lookup,
    entity: Entity,
    before: Sequence[Entity],
    by_id: dict[str, Entity],
    reasons: dict[tuple[str, str], str],
) -> list[str]:
    notes = [reason for one in before for (a, _), reason in sorted(reasons.items()) if a == one.id]
    for id_ in entity.successors:
        if id_ in by_id:
            notes.append(f'{reasons[entity.id, id_]}; `planspor trace "{by_id[id_].name}"` goes on from there')
    return list(dict.fromkeys(notes + former_names(entity)))


def former_names(entity: Entity) -> list[str]:
    """What the registers say of earlier names that the documents use."""
    from index.link import register_row

    row = register_row(entity.kind, entity.name)
    if row is None:
        return []
    seen = [
        a for a in entity.aliases if a in row.aliases and not _abbreviation(a) and not _same_start(a, entity.name)
    ]
    return [f"also called {', '.join(seen)}"] if seen else []


def _abbreviation(name: str) -> bool:
    return sum(c.isupper() for c in name) > 1 and " " not in name


def _same_start(one: str, other: str) -> bool:
    return one.casefold()[:6] == other.casefold()[:6]


def _order(row: Row, period: Period) -> tuple[str, str, str, int]:
    """Oldest first: by start, else by what is known of the document."""
    return (row.start or period.start or row.date or row.end or "9999", row.end or "9999", row.path, row.page)
