"""Linking and the store: names out of the tables, entities into them."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.continued import CUE, Told, by_mergers, continuations
from index.database import transaction
from index.edits import read_edits
from index.link import EntityLink, Linked, NameUse, link, register_row
from index.model import Entity
from index.names import spoken
from index.years import span_of, year_of
from ingest.model import Kind


def relink(db: sqlite3.Connection, directory: Path, *, stamp: str) -> None:
    """Make all links anew and store them with their stamp, at once or not at all."""
    with transaction(db):
        linked = link(name_uses(db), read_edits(directory))
        _write(db, linked)
        for kind in (Kind.MEASURE, Kind.NETWORK):
            _write_links(db, continuations(_told(db, kind, linked), _forms(linked, kind)))
        _write_links(db, by_mergers(_forms(linked, Kind.NETWORK)))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('links', ?)", (stamp,))


_USES = """
    SELECT kind, name, document, count(*) FROM mentions GROUP BY kind, name, document
    UNION ALL SELECT 'measure', measure, document, 0 FROM relations WHERE measure IS NOT NULL
    UNION ALL SELECT 'network', network, document, 0 FROM relations WHERE network IS NOT NULL
    UNION ALL SELECT 'scheme', scheme, document, 0 FROM relations WHERE scheme IS NOT NULL
    UNION ALL SELECT 'partner', name, document, 0 FROM relation_partners JOIN relations ON id = relation
    UNION ALL SELECT 'person', name, document, 0 FROM relation_contacts JOIN relations ON id = relation
"""


def name_uses(db: sqlite3.Connection) -> list[NameUse]:
    """Every name of every document, with what tells namesakes apart."""
    years = {
        key: span_of(start, end, date)
        for key, start, end, date in db.execute("SELECT key, period_start, period_end, date FROM documents")
    }
    counts: Counter[tuple[str, str]] = Counter()
    documents: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for kind, name, document, count in db.execute(_USES):
        counts[kind, name] += count
        documents[kind, name].add(document)
    surfaces: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name, surface in db.execute(
        "SELECT kind, name, surface FROM mentions WHERE surface <> name GROUP BY kind, name, surface"
        " ORDER BY count(*) DESC, surface"
    ):
        surfaces[kind, name].append(" ".join(surface.split()))
    context = _context(db)
    uses = []
    for (kind, name), keys in documents.items():
        as_person = documents.get(("person", name), ())
        if kind == "partner" and 2 * len(as_person) >= len(keys) and _named_like_a_person(name):
            continue  # taken for a body where others know a person; rows have them as a contact
        spans = [years[key] for key in keys]
        uses.append(
            NameUse(
                kind=Kind(kind),
                name=name,
                count=counts[kind, name],
                documents=frozenset(keys),
                first_year=min((a for a, _ in spans if a is not None), default=None),
                last_year=max((b for _, b in spans if b is not None), default=None),
                surfaces=tuple(surfaces[kind, name]),
                context=frozenset(context[kind, name]),
            )
        )
    return uses


def _named_like_a_person(name: str) -> bool:
    """Two to four words with capitals, and no body of the registers."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(w.istitle() for w in words) and register_row(Kind.PARTNER, name) is None


def _context(db: sqlite3.Connection) -> defaultdict[tuple[str, str], set[str]]:
    """(kind, name) → "kind:name" of what stands beside it in relations, and the body a person belongs to."""
    beside: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for relation, *cells in db.execute("SELECT id, measure, network, scheme FROM relations"):
        beside[relation] |= {(k, n) for k, n in zip(("measure", "network", "scheme"), cells, strict=True) if n}
    for kind, table in (("partner", "relation_partners"), ("person", "relation_contacts")):
        for relation, name in db.execute(f"SELECT relation, name FROM {table}"):
            beside[relation].add((kind, name))
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for names in beside.values():
        for one in names:
            found[one] |= {f"{kind}:{name}" for kind, name in names if (kind, name) != one}
    for name, organisation in db.execute(
        "SELECT DISTINCT name, organisation FROM mentions WHERE kind = 'person' AND organisation IS NOT NULL"
    ):
        found["person", name].add(f"partner:{organisation}")
    return found


def _write(db: sqlite3.Connection, linked: Linked) -> None:
    for table in ("entities", "entity_aliases", "entity_links", "names", "name_keys", "link_doubts"):
        db.execute(f"DELETE FROM {table}")
    db.executemany(
        "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((e.id, e.kind, e.name, e.documents, e.mentions, e.first_year, e.last_year) for e in linked.entities),
    )
    db.executemany(
        "INSERT INTO entity_aliases VALUES (?, ?, ?)",
        ((e.id, n, alias) for e in linked.entities for n, alias in enumerate(e.aliases)),
    )
    _write_links(db, linked.links)
    db.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
        ((kind, name, d.entity, d.score, d.reason) for (kind, name), d in linked.names.items()),
    )
    db.executemany("INSERT OR IGNORE INTO name_keys VALUES (?, ?, ?, ?)", _keys(linked))
    db.executemany(
        "INSERT INTO link_doubts VALUES (?, ?, ?, ?, ?)",
        ((d.kind, d.one, d.other, d.score, d.reason) for d in linked.doubts),
    )


def _write_links(db: sqlite3.Connection, links: Iterable[EntityLink]) -> None:
    """What is there already (from the registers) stays."""
    db.executemany(
        "INSERT OR IGNORE INTO entity_links VALUES (?, ?, ?, ?, ?)",
        ((x.predecessor, x.successor, x.how, x.year, x.reason) for x in links),
    )


def _forms(linked: Linked, kind: Kind) -> dict[str, list[str]]:
    """Entity → all forms of its name in the documents, its own name first."""
    forms = {e.id: [e.name, *e.aliases] for e in linked.entities if e.kind is kind}
    for (of, name), decision in linked.names.items():
        if of is kind and name not in forms[decision.entity]:
            forms[decision.entity].append(name)
    return forms


def _told(db: sqlite3.Connection, kind: Kind, linked: Linked) -> Iterator[Told]:
    """Where documents may tell of a new name: what stands in the rows, then the pages that name such a thing."""
    column = "measure" if kind is Kind.MEASURE else "network"
    for name, comment, evidence, start, title, path, date, page in db.execute(
        f"SELECT {column}, comment, evidence, start, title, path, date, page FROM relations r"
        f" JOIN documents d ON d.key = r.document WHERE {column} IS NOT NULL"
    ):
        text = (
            evidence if kind is Kind.NETWORK or not comment or comment in evidence else f"{evidence} | {comment}"
        )
        if kind is Kind.MEASURE and CUE.search(text):
            subject = linked.names[kind, name].entity
            yield Told(text, _where(title, path, date, page), subject, True, year_of(start))
    own = _main_names(db, column)
    for key, text, title, path, date, page in db.execute(
        "SELECT d.key, p.text, title, path, date, p.number FROM pages p JOIN documents d ON d.key = p.document"
        " WHERE EXISTS (SELECT 1 FROM mentions m WHERE m.document = d.key AND m.page = p.number AND m.kind = ?)",
        (str(kind),),
    ):
        if CUE.search(text):
            yield Told(text, _where(title, path, date, page))
            if kind is Kind.NETWORK and key in own:  # «nettverket» is the document's own
                subject = linked.names[kind, own[key]].entity
                for sentence in re.findall(r"(?:Nettverket|Regionen|Samarbeidet)\b[^.!?|]{0,300}", text):
                    yield Told(sentence, _where(title, path, date, page), subject, False)


def _main_names(db: sqlite3.Connection, column: str) -> dict[int, str]:
    """Documents whose rows name one network only → that network."""
    return dict(db.execute(
        f"SELECT document, min({column}) FROM relations WHERE {column} IS NOT NULL"
        f" GROUP BY document HAVING count(DISTINCT {column}) = 1"
    ))  # fmt: skip


def _where(title: str | None, path: str, date: str | None, page: int | None) -> str:
    return ", ".join(part for part in (title or Path(path).name, date, f"page {page or 1}") if part)


def _keys(linked: Linked) -> Iterator[tuple[str, str, str, str]]:
    """Every form of every entity: its names in documents, their surfaces, and what the registers call it."""
    for entity in linked.entities:
        rows = [register_row(entity.kind, name) for name in (entity.name, *entity.aliases)]
        registered = [form for row in rows if row is not None for form in (row.name, *row.aliases)]
        for form in (entity.name, *entity.aliases, *registered):
            yield spoken(form), entity.kind, entity.id, form
    kinds = {e.id: e.kind for e in linked.entities}
    for (_, name), decision in linked.names.items():
        yield spoken(name), kinds[decision.entity], decision.entity, name


def read_entities(db: sqlite3.Connection, kind: Kind | None = None) -> tuple[Entity, ...]:
    """All entities, or those of one kind, by kind and name."""
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for entity, alias in db.execute("SELECT entity, alias FROM entity_aliases ORDER BY entity, ordinal"):
        aliases[entity].append(alias)
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for predecessor, successor in db.execute("SELECT predecessor, successor FROM entity_links ORDER BY 1, 2"):
        before[successor].append(predecessor)
        after[predecessor].append(successor)
    where, values = ("", ()) if kind is None else (" WHERE kind = ?", (str(kind),))
    return tuple(
        Entity(
            id_, Kind(k), name, tuple(aliases[id_]), documents, mentions, first, last, tuple(before[id_]),
            tuple(after[id_]),
        )
        for id_, k, name, documents, mentions, first, last in db.execute(
            f"SELECT id, kind, name, documents, mentions, first_year, last_year FROM entities{where}"
            " ORDER BY kind, name", values,
        )
    )  # fmt: skip
