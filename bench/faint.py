"""Faint papers: copies of copies whose thin strokes are gone in places. The dev half is for working on; of the
unseen half, in other texts, typefaces and wear, only the sums are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.papers import Paper, papers
from bench.worn import Wear

_WEARS: dict[str, tuple[tuple[int, Wear], ...]] = {
    "dev": (
        (200, Wear(skew=0.4, blur=0.8, broken=0.55, contrast=0.5, noise=6, grey=40, through=0.2, quality=40)),
        (200, Wear(skew=0.3, blur=0.9, broken=0.6, contrast=0.5, noise=7, grey=50, through=0.2, quality=35)),
        (250, Wear(skew=0.9, blur=0.8, broken=0.62, contrast=0.6, noise=8, patches=8, quality=45)),
        (300, Wear(skew=0.5, blur=0.9, broken=0.62, contrast=0.45, noise=9, through=0.15, quality=40)),
        (200, Wear(skew=0.6, blur=0.9, broken=0.5, contrast=0.3, noise=7, grey=30, quality=50)),
        (200, Wear(skew=0.2, blur=0.8, broken=0.5, noise=8, bilevel=165)),
    ),
    "unseen": (
        (200, Wear(skew=0.7, blur=0.8, broken=0.58, contrast=0.55, noise=8, grey=25, quality=45)),
        (300, Wear(skew=0.3, blur=1.0, broken=0.6, contrast=0.55, noise=10, through=0.2, grey=45, quality=35)),
        (200, Wear(skew=0.5, blur=1.0, broken=0.55, contrast=0.4, noise=6, edges=True, quality=60)),
        (250, Wear(skew=0.2, blur=0.7, broken=0.6, contrast=0.5, noise=7, specks=500, patches=10, quality=40)),
        (300, Wear(skew=0.4, blur=0.8, broken=0.6, noise=8, bilevel=150)),
        (200, Wear(skew=0.4, blur=0.85, broken=0.53, contrast=0.65, noise=8, through=0.25, quality=30)),
    ),
}


def faint_papers(half: str) -> Iterator[Paper]:
    """Every second paper of the archive in two kinds of wear by turns; the same at every call."""
    wears = _WEARS[half]
    for number, paper in enumerate(papers("dev" if half == "dev" else "fresh")):
        if number % 2 == (half == "dev"):
            dpi, wear = wears[number // 2 % len(wears)]
            kind = paper.name.split("-")
            yield replace(paper, name="-".join((kind[0], kind[1], str(dpi), kind[3])), dpi=dpi, wear=wear)
