"""Which rows of a table are its headings: by their words, by what the reader marked, by what stands below them."""

from __future__ import annotations

import re

from ingest.extract.columns import column, look
from ingest.model import Cell
from ingest.norwegian.columns import column_kind

_YEAR = re.compile(
    r"(?:(?:budsjett|rekneskap|regnskap|vår|høst|haust)?\s*(?:19[89]|20[0-4])\d|[VH]-?\d\d)", re.IGNORECASE
)
_SUM = re.compile(r"\W*(?:kr\b|nok\b)?[\s.]*(?!1[ .]?000\b)\d", re.IGNORECASE)
LONGEST = 90
"""Characters of a heading; longer texts are cells."""


def heading_rows(texts: list[list[str]], cells: list[list[Cell | None]]) -> tuple[int, int]:
    """First heading row and the row after the last, (0, 0) if there is none; a title over all is passed."""
    for r in range(min(4, len(texts) - 1)):
        if len({t for t in texts[r] if t}) < 2:
            continue
        if not _is_heading(texts, cells, r):
            return 0, 0
        end = r + 1
        while end < min(r + 3, len(texts) - 1) and _goes_on(texts, cells, r, end):
            end += 1
        return r, end
    return 0, 0


def _is_heading(texts: list[list[str]], cells: list[list[Cell | None]], r: int) -> bool:
    row = texts[r]
    filled = [t for t in row if t]
    if any(len(t) > LONGEST for t in filled) or sum(map(len, filled)) / len(filled) >= 45:
        return False
    known = [_says(t) or _YEAR.fullmatch(t) for t in filled]
    points = 2.0 * sum(map(bool, known)) / len(filled)
    points += 1.2 * _marked(cells[r])
    for c, text in enumerate(row):
        below = [x[c] for x in texts[r + 1 :] if x[c]]
        if not text or _YEAR.fullmatch(text):
            continue
        col, head = column(below[:30]), look(text)
        for what in ("time", "money", "person", "body"):
            if getattr(head, what) and _says(text) is None:
                points -= 1.5  # a fact, not a heading
                break
            if getattr(col, what) >= 0.6 and not getattr(head, what):
                points += 0.5  # unlike what stands below
                break
    return points >= 1.0 and (any(known) or _stands_apart(texts, cells, r))


def _says(text: str) -> str | None:
    """What a heading says of its column; None too for a sum or the name of a body in which such a word stands:
    "kr 320 000", "Bygland kommune"."""
    cell = look(text)
    if (cell.money and not cell.time and _SUM.match(text)) or (cell.body and not cell.name):
        return None
    return column_kind(text)


def _stands_apart(texts: list[list[str]], cells: list[list[Cell | None]], r: int) -> bool:
    """Whether a row is the heading by its place alone, whatever its words: the reader saw it marked and no other,
    or it is filled and short, and where the rows below hold times, sums and names it holds nothing of the kind."""
    row, below = texts[r], texts[r + 1 :]
    if any(any(ch.isdigit() for ch in t) for t in row):
        return False
    if _marked(cells[r]) and not any(map(_marked, cells[r + 1 :])):
        return True
    if not all(row) or any(len(t) > 40 or len(t.split()) > 4 for t in row) or len(below) < 2:
        return False
    typed = 0
    for c, text in enumerate(row):
        col, head = column([x[c] for x in below[:30] if x[c]]), look(text)
        for what in ("time", "money", "person", "body"):
            if getattr(col, what) >= 0.75 and col.filled > 1:
                if getattr(head, what):
                    return False
                typed += 1
                break
    return typed >= 2


def _marked(row: list[Cell | None]) -> bool:
    return any(row) and all(c is None or c.header for c in row)


def _goes_on(texts: list[list[str]], cells: list[list[Cell | None]], r: int, nxt: int) -> bool:
    """Whether row `nxt` is a second line of headings: marked, or headings below one that was split in two."""
    row = texts[nxt]
    filled = [t for t in row if t]
    if not filled or any(len(t) > 40 for t in filled):
        return False
    if _marked(cells[nxt]) and _marked(cells[r]):
        return True
    if not row[0] and len(filled) > 1 and all(column_kind(t) or _YEAR.fullmatch(t) for t in filled):
        return True
    split = [
        c
        for c in range(1, len(row))
        if texts[r][c] and texts[r][c] == texts[r][c - 1] and cells[r][c] is cells[r][c - 1]
    ]
    under = [row[c] for c in {*split, *(c - 1 for c in split)} if row[c]]
    return bool(under) and all(column_kind(t) or _YEAR.fullmatch(t) for t in under)
