"""Phrases written as names: where one begins, where it ends, and whether it can be a measure's."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.compounds import is_word, parts
from ingest.extract import gazetteer
from ingest.extract.measures import measure_name
from ingest.extract.recognise import recognise
from ingest.model import Kind
from ingest.norwegian import cues, naming

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TIME = re.compile(rf"{cues.TIME_AFTER}", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^(?:Pågående|Pågåande|Vårt|Felles|Nye?|Eget|Eige)\s+(?=[A-ZÆØÅ])")
_AUDIENCE = re.compile(naming.AUDIENCE)
_RELATIVE = re.compile(naming.RELATIVE)
_OBJECT = re.compile(naming.OBJECT)
_DOCUMENTS = re.compile(naming.PAPERS, re.IGNORECASE)
_PARTICLES = ("på", "inn", "med", "mot", "om", "til")
"""A name may end in these where the sentence ends too: "Klar, ferdig, på"."""
REACH = 200
"""Characters that are looked at from where a name begins."""
LONGEST = 8
"""Words of a name in running text. Longer ones were half sentences on the documents tried."""


@lru_cache(maxsize=4096)
def opens(word: str) -> bool:
    """Whether a capital on this word means the start of a name: it is an ordinary word."""
    low = word.lower()
    if word.isupper():
        return word in ("PPT", "IKT", "SFO")
    if low in cues.NO_SUBJECT or len(low) < 3:
        return False
    return bool(lexicon.load().flags(low) & lexicon.LOWER) or is_word(low)


def phrase_at(text: str, start: int, whole: str, *, slot: bool = False) -> str | None:
    """The name that begins at `start`: the longest beginning that `whole` repeats, else up to a natural end."""
    slot = slot or in_slot(text, start)
    stop = re.search(r"[.;:()!?\n«»\"]|,(?! [a-zæøå]+ (?:og|i) )|\s[–-]\s", text[start : start + REACH])
    stretch = text[start : start + stop.start()] if stop else text[start : start + REACH]
    words = list(_WORD.finditer(stretch))
    ends: list[int] = []
    for i, w in enumerate(words[: LONGEST + 1]):
        low = w.group().lower()
        if i and (
            low in cues.PHRASE_ENDS
            or _TIME.match(stretch, w.start())
            or (w.group()[0].isupper() and not _inner(stretch, w))
        ):
            break
        ends.append(w.end())
    best: str | None = None
    closed = False
    for end in ends:
        name = stretch[:end].strip(" ,")
        if dangles(name) and not (end == len(stretch.rstrip()) and name.split()[-1] in _PARTICLES):
            continue
        if whole.count(name) >= 2 and (best is None or " " in name):
            best = name
    if ends and (best is None or " " not in best):
        closed = ends[-1] == len(stretch.rstrip()) and len(ends) > 2
        apposed = closed and text[max(0, start - 2) : start] == ", "
        natural = [
            stretch[:e].strip(" ,")
            for e in ends
            if not dangles(stretch[:e]) or (closed and e == ends[-1] and stretch[:e].split()[-1] in _PARTICLES)
        ]
        last = natural[-1] if natural else ""
        last = _AUDIENCE.sub("", last) if " " in last else last
        paired = len(last.split()) == 3 and re.search(r" og [a-zæøå]+$", last)
        if (
            " " in last
            and len(last.split()) <= 5
            and (apposed or paired or not re.search(r"\s(?:og|som)\s", last))
        ):
            best = re.sub(r"\s(?:19|20)\d\d$", "", last)
        elif best is None:
            one = natural[0] if natural and " " not in natural[0] else ""
            best = one if re.search(rf"{cues.MEASURE_ENDINGS}$", last) or slot else None
    if best and best.split()[0].isupper() and (len(best.split()) < 3 or (whole.count(best) < 2 and not closed)):
        return None
    return fit(best, slot=slot) if best else None


def in_slot(text: str, at: int) -> bool:
    """Whether a capital at this place stands where a measure's name does: after "har ansvar for", "kroner til"."""
    return bool(_OBJECT.search(text[max(0, at - 70) : at]) or _RELATIVE.match(text[at : at + REACH]))


@lru_cache(maxsize=4096)
def coined(word: str) -> bool:
    """A compound of known words that is none itself: Lesefryd, Målkista."""
    low = word.lower()
    return len(parts(low)) > 1 and not lexicon.load().flags(low) & lexicon.LOWER


def fit(phrase: str, *, slot: bool = False) -> str | None:
    """The phrase as a measure's name, None if it is a body, a document, a person or an ordinary word.

    In a slot where only a name can stand (`slot`) one word will do."""
    phrase = _BEFORE_NAME.sub("", phrase)
    name = measure_name(phrase)
    if name is None or _DOCUMENTS.match(name) or re.search(r"\b\d+ prosent\b|\d \d{3}\b", name):
        return None
    if any(
        h.kind in (Kind.SCHEME, Kind.PARTNER, Kind.PERSON, Kind.NETWORK, Kind.ORGANISATION)
        for h in recognise(name)
    ):
        return None
    if " " in name:
        return name
    if name in first_names() or name in surnames() or name in gazetteer.places() or len(name) < 6:
        return None
    if slot or re.search(rf"{cues.MEASURE_ENDINGS}$", name):
        return name
    return name if len(parts(name.lower())) > 1 and name.lower().endswith(("en", "et", "a")) else None


def _inner(stretch: str, w: re.Match[str]) -> bool:
    """A capital inside a name: a place ("Lesing i Ryfylke") or an abbreviation ("IKT i fagene for PPT")."""
    before = stretch[: w.start()].split()
    return (
        bool(before)
        and before[-1].lower() in ("i", "på", "for", "og", "fra", "frå", "inn", "med")
        and (w.group().isupper() or before[-1].lower() in ("i", "på", "for"))
    )


def dangles(name: str) -> bool:
    return name.split()[-1].lower() in naming.LINKS
