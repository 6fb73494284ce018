"""Why a page is a hit, in words: what of the page answers each word of the query, and how its time fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index import analysis, thesaurus
from index.page_time import ASIDE, COVERS, DATED, OTHER, PRINTS, PRINTS_RANGE, UNKNOWN
from index.snippets import Match

SHOWN = 4
"""Words of the page named for each word of the query."""

WAYS = (
    "as typed",
    "another form",
    "of the same root",
    "a compound with it",
    "another name for it",
    "a part of it near the others",
    "a damaged spelling",
    "near it in meaning",
)
"""Best first, the order in which they count."""

TIMES = {
    COVERS: "time: the page or its document covers it",
    ASIDE: "time: the page or its document covers it, but not the row with these words",
    DATED: "time: the document is dated then",
    PRINTS_RANGE: "time: the page prints a range of years over it",
    PRINTS: "time: the page prints the year",
    UNKNOWN: "time: nothing is known of the page's time",
    OTHER: "time: the page is of another time",
}


def reasons(text: str, places: Sequence[Match], time: float | None) -> tuple[str, ...]:
    """A line for each word of the query that the page answers, and one for `time`, a factor of `page_time`."""
    found: defaultdict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for start, end, asked in places:
        surface = " ".join(text[start:end].split()).lower()
        found[asked][_way(surface, asked), surface] += 1
    lines = []
    for asked, ways in found.items():
        best = sorted(ways.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))[:SHOWN]
        said = [f"«{word}» {WAYS[way]}{f', {n} times' if n > 1 else ''}" for (way, word), n in best]
        lines.append(f"{asked}: {'; '.join(said)}")
    return (*lines, *(said for factor, said in TIMES.items() if time is not None and abs(time - factor) < 1e-3))


def _way(surface: str, asked: str) -> int:
    near = thesaurus.others(analysis.stem(asked)).near
    if " " in surface:
        return 0 if surface == asked else 4
    root = analysis.stem(surface)
    if surface == asked:
        return 0
    if root == analysis.stem(asked):
        return 1
    kin = analysis.kin(asked)
    if root in kin:
        return 2
    if {analysis.stem(asked), *kin} & set(analysis.parts(surface)):
        return 3
    if (whole := analysis.joined(asked)) is not None and whole in analysis.joints(surface):
        return 1 if whole == analysis.joined(surface) else 3
    if root in analysis.parts(asked):
        return 5
    if analysis.damaged(surface) in analysis.skeletons(asked):
        return 6
    return 7 if any(len(said) == 1 and analysis.stem(said[0]) == root for said in near) else 4
