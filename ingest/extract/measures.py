"""What is a measure's name and what is not; the measures that running text names."""

from __future__ import annotations

import re

from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.model import Kind
from ingest.norwegian import cues
from ingest.norwegian.headings import AREA_PREFIX, AREA_SUFFIX
from ingest.norwegian.money import TOTAL
from ingest.norwegian.names import UP

_NO_MEASURE = re.compile(rf"(?:{cues.NO_MEASURE})", re.IGNORECASE)
_TOTAL = re.compile(rf"(?:{TOTAL})", re.IGNORECASE)
_ONLY_TIME = re.compile(
    r"(?:\d{1,2}\.?\s*)?(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|våren|høsten|hausten|vår|høst|haust)?\s*(?:19|20)\d\d(?:\s*[–-]\s*(?:19|20)?\d\d)?",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"^(?:[•●▪■◦○‣∙·*✓➢►–—-]\s+|[eo]\s+(?=[A-ZÆØÅ])|\d{1,2}(?:\.\d{1,2})+\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zæøå]|[ivx]{1,4})[.)]\s+|#+\s+|(?:Tiltak|Prosjekt|Delprosjekt|Satsing)\s*(?:nr\.?\s*)?\d+\s*[:.–-]\s*)"
)
_TOGETHER = re.compile(rf"\s*[,(]?\s*\b(?:{cues.TOGETHER}|{cues.RUN_BY})\b", re.IGNORECASE)
_QUOTES = "«»\"“”„'’‘*_"


def measure_name(text: str, *, longest: int = 130) -> str | None:
    """The normal form of a measure's name as a cell, item or heading gives it; None if it is none."""
    name = " ".join(text.split())
    for _ in range(2):
        name = _MARKS.sub("", name)
    name = re.sub(AREA_SUFFIX, "", re.sub(AREA_PREFIX, "", name, flags=re.IGNORECASE), flags=re.IGNORECASE)
    if m := _TOGETHER.search(name):
        name = name[: m.start()]
    name = re.sub(
        r",\s+\d+\s+(?:lærere|lærarar|skoler|skular|deltakere|deltakarar|barnehager|barnehagar|dager|dagar|studiepoeng|plasser|plassar|stk)\.?$",
        "",
        name,
    )
    if (tail := re.search(r"\s+[–—-]\s+(?P<t>[^–—]+)$", name)) and _is_body(tail.group("t")):
        name = name[: tail.start()]
    if re.fullmatch(rf"[{_QUOTES}][^{_QUOTES}]+[{_QUOTES}]\.?", name):
        name = name.strip(_QUOTES + ".")
    name = name.strip(" \t.,;:–—-*_|")
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")].strip(" ,;:–-") if len(name) - name.rindex("(") > 25 else name + ")"
    if name.count("«") != name.count("»"):
        name = name.replace("«", "").replace("»", "")
    if len(name) > longest:
        head = re.match(r"(.{12,80}?)(?:[.:;]\s|\s[–-]\s)", name)
        if not head:
            return None
        name = head.group(1).strip(" .,;:–-")
    if (
        len(name) < 2
        or not any(c.isalpha() for c in name)
        or _NO_MEASURE.fullmatch(name)
        or _ONLY_TIME.fullmatch(name)
        or name.endswith("?")
        or _TOTAL.fullmatch(name)
    ):
        return None
    return sentence_case(name)


def sentence_case(name: str) -> str:
    """ALL CAPITALS → sentence case; the first letter is a capital."""
    letters = [c for c in name if c.isalpha()]
    if len(name.split()) > 1 and len(letters) > 8 and sum(c.isupper() for c in letters) > 0.9 * len(letters):
        name = name.lower()
        name = re.sub(r"\b(ikt|ppt|sfo|ntnu|hvl|lk20|ki|iko|vfl|sol)\b", lambda m: m.group().upper(), name)
        name = re.sub(
            r"[\wæøå-]+",
            lambda m: (
                m.group().capitalize() if m.group().capitalize() in gazetteer.places() and m.start() else m.group()
            ),
            name,
        )
    return name[0].upper() + name[1:]


_QUOTED = r"[«\"“”](?P<q>[^«»\"“”\n]{2,80})[»\"“”]"
_AFTER_NOUN = re.compile(
    rf"(?<!\w)(?P<noun>{cues.MEASURE_NOUNS})\s*(?:,?\s*(?:som\s+heter|som\s+heiter|kalt|kalla|med\s+navnet|med\s+namnet|med\s+tittelen))?\s*(?::\s*)?(?:{_QUOTED}|(?P<cap>{UP}(?:\s(?:(?:i|på|for|og|med|av|mot|til)\s)?{UP}){{0,4}}(?:\s(?:i|på|for|mot|til|med)\s[a-zæøå]+(?:\s[a-zæøå]+)?)?))",
    re.IGNORECASE,
)
_QUOTE_BEFORE = re.compile(rf"{_QUOTED}\s*-?\s*(?P<noun>{cues.MEASURE_NOUNS})", re.IGNORECASE)
_ANY_QUOTED = re.compile(_QUOTED)
_SPEAKS_OF = re.compile(
    r"\b(?:\w*tiltak\w*|\w*prosjekt\w*|\w*satsing\w*|\w*satsning\w*|\w*program(?:met|mer|ma)?|\w*pakk[ea]\w*|kurs\w*|\w*ansvar\w*)\b",
    re.IGNORECASE,
)
_HYPHENED = re.compile(
    rf"(?<!\w)(?P<cap>{UP}(?:\s{UP}){{0,2}})-(?:prosjektet|programmet|satsinga|satsingen|tiltaket|pakken|pakka|kurset|modellen|opplegget)(?!\w)"
)
_ENDING = re.compile(
    rf"(?<![.!?:•]\s)(?<![.!?:•]\n)(?<=[a-zæøå,)»]\s)(?P<cap>[A-ZÆØÅ][a-zæøå]{{2,}}{cues.MEASURE_ENDINGS})(?!\w)"
)


def named(text: str) -> list[Hit]:
    """Measures that running text marks as names: quoted or capitalised beside a noun such as "prosjektet"."""
    out: list[Hit] = []

    def add(m: re.Match[str], group: str, rule: str, confidence: float) -> None:
        words = m.group(group)
        if words and (name := measure_name(words)) and not _is_other(words):
            out.append(Hit(Kind.MEASURE, name, m.start(group), m.end(group), rule, confidence))

    for m in _AFTER_NOUN.finditer(text):
        if m.group("q"):
            add(m, "q", "context: quoted after a noun", 0.85)
        elif m.group("cap") and m.group("cap")[0].isupper() and m.group("noun")[0].islower():
            add(m, "cap", "context: name after a noun", 0.7)
    for m in _QUOTE_BEFORE.finditer(text):
        add(m, "q", "context: quoted before a noun", 0.85)
    if _SPEAKS_OF.search(text):
        for m in _ANY_QUOTED.finditer(text):
            if m.group("q")[0].isupper() and len(m.group("q").split()) <= 7:
                add(m, "q", "context: quoted in a sentence on measures", 0.75)
    for m in _HYPHENED.finditer(text):
        add(m, "cap", "form: X-prosjektet", 0.7)
    for m in _ENDING.finditer(text):
        add(m, "cap", "form: -løftet, -prosjektet", 0.6)
    return out


def _is_body(words: str) -> bool:
    """Whether a piece after a dash is only the name of a body."""
    hits = gazetteer.find(words)
    return any(h.kind is Kind.PARTNER and h.end - h.start >= len(words.strip(" .,")) - 2 for h in hits)


def _is_other(words: str) -> bool:
    """Names of bodies, places and schemes after "programmet til" and the like."""
    hits = gazetteer.find(words)
    return any(
        h.kind in (Kind.PARTNER, Kind.PLACE, Kind.SCHEME, Kind.NETWORK)
        and h.end - h.start >= len(words.strip()) - 2
        for h in hits
    )
