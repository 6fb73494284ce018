"""Marks at their places: list marks, dashes, paragraph signs. Rules over lines, no word is judged here."""

from __future__ import annotations

import re
from collections import Counter

from ingest.clean.decode import Choice
from ingest.clean.text import WORD
from ingest.compounds import is_word
from ingest.lexicon import LOWER, NAME, load
from ingest.model import Correction

_LIST = re.compile(r"^[ \t]*(?P<mark>[e©+*«»¢®]|e-|\*-|»-)(?P<blank>[ \t]+)(?=[A-ZÆØÅ@][\w@])", re.M)
"""A bullet read as a letter or mark. The o of a second level is not among them: it is often printed as an o."""

_GLUED = re.compile(r"(?<!\S)(?P<mark>e)(?=[A-ZÆØÅ][a-zæøå]{2,})")
_LOST_I = re.compile(r"(?<!\S)(?P<word>[^\W\d_]{3,})i(?=[A-ZÆØÅ]{2,}\b)")
_STRAY = re.compile(r"(?<=\s)[‘_](?=[^\W\d_]{2})")
_DASH = re.compile(r"(?<=[^\S\n])[—~](?=\s)|(?<![^\n])[—~](?=[^\S\n])|(?<=[^\S\n])-—(?=\s)")
_PARAGRAPH = re.compile(r"(?<!\w)(?P<mark>\$\$?)(?= ?\d{1,3}(?:-\d+)?[a-z]?\b)")


def marks(raw: str) -> list[Correction]:
    """Corrections of marks on a page that OCR is known to have read badly."""
    found: list[Correction] = []
    lists = list(_LIST.finditer(raw))
    seen = Counter(m["mark"] for m in lists)
    for m in lists:
        if seen[m["mark"]] > 1 or _announced(raw, m.start()):
            found.append(Correction(m.start("mark"), m["mark"], "•", 0.95, f"mark: {m['mark']} read for a bullet"))
    if seen["e"] > 1:
        for m in _GLUED.finditer(raw):
            found.append(Correction(m.start("mark"), "e", "• ", 0.9, "mark: e read for a bullet"))
    for m in _LOST_I.finditer(raw):
        if m["word"][1:].islower() and is_word(m["word"]):
            why = "split: the blanks around i were lost"
            found.append(Correction(m.end() - 1, "i", " i ", 0.9, why))
    for m in _STRAY.finditer(raw):
        if "’" not in raw[m.end() : m.end() + 120]:
            found.append(Correction(m.start(), m[0], "", 0.85, "mark: a stray mark before a word"))
    for m in _DASH.finditer(raw):
        found.append(Correction(m.start(), m[0], "–", 0.9, f"mark: {m[0]} read for a dash"))
    for m in _PARAGRAPH.finditer(raw):
        found.append(Correction(m.start("mark"), m["mark"], "§" * len(m["mark"]), 0.9, "mark: $ read for §"))
    return found


def stops(choices: list[Choice]) -> list[Correction]:
    """Commas before a small word with a capital are full stops; full stops before a small letter are commas."""
    found = []
    flags = load().flags
    for left, mark, right in zip(choices, choices[1:], choices[2:], strict=False):
        if mark.token.text not in (",", ".") or left.token.kind != WORD or right.token.kind != WORD:
            continue
        if not mark.token.glue or right.token.glue or len(left.text) < 4 or not left.text.islower():
            continue
        if mark.token.start < left.token.start or right.token.start < mark.token.start:
            continue
        word = right.text
        plain = flags(word) & LOWER and not flags(word) & NAME
        if mark.token.text == "," and word[:1].isupper() and not word.isupper() and plain and len(word) > 1:
            found.append(Correction(mark.token.start, ",", ".", 0.85, "mark: comma read for a full stop"))
        elif mark.token.text == "." and word.islower() and len(left.text) > 4 and len(word) > 1 and plain:
            found.append(Correction(mark.token.start, ".", ",", 0.8, "mark: full stop read for a comma"))
    return found


def _announced(raw: str, at: int) -> bool:
    """Does the line before end with a colon?"""
    before = raw[:at].rstrip()
    return before.endswith(":")
