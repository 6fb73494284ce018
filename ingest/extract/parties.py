"""Partners and contacts named in a cell or a phrase."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.extract.recognise import recognise
from ingest.model import Kind
from ingest.norwegian import small_words
from ingest.norwegian.organisations import STEMS
from ingest.norwegian.roles import ROLES

_NOTHING = re.compile(
    r"^[\s?–—.\-]*$|^(?:ikke|ikkje|ingen|avklares|avklarast|ikke avklart|ikkje avklart|ukjent|uavklart|tbd|n/a|ikke aktuelt|ikkje aktuelt|under avklaring)\b.*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[;,\n]\s*|\s+og\s+|\s+samt\s+|\s*/\s*|\s*\+\s*|\s+&\s+")
_GENERIC = re.compile(
    r"(?:alle|flere|fleire|ulike|andre|eksterne?|interne?|lokale?|private|kommunale|diverse|evt\.?|eventuelt|skoleeier\w*|skuleeigar\w*|skoler|skolene|skular|skulane|rektor\w*|lærer\w*|lærar\w*|leder\w*|leiar\w*|"
    r"kommuner|kommunene|kommunane|kommunar|kommunen|barnehag\w*|uh|uh-\w+|u/h|ppt|nettverk\w*|region\w*|styringsgrupp\w*|arbeidsgrupp\w*|prosjektgrupp\w*|ressursperson\w*|oppvekst\w*|rådmann\w*|administrasjon\w*|institutter|fagmiljø\w*|kompetansemiljø\w*|eigarar|eiere|universitet\w*|høgskol\w*|høyskol\w*|høgskul\w*|partner\w*|koordinator\w*|næringsliv\w*|foreldre\w*|elev\w*|tillitsval\w*|sentralt|kontakt\w*|faglig\w*|fagleg\w*|m\.?fl\.?|egen|eigen|eiga|selv|sjølv|hele|heile|fagforeininger|fagforeninger)\b.*",
    re.IGNORECASE,
)
_CUT = re.compile(r"\b(?:v/|ved\b|faglig\s+kontakt|fagleg\s+kontakt|kontakt\w*)\s*:?.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """Names in their normal forms, in the order printed; `loose`: partners only proved by the column they stand in."""

    partners: tuple[str, ...]
    contacts: tuple[str, ...]
    loose: tuple[tuple[str, int, int], ...] = ()
    """(name, start, end) in the text."""
    people: tuple[tuple[str, int, int], ...] = ()
    """Persons that only their place proves: beside a body in a column of partners."""


def parties(text: str, *, partner_column: bool = False, contact_column: bool = False) -> Parties:
    """Who a cell names. In a column of partners capitalised names that no rule knows count too."""
    if _NOTHING.match(text):
        return Parties((), ())
    hits = of_contacts(text) if contact_column else recognise(text)
    partners = [h.name for h in hits if h.kind is Kind.PARTNER]
    contacts = [h.name for h in hits if h.kind is Kind.PERSON]
    loose: list[tuple[str, int, int]] = []
    people: list[tuple[str, int, int]] = []
    if partner_column:
        covered = [(h.start, h.end) for h in hits if h.kind in (Kind.PARTNER, Kind.PERSON, Kind.NETWORK)]
        for start, end in _between(text, covered):
            loose += _unknown(text, start, end)
        if partners:
            people = [x for x in loose if _person_like(x[0])]
            loose = [x for x in loose if x not in people]
            contacts += [name for name, _, _ in people]
        partners += [name for name, _, _ in loose]
        order = {h.name: h.start for h in reversed(hits)} | {name: s for name, s, _ in loose}
        partners.sort(key=lambda p: order[p])
    return Parties(tuple(dict.fromkeys(partners)), tuple(dict.fromkeys(contacts)), tuple(loose), tuple(people))


def of_contacts(text: str) -> tuple[Hit, ...]:
    """The names in a cell of contacts: where a piece of it is nothing but capitalised words, a person found in it
    bears them all ("Olin Marie Berg", whose first name no register has)."""
    hits = list(recognise(text, contact=True))
    for piece in _PIECE.finditer(text):
        words = piece.group().strip()
        at = piece.start() + piece.group().find(words) if words else 0
        if title := _TITLE.match(words):
            words, at = words[title.end() :], at + title.end()
        inside = [h for h in hits if at <= h.start and h.end <= at + len(words)]
        person = next((h for h in inside if h.kind is Kind.PERSON), None)
        if person and _FULL_NAME.fullmatch(words) and all(h.kind in (Kind.PERSON, Kind.PLACE) for h in inside):
            whole = Hit(
                Kind.PERSON, " ".join(words.split()), at, at + len(words), "table: column of contacts", 0.8
            )
            hits = [h for h in hits if h not in inside] + [whole]
    return tuple(sorted(hits, key=lambda h: (h.start, -h.end)))


_TITLE = re.compile(rf"{ROLES}\s+(?=[A-ZÆØÅÁ])", re.IGNORECASE)
_PIECE = re.compile(r"(?:(?!\s(?:og|samt)\s)[^,;/&(\n:])+")
_FULL_NAME = re.compile(r"[A-ZÆØÅÁ][\wæøåáéü'’-]+(?:\s(?:[A-ZÆØÅ]\.|[A-ZÆØÅÁ][\wæøåáéü'’-]+)){1,3}")


def _person_like(words: str) -> bool:
    """Two or three capitalised words none of which is an ordinary word or part of a body's name."""
    parts = words.split()
    if not 2 <= len(parts) <= 3 or not all(re.fullmatch(r"[A-ZÆØÅ][a-zæøåéü-]+", p) for p in parts):
        return False
    lower = lexicon.load()
    return not any(lower.flags(p.lower()) & lexicon.LOWER or re.search(STEMS, p, re.IGNORECASE) for p in parts)


def _between(text: str, covered: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out, at = [], 0
    for start, end in sorted(covered):
        if start > at:
            out.append((at, start))
        at = max(at, end)
    out.append((at, len(text)))
    return out


def _unknown(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Capitalised pieces that can be the name of a body: "Energiverket", "Kulturtorget i Åsdal"."""
    out = []
    at = start
    for piece in [*_SPLIT.finditer(text, start, end), None]:
        stop = piece.start() if piece else end
        raw = text[at:stop]
        words = re.split(r"\s*\(", _CUT.sub("", raw).strip(" .:–-?()\t\n"), maxsplit=1)[0].strip()
        lead = raw.find(words) if words else 0
        if (
            words
            and len(words) > 2
            and words[0].isupper()
            and len(words) <= 60
            and len(words.split()) <= 6
            and not _GENERIC.fullmatch(words)
            and not re.search(r"\d", words)
            and "@" not in words
            and words.split()[0] not in first_names()
            and words not in surnames()
            and not small_words.PHRASE_ENDS & set(words.lower().split()[1:])
        ):
            out.append((gazetteer.near(words) or words, at + lead, at + lead + len(words)))
        at = piece.end() if piece else end
    return out
