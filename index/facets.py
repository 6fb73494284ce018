"""Counts of the pages found: by year covered, type, partner, network and measure."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence

from index.years import span_of


def facets_of(db: sqlite3.Connection, pages: Sequence[tuple[int, int]]) -> Mapping[str, Mapping[str, int]]:
    """For pages given as (document key, page number): facet → value → how many of the pages have it."""
    keys = sorted({key for key, _ in pages})
    marks = ", ".join("?" * len(keys))
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("year", "type", "partner", "network", "measure")
    }
    documents = {
        key: (kind, span_of(start, end, date))
        for key, kind, start, end, date in db.execute(
            f"SELECT key, type, period_start, period_end, date FROM documents WHERE key IN ({marks})", keys
        )
    }
    for key, _ in pages:
        kind, (first, last) = documents[key]
        counts["type"][kind] += 1
        if first is not None and last is not None:
            counts["year"].update(str(year) for year in range(first, min(last, first + 30) + 1))
    wanted = set(pages)
    for kind, name, key, page in db.execute(
        "SELECT DISTINCT m.kind, e.name, m.document, m.page FROM mentions m"
        " JOIN names n ON n.kind = m.kind AND n.name = m.name JOIN entities e ON e.id = n.entity"
        f" WHERE m.document IN ({marks}) AND m.kind IN ('partner', 'network', 'measure')",
        keys,
    ):
        if (key, page) in wanted:
            counts[kind][name] += 1
    return {
        name: dict(sorted(c.items()) if name == "year" else sorted(c.items(), key=lambda i: (-i[1], i[0])))
        for name, c in counts.items()
    }
