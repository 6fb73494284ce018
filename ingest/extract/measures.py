"""What is a measure's name and what is not: its normal form."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest import lexicon
from ingest.extract import forms, gazetteer
from ingest.model import Kind
from ingest.norwegian import cues
from ingest.norwegian.headings import AREA_PREFIX, AREA_SUFFIX, COLUMNS
from ingest.norwegian.money import TOTAL
from ingest.norwegian.names import LANDS

_NO_MEASURE = re.compile(rf"(?:{cues.NO_MEASURE})", re.IGNORECASE)
_TOTAL = re.compile(rf"(?:{TOTAL})", re.IGNORECASE)
_ONLY_TIME = re.compile(
    r"(?:\d{1,2}\.?\s*)?(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|våren|høsten|hausten|vår|høst|haust)?\s*(?:19|20)\d\d(?:\s*[–-]\s*(?:19|20)?\d\d)?",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"^(?:[•●▪■◦○‣∙·*✓➢►–—-]\s+|[eo]\s+(?=[A-ZÆØÅ])|\d{1,2}(?:\.\d{1,2})+\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zæøå]|[ivx]{1,4})[.)]\s+|#+\s+|[A-H]\.\s+|(?:Tiltak|Prosjekt|Delprosjekt|Satsing)\s*(?:(?:nr\.?\s*)?\d+(?:\.\d{1,2})*(?:\s*[:.–-]|(?=\s+[A-ZÆØÅ«]))|:)\s*|(?:DP|AP|WP)\s?\d{1,2}[:.]?\s+(?=[A-ZÆØÅ]))"
)
_TOGETHER = re.compile(rf"\s*[,(]?\s*\b(?:{cues.TOGETHER}|{cues.RUN_BY})\b", re.IGNORECASE)
_NOUN_AND_NAME = re.compile(rf"(?:{cues.MEASURE_NOUNS})\s+[«\"“”](?P<name>[^«»\"“”]+)[»\"“”]", re.IGNORECASE)
_HANGS = re.compile(
    r"\s(?:og|eller|samt|som|kan|skal|vil|må|bør|er|blir|vert|ble|blei|vart|ved|hos|i|for|av|mellom)$"
)
"""Words that a name cut out of a sentence is left hanging on."""
_OWN_VERB = re.compile(
    r"\s(?:som|når|dei?|vi|jeg|eg|alle)\s(?:(?:ikke|ikkje|alltid|også|òg|bare|berre)\s)?(?:kan|skal|vil|må|bør|er|blir|vert)$"
)
"""A name's own clause ends in its verb: "… for oss som ikke kan"."""
_COLUMNS = tuple((re.compile(rf"(?:{p})"), k) for p, k in COLUMNS)
_BESIDE = re.compile(r"^(?:[Vv]ed |[Vv]/\s*)(?=[A-ZÆØÅ])")
_QUOTES = "«»\"“”„'’‘*_"


_CLAUSE = re.compile(
    r"(?<=\w)\s+som\s+(?:ble|blei|vart|er|var|har|hadde|skal|skulle|vil|går|gikk|gjekk|startet|starta|begynte|byrja)\b.*$"
)
"""What is told of a measure behind its name: «Leseprosjektet som ble avsluttet»."""


def measure_name(text: str, *, longest: int = 130) -> str | None:
    """The normal form of a measure's name as a cell, item or heading gives it; None if it is none."""
    name = " ".join(text.split())
    for _ in range(2):
        name = _MARKS.sub("", name)
    name = re.sub(AREA_SUFFIX, "", re.sub(AREA_PREFIX, "", name, flags=re.IGNORECASE), flags=re.IGNORECASE)
    if (m := _TOGETHER.search(name)) and re.search(r"[A-ZÆØÅ]", name[m.end() :]):
        name = name[: m.start()]
    name = re.sub(
        r",\s+\d+\s+(?:lærere|lærarar|skoler|skular|deltakere|deltakarar|barnehager|barnehagar|dager|dagar|studiepoeng|plasser|plassar|stk)\.?$",
        "",
        name,
    )
    name = _CLAUSE.sub("", name)
    name, _ = parted(name)
    if m := _NOUN_AND_NAME.fullmatch(name):
        name = m.group("name")
    if re.fullmatch(rf"[{_QUOTES}][^{_QUOTES}]+[{_QUOTES}]\.?", name):
        name = name.strip(_QUOTES + ".")
    name = name.strip(" \t.,;:–—-*_|")
    name = name if _OWN_VERB.search(name) else _HANGS.sub("", name)
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
        or (name.endswith("?") and not re.search(r"\w ?[:–-] \w", name))
        or _TOTAL.fullmatch(name)
        or _column(name)
        or _is_bodies(name)
        or _is_places(name)
    ):
        return None
    return sentence_case(name)


@lru_cache(maxsize=4096)
def _column(name: str) -> bool:
    """Whether a name is one ordinary word that heads a column of times, sums, people: "Kostnad", "Ansvarlig"."""
    low = name.lower()
    if " " in name or not lexicon.load().flags(low) & lexicon.LOWER:
        return False
    kind = next((k for pattern, k in _COLUMNS if pattern.match(low)), None)
    return kind in ("period", "start", "end", "year", "partner", "contact", "owner", "amount", "comment", "status")


_TAIL = re.compile(r"\s+[–—-]\s+(?P<t>[^–—]+)$|\s*\((?P<p>[^()]+)\)\s*$")


def parted(text: str) -> tuple[str, str]:
    """A measure's name and the bodies behind it: "Lesing i fag – NTNU", "Uteskole (HVL og Statped)"; else "" ."""
    tail = _TAIL.search(text)
    words = tail.group("t") or tail.group("p") if tail else ""
    if tail and tail.start() > 2 and re.search(r"[A-ZÆØÅ]", words) and _is_bodies(words, by_form=True):
        return text[: tail.start()], words
    return text, ""


def _is_places(name: str) -> bool:
    """Whether a name is only kommuner, or a school's: "Setesdal: Bygland, Valle", "Åsly skole"."""
    if name in gazetteer.places() or name in LANDS:
        return True
    parts = [part.strip() for part in re.split(r"[:,/]|\sog\s", name)]
    if len(parts) > 1 and all(part in gazetteer.places() for part in parts[1:]) and not parts[0].islower():
        return len(parts[0].split()) < 3
    schools = forms.organisations(name)
    first = name.split()[0]
    ordinary = bool(lexicon.load().flags(first.lower()) & lexicon.LOWER)
    return not ordinary and any(h.start == 0 and h.end >= len(name) - 1 for h in schools)


def _is_bodies(name: str, *, by_form: bool = False) -> bool:
    """Whether a name is only the names of bodies: "Nordkapp kommune og UiT", "ved KS"; `by_form`: also of
    unknown ones."""
    parts = [part for part in re.split(r"\s*(?:,|/|\bog\b)\s*", _BESIDE.sub("", name)) if part]
    return all(_is_body(part, by_form=by_form) for part in parts)


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


def _is_body(words: str, *, by_form: bool) -> bool:
    """Whether words are only the name of a body."""
    hits = [*gazetteer.find(words), *(forms.partners(words) if by_form else ())]
    return any(h.kind is Kind.PARTNER and h.end - h.start >= len(words.strip(" .,")) - 2 for h in hits)
