"""Measures that running text marks as names: in quotes, or with a capital beside a noun such as "prosjektet"."""

from __future__ import annotations

import re

from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.extract.phrases import fit, phrase_at
from ingest.model import Kind
from ingest.norwegian import cues, naming
from ingest.norwegian.names import UP

_QUOTED = r"[«\"“”](?P<q>[^«»\"“”\n]{2,80})[»\"“”]"
_AFTER_NOUN = re.compile(
    rf"(?<!\w)(?P<noun>{cues.MEASURE_NOUNS})\s*{naming.CALLED}(?:{_QUOTED}|(?P<cap>{UP}))", re.IGNORECASE
)
_QUOTE_BEFORE = re.compile(rf"{_QUOTED}\s*-?\s*(?P<noun>{cues.MEASURE_NOUNS})", re.IGNORECASE)
_ANY_QUOTED = re.compile(_QUOTED)
_SPEAKS_OF = re.compile(
    rf"\b(?:{naming.SPEAKS_OF})\b|(?<!\w)(?:{cues.TOGETHER}|{cues.RUN_BY}|{cues.RUNS})(?!\w)", re.IGNORECASE
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
        if words and (name := fit(words, slot=True)) and not _is_other(words):
            out.append(Hit(Kind.MEASURE, name, m.start(group), m.end(group), rule, confidence))

    for m in _AFTER_NOUN.finditer(text):
        if m.group("q"):
            add(m, "q", "context: quoted after a noun", 0.85)
        elif m.group("cap") and m.group("cap")[0].isupper() and m.group("noun")[0].islower():
            phrase = phrase_at(text, m.start("cap"), text, slot=True)
            if phrase and text.startswith(phrase, m.start("cap")) and not _is_other(phrase):
                at = m.start("cap")
                out.append(Hit(Kind.MEASURE, phrase, at, at + len(phrase), "context: name after a noun", 0.7))
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


def _is_other(words: str) -> bool:
    """Names of bodies, places and schemes after "programmet til" and the like."""
    hits = gazetteer.find(words)
    return any(
        h.kind in (Kind.PARTNER, Kind.PLACE, Kind.SCHEME, Kind.NETWORK)
        and h.end - h.start >= len(words.strip()) - 2
        for h in hits
    )
