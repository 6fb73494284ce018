"""What a column of a table holds, from the words of its heading."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.norwegian.headings import COLUMNS

_COLUMNS = tuple((re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), kind) for pattern, kind in COLUMNS)


@lru_cache(maxsize=2048)
def column_kind(heading: str) -> str | None:
    """What a column under this heading holds; None if the words say nothing."""
    text = " ".join(heading.replace("-\n", "").split()).strip(" :.*?")
    text = re.sub(r"(?<=[a-zæøå])-\s+(?=[a-zæøå])", "", text)
    if not text or len(text) > 90:
        return None
    if re.fullmatch(
        r"(?:budsjett|rekneskap|regnskap)?\s*(?:19[89]|20[0-4])\d|sum|totalt?|sum\s+\w+", text, re.IGNORECASE
    ):
        return "amount"
    best: tuple[int, int, str] | None = None
    for order, (pattern, kind) in enumerate(_COLUMNS):
        m = pattern.search(text)
        if m:
            at = 0 if m.start() < 3 else 1
            if best is None or (at, order) < best[:2]:
                best = (at, order, kind)
    return best[2] if best else None
