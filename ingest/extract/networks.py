"""Networks, regions and forums by the form of their names, and their normal form: kommuner joined by `/`."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re

from corpus.person_names import first_names
from ingest import lexicon
from ingest.extract import districts, gazetteer
from ingest.extract.hits import Hit
from ingest.model import Kind
from ingest.norwegian import names as n

_UP = n.UP
_LISTED = rf"{_UP}(?:(?:\s?[,/]\s?|–|\s+og\s+|\s+&\s+){_UP})*(?:[ ]{_UP})?"
_SIDE = districts.SIDE
_BODY = r"(?:nettverk|regionråd|samarbeidsråd|region|forum)(?:et|en)?"
_SORT = r"(?:skole|skule|oppvekst|barnehage)"
_STANDING = (
    r"(?:(?:Skole|Skule|Oppvekst|Barnehage|Utdannings|Opplærings|Kompetanse|Samarbeids|Regions?)"
    r"(?:samarbeid|samband|råd|lag|ring)(?:et|en|a)?)"
)
"""Other words for those who have joined together; by themselves they may be a board, or any working together."""
_ADJECTIVE = (
    r"[A-ZÆØÅ][a-zæøå]+(?:ig|eg|isk|alt)[ ](?:nettverk|forum|samarbeid)(?:et)?"
    r"(?:[ ]for[ ][a-zæøå]+(?:[ ]og[ ][a-zæøå]+)?)?"
)
"""How a group is of what it is about: "Skolefaglig forum for X"."""
_TAIL = rf"(?:[ ]{_SORT}(?:[ ]og[ ]{_SORT})?(?!\w)|[ ]for[ ][a-zæøå]+(?:/[a-zæøå]+)*(?=[ ](?:har|hadde|får|fekk|fikk)|[.:,;]|\s*$))?"
"""What a network is for, after its name: "Ringnettverket skole", "Fjellnettverket for språk"."""
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"(?<!\w)(?P<name>{_UP}(?:[ ]?[/–-][ ]?{_UP}|[ ]{_UP}){{0,4}})-(?:nettverket|nettverk|regionen)(?!\w)"
        ),
        "form: X-nettverket",
    ),
    (re.compile(rf"(?<!\w){n.NETWORK_HEADS}\s+(?:(?:i|for|på)\s+)?(?P<name>{_LISTED})"), "form: nettverket X"),
    (
        re.compile(
            rf"(?<![\w-])(?P<whole>(?:(?!(?:Nettverk|Region|Kompetansenettverk)(?:et|en)?\b)[A-ZÆØÅ][\wæøå-]*{_BODY}|(?!Regionsamarbeidet [^ ]+regionen){_STANDING}|{_ADJECTIVE})[ ](?:(?:i|på|for)[ ])?(?:[øn]\w+re[ ])?{_UP}(?:[ ]{_UP})?)"
        ),
        "form: X-region Y",
    ),
    (
        re.compile(
            rf"(?<!\w)(?P<whole>{_UP}(?:[ ]?[/–-][ ]?{_UP}|[ ]{_UP}){{0,3}}[ ](?:[a-zæøå]*{_BODY}|{_SORT}s?(?:samband|samarbeid|lag)(?:et)?))(?!\w)"
        ),
        "form: X nettverk, X regionråd",
    ),
    (
        re.compile(
            rf"(?<!\w)(?P<whole>{n.REGION_HEADS}[ ](?:(?:i|for|på)[ ])?(?:{_UP}(?:[ ]?[/–-][ ]?{_UP}|[ ]{_UP}){{0,2}}))"
        ),
        "form: region X",
    ),
    (
        re.compile(rf"(?<!\w)(?P<whole>Kompetanseregion(?:en)?[ ]{_UP}(?:(?:[ ]og[ ]|/){_UP})*)"),
        "form: kompetanseregion X",
    ),
    (
        re.compile(
            rf"(?<![\w-])(?P<whole>{_UP}-(?:[ ]?/[ ]?|[ ]og[ ]){_UP}(?:nettverket|regionen|ringen|samarbeidet))(?!\w)"
        ),
        "form: X- og Y-nettverket",
    ),
    (
        re.compile(
            rf"(?<!\w)(?P<whole>{n.FORUM}(?:\s+for\s+[a-zæøå]+(?:\s[a-zæøå]+){{0,5}}?)?\s+(?:i\s+|for\s+)?{_UP}(?:[ ]{_UP}|\s+og\s+{_UP})*)"
        ),
        "form: samarbeidsforum X",
    ),
    (
        re.compile(
            rf"(?<![\w-])(?P<whole>(?:{_SIDE}[ -])?[A-ZÆØÅ][a-zæøå]{{1,}}(?:nettverket|regionen|forumet|regionrådet){_TAIL})(?!\w)"
        ),
        "form: -nettverket, -regionen",
    ),
)
_FOR_WHAT = re.compile(
    rf"(?<!\w)(?P<whole>(?:[Ff]agn|[Kk]ompetansen|[Ll]æringsn|N)ettverk(?:et)? for [a-zæøå]+(?: (?:og )?[a-zæøå]+){{0,2}} (?:i|på) (?:{_SIDE}[ -])?{_UP})(?![\w-])"
)
_FOR_WHOM = re.compile(
    r"(?:^|(?<=[.:•–-] )|(?<=\n))(?P<whole>Nettverket for [a-zæøå]+(?: [a-zæøå]+){0,2}(?: i [A-ZÆØÅ][\w-]+)?)(?=:| (?:får|har|fekk|fikk|er)\b)"
)
_SLASHED = re.compile(
    r"(?<![\w/.-])[A-ZÆØÅ][\wæøå]+(?:(?:/[A-ZÆØÅ][\wæøå]+(?:-[A-ZÆØÅ]\w+)?)+|(?:-[A-ZÆØÅ][\wæøå]+){1,5})(?![\w/])"
)
_OF_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<stem>[A-ZÆØÅa-zæøå][a-zæøå]{{2,}}?)s?nettverket(?P<tail>(?:\s+for\s+[a-zæøå]+(?:\s(?:og\s)?[a-zæøå]{{3,}}){{0,2}}?)?\s+(?:(?:i|på)\s+)?(?:{_SIDE}[ -])?{_UP})"
)
"""A network named after what it is about, and where: "Realfagsnettverket Ytre Namdal"."""
_OWN_HEAD = re.compile(r"(?:Nettverk|Kompetansenettverk|Kompetansenettverket(?=[^/]+$))[ ]")
"""With a capital they are a part of the name; "Kompetansenettverket" before several kommuner says only what these are."""
_PAIR = re.compile(r" og [a-zæøå]{3,}(?=\s*(?:$|[.,;:()\n|]))")
"""What a name may go on with: "Nettverk Hav og hei"."""
ANOTHERS = re.compile(r"(?:\bPPT(?: for| i)?|\b[Ee](?:t|it|tt)|\bPP-tjenesten i) $")
"""What makes a region part of another body's name, or a network one that is only described: "et nettverk for Hol"."""
_NAMED_HEAD = re.compile(r"(?:[Ss]kole|[Ss]kule|[Oo]ppvekst|[Bb]arnehage)nettverket\s+(?:i|for|på)\s+")
_CAPITALS = re.compile(rf"(?<![\w-])(?:{_SIDE.upper()}[- ])?[A-ZÆØÅ]{{3,}}(?:NETTVERKET|REGIONEN)(?!\w)")
_AMID = re.compile(r"[a-zæøå] $")
"""Before a word in the midst of a sentence: its capital says that it is a name, be it a common word or not."""
_CAPITAL_AT_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[•–-]\s)$")
_SUBJECT = re.compile(
    r"(?<!\w)(?P<whole>(?:Nettverk|Fagnettverk|Lærende nettverk|Læringsnettverk)\s+(?:for|i)\s+[a-zæøå]+(?:(?:\s+og\s+|\s)[a-zæøå-]+){0,4})(?=\s*(?:$|[.,;:()\n|]))",
    re.MULTILINE,
)


_ENDLESS_WORD = re.compile(r"\S{150,}")
"""No name, and its hyphens can be parted in so many ways that a search would not end."""
BARE = n.BARE_NETWORKS
"""Words that refer to a network and name none, in lower case."""


def plain(name: str) -> str:
    """A network's name without the word "kompetansenettverket" before it; kommuner joined by `/`.

    >>> plain("kompetansenettverket Indre Fjord"), plain("Orkdal og Skaun")
    ('Indre Fjord', 'Orkdal/Skaun')
    """
    name = re.sub(r"^(?:kompetansenettverk(?:et)?|nettverk(?:et)?)\s+(?=[A-ZÆØÅ])", "", name)
    return joined_places(name) or re.sub(r"^(\w+) for øvre ", r"\1 for Øvre ", name)


def only_described(text: str) -> frozenset[str]:
    """Names before which `text` writes "kompetansenettverket" in small letters: there it is no part of the name."""
    found = re.finditer(rf"(?<!\w)kompetansenettverket ({_UP}(?:[ ]{_UP})?)", text)
    return frozenset(form for m in found for form in (m.group(1), m.group(1).partition(" ")[0]))


def find(text: str) -> list[Hit]:
    """Networks in `text`. A bare "nettverket" refers to one; it is none."""
    text = _ENDLESS_WORD.sub(lambda m: " " * len(m.group()), text)
    out: list[Hit] = []
    for pattern, rule in _PATTERNS:
        for m in pattern.finditer(text):
            before = text[max(0, m.start() - 12) : m.start()]
            if re.search(n.NOT_NETWORKS, m.group(), re.IGNORECASE) or ANOTHERS.search(before):
                continue
            group = "name" if "name" in m.re.groupindex else "whole"
            start, end = m.span(group)
            made = _name(text[start:end], group, text, m)
            if made:
                name, cut = made
                whole_start = m.start()
                whole_end = m.end() if cut is None else start + cut
                side = re.match(r"\s(?:sør|nord|øst|vest|aust|midt)\b", text[whole_end:])
                if side and "/" not in name:
                    whole_end += side.end()
                    name += side.group()
                if head := _OWN_HEAD.match(m.group()):
                    if pair := _PAIR.match(text, whole_end):
                        whole_end = pair.end()
                        name += pair.group()
                    name = f"{head.group()}{name}"
                elif text[whole_start : whole_start + 11] == "Nettverket " and not _CAPITAL_AT_START.search(
                    text[max(0, whole_start - 3) : whole_start]
                ):
                    name = f"Nettverket {name}"
                out.append(Hit(Kind.NETWORK, name, whole_start, whole_end, rule, 0.85))
    out = [h for h in out if not any(o is not h and o.start <= h.start and h.end < o.end for o in _subjects(text))]
    out += [h for h in _subjects(text) if not any(o.start == h.start for o in out)]
    for m in _CAPITALS.finditer(text):
        name = re.sub(r"\w+", lambda w: w.group().capitalize(), m.group())
        if name.lower() not in n.BARE_NETWORKS and not _GENERAL_STEM.fullmatch(
            re.sub("(?:nettverket|regionen)$", "", name)
        ):
            out.append(Hit(Kind.NETWORK, name, m.start(), m.end(), "form: -NETTVERKET", 0.8))
    for m in _SLASHED.finditer(text):
        parts = re.split(r"/" if "/" in m.group() else "-", m.group())
        if (
            all(p in gazetteer.places() and not is_county(p) for p in parts)
            and not _one_place(parts)
            and _neighbours(parts)
            and not any(o.start <= m.start() < o.end for o in out)
        ):
            out.append(Hit(Kind.NETWORK, "/".join(parts), m.start(), m.end(), "form: A/B", 0.75))
    out += [h for h in districts.find(text) if not any(o.start <= h.start < o.end for o in out)]
    for m in _FOR_WHAT.finditer(text):
        if not any(o.start == m.start() for o in out):
            out.append(
                Hit(Kind.NETWORK, _forum(m.group("whole")), *m.span("whole"), "form: nettverk for X i Y", 0.8)
            )
    for m in _FOR_WHOM.finditer(text):
        out.append(Hit(Kind.NETWORK, m.group("whole"), *m.span("whole"), "form: nettverket for", 0.75))
    for m in _SUBJECT.finditer(text):
        out.append(
            Hit(Kind.NETWORK, " ".join(m.group("whole").split()), m.start(), m.end(), "form: nettverk for", 0.7)
        )
    return out


def _subjects(text: str) -> list[Hit]:
    """Networks of a subject with the place they are of; those of a place are whole without it."""
    out = []
    for m in _OF_SUBJECT.finditer(text):
        stem, place = m.group("stem"), m.group("tail").split()[-1]
        word = lexicon.load().flags(stem.lower()) & lexicon.LOWER
        if (
            _GENERAL_STEM.fullmatch(stem.capitalize())
            or not word
            or stem in gazetteer.places()
            or is_county(place)
        ):
            continue
        if (
            re.search(n.NOT_NETWORKS, m.group(), re.IGNORECASE)
            or lexicon.load().flags(place.lower()) & lexicon.LOWER
        ):
            continue
        out.append(
            Hit(
                Kind.NETWORK,
                _forum(" ".join(m.group().split())),
                m.start(),
                m.end(),
                "form: X-nettverket i Y",
                0.85,
            )
        )
    return out


def _name(words: str, group: str, text: str, m: re.Match[str]) -> tuple[str, int | None] | None:
    words = " ".join(words.split())
    if group == "whole":
        low = words.lower()
        if low in n.BARE_NETWORKS:
            return None
        if re.fullmatch(r"[A-ZÆØÅ][a-zæøå]+", words):
            # One capitalised compound: a name, unless it only starts a sentence and the stem is no place.
            stem = re.sub(r"s?(?:nettverket|regionen|forumet|regionrådet)$", "", words)
            if _GENERAL_STEM.fullmatch(stem):
                return None
            if _CAPITAL_AT_START.search(text[max(0, m.start() - 3) : m.start()]) and not _placelike(stem):
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
                or (body.endswith(("et", "en")) and _ordinary(name))
                or (
                    body.endswith(("et", "en"))
                    and _THE_THING.search(name)
                    and _is_word(name)
                    and not _LANDSCAPE.search(name)
                )
            ):
                return None
            *before, last = name.split()
            known = gazetteer.places()
            if len(before) == 1 and last in known and name not in known and not re.fullmatch(_SIDE, before[0]):
                words = words.removesuffix(f" {last}")  # "Oppvekstnettverk Midtbygda Hol, Gol og Ål": its members
                return _forum(words), len(words)
        elif (
            (rest := _HEAD_LAST.match(words))
            and _ordinary(rest.group("rest"))
            and not _AMID.search(text[max(0, m.start() - 12) : m.start()])
        ):
            return None
        return _forum(words), None
    parts = [
        p.strip()
        for p in re.split(
            r"\s?[/,–]\s?|\s+og\s+|\s+&\s+|(?<=[a-zæøå])(?<!Midt)(?<!Nord)(?<!Sør)(?<!Vest)(?<!Aust)(?<!Øst)-(?=[A-ZÆØÅ])",
            words,
        )
        if p.strip()
    ]
    if len(parts) > 1 and gazetteer.lookup(parts[-1], Kind.PARTNER) and parts[-1] not in gazetteer.places():
        made = _name(words[: words.rindex(parts[-1])].rstrip(" ,/–&og"), group, text, m)  # "X og UiT"
        return made and (made[0], made[1] or words.rindex(parts[-1]))
    places = [p for p in parts if p in gazetteer.places()]
    if len(places) > 1 and places == parts[1:] and re.match(rf"{re.escape(parts[0])}\s?,", words):
        made = _name(parts[0], group, text, m)  # "X, Hol, Gol og Ål": its members
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
            m.group().startswith("Nettverket ") and _AMID.search(text[max(0, m.start() - 12) : m.start()])
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
    if first in (
        "NTNU",
        "UH",
        "KS",
        "PPT",
        "IKT",
        "SFO",
        "LK20",
        "Dekom",
        "Rekom",
        "DEKOM",
        "REKOM",
        "UP",
        "FN",
        "TV",
    ):
        return None
    if (tail := _TAILED.search(m.group())) and tail.group() != "-nettverk":
        return words + tail.group(), None
    if (head := _NAMED_HEAD.match(m.group())) and len(parts) == 1:
        return _forum(f"{head.group()}{first}"), None
    return (first if len(parts) == 1 else words), None


_TAILED = re.compile(r"-(?:nettverket|nettverk|regionen)$")
_THE_THING = re.compile(r"^\S+(?:en|et|ene|ane)$")
_LANDSCAPE = re.compile(
    r"\w(?:dal|fjord|skog|ås|kyst|vassdrag|vatn|vann|land|fjell|nes|sund|øya|halvøy|strand|vidd|hei|skjærgård|bukt|hav|distrikt)"
    r"(?:en|et|ene|ane|a)?$"
)
"""How districts are called after where they lie: "Ottadalen", "Vassfjorden"."""
_DESCRIBES = re.compile(r"(?:isk|alt|ale|lig|leg|elt|elle)[et]?$")
_HEAD_FIRST = re.compile(rf"(?=\w)[\wæøå -]*?(?P<body>(?i:{_BODY}))[ ](?:(?:i|på|for)[ ])?(?P<rest>.+)$")
_HEAD_LAST = re.compile(rf"(?P<rest>.+)[ ][a-zæøå]*{_BODY}$")


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


def _neighbours(places: list[str]) -> bool:
    """Whether kommuner can be one network's: of one county, as far as the register tells."""
    rows = [gazetteer.lookup(p, Kind.PLACE) for p in places]
    return len({row.county for row in rows if row and row.county}) < 2


def _one_place(names: list[str]) -> bool:
    """Whether two names are those of one kommune in two languages: "Guovdageaidnu/Kautokeino"."""
    return len({row.name if (row := gazetteer.lookup(p, Kind.PLACE)) else p for p in names}) == 1


def _placelike(stem: str) -> bool:
    """Whether a stem can be a district's name: it is no ordinary word."""
    low = stem.lower()
    return lexicon.load().count(low) < COMMON or stem in gazetteer.places()


COMMON = 2000
"""Occurrences in 100 million words: what is rarer is read as a name, not as a word. "Numedal" has under 200."""


_GENERAL_STEM = re.compile(
    r"(?:Kompetanse|Region|Oppvekst|Fag|Skole|Skule|Samarbeid|Lærings|Utviklings|Utvikling|Barnehage|Rektor|Lærer|Lærar|Leder|Leiar|Kommune|Fylke|By|Storby|Land|Dekom|Rekom|Styrer|Styrar|"
    r"Møte|Drifts|Team|Ressurs|Veileder|Rettleiar|Erfarings|Partner|Kontakt|Sam|Landsdel|Delings|PPT|Spesialpedagogisk|Samarbeids|Dialog|Politiske?|Prosjekt|Skoleeier|Skuleeigar|Forsknings)"
)


def is_county(name: str) -> bool:
    """Whether a name is a county's: "skolenettverket i Trøndelag" is no name."""
    row = gazetteer.lookup(name, Kind.PLACE)
    return row is not None and row.group == "county"


def _forum(words: str) -> str:
    return words[0].upper() + words[1:]


def joined_places(text: str) -> str | None:
    """ "Trondheim, Malvik og Klæbu", "Orkdal/Øy", "Verdal og Levanger" → kommuner joined by `/`; else None."""
    text = re.sub(r"\s*kommun(?:er|ar|e|ene|ane)$", "", text.strip(" .,;:()"))
    parts = [p.strip() for p in re.split(r"\s?/\s?|,\s*|\s+og\s+|\s+samt\s+", text) if p.strip()]
    if len(parts) < 2 or not all(re.fullmatch(rf"{_UP}(?:\s{_UP})?", p) for p in parts):
        return None
    if any(p.isupper() for p in parts):
        return None  # "KMS, Storfjord": somebody's initials
    known = sum(p in gazetteer.places() for p in parts)
    return "/".join(parts) if known * 2 >= len(parts) and known else None
