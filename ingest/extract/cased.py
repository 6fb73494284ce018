"""Lines that shout: ALL CAPITALS read as a sentence, so that names are found in them by their form."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.person_names import first_names
from ingest import lexicon
from ingest.compounds import is_word, parts
from ingest.extract import gazetteer
from ingest.model import Kind

_WORD = re.compile(r"[^\W\d_]+")
SHORT = 4
"""Letters up to which a word that is no ordinary one is an abbreviation."""
_AT = ("I", "FOR", "FRA", "FRÅ", "AV", "TIL", "MED")
_HEAD = re.compile(r"\s+[^\W\d_]*(?:FORUM|NETTVERK|REGION|REGIONRÅD)(?:ET|EN)?(?!\w)")
"""What a network's own word stands before: SOGN SKULEFORUM."""
_PLACES = (Kind.PLACE, Kind.NETWORK)
FEWEST = 9
"""Letters below which a line in capitals may be an abbreviation itself."""


def shouts(line: str) -> bool:
    """Whether a line of two words or more is written in capitals."""
    letters = [c for c in line if c.isalpha()]
    return (
        len(letters) >= FEWEST and len(line.split()) > 1 and sum(c.isupper() for c in letters) > 0.9 * len(letters)
    )


@lru_cache(maxsize=4096)
def calm(text: str) -> str:
    """The text, character for character, with its shouting lines in sentence case.

    Kommuner and given names keep a capital, as does a word that is no ordinary one; bodies of the register and
    short words of that kind (NTNU, PPT) stay as they are."""
    return "\n".join(_calm(line) if shouts(line) else line for line in text.split("\n"))


def _calm(line: str) -> str:
    known = gazetteer.find(line)
    kept = [(h.start, h.end) for h in known if h.kind not in _PLACES]
    capital = [(h.start, h.end) for h in known if h.kind in _PLACES]
    first = True

    def one(m: re.Match[str]) -> str:
        nonlocal first
        word, leads, first = m.group(), first, False
        if any(a <= m.start() < b for a, b in kept) or len(word.lower()) != len(word):
            return word
        flags = lexicon.load().flags(word.lower())
        ordinary = bool(flags & lexicon.LOWER) or (not flags and len(word) > SHORT and is_word(word.lower()))
        named = (word.capitalize() in first_names() and not ordinary) or _of_place(word.lower(), flags)
        named = named or (not leads and bool(_HEAD.match(line, m.end())) and line[: m.start()].split()[-1] in _AT)
        if any(a <= m.start() < b for a, b in capital) or named:
            return word.capitalize()
        if not ordinary:
            return word if len(word) <= SHORT else word.capitalize()
        return word.capitalize() if leads else word.lower()

    return _WORD.sub(one, line)


def _of_place(word: str, flags: int) -> bool:
    """Whether a word of no list is a compound that begins with a name: numedalsregionen."""
    first = parts(word)[0] if not flags and len(word) > SHORT else word
    return first != word and lexicon.load().flags(first) & (lexicon.NAME | lexicon.LOWER) == lexicon.NAME
