"""Counts of the pages found: by year covered, type, partner, network and measure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from index.columns import FACETS, TYPES, Columns
from index.when import NEVER, OPEN

YEARS = 30
"""A page counts for so many years at most: an open or misread period would fill the list."""


def facets_of(columns: Columns, found: NDArray[np.bool_]) -> Mapping[str, Mapping[str, int]]:
    """For the pages marked in `found`: facet → value → how many of the pages have it, the most frequent first,
    years in order."""
    types = np.bincount(columns.type[found], minlength=len(TYPES))
    counts: dict[str, dict[str, int]] = {
        "year": _years(columns, found),
        "type": {name: n for name, n in zip(TYPES, types.tolist(), strict=True) if n},
        **{kind: {} for kind in FACETS},
    }
    named = np.bincount(columns.name_of[found[columns.name_page]], minlength=len(columns.names))
    for n in np.flatnonzero(named).tolist():
        kind, name = columns.names[n]
        counts[str(kind)][str(name)] = int(named[n])
    return {
        name: c if name == "year" else dict(sorted(c.items(), key=lambda item: (-item[1], item[0])))
        for name, c in counts.items()
    }


def _years(columns: Columns, found: NDArray[np.bool_]) -> dict[str, int]:
    """By the years of the document's period as far as they are known, else of its date."""
    dated = columns.period_last == NEVER.last
    first = np.where(dated, columns.date_first, columns.period_first)[found]
    last = np.where(dated, columns.date_last, columns.period_last)[found]
    known = last != NEVER.last
    first, last = first[known], last[known]
    first, last = np.where(first == -OPEN, last, first) // 12, np.where(last == OPEN, first, last) // 12
    if not len(first):
        return {}
    last = np.minimum(last, first + YEARS)
    base = int(first.min())
    steps = np.zeros(int(last.max()) - base + 2, np.int64)
    np.add.at(steps, first - base, 1)
    np.add.at(steps, last - base + 1, -1)
    return {str(base + n): count for n, count in enumerate(np.cumsum(steps).tolist()) if count}
