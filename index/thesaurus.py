"""What says the same as a word, what is near it in meaning, and which words are one family.

The table is `corpus/thesaurus.tsv`; a word is looked up by its stem, phrases by the stems of their words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import corpus

FILE = Path(corpus.__file__).with_name("thesaurus.tsv")

Said = tuple[str, ...]
"""A word, or words side by side, in small letters."""


class Group(NamedTuple):
    """A line of the table: `same`, `near`, `under` or `kin`, and what stands on it."""

    relation: str
    members: tuple[Said, ...]


class Others(NamedTuple):
    """What else may be searched for a word, each in the order of the table."""

    same: tuple[Said, ...]
    near: tuple[Said, ...]


@cache
def groups() -> tuple[Group, ...]:
    from index.analysis import words

    found = []
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            relation, members = line.split("\t")
            said = members.split(" | ")
            found.append(Group(relation, tuple((one,) if one.isalnum() else tuple(words(one)) for one in said)))
    return tuple(found)


def others(root: str) -> Others:
    """What else says a word, by its stem.

    >>> others("sfo").same
    (('skolefritidsordning',), ('aktivitetsskole',), ('aks',))
    """
    return _others(places(root))


def phrases_in(run: Sequence[str]) -> Iterator[tuple[Said, Others]]:
    """The phrases of the table that stand in a run of words, in any inflection, and what else says each."""
    from index.analysis import stem

    for at, first in enumerate(run):
        for phrase, found in _phrases().get(first[:2], ()):
            here = tuple(run[at : at + len(phrase)])
            if here == phrase or (
                len(here) == len(phrase) and all(stem(a) == stem(b) for a, b in zip(here, phrase, strict=True))
            ):
                yield here, _others(found)


@lru_cache(maxsize=50_000)
def family(root: str) -> tuple[str, ...]:
    """Stems of the words of one family with a stem.

    >>> "vedtatt" in family("vedtak")
    True
    """
    from index.analysis import is_stop, stem

    found: dict[str, None] = {}
    for number, _ in places(root):
        group = groups()[number]
        if group.relation == "kin":
            found |= dict.fromkeys(stem(said[0]) for said in group.members if len(said) == 1)
    found.pop(root, None)
    return tuple(stem for stem in found if not is_stop(stem))


Place = tuple[int, int]
"""The number of a group, and of a member in it."""


@lru_cache(maxsize=50_000)
def places(root: str) -> tuple[Place, ...]:
    """The places of the words whose stem is `root`. But for its last letters (middel, midler) a stem is the
    beginning of its word."""
    from index.analysis import stem

    singles, known = _singles()
    found = []
    start = root[: max(SURE, len(root) - 3)]
    for n in range(bisect_left(singles, start), len(singles)):
        if not singles[n].startswith(start):
            break
        if len(singles[n]) <= len(root) + LONGEST_ENDING and stem(singles[n]) == root:
            found.append(known[n])
    return tuple(found)


SURE = 3
"""First letters that a word and its stem share at least."""
LONGEST_ENDING = 7
"""Letters that the stemmer takes off at most of the words of the table."""


@cache
def _singles() -> tuple[list[str], list[Place]]:
    entries = sorted(
        (said[0], (number, at))
        for number, group in enumerate(groups())
        for at, said in enumerate(group.members)
        if len(said) == 1
    )
    return [word for word, _ in entries], [place for _, place in entries]


@cache
def _phrases() -> Mapping[str, Sequence[tuple[Said, tuple[Place, ...]]]]:
    """The phrases and their places, by their first two letters."""
    known: defaultdict[Said, list[Place]] = defaultdict(list)
    for number, group in enumerate(groups()):
        for at, said in enumerate(group.members):
            if len(said) > 1:
                known[said].append((number, at))
    found: defaultdict[str, list[tuple[Said, tuple[Place, ...]]]] = defaultdict(list)
    for said, places_of in known.items():
        found[said[0][:2]].append((said, tuple(places_of)))
    return found


@lru_cache(maxsize=10_000)
def _others(found: tuple[Place, ...]) -> Others:
    same: dict[Said, None] = {}
    near: dict[Said, None] = {}
    for number, at in found:
        relation, members = groups()[number]
        rest = dict.fromkeys(members[:at] + members[at + 1 :])
        if relation == "same":
            same |= rest
        elif at == 0 and relation in ("near", "under"):
            near |= rest
        elif relation == "near":
            near[members[0]] = None
    return Others(tuple(same), tuple(said for said in near if said not in same))
