"""Which candidates are names of measures: the weights of their signals added up, the best wording at each place.

The weights are in `corpus/measure_weights.tsv`; `corpus/train_measures.py` learns them. A sum of 0 is even odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from ingest.extract import signals
from ingest.extract.candidates import Candidate, Unit, gather, units
from ingest.model import Document

TABLE = Path(__file__).resolve().parents[2] / "corpus" / "measure_weights.tsv"
ENOUGH = 0.32
"""Odds from which a name counts. On documents left out of the training 0.3 to 0.4 give the same F within a point;
false names are worse than missed ones, but rows hang on names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """`names`: name → probability of those taken for measures; `odds`: that of every wording, in lower case."""

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
    worth = weights()
    odds = {s: probability(said[s], worth) for s in candidates}
    names: dict[str, float] = {}
    for surface in best(candidates, odds):
        name = candidates[surface].name
        if odds[surface] >= ENOUGH:
            names[name] = max(names.get(name, 0.0), odds[surface])
    by_name: dict[str, float] = {}
    for surface, c in candidates.items():
        by_name[c.name.lower()] = max(by_name.get(c.name.lower(), 0.0), odds[surface])
    return Judged(names, by_name)


def probability(said: Mapping[str, float], worth: Mapping[str, float]) -> float:
    total = sum(worth.get(name, 0.0) * value for name, value in said.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def best(candidates: Mapping[str, Candidate], odds: Mapping[str, float]) -> set[str]:
    """The wordings that are the likeliest of those that begin at some place."""
    top: dict[tuple[Unit, int], str] = {}
    for surface, candidate in candidates.items():
        for place in candidate.places:
            held = top.get((place.unit, place.start))
            if held is None or odds[surface] > odds[held]:
                top[place.unit, place.start] = surface
    return set(top.values())
