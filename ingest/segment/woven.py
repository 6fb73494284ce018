"""Tables whose columns plain text has woven together: each line holds a piece of every cell in turn.

    Skolebibliotek | H-25 — | NTNU          Oppstart avhenger
    og leselyst      V-27     Kari Berg     av midler

Nothing but the words tells where one cell ends and the next begins. A beam search reads the lines in order and
keeps the best ways to cut them. What it knows: columns keep their order; a cell's lines follow each other without
a gap; each row has one period, which starts on one of its first lines; a column of partners holds names; a word
that a narrow column cut in two goes on in the same column; `|` is often the rule between two columns.
Points are in steps of about one word's worth of evidence; set by reading, tried on tables of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.segment.evidence import Evidence
from ingest.segment.woven_lines import Line, Piece, Token
from ingest.segment.woven_points import COLUMNS, MEASURE, PERIOD, alone, bars, begin, ended, go_on, is_period

BEAM = 24
"""Ways kept after each line. 12 loses rows whose first lines are unclear, 48 changes nothing on our tables."""
TRIES = 220
"""Ways extended for each line, those that promise most by the line's own points. 120 loses rows, 400 none."""
Row = tuple[tuple[Piece, ...], tuple[Piece, ...], tuple[Piece, ...], tuple[Piece, ...]]
"""The pieces of a row's measure, period, party and comment."""


@dataclass(frozen=True)
class _Way:
    score: float
    status: tuple[int, ...] = (0, 0, 0, 0)  # 0 not begun, 1 in the last line, 2 ended
    last: tuple[str, ...] = ("", "", "", "")
    period: str = ""
    measure: bool = False
    solo: int = -1
    """The column of the last line's only piece, -1 if it had several."""
    cuts: tuple[int, ...] = ()
    new: bool = False
    before: _Way | None = field(default=None, repr=False)


def unweave(lines: Sequence[Line], evidence: Evidence) -> list[Row]:
    """The rows of a woven table, by beam search over its lines."""
    beam = [_Way(0.0)]
    for line in lines:
        options = _cuts(line.tokens, evidence)
        starts = [(way, False) for way in beam] + [(_close(way), True) for way in beam if way.period]
        tries = [
            (way.score + option[1], way, option, new)
            for way, new in starts
            for option in options
            if not new or option[2][MEASURE] or option[2][PERIOD]
        ]
        tries.sort(key=lambda t: -t[0])
        beam = _best([_extend(way, line, *option, evidence, new=new) for _, way, option, new in tries[:TRIES]])
    best = max(beam, key=lambda w: _close(w).score)
    return _rows(best, lines)


def _best(ways: list[_Way]) -> list[_Way]:
    ways.sort(key=lambda w: -w.score)
    out: list[_Way] = []
    seen: set[tuple[object, ...]] = set()
    for way in ways:
        key = (way.status, way.last, way.period)
        if key not in seen:
            seen.add(key)
            out.append(way)
            if len(out) == BEAM:
                break
    return out


def _cuts(
    tokens: tuple[Token, ...], ev: Evidence
) -> list[tuple[tuple[int, int, int], float, tuple[str, str, str, str]]]:
    """The likely ways to cut one line into four pieces: the cuts, what they are worth alone, the pieces."""
    n = len(tokens)
    words = [t.text for t in tokens]
    periods = {
        (a, b)
        for a in range(min(n, 7))
        for b in range(a + 1, min(n, a + 5) + 1)
        if is_period(" ".join(words[a:b]))
    }
    out = []
    for a, b in [*periods, *((a, a) for a in range(n + 1))]:
        if a > 6:
            continue
        for c in range(b, n + 1):
            pieces = (" ".join(words[:a]), " ".join(words[a:b]), " ".join(words[b:c]), " ".join(words[c:]))
            points = bars(tokens, (a, b, c)) + alone(words, a, b, c, pieces, ev)
            out.append(((a, b, c), points, pieces))
    out.sort(key=lambda o: -o[1])
    return out[:24]


def _extend(
    way: _Way,
    line: Line,
    cuts: tuple[int, int, int],
    points: float,
    pieces: tuple[str, str, str, str],
    ev: Evidence,
    *,
    new: bool,
) -> _Way:
    score = way.score + points
    status, last = list(way.status), list(way.last)
    for column, piece in enumerate(pieces):
        if not piece:
            if status[column] == 1 and not line.gap:
                status[column] = 2
                score += ended(column, last[column])
            continue
        if status[column] == 2:
            score -= 1.0 if line.gap else 4.0
        early = column > PERIOD and not way.period and not pieces[PERIOD] and not new
        if line.gap and way.solo == column and last[column]:
            score -= 1.0  # alone in the line above the blank one: two cells rather than one
        elif line.gap and way.solo > column:
            score -= 0.5  # what is left of the cells comes in their order
        score += (
            begin(column, piece) - 6.0 * early
            if not last[column]
            else go_on(column, last[column], piece, way.period, ev)
        )
        status[column], last[column] = 1, piece
    period = f"{way.period} {pieces[PERIOD]}".strip()
    filled = [column for column, piece in enumerate(pieces) if piece]
    solo = filled[0] if len(filled) == 1 else -1
    measure = way.measure or bool(pieces[MEASURE])
    return _Way(score, tuple(status), tuple(last), period, measure, solo, cuts, new, way)


def _close(way: _Way) -> _Way:
    """The way with its row ended: what an unfinished or incomplete row costs, and a clean start."""
    points = -0.5
    for column in range(COLUMNS):
        if way.status[column] == 1:
            points += ended(column, way.last[column])
    if not way.period:
        points -= 4.0
    if not way.measure:
        points -= 5.0
    return replace(
        way,
        score=way.score + points,
        status=(0, 0, 0, 0),
        last=("", "", "", ""),
        period="",
        measure=False,
        solo=-1,
    )


def _rows(best: _Way, lines: Sequence[Line]) -> list[Row]:
    steps: list[_Way] = []
    way: _Way | None = best
    while way is not None and way.before is not None:
        steps.append(way)
        way = way.before
    rows: list[list[list[Piece]]] = []
    for step, line in zip(reversed(steps), lines, strict=True):
        if step.new or not rows:
            rows.append([[], [], [], []])
        a, b, c = step.cuts
        for column, (i, j) in enumerate(((0, a), (a, b), (b, c), (c, len(line.tokens)))):
            if i < j:
                part = line.tokens[i:j]
                text = " ".join(t.text for t in part)
                rows[-1][column].append(Piece(line.page, part[0].start, part[-1].end, text))
    return [(tuple(r[0]), tuple(r[1]), tuple(r[2]), tuple(r[3])) for r in rows]
