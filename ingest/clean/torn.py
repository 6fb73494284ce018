"""Words that a narrow column has torn over two lines, the other columns' words between their halves.

    Matematikksent | Skal prøves ut ved     →  Matematikksenteret, | Skal prøves ut ved
    eret, DMMH       to skoler                 DMMH                  to skoler

Plain text does not say where a column goes on, so the halves are found by their words: the front is no word, or
ends in a hyphen; the rest begins with a small letter, soon below; both together are a word. What else must hold
depends on how common the rest is as a word of its own, and on whether it stands where a line or a cell begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.clean.nearly import nearly
from ingest.clean.text import WORD, Token
from ingest.compounds import is_word
from ingest.lexicon import load
from ingest.norwegian.letters import KEPT_BEFORE

TORN = "join: word torn over two lines of a table"
"""The reason of two corrections: the front becomes the word, its rest vanishes."""

HYPHENS = "-\u00ad¬"

REACH, FAR = 2, 5
"""Lines below in which the rest is looked for; up to FAR if it is alone on its line and a hyphen went before."""

MOST = 2000
"""Pairs of halves looked at on a page, so that text made to be slow meets an end."""

COMMON = 3000
"""Occurrences in 100 million words: up to COMMON, a word at such a place is rather a rest than itself."""

_NEVER_ALONE = frozenset("bcdfghjklmnpqrstvwxz")

Cells = list[list[Token]]
"""A line's cells and their tokens."""


@dataclass(frozen=True, slots=True)
class Tear:
    """A torn word: its halves together, as read; in *raw* the front's place, with its hyphen, and the rest's."""

    word: str
    start: int
    end: int
    rest: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Front:
    text: str
    start: int
    end: int
    hyphen: bool = False
    inner: bool = False
    """Two parts whose hyphen a lost line end left: Inkluderings-ana|lysen."""


def torn(lines: Sequence[Cells]) -> list[Tear]:
    """The torn words of successive lines of a table, none of them blank."""
    out: list[Tear] = []
    used: set[int] = set()
    tries = 0
    for i, line in enumerate(lines):
        for front in (f for cell in line for f in _fronts(cell)):
            best, found = 0, None
            for rest, place in _rests(lines, i, hyphen=front.hyphen):
                tries += 1
                points = 0 if rest.start in used else _points(front, rest.text, place)
                if points > best:
                    best, found = points, rest
            if found is not None:
                used.add(found.start)
                word = front.text + found.text.lower()
                out.append(Tear(word, front.start, front.end, (found.start, found.end)))
            if tries > MOST:
                return out
    return out


def _fronts(cell: list[Token]) -> Iterator[_Front]:
    """What may be the first half of a torn word: it ends its cell, or something new begins behind it."""
    for i, t in enumerate(cell):
        if t.kind != WORD or not t.text.isalpha() or t.text.isupper():
            continue
        after = cell[i + 1 : i + 3]
        if after and after[0].glue:
            if after[0].text in HYPHENS and _new(after[1:]) and len(t.text) > 2:
                yield _Front(t.text, t.start, after[0].end, hyphen=True)
            continue
        if not _new(after[:1]):
            continue
        if i > 1 and t.glue and cell[i - 1].text == "-" and cell[i - 1].glue and cell[i - 2].text.isalpha():
            yield _Front(cell[i - 2].text + t.text, cell[i - 2].start, t.end, inner=True)
        elif len(t.text) > 3 and not load().known(t.text):
            yield _Front(t.text, t.start, t.end)


def _new(after: list[Token]) -> bool:
    """Nothing, or what cannot go on in the same phrase: a capital, a number, a mark, a bullet read as e."""
    if not after:
        return True
    t = after[0]
    return not t.glue and (not t.text[:1].islower() or (t.text[0] == "e" and t.text[1:2].isupper()))


FIRST, OPENING, INSIDE = "first", "opening", "inside"
"""Where a rest stands: first in the next line; first in a cell, or in a later line; anywhere."""


def _rests(lines: Sequence[Cells], i: int, *, hyphen: bool) -> Iterator[tuple[Token, str]]:
    for far in range(1, (FAR if hyphen else REACH) + 1):
        cells = lines[i + far] if i + far < len(lines) else []
        lone = len(cells) == 1 and len(cells[0]) == 1
        if far > REACH and not lone:
            continue
        for c, cell in enumerate(cells):
            for k, t in enumerate(cell):
                if t.kind != WORD or t.glue or not t.text.isalpha() or not _goes_on(t.text):
                    continue
                if hyphen and t.text in KEPT_BEFORE:
                    continue
                first = far == 1 and c == 0 and k == 0
                yield t, FIRST if first else OPENING if k == 0 else INSIDE


def _goes_on(text: str) -> bool:
    """A small letter; or two letters that a misreader took for an abbreviation: Spesialpedagogi|KK."""
    return text.islower() or (len(text) == 2 and text[0] == text[1] and text.isupper())


def _points(front: _Front, rest: str, place: str) -> int:
    """How surely two halves belong together; 0: they do not."""
    whole = (front.text + rest).lower()
    level = nearly(whole)
    if not level or (front.inner and level < 2):
        return 0
    near = {FIRST: 2, OPENING: 1, INSIDE: 0}[place]
    if front.hyphen:
        return level + near if near == 2 or (near == 1 and level == 2) else 0
    strange = _strangeness(rest)
    if strange == 2:
        return level + near + 2 if near or level == 2 else 0
    if level < 2 or (not front.inner and nearly(front.text.lower()) == 2):
        return 0
    if strange == 1:
        return level + near + 1 if near or not is_word(front.text) else 0
    return level + near if near == 2 and len(front.text) > 5 and not is_word(front.text) else 0


def _strangeness(rest: str) -> int:
    """2: no word of its own; 1: a rare one; 0: an ordinary one."""
    if rest in _NEVER_ALONE or rest.isupper():
        return 2
    count = load().count(rest)
    return 0 if count > COMMON else 1 if count else 2
