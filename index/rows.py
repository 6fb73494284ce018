"""Relations of the store as rows under the library's names."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from index import codec
from index.model import Row


def canonical_names(db: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """(kind, name in a document) → (entity id, canonical name)."""
    return {
        (kind, name): (entity, canonical)
        for kind, name, entity, canonical in db.execute(
            "SELECT n.kind, n.name, n.entity, e.name FROM names n JOIN entities e ON e.id = n.entity"
        )
    }


def rows_of_document(db: sqlite3.Connection, key: int) -> tuple[Row, ...]:
    """The rows that one document holds, in its order."""
    return tuple(row for _, row in _rows(db, {key}, canonical_names(db)))


def rows_of_entities(db: sqlite3.Connection, entities: Collection[str]) -> Iterator[tuple[frozenset[str], Row]]:
    """The rows in which these entities stand, each with the ids of all entities in it."""
    marks = ", ".join("?" * len(entities))
    keys = {
        key
        for (key,) in db.execute(
            f"""
            WITH wanted AS (SELECT kind, name FROM names WHERE entity IN ({marks}))
            SELECT document FROM relations JOIN wanted ON kind = 'measure' AND name = measure
            UNION SELECT document FROM relations JOIN wanted ON kind = 'network' AND name = network
            UNION SELECT document FROM relations JOIN wanted ON kind = 'scheme' AND name = scheme
            UNION SELECT document FROM relations r JOIN relation_partners p ON p.relation = r.id
                  JOIN wanted w ON w.kind IN ('partner', 'person') AND w.name = p.name
            UNION SELECT document FROM relations r JOIN relation_contacts c ON c.relation = r.id
                  JOIN wanted w ON w.kind = 'person' AND w.name = c.name
            """,
            tuple(entities),
        )
    }
    for ids, row in _rows(db, keys, canonical_names(db)):
        if not ids.isdisjoint(entities):
            yield ids, row


def _rows(
    db: sqlite3.Connection, keys: Collection[int], canonical: dict[tuple[str, str], tuple[str, str]]
) -> Iterator[tuple[frozenset[str], Row]]:
    for key in sorted(keys):
        document, path, title, date = db.execute(
            "SELECT id, path, title, date FROM documents WHERE key = ?", (key,)
        ).fetchone()
        for _, r in codec.read_relations(db, key):
            ids: set[str] = set()

            def named(kind: str, name: str, ids: set[str] = ids) -> str:
                entity, shown = canonical.get((kind, name), ("", name))
                ids.add(entity)
                return shown

            # Whom linking knows as a person only, stands in no row as a body.
            persons = [p for p in r.partners if ("partner", p) not in canonical and ("person", p) in canonical]
            row = Row(
                measure=named("measure", r.measure) if r.measure else None,
                partners=tuple(dict.fromkeys(named("partner", p) for p in r.partners if p not in persons)),
                network=named("network", r.network) if r.network else None,
                start=r.start,
                end=r.end,
                contacts=tuple(dict.fromkeys(named("person", c) for c in (*persons, *r.contacts))),
                amount_nok=r.amount_nok,
                comment=r.comment,
                document=document,
                path=path,
                title=title,
                date=date,
                page=r.at[0].page if r.at else 1,
                evidence=r.evidence,
                scheme=named("scheme", r.scheme) if r.scheme else None,
                rule=r.rule,
                confidence=r.confidence,
                inferred=r.inferred,
                at=r.at,
            )
            yield frozenset(ids), row


def entities_in_rows(
    db: sqlite3.Connection, canonical: dict[tuple[str, str], tuple[str, str]]
) -> Iterator[frozenset[str]]:
    """For every relation of the library the ids of the entities in it."""
    for _, r in codec.read_relations(db):
        names = [
            ("measure", r.measure), ("network", r.network), ("scheme", r.scheme),
            *(("partner", p) for p in r.partners), *(("person", p) for p in (*r.partners, *r.contacts)),
        ]  # fmt: skip
        yield frozenset(canonical[kind, name][0] for kind, name in names if name and (kind, name) in canonical)
