"""Tables flattened to lines of single spaces: a line of headings, then each row on a line, broken cells below it.

    Kva Høgskule eller senter Tid Kroner
    Lesevenner på tvers NTNU haust 2012 – vår 2014 210 000

The headings give the columns and their order; times, sums and names of bodies and persons in a line tell where its
cells part: the best way to lay the words under the headings in their order (dynamic programming over words and
columns). A line that has a name for its measure and a time or a sum begins a row. Points are in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.periods import find_periods
from ingest.extract.persons import is_first_name
from ingest.extract.recognise import recognise
from ingest.model import Block, Kind
from ingest.norwegian.columns import column_kind
from ingest.norwegian.money import TOTAL
from ingest.norwegian.periods import AUTUMN, MONTHS, SPRING
from ingest.norwegian.roles import CONTACT_CUES
from ingest.segment.grid import Part, split_gaps, table
from ingest.segment.joining import Known
from ingest.segment.lines import TextLine, bullet, markdown_level

_TIMES = frozenset(["period", "start", "end", "year"])
_WHO = frozenset(["partner", "owner", "contact"])
_NAMES = frozenset(["measure", "area"])
_TOKEN = re.compile(r"[^\s|]+")
_SUM = re.compile(
    r"(?:\bkr\.?\s*)?(?<![\d.,/-])\d{1,3}(?:[ .]\d{3})+(?:,-|,00)?(?!\d)|\bkr\.?\s*\d+(?:,-|,00)?", re.IGNORECASE
)
_TIME_WORD = re.compile(
    rf"(?:{'|'.join([*MONTHS, *(w for w in (*SPRING, *AUTUMN) if len(w) > 2)])})|d\.?d\.?|løpende|løpande|\?",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-3]?\d\.[01]?\d\.(?:20)?\d\d")
_DASH = re.compile(r"[-–—]")
_CODE = re.compile(r"(?:nr\.?)?[A-ZÆØÅ]{0,2}\d{1,3}(?:[-./]\d{1,3})?[.)]?", re.IGNORECASE)
_LINK = re.compile(r"(?:og|ved|v/|samt|med|:|/|-|–|,)", re.IGNORECASE)
_CUE = re.compile(rf"(?<!\w)(?:(?:{CONTACT_CUES})(?=\s*:)|ingen(?!\w)|v/)", re.IGNORECASE)
_DANGLES = re.compile(r"(?:\b(?:og|i|på|for|med|av|til|v/|samt|ved)|[,/-])$")
_TOTAL = re.compile(rf"\s*(?:{TOTAL})\b", re.IGNORECASE)
_PROSE = re.compile(r"[a-zæøå]{2}[.!]\s*$")
LONG = 110
"""Characters of a row's line; what is longer is prose."""
APART = 4
"""Lines without a time or sum after which the table is over."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    time: bool
    money: bool
    who: bool
    """Stands in the name of a body or person, or links two."""


def heads(line: TextLine) -> list[tuple[Part, str]]:
    """The headings that a line consists of, each with its kind; empty if it is no line of headings."""
    text = line.text
    if (
        len(text) > LONG
        or any(c.isdigit() for c in text)
        or len(split_gaps(line)) > 1
        or text.strip()[-1:] in ".:;,"
    ):
        return []
    out: list[tuple[Part, str]] = []
    for m in _TOKEN.finditer(text):
        kind = column_kind(m.group()) if m.group()[0].isupper() else None
        if kind:
            out.append((Part(m.start(), m.end(), m.group()), kind))
        elif not out or len(text[out[-1][0].start : m.end()].split()) > 4:
            return []
        else:
            start = out[-1][0].start
            whole = text[start : m.end()]
            out[-1] = (Part(start, m.end(), whole), out[-1][1])
    kinds = [kind for _, kind in out]
    if len(kinds) not in range(3, 9) or not _NAMES & set(kinds) or not (_TIMES | {"amount"}) & set(kinds):
        return []
    return out if len(set(kinds)) >= 3 else []


def reach(lines: Sequence[TextLine], i: int) -> int:
    """How many lines from `i`, a line of headings, are a flat table; 0 if fewer than two rows follow."""
    columns = heads(lines[i])
    if not columns:
        return 0
    kinds = [kind for _, kind in columns]
    n, last, rows, without = i + 1, i, 0, 0
    while n < len(lines) and without < APART:
        line = lines[n]
        if (
            len(line.text) > LONG
            or markdown_level(line.text)
            or _TOTAL.match(line.text)
            or len(split_gaps(line)) > 2
        ):
            break
        if _begins(lay(line, kinds), kinds):
            rows, last, without = rows + 1, n, 0
        elif len(line.text.split()) > (4 if _PROSE.search(line.text) else 8):
            break
        else:
            without += 1
        n += 1
    end = last + 1
    while end < n and not lines[end].gap and len(lines[end].text.split()) < 5:
        end += 1  # the last row's broken cells
    while end < n and lines[end].gap and len(lines[end].text.split()) < 3 and lines[end].text.strip().isdigit():
        end += 1
    return end - i if rows > 1 else 0


def flat_table(lines: Sequence[TextLine], known: Known) -> Block:
    """The table of a line of headings and its rows."""
    columns = heads(lines[0])
    kinds = [kind for _, kind in columns]
    rows: list[list[list[tuple[TextLine, Part]]]] = [[[(lines[0], part)] for part, _ in columns]]
    for line in lines[1:]:
        if len(rows) == 1 and line.text.strip()[:1].islower() and not any(c.isdigit() for c in line.text):
            continue  # the second line of the headings
        cells = lay(line, kinds)
        if bullet(line.text) and len(line.text.split()) < 7 and not _begins(cells, kinds):
            first = next(c for c, kind in enumerate(kinds) if kind in _NAMES)
            rows.append([[(line, _whole(line))] if c == first else [] for c in range(len(kinds))])
            rows.append([[] for _ in kinds])
            continue
        if not any(rows[-1]) or len(rows) == 1:
            rows = [*rows, [[] for _ in kinds]] if len(rows) == 1 else rows
        elif _begins(cells, kinds):
            rows.append([[] for _ in kinds])
        else:
            cells = lay(line, kinds, rows[-1])
        for column, part in enumerate(cells):
            if part:
                rows[-1][column].append((line, part))
    return table([row for row in rows if any(row)], lines, known)


def _whole(line: TextLine) -> Part:
    text = line.text.strip()
    start = len(line.text) - len(line.text.lstrip())
    return Part(start, start + len(text), text)


def _begins(cells: Sequence[Part | None], kinds: Sequence[str]) -> bool:
    """Whether a line laid out so begins a row: a measure, and a time or a sum."""
    filled = {kind for kind, cell in zip(kinds, cells, strict=True) if cell}
    first = next((cell.text for kind, cell in zip(kinds, cells, strict=True) if cell and kind in _NAMES), "")
    return bool(filled & _NAMES) and bool(filled & (_TIMES | {"amount"})) and not first[:1].islower()


def lay(
    line: TextLine, kinds: Sequence[str], above: Sequence[Sequence[tuple[TextLine, Part]]] | None = None
) -> list[Part | None]:
    """The parts of a line under the columns, in their order; `above`: the row whose cells it goes on with."""
    words = _words(line.text)
    if not words:
        return [None] * len(kinds)
    width, goes_on = len(kinds), above is not None
    broken = [
        bool(above and above[c] and _is_broken(above[c][-1][1].text, words[0].text, kinds[c]))
        for c in range(width)
    ]
    empty = [0.0 if goes_on else _lacking(kind) for kind in kinds]
    best = [_fits(words[0], kinds[c], c) + 3.0 * broken[c] - sum(empty[:c]) for c in range(width)]
    steps: list[list[int]] = []
    for w in words[1:]:
        now, step = [], []
        for c in range(width):
            ways = [
                (best[p] - (0.0 if p == c else sum(empty[p + 1 : c])) + _joint(w, kinds[c], new=p != c), p)
                for p in range(c + 1)
            ]
            points, p = max(ways)
            now.append(points + _fits(w, kinds[c], c))
            step.append(p)
        best = now
        steps.append(step)
    at = max(range(width), key=lambda c: best[c] - sum(empty[c + 1 :]))
    column = [at]
    for step in reversed(steps):
        at = step[at]
        column.append(at)
    column.reverse()
    out: list[Part | None] = [None] * width
    for w, c in zip(words, column, strict=True):
        held = out[c]
        start = held.start if held else w.start
        out[c] = Part(start, w.end, line.text[start : w.end].strip(" |"))
    return out


def _is_broken(cell: str, word: str, kind: str) -> bool:
    """Whether a cell surely goes on with a word: it hangs on a small word, or half a name stands there."""
    if _DANGLES.search(cell):
        return True
    if kind not in _WHO:
        return False
    whole = f"{cell} {word}"
    halves = [h for h in recognise(whole) if h.kind is Kind.PARTNER and h.start < len(cell) < h.end]
    return bool(halves) or (word[0].isupper() and is_first_name(cell.split()[-1]))


def _words(text: str) -> list[_Word]:
    sums = [m.span() for m in _SUM.finditer(text)]
    times = [(p.at, p.until) for p in find_periods(text)] + [m.span() for m in _DATE.finditer(text)]
    times = [
        t for t in times if not any(a < t[1] and t[0] < b for a, b in sums if text[a:b].strip()[:4].isdigit())
    ]
    names = [(h.start, h.end) for h in recognise(text) if h.kind in (Kind.PARTNER, Kind.PERSON, Kind.ORGANISATION)]
    names += [m.span() for m in _CUE.finditer(text)]
    out: list[_Word] = []
    for m in _TOKEN.finditer(text):
        inside = [any(a <= m.start() < b for a, b in spans) for spans in (times, sums, names)]
        bare = m.group().strip(".,;:()")
        inside[2] = inside[2] or is_first_name(bare)
        time = inside[0] or bool(_TIME_WORD.fullmatch(m.group().strip(".,")))
        out.append(_Word(m.start(), m.end(), m.group(), time and not inside[1], inside[1], inside[2]))
        if not inside[2] and m.group()[0] == "(" and out[:-1] and out[-2].who and bare.isupper():
            out[-1] = _Word(m.start(), m.end(), m.group(), False, False, True)
    return _linked(out)


def _linked(words: list[_Word]) -> list[_Word]:
    """Dashes between times are times, and what links two names belongs to them."""
    out = list(words)
    for i, w in enumerate(words):
        before = out[i - 1] if i else None
        after = words[i + 1] if i + 1 < len(words) else None
        if _DASH.fullmatch(w.text) and before and before.time:
            out[i] = _Word(w.start, w.end, w.text, True, False, False)
        elif _LINK.fullmatch(w.text) and before and before.who and after and after.who:
            out[i] = _Word(w.start, w.end, w.text, False, False, True)
    return out


def _lacking(kind: str) -> float:
    """What an empty cell costs."""
    return 1.5 if kind in _NAMES else 0.7 if kind in _WHO | _TIMES else 0.3


def _fits(word: _Word, kind: str, column: int) -> float:
    typed = word.time or word.money
    if kind in _TIMES:
        return 3.0 if word.time else -3.0
    if kind == "amount":
        return 3.0 if word.money else -1.0 if word.text.isdigit() and not word.time else -3.0
    if kind in _WHO:
        return 1.5 if word.who else -2.5 if typed else -0.9
    if kind in _NAMES:
        return -2.5 if typed else -0.8 if word.who else 0.5
    if column == 0 and _CODE.fullmatch(word.text):
        return 1.5
    return -1.5 if typed or (column == 0 and kind == "other") else -0.4 if word.who else 0.0


def _joint(word: _Word, kind: str, *, new: bool) -> float:
    """What it is worth that a cell begins with a word, or goes on with it."""
    if not new:
        return 0.0
    if kind in _TIMES or kind == "amount":
        return 0.2
    return 0.5 if word.text[0].isupper() or word.text[0].isdigit() else -1.2
