"""Our values as the JSON that users' scripts rely on: the names of the keys stand here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.model import Answer, Entity, Hit, Passage, Row, Trail
from index.story import entries, gaps
from ingest.model import Amount, Document, Mention, Period
from ingest.report import corrections_json

if TYPE_CHECKING:
    from index.explain import Explanation

Json = dict[str, object]

ROW_COLUMNS = (
    "measure", "partners", "network", "start", "end", "contacts", "amount_nok", "comment",
    "document", "path", "title", "date", "page", "evidence", "scheme", "rule", "confidence", "inferred", "places",
    "via", "doubts",
)  # fmt: skip
"""Of `row`, for CSV; new ones come last, so that scripts find theirs where they were."""
HIT_COLUMNS = ("document", "path", "title", "type", "date", "from", "to", "page", "score", "snippet", "why")
ENTITY_COLUMNS = ("kind", "name", "aliases", "documents", "mentions", "first_year", "last_year")


def period(value: Period | None) -> Json | None:
    return None if value is None else {"from": value.start, "to": value.end}


def hit(value: Hit) -> Json:
    return {
        "document": value.document,
        "path": value.path,
        "title": value.title,
        "type": value.type,
        "date": value.date,
        "period": period(value.period),
        "page": value.page,
        "score": round(value.score, 4),
        "snippet": value.snippet,
        "highlights": [list(place) for place in value.highlights],
        "why": list(value.why),
        "copies": [{"document": c.document, "path": c.path, "page": c.page} for c in value.copies],
    }


def answer(value: Answer) -> Json:
    query = value.query
    return {
        "query": {
            "raw": query.raw,
            "terms": [*query.words, *(" ".join(phrase) for phrase in query.phrases)],
            "years": None if query.years is None else list(query.years),
            "entities": [{"kind": str(kind), "name": name} for kind, name in query.entities],
        },
        "total": value.total,
        "took_ms": round(value.took_ms, 2),
        "hits": [hit(h) for h in value.hits],
        "facets": {
            name: dict(value.facets.get(name, {})) for name in ("year", "type", "partner", "network", "measure")
        },
        "suggestion": value.suggestion,
    }


def row(value: Row) -> Json:
    return {
        "measure": value.measure,
        "partners": list(value.partners),
        "network": value.network,
        "start": value.start,
        "end": value.end,
        "contacts": list(value.contacts),
        "amount_nok": value.amount_nok,
        "comment": value.comment,
        "document": value.document,
        "path": value.path,
        "title": value.title,
        "date": value.date,
        "page": value.page,
        "evidence": value.evidence,
        "scheme": value.scheme,
        "rule": value.rule,
        "confidence": round(value.confidence, 2),
        "inferred": list(value.inferred),
        "places": [[place.page, place.start, place.end] for place in value.at],
        "via": value.via,
        "doubts": list(value.doubts),
    }


def passage(value: Passage) -> Json:
    return {"name": value.name, "how": value.how, "year": value.year, "reason": value.reason}


def facts(value: Trail) -> list[Json]:
    """The rows put together: `rows` are their numbers from 1, the first that of the fullest one."""
    return [
        {
            "rows": list(entry.numbers),
            "measure": entry.row.measure,
            "start": entry.row.start,
            "end": entry.row.end,
            "changes": [str(change) for change in entry.changes],
            "doubts": list(entry.doubts),
        }
        for entry in entries(value.rows)
    ]


def explanation(value: Explanation) -> Json:
    return {
        "row": row(value.row),
        "names": [
            {
                "kind": str(n.kind),
                "name": n.name,
                "entity": n.entity,
                "score": round(n.score, 2),
                "reason": n.reason,
            }
            for n in value.names
        ],
        "proofs": [
            {
                "page": p.place.page,
                "start": p.place.start,
                "end": p.place.end,
                "text": p.text,
                "raw_text": p.raw,
                "corrections": [{"before": c.before, "after": c.after, "reason": c.reason} for c in p.corrections],
            }
            for p in value.proofs
        ],
    }


def trail(value: Trail) -> Json:
    return {
        "name": value.name,
        "kind": None if value.kind is None else str(value.kind),
        "aliases": list(value.aliases),
        "rows": [row(r) for r in value.rows],
        "notes": list(value.notes),
        "predecessors": [passage(p) for p in value.before],
        "successors": [passage(p) for p in value.after],
        "facts": facts(value),
        "gaps": [[gap.first, gap.last] for gap in gaps(value.rows)],
    }


def entity(value: Entity) -> Json:
    return {
        "kind": str(value.kind),
        "name": value.name,
        "aliases": list(value.aliases),
        "documents": value.documents,
        "mentions": value.mentions,
        "first_year": value.first_year,
        "last_year": value.last_year,
    }


def mention(value: Mention, name: str) -> Json:
    return {
        "kind": str(value.kind),
        "name": name,
        "surface": value.surface,
        "page": value.at.page,
        "start": value.at.start,
        "end": value.at.end,
    }


def amount(value: Amount) -> Json:
    return {"raw": value.raw, "value_nok": value.value_nok, "what": value.what, "page": value.at.page}


def document(
    value: Document, places: Iterable[str], mentions: Iterable[tuple[Mention, str]], rows: Iterable[Row]
) -> Json:
    """`mentions` with the canonical name of each."""
    return {
        "document": value.id,
        "path": value.path,
        "sha256": value.sha256,
        "title": value.title,
        "type": str(value.type),
        "date": value.date,
        "period": period(value.period),
        "language": value.language,
        "places": list(places),
        "pages": [
            {"number": p.number, "source": str(p.source), "text": p.text, "raw_text": p.raw, "note": p.note}
            for p in value.pages
        ],
        "corrections": list(corrections_json(value.pages)),
        "entities": [mention(m, name) for m, name in mentions],
        "relations": [row(r) for r in rows],
        "amounts": [amount(a) for a in value.amounts],
        "notes": list(value.notes),
    }
