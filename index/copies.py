"""Pages that say the same in several files: an archive keeps a plan in the folders of all who were sent it. An
answer shows such a page once, with the other places."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from index.base import Scores
from index.columns import Columns
from index.model import Copy


def without_copies(columns: Columns, scores: Scores) -> Scores:
    """`scores` with 0 for all but the best of the pages that are copies of each other; of equals the oldest in the
    library is kept."""
    found = np.flatnonzero(scores)
    texts = columns.text[found]
    if len(found) < 2 or len(np.unique(texts)) == len(texts):
        return scores
    order = np.lexsort((found, -scores[found]))
    first = np.unique(texts[order], return_index=True)[1]
    kept = np.zeros_like(scores)
    kept[found[order[first]]] = 1
    return scores * kept


def copies_of(db: sqlite3.Connection, columns: Columns, answering: NDArray[np.bool_], n: int) -> tuple[Copy, ...]:
    """The other answering pages with the text of entry `n`, in the order of the library."""
    others = np.flatnonzero(answering & (columns.text == columns.text[n]))
    return tuple(
        Copy(*db.execute(
            "SELECT d.id, path, number FROM pages p JOIN documents d ON d.key = p.document WHERE p.id = ?",
            (int(columns.page[other]),),
        ).fetchone())
        for other in others.tolist() if other != n
    )  # fmt: skip
