"""Which candidates are names of measures: at each place where a name may begin, its wordings against none.

The weights of a wording's signals are added up to its worth; "no name begins here" is worth 0. The probability of
each is its share of exp(worth): a multinomial logit, so that the many wordings that begin alike do not count
against each other. The weights are in `corpus/measure_weights.tsv`; `corpus/train_measures.py` learns them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from ingest.extract import signals
from ingest.extract.candidates import Candidate, gather, units
from ingest.model import Document

TABLE = Path(__file__).resolve().parents[2] / "corpus" / "measure_weights.tsv"
ENOUGH = 0.38
"""Odds from which a name counts. On documents left out of the training 0.3 to 0.4 give the same F within a point;
false names are worse than missed ones, but rows hang on names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`names`: name → probability of those taken for measures; `odds`: that of every name, in lower case."""

    names: Mapping[str, float]
    odds: Mapping[str, float]


@cache
def weights() -> Mapping[str, float]:
    """Signal → weight."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {name: float(weight) for name, _, weight in (row.split("\t") for row in rows)}


def judge(document: Document, rules: Mapping[str, Sequence[str]]) -> Judged:
    """The measures a document names. `rules` as in `signals.of_document`."""
    texts = units(document)
    candidates = gather(texts)
    said = signals.of_document(candidates, rules, texts)
    return decide(candidates, said, weights(), settled(rules))


def settled(rules: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Names, in lower case, that need no judgement: a table or a register gives them."""
    return frozenset(name for name, groups in rules.items() if {"table", "register"} & set(groups))


def decide(
    candidates: Mapping[str, Candidate],
    said: Mapping[str, signals.Signals],
    worth: Mapping[str, float],
    sure: Set[str] = frozenset(),
) -> Judged:
    """The best wording of each place where a name likely begins; where a `sure` one begins it is that.

    `said`: wording → its signals."""
    shares = {s: share(said[s], worth) for s in candidates}
    names: dict[str, float] = {}
    odds: dict[str, float] = {}
    for wordings in starts(candidates):
        whole = 1.0 + sum(shares[s] for s in wordings)
        top = max(wordings, key=lambda s: (candidates[s].name.lower() in sure, shares[s], s))
        if candidates[top].name.lower() not in sure and 1 - 1 / whole >= ENOUGH:
            name = candidates[top].name
            names[name] = max(names.get(name, 0.0), 1 - 1 / whole)
        for s in wordings:
            low = candidates[s].name.lower()
            odds[low] = max(odds.get(low, 0.0), shares[s] / whole)
    return Judged(names, {**odds, **{n.lower(): max(p, odds[n.lower()]) for n, p in names.items()}})


def share(said: Mapping[str, float], worth: Mapping[str, float]) -> float:
    """exp(worth) of a wording; that of no name is 1."""
    total = sum(worth.get(name, 0.0) * value for name, value in said.items())
    return exp(max(-30.0, min(30.0, total)))


def starts(candidates: Mapping[str, Candidate]) -> list[tuple[str, ...]]:
    """The sets of wordings that begin at one place, each once."""
    at: dict[tuple[int, int], set[str]] = {}
    for surface, candidate in candidates.items():
        for place in candidate.places:
            at.setdefault((id(place.unit), place.start), set()).add(surface)
    return sorted({tuple(sorted(wordings)) for wordings in at.values()})
