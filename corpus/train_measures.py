"""python -m corpus.train_measures: what each signal of a measure's name is worth, from the development parts.

Reads `corpus/measure_weights.tsv` (signal, prior, weight) and writes it anew with weights learned by a multinomial
logit (which wording, if any, is the name that begins at a place) that is held towards the priors: what a signal is
believed to be worth before any document is seen. Names that a table or a register gives are left out, since they
need no judgement. With `--check` nothing is written; each fifth of the documents is judged with weights learned
from the others, and precision, recall and F are printed. `--also DIR` learns from further documents too: a folder
with the documents in `dev` and their gold answers in `gold/dev`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import logit
from ingest.extract import signals
from ingest.extract.candidates import Candidate, gather, units
from ingest.extract.facts import facts
from ingest.extract.proved import proving
from ingest.extract.twice import by_rule, first_sight
from ingest.extract.unrolled import unrolled
from ingest.extract.weighing import TABLE, decide, settled, starts
from ingest.model import Document

HOLD = 6.0
"""How hard a weight is held to its prior. Left-out F within a a point of each other from 3 to 10."""
SEEN = 3
"""A signal seen in fewer documents keeps its prior."""
PARTS = ("dev", "dev2", "dev3", "dev4")
SAMPLES = Path(__file__).resolve().parent / "samples"


@dataclass(frozen=True)
class Judgement:
    """One document: its candidates with their signals, and which of their names are measures."""

    candidates: Mapping[str, Candidate]
    said: Mapping[str, signals.Signals]
    gold: frozenset[str]
    settled: frozenset[str]
    """Names that need no judgement."""

    def open(self) -> list[tuple[tuple[str, ...], str | None]]:
        """At each place that needs judgement the wordings that begin there, and the one that is a name, if any."""
        out = []
        for wordings in starts(self.candidates):
            name = {s: self.candidates[s].name.lower() for s in wordings}
            if self.settled.isdisjoint(name.values()):
                right = max((s for s in wordings if name[s] in self.gold), key=lambda s: (len(s), s), default=None)
                out.append((wordings, right))
        return out


def prepare(document: Document, gold: frozenset[str]) -> Judgement:
    """`gold`: names of measures in lower case."""
    document = replace(document, blocks=unrolled(document))
    with proving(document):
        rules = by_rule(first_sight(document, facts(document)))
        texts = units(document)
        candidates = gather(texts)
        said = signals.of_document(candidates, rules, texts)
    return Judgement(candidates, said, gold, settled(rules))


def learn(judged: list[Judgement], prior: Mapping[str, float]) -> dict[str, float]:
    """Signal → weight: the priors moved by what the documents say (Newton's method, eight steps)."""
    places = [(j, *place) for j in judged for place in j.open()]
    documents: dict[str, set[int]] = {}
    for j, wordings, _ in places:
        for name in {n for s in wordings for n in j.said[s]}:
            documents.setdefault(name, set()).add(id(j))
    names = [n for n, seen in documents.items() if len(seen) >= SEEN]
    groups = [
        logit.Group([j.said[s] for s in wordings], wordings.index(right) if right else None)
        for j, wordings, right in places
    ]
    return logit.learn(groups, names, prior, hold=HOLD, steps=8, none=True)


def found(j: Judgement, worth: Mapping[str, float]) -> set[str]:
    """Names taken for measures, in lower case."""
    return {name.lower() for name in decide(j.candidates, j.said, worth, j.settled).names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="judge documents by the others; write nothing")
    parser.add_argument("--also", type=Path, metavar="DIR", help="further documents to learn from")
    asked = parser.parse_args()
    judged = {name: j for part in PARTS for name, j in _judgements(SAMPLES, part).items()}
    more = _judgements(asked.also) if asked.also else {}
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    prior = {name: float(p) for name, p, _ in rows}
    if asked.check:
        _check(judged, list(more.values()), prior)
        return
    now = learn([*judged.values(), *more.values()], prior)
    lines = [f"{n}\t{prior.get(n, 0.0):g}\t{w:.2f}" for n, w in sorted(now.items())]
    TABLE.write_text("\n".join(["signal\tprior\tweight", *lines]) + "\n", encoding="utf-8")


def _judgements(folder: Path, part: str = "dev") -> dict[str, Judgement]:
    from bench.facts_gold import read_gold
    from bench.facts_ways import documents

    gold = read_gold(folder / "gold" / part)
    problems: list[str] = []
    read = documents([folder / part / name for name in sorted(gold)], problems)
    print(*problems, sep="\n")
    return {
        n: prepare(d, frozenset(x.lower() for k, x in gold[n].entities if k == "measure")) for n, d in read.items()
    }


def _check(judged: Mapping[str, Judgement], more: list[Judgement], prior: Mapping[str, float]) -> None:
    right = got = there = 0
    for part in range(FOLDS):
        left_out = sorted(judged)[part::FOLDS]
        worth = learn([*(j for n, j in judged.items() if n not in left_out), *more], prior)
        for name in left_out:
            names, gold = found(judged[name], worth), judged[name].gold - judged[name].settled
            right, got, there = right + len(names & gold), got + len(names), there + len(gold)
            print(f"{name}: missed {sorted(gold - names)}, false {sorted(names - gold)}")
    p, r = right / max(1, got), right / max(1, there)
    print(
        f"P {100 * p:.1f} R {100 * r:.1f} F {200 * p * r / (p + r):.1f} ({there} names in {len(judged)} documents)"
    )


FOLDS = 5
"""Parts that the check leaves out in turn."""


if __name__ == "__main__":
    main()
