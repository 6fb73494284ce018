"""The values of the library as a whole: entities over all documents, queries, hits, trails. All frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.model import Kind, Period, Span


@dataclass(frozen=True, slots=True)
class Entity:
    """What the library believes to be one thing, under all its names. Only `link` makes one.

    `id` is stable while the name is; `aliases` are all other names and spellings seen, most frequent first;
    `predecessors` and `successors` are ids of bodies merged into or out of this one.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    documents: int = 0
    mentions: int = 0
    first_year: int | None = None
    last_year: int | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What a user asks, in our own terms; engines translate it, users never see an engine's syntax.

    `words` and `phrases` are as typed; `years` is the inclusive time asked for; `entities` are the names
    recognised in the words (kind, canonical name); `fields` are `field:value` pairs.
    """

    raw: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    years: tuple[int, int] | None = None
    months: tuple[str, str] | None = None
    """The part of the years asked for, where only a half-year is: "2024-08" to "2024-12"."""
    entities: tuple[tuple[Kind, str], ...] = ()
    type: str | None = None
    partner: str | None = None
    network: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that answers. `highlights` count in `snippet`; `why` names the evidence, best first."""

    document: str
    path: str
    title: str | None
    type: str
    date: str | None
    period: Period | None
    page: int
    score: float
    snippet: str
    highlights: tuple[tuple[int, int], ...] = ()
    why: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A page of another file with the same text, title and date as a hit."""

    document: str
    path: str
    page: int


@dataclass(frozen=True)
class Answer:
    """The hits asked for, out of `total`, copies of a page counted once; `facets` counts all that match by year,
    type, partner, network, measure."""

    query: Query
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a trace: a relation under canonical names, with its proof."""

    measure: str | None
    partners: tuple[str, ...]
    network: str | None
    start: str | None
    end: str | None
    contacts: tuple[str, ...]
    amount_nok: int | None
    comment: str | None
    document: str
    path: str
    title: str | None
    date: str | None
    page: int
    evidence: str
    scheme: str | None = None
    rule: str = ""
    confidence: float = 1.0
    inferred: tuple[str, ...] = ()
    at: tuple[Span, ...] = ()
    """The places in the cleaned text that prove the row."""
    via: str | None = None
    """The predecessor or successor through which the row belongs to this trail, if not by its own name."""
    years: tuple[int, int] | None = None
    """The years it tells of, both included; an open side reaches to the document's own time."""
    doubts: tuple[str, ...] = ()
    """Why a name in the row may be another's."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One entity went over into another: `name` is the other end, `how` as in the store's entity_links ("perhaps
    …" is unsure); `into` is who took it up, where that is a step on the way."""

    name: str
    how: str
    year: int | None
    reason: str
    into: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything the library knows of one entity through the years, oldest row first."""

    name: str
    kind: Kind | None
    aliases: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    """Former names, predecessors, other entities that the asked name could also mean."""
    before: tuple[Passage, ...] = ()
    """What went over into this one."""
    after: tuple[Passage, ...] = ()
    """What this one went over into."""
    known: bool = True
    """False: no name of the library was meant."""
