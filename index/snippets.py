"""The words around the best match, from the cleaned text, with the places of what matched."""

from __future__ import annotations

from index import analysis
from index.model import Query
from index.plan import Plan, synonyms

LENGTH = 240
"""Characters: three lines on a terminal."""


def snippet(text: str, query: Query, plan: Plan | None = None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A piece of `text` about `LENGTH` long, and the (start, end) in it of every match."""
    places = matches(text, query, plan)
    start = max(0, _best_start(places) - LENGTH // 4) if places else 0
    start = _word_start(text, start)
    while start < len(text) and text[start].isspace():
        start += 1
    end = _word_end(text, min(len(text), start + LENGTH))
    shown = text[start:end].rstrip()
    return shown, tuple((a - start, b - start) for a, b, _ in places if a >= start and b <= start + len(shown))


def matches(text: str, query: Query, plan: Plan | None = None) -> list[tuple[int, int, str]]:
    """The places in `text` that answer the query: start, end, and the word of the query."""
    exact, stems, shapes = _wanted(query, plan)
    found = []
    for token in analysis.tokens(text):
        word = exact.get(token.word) or stems.get(analysis.stem(token.word))
        if word is None:
            word = next((stems[p] for p in analysis.parts(token.word) if p in stems), None)
        if word is None and shapes and (form := analysis.damaged(token.word)) is not None:
            word = shapes.get(form)
        if word is not None:
            found.append((token.start, token.end, word))
    return found


def _wanted(query: Query, plan: Plan | None) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Words, stems and shapes of damaged words that answer → the word of the query."""
    words = (*query.words, *(word for phrase in query.phrases for word in phrase))
    content = [w for w in words if not analysis.is_stop(w)] or list(words)
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    shapes: dict[str, str] = {}
    for word in content:
        exact[word] = word
        for root in (analysis.stem(word), *analysis.kin(word)):
            stems.setdefault(root, word)
        for other in synonyms(analysis.stem(word)):
            for part in analysis.words(other):
                if not analysis.is_stop(part):
                    stems.setdefault(analysis.stem(part), word)
        if len(word) > 3:
            shapes.update(dict.fromkeys(analysis.skeletons(word), word))
    for word, others in (plan.instead if plan else {}).items():
        exact.update(dict.fromkeys(others, word))
    return exact, stems, shapes


def _best_start(places: list[tuple[int, int, str]]) -> int:
    """Where a window holds the most different words of the query, then the most of them."""
    best, start = (0, 0), places[0][0]
    for n, (at, _, _) in enumerate(places):
        inside = [word for _, b, word in places[n : n + 40] if b - at <= LENGTH * 3 // 4]
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
