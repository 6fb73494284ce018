"""All names in a stretch of text: registers first, then forms, then persons, then the name model if any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.person_names import surnames
from ingest import lexicon
from ingest.extract import forms, gazetteer, networks, persons
from ingest.extract.cased import calm
from ingest.extract.hits import Hit, overlaps
from ingest.extract.network_names import plain
from ingest.model import Kind


@dataclass(frozen=True, slots=True)
class Proved:
    """Names that some part of the document has proved."""

    persons: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    """Networks before whose names "kompetansenettverket" is a common word."""


_NOTHING = Proved()
_PROVED: ContextVar[Proved] = ContextVar("names the document proves", default=_NOTHING)


@contextmanager
def knowing(names: Proved) -> Iterator[None]:
    """Within it, `recognise` knows these names wherever they stand."""
    token = _PROVED.set(names)
    try:
        yield
    finally:
        _PROVED.reset(token)


def recognise(text: str, *, contact: bool = False) -> tuple[Hit, ...]:
    """The names in `text`, by place. Of one kind none overlap; a place may stand inside a network or an owner."""
    if len(text) <= WINDOW:
        return _recognise(text, contact, _PROVED.get())
    out: list[Hit] = []
    for at in range(0, len(text), WINDOW):
        hits = _recognise(text[at : at + WINDOW], contact, _PROVED.get())
        out += [replace(h, start=h.start + at, end=h.end + at) for h in hits]
    return tuple(out)


WINDOW = 5000
"""Characters looked at together: longer texts (endless cells) go in pieces, so time grows with length only."""


@lru_cache(maxsize=8192)
def _recognise(text: str, contact: bool, proved: Proved) -> tuple[Hit, ...]:
    known = gazetteer.find(text)
    bodies = _prefer(
        [_of_region(h, known, text) for h in known if h.kind is Kind.PARTNER],
        [_read_right(h) for h in forms.partners(text) if h.kind is Kind.PARTNER],
        registered=True,
    )
    told = _networks(text, proved.networks)
    districts = [h for h in known if h.kind is Kind.NETWORK and (h.name in proved.networks or _acts(text, h))]
    nets = _prefer(told, _prefer(networks.find(calm(text)), districts))
    nets = [h for h in nets if not any(overlaps(h, b) and b.end - b.start >= h.end - h.start for b in bodies)]
    nets = [_without_head(h, proved.described) for h in nets]
    people = [c for p in _people(text, contact, proved.persons) if (c := _beside(p, [*bodies, *nets], text))]
    places = [h for h in known if h.kind is Kind.PLACE] + [h for h in forms.partners(text) if h.kind is Kind.PLACE]
    places = [
        p
        for p in _once(places)
        if not any(overlaps(p, q) for q in people) and not any(overlaps(p, b) and not _owner(b) for b in bodies)
    ]
    rest = [h for h in known if h.kind in (Kind.SCHEME, Kind.MEASURE)]
    schools = [o for o in forms.organisations(text) if not any(overlaps(o, b) for b in (*bodies, *people))]
    return tuple(sorted((*bodies, *people, *nets, *places, *rest, *schools), key=lambda h: (h.start, -h.end)))


def _networks(text: str, names: frozenset[str]) -> list[Hit]:
    """The networks that the document has given members to; of two that overlap the longer."""
    out: list[Hit] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if name in text:
            for m in re.finditer(rf"(?<![\w/-]){re.escape(name)}(?=s?(?![\w/]))", text):
                hit = Hit(Kind.NETWORK, plain(name), m.start(), m.end(), "document: has members", 0.85)
                if not any(overlaps(hit, o) for o in out):
                    out.append(hit)
    return out


def _without_head(hit: Hit, described: frozenset[str]) -> Hit:
    """A network by the name that the document gives it elsewhere: a capital may be that of a sentence."""
    name = hit.name.removeprefix("Kompetansenettverket ")
    return replace(hit, name=name) if name in described else hit


_ACTS = re.compile(
    r"\s*(?:[:;(]|(?:har|hadde|får|fikk|fekk|vil|ønsker|ønskjer|ynskjer|arbeider|arbeidar|jobber|jobbar)\b)"
)
_ENDS_ENTRY = re.compile(r"\s*(?:[.,;:)]|$)")
_STANDS_FOR = re.compile(r"(?:,|\brepresenter\w+)\s*$", re.IGNORECASE)
_NAMED_SO = re.compile(r"/|region|regionråd")


def _acts(text: str, hit: Hit) -> bool:
    """Whether a district stands where somebody acts, is listed or stood for, not only as a place."""
    if _NAMED_SO.search(text[hit.start : hit.end]):
        return not networks.ANOTHERS.search(text[max(0, hit.start - 12) : hit.start])
    before = text[: hit.start].rstrip()
    first = not before or before[-1] in ".!?:;•–-|" or "\n" in text[len(before) : hit.start]
    if first:
        return not text[hit.end :].strip() or bool(_ACTS.match(text, hit.end))
    return bool(_STANDS_FOR.search(before[-40:]) and _ENDS_ENTRY.match(text, hit.end))


def _of_region(body: Hit, known: Sequence[Hit], text: str) -> Hit:
    """A national body with the region it is of, written as one name: "NHO Trøndelag", "KoRus Bergen"."""
    where = next((h for h in known if h.kind is Kind.PLACE and h.start == body.end + 1), None)
    national = body.group in ("interest_organisation", "state") and body.name != "KS"
    if where is None or not national or text[body.end] != " ":
        return body
    rule = "register: a body and its region"
    return replace(body, name=f"{body.name} {where.name}", end=where.end, rule=rule, confidence=0.85)


def _read_right(hit: Hit) -> Hit:
    """A centre's name with a letter that OCR lost, as the register has it: Fremmedspraksenteret."""
    if hit.rule != "form: -senteret" or len(hit.name) < 12:
        return hit
    name = gazetteer.near(hit.name)
    return replace(hit, name=name, rule="register: one letter off") if name else hit


def _beside(person: Hit, bodies: list[Hit], text: str) -> Hit | None:
    """A name cut where a body begins: "Elin Moe Skrivesenteret"; None if they overlap otherwise."""
    across = [b for b in bodies if overlaps(person, b)]
    if not across:
        return person
    first = min(across, key=lambda b: b.start)
    words = text[person.start : first.start].split()
    if first.start <= person.start or len(words) < 2:
        return None
    end = person.start + len(text[person.start : first.start].rstrip())
    return replace(person, name=" ".join(words), end=end)


def _people(text: str, contact: bool, proved: frozenset[str]) -> list[Hit]:
    """Persons by form and context, and those the document has proved; of two that overlap the proved one."""
    sure = []
    for name in proved:
        if name.split()[-1] in text:
            pattern = r"\s+".join(re.escape(part) for part in name.split())
            for m in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text):
                sure.append(Hit(Kind.PERSON, name, m.start(), m.end(), "model: person", 0.75))
    sure = _prefer(sure, [])
    formed = persons.find(text, contact=contact)
    # What is proved cuts a run of capitals that goes on into ordinary words; a longer name stays whole.
    out = [f for f in formed if not any(overlaps(f, s) and not _goes_on(f, s) for s in sure)]
    return out + [s for s in sure if not any(overlaps(s, o) for o in out)]


def _goes_on(longer: Hit, shorter: Hit) -> bool:
    """Whether a name by form holds a proved one and adds only words that can be names."""
    if not longer.name.startswith(shorter.name):
        return longer.name.endswith(shorter.name)
    rest = longer.name[len(shorter.name) :].split()
    return all(w in surnames() or not lexicon.load().flags(w.lower()) & lexicon.LOWER for w in rest)


def _owner(body: Hit) -> bool:
    """A kommune as a body: its place counts too; a county inside another body's name does not."""
    return body.group == "municipality" or (body.name.endswith("kommune") and "fylkes" not in body.name)


def _prefer(first: list[Hit], second: list[Hit], *, registered: bool = False) -> list[Hit]:
    """Hits of both, the longer of two that overlap; the first list's of two equally long, and with `registered`
    always where both begin at the same place: a form runs on into the words after a name."""
    starts = {h.start for h in first} if registered else set()
    out: list[Hit] = []
    for hit in sorted((*first, *second), key=lambda h: (h.start - h.end, h not in first)):
        if hit not in first and hit.start in starts:
            continue
        if not any(overlaps(hit, o) for o in out):
            out.append(hit)
    return out


def _once(hits: list[Hit]) -> list[Hit]:
    seen: dict[tuple[int, str], Hit] = {}
    for h in hits:
        seen.setdefault((h.start, h.name), h)
    return list(seen.values())
