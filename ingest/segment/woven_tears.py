"""Words that cleaning joined over two lines of a woven table, torn again while its columns are looked for.

That a word goes on in the line below is the best proof of a column; soft hyphens at both halves tell
`ingest.segment.joining` to put them together again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from ingest.clean.torn import HYPHENS, TORN
from ingest.model import Correction, Page
from ingest.segment.joining import SOFT
from ingest.segment.lines import TextLine
from ingest.segment.woven_lines import Line, Token, tokens_of


@dataclass(frozen=True, slots=True)
class _Halves:
    """A joined word's places in *text* and its halves; `alone`: the rest has its line to itself."""

    page: int
    front_at: int
    front: str
    rest_at: int
    rest: str
    alone: bool
    gap: bool

    @property
    def line(self) -> Line:
        return Line(self.page, (Token(self.rest, self.rest_at, self.rest_at),), self.gap)


def woven(lines: Sequence[TextLine], pages: Sequence[Page]) -> list[Line]:
    """The lines of a woven table as tokens, torn words at both their places."""
    wanted = {line.page for line in lines}
    halves = [h for page in pages if page.number in wanted for h in _halves(page)]
    out: list[Line] = []
    for line in lines:
        mine = [h for h in halves if h.page == line.page]
        start = out[-1].tokens[-1].end if out and out[-1].page == line.page else line.start
        lone = [h for h in mine if h.alone and start <= h.rest_at < line.start]
        out += [h.line for h in lone]
        tokens, end_bar = tokens_of(line.text, line.start)
        tokens = _torn(tokens, line, mine)
        if tokens:
            out.append(Line(line.page, tokens, line.gap and not (lone and _near(lone[-1], line, pages)), end_bar))
    last = lines[-1]
    text = next(page.text for page in pages if page.number == last.page)
    below = [h for h in halves if h.alone and h.page == last.page and h.rest_at > last.end]
    return out + [h.line for h in below if not text[last.end : h.rest_at].strip()]


def _torn(tokens: tuple[Token, ...], line: TextLine, halves: Sequence[_Halves]) -> tuple[Token, ...]:
    out = list(tokens)
    for h in halves:
        if line.start <= h.front_at < line.end:
            out = [
                replace(t, text=t.text[: h.front_at - t.start] + h.front + SOFT)
                if t.start <= h.front_at < t.end
                else t
                for t in out
            ]
        if not h.alone and line.start <= h.rest_at <= line.end:
            at = next((i for i, t in enumerate(out) if t.start >= h.rest_at), len(out))
            out.insert(at, Token(h.rest, h.rest_at, h.rest_at))
    return tuple(out)


def _halves(page: Page) -> list[_Halves]:
    fronts: list[Correction] = []
    out: list[_Halves] = []
    for c in page.corrections:
        if not c.reason.startswith(TORN):
            continue
        if c.after:
            fronts.append(c)
            continue
        read = c.before.split()[0]
        front = next((f for f in fronts if _together(f, read)), None)
        if front is None:
            continue
        fronts.remove(front)
        half = front.before.rstrip(HYPHENS)
        split = len(half) if front.after.startswith(half) else len(front.after) - len(read)
        start = page.raw.rfind("\n", 0, c.start) + 1
        end = page.raw.find("\n", c.start)
        alone = page.raw[start : len(page.raw) if end < 0 else end].strip() == read
        gap = not page.raw[page.raw.rfind("\n", 0, max(0, start - 1)) + 1 : start].strip()
        places = page.to_text(front.start), page.to_text(c.start)
        out.append(
            _Halves(page.number, places[0], front.after[:split], places[1], SOFT + front.after[split:], alone, gap)
        )
    return out


def _together(front: Correction, rest: str) -> bool:
    """May the front's joined word be its reading and this rest? Letters put back make them differ a little."""
    read = front.before.rstrip(HYPHENS).replace("-", "") + rest
    return Levenshtein.distance(read.lower(), front.after.lower(), score_cutoff=4) <= 4


def _near(h: _Halves, line: TextLine, pages: Sequence[Page]) -> bool:
    """Does the line stand right below the rest that had a line to itself?"""
    page = next(p for p in pages if p.number == h.page)
    return page.text.count("\n", h.rest_at, line.start) == 1
