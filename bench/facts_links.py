"""Links: which names are the same thing, against the hand-made rows of `links-*.tsv`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from bench.facts_score import Count
from ingest.model import Kind

Group = tuple[str, tuple[str, ...], frozenset[str]]
"""Kind, names that are one thing, context that they share."""


def read_groups(path: Path) -> list[Group]:
    """Rows of `links-*.tsv`: kind, names parted by |, context parted by ; (may be empty); # opens a comment."""
    groups: list[Group] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, names, context = [*line.split("\t"), ""][:3]
            groups.append((kind, tuple(names.split("|")), frozenset(c for c in context.split(";") if c)))
    return groups


def link_pairs(groups: Iterable[Group]) -> tuple[Count, list[str], list[str]]:
    """Pairs of names that linking joins, of all pairs of one kind; the false merges and the missed links in words.

    Each name is given to the linker as if one document used it twice in the years 2016 to 2022.
    """
    groups = list(groups)
    names = [(kind, name, number) for number, (kind, forms, _) in enumerate(groups) for name in forms]
    entity = _entities(groups)
    right = joined = there = 0
    false: list[str] = []
    missed: list[str] = []
    for (kind, one, group), (other_kind, other, other_group) in combinations(names, 2):
        if kind != other_kind:
            continue
        truly, linked = group == other_group, entity[kind, one] == entity[kind, other]
        right += truly and linked
        joined += linked
        there += truly
        if truly != linked:
            (false if linked else missed).append(f"{kind}: {one} = {other}")
    return Count(right, joined, there), false, missed


def _entities(groups: Iterable[Group]) -> dict[tuple[str, str], str]:
    """(kind, name) → entity, as `index.link` decides over all names at once."""
    from index.link import NameUse, link

    names = [(kind, name, context) for kind, forms, context in groups for name in forms]
    uses = [
        NameUse(
            kind=Kind(kind),
            name=name,
            count=2,
            documents=frozenset({number}),
            first_year=2016,
            last_year=2022,
            surfaces=(name,),
            context=context,
        )
        for number, (kind, name, context) in enumerate(names)
    ]
    return {(str(kind), name): decision.entity for (kind, name), decision in link(uses).names.items()}
