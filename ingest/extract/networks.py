"""Networks, regions and forums by the form of their names, and their normal form: kommuner joined by `/`."""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re

from ingest import lexicon
from ingest.extract import districts, gazetteer
from ingest.extract.hits import Hit
from ingest.extract.network_names import (
    BODY,
    CAPITAL_AT_START,
    GENERAL_STEM,
    capitalised,
    is_county,
    name_of,
    neighbours,
    one_place,
)
from ingest.model import Kind
from ingest.norwegian import names as n

_UP = n.UP
_LISTED = rf"{_UP}(?:(?:\s?[,/]\s?|–|\s+og\s+|\s+&\s+){_UP})*(?:[ ]{_UP})?"
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
            rf"(?<![\w-])(?P<whole>(?:(?!(?:Nettverk|Region|Kompetansenettverk)(?:et|en)?\b)[A-ZÆØÅ][\wæøå-]*{BODY}|(?!Regionsamarbeidet [^ ]+regionen){_STANDING}|{_ADJECTIVE})[ ](?:(?:i|på|for)[ ])?(?:[øn]\w+re[ ])?{_UP}(?:[ ]{_UP})?)"
        ),
        "form: X-region Y",
    ),
    (
        re.compile(
            rf"(?<!\w)(?P<whole>{_UP}(?:[ ]?[/–-][ ]?{_UP}|[ ]{_UP}){{0,3}}[ ](?:[a-zæøå]*{BODY}|{_SORT}s?(?:samband|samarbeid|lag)(?:et)?))(?!\w)"
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
            rf"(?<![\w-])(?P<whole>(?:{districts.SIDE}[ -])?[A-ZÆØÅ][a-zæøå]{{1,}}(?:nettverket|regionen|forumet|regionrådet){_TAIL})(?!\w)"
        ),
        "form: -nettverket, -regionen",
    ),
)
_FOR_WHAT = re.compile(
    rf"(?<!\w)(?P<whole>(?:[Ff]agn|[Kk]ompetansen|[Ll]æringsn|N)ettverk(?:et)? for [a-zæøå]+(?: (?:og )?[a-zæøå]+){{0,2}} (?:i|på) (?:{districts.SIDE}[ -])?{_UP})(?![\w-])"
)
_FOR_WHOM = re.compile(
    r"(?:^|(?<=[.:•–-] )|(?<=\n))(?P<whole>Nettverket for [a-zæøå]+(?: [a-zæøå]+){0,2}(?: i [A-ZÆØÅ][\w-]+)?)(?=:| (?:får|har|fekk|fikk|er)\b)"
)
_SLASHED = re.compile(
    r"(?<![\w/.-])[A-ZÆØÅ][\wæøå]+(?:(?:/[A-ZÆØÅ][\wæøå]+(?:-[A-ZÆØÅ]\w+)?)+|(?:-[A-ZÆØÅ][\wæøå]+){1,5})(?![\w/])"
)
_OF_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<stem>[A-ZÆØÅa-zæøå][a-zæøå]{{2,}}?)s?nettverket(?P<tail>(?:\s+for\s+[a-zæøå]+(?:\s(?:og\s)?[a-zæøå]{{3,}}){{0,2}}?)?\s+(?:(?:i|på)\s+)?(?:{districts.SIDE}[ -])?{_UP})"
)
"""A network named after what it is about, and where: "Realfagsnettverket Ytre Namdal"."""
_OWN_HEAD = re.compile(r"(?:Nettverk|Kompetansenettverk|Kompetansenettverket(?=[^/]+$))[ ]")
"""With a capital they are a part of the name; "Kompetansenettverket" before several kommuner says only what these are."""
_PAIR = re.compile(r" og [a-zæøå]{3,}(?=\s*(?:$|[.,;:()\n|]))")
"""What a name may go on with: "Nettverk Hav og hei"."""
ANOTHERS = re.compile(r"(?:\bPPT(?: for| i)?|\b[Ee](?:t|it|tt)|\bPP-tjenesten i) $")
"""What makes a region part of another body's name, or a network one that is only described: "et nettverk for Hol"."""
_CAPITALS = re.compile(rf"(?<![\w-])(?:{districts.SIDE.upper()}[- ])?[A-ZÆØÅ]{{3,}}(?:NETTVERKET|REGIONEN)(?!\w)")
_SUBJECT = re.compile(
    r"(?<!\w)(?P<whole>(?:Nettverk|Fagnettverk|Lærende nettverk|Læringsnettverk)\s+(?:for|i)\s+[a-zæøå]+(?:(?:\s+og\s+|\s)[a-zæøå-]+){0,4})(?=\s*(?:$|[.,;:()\n|]))",
    re.MULTILINE,
)


_ENDLESS_WORD = re.compile(r"\S{150,}")
"""No name, and its hyphens can be parted in so many ways that a search would not end."""
BARE = n.BARE_NETWORKS
"""Words that refer to a network and name none, in lower case."""


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
            made = name_of(text[start:end], group, text, m)
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
                elif text[whole_start : whole_start + 11] == "Nettverket " and not CAPITAL_AT_START.search(
                    text[max(0, whole_start - 3) : whole_start]
                ):
                    name = f"Nettverket {name}"
                out.append(Hit(Kind.NETWORK, name, whole_start, whole_end, rule, 0.85))
    out = [h for h in out if not any(o is not h and o.start <= h.start and h.end < o.end for o in _subjects(text))]
    out += [h for h in _subjects(text) if not any(o.start == h.start for o in out)]
    for m in _CAPITALS.finditer(text):
        name = re.sub(r"\w+", lambda w: w.group().capitalize(), m.group())
        if name.lower() not in n.BARE_NETWORKS and not GENERAL_STEM.fullmatch(
            re.sub("(?:nettverket|regionen)$", "", name)
        ):
            out.append(Hit(Kind.NETWORK, name, m.start(), m.end(), "form: -NETTVERKET", 0.8))
    for m in _SLASHED.finditer(text):
        parts = re.split(r"/" if "/" in m.group() else "-", m.group())
        if (
            all(p in gazetteer.places() and not is_county(p) for p in parts)
            and not one_place(parts)
            and neighbours(parts)
            and not any(o.start <= m.start() < o.end for o in out)
        ):
            out.append(Hit(Kind.NETWORK, "/".join(parts), m.start(), m.end(), "form: A/B", 0.75))
    out += [h for h in districts.find(text) if not any(o.start <= h.start < o.end for o in out)]
    for m in _FOR_WHAT.finditer(text):
        if not any(o.start == m.start() for o in out):
            out.append(
                Hit(Kind.NETWORK, capitalised(m.group("whole")), *m.span("whole"), "form: nettverk for X i Y", 0.8)
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
        if GENERAL_STEM.fullmatch(stem.capitalize()) or not word or stem in gazetteer.places() or is_county(place):
            continue
        if (
            re.search(n.NOT_NETWORKS, m.group(), re.IGNORECASE)
            or lexicon.load().flags(place.lower()) & lexicon.LOWER
        ):
            continue
        out.append(
            Hit(
                Kind.NETWORK,
                capitalised(" ".join(m.group().split())),
                m.start(),
                m.end(),
                "form: X-nettverket i Y",
                0.85,
            )
        )
    return out
