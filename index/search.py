"""A question → the pages that answer it, best first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index import analysis, names
from index.base import TITLE, All, Scores, Term
from index.columns import TYPES, Columns
from index.copies import copies_of, without_copies
from index.database import in_user_words
from index.facets import facets_of
from index.library import Library
from index.model import Answer, Hit, Query
from index.page_time import factors, fits, sharpen
from index.plan import Plan, make_plan
from index.query import parse
from index.rank import rank
from index.snippets import Wanted, matches, snippet
from index.when import Time
from index.why import reasons
from ingest.model import Kind, Period

Sort = Literal["relevance", "date"]


def search(
    library: Library,
    query_text: str,
    *,
    limit: int = 10,
    offset: int = 0,
    sort: Sort = "relevance",
    from_year: int | None = None,
    to_year: int | None = None,
    type: str | None = None,  # noqa: A002 - the name in the public interface
    partner: str | None = None,
    network: str | None = None,
) -> Answer:
    """The best `limit` pages after the first `offset`, or with `sort` "date" the newest. The named filters leave
    out every page that does not fit them; years in the text of the query are a wish: pages that cover them come
    first, pages of another time are left out.

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
    with in_user_words(library.path):
        db, columns = library.db, library.full_text.columns
        typed = (*query.words, *(word for phrase in query.phrases for word in phrase))
        known = names.recognise(db, typed)
        query = replace(
            query, entities=tuple((kind, name) for found in known.values() for kind, _, name in found[:1])
        )
        plan = make_plan(tree, library.full_text, {
            run: names.forms_of(db, found[0][1]) for run, found in known.items()
        }, names.fixed_in(query.raw))  # fmt: skip
        scores = _scores(library, plan, query)
        for passed in _filters(db, columns, query, from_year, to_year):
            scores = np.where(passed, scores, np.float32(0))
        asked = Time.of(query)
        weights = None if asked is None else factors(columns, asked)
        wanted = Wanted.of(query, plan)
        if asked is not None and weights is not None:
            scores = scores * (weights := sharpen(db, columns, weights, scores, asked, wanted))
        found = scores > 0
        once = without_copies(columns, scores)
        return Answer(
            query=query,
            total=int(np.count_nonzero(once)),
            hits=tuple(
                replace(
                    _hit(db, int(columns.page[n]), wanted, float(scores[n]), _factor(weights, n)),
                    copies=copies_of(db, columns, found, n),
                )
                for n in _best(columns, once, offset, limit, sort).tolist()
            ),
            facets=facets_of(columns, found),
            suggestion=_suggestion(query, library, plan),
            took_ms=(time.perf_counter() - began) * 1000,
        )


def places_in(library: Library, query_text: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where `text` answers a query: start and end of each place, in order. A page that is opened from a list of
    hits is marked so.

    Raises:
        QueryError: the text of the query cannot be read.
    """
    query, tree = parse(query_text)
    known = names.recognise(library.db, query.words)
    forms = {run: names.forms_of(library.db, found[0][1]) for run, found in known.items()}
    plan = make_plan(tree, library.full_text, forms, names.fixed_in(query.raw))
    return tuple((start, end) for start, end, _ in matches(text, Wanted.of(query, plan)))


def _factor(weights: NDArray[np.float32] | None, n: int) -> float | None:
    return None if weights is None else float(weights[n])


def _scores(library: Library, plan: Plan, query: Query) -> Scores:
    """For each page of the library what it is worth by its words."""
    titles = [
        analysis.stem(word) for name, value in query.fields if name == "title" for word in analysis.words(value)
    ]
    scores = np.ones(len(library.full_text.columns), np.float32)
    if plan.node is not None:
        scores = rank(library.full_text, plan, query.words)
    if titles:
        headed = library.full_text.scores(All(tuple(Term(TITLE, root) for root in titles)))
        scores = np.where(headed > 0, scores + (headed if plan.node is not None else 0), np.float32(0))
    return scores


def _filters(
    db: sqlite3.Connection, columns: Columns, query: Query, from_year: int | None, to_year: int | None
) -> Iterator[NDArray[np.bool_]]:
    """For each filter, which pages it lets through."""
    fields = dict(query.fields) | {k: v for k, v in (("partner", query.partner), ("network", query.network)) if v}
    for name, value in sorted(fields.items()):
        if name in ("partner", "network", "measure", "person", "place", "scheme"):
            entities = names.entities_called(db, Kind(name), value)
            yield columns.places(names.pages_naming(db, entities) if entities else ())
    if query.type:
        yield columns.type == TYPES.index(query.type)
    if from_year is not None or to_year is not None:
        yield fits(columns, from_year, to_year)


def _best(columns: Columns, scores: Scores, offset: int, limit: int, sort: Sort) -> NDArray[np.int64]:
    """The entries to show, in order: equal ones in the order in which they came into the library."""
    found = np.flatnonzero(scores)
    most = offset + limit
    if sort == "date":
        order = np.lexsort((found, -scores[found], -columns.date[found]))
        return found[order][offset:most]
    if len(found) > 4 * most:  # only those that may be shown are put in order
        least = np.partition(scores[found], len(found) - most)[len(found) - most]
        found = found[scores[found] >= least]
    order = np.lexsort((found, -scores[found]))
    return found[order][offset:most]


def _suggestion(query: Query, library: Library, plan: Plan) -> str | None:
    """The query with its unknown words set right, if the library has like ones."""
    suggested = query.raw
    for word, like in plan.instead.items():
        if like and word in query.words and like[0] != word and f"{word}*" not in query.raw.lower():
            at = suggested.lower().find(word)
            if at >= 0:
                other = like[0].capitalize() if suggested[at].isupper() else like[0]
                suggested = suggested[:at] + other + suggested[at + len(word) :]
    return suggested if suggested != query.raw and "~" not in query.raw else None


def _hit(db: sqlite3.Connection, page: int, wanted: Wanted, score: float, time: float | None) -> Hit:
    """The page with this id; `time` is its factor of `index.page_time`, if time was asked for."""
    id_, path, title, kind, date, has_period, start, end, number, text = db.execute(
        "SELECT d.id, path, title, type, date, has_period, period_start, period_end, p.number, p.text FROM pages p"
        " JOIN documents d ON d.key = p.document WHERE p.id = ?",
        (page,),
    ).fetchone()
    places = matches(text, wanted)
    shown, highlights = snippet(text, places)
    return Hit(
        document=id_,
        path=path,
        title=title,
        type=kind,
        date=date,
        period=Period(start, end) if has_period else None,
        page=number,
        score=score,
        snippet=shown,
        highlights=highlights,
        why=reasons(text, places, time),
    )
