"""python -m corpus.train_issuer: what each sign of who issued a document is worth, from the development parts.

Reads `corpus/issuer_weights.tsv` (signal, prior, weight) and writes it anew with weights learned by a multinomial
logit over the bodies that a document names, held towards the priors: what a signal is believed to be worth before
any document is seen. With `--check` nothing is written: each tenth of the documents is judged with weights learned
from the others, and how many issuers are right is printed, by part.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import logit
from ingest.extract.endless import readable
from ingest.extract.facts import facts
from ingest.extract.issuer import TABLE, Signals, signals, worth
from ingest.extract.proved import proving
from ingest.extract.unrolled import unrolled
from ingest.model import Document

HOLD = 2.0
"""How hard a weight is held to its prior."""
SEEN = 3
"""A signal seen in fewer documents keeps its prior."""
FOLDS = 10
PARTS = ("dev", "dev2", "dev3", "dev4")
SAMPLES = Path(__file__).resolve().parent / "samples"


@dataclass(frozen=True)
class Paper:
    """The bodies of a document with their signals, and its issuer, in lower case."""

    part: str
    name: str
    said: Mapping[str, Signals]
    gold: str


def prepare(document: Document) -> dict[str, Signals]:
    """Body → signals, as the pipeline sees them."""
    told = readable(document)
    parted = replace(told.document, blocks=unrolled(told.document))
    with proving(parted, told.left):
        known = facts(document)
        text = "\n".join(page.text for page in document.pages)
        return signals(document, text, known.title or "", known.type, known.network)


def learn(papers: Sequence[Paper], prior: Mapping[str, float]) -> dict[str, float]:
    """Signal → weight: the priors moved by what the documents say (Newton's method, twelve steps)."""
    papers = [p for p in papers if p.gold in {n.lower() for n in p.said}]
    seen: dict[str, int] = {}
    for p in papers:
        for name in {s for said in p.said.values() for s in said}:
            seen[name] = seen.get(name, 0) + 1
    names = [n for n, times in seen.items() if times >= SEEN]
    groups = [logit.Group(list(p.said.values()), [n.lower() for n in p.said].index(p.gold)) for p in papers]
    return logit.learn(groups, names, prior, hold=HOLD, steps=12, none=False)


def best(said: Mapping[str, Signals], weight: Mapping[str, float]) -> str | None:
    """The body for which most speaks, in lower case."""
    return max(said, key=lambda name: (worth(said[name], weight), name), default="").lower() or None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="judge documents by the others; write nothing")
    asked = parser.parse_args()
    papers = [p for part in PARTS for p in _papers(part)]
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    prior = {name: float(p) for name, p, _ in rows}
    if asked.check:
        _check(papers, prior)
        return
    now = learn(papers, prior)
    lines = [f"{n}\t{prior.get(n, 0.0):g}\t{w:.2f}" for n, w in sorted(now.items())]
    TABLE.write_text("\n".join(["signal\tprior\tweight", *lines]) + "\n", encoding="utf-8")


def _papers(part: str) -> list[Paper]:
    from bench.facts_gold import read_gold, same
    from bench.facts_ways import documents

    gold = read_gold(SAMPLES / "gold" / part)
    problems: list[str] = []
    read = documents([SAMPLES / part / name for name in sorted(gold)], problems)
    print(*problems, sep="\n", end="")
    return [Paper(part, n, prepare(d), same(gold[n].issuer)) for n, d in read.items()]


def _check(papers: Sequence[Paper], prior: Mapping[str, float]) -> None:
    right: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        left_out = papers[fold::FOLDS]
        weight = learn([p for p in papers if p not in left_out], prior)
        for p in left_out:
            told = best(p.said, weight)
            right.setdefault(p.part, []).append(told == p.gold)
            if told != p.gold:
                print(f"{p.part} {p.name}: {p.gold}, not {told}")
    for part, those in sorted(right.items()):
        print(f"{part}: {sum(those)} of {len(those)}")


if __name__ == "__main__":
    main()
