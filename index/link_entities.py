"""Names that are one thing → the entity they make, with its aliases and years, and what became of whom. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.registers import RegisterName
from index import alike
from index.link_values import EntityLink, NameUse, key, register_row
from index.model import Entity
from index.norwegian import NETWORK_WORDS
from ingest.model import Kind


def entity_of(id_: str, kind: Kind, name: str, uses: list[NameUse]) -> Entity:
    years = [y for u in uses for y in (u.first_year, u.last_year) if y is not None]
    spellings: dict[str, str] = {}
    for use in sorted(uses, key=lambda u: (-u.count, u.name)):
        spellings.setdefault(key(use.name), use.name)
    for use in sorted(uses, key=lambda u: (-u.count, u.name)):
        for surface in use.surfaces:
            if _tells(kind, surface):
                spellings.setdefault(key(surface), surface)
    spellings.pop(key(name), None)
    return Entity(
        id=id_,
        kind=kind,
        name=name,
        aliases=tuple(spellings.values()),
        documents=len(frozenset().union(*(u.documents for u in uses))),
        mentions=sum(u.count for u in uses),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _tells(kind: Kind, surface: str) -> bool:
    """Not a bare «nettverket», which means another one in the next document."""
    words = alike.tokens(surface)
    return bool(words) and (kind is not Kind.NETWORK or not set(words) <= NETWORK_WORDS) and len(surface) < 120


def links_of(rows: Mapping[str, RegisterName]) -> tuple[EntityLink, ...]:
    """Who went into whom, as far as both are in the library; a body in between that is not is stepped over."""
    here = {(row.kind, row.name): id_ for id_, row in rows.items()}
    found: dict[tuple[str, str], EntityLink] = {}
    for id_, row in sorted(rows.items()):
        waiting = [(name, how, year) for name, how, year in row.successors]
        seen: set[str] = set()
        while waiting:
            name, how, year = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            successor = here.get((row.kind, name))
            if successor is not None and successor != id_:
                found.setdefault((id_, successor), EntityLink(
                    id_, successor, how, year, f"{row.name} {_HOW.get(how, how)} {name} in {year}"))  # fmt: skip
            elif (after := register_row(Kind(row.kind), name)) is not None:
                waiting += after.successors
    return tuple(found.values())


_HOW = {"merged": "became part of", "split": "was split into", "renamed": "was renamed"}


def with_own_aliases(entities: Iterable[Entity]) -> Iterator[Entity]:
    """A spelling that is the name of another entity, or that several share, is nobody's alias."""
    entities = tuple(entities)
    bearers: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            bearers[entity.kind, key(name)].add(entity.id)
    for entity in entities:
        own = tuple(a for a in entity.aliases if len(bearers[entity.kind, key(a)]) == 1)
        yield entity if own == entity.aliases else replace(entity, aliases=own)


def with_links(entities: list[Entity], links: Sequence[EntityLink]) -> Iterator[Entity]:
    for entity in sorted(entities, key=lambda e: e.id):
        before = tuple(x.predecessor for x in links if x.successor == entity.id)
        after = tuple(x.successor for x in links if x.predecessor == entity.id)
        yield replace(entity, predecessors=before, successors=after) if before or after else entity
