"""python -m corpus.train_measures: learn what each signal of a measure's name is worth, from the development part.

Reads `corpus/measure_weights.tsv` (signal, prior, weight) and writes it anew with weights learned by logistic
regression that is held towards the priors: what a signal is believed to be worth before any document is seen.
Names that a table or a register gives are left out, since they need no judgement. With `--check` nothing is
written; each document is judged with weights learned from all the others, and precision, recall and F are printed.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.extract import signals
from ingest.extract.candidates import Candidate, gather, units
from ingest.extract.facts import facts
from ingest.extract.proved import proving
from ingest.extract.walk import by_rule, first_sight
from ingest.extract.weighing import ENOUGH, TABLE, best, probability
from ingest.model import Document

HOLD = 5.0
"""How hard a weight is held to its prior. Left-out F within a point of each other from 1 to 10."""
SEEN = 3
"""A signal seen in fewer documents keeps its prior."""
SAMPLES = Path(__file__).resolve().parent / "samples"
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Judgement:
    """One document: its candidates with their signals, and which of their names are measures."""

    candidates: Mapping[str, Candidate]
    said: Mapping[str, signals.Signals]
    gold: frozenset[str]
    settled: frozenset[str]
    """Names that need no judgement."""

    def open(self) -> list[str]:
        return [s for s, c in self.candidates.items() if c.name.lower() not in self.settled]


def prepare(document: Document, gold: frozenset[str]) -> Judgement:
    """`gold`: names of measures in lower case."""
    with proving(document):
        rules = by_rule(first_sight(document, facts(document)))
        texts = units(document)
        candidates = gather(texts)
        said = signals.of_document(candidates, rules, texts)
    settled = frozenset(n for n, groups in rules.items() if {"table", "register"} & set(groups))
    return Judgement(candidates, said, gold, settled)


def learn(judged: list[Judgement], prior: Mapping[str, float], start: Mapping[str, float]) -> dict[str, float]:
    """Signal → weight: the priors moved by what the documents say (Newton's method, six steps)."""
    rows = [(j.said[s], j.candidates[s].name.lower() in j.gold) for j in judged for s in j.open()]
    documents: dict[str, int] = {}
    for j in judged:
        for name in {n for s in j.open() for n in j.said[s]}:
            documents[name] = documents.get(name, 0) + 1
    names = sorted(n for n, k in documents.items() if k >= SEEN)
    at = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    y = np.array([float(right) for _, right in rows])
    for i, (said, _) in enumerate(rows):
        for name, value in said.items():
            if name in at:
                x[i, at[name]] = value
    believed = np.array([prior.get(n, 0.0) for n in names])
    w = np.array([start.get(n, prior.get(n, 0.0)) for n in names])
    for _ in range(6):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - y) + HOLD * (w - believed)
        bend = (x * (p * (1 - p) + 1e-6)[:, None]).T @ x + HOLD * np.eye(len(names))
        w -= np.clip(np.linalg.solve(bend, slope), -1, 1)
    return {**prior, **dict(zip(names, map(float, w), strict=True))}


def found(j: Judgement, worth: Mapping[str, float]) -> set[str]:
    """Names taken for measures, in lower case."""
    odds = {s: probability(j.said[s], worth) for s in j.candidates}
    return {
        n
        for s in best(j.candidates, odds)
        if odds[s] >= ENOUGH and (n := j.candidates[s].name.lower()) not in j.settled
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="judge each document by the others; write nothing")
    asked = parser.parse_args()
    judged = _judgements()
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    prior = {name: float(p) for name, p, _ in rows}
    now = learn(list(judged.values()), prior, {name: float(w) for name, _, w in rows})
    if asked.check:
        _check(judged, prior, now)
        return
    lines = [f"{n}\t{prior.get(n, 0.0):g}\t{w:.2f}" for n, w in sorted(now.items())]
    TABLE.write_text("\n".join(["signal\tprior\tweight", *lines]) + "\n", encoding="utf-8")


def _judgements() -> dict[str, Judgement]:
    from bench.facts_gold import read_gold
    from bench.facts_ways import documents

    gold = read_gold(SAMPLES / "gold" / "dev")
    problems: list[str] = []
    read = documents([SAMPLES / "dev" / name for name in sorted(gold)], problems)
    print(*problems, sep="\n")
    return {
        n: prepare(d, frozenset(x.lower() for k, x in gold[n].entities if k == "measure")) for n, d in read.items()
    }


def _check(judged: Mapping[str, Judgement], prior: Mapping[str, float], start: Mapping[str, float]) -> None:
    right = got = there = 0
    for name, j in judged.items():
        worth = learn([o for n, o in judged.items() if n != name], prior, start)
        names, gold = found(j, worth), j.gold - j.settled
        right, got, there = right + len(names & gold), got + len(names), there + len(gold)
        print(f"{name}: missed {sorted(gold - names)}, false {sorted(names - gold)}")
    p, r = right / max(1, got), right / max(1, there)
    print(
        f"P {100 * p:.1f} R {100 * r:.1f} F {200 * p * r / (p + r):.1f} ({there} names in {len(judged)} documents)"
    )


if __name__ == "__main__":
    main()
