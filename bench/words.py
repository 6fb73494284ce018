"""Which words of a reading are wrong, and why: what the word error of a scan is made of.

The plain word error counts a word that stands elsewhere twice (a table is written cell by cell, its truth line by
line), and a word that the truth itself divides at a line's end as two. So the fair figure beside it leaves out
words that are right but elsewhere, and takes a word divided by the truth's own line end for one. Nothing else is
forgiven: hyphens for dashes, stops for commas and small for large letters are wrong words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

_DASHES = re.compile(r"[-–—‐]")
_SIGNS = re.compile(r"[^\w]")
_LINE_END = re.compile(r"(\w)-[ \t]*\n[ \t]*(?=[a-zæøå])")


@dataclass(frozen=True)
class Words:
    """What is wrong with a reading of `total` words. `plain`: the edit distance over words in their order."""

    total: int
    plain: int
    causes: Counter[str]
    shown: tuple[tuple[str, str, str], ...]
    """Cause, what was read, what is printed."""

    @property
    def wrong(self) -> int:
        """Wrong words without those that only stand elsewhere."""
        return self.causes.total() - self.causes["order"]


def compared(text: str, truth: str, raw: str | None = None) -> Words:
    """The wrong words of `text`; with `raw`, the text before cleaning, what cleaning broke is named."""
    ours = text.split()
    gold = truth.split()
    plain = Levenshtein.distance(ours, gold)
    joined = _LINE_END.sub(r"\1", truth).split()
    if Levenshtein.distance(ours, joined) < plain:
        gold = joined
    pieces: list[tuple[list[str], list[str]]] = []
    fresh = True
    for op in Levenshtein.opcodes(ours, gold):
        if op.tag == "equal":
            fresh = True
            continue
        if fresh:
            pieces.append(([], []))
        pieces[-1][0].extend(ours[op.src_start : op.src_end])
        pieces[-1][1].extend(gold[op.dest_start : op.dest_end])
        fresh = False
    harmed = Counter(raw.split()) if raw is not None else Counter[str]()
    causes: Counter[str] = Counter()
    shown = []
    for left, right, elsewhere in _without_moved(pieces):
        causes["order"] += elsewhere
        if left or right:
            cause = _cause(left, right)
            if right and all(harmed[w] for w in right) and not all(harmed[w] for w in left):
                cause = "cleaning"
            causes[cause] += max(len(left), len(right))
            shown.append((cause, " ".join(left), " ".join(right)))
    return Words(len(truth.split()), plain, +causes, tuple(shown))


def _without_moved(
    pieces: Sequence[tuple[list[str], list[str]]],
) -> list[tuple[list[str], list[str], int]]:
    """Each piece without the words that are missing in one piece and too many in another, and how many it lost."""
    extra = Counter(word for left, _ in pieces for word in left)
    lacking = Counter(word for _, right in pieces for word in right)
    moved = extra & lacking
    sides: list[list[list[str]]] = []
    for side in (0, 1):
        open_ = moved.copy()
        kept = []
        for piece in pieces:
            rest = []
            for word in piece[side]:
                if open_[word] > 0:
                    open_[word] -= 1
                else:
                    rest.append(word)
            kept.append(rest)
        sides.append(kept)
    return [
        (left, right, len(piece[1]) - len(right))
        for piece, left, right in zip(pieces, sides[0], sides[1], strict=True)
    ]


def _cause(left: Sequence[str], right: Sequence[str]) -> str:
    a, b = " ".join(left), " ".join(right)
    if not a:
        return "page number lost" if not re.search(r"[^\W\d]", b) else "lost"
    if not b:
        return "invented"
    if _DASHES.sub("-", a) == _DASHES.sub("-", b):
        return "dash"
    if _DASHES.sub("", a).replace(" ", "") == _DASHES.sub("", b).replace(" ", ""):
        return "divided or glued"
    if _SIGNS.sub("", a) == _SIGNS.sub("", b):
        return "stop or sign"
    if a.casefold() == b.casefold():
        return "capital"
    return "misread"
