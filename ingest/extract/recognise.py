"""All names in a stretch of text: registers first, then forms, then persons, then the name model if any."""

from __future__ import annotations

from functools import lru_cache

from ingest.extract import forms, gazetteer, networks, persons
from ingest.extract.hits import Hit, overlaps
from ingest.model import Kind


@lru_cache(maxsize=8192)
def recognise(text: str, *, contact: bool = False) -> tuple[Hit, ...]:
    """The names in `text`, by place. Of one kind none overlap; a place may stand inside a network or an owner."""
    known = gazetteer.find(text)
    bodies = _prefer(
        [h for h in known if h.kind is Kind.PARTNER], [h for h in forms.partners(text) if h.kind is Kind.PARTNER]
    )
    people = [p for p in persons.find(text, contact=contact) if not any(overlaps(p, b) for b in bodies)]
    nets = _prefer(networks.find(text), [h for h in known if h.kind is Kind.NETWORK])
    nets = [h for h in nets if not any(overlaps(h, b) and b.end - b.start >= h.end - h.start for b in bodies)]
    places = [h for h in known if h.kind is Kind.PLACE] + [h for h in forms.partners(text) if h.kind is Kind.PLACE]
    places = [
        p
        for p in _once(places)
        if not any(overlaps(p, q) for q in people) and not any(overlaps(p, b) and not _owner(b) for b in bodies)
    ]
    rest = [h for h in known if h.kind in (Kind.SCHEME, Kind.MEASURE)]
    schools = [o for o in forms.organisations(text) if not any(overlaps(o, b) for b in (*bodies, *people))]
    return tuple(sorted((*bodies, *people, *nets, *places, *rest, *schools), key=lambda h: (h.start, -h.end)))


def _owner(body: Hit) -> bool:
    """A kommune as a body: its place counts too; a county inside another body's name does not."""
    return body.group == "municipality" or (body.name.endswith("kommune") and "fylkes" not in body.name)


def _prefer(first: list[Hit], second: list[Hit]) -> list[Hit]:
    """Hits of both, the longer of two that overlap; the first list's of two equally long."""
    out: list[Hit] = []
    for hit in sorted((*first, *second), key=lambda h: (h.start - h.end, h not in first)):
        if not any(overlaps(hit, o) for o in out):
            out.append(hit)
    return out


def _once(hits: list[Hit]) -> list[Hit]:
    seen: dict[tuple[int, str], Hit] = {}
    for h in hits:
        seen.setdefault((h.start, h.name), h)
    return list(seen.values())
