"""Readings that are settled by what stands beside them in a way no sequence of words tells.

Seasons by their years, also where a narrow column parts them; abbreviations by their capitals; doubled words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.person_names import first_names
from ingest.lexicon import LOWER, load
from ingest.model import Correction

_SEASON = {"var": "vår", "hast": "høst", "host": "høst", "hgst": "høst"}
_YEAR = r"(?:19[89]|20[0-4])\d"
_NAMED = re.compile(r"(?<![\w-])(?:[Vv]ar|[Hh]ast|[Hh]ost|[Hh]gst|[Vv]år|[Hh]øst|[Hh]aust)(?!\w)")
_BEFORE_YEAR = re.compile(
    rf"(?=[VvHh])(?:^|(?<=[-–—|(/:] )|(?<=[-–—|(/:])|(?<=fra )|(?<=til )|(?<=frå ))"
    rf"(?P<season>[Vv]ar|[Hh]ast|[Hh]ost|[Hh]gst)(?= ?(?:{_YEAR}|[-–—’']?\d\d)\b(?![.,]\d))",
    re.M,
)
_PERIOD = re.compile(rf"(?<![\w-]){_YEAR}\s*[-–—]")

_BEFORE_CAPITAL = re.compile(r"l[A-ZÆØÅ]")
_ROMAN = re.compile(r"(?<!\w)(?P<front>[A-ZÆØÅ]{0,4})l(?P<back>[A-ZÆØÅ]{1,5})(?!\w)")
_LAST_L = re.compile(
    r"(?=[KAl])(?:(?<!\w)K(?P<l>l)(?!\w|[.:]| ?\d)|(?<!\w)A(?P<m>l)(?=/K[Il](?:i[a-zæøå]{5}|(?!\w|[.:])))"
    r"|(?<=KI/A)(?P<n>l)(?!\w))"
)
"""KI and AI read with a small l. Kl with a point or a number is a time or a class."""

_TWICE = re.compile(
    r"(?<![\w-])(?P<word>av|og|til|med|eller|fra|frå|ved|på|pa|å|som|at|et|ein|den|er|i|for)"
    r"(?P<gap> +| *\n)(?P<again>(?P=word))(?= [^\W\d_])"
)
_NEVER_TWICE = frozenset(["av", "og", "til", "med", "eller", "fra", "frå", "ved"])
PROSE = 70
"""Characters of a line of prose; in shorter ones two columns may meet, each with the same word."""


def beside(raw: str) -> list[Correction]:
    """Seasons, abbreviations and first names of a page that OCR is known to have read badly."""
    return [*_seasons(raw), *_capitals(raw), *_first_names(raw)]


_PERSON = re.compile(r"(?<![\w-])(?P<first>[A-Z][a-z]{2,9})(?= [A-Z][a-z]{2,})")
COMMON = 1000
"""Occurrences in 100 million above which a word opens sentences rather than hides a name (Var, not Vår)."""

_LOST = (("a", "å"), ("o", "ø"), ("g", "ø"))


def _first_names(raw: str) -> Iterator[Correction]:
    """Before a capitalised word, what is no first name but would be one with its å or ø: Pal → Pål, Bard → Bård.
    Only where the reader knew no å or ø: elsewhere a rare name stays what it is."""
    if any(c in raw for c in "åøÅØ"):
        return
    known = first_names()
    for m in _PERSON.finditer(raw):
        read = m["first"]
        if read in known or (load().flags(read) & LOWER and load().count(read) > COMMON):
            continue
        back = [(a, b, i) for a, b in _LOST for i, c in enumerate(read) if c == a and i]
        found = {read[:i] + b + read[i + 1 :]: (a, b) for a, b, i in back}
        names = [name for name in found if name in known]
        if len(names) == 1:
            a, b = found[names[0]]
            yield Correction(m.start(), read, names[0], 0.85, f"context: {a} read for {b} in a first name")


def _seasons(raw: str) -> Iterator[Correction]:
    for m in _BEFORE_YEAR.finditer(raw):
        yield _season(m.start("season"), m["season"])
    if not _PERIOD.search(raw):
        return
    rows = [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\S[^\n]*", raw)]
    for (above_at, above), (_, line), (below_at, below) in zip(rows, rows[1:], rows[2:], strict=False):
        if len(line) > PROSE or not _PERIOD.search(line):
            continue
        first, second = _lone(above), _lone(below)
        if first and second:
            for at, m in ((above_at, first), (below_at, second)):
                if m.group().lower() in _SEASON:
                    yield _season(at + m.start(), m.group())


def _season(at: int, read: str) -> Correction:
    season = _SEASON[read.lower()]
    printed = season.capitalize() if read[0].isupper() else season
    return Correction(at, read, printed, 0.9, "context: a season beside its year")


def _lone(line: str) -> re.Match[str] | None:
    """The season in a line of a narrow column. A `var` before a small letter is rather a verb."""
    found = [
        m
        for m in _NAMED.finditer(line)
        if m.group().lower() != "var" or not line[m.end() :].lstrip()[:1].islower()
    ]
    return found[0] if len(found) == 1 and len(line) <= PROSE else None


def _capitals(raw: str) -> Iterator[Correction]:
    for m in _ROMAN.finditer(raw) if _BEFORE_CAPITAL.search(raw) else ():
        yield Correction(m.end("front"), "l", "I", 0.9, "letters: l read for I")
    for m in _LAST_L.finditer(raw):
        at = max(m.start("l"), m.start("m"), m.start("n"))
        yield Correction(at, "l", "I", 0.9, "letters: l read for I")


def doubled(raw: str, *, misread: bool) -> tuple[list[Correction], list[Correction]]:
    """(corrections, doubts): small words that stand twice. Sure only in prose of a page that OCR read badly."""
    made: list[Correction] = []
    doubts: list[Correction] = []
    for m in _TWICE.finditer(raw):
        broken = "\n" in m["gap"]
        start, end = (m.start("again"), m.end() + 1) if broken else (m.start("gap"), m.end())
        claim = Correction(start, raw[start:end], "", 0.9, "twice: the same small word stands before it")
        sure = misread and m["word"] in _NEVER_TWICE and _in_prose(raw, m.start(), m.end())
        (made if sure else doubts).append(claim)
    return made, doubts


def _in_prose(raw: str, start: int, end: int) -> bool:
    """Are all lines of the place long ones?"""
    before, after = raw[max(0, start - PROSE) : start], raw[end : end + PROSE]
    lines = (before.rpartition("\n")[2] + raw[start:end] + after.partition("\n")[0]).split("\n")
    return len(lines[0]) >= PROSE and all(len(b) >= PROSE or len(a) >= PROSE for a, b in pairwise(lines))
