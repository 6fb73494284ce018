"""Words of two readings of one page beside each other: which stand in one place, and which are to be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.ocr import OcrWord

_LETTERS = re.compile(r"[^\W\d_]{3,}")


def over(a: OcrWord, b: OcrWord) -> bool:
    """Whether two words stand in the same place."""
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0) and high > 0.4 * min(a.bottom - a.top, b.bottom - b.top)


def sureness(words: Sequence[OcrWord]) -> float:
    """The mean confidence of the letters read."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def worth(words: Sequence[OcrWord]) -> float:
    """0 to 1.5: the confidence of the letters, and how many of the words' letters are in words that are known."""
    from ingest.lexicon import load

    lexicon = load()
    letters = sum(len(w.text) for w in words)
    sure = sum(w.confidence * len(w.text) for w in words) / letters
    found = [part for w in words for part in _LETTERS.findall(w.text)]
    if not found:
        return sure + 0.25
    known = sum(len(p) for p in found if lexicon.known(p) or lexicon.known(p.lower()))
    return sure + 0.5 * known / sum(map(len, found))


def rows_of(words: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """`words` in the lines that the engine put them in."""
    rows: dict[tuple[int, int, int], list[OcrWord]] = {}
    for word in words:
        rows.setdefault((word.block, word.paragraph, word.line), []).append(word)
    return [sorted(row, key=lambda w: w.x0) for row in rows.values()]


def insert(words: list[OcrWord], new: Sequence[OcrWord]) -> None:
    """Puts words that the first look passed over into the line they stand in, else in a block of their own."""
    for row in rows_of(new):
        top, bottom = min(w.top for w in row), max(w.bottom for w in row)
        high = bottom - top
        beside = [
            (max(w.x0 - row[-1].x1, row[0].x0 - w.x1), n)
            for n, w in enumerate(words)
            if min(bottom, w.bottom) - max(top, w.top) > 0.5 * min(high, w.bottom - w.top)
        ]
        if beside and min(beside)[0] < 2 * high:
            n = min(beside)[1]
            near = words[n]
            at = n + 1 if near.x0 < row[0].x0 else n
            words[at:at] = [replace(w, block=near.block, paragraph=near.paragraph, line=near.line) for w in row]
            continue
        above = [n for n, w in enumerate(words) if w.bottom <= top]
        at = max(above) + 1 if above else 0
        while 0 < at < len(words) and words[at].block == words[at - 1].block:
            at += 1  # not into the middle of a block
        fresh = max(w.block for w in words) + 1
        words[at:at] = [replace(w, block=fresh, paragraph=1, line=1) for w in row]
