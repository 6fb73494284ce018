"""Where running text is on a page: stretches of tokens that may be read as one line of words.

A stretch never crosses the border of a form, a table cell, a table rule, a blank line or a list mark.
Words divided at a line end become one token; the break moves behind the word.
"""

from __future__ import annotations

import re

from ingest.clean.nearly import nearly
from ingest.clean.text import FIXED, MARK, WORD, Token, tokens
from ingest.clean.torn import HYPHENS, Tear, torn
from ingest.compounds import is_word
from ingest.model import FormKind, Page
from ingest.norwegian.letters import KEPT_BEFORE

LONGEST = 500
"""Tokens of a stretch; a text without line breaks is cut, which costs one word its context in 500."""

LONGEST_HALF = 60
"""Letters of half a word; the longest words that the laws hold have 48."""

NEAR, NARROW = 6, 84
"""Lines from a ruled one, and characters of a line, within which words may be torn between columns."""

_RULE = re.compile(r"(?<=\s)[|\[\]](?=\s)|(?<=\n)[|\[\]](?=\s)|(?<=\s)[|\[\]](?=\n)|\t| {3,}")
_GAP = re.compile(r"\S {3,}\S")
_BULLET = re.compile(r"\s*(?:[•·▪●◦*«»+~—–-]|[eo](?= ))\s*")


def stretches(page: Page) -> list[list[Token]]:
    """The stretches of a page in reading order."""
    out: list[list[Token]] = []
    cells = {(c.start, c.end) for form in page.forms for c in form.cells}
    for start, end in regions(page):
        out += _paragraphs(page.raw, start, end, cell=(start, end) in cells)
    return out


def regions(page: Page) -> list[tuple[int, int]]:
    """The forms of a page, of tables the cells; what lies between; the whole page if there are no forms."""
    borders: list[tuple[int, int]] = []
    at = 0
    for form in page.forms:
        if form.start > at:
            borders.append((at, form.start))
        if form.kind is FormKind.TABLE and form.cells:
            inner = form.start
            for cell in sorted(form.cells, key=lambda c: c.start):
                if cell.start > inner:
                    borders.append((inner, cell.start))
                if cell.end > cell.start >= inner:
                    borders.append((cell.start, cell.end))
                    inner = cell.end
            if form.end > inner:
                borders.append((inner, form.end))
        else:
            borders.append((form.start, form.end))
        at = max(at, form.end)
    if at < len(page.raw):
        borders.append((at, len(page.raw)))
    return [b for b in borders if b[1] > b[0]]


def _paragraphs(raw: str, start: int, end: int, *, cell: bool = False) -> list[list[Token]]:
    """Stretches within a region: cut at blank lines, at the rules of tables, before list marks."""
    out: list[list[Token]] = []
    current: list[Token] = []

    def close() -> None:
        nonlocal current
        if current:
            out.append(current)
        current = []

    lines = _lines(raw, start, end)
    ruled = _ruled([raw[a:b] for a, b in lines])
    tears = {} if cell else _tears(raw, lines, ruled)
    carried = 0
    for (at, stop), table in zip(lines, ruled, strict=True):
        line = raw[at:stop]
        if not line or line.isspace():
            close()
        elif table:
            close()
            for a, b in table_cells(line):
                current = _whole(tokens(raw, at + a, at + b), tears)
                close()
        else:
            found = _whole(tokens(raw, max(at, carried), stop), tears)
            if found and _BULLET.match(line) and not (current and current[-1].text in HYPHENS):
                close()
            current = _linked(current, found, cell=cell)
            if current:
                carried = current[-1].end
            if len(current) > LONGEST:
                cut = (len(current) - 1) // LONGEST * LONGEST
                out += [current[i : i + LONGEST] for i in range(0, cut, LONGEST)]
                current = current[cut:]
    close()
    return out


def _lines(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    out = []
    at = start
    while at < end:
        stop = raw.find("\n", at, end)
        stop = end if stop < 0 else stop
        out.append((at, stop))
        at = stop + 1
    return out


def _ruled(lines: list[str]) -> list[bool]:
    """Which lines are rows of a printed table: two rules or a wide gap, or one rule near another ruled line.

    A lone | in running prose is an I; in narrow lines beside other ruled lines it is the table's rule.
    """
    full = [bool(line) and not line.isspace() for line in lines]
    bars = [_bars(line) if f else 0 for f, line in zip(full, lines, strict=True)]
    narrow = [n > 0 and len(line) < 80 for n, line in zip(bars, lines, strict=True)]
    many = sum(narrow) >= 4

    def is_row(i: int) -> bool:
        line = lines[i]
        if "\t" in line or ("   " in line and _GAP.search(line)):
            return True
        if bars[i] == 1 and len(line) < 75:
            return many or any(narrow[j] for j in range(max(0, i - 2), min(len(lines), i + 3)) if j != i)
        return bars[i] > 1 and len(line) < 110 and all(b - a < 45 for a, b in table_cells(line))

    return [f and is_row(i) for i, f in enumerate(full)]


def _bars(line: str) -> int:
    """How many rules, tabulators and wide gaps there are in a line: in most there is no sign of any."""
    if "   " in line or "|" in line or "\t" in line or "[" in line or "]" in line:
        return len(_RULE.findall(f"\n{line}\n"))
    return 0


def _tears(raw: str, lines: list[tuple[int, int]], ruled: list[bool]) -> dict[int, Tear | None]:
    """The torn words near the ruled lines, by the places of their fronts; None at the places of their rests."""
    if not any(ruled):
        return {}
    full = [(at, stop, table) for (at, stop), table in zip(lines, ruled, strict=True) if raw[at:stop].strip()]
    rules = [i for i, (_, _, table) in enumerate(full) if table]
    near = {j for i in rules for j in range(i - NEAR, i + NEAR + 1)}
    out: dict[int, Tear | None] = {}
    part: list[list[list[Token]]] = []
    for i, (at, stop, table) in enumerate([*full, (0, 0, False)]):
        if i in near and i < len(full) and stop - at < NARROW:
            cells = table_cells(raw[at:stop]) if table else [(0, stop - at)]
            part.append([tokens(raw, at + a, at + b) for a, b in cells])
            continue
        for tear in torn(part):
            out[tear.start], out[tear.rest[0]] = tear, None
        part = []
    return out


def _whole(row: list[Token], tears: dict[int, Tear | None]) -> list[Token]:
    """A row with its torn words whole, and without the rests of those of the rows above."""
    if not tears:
        return row
    out: list[Token] = []
    for t in row:
        tear = tears.get(t.start, t)
        if tear is t:
            if not out or t.start >= out[-1].end:
                out.append(t)
        elif isinstance(tear, Tear):
            out.append(Token(WORD, tear.word, tear.start, tear.end, joined=True, glue=t.glue, rest=tear.rest))
    return out


def table_cells(line: str) -> list[tuple[int, int]]:
    """The cells of a line that has table rules or wide gaps in it; the whole line as one otherwise."""
    cuts = [(m.start(), m.end()) for m in _RULE.finditer(f"\n{line}\n")]
    if not cuts:
        return [(0, len(line))]
    out, at = [], 0
    for a, b in cuts:
        if line[at : a - 1].strip():
            out.append((at, a - 1))
        at = min(b - 1, len(line))
    if line[at:].strip():
        out.append((at, len(line)))
    return out if len(out) > 1 else [(0, len(line))]


def _linked(before: list[Token], after: list[Token], *, cell: bool) -> list[Token]:
    """A line put behind what stands before it; a word divided at the break becomes one token."""
    if cell and before and after and _torn(before[-1], after[0]):
        a, b = before[-1], after[0]
        return [*before[:-1], Token(WORD, a.text + b.text, a.start, b.end, joined=True, glue=a.glue), *after[1:]]
    if len(before) < 2 or not after:
        return before + after
    hyphen, half = before[-1], before[-2]
    rest = after[0]
    if (
        hyphen.kind != MARK
        or hyphen.text not in HYPHENS
        or not hyphen.glue
        or half.kind not in (WORD, FIXED)
        or not half.text[-1:].isalnum()
        or rest.kind != WORD
        or not rest.text[:1].islower()
        or (rest.text.lower() in KEPT_BEFORE and nearly((half.text + rest.text).lower()) < 2)
        or not 1 < sum(c.isalpha() for c in half.text) <= LONGEST_HALF
    ):
        return before + after
    keeps = half.text.isupper() or half.kind == FIXED or any(c.isdigit() for c in half.text)
    text = half.text + ("-" if keeps else "") + rest.text
    word = Token(WORD if not keeps else FIXED, text, half.start, rest.end, joined=True, glue=half.glue)
    return [*before[:-2], word, *after[1:]]


def _torn(a: Token, b: Token) -> bool:
    """Two halves of a word broken in a narrow cell without a hyphen: no word before, a word together."""
    if a.kind != WORD or b.kind != WORD or not b.text[:1].islower() or len(a.text) < 4 or is_word(a.text):
        return False
    return nearly((a.text + b.text).lower()) > 0
