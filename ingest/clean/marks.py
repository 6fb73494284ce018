"""Marks at their places: list marks, table rules, dashes, paragraph signs, specks. No word is judged here.

`list_marks` prove themselves by standing at the starts of several lines and hold for every page; the rest is asked
only of pages that OCR is known to have read badly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.clean.beside import beside, doubled
from ingest.clean.glued import doubles, glued
from ingest.clean.text import glued_acronym
from ingest.compounds import is_word
from ingest.model import Correction

_ODD_MARK = r"(?P<odd>[emw¢©®@]|[e*»]-|[e6+*»«][ \t]+—)"
_PLAIN_MARK = r"(?P<plain>[+*«»])"
_LIST = re.compile(rf"^[ \t]*(?:{_ODD_MARK}|{_PLAIN_MARK})(?P<blank>[ \t]+)(?=[A-ZÆØÅ@][\w@])", re.M)
"""A bullet read as a letter or mark. The o of a second level is not among them: it is often printed as an o.
The odd ones are nobody's list marks; the plain ones are, where a text was typed."""

_SQUARE = frozenset("mw")
"""What ■ is read as."""

_RUNNING = 60
"""Characters of a paragraph, or line, that is running text."""

_AROUND = 400
"""Characters before and after a mark that are looked at; a line may be as long as a book."""

_NEAR = 700
"""Characters within which one list mark proves the next."""

_GLUED = re.compile(r"(?<!\S)(?P<mark>e)(?=[A-ZÆØÅ][a-zæøå]{2,})")
_INSIDE = re.compile(r"(?<=\S[ \t])(?P<mark>e)(?=[ \t]+[A-ZÆØÅ][a-zæøå])")
_BEFORE_CAPITALS = re.compile(r"i[A-ZÆØÅ]{2}")
_LOST_I = re.compile(r"(?<!\S)(?P<word>[^\W\d_]{3,})i(?=[A-ZÆØÅ]{2,}\b)")
_ACRONYM_I = re.compile(r"(?=[A-ZÆØÅ])(?<!\w)(?:[A-ZÆØÅ]{2,5}|(?<=/)[KA]l)i[a-zæøå]{5,}(?!\w)")
_STRAY = re.compile(r"(?=[‘_~])(?<=\s)[‘_~](?=[^\W\d_]{2})")
_DASH = re.compile(r"(?=[—~-])(?:(?<=[^\S\n])[—~](?=\s)|(?<![^\n])[—~](?=[^\S\n])|(?<=[^\S\n])-—(?=\s))")
_PARAGRAPH = re.compile(r"(?=\$)(?<!\w)(?P<mark>\$\$?)(?= ?\d{1,3}(?:-\d+)?[a-z]?\b)")
_RULE = re.compile(r"(?<=[ \t])(?P<mark>[\[\]¦]|(?<=[-–—] )I)(?=[ \t]+[A-ZÆØÅ?])")
_SPECK = re.compile(r"(?=[*_©®¢°`'])(?<!\S)(?<!\d )(?:[*_©®¢°`]|'_|_')(?!\S)(?! [\d=])")
_QUOTE = re.compile(r"(?=[‘’“”\"'])(?<!\S)[‘’“”\"'](?!\S)")
_COMMA = re.compile(r",(?<=[^\W\d_]{2},)(?=[ \t]*(?:\n[ \t]*\n\s*[^\sa-zæøå]|\s*\Z))")
_LAST = re.compile(
    r"(?=[:;| \t])(?:(?<=\S[ \t])[:;|](?=[ \t]*(?:\n[ \t]*\n|\s*\Z))|^[ \t]*(?P<alone>[:;])(?=[ \t]*$))", re.M
)
"""A speck behind a paragraph or alone. Inside of one these marks may be an i, as may a | at the end of a line."""


def list_marks(raw: str, *, misread: bool) -> list[Correction]:
    """Bullets read as letters or marks, where two stand near each other or a colon announces one.

    `misread`: the page is known to be read badly, so that a lone one and marks that may be typed count too.
    """
    found = [m for m in _LIST.finditer(raw) if misread or m["odd"]]
    starts = [m.start() for m in found]
    out = []
    for i, m in enumerate(found):
        near = found[max(0, i - 1) : i] + found[i + 1 : i + 2]
        proved = any(abs(n.start() - m.start()) < _NEAR and (misread or n["odd"] == m["odd"]) for n in near)
        if not proved and not (misread and _announced(raw, m.start())):
            continue
        mark = m["odd"] or m["plain"]
        at = m.start("odd") if m["odd"] else m.start("plain")
        printed = "■" if mark in _SQUARE else "•"
        out.append(Correction(at, mark, printed, 0.95, f"mark: {mark} read for a bullet"))
    bullets = [c.start for c in out if c.before[0] == "e"]
    if misread and len(starts) > 1 and bullets:
        for m in _INSIDE.finditer(raw):
            at = bisect_left(bullets, m.start())
            if any(abs(b - m.start()) < _NEAR for b in bullets[max(0, at - 1) : at + 1]):
                out.append(Correction(m.start(), "e", "•", 0.9, "mark: e read for a bullet"))
        for m in _GLUED.finditer(raw):
            out.append(Correction(m.start("mark"), "e", "• ", 0.9, "mark: e read for a bullet"))
    return out


def marks(raw: str, *, misread: bool) -> tuple[list[Correction], list[Correction]]:
    """(corrections, doubts) that no decoding of words finds. `misread`: the page is known to be read badly."""
    twice, doubts = doubled(raw, misread=misread)
    if not misread:
        return [*list_marks(raw, misread=False), *twice], doubts
    found = [*list_marks(raw, misread=True), *beside(raw), *glued(raw), *doubles(raw), *twice]
    for m in _LOST_I.finditer(raw) if _BEFORE_CAPITALS.search(raw) else ():
        if m["word"][1:].islower() and is_word(m["word"]):
            why = "split: the blanks around i were lost"
            found.append(Correction(m.end() - 1, "i", " i ", 0.9, why))
    for m in _ACRONYM_I.finditer(raw):
        if at := glued_acronym(m[0]):
            found.append(Correction(m.start() + at, "i", " i ", 0.85, "split: the blanks around i were lost"))
            if m[0][1] == "l":
                found.append(Correction(m.start() + 1, "l", "I", 0.85, "letters: l read for I"))
    for m in _STRAY.finditer(raw):
        if "’" not in raw[m.end() : m.end() + 120]:
            found.append(Correction(m.start(), m[0], "", 0.85, "mark: a stray mark before a word"))
    for m in _DASH.finditer(raw):
        found.append(Correction(m.start(), m[0], "–", 0.9, f"mark: {m[0]} read for a dash"))
    for m in _PARAGRAPH.finditer(raw):
        found.append(Correction(m.start("mark"), m["mark"], "§" * len(m["mark"]), 0.9, "mark: $ read for §"))
    for m in _RULE.finditer(raw):
        if _in_table(raw, m.start()):
            found.append(Correction(m.start(), m["mark"], "|", 0.85, f"mark: {m['mark']} read for a table's rule"))
    return [*found, *_ends(raw), *_specks(raw)], doubts


def _ends(raw: str) -> Iterator[Correction]:
    """Commas that end a paragraph are full stops, where it is running text, its last line no greeting, and the
    next opens with no small letter."""
    for m in _COMMA.finditer(raw):
        before = raw[max(0, m.start() - _AROUND) : m.start()].rpartition("\n\n")[2]
        last = before.rpartition("\n")[2]
        if len(before) >= _RUNNING and (len(last) >= _RUNNING or last[:1].islower()):
            yield Correction(m.start(), ",", ".", 0.85, "mark: comma read for a full stop")


def _specks(raw: str) -> Iterator[Correction]:
    """Lone marks that stand for nothing: specks of the paper, ends of lines and figures."""
    for m in _SPECK.finditer(raw):
        if not _opens_line(raw, m.start()):
            yield _removed(raw, m.start(), m.end())
    for m in _LAST.finditer(raw):
        yield _removed(raw, m.end() - 1, m.end())
    for m in _QUOTE.finditer(raw):
        around = raw[max(0, m.start() - 200) : m.start()] + raw[m.end() : m.end() + 200]
        if not any(q in around for q in "‘’“”\"'"):
            yield _removed(raw, m.start(), m.end())


def _removed(raw: str, start: int, end: int) -> Correction:
    """A mark taken out, with a blank of its line."""
    end += raw[end : end + 1] == " "
    return Correction(start, raw[start:end], "", 0.85, "mark: a speck read for a mark")


def _opens_line(raw: str, at: int) -> bool:
    """Does nothing but blanks stand before it in its line, and something after it? Then it may be a list mark."""
    before, after = raw[max(0, at - _AROUND) : at], raw[at : at + _AROUND]
    return not before.rpartition("\n")[2].strip() and len(after.partition("\n")[0].split()) > 1


def _in_table(raw: str, at: int) -> bool:
    """Are there table rules near, and is the line no prose?"""
    before, after = raw[max(0, at - _AROUND) : at], raw[at : at + _AROUND]
    line = len(before.rpartition("\n")[2]) + len(after.partition("\n")[0])
    return line < 84 and before.count(" | ") + after.count(" | ") > 1


def _announced(raw: str, at: int) -> bool:
    """Does the line before end with a colon?"""
    before = raw[max(0, at - 200) : at].rstrip()
    return before.endswith(":")
