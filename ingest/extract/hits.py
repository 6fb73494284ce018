"""What a rule finds in a text: a name of some kind at some characters."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """`name` is the normal form, `text[start:end]` the words; `rule` and `confidence` as in `Mention`."""

    kind: Kind
    name: str
    start: int
    end: int
    rule: str
    confidence: float
    group: str = ""


def overlaps(a: Hit, b: Hit) -> bool:
    return a.start < b.end and b.start < a.end
