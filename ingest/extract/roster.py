"""Rosters: "KS v/Kari Berg  Malvik: Ola Lie (rektor) Leder: Anne Moe, NTNU", whatever parts the entries, if aught.

A stretch of text is a roster when two leads or more ("KS v/", "Malvik:", "Leder:") stand before persons. A lead is
found backwards from its colon or "v/": a name that is known, an office, or the words after the last one that can
belong to a person. Persons that follow each other without a comma are parted at first names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.extract import gazetteer, persons
from ingest.extract.cells import COUNTY
from ingest.extract.hits import Hit
from ingest.extract.participants import municipalities
from ingest.extract.recognise import recognise
from ingest.model import Kind
from ingest.norwegian import rosters as words_of
from ingest.norwegian.roles import ROLES

_SEPARATOR = re.compile(r"(?<=[\wæøå.)]):(?=\s)|(?<!\w)v/\s*", re.IGNORECASE)
_STRONG = re.compile(r"\n|\s{2,}|[;•]|(?<=\w\w)\.\s")
_LABEL = re.compile(rf"(?:{words_of.PRESENT})$", re.IGNORECASE)
_ABSENT = re.compile(rf"(?:{words_of.ABSENT})$", re.IGNORECASE)
_OF_MEETING = re.compile(r"(?:referent|møteleder|møteleiar|ordstyrer|ordstyrar)$", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?:^|(?<=[\s,]))(?:{ROLES}|(?:vara|styre)?medlem(?:mer|er)?|vara(?:representant)?)$", re.IGNORECASE
)
_BEFORE_LEAD = re.compile(rf"(?:{words_of.BEFORE_LEAD})\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?:Fra|Frå|For)\s+(?P<towns>[A-ZÆØÅ][\w/, -]*)$")
_COUNTY = re.compile(r"(?<!\w)(?:fylkeskommunen|f\.\s?kom\.?|fylkeskomm\.?)$", re.IGNORECASE)
_STATE = re.compile(r"(?<!\w)(?:(?:FM|SF)[A-ZÆØÅ]{1,2}|[Ff]ylkesmannen|[Ss]tatsforvaltaren|[Ss]tatsforvalteren)$")
_SHORT = re.compile(r"(?:[A-ZÆØÅ][A-ZÆØÅa-zæøå]*\.?){1,4}$")
_PIECE = re.compile(r"[^,;/•\n()]+")
_CAPITALS = re.compile(r"(?:[A-ZÆØÅ][\w.'’-]*)(?:[ \t]+[A-ZÆØÅ][\w.'’-]*)+")
_AND = re.compile(r"\s(?:og|samt)\s|\s{2,}")
COMMON = 300
"""Occurrences in 100 million words, of a word that persons do not bear: farms' names have fewer."""
LONGEST_LEAD = 70
"""Characters of a lead; what is longer is a sentence that ends in a colon."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Who the persons after it stand for: `start`..`end` its words with what parts them from the names."""

    start: int
    end: int
    text: str
    hits: tuple[Hit, ...] = ()
    bodies: tuple[str, ...] = ()
    guessed: bool = False
    """The bodies are the owners of the place that is printed."""
    network: str | None = None
    role: str | None = None
    by: bool = False
    """Its names follow "v/"."""
    label: bool = False
    """It only says that those who follow came, or did not."""

    @property
    def speaks(self) -> bool:
        return bool(self.bodies or self.network or self.role)


@dataclass
class Entry:
    """One person; `start`..`end` the words of name and body."""

    person: Hit
    lead: Lead
    absent: bool
    end: int
    bodies: list[Hit] = field(default_factory=list)


def read(words: str, least: int = 2) -> list[Entry]:
    """The entries of a roster, in order; empty where fewer than `least` leads speak for somebody. A single one, in
    a list of participants, must be a region or stand before "v/"."""
    leads = list(_leads(words))
    out: list[Entry] = []
    absent = False
    ends = [*(lead.start for lead in leads[1:]), len(words)]
    for lead, until in zip(leads, ends, strict=False):
        if lead.label:
            absent = bool(_ABSENT.search(lead.text))
        if lead.speaks or lead.label:
            out += _entries(words, lead, until, absent=absent)
    telling = {e.lead.start: e.lead for e in out if e.lead.speaks}
    if len(telling) == 1 and least == 1:
        lead = next(iter(telling.values()))
        return out if lead.network or lead.by else []
    return out if len(telling) > 1 else []


def covers(words: str, entries: Sequence[Entry]) -> float:
    """The share of the words that the entries and their leads take."""
    taken = sum(len(e.person.name) for e in entries)
    taken += sum(b.end - b.start for e in entries for b in e.bodies)
    taken += sum(lead.end - lead.start for lead in {e.lead.start: e.lead for e in entries}.values())
    return taken / max(1, len(words.strip()))


def _leads(words: str) -> Iterator[Lead]:
    before = 0
    for m in _SEPARATOR.finditer(words):
        lead = _lead(words, before, m.start(), m.end())
        if lead is not None:
            yield replace(lead, by=m.group() != ":")
            before = m.end()


def _lead(words: str, at: int, until: int, end: int) -> Lead | None:
    """The lead that ends at `until`; it begins after `at`, where the separator before it ends."""
    bounds = [m.end() for m in _STRONG.finditer(words, at, until)]
    first = bounds[-1] if bounds else at
    text = words[first:until].rstrip()
    first += len(text) - len(text.lstrip(" -–*•"))
    text = text.lstrip(" -–*•")
    if not text:
        return None
    if m := _LABEL.search(text) or _ABSENT.search(text):
        return Lead(first + m.start(), end, m.group(), label=True)
    if m := _OFFICE.search(text):
        return Lead(first + m.start(), end, m.group(), role=m.group())
    if (m := _FROM.search(text)) and (towns := tuple(municipalities(m.group("towns")))):
        return Lead(first + m.start(), end, m.group(), bodies=towns, guessed=True)
    hits = [h for h in _known(text) if h.end == len(text)]
    if hits:
        start = min(h.start for h in hits)
        if m := _BEFORE_LEAD.search(text[:start]):
            start = m.start()
        return _of_names(text, start, first, end, hits)
    if m := _COUNTY.search(text):
        return Lead(first + m.start(), end, m.group(), bodies=(COUNTY,))
    if m := _STATE.search(text):
        return Lead(first + m.start(), end, m.group(), bodies=("Statsforvalteren",))
    start = 0 if bounds or at == 0 else _after_person(text)
    name = text[start:]
    if len(name) > LONGEST_LEAD or not name or not name[0].isupper():
        return None
    if m := _OFFICE.search(name):
        return Lead(first + start + m.start(), end, name, role=m.group())
    return Lead(first + start, end, name)


def _known(text: str) -> list[Hit]:
    """The names in a lead. A district stands for its region here: somebody speaks for it."""
    found = [*recognise(text), *(h for h in gazetteer.find(text) if h.kind is Kind.NETWORK)]
    return [h for h in found if h.kind in (Kind.PARTNER, Kind.NETWORK, Kind.PLACE)]


def _of_names(text: str, start: int, first: int, end: int, hits: Sequence[Hit]) -> Lead:
    nets = sorted((h for h in hits if h.kind is Kind.NETWORK), key=lambda h: h.start)
    bodies = tuple(dict.fromkeys(h.name for h in hits if h.kind is Kind.PARTNER))
    towns = () if bodies or nets else tuple(municipalities(text[min(h.start for h in hits) :].strip()))
    longest = min(h.start for h in hits)
    network = nets[0].name if nets and nets[0].start <= longest else None
    return Lead(
        first + start,
        end,
        text[start:],
        tuple(hits),
        () if network else bodies or towns,
        guessed=bool(towns),
        network=network,
    )


def _after_person(text: str) -> int:
    """Where the lead begins in "Odd Terje Tonning Kommunane": at the first word that no person bears."""
    for i, m in enumerate(re.finditer(r"\S+", text)):
        word = m.group().strip(".,()")
        if i < 2 or not word[:1].isupper():
            continue
        if _SHORT.fullmatch(word) and word.isupper() and len(word) > 1:
            return m.start()
        if _is_ordinary(word):
            return m.start()
    return len(text)


def _is_ordinary(word: str) -> bool:
    """Whether a capitalised word is one that no person bears."""
    bare = word.strip(".,()")
    return bare not in surnames() and bare not in first_names() and lexicon.load().count(bare.lower()) > COMMON


def _entries(words: str, lead: Lead, until: int, *, absent: bool) -> list[Entry]:
    out: list[Entry] = []
    for start, piece in _pieces(words, lead.end, until):
        bodies = [h for h in recognise(piece) if h.kind is Kind.PARTNER]
        if out and bodies and sum(h.end - h.start for h in bodies) > 0.6 * len(piece.strip()):
            for entry in _without_body(out):
                entry.bodies += [_moved(h, start) for h in bodies]
                entry.end = start + len(piece.rstrip())
            continue
        if lead.by and piece[:1].islower() and start == lead.end:
            piece = piece[0].upper() + piece[1:]
        for a, b in _people(piece):
            name = " ".join(piece[a:b].split())
            hit = Hit(Kind.PERSON, name, start + a, start + b, "attendance: in a roster", 0.8)
            out.append(Entry(hit, lead, absent, start + b))
    return out


def _without_body(entries: Sequence[Entry]) -> list[Entry]:
    """The last entries that no body followed yet: "Kari Berg og Ola Lie, NTNU"; of a list with commas the last."""
    return [e for e in entries[-1:] if not e.bodies]


def _moved(hit: Hit, by: int) -> Hit:
    return Hit(hit.kind, hit.name, hit.start + by, hit.end + by, hit.rule, hit.confidence, hit.group)


def _pieces(words: str, at: int, until: int) -> Iterator[tuple[int, str]]:
    """What stands between commas, brackets and "og", with its place; what brackets hold is no name."""
    depth = 0
    for m in re.finditer(r"[()]|[^()]+", words[at:until]):
        if m.group() in "()":
            depth = max(0, depth + (1 if m.group() == "(" else -1))
            continue
        if depth:
            continue
        for p in _PIECE.finditer(m.group()):
            start = at + m.start() + p.start()
            last = 0
            for cut in [*_AND.finditer(p.group()), None]:
                part = p.group()[last : cut.start() if cut else len(p.group())]
                lead = len(part) - len(part.lstrip(" -–."))
                if part.strip():
                    yield start + last + lead, part.lstrip(" -–.")
                last = cut.end() if cut else 0


def _people(piece: str) -> Iterator[tuple[int, int]]:
    """The persons of a piece: runs of capitalised words, parted where a first name follows a surname."""
    run = _CAPITALS.search(piece)
    if run is None or len(piece[: run.start()].split()) > 3:
        return
    tokens = [(run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"\S+", run.group())]
    while tokens and not persons.is_part_of_name(piece[slice(*tokens[0])].strip(".,")):
        tokens = tokens[1:]
    begin = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and not _begins(piece, tokens, begin, i):
            continue
        names = [piece[slice(*t)] for t in tokens[begin:i]]
        last = i
        while len(names) > 2 and _is_ordinary(names[-1]):  # "Kari Berg Arbeidsutvalget": the next label
            names, last = names[:-1], last - 1
        if 2 <= len(names) <= 5 and all(persons.is_part_of_name(n.strip(".,")) for n in names):
            end = tokens[last - 1][1]
            yield tokens[begin][0], end - len(names[-1]) + len(names[-1].rstrip(".,"))
        begin = i


def _begins(piece: str, tokens: Sequence[tuple[int, int]], begin: int, i: int) -> bool:
    """Whether a new person begins with word `i`: a first name, two words or more after the one before."""
    word, before = piece[slice(*tokens[i])], piece[slice(*tokens[i - 1])]
    first = word.split("-")[0] in first_names() and (word not in surnames() or persons.is_first_name(word))
    return i - begin >= 2 and first and (before not in first_names() or (before in surnames() and i - begin > 2))
