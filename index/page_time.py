"""How well a page fits the time that a query asks for: by its document and its rows (`factors`), then by the very
rows that the question is about (`sharpen`): «Statped 2028» wants pages whose row of Statped reaches into 2028,
before pages that cover 2028 with rows of others."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.columns import Columns
from index.snippets import Wanted, answered_in
from index.when import NEVER, Known, Time

COVERS, ASIDE, DATED, PRINTS_RANGE, PRINTS, UNKNOWN, OTHER = 1.0, 0.5, 0.3, 0.2, 0.1, 0.03, 0.0
"""Factors of the score, best first: the page's measure or its document covers the time; it does, but what the
page tells of the question is of another time; the document is dated then; the page prints
a range of years over it; it merely prints the year; nothing is known of its time; it is of another time. The
steps are wide, so that a plan for those years comes before a better match of another kind."""

LOOKED_AT = 40
"""Pages whose rows are looked at, the best by their words and the time of page and document."""


def factors(columns: Columns, asked: Time) -> NDArray[np.float32]:
    """For each page of the library how well it fits."""

    def overlap(first: NDArray[Any], last: NDArray[Any]) -> NDArray[np.bool_]:
        return (first <= asked.last) & (last >= asked.first)

    unknown = (columns.period_last == NEVER.last) & (columns.date_last == NEVER.last)
    found = np.where(unknown, np.float32(UNKNOWN), np.float32(OTHER))
    first, last = columns.printed_first, columns.printed_last
    stands = overlap(12 * first, 12 * last + 11)
    for of_kind, factor in ((first == last, PRINTS), (first < last, PRINTS_RANGE)):
        pages = columns.printed_page[stands & of_kind]
        found[pages] = np.maximum(found[pages], np.float32(factor))
    found[overlap(columns.date_first, columns.date_last)] = DATED
    found[overlap(columns.period_first, columns.period_last)] = COVERS
    found[columns.row_page[overlap(columns.row_first, columns.row_last)]] = COVERS
    return found


def fits(columns: Columns, from_year: int | None, to_year: int | None) -> NDArray[np.bool_]:
    """For each page of the library: do its own rows, or its document, reach into these years?"""
    asked = Time.years(from_year, to_year)
    undated = columns.period_last == NEVER.last
    first = np.where(undated, columns.date_first, columns.period_first)
    last = np.where(undated, columns.date_last, columns.period_last)
    found: NDArray[np.bool_] = (first <= asked.last) & (last >= asked.first)
    rows = (columns.row_first <= asked.last) & (columns.row_last >= asked.first)
    found[columns.row_page[rows]] = True
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    time: Time


def sharpen(
    db: sqlite3.Connection,
    columns: Columns,
    weights: NDArray[np.float32],
    scores: NDArray[np.float32],
    asked: Time,
    wanted: Wanted,
) -> NDArray[np.float32]:
    """`weights`, the `factors` of all pages, set right for the best pages by `scores` that cover
    the time: `ASIDE` if the rows that answer the most words of the question are all of another time, or if none
    answers and the document does not cover it either."""
    covering = np.flatnonzero((weights == np.float32(COVERS)) & (scores > 0))
    if len(covering) > LOOKED_AT:
        covering = covering[np.argpartition(-scores[covering], LOOKED_AT)[:LOOKED_AT]]
    rows = _rows(db, columns, covering)
    found = weights.copy()
    for n in covering.tolist():
        own = _answering(rows[n], wanted)
        whole = Time(int(columns.period_first[n]), int(columns.period_last[n]))
        fits = any(row.time.overlaps(asked) for row in own) if own else whole.overlaps(asked)
        found[n] = COVERS if fits else ASIDE
    return found


def _answering(rows: Sequence[_Row], wanted: Wanted) -> list[_Row]:
    """The rows with the most words of the question; none if no row has any."""
    answered = [len(answered_in(row.text, wanted)) for row in rows]
    most = max(answered, default=0)
    return [row for row, count in zip(rows, answered, strict=True) if count == most] if most else []


def _rows(db: sqlite3.Connection, columns: Columns, places: NDArray[np.int64]) -> defaultdict[int, list[_Row]]:
    """The rows of these pages; one without a time of its own is of the document's."""
    found: defaultdict[int, list[_Row]] = defaultdict(list)
    entry = {(int(columns.document[n]), int(columns.number[n])): n for n in places.tolist()}
    known = {n: _known(columns, n) for n in places.tolist()}
    for key, page, start, end, text in _told(db, sorted({document for document, _ in entry})):
        if (n := entry.get((key, page))) is not None:
            own, document = Time.written(start, end), known[n]
            whole = document.period if document.period is not NEVER else document.date
            found[n].append(_Row(text, document.closed(own) if own.known else whole))
    return found


def _known(columns: Columns, n: int) -> Known:
    """The time of the document of an entry."""

    def time(first: NDArray[np.int32], last: NDArray[np.int32]) -> Time:
        return Time(int(first[n]), int(last[n])) if last[n] != NEVER.last else NEVER

    return Known(time(columns.period_first, columns.period_last), time(columns.date_first, columns.date_last))


def _told(
    db: sqlite3.Connection, documents: Sequence[int]
) -> Iterator[tuple[int, int, str | None, str | None, str]]:
    """Document, page, start, end and all words of each row."""
    marks = ", ".join("?" * len(documents))
    yield from db.execute(
        f"""
        SELECT document, page, start, "end", evidence || char(10) || coalesce(measure, '') || char(10) ||
               coalesce((SELECT group_concat(name, char(10)) FROM relation_partners WHERE relation = r.id), '')
               || char(10) ||
               coalesce((SELECT group_concat(name, char(10)) FROM relation_contacts WHERE relation = r.id), '')
        FROM relations r WHERE document IN ({marks})
        """,
        documents,
    )
