"""What the rules of a document have found so far, and the way from joined texts back to the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.extract.hits import Hit
from ingest.model import Amount, Document, Kind, Mention, Relation, Span

_SAID = ("table", "register", "budget", "title", "heading: called", "list: X", "list: after")
"""Rules that do not guess what is a measure."""
EVIDENCE = 400
"""Characters of evidence kept: a row of a table with a long comment is cut there."""


@dataclass
class Found:
    """Gathers values while the rules run; nothing outside `ingest.extract` sees it."""

    document: Document
    mentions: list[Mention] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)

    def page_text(self, page: int) -> str:
        return self._texts[page]

    def __post_init__(self) -> None:
        self._texts = {page.number: page.text for page in self.document.pages}

    def mention(self, hit: Hit, text: Located, role: str | None = None, organisation: str | None = None) -> None:
        at = text.span(hit.start, hit.end)
        self.mentions.append(
            Mention(
                hit.kind,
                hit.name,
                text.text[hit.start : hit.end],
                at,
                hit.rule,
                hit.confidence,
                role,
                organisation,
            )
        )

    def measure(
        self, name: str, text: Located, rule: str, confidence: float, start: int = 0, end: int | None = None
    ) -> None:
        end = len(text.text) if end is None else end
        self.mention(Hit(Kind.MEASURE, name, start, end, rule, confidence), text)

    def leave_out(self, names: Collection[str]) -> None:
        """Takes back measures, in lower case, with their rows; not what a table or "X med A" says."""
        self.mentions = [
            m
            for m in self.mentions
            if m.kind is not Kind.MEASURE
            or m.name.lower() not in names
            or m.rule.startswith(
                ("table", "register", "budget", "title", "heading: called", "list: X", "list: after")
            )
        ]
        kept = {m.name.lower() for m in self.mentions if m.kind is Kind.MEASURE}
        self.relations = [
            r
            for r in self.relations
            if not r.measure or r.measure.lower() not in names or r.measure.lower() in kept
        ]


class Located:
    """A text joined from places of pages, which knows where each of its characters stands."""

    def __init__(self, text: str, places: Sequence[Span], found: Found) -> None:
        self.text = text
        self.places = tuple(places)
        self._found = found
        self._map: list[tuple[int, int]] | None = None

    def span(self, start: int, end: int) -> Span:
        """The place on the page; of a name that goes over pieces only the first."""
        if not self.places:
            return Span(1, 0, 0)
        if self._map is None:
            self._map = self._align()
        if not self._map:
            return self.places[0]
        last_char = max(start, end - 1)
        first = self._map[min(start, len(self._map) - 1)]
        last = self._map[min(last_char, len(self._map) - 1)]
        if last[0] == first[0] and first[1] <= last[1] and self._piece(first) == self._piece(last):
            return Span(first[0], first[1], last[1] + 1)
        piece = self.places[self._piece(first)]
        return Span(first[0], first[1], piece.end)

    def _piece(self, at: tuple[int, int]) -> int:
        for i, p in enumerate(self.places):
            if p.page == at[0] and p.start <= at[1] < p.end:
                return i
        return 0

    def _align(self) -> list[tuple[int, int]]:
        """For each character of the joined text its page and offset: joining only dropped blanks and hyphens."""
        source: list[tuple[str, int, int]] = []
        for p in self.places:
            page = self._found.page_text(p.page)
            source += [(page[k], p.page, k) for k in range(p.start, p.end)]
        out: list[tuple[int, int]] = []
        k = 0
        for c in self.text:
            if not c.isspace():
                j = k
                while j < len(source) and j < k + 400 and source[j][0] != c:
                    j += 1
                if j < len(source) and source[j][0] == c:
                    k = j
            if k < len(source):
                out.append(source[k][1:])
                if not c.isspace():
                    k += 1
            elif source:
                out.append(source[-1][1:])
        return out


def evidence(texts: Sequence[str]) -> str:
    """The words that prove a row, on one line."""
    line = " | ".join(" ".join(t.split()) for t in texts if t.strip())
    return line if len(line) <= EVIDENCE else line[: EVIDENCE - 1].rstrip() + "…"
