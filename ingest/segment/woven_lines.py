"""The lines of a woven table as words, with the column rules that OCR read as letters taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BARS = frozenset("|[]¦│")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a line; `start`, `end` its place in the page's text; `bar`: a column rule stood before it."""

    text: str
    start: int
    end: int
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its page, its tokens, and whether a blank line or a page break stands before it."""

    page: int
    tokens: tuple[Token, ...]
    gap: bool = False
    end_bar: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens of one line that belong to one cell."""

    page: int
    start: int
    end: int
    text: str


def tokens_of(text: str, start: int) -> tuple[tuple[Token, ...], bool]:
    """The tokens of one line that starts at `start` in the page's text, bars taken out."""
    out: list[Token] = []
    bar = False
    for m in re.finditer(r"\S+", text):
        word = m.group()
        if word in _BARS or (word == "I" and out and out[-1].text[-1] in "-–—"):
            bar = True
            continue
        lead = 1 if word[0] in "|[¦│" and len(word) > 1 else 0
        tail = 1 if word[-1] in "|¦│" and len(word) > 1 + lead else 0
        out.append(
            Token(
                word[lead : len(word) - tail], start + m.start() + lead, start + m.end() - tail, bar or bool(lead)
            )
        )
        bar = bool(tail)
    return tuple(out), bar


def starts_period(line: str) -> bool:
    """Whether a table row's period seems to start in this line, near enough its beginning."""
    for m in _ROW_START.finditer(line):
        before = line[: m.start()].replace("|", " ").split()
        if len(before) <= 5 and not line[: m.start()].rstrip().endswith((",", ".")):
            return True
    return False


_ROW_START = re.compile(
    r"(?<![\w-])(?:[VH]\s?[-–—]?\s?\d\d\b|(?:[Vv]år|[Hh]øst|[Hh]aust|[Vv]ar|[Hh]ast)\s+(?:20)?\d\d\s*[-–—]|d\.\s?d\.\s?[-–—]|20\d\d\s?[-–—]\s?(?:20)?\d\d\b)"
)
