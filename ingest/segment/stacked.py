"""Tables that fell apart to one cell a line: the headings under each other, then the cells of each row in turn.

The headings tell how many columns there are and what each holds; the cells are put back under them by the
likeliest way through the lines (Viterbi): a cell stays in its column or goes on to the next, a row may lack cells,
a cell may take several lines. Points are in steps of about one word's worth of evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Block
from ingest.norwegian.columns import column_kind
from ingest.segment.evidence import Evidence
from ingest.segment.grid import Part, table
from ingest.segment.lines import TextLine, bullet, is_contents, markdown_level, numbered_level

_WHO = frozenset(["partner", "owner", "contact"])
_NAMES = frozenset(["measure", "area"])
_TIMES = frozenset(["period", "start", "end", "year"])
_PERIOD = re.compile(
    r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)|(?<!\w)[VH]\s?[-–]?\s?\d\d(?!\d)|(?<!\d)\d\d\.\d\d\.\d\d|^\d\d\s?[-–]\s?\d\d$"
)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_SUM = re.compile(
    r"(?:kr\.?\s*)?\d[\d .\u00a0]*(?:,(?:-|\d+))?\s*(?:kr\b|kroner|mill\w*\.?|000)?\s*(?:\+.*|\(.*)?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[-–—?.]+|avklar\w*|uavklart|ikke avklart|ikkje avklart", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:side|s\.)\s*\d+(?:\s*(?:av|/)\s*\d+)?\s*$", re.IGNORECASE)
_DANGLES = re.compile(r"(?:\b(?:og|i|på|for|med|av|til|v/|samt|ved)|[,/-])$")
LONG = 80
"""Characters of a cell's line; what is longer is prose. Prose is wrapped at 84 and more."""
MISSING = 2.0
"""What a missing cell costs: less than a cell under a heading that does not fit it (3), more than a broken one."""


def heads(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i` are the headings of a table, one a line: three to eight; else 0."""
    kinds: list[str] = []
    n = i
    while n < len(lines) and n - i <= 8 and (kind := _head(lines[n].text)):
        if n > i + 1 and lines[n].gap != lines[i + 1].gap:
            break
        kinds.append(kind)
        n += 1
    if len(kinds) not in range(3, 9) or not _NAMES & set(kinds) or len(set(kinds)) < 3:
        return 0
    if kinds[0] == kinds[1]:
        return 0  # "Tiltak" above "Kva", "Kven", "Når": the section's heading
    if n < len(lines) and len(lines) - n < len(kinds):
        return 0
    return len(kinds) if (_TIMES | _WHO | {"amount"}) & set(kinds) else 0


def _head(text: str) -> str | None:
    words = text.strip()
    if not words or len(words) > 32 or len(words.split()) > 4 or re.search(r"\d|[.:;|]\S|\t|  ", words):
        return None
    return column_kind(words) if words[0].isupper() else None


def reach(lines: Sequence[TextLine], i: int, columns: int) -> int:
    """How many lines from `i` the table has, headings included; it ends where prose or a heading begins."""
    n = i + columns
    while n < len(lines):
        text = lines[n].text.strip()
        prose = len(text) > LONG and not lines[n].gap
        follows_prose = n + 1 < len(lines) and len(lines[n + 1].text) > LONG
        if prose or len(text) > 2 * LONG or bullet(text) or markdown_level(text) or is_contents(text):
            break
        if lines[n].gap and (numbered_level(text) or len(text) > LONG or (lines[n].last and follows_prose)):
            break
        n += 1
    return n - i if n - i >= 2 * columns else 0


def stacked_table(lines: Sequence[TextLine], columns: int, evidence: Evidence) -> Block:
    """The table again from its lines: `columns` headings, then its cells."""
    kinds = [_head(line.text) or "other" for line in lines[:columns]]
    body = [line for line in lines[columns:] if not _PAGE.match(line.text)]
    rows: list[list[list[tuple[TextLine, Part]]]] = [[[_whole(line)] for line in lines[:columns]]]
    for line, (column, new) in zip(body, _columns(body, kinds, evidence), strict=True):
        if new:
            rows.append([[] for _ in kinds])
        rows[-1][column].append(_whole(line))
    return table(rows, lines, evidence.known)


def _whole(line: TextLine) -> tuple[TextLine, Part]:
    text = line.text.strip()
    start = len(line.text) - len(line.text.lstrip())
    return line, Part(start, start + len(text), text)


def _columns(body: Sequence[TextLine], kinds: Sequence[str], evidence: Evidence) -> list[tuple[int, bool]]:
    """The column of each line, and whether a new row begins with it."""
    k = len(kinds)
    gaps = sum(line.gap for line in body[1:])
    parted = 0 < gaps < 0.7 * max(1, len(body) - 1)
    best: list[float] = [-MISSING * c for c in range(k)]
    steps: list[list[tuple[int, bool]]] = []
    for i, line in enumerate(body):
        fits = [_fit(line.text.strip(), kind, evidence) for kind in kinds]
        if i == 0:
            best = [best[c] + fits[c] for c in range(k)]
            steps.append([(c, True) for c in range(k)])
            continue
        now: list[float] = []
        step: list[tuple[int, bool]] = []
        above = body[i - 1].text.strip()
        for c in range(k):
            ways = [
                (best[p] - _move(p, c, kinds, line, above, parted=parted, new=new), p, new)
                for p in range(k)
                for new in (False, True)
                if new or p <= c
            ]
            points, p, new = max(ways)
            now.append(points + fits[c])
            step.append((p, new))
        best = now
        steps.append(step)
    out: list[tuple[int, bool]] = []
    at = max(range(k), key=lambda c: best[c] - _lacking(c + 1, kinds))
    for step in reversed(steps):
        before, new = step[at]
        out.append((at, new))
        at = before
    return out[::-1]


def _move(p: int, c: int, kinds: Sequence[str], line: TextLine, above: str, *, parted: bool, new: bool) -> float:
    """What it costs to go from column `p` to column `c`, or to column `c` of a new row."""
    if new:
        cost = _lacking(p + 1, kinds) + MISSING * c
        return cost + (0.0 if line.gap or not parted else 2.0)
    cost = 1.0 if parted and line.gap else 0.0
    if p == c:
        goes_on = line.text.strip()[0].islower() or _DANGLES.search(above)
        return cost + (0.2 if goes_on else 1.6)
    return cost + MISSING * (c - p - 1)


def _lacking(start: int, kinds: Sequence[str]) -> float:
    """What a row costs that ends before its column `start`; comments are often empty."""
    return sum(0.8 if kind in ("comment", "other", "status") else MISSING for kind in kinds[start:])


def _fit(text: str, kind: str, evidence: Evidence) -> float:
    """How much speaks for a cell's text under a heading of this kind."""
    nothing = bool(_NOTHING.fullmatch(text))
    period = bool(_PERIOD.search(text)) and len(text) < 40
    total = (
        bool(_SUM.fullmatch(text)) and sum(ch.isdigit() for ch in text) >= 3 and not re.fullmatch(r"20\d\d", text)
    )
    if kind in _TIMES:
        return 0.3 if nothing else (3.0 if len(_LETTERS.findall(text)) <= 4 else 0.5) if period else -3.0
    if kind == "amount":
        return 0.3 if nothing else 3.0 if total else -3.0
    plain = (period and len(_LETTERS.findall(text)) <= 1) or total
    if kind in _WHO:
        if nothing:
            return 0.5
        words = text.split()
        return -3.0 if plain else max(-1.5, min(2.0, 2 * sum(map(evidence.party, words)) / len(words)))
    if kind in _NAMES:
        if plain or nothing:
            return -3.0
        words = text.split()
        names = sum(evidence.party(w) >= 0.6 for w in words) / len(words)
        return (1.0 if text[0].isupper() else -0.5) - (1.5 if names > 0.6 else 0.0)
    return -1.0 if plain else 0.3
