"""Text into tokens of the word-sequence model."""

from __future__ import annotations

import re

from ingest.lexicon import CAPITAL, COMMA, FIRST_WORD, MARK, NUMBER, STOP, UNKNOWN, Lexicon

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*-?|\d+(?:[.,:/]\d+)*|[^\w\s]")


def model_tokens(text: str) -> list[str]:
    """Words (with inner hyphens), numbers, single marks."""
    return _TOKEN.findall(text)


_MARKS = {".": STOP, "?": STOP, "!": STOP, ",": COMMA}


def number(token: str, lexicon: Lexicon) -> int:
    """The number of a token in the sequence model."""
    rank = lexicon.rank(token)
    if rank >= 0:
        return FIRST_WORD + rank
    return class_of(token)


def class_of(token: str) -> int:
    """The class that stands for a token that is no known word."""
    first = token[0]
    if first.isdigit():
        return NUMBER
    if first.isalpha():
        return CAPITAL if first.isupper() else UNKNOWN
    return _MARKS.get(token, MARK)
