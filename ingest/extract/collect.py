"""Measures that running text names without saying so: phrases written as names.

"Nettverket startar *Lesing i Ryfylke* saman med …": a capital inside a sentence on a word that is otherwise
written small opens a name. Where it ends is told by punctuation, by words no name goes over, and best of all by
the document itself, if it has the same words elsewhere: as a heading, a cell, the beginning of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from ingest.extract.amounts import find_amounts
from ingest.extract.hits import Hit
from ingest.extract.measures import measure_name
from ingest.extract.phrases import LONGEST, REACH, coined, dangles, fit, in_slot, opens, phrase_at
from ingest.extract.recognise import recognise
from ingest.model import Block, Document, FormKind, Kind
from ingest.norwegian import cues, naming

_INSIDE = re.compile(
    r"(?:(?<=[a-zæøå0-9,)»]{2} )|(?<= [iå] ))"
    r"(?P<first>[A-ZÆØÅ][a-zæøå]+(?:-[a-zæøå]+)?|[A-ZÆØÅ]{2,5})(?![\w/-]|\.\w)"
)
_SUBJECT = re.compile(naming.SUBJECT)
_STRONG = re.compile(naming.STRONG)
_PROSE = (FormKind.PARAGRAPH, FormKind.LIST_ITEM)
_RUN_IN = re.compile(r"(?P<name>[A-ZÆØÅ][\w-]*(?:,? [\w-]+){0,6})\.\s+(?=[A-ZÆØÅ])")
_GOES_ON = re.compile(naming.GOES_ON_ABOUT, re.IGNORECASE)


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
            if _taken(m.start(), hits) or not (
                opens(m.group("first")) or (coined(m.group("first")) and in_slot(block.text, m.start()))
            ):
                continue
            phrase = phrase_at(block.text, m.start(), whole)
            if phrase:
                out[phrase] = max(out.get(phrase, 0.0), 0.75 if " " in phrase else 0.65)
        for phrase in _subjects(block.text, hits) if block.kind is not FormKind.HEADING else ():
            out[phrase] = max(out.get(phrase, 0.0), 0.7)
    for block, after in pairwise(blocks):
        if (
            block.kind is FormKind.HEADING
            and after.kind in _PROSE
            and (name := _headed(_heading(block), after.text))
        ):
            out[name] = max(out.get(name, 0.0), 0.75)
    for block in blocks:
        run_in = _RUN_IN.match(block.text) if block.kind in _PROSE else None
        if run_in and (name := _headed(run_in.group("name"), block.text[run_in.end() :])):
            out[name] = max(out.get(name, 0.0), 0.75)
    for name in _siblings(blocks, out):
        out[name] = max(out.get(name, 0.0), 0.7)
    for head in heads:
        if _recurs(head, texts) and (name := fit(head)):
            out[name] = max(out.get(name, 0.0), 0.7)
    return _confirmed(out, whole)


def _heading(block: Block) -> str:
    return re.sub(r"^\s*(?:(?:sak|SAK)\s*)?(?:\d{1,3}(?:[./]\d{1,4})*\.?\s+|#+\s*)|[:.]$", "", block.text).strip()


def _headed(head: str, after: str) -> str | None:
    """A heading that names the measure its paragraph goes on about: "Tiltaket drives av …" right below it."""
    if (
        not _can_name(head)
        or not _GOES_ON.match(after[:REACH])
        or not any(h.kind in (Kind.PARTNER, Kind.PERSON) for h in recognise(after[:1000]))
    ):
        return None
    return fit(head, slot=True)


def _siblings(blocks: Sequence[Block], known: Collection[str]) -> Iterable[str]:
    """Headings beside one that names a measure, with a body, a person or a sum below: they name measures too."""
    heads = [i for i, b in enumerate(blocks) if b.kind is FormKind.HEADING]
    levels = {blocks[i].level for i in heads if _heading(blocks[i]) in known and blocks[i].level > 1}
    for i in heads:
        head = _heading(blocks[i])
        if blocks[i].level in levels and head not in known and i + 1 < len(blocks):
            below = blocks[i + 1]
            says = below.kind in _PROSE and (
                find_amounts(below.text[:1000])
                or any(h.kind in (Kind.PARTNER, Kind.PERSON) for h in recognise(below.text[:1000]))
            )
            if says and _can_name(head):
                yield from filter(None, [fit(head, slot=True)])


def _can_name(head: str) -> bool:
    """Whether a heading has the form of a measure's name: no number, not the name of a section."""
    return (
        1 <= len(head.split()) <= LONGEST
        and head[:1].isupper()
        and not re.match(naming.GENERAL_HEADS, head, re.IGNORECASE)
        and (" " in head or coined(head))
        and not any(c.isdigit() for c in head)
    )


def _taken(at: int, hits: Sequence[Hit]) -> bool:
    return any(h.start <= at < h.end for h in hits)


def _subjects(text: str, hits: Sequence[Hit]) -> Iterable[str]:
    for m in re.finditer(r"(?:(?<=[.!?] )|^)(?=[A-ZÆØÅ])[^.!?\n]{6,140}", text):
        s = _SUBJECT.match(m.group())
        if not s:
            continue
        words = s.group("name")
        first = words.split()[0].lower().strip(",")
        if first in cues.NO_SUBJECT or _taken(m.start(), hits):
            continue
        strong = coined(words) and bool(_STRONG.search(m.group(), s.end("name"), s.end("name") + 60))
        for part in re.split(r" og (?=[A-ZÆØÅ])", words):
            if (
                (" " in part or re.search(rf"{cues.MEASURE_ENDINGS}$", part) or strong)
                and not dangles(part)
                and not re.search(r",|\b(?:er|har|skal|ble|vart|som er|som har)\b", part)
            ):
                name = measure_name(part)
                if (
                    name
                    and fit(part, slot=strong)
                    and not re.fullmatch(r"[\wæøå]+(?:ene|ane|ar)", name.split()[0])
                ):
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
    if fit(head) is None:
        return False
    return n >= 1 and (" " in head or n >= 2)


def _confirmed(found: dict[str, float], whole: str) -> dict[str, float]:
    """Drops what is only the beginning of a longer name found as well, unless it also stands alone."""
    counts: Counter[str] = Counter({n: whole.count(n) for n in found})
    out = {}
    ordered = sorted(found)
    for name, confidence in found.items():
        longer = ordered[bisect_left(ordered, name + " ") : bisect_left(ordered, name + "!")]
        if longer and counts[name] <= sum(counts[o] for o in longer):
            continue
        pair = name.split(" og ")
        if len(pair) == 2 and all(p in found for p in pair):
            continue
        out[name] = confidence
    return out
