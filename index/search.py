"""A question → the pages that answer it, best first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index import analysis, names
from index.base import TITLE, All, Term
from index.database import in_user_words
from index.facets import facets_of
from index.library import Library
from index.model import Answer, Hit, Query
from index.plan import Plan, make_plan
from index.query import parse
from index.rank import CLOSE, look_closer
from index.snippets import Wanted, snippet
from index.when import Time, factors, fits
from index.why import reasons
from ingest.model import Kind, Period

CANDIDATES = 200
"""Pages that the words choose; years, facets and the closer look work on these. Filters are applied before."""

SHARE = 0.2
"""Of a question, by the rarity of its words, that a page must answer in some form to be an answer."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    number: int
    document: int
    score: float
    time: float | None = None
    """How well the page fits the time asked for, a factor of `index.when`."""


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
    with in_user_words(library.path):
        db = library.db
        typed = (*query.words, *(word for phrase in query.phrases for word in phrase))
        known = names.recognise(db, typed)
        query = replace(
            query, entities=tuple((kind, name) for found in known.values() for kind, _, name in found[:1])
        )
        plan = make_plan(tree, library.full_text, {
            run: names.forms_of(db, found[0][1]) for run, found in known.items()
        })  # fmt: skip
        only = _allowed(db, query, from_year, to_year)
        wanted = Wanted.of(query, plan)
        candidates, total = _candidates(library, plan, query, wanted, only, max(limit, CANDIDATES))
        asked = Time.of(query)
        if asked is not None:
            weights = factors(db, [(c.page, c.document, c.number) for c in candidates], asked)
            candidates = [
                replace(c, score=c.score * weights[c.page], time=weights[c.page])
                for c in candidates
                if weights[c.page]
            ]
            total = len(candidates)
        candidates.sort(key=lambda c: (-c.score, c.page))
        hits = tuple(_hit(db, c, wanted) for c in candidates[:limit])
        return Answer(
            query=query,
            total=total,
            hits=hits,
            facets=facets_of(db, [(c.document, c.number) for c in candidates]),
            suggestion=_suggestion(query, library, plan),
            took_ms=(time.perf_counter() - began) * 1000,
        )


def _allowed(db: sqlite3.Connection, query: Query, from_year: int | None, to_year: int | None) -> set[int] | None:
    """Ids of the pages that the filters let through; None for all."""
    allowed: set[int] | None = None

    def narrow(pages: Collection[int]) -> None:
        nonlocal allowed
        allowed = set(pages) if allowed is None else allowed & set(pages)

    fields = dict(query.fields) | {k: v for k, v in (("partner", query.partner), ("network", query.network)) if v}
    for name, value in sorted(fields.items()):
        if name in ("partner", "network", "measure", "person", "place", "scheme"):
            entities = names.entities_called(db, Kind(name), value)
            narrow(names.pages_naming(db, entities) if entities else ())
    if query.type:
        of_type = "SELECT p.id FROM pages p JOIN documents d ON d.key = p.document WHERE d.type = ?"
        narrow([page for (page,) in db.execute(of_type, (query.type,))])
    if from_year is not None or to_year is not None:
        narrow(fits(db, from_year, to_year))
    return allowed


def _candidates(
    library: Library, plan: Plan, query: Query, wanted: Wanted, only: Collection[int] | None, most: int
) -> tuple[list[_Candidate], int]:
    """The pages that the words choose, scored, and how many there are in all."""
    db = library.db
    node = plan.node
    titles = [
        analysis.stem(word) for name, value in query.fields if name == "title" for word in analysis.words(value)
    ]
    if titles:
        title = All(tuple(Term(TITLE, root) for root in titles))
        node = All((node, title)) if node is not None else title
    if node is None:
        rows = db.execute("SELECT id, number, document, 1.0 FROM pages ORDER BY document, number").fetchall()
        found = [_Candidate(*row) for row in rows if only is None or row[0] in only]
        return found[: 10 * most], len(found)
    answer = library.full_text.search(node, limit=most, only=only)
    marks = ", ".join("?" * len(answer.pages))
    places = {
        page: (number, document)
        for page, number, document in db.execute(
            f"SELECT id, number, document FROM pages WHERE id IN ({marks})", [page for page, _ in answer.pages]
        )
    }
    candidates = [_Candidate(page, *places[page], score) for page, score in answer.pages if page in places]
    near, far = candidates[:CLOSE], candidates[CLOSE:]
    texts = _texts(db, [c.page for c in near])
    looks = look_closer(
        library.full_text, [(c.page, c.document, c.score, texts[c.page]) for c in near], query.words, wanted
    )
    kept = [replace(c, score=looks[c.page].score) for c in near if looks[c.page].share >= SHARE]
    return kept + far, answer.total - len(near) + len(kept)


def _texts(db: sqlite3.Connection, pages: Sequence[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(pages))
    return dict(db.execute(f"SELECT id, text FROM pages WHERE id IN ({marks})", tuple(pages)).fetchall())


def _suggestion(query: Query, library: Library, plan: Plan) -> str | None:
    """The query with its unknown words set right, if the library has like ones."""
    suggested = query.raw
    for word, like in plan.instead.items():
        if like and word in query.words and like[0] != word and f"{word}*" not in query.raw.lower():
            at = suggested.lower().find(word)
            if at >= 0:
                suggested = suggested[:at] + like[0] + suggested[at + len(word) :]
    return suggested if suggested != query.raw and "~" not in query.raw else None


def _hit(db: sqlite3.Connection, c: _Candidate, wanted: Wanted) -> Hit:
    id_, path, title, kind, date, has_period, start, end, text = db.execute(
        "SELECT d.id, path, title, type, date, has_period, period_start, period_end, p.text FROM pages p"
        " JOIN documents d ON d.key = p.document WHERE p.id = ?",
        (c.page,),
    ).fetchone()
    shown, highlights = snippet(text, wanted)
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
        why=reasons(text, wanted, c.time),
    )
