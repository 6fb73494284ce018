"""A name as a person types it → the entity it means, tolerant of case, spelling, abbreviation and slips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.library import Library
from index.link import GAP, LIKELY, LOW, key, register_row
from index.model import Entity


@dataclass(frozen=True, slots=True)
class Lookup:
    """The entity that is meant (None: none is), and what the person should know of the choice."""

    entity: Entity | None
    notes: tuple[str, ...] = ()


def look_up(library: Library, name: str, entities: Sequence[Entity]) -> Lookup:
    """The entity among `entities` that `name` means: by its name, else an alias, else a register's alias, else the
    likest name if no other is as like."""
    if not key(name):
        return Lookup(None, ("no name was given",))
    exact = [e for e in entities if key(e.name) == key(name)]
    named = exact or _by_alias(library, name, entities) or _by_register(name, entities)
    if named:
        named.sort(key=lambda e: (-e.mentions, e.kind, e.name))
        others = [e for e in entities if e not in named and key(name) in {key(a) for a in e.aliases}]
        notes = [f"{name!r} is also the {e.kind} {e.name}" for e in (*named[1:], *others)]
        return Lookup(named[0], tuple(notes[:5]))
    return _by_likeness(library, name, entities)


def _by_alias(library: Library, name: str, entities: Sequence[Entity]) -> list[Entity]:
    """Spellings of the documents; a name in a document counts more than the words it stood in."""
    wanted = key(name)
    here = {id_ for kind, n, id_ in library.db.execute("SELECT kind, name, entity FROM names") if key(n) == wanted}
    found = [e for e in entities if e.id in here]
    return found or [e for e in entities if wanted in {key(a) for a in e.aliases}]


def _by_register(name: str, entities: Sequence[Entity]) -> list[Entity]:
    return [
        e for e in entities if (row := register_row(e.kind, name)) is not None and row.name in (e.name, *e.aliases)
    ]


def _by_likeness(library: Library, name: str, entities: Sequence[Entity]) -> Lookup:
    from index import alike

    scored = sorted(
        (
            (max(alike.compare(e.kind, name, n).score for n in (e.name, *e.aliases[:10])), e.mentions, e)
            for e in entities
        ),
        key=lambda item: (-item[0], -item[1], item[2].id),
    )
    scored = [item for item in scored if item[0] >= LOW]
    if scored:
        best, _, entity = scored[0]
        rivals = [e for s, _, e in scored[1:] if best - s < GAP]
        if best >= LIKELY or not rivals or {e.id for e in rivals} <= _in_doubt_with(library, entity):
            notes = [f"{name!r} is read as the {entity.kind} {entity.name}"]
            return Lookup(entity, (*notes, *(f"it could also be the {e.kind} {e.name}" for e in rivals[:4])))
    return Lookup(None, (f"the library knows no {name!r}", *_close(name, entities)))


def _in_doubt_with(library: Library, entity: Entity) -> set[str]:
    """Ids of what may be the same as this entity: a name that means either of them is no toss-up."""
    of = {(kind, name): id_ for kind, name, id_ in library.db.execute("SELECT kind, name, entity FROM names")}
    pairs = [{of.get((kind, one)), of.get((kind, other))} for kind, one, other, *_ in library.doubts()]
    return {id_ for pair in pairs if entity.id in pair for id_ in pair if id_ is not None}


def _close(name: str, entities: Sequence[Entity]) -> tuple[str, ...]:
    """Names to try instead."""
    from rapidfuzz import fuzz, process

    names = sorted({e.name for e in entities})
    found = process.extract(key(name), [key(n) for n in names], scorer=fuzz.WRatio, limit=4, score_cutoff=70)
    return (f"did you mean {', '.join(names[i] for _, _, i in found)}?",) if found else ()
