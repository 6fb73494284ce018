"""Who took part: "Navn: nettverk …", "Navn (rolle i org)", "Navn, rolle i X, region", lists of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.person_names import surnames
from ingest import lexicon
from ingest.extract import gazetteer, participants, persons, roster
from ingest.extract.hits import Hit
from ingest.extract.network_names import joined_places
from ingest.extract.recognise import recognise
from ingest.extract.result import Found, Located, evidence
from ingest.model import Kind, Relation
from ingest.norwegian.roles import ROLES
from ingest.norwegian.rosters import ABSENT, HEADED, PRESENT

_LIST = re.compile(rf"^\s*(?:{PRESENT}|{ABSENT}|{HEADED})\b[^:\n]{{0,60}}:?", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?<=^)|(?<=[\s,;]))(?:[-•*]\s+)?(?P<body>[A-ZÆØÅ][^:;.,()]{1,58}):\s+(?=[A-ZÆØÅ])")
_NAME_AND_BODY = re.compile(
    r"\s*(?P<n>\d{1,3}[.)]?\s+|[-•*]\s+)?(?:[A-ZÆØÅ][\w.&-]*|i|og|for|kommune|fylkeskommune)(?:\s+(?:[A-ZÆØÅ][\w.&-]*|\d|i|og|for|kommune|fylkeskommune)){2,9}\s*"
)
_ABBREVIATION = re.compile(r"[A-ZÆØÅ][\w]*[A-ZÆØÅ][\w]*|[A-ZÆØÅ]{2,}")


_LEADS_IN = re.compile(rf"(?:^|\s)(?:{PRESENT}):\s*$", re.IGNORECASE)


def is_list(text: str) -> bool:
    """Whether a paragraph or heading announces participants."""
    return bool(_LIST.match(text)) or leads_in(text)


def leads_in(text: str) -> bool:
    """Whether a text ends in a label of participants and a colon: those below came."""
    return bool(_LEADS_IN.search(text))


_SIGNED = re.compile(r"\s*(?:[A-ZÆØÅ][\w.æøåé-]+\s){2,5}\([^()]{2,60}\)[,.]?\s*(?:og\s+)?")


def is_signed_list(text: str) -> bool:
    """ "Kari Berg (koordinator), Ola Lien (NTNU)": only names with brackets."""
    return bool(re.fullmatch(rf"(?:{_SIGNED.pattern})+", f"{text.strip()} ")) and len(text) < 400


def speaker(text: Located, found: Found) -> str | None:
    """A paragraph that begins with a participant: the network they stand for, "" if they name none; else None."""
    words = text.text
    people = [h for h in recognise(words[:90]) if h.kind is Kind.PERSON and h.start < 3] or _unknown(words)
    if not people:
        return None
    person = people[0]
    rest = words[person.end : person.end + 1]
    if rest not in ":,(–-" and not words[person.end : person.end + 3].strip().startswith(("(", "–", "-", ":")):
        return None
    row = entry(text, person, 0, min(len(words), 420), None, found)
    return (row.network or "") if row else ""


def _unknown(words: str) -> list[Hit]:
    """A person whose first name no register has, before a sign and the body, office or place they are of."""
    for h in recognise(words[:90], contact=True):
        rest = words[h.end : 90]
        told = _OF.match(rest)
        if h.kind is Kind.PERSON and h.start < 3 and told:
            of = [o for o in recognise(rest[told.end() :]) if o.start < 3 and o.kind is not Kind.MEASURE]
            office = _ROLE.search(rest)
            names = words[h.start : h.end].split()
            if names[-1] in surnames():
                return [h] if of or office else []
            return [h] if of and office and not any(map(_is_word_or_place, names)) else []
    return []


def _is_word_or_place(name: str) -> bool:
    return name in gazetteer.places() or bool(lexicon.load().flags(name.lower()) & lexicon.LOWER)


_OF = re.compile(r"\s?[:,(–-]\s*")
_ROLE = re.compile(rf"(?<!\w)(?:{ROLES})\b", re.IGNORECASE)


def is_absence(text: str) -> bool:
    """Whether the list is of those who did not come."""
    return bool(re.match(r"\s*(?:meldt\s+)?(?:forfall|fravær|frå?vær)", text, re.IGNORECASE))


def entries(text: Located, network: str | None, found: Found, *, absent: bool = False) -> bool:
    """A line or list with several participants, each with what stands beside the name or leads the line."""
    words = text.text
    if (halves := _unparted(words)) is not None:
        return _entry_of_two(text, halves, network, found, absent=absent)
    if entered := roster.read(words, least=1):
        return _rostered(text, entered, network, found, absent=absent)
    hits = recognise(words)
    leads = _leads(words, hits)
    if leads:  # who stands behind a body's name and a colon is a person, known or not
        hits = recognise(words, contact=True)
    people = [h for h in hits if h.kind is Kind.PERSON]
    for hit in hits:
        if hit.kind is not Kind.PERSON:
            found.mention(hit, text)
    for i, person in enumerate(people):
        until = people[i + 1].start if i + 1 < len(people) else len(words)
        until = min([until, *(lead.start for lead in leads if lead.start >= person.end)])
        # "Kongsberg kommune Kari Berg rektor": the body may stand first.
        first = words.rfind("\n", 0, person.start) + 1 if i == 0 else person.start
        lead = next((lead for lead in reversed(leads) if lead.end <= person.start), None)
        entry(text, person, first, until, network, found, absent=absent, lead=lead)
    return bool(people)


ROSTER = 0.6
"""Share of a paragraph's words that must be names and their leads for it to be a roster without a heading. Tried:
0.5 takes sentences with a list in them."""


def is_roster(words: str) -> bool:
    """Whether a paragraph without a heading lists participants."""
    entered = roster.read(words)
    return len({e.lead.start for e in entered}) > 2 and roster.covers(words, entered) >= ROSTER


def _rostered(
    text: Located, entered: Sequence[roster.Entry], network: str | None, found: Found, *, absent: bool
) -> bool:
    for hit in recognise(text.text):
        if hit.kind is not Kind.PERSON:
            found.mention(hit, text)
    for e in entered:
        lead = e.lead
        bodies = tuple(dict.fromkeys(b.name for b in e.bodies)) or lead.bodies
        role = lead.role or persons.standing(text.text, e.person).role
        found.mention(e.person, text, role, bodies[0] if bodies else lead.network or lead.text)
        for hit in lead.hits:
            if hit.kind is Kind.NETWORK and hit.name == lead.network:
                at = lead.start + len(lead.text) - (hit.end - hit.start)
                found.mention(replace(hit, start=at, end=at + hit.end - hit.start), text)
        if absent or e.absent or not (bodies or lead.network or (network and not lead.role)):
            continue
        own = None if bodies and not lead.network and not network else network
        guessed = lead.guessed and not e.bodies
        _row(text, e.person, e.person.start, e.end, bodies, own, lead.network, found, guessed=guessed)
    return True


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a line begins with, up to its colon: all persons after it stand for it."""

    start: int
    end: int
    bodies: tuple[str, ...] = ()
    network: str | None = None
    organisation: str | None = None
    printed: bool = True
    """The body's name stands there; else only the name of its municipality."""


def _leads(words: str, hits: Sequence[Hit]) -> list[_Lead]:
    out = []
    for m in _LEAD.finditer(words):
        here = [h for h in hits if m.start("body") <= h.start < m.end("body")]
        if any(h.kind is Kind.PERSON and h.end == m.end("body") for h in here) or is_list(m.group("body")):
            continue
        bodies = tuple(h.name for h in here if h.kind is Kind.PARTNER and h.end == m.end("body"))
        nets = [h for h in here if h.kind is Kind.NETWORK and h.end == m.end("body")]
        towns = tuple(participants.municipalities(m.group("body").split("\n")[-1].strip()))
        start = min((h.start for h in here if h.end == m.end("body")), default=m.start("body"))
        if bodies or nets or towns:
            network = nets[0].name if nets else None
            out.append(
                _Lead(start, m.end(), bodies or (() if nets else towns), network, None, bool(bodies or nets))
            )
        elif m.start() == 0:
            out.append(_Lead(start, m.end(), organisation=m.group("body").strip()))
    return out


def _unparted(words: str) -> tuple[int, int, int] | None:
    """ "7. Kari Berg Lo Verdal Vekst AS": name and body with nothing between them. Where the name begins and ends
    and where the body ends; None if the line is something else or cannot be parted."""
    line = _NAME_AND_BODY.fullmatch(words)
    if line is None:
        return None
    parts = [(m.start(), m.end()) for m in re.finditer(r"\S+", words)][1 if line.group("n") else 0 :]
    best: tuple[int, int] | None = None
    for k in range(2, min(5, len(parts))):
        at = parts[k][0]
        rest = words[at:].rstrip()
        name = [words[a:b] for a, b in parts[:k]]
        if name[0] in gazetteer.places() or not all(map(persons.is_part_of_name, name)):
            continue
        whole = [h for h in recognise(rest) if h.kind is Kind.PARTNER and h.start == 0 and h.end == len(rest)]
        first = words[slice(*parts[k])]
        points = 2 * bool(whole) + (first in gazetteer.places()) + 2 * any(h.group != "form" for h in whole)
        points += bool(len(parts) == k + 1 and _ABBREVIATION.fullmatch(rest))
        if points and (best is None or points > best[0]):
            best = (points, k)
    if best is None:
        return None
    return parts[0][0], parts[best[1] - 1][1], len(words.rstrip())


def _entry_of_two(
    text: Located, halves: tuple[int, int, int], network: str | None, found: Found, *, absent: bool
) -> bool:
    start, end, until = halves
    words = text.text
    person = Hit(Kind.PERSON, " ".join(words[start:end].split()), start, end, "attendance: name and body", 0.85)
    at = end + len(words[end:until]) - len(words[end:until].lstrip())
    bodies = [h for h in recognise(words[at:until]) if h.kind is Kind.PARTNER]
    for hit in (h for h in recognise(words[at:until]) if h.kind is not Kind.PERSON):
        found.mention(replace(hit, start=hit.start + at, end=hit.end + at), text)
    found.mention(person, text, None, bodies[0].name if bodies else words[at:until].strip())
    if bodies and not absent:
        _row(text, person, start, until, tuple(b.name for b in bodies), network, None, found)
    return True


_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_STAYED_AWAY = re.compile(rf"\((?:{ABSENT})\)", re.IGNORECASE)


def entry(
    text: Located,
    person: Hit,
    start: int,
    until: int,
    own: str | None,
    found: Found,
    *,
    absent: bool = False,
    lead: _Lead | None = None,
) -> Relation | None:
    """The row of one participant; None if neither body nor network is given."""
    words = text.text
    head = _head(words, person.end, until)
    hits = [h for h in recognise(words) if person.end <= h.start < person.end + len(head)]
    bodies = [h for h in hits if h.kind is Kind.PARTNER]
    if not bodies and lead is None and start < person.start:
        bodies = [h for h in recognise(words) if h.kind is Kind.PARTNER and start <= h.start < person.start]
    network = _network(head, person.end, hits)
    role = persons.standing(words, person).role
    bracket = _BRACKET.match(head)
    towns = tuple(participants.municipalities(bracket.group(1))) if bracket and not network else ()
    names = tuple(dict.fromkeys(b.name for b in bodies)) or (lead.bodies if lead else ()) or towns
    found.mention(person, text, role, names[0] if names else lead.organisation if lead else None)
    if network and not any(h.kind is Kind.NETWORK and h.name == network[0] for h in hits):
        found.mention(
            Hit(Kind.NETWORK, network[0], network[1], network[2], "attendance: region of a participant", 0.75),
            text,
        )
    printed = network[0] if network else lead.network if lead else None
    if absent or _STAYED_AWAY.search(words[person.end : until]) or not (names or printed or own):
        return None
    until = max(person.end, min(until, person.end + len(head)))
    guessed = not bodies and bool((lead and not lead.printed) or names == towns)
    return _row(text, person, start, until, names, own, printed, found, guessed=guessed)


def _row(
    text: Located,
    person: Hit,
    start: int,
    until: int,
    bodies: tuple[str, ...],
    own: str | None,
    network: str | None,
    found: Found,
    *,
    guessed: bool = False,
) -> Relation:
    """`own` is the network of the document, `network` one that the line prints, `guessed`: bodies of a place."""
    row = Relation(
        measure=None,
        at=(text.span(start, until),),
        evidence=evidence([text.text[start:until]]),
        rule="attendance",
        confidence=0.8,
        partners=bodies,
        network=network or own,
        contacts=(person.name,),
        inferred=(
            *(("partners",) if bodies and guessed else ()),
            *(("network",) if own and not network else ()),
        ),
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
