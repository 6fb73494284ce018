"""A page's text in pieces, each with what is known of it: names, corrections, what was asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Correction, Mention, Page


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that one correction covers, or none; `marked`: it was asked for."""

    text: str
    correction: Correction | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Pieces that make up one name (kind, canonical name), or none."""

    pieces: tuple[Piece, ...]
    name: tuple[str, str] | None = None


def cleaned(
    page: Page, mentions: Iterable[tuple[Mention, str]], marked: Sequence[tuple[int, int]] = ()
) -> tuple[Named, ...]:
    """The cleaned text: all pieces together are `page.text`, in order. Of names that overlap the first counts."""
    fixes = [(page.to_text(c.start), page.to_text(c.start) + len(c.after), c) for c in page.corrections]
    here = [(m, name) for m, name in mentions if m.at.page == page.number]
    places = _apart([(m.at.start, m.at.end, (str(m.kind), name)) for m, name in here])
    found: list[Named] = []
    at = 0
    for start, end, name in [*places, (len(page.text), len(page.text), None)]:
        start, end = max(start, at), min(end, len(page.text))
        if start > at:
            found.append(Named(_pieces(page.text, at, start, fixes, marked)))
        if end > start:
            found.append(Named(_pieces(page.text, start, end, fixes, marked), name))
        at = max(at, end, start)
    return tuple(found)


def as_read(page: Page) -> tuple[Named, ...]:
    """The raw text, with what was corrected later: all pieces together are `page.raw`."""
    fixes = [(c.start, c.end, c) for c in page.corrections]
    return (Named(_pieces(page.raw, 0, len(page.raw), fixes, ())),)


def _apart(
    places: Sequence[tuple[int, int, tuple[str, str]]],
) -> list[tuple[int, int, tuple[str, str] | None]]:
    """In order, without those that overlap an earlier one, or a longer one that begins with them."""
    kept: list[tuple[int, int, tuple[str, str] | None]] = []
    for start, end, name in sorted(places, key=lambda p: (p[0], -p[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, name))
    return kept


def _pieces(
    text: str,
    start: int,
    end: int,
    fixes: Sequence[tuple[int, int, Correction]],
    marked: Sequence[tuple[int, int]],
) -> tuple[Piece, ...]:
    cuts = {start, end}
    here = [fix for fix in fixes if start <= fix[0] < end or fix[0] < start < fix[1]]
    for a, b, _ in here:
        cuts |= {max(a, start), min(b, end)}
    cuts |= {cut for place in marked for cut in place if start < cut < end}
    ordered = sorted(cuts)
    found: list[Piece] = []
    for a, b in pairwise(ordered):
        found += (Piece("", c) for x, y, c in here if x == y == a)  # nothing is left where this stood
        fix = next((c for x, y, c in here if x <= a and b <= y), None)
        found.append(Piece(text[a:b], fix, any(x <= a and b <= y for x, y in marked)))
    return tuple(found)
