"""What the place in a sentence says of capitals and stops. Words are the decoder's."""

from __future__ import annotations

import re

from ingest.clean.decode import Choice
from ingest.clean.text import WORD
from ingest.lexicon import FIRST_WORD, LOWER, NAME, STEP, STOP, load
from ingest.lexicon import NUMBER as NUMBER_CLASS
from ingest.model import Correction
from ingest.norwegian.letters import ABBREVIATIONS

_OF_ONE_SHAPE = frozenset("SCKOVWUXZPØ")
"""Capitals that are their small letters drawn larger: worn prints are read with one for the other."""

_CAPITAL_FOR = {"A": "å", "I": "l", "O": "ø"}
"""Capitals that are a small letter misread: inside a sentence the word is small unless it is a name."""

_LOST_CAPITAL = {"@": "ø", "i": "i", "l": "i", "|": "i", "1": "i"}
"""What begins a word that is misread, and the small letter that it is a capital of where a sentence begins."""

BETWEEN = 4.0
"""Nats for a lone I inside a sentence being an i, and for small words having no capital there."""

_NUMBERED = 3.5
"""Nats up to which a number is to be expected behind a word (kapittel, del): an I is one there."""

_NO_END = 4.0
"""Nats from which a word is not one that sentences end with."""

_SMALL = 150_000
"""Occurrences in 100 million of the small words that sentences do not end with."""

_SEEN = 100
"""Occurrences in 100 million below which a word may be a name that no list has (Wessels, Seneca)."""

_PLAIN = 20_000
"""Occurrences in 100 million from which a word is too common for a title."""


def cased(choices: list[Choice], code: str) -> list[Choice]:
    """Capitals inside a sentence: lone ones (A, I, | for å, i), misread ones (Ar for år).

    They get the case of their place.
    """
    out: list[Choice] = []
    start, after, full = True, False, False
    for k, c in enumerate(choices):
        text, read = c.text, c.token.text
        if c.token.kind == WORD:
            if len(read) == 1 and len(text) == 1 and text in "åiÅI":
                c = _lone(c, out[-1] if out else None, choices[k + 1 : k + 2], start, after, code)
            elif not start and out and text != read and read[:1] in _CAPITAL_FOR:
                low = text[:1].lower()
                flags = load().flags(text)
                if low == _CAPITAL_FOR[read[:1]] and text[1:].islower() and flags & LOWER and not flags & NAME:
                    c = Choice(c.token, low + text[1:], c.margin, c.hard)
            elif text != read and text[:1] in _LOST_CAPITAL.get(read[:1], "") and len(text) > 2:
                opens = full if read[0] != "@" else start
                if opens or (read[0] == "@" and _joined_to_name(choices[k + 1 : k + 3])):
                    c = Choice(c.token, text[0].upper() + text[1:], c.margin, c.hard)
        out.append(c)
        start = read in '.:?!•–—-*«"' or (start and c.token.kind != WORD)
        full = read in ".?!" and bool(out[:-1]) and _ends(out[-2].text)
    return out


def _joined_to_name(then: list[Choice]) -> bool:
    """Do a hyphen and a capital follow?"""
    return len(then) == 2 and then[0].token.text == "-" and then[0].token.glue and then[1].text[:1].isupper()


def _lone(c: Choice, before: Choice | None, then: list[Choice], start: bool, after: bool, code: str) -> Choice:
    """An i or å alone, of whatever case."""
    read = c.token.text
    initial = then and then[0].text == "." and c.text.lower() == "i"
    capital = start or initial or (after and not read.islower() and not read.isdigit())
    text = c.text.upper() if capital else c.text.lower()
    if text == c.text:
        return c
    if c.text != read:
        return Choice(c.token, text, c.margin)
    if before is None or start or not then or not before.text.islower() or before.token.kind != WORD:
        return c
    year = then[0].text.isdigit() and len(then[0].text) == 4
    inside = (then[0].token.kind == WORD or year) and not _numbered(before.text, code)
    return Choice(c.token, text, BETWEEN) if inside or then[0].text[:1].islower() else c


def _numbered(word: str, code: str) -> bool:
    """Is a number to be expected behind the word?"""
    lexicon = load()
    rank = lexicon.rank(word)
    return rank < 0 or lexicon.language(code).bigram(FIRST_WORD + rank, NUMBER_CLASS) < _NUMBERED * STEP


def lowered(choices: list[Choice], code: str) -> list[Choice]:
    """On a worn page: words that are written small lose a capital of the small letter's shape inside a sentence.

    The word before must be one that sentences do not end with, or the word itself too common for a title and none
    that sentences begin with.
    """
    lexicon = load()
    model = lexicon.language(code)
    out = list(choices)
    for k in range(1, len(choices) - 1):
        before, c, then = out[k - 1], choices[k], choices[k + 1]
        text = c.text
        if c.token.kind != WORD or text[:1] not in _OF_ONE_SHAPE or len(text) < 2:
            continue
        if not text[1:].islower() and not (len(text) == 2 and text.isupper()):
            continue
        if not (before.token.kind == WORD and before.text.islower() and then.text[:1].islower()):
            continue
        flags, number, left = lexicon.flags(text), FIRST_WORD + lexicon.rank(text), lexicon.rank(before.text)
        if not flags & LOWER or flags & NAME or left < 0 or lexicon.count(text) < _SEEN:
            continue
        open_ = _leads_on(before.text, code)
        opens = model.bigram(STOP, number) < model.unigram(number)
        if open_ or (lexicon.count(text) > _PLAIN and not opens):
            out[k] = Choice(c.token, text.lower(), max(c.margin, BETWEEN), c.hard)
    return out


def _leads_on(word: str, code: str) -> bool:
    """Is it a common word that sentences do not end with?"""
    lexicon = load()
    rank = lexicon.rank(word)
    if rank < 0 or lexicon.count(word) <= _SMALL:
        return False
    return lexicon.language(code).bigram(FIRST_WORD + rank, STOP) >= _NO_END * STEP


def strays(choices: list[Choice], code: str) -> list[Correction]:
    """Specks read for full stops: behind a word that sentences do not end with, before a small letter."""
    found = []
    for left, mark, right in zip(choices, choices[1:], choices[2:], strict=False):
        if mark.token.text != "." or left.token.kind != WORD or right.token.kind != WORD:
            continue
        beside = mark.token.glue and not right.token.glue and left.token.end == mark.token.start
        small = len(left.text) > 1 and left.text.islower() and right.text[:1].islower()
        if beside and small and left.text not in ABBREVIATIONS and _leads_on(left.text, code):
            found.append(Correction(mark.token.start, ".", "", 0.85, "mark: a speck read for a mark"))
    return found


def stops(raw: str, choices: list[Choice], *, worn: bool, commas: bool) -> list[Correction]:
    """With `commas`, full stops before small letters are commas; if `worn`, commas before capitals are full stops.

    The small letter must be no capital misread: the word stands as it was read, and not for a lost I or Ø.
    """
    found = []
    flags = load().flags
    for left, mark, right in zip(choices, choices[1:], choices[2:], strict=False):
        if mark.token.text not in (",", ".") or left.token.kind != WORD or right.token.kind != WORD:
            continue
        if not mark.token.glue or right.token.glue or len(left.text) < 2 or len(right.text) < 2:
            continue
        if mark.token.start < left.token.start or right.token.start < mark.token.start:
            continue
        word = right.text
        plain = flags(word) & LOWER and not flags(word) & NAME
        if mark.token.text == "." and commas and word.islower() and plain:
            least = _PLAIN if word[0] in "iløå" or len(word) < 3 else 0
            sure = word == right.token.text and load().count(word) > least
            if sure and _ends(left.text) and "\n" not in raw[mark.token.end : right.token.start]:
                found.append(Correction(mark.token.start, ".", ",", 0.8, "mark: full stop read for a comma"))
        title = word[:1].isupper() and not word.isupper()
        if mark.token.text == "," and worn and title and plain and len(left.text) > 3 and left.text.islower():
            found.append(Correction(mark.token.start, ",", ".", 0.85, "mark: comma read for a full stop"))
    return found


def _ends(word: str) -> bool:
    """A known word that is no abbreviation: behind it a full stop ends the sentence."""
    return load().known(word) and word.lower() not in ABBREVIATIONS


_ORDINAL = r"(?:første|fyrste|annet|andre|anna|tredje|fjerde|femte|sjette|ledd|bokstav|nr)\b"
_SECTIONS = (
    re.compile(
        r"(?:lov(?:en|a|ens)?|orskrift(?:en|a|ens)?|[Gg]rl\.)\s\(?(?P<mark>\$\$?|[58](?= \d\d?\b)|S|88)(?=\s\d)"
    ),
    re.compile(rf"(?=[$58S])(?<!\w)(?P<mark>[$58S]|88) \d{{1,3}}(?: [a-z])? {_ORDINAL}"),
)
"""§ read as a letter or digit: behind a law's name, or before a number and the word for a part of a section."""

_LONG_DASH = re.compile(r"(?<=[\w.,)»]) — (?=[\w«(])")
_SHORT_DASH = re.compile(r"(?<=[\w.,)»]) - (?=[\w«(])")


def sections(raw: str) -> list[Correction]:
    """§ at places where nothing else can stand; asked of every page."""
    found = {}
    for pattern in _SECTIONS:
        for m in pattern.finditer(raw):
            mark = m["mark"]
            sign = "§" * len(mark)
            found[m.start("mark")] = Correction(m.start("mark"), mark, sign, 0.95, f"mark: {mark} read for {sign}")
    return list(found.values())


def dashes(raw: str) -> list[Correction]:
    """A hyphen between words is a dash on a page with two long ones and at least half as many of them."""
    if raw.count(" — ") < 2:
        return []
    short = list(_SHORT_DASH.finditer(raw))
    if len(_LONG_DASH.findall(raw)) < max(2, len(short) / 2):
        return []
    return [Correction(m.start() + 1, "-", "–", 0.85, "mark: - read for a dash") for m in short]
