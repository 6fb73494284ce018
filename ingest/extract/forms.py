"""Bodies and networks that no register knows, by the form of their names."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.person_names import first_names
from ingest import lexicon
from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.model import Kind
from ingest.norwegian import names as n

_UP = n.UP
_WORDS = r"[\wæøå-]+(?:\s(?:og|i|for|på)\s[\wæøå-]+|\s[\wæøå-]+){0,5}?"
_STOP = r"(?=\s*(?:$|[.,;:()\n]|\s(?:er|har|skal|vil|som|ved|og\s+[A-ZÆØÅ]|i\s+samarbeid|saman|sammen|med|bidrar|leder|leier|deltar|deltek|tilbyr|står|v/)(?:\s|$)))"
_PARTNERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(?<!\w){n.SCHOOLS_OF_HIGHER}\s+(?:i|på|for)\s+{_UP}(?:\s(?:og|i)\s{_UP}|[ -]{_UP}){{0,2}}"),
        "form: university or college of a place",
    ),
    (
        re.compile(rf"(?<!\w){n.AUTHORITIES}\s+i\s+{_UP}(?:\s(?:og\s)?{_UP}){{0,2}}"),
        "form: state body of a county",
    ),
    (
        re.compile(rf"(?<!\w){_UP}(?:\s{_UP}){{0,2}}\s+{n.HIGHER}(?:en|et)?(?!\w)"),
        "form: name and kind of college",
    ),
    (
        re.compile(
            rf"(?<!\w)(?:{_UP}\s(?:og\s)?){{1,3}}fylkeskommun(?:en|e)(?!\w)|(?<!\w){_UP}-?fylkeskommun(?:en|e)(?!\w)"
        ),
        "form: county council",
    ),
    (re.compile(rf"(?<!\w)(?:{_UP}\s){{1,2}}{n.CENTRE}(?:et|en|a)?(?!\w)"), "form: name and kind of centre"),
    (re.compile(rf"(?<!\w)(?:{_UP}\s){{1,2}}{n.HOUSE}(?!\w)"), "form: name and kind of house"),
    (re.compile(rf"(?<!\w){n.HOUSE_OF}\s+(?:i|for|på)\s+{_UP}(?:[ -]{_UP})?"), "form: house or office of a place"),
    (
        re.compile(
            rf"(?<!\w)(?:Nasjonalt|Nasjonal|Regionalt|Norsk)\s+(?:senter|sentrum|kompetansesenter|kompetansetjeneste|kompetanseteneste|kunnskapssenter|ressurssenter)\s+(?:for|om|i)\s+(?:[\wæøå-]+,\s)?{_WORDS}{_STOP}"
        ),
        "form: national centre for",
    ),
    (
        re.compile(rf"(?<!\w)(?:Senter|Institutt|Fakultet|Fakultetet|Instituttet)\s+for\s+{_WORDS}{_STOP}"),
        "form: institute for",
    ),
    (
        re.compile(
            r"(?<!\w)[A-ZÆØÅ][a-zæøå]{2,}(?:språk|miljø|bruks|faga?s?|opplærings|matte|lese|skrive)?sent(?:eret|ret)(?!\w)"
        ),
        "form: -senteret",
    ),
    (re.compile(rf"(?<!\w){_UP}\s(?:{_UP}\s|&\s|og\s(?={_UP}\s)){{0,3}}{n.COMPANY}(?!\w)"), "form: company"),
    (re.compile(rf"(?<!\w){n.FOUNDATION}\s+[A-ZÆØÅ][\w-]+(?:\s{_UP})?"), "form: savings bank or its foundation"),
    (
        re.compile(
            rf"(?<![\w(]){n.PSYCHOLOGY}\s+(?:for\s+|i\s+)?{_UP}(?:[ -]{_UP})?(?:\s+og\s+(?:omland|omegn))?"
        ),
        "form: service of a district",
    ),
    (re.compile(rf"(?<!\w){_UP}(?:\s{_UP})?\s+{n.SERVICE}(?!\w|-)"), "form: district and its service"),
    (re.compile(rf"(?<!\w)(?:Pedagogiske?\ssenter|Museum)\s+{_UP}"), "form: centre and its place"),
    (re.compile(rf"(?<!\w){_UP}\s+[a-zæøå]*samiske?\s+sent(?:er|eret)(?!\w)"), "form: Sami centre"),
    (
        re.compile(
            r"(?<!\w)(?:RVTS|RKBU|RBUP|KoRus|Statped|BUP|NAV|StatPed)\s+(?:Midt-Norge|Midt|Nord|Sør|Vest|Øst|Sørøst|midt|nord|sør|vest|øst|sørøst)(?!\w)"
        ),
        "form: state service of a region",
    ),
    (
        re.compile(
            r"(?<!\w)[A-ZÆØÅ][a-zæøå]+(?:forlaget|museet|universitetet|høgskolen|høyskolen|høgskulen|instituttet|direktoratet|forbundet)(?!\w)"
        ),
        "form: -forlaget, -museet",
    ),
)
_NO_PART = frozenset(["Ved", "Fra", "Hos", "Med", "Og", "Både", "Frå"])
_DESCRIBES = re.compile(rf"{n.DESCRIBES}$")
_CALLED_COMPANY = re.compile(n.CALLED_COMPANY)
_KOMMUNER = re.compile(
    rf"(?<!\w)(?P<list>{_UP}(?:(?:,\s*|\s+og\s+|\s*/\s*){_UP})+)\s+kommun(?:er|ar|ene|ane)(?!\w)"
)
_KOMMUNE = re.compile(rf"(?<!\w)(?P<place>{_UP}(?:\s{_UP})?)(?:\s+kommun(?:e|en|es|ens)|s\s+kommune)(?!\w)")
_ORGANISATION = re.compile(rf"(?<!\w){_UP}(?:\s{_UP}){{0,2}}\s+{n.ORGANISATION_TAILS}(?!\w)")
_GENERIC = re.compile(
    r"(?:Kompetanse|Lærings|Ressurs|Utdannings|Opplærings|Helse|Bo|Oppvekst|Skole|Skule|Barnehage|Fag|Data|Kjøpe|By|Kultur|Fritids|Inn|Vertskaps)sent(?:eret|ret)"
)


def partners(text: str) -> list[Hit]:
    """Organisations by form; kommuner come with the place they are named after."""
    out: list[Hit] = []
    for pattern, rule in _PARTNERS:
        for m in pattern.finditer(text):
            name = " ".join(m.group().split())
            if _GENERIC.fullmatch(name) or (rule == "form: institute for" and len(name.split()) < 3):
                continue
            words = list(re.finditer(r"\S+", m.group()))
            first = _before_name([w.group() for w in words], rule)
            if first < len(words) - 1 or len(words) == 1:
                name = " ".join(w.group() for w in words[first:])
                name = re.sub(r"fylkeskommunen$", "fylkeskommune", name)
                start = words[first - 1 if _called(words, first) else first].start()
                out.append(Hit(Kind.PARTNER, name, m.start() + start, m.end(), rule, 0.8, "form"))
    for m in _KOMMUNER.finditer(text):
        for p in re.finditer(_UP, m.group("list")):
            if p.group() in gazetteer.places():
                at = m.start("list") + p.start()
                out.append(
                    Hit(
                        Kind.PARTNER,
                        f"{p.group()} kommune",
                        at,
                        at + len(p.group()),
                        "form: list of kommuner",
                        0.8,
                        "municipality",
                    )
                )
    for m in _KOMMUNE.finditer(text):
        place = m.group("place")
        if place not in gazetteer.places():
            place = place.split()[-1]
        if place in gazetteer.places() or (place[:1].isupper() and place.rstrip("s") in gazetteer.places()):
            place = place if place in gazetteer.places() else place.rstrip("s")
            start = m.start() + m.group("place").rfind(place)
            out.append(Hit(Kind.PARTNER, f"{place} kommune", start, m.end(), "form: kommune", 0.9, "municipality"))
            out.append(Hit(Kind.PLACE, place, start, start + len(place), "form: kommune", 0.95, "municipality"))
    return out


def _before_name(words: Sequence[str], rule: str) -> int:
    """How many of the words that a form took in stand before the name itself."""
    first = 1 if len(words) > 1 and words[0] in _NO_PART else 0
    if rule == "form: company":
        for i, word in enumerate(words):
            left = " ".join(words[first:i])
            if word == "og" and (left in gazetteer.places() or gazetteer.lookup(left, Kind.PARTNER)):
                first = i + 1  # "Skogn og Lydverket AS": two names
        if _CALLED_COMPANY.fullmatch(words[first]):
            first += 1
    elif rule == "form: district and its service":
        while first < len(words) - 1 and not _proper(words[first]):
            first += 1
        if words[first] in first_names() and words[first] not in gazetteer.places():
            first = len(words) - 1  # "Eli Moe PPT": a person and where she works
    return first


def _called(words: Sequence[re.Match[str]], first: int) -> bool:
    """Whether "Firmaet" or the like stands before the name: it is part of the mention."""
    return first > 0 and bool(_CALLED_COMPANY.fullmatch(words[first - 1].group()))


def _proper(word: str) -> bool:
    """Whether a capitalised word is a name: of a place, or none of the language's."""
    common = lexicon.load().flags(word.lower()) & lexicon.LOWER or _DESCRIBES.search(word)
    return word in gazetteer.places() or not common


def organisations(text: str) -> list[Hit]:
    """Schools and services: kept as mentions only."""
    return [
        Hit(Kind.ORGANISATION, " ".join(m.group().split()), m.start(), m.end(), "form: school", 0.7)
        for m in _ORGANISATION.finditer(text)
    ]
