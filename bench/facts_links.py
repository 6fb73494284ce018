"""Links across documents: pairs of uses of a name that are, or are not, the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from bench.facts_gold import KINDS, Facts, same
from bench.facts_score import Count, alike
from ingest.model import Kind

Use = tuple[str, str, str]
"""Document, kind and gold name."""


def read_groups(path: Path) -> dict[tuple[str, str], str]:
    """(kind, name) → the name of its group, from lines `kind <tab> name <tab> other name …`; # opens a comment."""
    groups: dict[tuple[str, str], str] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        if line and not line.startswith("#"):
            kind, *names = line.split("\t")
            groups |= {(kind, same(name)): same(names[0]) for name in names}
    return groups


def link_pairs(
    gold: Mapping[str, Facts], facts: Mapping[str, Facts], groups: Mapping[tuple[str, str], str]
) -> tuple[Count, list[str]]:
    """Pairs of uses in different documents that linking joins, and the false merges as text.

    Only gold names that were found (see `alike`) can be linked; pairs under one and the same found name are left
    out, as they need no linking. With `facts` the gold answers themselves, linking is measured alone.
    """
    entity = _entities(facts)
    uses: dict[Use, tuple[str, str]] = {}
    for document, truth in gold.items():
        got = facts.get(document)
        for kind in KINDS if got else ():
            assert got is not None
            there = [n for k, n in truth.entities if k == kind]
            names = [n for k, n in got.entities if k == kind]
            for g, f in alike(kind, there, names, got.surfaces):
                uses[document, kind, g] = (kind, f)
    right = joined = there_to_join = 0
    false: set[str] = set()
    for (a, name_a), (b, name_b) in combinations(sorted(uses.items()), 2):
        if a[1] != b[1] or name_a == name_b:
            continue
        truly = _group(groups, a) == _group(groups, b)
        linked = entity[name_a] == entity[name_b]
        right += truly and linked
        joined += linked
        there_to_join += truly
        if linked and not truly:
            false.add(f"{a[1]}: {name_a[1]} = {name_b[1]}")
    return Count(right, joined, there_to_join), sorted(false)


def _group(groups: Mapping[tuple[str, str], str], use: Use) -> str:
    return groups.get((use[1], same(use[2])), same(use[2]))


def _entities(facts: Mapping[str, Facts]) -> dict[tuple[str, str], str]:
    """(kind, name) → entity, as `index.link` sees it over all documents."""
    from index.link import NameUse, link

    documents: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    years: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    surfaces: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for number, (_, one) in enumerate(sorted(facts.items())):
        for key in one.entities:
            documents[key].add(number)
            surfaces[key].update(one.surfaces.get(key, ()))
            if one.date:
                years[key].append(int(one.date[:4]))
    context = _context(facts)
    uses = [
        NameUse(
            kind=Kind(kind),
            name=name,
            count=len(held),
            documents=frozenset(held),
            first_year=min(years[kind, name], default=None),
            last_year=max(years[kind, name], default=None),
            surfaces=tuple(sorted(surfaces[kind, name])),
            context=frozenset(context[kind, name]),
        )
        for (kind, name), held in sorted(documents.items())
    ]
    return {(str(kind), name): d.entity for (kind, name), d in link(uses).names.items()}


def _context(facts: Mapping[str, Facts]) -> defaultdict[tuple[str, str], set[str]]:
    """Which names stand in the same rows."""
    context: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in facts.values():
        for row in one.rows:
            names = [("partner", p) for p in row.partners] + [("person", c) for c in row.contacts]
            names += [(k, n) for k, n in (("measure", row.measure), ("network", row.network)) if n]
            for key in names:
                context[key].update(f"{kind}:{name}" for kind, name in names if (kind, name) != key)
    return context
