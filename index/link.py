"""Linking: the names of all documents → the entities of the library, each decision with its reason. Pure.

What comes out depends on the set of names alone, never on the order of the documents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.registers import REGISTER_VERSION
from index.edits import Edit
from index.model import Entity
from ingest.model import Kind

VERSION = f"1:{REGISTER_VERSION}"
"""Part of the stamp of the links: raised when linking changes."""

ENTITY_KINDS = tuple(kind for kind in Kind if kind is not Kind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class NameUse:
    """How the documents use one name: `count` mentions in `documents` (keys), in the years from `first_year` to
    `last_year`; `context` are names (kind:name) that stand in the same relations or belong to the same person."""

    kind: Kind
    name: str
    count: int = 1
    documents: frozenset[int] = frozenset()
    first_year: int | None = None
    last_year: int | None = None
    surfaces: tuple[str, ...] = ()
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """To which entity a name belongs, how surely (0 to 1) and why."""

    entity: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that may be one thing: shown, not merged."""

    kind: Kind
    one: str
    other: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class EntityLink:
    """One body went into another: `how` is merged, split or continued."""

    predecessor: str
    successor: str
    how: str
    year: int | None
    reason: str


@dataclass(frozen=True)
class Linked:
    entities: tuple[Entity, ...]
    names: Mapping[tuple[Kind, str], Decision] = field(default_factory=dict)
    links: tuple[EntityLink, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def key(name: str) -> str:
    """A name without the differences that never tell two things apart: case, spaces, kinds of dash.

    >>> key("Malvik / Trondheim–nettverket")
    'malvik/trondheim-nettverket'
    """
    name = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFC", name)).casefold()
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(name.split()))


def entity_id(kind: Kind, name: str) -> str:
    slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
    return f"{kind}:{slug}"


def link(uses: Iterable[NameUse], edits: Iterable[Edit] = ()) -> Linked:
    """Entities, and for every name the one it belongs to."""
    groups: dict[tuple[Kind, str], list[NameUse]] = {}
    for use in sorted(uses, key=lambda u: (u.kind, u.name)):
        if use.kind in ENTITY_KINDS:
            groups.setdefault((use.kind, key(use.name)), []).append(use)
    entities, names = [], {}
    for (kind, _), group in groups.items():
        name = max(group, key=lambda u: (u.count, u.name)).name
        made = _entity(kind, name, group)
        entities.append(made)
        for use in group:
            names[kind, use.name] = Decision(made.id, 1.0, "the same name")
    return Linked(tuple(entities), names)


def _entity(kind: Kind, name: str, uses: list[NameUse]) -> Entity:
    years = [y for u in uses for y in (u.first_year, u.last_year) if y is not None]
    return Entity(
        id=entity_id(kind, name),
        kind=kind,
        name=name,
        aliases=tuple(u.name for u in uses if u.name != name),
        documents=len(frozenset().union(*(u.documents for u in uses))),
        mentions=sum(u.count for u in uses),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )
