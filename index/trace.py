"""A name → everything the library knows of it through the years."""

from __future__ import annotations

from index.database import in_user_words
from index.library import Library
from index.link import key
from index.model import Row, Trail
from index.rows import rows_of_entities
from index.years import covered, overlaps
from ingest.model import Kind, Period

KINDS = (Kind.PARTNER, Kind.MEASURE, Kind.NETWORK, Kind.PERSON)


def trace(
    library: Library,
    name: str,
    *,
    kind: Kind | None = None,
    from_year: int | None = None,
    to_year: int | None = None,
) -> Trail:
    """All rows in which `name` stands, oldest first, former names and predecessors followed and said.

    A row covers a year if its period overlaps it; a missing side is open; with both missing the document's period
    counts, then its date.
    """
    entities = [e for e in library.entities(kind) if e.kind in KINDS]
    wanted = key(name)
    named = [e for e in entities if wanted in {key(n) for n in (e.name, *e.aliases)}]
    if not named:
        return Trail(name, kind, notes=(f"the library knows no {kind or 'name'} {name!r}",))
    chosen, others = named[0], named[1:]
    notes = tuple(f"{name!r} is also the {e.kind} {e.name}" for e in others)
    with in_user_words(library.path):
        periods = {
            id_: Period(start, end)
            for id_, start, end in library.db.execute("SELECT id, period_start, period_end FROM documents")
        }
        rows = [
            row
            for _, row in rows_of_entities(library.db, [chosen.id])
            if overlaps(covered(row.start, row.end, periods[row.document], row.date), from_year, to_year)
        ]
    rows.sort(key=lambda row: _order(row, periods[row.document]))
    return Trail(chosen.name, chosen.kind, chosen.aliases, tuple(rows), notes)


def _order(row: Row, period: Period) -> tuple[str, str, str, int]:
    """Oldest first: by start, else by what is known of the document."""
    return (row.start or period.start or row.date or row.end or "9999", row.end or "9999", row.path, row.page)
