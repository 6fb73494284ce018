"""Words that a speck has made one: no blank between them, but a mark that is none (fisk.var, er-mest).

Double names that a line end has parted are put together here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean.nearly import nearly
from ingest.lexicon import LOWER, load
from ingest.model import Correction
from ingest.norwegian.letters import ABBREVIATIONS, KEPT_BEFORE

_BETWEEN = r"(?P<left>[^\W\d_]{2,})(?P<mark>[.:;'’_-])(?P<right>[^\W\d_]{2,})"
_PAIR = re.compile(_BETWEEN)
_ALONE = re.compile(rf"(?<![^\s«(\"“]){_BETWEEN}(?=[.,;:!?»)”\"]*(?!\S))")
_BEFORE = re.compile(r"(?<![^\W\d_])(?P<left>[^\W\d_]{2,}) -(?P<word>[^\W\d_]{4,})(?![^\s.,;:!?»)])")

_DIVIDED = re.compile(r"-\n[A-ZÆØÅ@]")
_DOUBLE = re.compile(
    r"(?<![\w-])(?P<left>[^\W\d_]{2,})-(?P<gap>\n)(?P<right>[A-ZÆØÅ@][\w@]+)(?P<marks>[.,;:!?»)”]*)(?P<blank> ?)"
)

LINE = 40
"""Characters of a line of prose; shorter ones may be cells of a table."""

_NEVER_ENDS = frozenset({"er", "at", "som", "det", "den", "var", "har", "ved", "blir", "ble", "vart"})
_NEVER_FIRST = _NEVER_ENDS | {"og", "eller", "men"}
_NEVER_LAST = _NEVER_ENDS | {"de", "dei", "ikke", "ikkje", "jeg", "eg", "vi"}
"""Words that no hyphen stands behind, or before."""


def parted(chunk: str) -> int:
    """Where in `chunk` a mark stands between two words that lost their blank; 0: nowhere.

    A hyphen counts only beside a small word that has none, for it may join any others.
    """
    m = _PAIR.fullmatch(chunk)
    if m is None or not m["right"].islower() or not (m["left"].islower() or m["left"].istitle()):
        return 0
    left, right = m["left"].lower(), m["right"]
    if m["mark"] == "-" and left not in _NEVER_FIRST and right not in _NEVER_LAST:
        return 0
    if left in ABBREVIATIONS or right in ABBREVIATIONS:
        return 0
    return m.start("mark") if _word(left) and _word(right) else 0


def _word(form: str) -> bool:
    """Is it a word, perhaps one with its æ, ø, å lost? Of two letters too: `nearly` knows longer ones only."""
    return nearly(form) == 2 or (len(form) < 4 and form in _SHORT)


_SMALL = """
    av du ei en er et få fa gå ga ha ho hun han i jeg kan la mot må ma nå na når nar og oss på pa se si som så sa
    til vei vi vil at bli ble den det dei der de eg har ikke inn man med men min mye nok nye nær om opp seg sin
    skal to ut var ved år ar alt alle dag for før
"""
_SHORT = frozenset(_SMALL.split())
"""Small words that stand beside others in running text, also without their å."""


def glued(raw: str) -> Iterator[Correction]:
    """Blanks for the marks between two words; hyphens taken from before words that have none."""
    for m in _ALONE.finditer(raw):
        if parted(raw[m.start("left") : m.end("right")]):
            yield Correction(m.start("mark"), m["mark"], " ", 0.85, "mark: a speck read for a mark")
    for m in _BEFORE.finditer(raw) if " -" in raw else ():
        word = m["word"]
        if m["left"].islower() and word.islower() and m["left"] not in KEPT_BEFORE and nearly(word) == 2:
            at = m.start("word") - 1
            yield Correction(at, "-", "", 0.85, "mark: a speck read for a mark")


def doubles(raw: str) -> Iterator[Correction]:
    """Double names that a line end has parted (Sør-Trøndelag): they keep their hyphen, the break moves behind."""
    for m in _DOUBLE.finditer(raw) if _DIVIDED.search(raw) else ():
        above = m.end("gap") - 1 - (raw.rfind("\n", 0, m.start("gap")) + 1)
        below = raw.find("\n", m.end("gap"))
        long = above >= LINE and (below if below >= 0 else len(raw)) - m.end("gap") >= LINE
        if long and _name(m["right"]) and m["blank"]:
            yield Correction(m.start("gap"), "\n", "", 0.9, "join: double name divided at the line end")
            yield Correction(m.start("blank"), " ", "\n", 0.9, "join: double name divided at the line end")


def _name(form: str) -> bool:
    """A name, perhaps one with its æ, ø, å lost, that is no plain word too."""
    return nearly(form.lower()) == 2 and not load().flags(form) & LOWER
