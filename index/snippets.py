"""The words around the best match, from the cleaned text, with the places of what matched."""

from __future__ import annotations

from index import analysis
from index.model import Query

LENGTH = 240
"""Characters: three lines on a terminal."""


def snippet(text: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A piece of `text` at most about `LENGTH` long, and the (start, end) of every match in it."""
    places = matches(text, query)
    if not places:
        end = _word_end(text, min(len(text), LENGTH))
        return text[:end].strip(), ()
    start = _best_start(places)
    start = _word_start(text, max(0, start - LENGTH // 4))
    end = _word_end(text, min(len(text), start + LENGTH))
    while start < end and text[start].isspace():
        start += 1
    shown = text[start:end].rstrip()
    return shown, tuple((a - start, b - start) for a, b, _ in places if a >= start and b <= start + len(shown))


def matches(text: str, query: Query) -> list[tuple[int, int, str]]:
    """The places in `text` that answer the query: start, end, and the query's word."""
    wanted: dict[str, str] = {}
    for word in (*query.words, *(word for phrase in query.phrases for word in phrase)):
        if not analysis.is_stop(word):
            wanted.setdefault(analysis.stem(word), word)
    found = []
    for token in analysis.tokens(text):
        root = analysis.stem(token.word)
        hit = wanted.get(root) or next((wanted[p] for p in analysis.parts(token.word) if p in wanted), None)
        if hit is not None:
            found.append((token.start, token.end, hit))
    return found


def _best_start(places: list[tuple[int, int, str]]) -> int:
    """Where a window holds the most different words of the query, then the most of them."""
    best, start = (0, 0), places[0][0]
    for n, (at, _, _) in enumerate(places):
        inside = [word for a, b, word in places[n : n + 40] if b - at <= LENGTH * 3 // 4]
        if (value := (len(set(inside)), len(inside))) > best:
            best, start = value, at
    return start


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
