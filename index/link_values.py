"""The values of linking, and the keys by which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.registers import RegisterName, by_form
from index.model import Entity
from ingest.model import Kind


@dataclass(frozen=True, slots=True)
class NameUse:
    """How the documents use one name: `count` mentions in `documents` (keys), in the years from `first_year` to
    `last_year`; `context` are names ("kind:name") in the same relations, or of the body a person belongs to."""

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
    """One body went into another: `how` is merged, split or renamed."""

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


def register_row(kind: Kind, name: str) -> RegisterName | None:
    """The one body of the registers that bears this name; None if there is none, or several."""
    rows = [row for row in by_form().get(" ".join(name.split()).casefold(), ()) if row.kind == kind]
    return rows[0] if len(rows) == 1 else None
