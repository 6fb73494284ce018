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

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.person_names import first_names
from ingest.segment.evidence import Evidence
from ingest.segment.joining import breaks_word

BEAM = 24
"""Ways kept after each line. 12 loses rows whose first lines are unclear, 48 changes nothing on our tables."""
TRIES = 220
"""Ways extended for each line, those that promise most by the line's own points. 120 loses rows, 400 none."""
MEASURE, PERIOD, PARTY, COMMENT = range(4)
COLUMNS = 4
WIDE_MEASURE = 20
WIDE_PARTY = 18
"""Characters a narrow column holds; a longer piece is possible but costs. Seen: 15–18."""

_BARS = frozenset("|[]¦│")
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
        if _is_period(" ".join(words[a:b]))
    }
    out = []
    for a, b in [*periods, *((a, a) for a in range(n + 1))]:
        if a > 6:
            continue
        for c in range(b, n + 1):
            pieces = (" ".join(words[:a]), " ".join(words[a:b]), " ".join(words[b:c]), " ".join(words[c:]))
            points = _bars(tokens, (a, b, c)) + _alone(words, a, b, c, pieces, ev)
            out.append(((a, b, c), points, pieces))
    out.sort(key=lambda o: -o[1])
    return out[:24]


def _is_period(text: str) -> bool:
    return bool(_FULL.fullmatch(text) or _STRONG.fullmatch(text) or _WEAK.fullmatch(text))


def _bars(tokens: tuple[Token, ...], cuts: tuple[int, int, int]) -> float:
    points = 0.0
    for i, token in enumerate(tokens):
        if token.bar and i:
            points += 1.0 if i in cuts else -1.2
    return points


def _alone(words: list[str], a: int, b: int, c: int, pieces: tuple[str, str, str, str], ev: Evidence) -> float:
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
                score += _ended(column, last[column])
            continue
        if status[column] == 2:
            score -= 1.0 if line.gap else 4.0
        early = column > PERIOD and not way.period and not pieces[PERIOD] and not new
        if line.gap and way.solo == column and last[column]:
            score -= 1.0  # alone in the line above the blank one: two cells rather than one
        elif line.gap and way.solo > column:
            score -= 0.5  # what is left of the cells comes in their order
        score += (
            _begin(column, piece) - 6.0 * early
            if not last[column]
            else _go_on(column, last[column], piece, way.period, ev)
        )
        status[column], last[column] = 1, piece
    period = f"{way.period} {pieces[PERIOD]}".strip()
    filled = [column for column, piece in enumerate(pieces) if piece]
    solo = filled[0] if len(filled) == 1 else -1
    measure = way.measure or bool(pieces[MEASURE])
    return _Way(score, tuple(status), tuple(last), period, measure, solo, cuts, new, way)


def _begin(column: int, piece: str) -> float:
    capital = piece[0].isupper() or not piece[0].isalpha()
    if column == MEASURE:
        return 1.5 if capital else -2.5
    if column == PERIOD:
        return 1.0 if _STRONG.match(piece) else 0.0
    if column == PARTY:
        return 0.5 if capital or piece.startswith("v/") else -1.5
    return 0.7 if capital else -1.5


def _go_on(column: int, last: str, piece: str, period: str, ev: Evidence) -> float:
    """A piece that goes on in its column. Only broken words are a gain: what merely fits costs a little, or a
    way with more pieces would always win."""
    end, first = last.split()[-1], piece.split()[0]
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


def _ended(column: int, last: str) -> float:
    end = last.split()[-1].lower()
    if column == MEASURE:
        if last[-1] in "-/" or end in _DANGLING:
            return -2.5
        return -1.5 if _ADJECTIVE.search(end) else 0.0
    if column == PERIOD:
        return -2.0 if _OPEN_END.search(last) else 0.0
    if column == PARTY:
        return -1.5 if end in _PARTY_DANGLING or last[-1] in ",;" else 0.0
    return -1.0 if end in _DANGLING else 0.0


def _close(way: _Way) -> _Way:
    """The way with its row ended: what an unfinished or incomplete row costs, and a clean start."""
    points = -0.5
    for column in range(COLUMNS):
        if way.status[column] == 1:
            points += _ended(column, way.last[column])
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
