"""A question → the pages that answer it, best first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index import analysis
from index.base import EXACT, PART, STEM, TITLE, All, Node, Phrase, Some, Term
from index.facets import facets_of
from index.library import Library
from index.model import Answer, Hit, Query
from index.query import Both, Clause, Either, Loose, Word, Words, parse
from index.snippets import snippet
from index.when import grades
from ingest.model import Period

CANDIDATES = 300
"""Pages that are looked at closely: 100 to 1000 tried on norquad, below 200 answers are lost to the years."""
WEIGHTS = {EXACT: 0.4, STEM: 1.0, PART: 0.3, TITLE: 0.3}


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    number: int
    key: int
    score: float


def search(
    library: Library,
    query_text: str,
    *,
    limit: int = 10,
    from_year: int | None = None,
    to_year: int | None = None,
    type: str | None = None,  # noqa: A002 - the name in the public interface
    partner: str | None = None,
    network: str | None = None,
) -> Answer:
    """The best `limit` pages. The named filters leave out every page that does not fit them; years in the text
    of the query are a wish: pages that cover them come first, pages of another time are left out.

    Raises:
        QueryError: the text cannot be read; says where.
        LibraryError: the library cannot be used.
    """
    began = time.perf_counter()
    query, tree = parse(query_text)
    query = replace(
        query, type=type or query.type, partner=partner or query.partner, network=network or query.network
    )
    library.bring_up_to_date()
    db = library.db
    found = library.full_text.search(translate(tree), limit=CANDIDATES) if tree else None
    pages = _candidates(db, found.pages if found else _all_pages(db))
    graded = _graded(db, query, pages)
    kept = [c for c in graded if _fits(db, query, c, from_year, to_year)]
    kept.sort(key=lambda c: (-c.score, c.page))
    total = found.total if found and len(kept) == len(found.pages) else len(kept)
    hits = tuple(_hit(db, c, query) for c in kept[:limit])
    return Answer(
        query=query,
        total=total,
        took_ms=(time.perf_counter() - began) * 1000,
        hits=hits,
        facets=facets_of(db, [(c.key, c.number) for c in kept]),
    )


def translate(clause: Clause) -> Node:
    """The words of the query as terms of the index, each form with its weight."""
    match clause:
        case Word(text):
            return forms(text)
        case Words(texts):
            return Phrase(texts, weight=2.0)
        case Either(parts):
            return Some(tuple(translate(p) for p in parts))
        case Both(parts):
            return All(tuple(translate(p) for p in parts))
        case Loose(parts, without):
            content = [p for p in parts if not (isinstance(p, Word) and analysis.is_stop(p.text))]
            some = Some(tuple(translate(p) for p in (content or parts)))
            return All((some,), tuple(translate(p) for p in without)) if without else some


def forms(word: str) -> Node:
    """A word in all the forms that answer it: exact above stem above part."""
    root = analysis.stem(word)
    terms = [
        Term(EXACT, word, WEIGHTS[EXACT]),
        Term(STEM, root, WEIGHTS[STEM]),
        Term(PART, root, WEIGHTS[PART]),
        Term(TITLE, root, WEIGHTS[TITLE]),
    ]
    terms += [Term(STEM, part, WEIGHTS[PART]) for part in analysis.parts(word)]
    return Some(tuple(terms))


def _all_pages(db: sqlite3.Connection) -> tuple[tuple[int, float], ...]:
    return tuple((page, 1.0) for (page,) in db.execute("SELECT id FROM pages ORDER BY id LIMIT 5000"))


def _candidates(db: sqlite3.Connection, scored: Iterable[tuple[int, float]]) -> list[_Candidate]:
    scores = dict(scored)
    marks = ", ".join("?" * len(scores))
    return [
        _Candidate(page, number, key, scores[page])
        for page, number, key in db.execute(
            f"SELECT id, number, document FROM pages WHERE id IN ({marks})", tuple(scores)
        )
    ]


def _graded(db: sqlite3.Connection, query: Query, pages: list[_Candidate]) -> list[_Candidate]:
    """Scores weighed by time, if the query names years; pages of another time are left out."""
    if query.years is None:
        return pages
    factors = grades(db, [(c.page, c.key, c.number) for c in pages], query.years)
    return [replace(c, score=c.score * factors[c.page]) for c in pages if factors[c.page] > 0.0]


def _fits(db: sqlite3.Connection, query: Query, c: _Candidate, from_year: int | None, to_year: int | None) -> bool:
    if query.type:
        (kind,) = db.execute("SELECT type FROM documents WHERE key = ?", (c.key,)).fetchone()
        if kind != query.type:
            return False
    if from_year is not None or to_year is not None:
        from index.years import covered, overlaps

        start, end, date = db.execute(
            "SELECT period_start, period_end, date FROM documents WHERE key = ?", (c.key,)
        ).fetchone()
        if not overlaps(covered(start, end, None, date), from_year, to_year):
            return False
    return True


def _hit(db: sqlite3.Connection, c: _Candidate, query: Query) -> Hit:
    id_, path, title, kind, date, has_period, start, end = db.execute(
        "SELECT id, path, title, type, date, has_period, period_start, period_end FROM documents WHERE key = ?",
        (c.key,),
    ).fetchone()
    (text,) = db.execute("SELECT text FROM pages WHERE id = ?", (c.page,)).fetchone()
    shown, highlights = snippet(text, query)
    return Hit(
        document=id_,
        path=path,
        title=title,
        type=kind,
        date=date,
        period=Period(start, end) if has_period else None,
        page=c.number,
        score=c.score,
        snippet=shown,
        highlights=highlights,
    )
