"""Measures that running text names without saying so: phrases written as names.

"Nettverket startar *Lesing i Ryfylke* saman med …": a capital inside a sentence on a word that is otherwise
written small opens a name. Where it ends is told by punctuation, by words no name goes over, and best of all by
the document itself, if it has the same words elsewhere: as a heading, a cell, the beginning of a sentence.
"""

# ruff: noqa: E501 - a pattern is a line
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.compounds import is_word, parts
from ingest.extract import gazetteer
from ingest.extract.hits import Hit
from ingest.extract.measures import measure_name
from ingest.extract.recognise import recognise
from ingest.model import Block, Document, FormKind, Kind
from ingest.norwegian import cues

_INSIDE = re.compile(
    r"(?:(?<=[a-zæøå0-9,)»]{2} )|(?<= [iå] ))(?P<first>[A-ZÆØÅ][a-zæøå]+(?:-[a-zæøå]+)?|[A-ZÆØÅ]{2,5})(?![\w./-])"
)
_SUBJECT = re.compile(
    r"^(?P<name>[A-ZÆØÅ][\wæøå-]*(?:,? [\wæøå-]+){0,7}?) (?:(?:ble|blei|vart|blir|vert|er) (?:\w+ )?(?:avslutt\w*|videreført|vidareført|start\w*|drev\w*|drive|gjennomført|vedtatt|vedteke|utsatt|utsett|"
    r"etablert|lyst ut|evaluert|satt i gang|sett i gang|forlenget|forlenga|stoppet|stoppa|arrangert|ledet|leia|koordinert|finansiert|tilbudt|tilbode|lagt ned|lansert|planlagt|videreføres)"
    r"|er i regi av|er (?:et|eit) (?:samarbeid|tiltak|prosjekt|program|opplegg|kurs|nytt|treårig|toårig|flerårig|fleirårig)|er (?:en|ei|ein) (?:satsing|satsning|kompetansepakke|kursrekke|kursserie|pilot|videreføring|vidareføring|konferanse)"
    r"|skal (?:etter planen )?(?:gå|vare)|startet|starta|startar|starter|begynte|byrja|varte|varer|varar|går (?:no|nå|fra|frå|til|inn|over|videre|vidare|ut)|held fram|heldt fram|fortsetter|fortset|videreføres|vidareførast|gjennomføres|avsluttes|avsluttast)\b"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TIME = re.compile(rf"{cues.TIME_AFTER}", re.IGNORECASE)
LONGEST = 8
"""Words of a name in running text. Longer ones were half sentences on the documents tried."""


def collect(document: Document) -> dict[str, float]:
    """Name → confidence of the measures that the document's sentences and headings name as such."""
    blocks = [b for b in document.blocks if b.kind not in (FormKind.RUNNING, FormKind.CAPTION)]
    texts = [b.text for b in blocks if b.kind not in (FormKind.TABLE, FormKind.HEADING)]
    texts += [c.text for b in blocks for c in b.cells]
    heads = [_heading(b) for b in blocks if b.kind is FormKind.HEADING]
    whole = "\n".join([*texts, *heads])
    out: dict[str, float] = {}
    for block in blocks:
        if block.kind is FormKind.TABLE:
            continue
        hits = recognise(block.text)
        for m in _INSIDE.finditer(block.text):
            if _taken(m.start(), hits) or not _opens(m.group("first")):
                continue
            phrase = _phrase(block.text, m.start(), whole)
            if phrase:
                out[phrase] = max(out.get(phrase, 0.0), 0.75 if " " in phrase else 0.65)
        for phrase in _subjects(block.text, hits) if block.kind is not FormKind.HEADING else ():
            out[phrase] = max(out.get(phrase, 0.0), 0.7)
    for head in heads:
        if _recurs(head, texts) and (name := _fit(head)):
            out[name] = max(out.get(name, 0.0), 0.7)
    return _confirmed(out, whole)


def _heading(block: Block) -> str:
    return re.sub(r"^\s*(?:(?:sak|SAK)\s*)?(?:\d{1,3}(?:[./]\d{1,4})*\.?\s+|#+\s*)|[:.]$", "", block.text).strip()


def _taken(at: int, hits: Sequence[Hit]) -> bool:
    return any(h.start <= at < h.end for h in hits)


@lru_cache(maxsize=4096)
def _opens(word: str) -> bool:
    """Whether a capital on this word means the start of a name: it is an ordinary word."""
    low = word.lower()
    if word.isupper():
        return word in ("PPT", "IKT", "SFO")
    if low in cues.NO_SUBJECT or len(low) < 3:
        return False
    return bool(lexicon.load().flags(low) & lexicon.LOWER) or is_word(low)


def _phrase(text: str, start: int, whole: str) -> str | None:
    """The name that begins at `start`: the longest beginning that the document repeats, else up to a natural end."""
    stop = re.search(r"[.;:()!?\n«»\"]|,(?! [a-zæøå]+ (?:og|i) )|\s[–-]\s", text[start:])
    stretch = text[start : start + stop.start()] if stop else text[start:]
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
        if _dangles(name) and not (
            end == len(stretch.rstrip()) and name.split()[-1] in ("på", "inn", "med", "mot", "om")
        ):
            continue
        if whole.count(name) >= 2 and (best is None or " " in name):
            best = name
    if ends and (best is None or " " not in best):
        closed = ends[-1] == len(stretch.rstrip()) and len(ends) > 2
        apposed = closed and text[max(0, start - 2) : start] == ", "
        natural = [
            stretch[:e].strip(" ,") for e in ends if not _dangles(stretch[:e]) or (closed and e == ends[-1])
        ]
        last = natural[-1] if natural else ""
        if " " in last and len(last.split()) <= 5 and (apposed or not re.search(r"\s(?:og|som)\s", last)):
            best = re.sub(r"\s(?:19|20)\d\d$", "", last)
        elif best is None:
            best = last if re.search(rf"{cues.MEASURE_ENDINGS}$", last) else None
    if best and best.split()[0].isupper() and (len(best.split()) < 3 or (whole.count(best) < 2 and not closed)):
        return None
    return _fit(best) if best else None


def _fit(phrase: str) -> str | None:
    """The phrase as a measure's name, None if it is a body, a document, a person or an ordinary word."""
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
    if re.search(rf"{cues.MEASURE_ENDINGS}$", name):
        return name
    return name if len(parts(name.lower())) > 1 and name.lower().endswith(("en", "et", "a")) else None


_BEFORE_NAME = re.compile(r"^(?:Pågående|Pågåande|Vårt|Felles|Nye?|Eget|Eige)\s+(?=[A-ZÆØÅ])")
_DOCUMENTS = re.compile(
    r"(?:Slutt|Del|Års|Status|Fremdrifts|Evaluerings)?(?:rapport|melding|plan|strategi|referat|mandat|årshjul|tabell|vedlegg|avtale|notat|søknad|kapittel|figur|lov|forskrift|meld|nou|prop|artikkel|brev|kontaktperson|oppvekstsjef|leder|leiar|rektor)(?:en|et|a|er)?\b|"
    r"(?:Kvalitets|Stortings|Tilstands|Års)(?:melding|rapport)|Langsiktig plan|Kompetanse(?:utviklings)?plan|Statens?|Sta|Samme|Følgende|Mellomtrinn\w*$|Ungdomstrinn\w*(?: p[aå])?$|Trinn|.*(?:rådet|bystyre|bystyret)\b|\w+skolen$|\d+\.\s",
    re.IGNORECASE,
)


def _inner(stretch: str, w: re.Match[str]) -> bool:
    """A capital inside a name: a place ("Lesing i Ryfylke") or an abbreviation ("IKT i fagene for PPT")."""
    before = stretch[: w.start()].split()
    return (
        bool(before)
        and before[-1].lower() in ("i", "på", "for", "og", "fra", "frå", "inn", "med")
        and (w.group().isupper() or before[-1].lower() in ("i", "på", "for"))
    )


def _dangles(name: str) -> bool:
    return name.split()[-1].lower() in (
        "i",
        "på",
        "for",
        "og",
        "med",
        "av",
        "til",
        "som",
        "en",
        "ei",
        "et",
        "om",
        "mot",
        "den",
        "det",
        "de",
        "inn",
        "å",
        "ein",
        "eit",
        "alle",
    )


def _subjects(text: str, hits: Sequence[Hit]) -> Iterable[str]:
    for m in re.finditer(r"(?:(?<=[.!?] )|^)(?=[A-ZÆØÅ])[^.!?\n]{6,140}", text):
        s = _SUBJECT.match(m.group())
        if not s:
            continue
        words = s.group("name")
        first = words.split()[0].lower().strip(",")
        if first in cues.NO_SUBJECT or _taken(m.start(), hits):
            continue
        for part in re.split(r" og (?=[A-ZÆØÅ])", words):
            if (
                (" " in part or re.search(rf"{cues.MEASURE_ENDINGS}$", part) or " i regi av" in s.group())
                and not _dangles(part)
                and not re.search(r",|\b(?:er|har|skal|ble|vart|som er|som har)\b", part)
            ):
                name = measure_name(part)
                if name and _fit(part) and not re.fullmatch(r"[\wæøå]+(?:ene|ane|ar)", name.split()[0]):
                    yield name


def _recurs(head: str, texts: Sequence[str]) -> bool:
    """Whether a heading's words are used as a name in a sentence or stand in a cell."""
    if (
        len(head) < 6
        or measure_name(head) is None
        or (head.split()[0].lower() in cues.NO_SUBJECT and len(head.split()) < 3)
        or len(head.split()) > LONGEST
    ):
        return False
    n = sum(t.count(head) for t in texts if len(t) > len(head) + 12)
    if _fit(head) is None:
        return False
    return n >= 1 and (" " in head or n >= 2)


def _confirmed(found: dict[str, float], whole: str) -> dict[str, float]:
    """Drops what is only the beginning of a longer name found as well, unless it also stands alone."""
    counts: Counter[str] = Counter({n: whole.count(n) for n in found})
    out = {}
    for name, confidence in found.items():
        longer = [o for o in found if o != name and o.startswith(name + " ")]
        if longer and counts[name] <= sum(counts[o] for o in longer):
            continue
        pair = name.split(" og ")
        if len(pair) == 2 and all(p in found for p in pair):
            continue
        out[name] = confidence
    return out
