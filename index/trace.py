"""A name → everything the library knows of it through the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.continued import CONTINUED, PERHAPS
from index.database import in_user_words
from index.library import Library
from index.link_questions import body_at_a_place
from index.lookup import Lookup, look_up
from index.model import Entity, Passage, Row, Trail
from index.rows import rows_of_entities
from index.years import covered, overlaps, told
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
    counts, then its date. Equal rows of two documents both stay: each has its own proof (`index.story` puts them
    together). What a measure or network went over into under a new name is told, its rows are its own.
    """
    entities = [e for e in library.entities() if e.kind in KINDS]
    found = look_up(library, name, [e for e in entities if kind is None or e.kind is kind])
    if found.entity is None:
        return Trail(name, kind, notes=found.notes, known=False)
    entity = found.entity
    by_id = {e.id: e for e in entities}
    with in_user_words(library.path):
        links = _Links.read(library, by_id)
        before = links.bodies_before(entity.id)
        periods = {
            id_: Period(start, end)
            for id_, start, end in library.db.execute("SELECT id, period_start, period_end FROM documents")
        }
        rows = [
            replace(row, via=None if entity.id in ids else next(by_id[e].name for e in before if e in ids))
            for ids, row in rows_of_entities(library.db, [entity.id, *before])
            if overlaps(covered(row.start, row.end, periods[row.document], row.date), from_year, to_year)
        ]
        doubts = _doubts(library)
    rows = [
        replace(
            row, years=told(row.start, row.end, periods[row.document], row.date), doubts=tuple(_of(row, doubts))
        )
        for row in rows
    ]
    rows.sort(key=lambda row: _order(row, periods[row.document]))
    came, went = links.before(entity.id, before), links.after(entity.id)
    notes = (*found.notes, *_notes(found, entity, came, went))
    return Trail(entity.name, entity.kind, entity.aliases, tuple(rows), notes, came, went)


@dataclass(frozen=True)
class _Links:
    """Who went over into whom, of the entities that can be traced."""

    by_id: Mapping[str, Entity]
    into: Mapping[str, Sequence[tuple[str, Passage]]]
    """Successor → predecessors."""
    out_of: Mapping[str, Sequence[tuple[str, Passage]]]

    @classmethod
    def read(cls, library: Library, by_id: Mapping[str, Entity]) -> _Links:
        into: defaultdict[str, list[tuple[str, Passage]]] = defaultdict(list)
        out_of: defaultdict[str, list[tuple[str, Passage]]] = defaultdict(list)
        for one, other, how, year, reason in library.db.execute(
            "SELECT predecessor, successor, how, year, reason FROM entity_links ORDER BY year, 1, 2"
        ):
            if one in by_id and other in by_id:
                into[other].append((one, Passage(by_id[one].name, how, year, reason, by_id[other].name)))
                out_of[one].append((other, Passage(by_id[other].name, how, year, reason)))
        return cls(by_id, into, out_of)

    def bodies_before(self, entity: str) -> list[str]:
        """All bodies that were merged into it, and into those; of one that it was split off from only that one
        itself, not what had gone into the whole (Østfold came out of Viken, and Akershus went into Viken)."""
        found: list[str] = []
        waiting = [entity]
        while waiting:
            for one, passage in self.into.get(waiting.pop(0), ()):
                if one in found or one == entity or passage.how in (CONTINUED, PERHAPS):
                    continue
                found.append(one)
                if passage.how != "split":
                    waiting.append(one)
        return found

    def before(self, entity: str, bodies: Sequence[str]) -> tuple[Passage, ...]:
        """What went into it, the further steps of merged bodies after the nearer ones."""
        here = [p for e in (entity, *bodies) for one, p in self.into.get(e, ()) if e == entity or one in bodies]
        return tuple(dict.fromkeys(here))

    def after(self, entity: str) -> tuple[Passage, ...]:
        return tuple(passage for _, passage in self.out_of.get(entity, ()))


def _notes(found: Lookup, entity: Entity, before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[str]:
    for passage in before:
        yield (
            passage.reason
            if _merged(passage)
            else f"{_surely(passage)}goes on from {passage.name}: {passage.reason}"
        )
    for passage in after:
        if _merged(passage):
            yield f'{passage.reason}; `planspor trace "{passage.name}"` goes on from there'
        else:
            yield f"{_surely(passage)}goes on as {passage.name}: {passage.reason}"
    yield from former_names(entity)


def _merged(passage: Passage) -> bool:
    return passage.how not in (CONTINUED, PERHAPS)


def _surely(passage: Passage) -> str:
    return "perhaps " if passage.how == PERHAPS else ""


def _doubts(library: Library) -> dict[tuple[str, str], list[str]]:
    """(kind, canonical name) → what else it may be, from the pairs that linking left open. Where a body may have a
    unit at a place, that is a question of the unit's rows, not of all the body's."""
    canonical = {
        (kind, name): entity
        for kind, name, entity in library.db.execute(
            "SELECT n.kind, n.name, e.name FROM names n JOIN entities e ON e.id = n.entity"
        )
    }
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, one, other, reason in library.db.execute("SELECT kind, one, other, reason FROM link_doubts"):
        a, b = canonical.get((kind, one), one), canonical.get((kind, other), other)
        for name, what in ((a, b), (b, a)):
            if kind != Kind.PARTNER or body_at_a_place(what) is None:
                found[kind, name].append(f"{name} may be {what} ({reason})")
    return dict(found)


def _of(row: Row, doubts: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[str]:
    named = [("measure", row.measure), ("network", row.network), *(("partner", p) for p in row.partners),
             *(("person", c) for c in row.contacts)]  # fmt: skip
    for kind, name in named:
        if name:
            yield from doubts.get((kind, name), ())


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
    """Oldest first: by start, else by what is known of the document; what had ended before that, by its end."""
    known = period.start or row.date
    if row.start is None and row.end is not None:
        known = min(row.end, row.date or row.end)
    return (row.start or known or "9999", row.end or "9999", row.path, row.page)
