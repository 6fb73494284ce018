"""Who took part: "Navn: nettverk …", "Navn (rolle i org)", "Navn, rolle i X, region", lists of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract import gazetteer, persons
from ingest.extract.hits import Hit
from ingest.extract.networks import joined_places
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.model import Kind, Relation

_LIST = re.compile(
    r"^\s*(?:til\s?stede|tilstede|til\s+stades|møtte|deltakere|deltakarar|deltagere|deltok|følgende\s+deltakere|følgjande\s+deltakarar|medlemmer|medlemer|forfall|fravær|møteleder|møteleiar|referent|møtende)\b[^:\n]{0,60}:?",
    re.IGNORECASE,
)
_REPRESENTS = re.compile(
    r"(?:representerer|representerar|styreleder\s+i|styreleiar\s+i|leder\s+(?:av|i|for)|leiar\s+(?:av|i|for)|nettverket|koordinator\s+(?:for|i)|for|frå|fra|i)\s+$",
    re.IGNORECASE,
)


def is_list(text: str) -> bool:
    """Whether a paragraph or heading announces participants."""
    return bool(_LIST.match(text))


_SIGNED = re.compile(r"\s*(?:[A-ZÆØÅ][\w.æøåé-]+\s){2,5}\([^()]{2,60}\)[,.]?\s*(?:og\s+)?")


def is_signed_list(text: str) -> bool:
    """ "Kari Berg (koordinator), Ola Lien (NTNU)": only names with brackets."""
    return bool(re.fullmatch(rf"(?:{_SIGNED.pattern})+", f"{text.strip()} ")) and len(text) < 400


def speaker(text: Located, found: Found) -> str | None:
    """A paragraph that begins with a participant: the network they stand for, "" if they name none; else None."""
    words = text.text
    people = [h for h in recognise(words[:90]) if h.kind is Kind.PERSON]
    if not people or people[0].start > 2:
        return None
    person = people[0]
    rest = words[person.end : person.end + 1]
    if rest not in ":,(–-" and not words[person.end : person.end + 3].strip().startswith(("(", "–", "-", ":")):
        return None
    row = entry(text, person, 0, min(len(words), 420), None, found)
    return (row.network or "") if row else ""


def is_absence(text: str) -> bool:
    """Whether the list is of those who did not come."""
    return bool(re.match(r"\s*(?:meldt\s+)?(?:forfall|fravær|frå?vær)", text, re.IGNORECASE))


def entries(text: Located, network: str | None, found: Found, *, absent: bool = False) -> bool:
    """A line or list with several participants, each with what stands beside the name."""
    hits = recognise(text.text)
    people = [h for h in hits if h.kind is Kind.PERSON]
    for hit in hits:
        if hit.kind is not Kind.PERSON:
            found.mention(hit, text)
    for i, person in enumerate(people):
        until = people[i + 1].start if i + 1 < len(people) else len(text.text)
        # "Kongsberg kommune Kari Berg rektor": the body may stand first.
        first = text.text.rfind("\n", 0, person.start) + 1 if i == 0 else person.start
        entry(text, person, first, until, network, found, absent=absent)
    return bool(people)


def entry(
    text: Located, person: Hit, start: int, until: int, own: str | None, found: Found, *, absent: bool = False
) -> Relation | None:
    """The row of one participant; None if neither body nor network is given."""
    words = text.text
    head = _head(words, person.end, until)
    hits = [h for h in recognise(words) if person.end <= h.start < person.end + len(head)]
    bodies = [h for h in hits if h.kind is Kind.PARTNER]
    if not bodies and start < person.start:
        bodies = [h for h in recognise(words) if h.kind is Kind.PARTNER and start <= h.start < person.start]
    network = _network(head, person.end, hits)
    role = persons.standing(words, person).role
    organisation = bodies[0].name if bodies else None
    found.mention(person, text, role, organisation)
    if network and not any(h.kind is Kind.NETWORK and h.name == network[0] for h in hits):
        found.mention(
            Hit(Kind.NETWORK, network[0], network[1], network[2], "attendance: region of a participant", 0.75),
            text,
        )
    if absent or not (bodies or network or own):
        return None
    row = Relation(
        measure=None,
        at=(text.span(start, max(person.end, min(until, person.end + len(head)))),),
        evidence=evidence([words[start : person.end + len(head)]]),
        rule="attendance",
        confidence=0.8,
        partners=tuple(dict.fromkeys(b.name for b in bodies)),
        network=network[0] if network else own,
        contacts=(person.name,),
        inferred=("network",) if own and not network else (),
    )
    found.relations.append(row)
    return row


def _head(words: str, at: int, until: int) -> str:
    """What says who the person is: a bracket, or the words up to the first full stop."""
    rest = words[at:until]
    m = re.match(r"\s*\([^()]*\)(?:\s*,[^.;:]*)?", rest)
    if m:
        return m.group()
    stop = re.search(r"\.(?=\s|$)(?!\s+[Rr]epresenter)|;|\n(?!\s*\w)", rest)
    return rest[: stop.start()] if stop else rest[:160]


def _network(head: str, offset: int, hits: Sequence[Hit]) -> tuple[str, int, int] | None:
    nets = [h for h in hits if h.kind is Kind.NETWORK]
    if nets:
        return nets[0].name, nets[0].start, nets[0].end
    for m in re.finditer(
        r"(?:^\s*[:,(]\s*|representerer\s+|nettverket\s+|regionen\s+)([A-ZÆØÅ][\wæøå]+(?:(?:\s?/\s?|,\s+|\s+og\s+)[A-ZÆØÅ][\wæøå]+)+)",
        head,
    ):
        joined = joined_places(m.group(1))
        if joined:
            return joined, offset + m.start(1), offset + m.end(1)
    return None


def places_only(text: str) -> bool:
    return all(p in gazetteer.places() for p in re.split(r",\s*|\s+og\s+|/", text.strip()))
