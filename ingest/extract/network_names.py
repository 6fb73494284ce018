"""What a network is called, from the words that have its form: the name, and where it ends."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re

from corpus.person_names import first_names
from ingest import lexicon
from ingest.extract import districts, gazetteer
from ingest.model import Kind
from ingest.norwegian import names as n

BODY = r"(?:nettverk|regionråd|samarbeidsråd|region|forum)(?:et|en)?"
_NAMED_HEAD = re.compile(r"(?:[Ss]kole|[Ss]kule|[Oo]ppvekst|[Bb]arnehage)nettverket\s+(?:i|for|på)\s+")
AMID = re.compile(r"[a-zæøå] $")
"""Before a word in the midst of a sentence: its capital says that it is a name, be it a common word or not."""
CAPITAL_AT_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[•–-]\s)$")
_TAILED = re.compile(r"-(?:nettverket|nettverk|regionen)$")
_DESCRIBES = re.compile(r"(?:isk|alt|ale|lig|leg|elt|elle)[et]?$")
_HEAD_FIRST = re.compile(rf"(?=\w)[\wæøå -]*?(?P<body>(?i:{BODY}))[ ](?:(?:i|på|for)[ ])?(?P<rest>.+)$")
_HEAD_LAST = re.compile(rf"(?P<rest>.+)[ ][a-zæøå]*{BODY}$")
_NO_NAMES = frozenset(
    ["NTNU", "UH", "KS", "PPT", "IKT", "SFO", "LK20", "Dekom", "Rekom", "DEKOM", "REKOM", "UP", "FN", "TV"]
)
Made = tuple[str, int | None]
"""A name, and after how many characters of its words it ends; None where it takes all of them."""


def plain(name: str) -> str:
    """A network's name without the word "kompetansenettverket" before it; kommuner joined by `/`.

    >>> plain("kompetansenettverket Indre Fjord"), plain("Orkdal og Skaun")
    ('Indre Fjord', 'Orkdal/Skaun')
    """
    name = re.sub(r"^(?:kompetansenettverk(?:et)?|nettverk(?:et)?)\s+(?=[A-ZÆØÅ])", "", name)
    return joined_places(name) or re.sub(r"^(\w+) for øvre ", r"\1 for Øvre ", name)


def name_of(words: str, group: str, text: str, m: re.Match[str]) -> Made | None:
    """The name in `words`, which `m` found in `text` as its `group`: "whole", with its head, or "name"; None if they
    name no network."""
    words = " ".join(words.split())
    return _whole(words, text, m) if group == "whole" else _listed(words, text, m)


def _whole(words: str, text: str, m: re.Match[str]) -> Made | None:
    """Words that hold the head too: "Oppvekstnettverket Ytre Fjord", "Fjellregionen"."""
    low = words.lower()
    if low in n.BARE_NETWORKS:
        return None
    if re.fullmatch(r"[A-ZÆØÅ][a-zæøå]+", words):
        # One capitalised compound: a name, unless it only starts a sentence and the stem is no place.
        stem = re.sub(r"s?(?:nettverket|regionen|forumet|regionrådet)$", "", words)
        if GENERAL_STEM.fullmatch(stem):
            return None
        if CAPITAL_AT_START.search(text[max(0, m.start() - 3) : m.start()]) and not _placelike(stem):
            return None
    if re.match(
        r"(?:Om|I|For|Fra|Frå|Med|Til|Hva|Kva|Når|Hvem|Kven|Hvert|Kvart|Nye|Den|Det|De|Dette|Denne|Ein|En|Et|Eit|Alle|Hvert|Kvart|Vårt|Felles|Nytt|Hele)\s",
        words,
    ):
        return None
    if rest := _HEAD_FIRST.match(words):
        body, name = rest.group("body"), rest.group("rest")
        if (
            (is_county(name) and not body.startswith("forum"))
            or name.split()[0] in first_names()
            or (body.endswith(("et", "en")) and (_ordinary(name) or _the_thing(name)))
        ):
            return None
        *before, last = name.split()
        known = gazetteer.places()
        if (
            len(before) == 1
            and last in known
            and name not in known
            and not re.fullmatch(districts.SIDE, before[0])
        ):
            words = words.removesuffix(f" {last}")  # "Oppvekstnettverk Midtbygda Hol, Gol og Ål": its members
            return capitalised(words), len(words)
    elif (
        (rest := _HEAD_LAST.match(words))
        and _ordinary(rest.group("rest"))
        and not AMID.search(text[max(0, m.start() - 12) : m.start()])
    ):
        return None
    return capitalised(words), None


def _listed(words: str, text: str, m: re.Match[str]) -> Made | None:
    """Words behind a head, which may be several kommuner: "nettverket Orkdal, Skaun og Melhus"."""
    parts = [
        p.strip()
        for p in re.split(
            r"\s?[/,–]\s?|\s+og\s+|\s+&\s+|(?<=[a-zæøå])(?<!Midt)(?<!Nord)(?<!Sør)(?<!Vest)(?<!Aust)(?<!Øst)-(?=[A-ZÆØÅ])",
            words,
        )
        if p.strip()
    ]
    if len(parts) > 1 and gazetteer.lookup(parts[-1], Kind.PARTNER) and parts[-1] not in gazetteer.places():
        made = _listed(words[: words.rindex(parts[-1])].rstrip(" ,/–&og"), text, m)  # "X og UiT"
        return made and (made[0], made[1] or words.rindex(parts[-1]))
    places = [p for p in parts if p in gazetteer.places()]
    if len(places) > 1 and places == parts[1:] and re.match(rf"{re.escape(parts[0])}\s?,", words):
        made = _listed(parts[0], text, m)  # "X, Hol, Gol og Ål": its members
        return made and (made[0], made[1] or len(parts[0]))
    if len(parts) > 1 and places and re.match(r"(?:Nettverk|Kompetansenettverk) ", m.group()):
        return words, None
    if len(parts) > 1 and len(places) == len(parts):
        return "/".join(parts), None
    if len(parts) > 1 and len(places) >= 1 and "/" in words and not any(p.isupper() for p in parts):
        return "/".join(parts), None
    if len(parts) > 1 and len(places) >= 2:
        # "nettverket Inderøy, Verran og Steinkjer Kari …": only what is known.
        keep = parts[: parts.index(places[-1]) + 1]
        return "/".join(keep), None
    return _single(words, parts, text, m)


def _single(words: str, parts: list[str], text: str, m: re.Match[str]) -> Made | None:
    """Words behind a head that are one name."""
    first = parts[0]
    if any(h.kind is Kind.SCHEME for h in gazetteer.find(words)) or is_county(words) or words in n.LANDS:
        return None
    if (
        re.match(r"(?!Nettverk|Kompetansenettverk|Lærende|Lærande|Interkomm)[A-ZÆØÅ]", m.group())
        and not _NAMED_HEAD.match(m.group())
        and not _TAILED.search(m.group())
    ):
        return None  # "Oppvekstnettverket X": a whole name of its own
    named = (
        re.match(r"(?:Nettverk|Kompetansenettverk)\s", m.group())
        or (  # both capitals: a name
            m.group().startswith("Nettverket ") and AMID.search(text[max(0, m.start() - 12) : m.start()])
        )
    )
    if (
        not named
        and first not in gazetteer.places()
        and not first.isupper()
        and lexicon.load().flags(first.lower()) & lexicon.LOWER
        and not first.endswith("regionen")
    ):
        return None  # "startet nettverket Lesing på …": an ordinary word
    if first in _NO_NAMES:
        return None
    if (tail := _TAILED.search(m.group())) and tail.group() != "-nettverk":
        return words + tail.group(), None
    if (head := _NAMED_HEAD.match(m.group())) and len(parts) == 1:
        return capitalised(f"{head.group()}{first}"), None
    return (first if len(parts) == 1 else words), None


def _ordinary(words: str) -> bool:
    """Whether a name is a single common word: "Regionale", "Lesing"."""
    low = words.lower()
    return (
        " " not in words
        and not words.isupper()
        and _is_word(words)
        and (lexicon.load().count(low) >= COMMON or bool(_DESCRIBES.search(low)))
    )


def _is_word(name: str) -> bool:
    """Whether a name is a word of the lexicon that no place or district bears."""
    known = lexicon.load().flags(name.lower()) & lexicon.LOWER
    return bool(known) and name not in gazetteer.places() and name not in districts.names()


def _the_thing(name: str) -> bool:
    """Whether a name is a noun with its article that is no rare word: "Regionrådet Kontingenten …", not "Ottadalen"."""
    low = name.lower()
    return low.endswith(("en", "et", "ene", "ane")) and _is_word(name) and lexicon.load().count(low) >= SELDOM


def neighbours(places: list[str]) -> bool:
    """Whether kommuner can be one network's: of one county, as far as the register tells."""
    rows = [gazetteer.lookup(p, Kind.PLACE) for p in places]
    return len({row.county for row in rows if row and row.county}) < 2


def one_place(names: list[str]) -> bool:
    """Whether two names are those of one kommune in two languages: "Guovdageaidnu/Kautokeino"."""
    return len({row.name if (row := gazetteer.lookup(p, Kind.PLACE)) else p for p in names}) == 1


def _placelike(stem: str) -> bool:
    """Whether a stem can be a district's name: it is no ordinary word."""
    low = stem.lower()
    return lexicon.load().count(low) < COMMON or stem in gazetteer.places()


COMMON = 2000
"""Occurrences in 100 million words: what is rarer is read as a name, not as a word. "Numedal" has under 200."""


SELDOM = 20
"""Occurrences in 100 million words below which a noun with its article is a name: "Ottadalen" has 6."""


GENERAL_STEM = re.compile(
    r"(?:Kompetanse|Region|Oppvekst|Fag|Skole|Skule|Samarbeid|Lærings|Utviklings|Utvikling|Barnehage|Rektor|Lærer|Lærar|Leder|Leiar|Kommune|Fylke|By|Storby|Land|Dekom|Rekom|Styrer|Styrar|"
    r"Møte|Drifts|Team|Ressurs|Veileder|Rettleiar|Erfarings|Partner|Kontakt|Sam|Landsdel|Delings|PPT|Spesialpedagogisk|Samarbeids|Dialog|Politiske?|Prosjekt|Skoleeier|Skuleeigar|Forsknings)"
)


def is_county(name: str) -> bool:
    """Whether a name is a county's: "skolenettverket i Trøndelag" is no name."""
    row = gazetteer.lookup(name, Kind.PLACE)
    return row is not None and row.group == "county"


def capitalised(words: str) -> str:
    return words[0].upper() + words[1:]


def joined_places(text: str) -> str | None:
    """ "Trondheim, Malvik og Klæbu", "Orkdal/Øy", "Verdal og Levanger" → kommuner joined by `/`; else None."""
    text = re.sub(r"\s*kommun(?:er|ar|e|ene|ane)$", "", text.strip(" .,;:()"))
    parts = [p.strip() for p in re.split(r"\s?/\s?|,\s*|\s+og\s+|\s+samt\s+", text) if p.strip()]
    if len(parts) < 2 or not all(re.fullmatch(rf"{n.UP}(?:\s{n.UP})?", p) for p in parts):
        return None
    if any(p.isupper() for p in parts):
        return None  # "KMS, Storfjord": somebody's initials
    known = sum(p in gazetteer.places() for p in parts)
    return "/".join(parts) if known * 2 >= len(parts) and known else None
