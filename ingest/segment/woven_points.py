"""What speaks for a cut of a woven line: the looks of each piece, and how it goes on from the line above.

Points are in steps of about one word's worth of evidence; set by reading, tried on tables of our own.
"""

from __future__ import annotations

import re

from corpus.person_names import first_names
from ingest.segment.evidence import Evidence
from ingest.segment.joining import SOFT, breaks_word
from ingest.segment.woven_lines import Token

MEASURE, PERIOD, PARTY, COMMENT = range(4)
COLUMNS = 4
WIDE_MEASURE = 20
WIDE_PARTY = 18
"""Characters a narrow column holds; a longer piece is possible but costs. Seen: 15–18."""
_TORN_APART = -4.0
"""A half of a torn word without its other half."""
_POINT = r"(?:(?:[vh]|vår|høst|haust|var|hast|hgst)\s?[-–—]?\s?\d{2,4}|d\.\s?d\.|20\d\d|\d\d\.\d\d\.\d{2,4})"
_FULL = re.compile(rf"{_POINT}\s?[-–—]{{1,2}}\s?{_POINT}\.?", re.IGNORECASE)
_STRONG = re.compile(
    r"(?:[vh]\s?[-–—]?\s?\d\d|(?:vår|høst|haust|var|hast)\s\d{2,4}|d\.\s?d\.)(?:\s?[-–—]{1,2})?", re.IGNORECASE
)
_WEAK = re.compile(r"(?:vår|høst|haust|var|hast|hgst|20\d\d|\d\d)(?:\s?[-–—]{1,2})?", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[-–—]|vår|høst|haust|var|hast|hgst)\s*$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:isk|ende|ande|lig|leg|nell)$")
_DANGLING = frozenset(
    [
        "og",
        "i",
        "på",
        "med",
        "av",
        "for",
        "til",
        "som",
        "en",
        "et",
        "ei",
        "den",
        "det",
        "hele",
        "heile",
        "ny",
        "inn",
        "mot",
        "samt",
        "eller",
        "om",
        "ved",
        "fra",
        "frå",
        "innen",
        "innan",
        "under",
        "over",
        "er",
        "når",
        "nar",
        "skal",
        "kan",
        "vil",
        "må",
        "ha",
        "kunne",
        "få",
        "bli",
        "være",
        "vere",
        "å",
        "at",
    ]
)
_BEFORE_NAMES = ("v/", "kontakt:", "ved", "kontaktperson:")
_PARTY_DANGLING = frozenset(
    "og , ; : kontakt kontakt: kontaktperson: faglig fagleg faglig: v/ med ved".split()  # noqa: SIM905
)


def is_period(text: str) -> bool:
    return bool(_FULL.fullmatch(text) or _STRONG.fullmatch(text) or _WEAK.fullmatch(text))


def bars(tokens: tuple[Token, ...], cuts: tuple[int, int, int]) -> float:
    points = 0.0
    for i, token in enumerate(tokens):
        if token.bar and i:
            points += 1.0 if i in cuts else -1.2
    return points


def alone(words: list[str], a: int, b: int, c: int, pieces: tuple[str, str, str, str], ev: Evidence) -> float:
    points = 0.0
    measure, period, party, comment = pieces
    if measure:
        points -= 0.5 * max(0, len(measure) - WIDE_MEASURE)
        points -= sum(1.2 for w in words[:a] if ev.party(w) == 1.0 and w.strip(".,;:()") != "?")
    if period:
        points += 4.0 if _FULL.fullmatch(period) else 3.0 if _STRONG.fullmatch(period) else 0.5
    if party and not any(c.isalnum() or c == "?" for c in party):
        points -= 3.0
    if party:
        # Capped: names in a comment would otherwise be drawn into the column of names beside it.
        weights = [ev.party(w) for w in words[b:c]]
        points += min(2.5, sum(weights)) if max(weights) >= 0.5 else min(0.0, sum(weights)) - 0.5
        points -= 0.6 * max(0, len(party) - WIDE_PARTY)
        bodies = [w.strip(".,;:()") for w in words[b:c] if w.strip(".,;:()") in ev.names]
        points -= 2.5 * (len(bodies) - len(set(bodies)))
    if comment:
        points += sum(-0.3 * max(0.0, ev.party(w)) if ev.party(w) >= 0.5 else 0.0 for w in words[c:])
    for cut in (a, b, c):
        if 0 < cut < len(words) and (words[cut - 1].strip(".,;:()"), words[cut].strip(".,;:()")) in ev.pairs:
            points -= 3.0
        if 0 < cut < len(words) and words[cut][0].isupper() and words[cut - 1].lower().endswith(_BEFORE_NAMES):
            points -= 2.0
    for i, w in enumerate(words):
        if not a <= i < b and _STRONG.fullmatch(w) and i <= 4:
            points -= 1.5
    return points


def begin(column: int, piece: str) -> float:
    if piece[0] == SOFT:
        return _TORN_APART
    capital = piece[0].isupper() or not piece[0].isalpha()
    if column == MEASURE:
        return 1.5 if capital else -2.5
    if column == PERIOD:
        return 1.0 if _STRONG.match(piece) else 0.0
    if column == PARTY:
        return 0.5 if capital or piece.startswith("v/") else -1.5
    return 0.7 if capital else -1.5


def go_on(column: int, last: str, piece: str, period: str, ev: Evidence) -> float:
    """A piece that goes on in its column. Only broken words are a gain: what merely fits costs a little, or a
    way with more pieces would always win."""
    end, first = last.split()[-1], piece.split()[0]
    if end[-1] == SOFT or first[0] == SOFT:
        whole = end[:-1] + first[1:].rstrip(".,;:()")
        return 4.0 if end[-1] == first[0] and ev.known(whole.lstrip("(")) else _TORN_APART
    broken = last[-1] in "-/" or breaks_word(last, piece, ev.known, narrow=True)
    if column == PERIOD:
        return 3.0 if _OPEN_END.search(period) else -4.0
    if column == MEASURE:
        if broken:
            return 2.0
        if end.lower() in _DANGLING:
            return -0.3
        return -1.2 if piece[0].isupper() else -0.6 + min(0.5, ev.follows(end, first))
    if column == PARTY:
        if (broken and ev.party(end) > 0) or ev.name_of(end, first):
            return 3.0
        if (end.strip(".,;:()"), first.strip(".,;:()")) in ev.pairs:
            return 2.0
        if last == "?":
            return -1.0
        if end in first_names() and first[0].isupper():
            return 1.5
        return 0.3 if end.lower() in _PARTY_DANGLING or last[-1] in ",;:" else 0.0
    if broken:
        return 1.5
    return 0.1 + max(-0.5, min(0.2, ev.follows(end, first))) if piece[0].islower() else 0.0


def ended(column: int, last: str) -> float:
    end = last.split()[-1].lower()
    if end[-1] == SOFT:
        return _TORN_APART
    if column == MEASURE:
        if last[-1] in "-/" or end in _DANGLING:
            return -2.5
        return -1.5 if _ADJECTIVE.search(end) else 0.0
    if column == PERIOD:
        return -2.0 if _OPEN_END.search(last) else 0.0
    if column == PARTY:
        return -1.5 if end in _PARTY_DANGLING or last[-1] in ",;" else 0.0
    return -1.0 if end in _DANGLING else 0.0
