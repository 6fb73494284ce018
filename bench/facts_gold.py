"""What a document says, in one shape for the gold answers and for what planspor found; what counts as equal."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.model import Document, Mention

KINDS = ("network", "partner", "measure", "scheme", "person", "place")


@dataclass(frozen=True)
class FactRow:
    """One relation. `may` are fields that the gold answer marks as inferred, `may_values` single partners and
    contacts: to leave them out is no fault."""

    measure: str | None
    partners: tuple[str, ...] = ()
    network: str | None = None
    scheme: str | None = None
    start: str | None = None
    end: str | None = None
    contacts: tuple[str, ...] = ()
    amount_nok: int | None = None
    page: int | None = None
    evidence: str = ""
    may: frozenset[str] = frozenset()
    may_values: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Facts:
    """All facts of one document; `entities` are (kind, name), `surfaces` how the text writes each of them."""

    name: str
    entities: frozenset[tuple[str, str]]
    title: str | None = None
    type: str | None = None
    date: str | None = None
    period: tuple[str | None, str | None] | None = None
    language: str | None = None
    issuer: str | None = None
    rows: tuple[FactRow, ...] = ()
    amounts: tuple[int, ...] = ()
    surfaces: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def same(text: str | None) -> str:
    """A name as it is compared: Unicode composed, one kind of dash, single spaces, case folded."""
    plain = unicodedata.normalize("NFC", text or "").replace("–", "-").replace("—", "-").replace("\u00ad", "")
    return " ".join(plain.split()).casefold()


def read_gold(folder: Path) -> dict[str, Facts]:
    """The gold answers of a part by the file name of the document.

    Raises FileNotFoundError when the folder holds none: a yardstick without gold measures nothing.
    """
    paths = _answers(folder)
    if not paths:
        raise FileNotFoundError(f"No gold answers (*.json) in {folder}")
    return {facts.name: facts for facts in (_gold(json.loads(p.read_text("utf-8")), p) for p in paths)}


def fingerprint(folder: Path) -> str:
    """Twelve hex digits that change with any gold answer; figures with different ones must not be compared."""
    digest = hashlib.sha256()
    for path in _answers(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _answers(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.json") if p.stem != "links")


def _gold(data: Mapping[str, Any], path: Path) -> Facts:
    period = data.get("period")
    return Facts(
        name=data.get("file") or path.stem,
        entities=frozenset((e["kind"], e["name"]) for e in data.get("entities", ()) if e["kind"] in KINDS)
        | frozenset(("place", place) for place in data.get("places", ())),
        title=data.get("title"),
        type=data.get("type"),
        date=data.get("date"),
        period=(period["from"], period["to"]) if period else None,
        language=data.get("language"),
        issuer=data.get("issuer"),
        rows=tuple(_gold_row(r) for r in data.get("relations", ())),
        amounts=tuple(a["value_nok"] for a in data.get("amounts", ())),
    )


def _gold_row(row: Mapping[str, Any]) -> FactRow:
    return FactRow(
        measure=row.get("measure"),
        partners=tuple(row.get("partners", ())),
        network=row.get("network"),
        scheme=row.get("scheme"),
        start=row.get("start"),
        end=row.get("end"),
        contacts=tuple(row.get("contacts", ())),
        amount_nok=row.get("amount_nok"),
        page=row.get("page"),
        evidence=row.get("evidence", ""),
        may=frozenset(row.get("inferred", ())),
        may_values=frozenset(map(same, row.get("inferred_values", ()))),
    )


def found(document: Document, name: str) -> Facts:
    """What planspor found in a document, as `planspor show --json` would say it."""
    mentions = [m for m in document.mentions if m.kind in KINDS]
    return Facts(
        name=name,
        entities=frozenset((str(m.kind), m.name) for m in mentions),
        title=document.title,
        type=str(document.type),
        date=document.date,
        period=(document.period.start, document.period.end) if document.period else None,
        language=document.language,
        issuer=document.issuer,
        rows=tuple(
            FactRow(
                measure=r.measure,
                partners=r.partners,
                network=r.network,
                scheme=r.scheme,
                start=r.start,
                end=r.end,
                contacts=r.contacts,
                amount_nok=r.amount_nok,
                page=r.at[0].page if r.at else None,
                evidence=r.evidence,
            )
            for r in document.relations
        ),
        amounts=tuple(a.value_nok for a in document.amounts),
        surfaces=surfaces(mentions),
    )


def surfaces(mentions: list[Mention]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(kind, name) → the spellings in the text, each once."""
    seen: dict[tuple[str, str], dict[str, None]] = {}
    for m in mentions:
        seen.setdefault((str(m.kind), m.name), {})[m.surface] = None
    return {key: tuple(forms) for key, forms in seen.items()}
