"""Are the weights of the search the best there are? Each is moved by itself, on questions and on NorQuAD.

    python -m bench.weights [--library DIR] [--shared DIR] [--rounds N]

nDCG@5 of the development questions (`bench.queries`) in five parts by a hash of the question, and MRR@10 on the
half of NorQuAD's development part that may be tuned on (`bench.search`). Prints what each value would give; with
`--rounds`, what coordinate ascent on four parts of the questions and NorQuAD gives on the part left out, beside
the shipped values: a gain that is not there on the part left out is none.
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import bench.queries as asked_of_samples
import bench.search as norquad
from index import plan, rank
from index.library import Library

TRIED: Mapping[str, Sequence[float]] = {
    "W_EXACT": (0.15, 0.3, 0.5, 0.7, 1.0),
    "W_PART": (0.15, 0.2, 0.3, 0.4, 0.5),
    "W_KIN": (0.2, 0.3, 0.4, 0.5, 0.6),
    "W_SYNONYM": (0.2, 0.3, 0.4, 0.6, 0.8),
    "W_SAID": (0.4, 1.0, 1.5, 2.0, 3.0),
    "W_COMPOUND": (0.8, 1.2, 1.6, 2.0, 2.5),
    "W_BESIDE": (0.0, 0.15, 0.3, 0.6),
    "NEAR_SHARE": (0.1, 0.15, 0.25, 0.35),
    "W_PAGE": (0.3, 0.6, 1.0),
    "W_DOCUMENT": (0.1, 0.2, 0.4, 0.6),
    "W_SMALL": (0.5, 1.0, 1.5, 2.0),
}
FOLDS = 5
Scores = tuple[Sequence[float], float]
"""Of each question of the samples; mean of NorQuAD."""


def set_to(values: Mapping[str, float]) -> None:
    for name, value in values.items():
        for module in (plan, rank):
            if hasattr(module, name):
                setattr(module, name, value)


def shipped() -> dict[str, float]:
    return {name: float(getattr(plan, name, None) or getattr(rank, name)) for name in TRIED}


class Judge:
    """Scores settings, each once."""

    def __init__(self, score: Callable[[], Scores], folds: Sequence[int]) -> None:
        self._score, self._folds = score, folds
        self._known: dict[tuple[tuple[str, float], ...], Scores] = {}

    def scores(self, values: Mapping[str, float]) -> Scores:
        key = tuple(sorted(values.items()))
        if key not in self._known:
            set_to(values)
            self._known[key] = self._score()
        return self._known[key]

    def questions(self, values: Mapping[str, float], fold: int | None, *, held_out: bool) -> float:
        """Mean over the questions of a fold, or of all others; of all if `fold` is None."""
        found = self.scores(values)[0]
        chosen = [s for s, f in zip(found, self._folds, strict=True) if fold is None or (f == fold) is held_out]
        return sum(chosen) / len(chosen)

    def aim(self, values: Mapping[str, float], fold: int) -> float:
        return self.questions(values, fold, held_out=False) + self.scores(values)[1]

    def climbed(self, start: Mapping[str, float], fold: int, rounds: int) -> dict[str, float]:
        best = dict(start)
        for _ in range(rounds):
            before = dict(best)
            for name, tried in TRIED.items():
                best = max(({**best, name: v} for v in tried), key=lambda values: self.aim(values, fold))
            if best == before:
                break
        return best


def measured(library: Library, shared: Path, folder: Path) -> Judge:
    files = {Path(stored.path).name for stored in library.documents()}
    questions = [q for q in asked_of_samples.questions(files) if q.grades]
    ask = asked_of_samples.planspor(library)
    passages, asked = norquad.load(shared / "data/norquad")
    built = norquad.planspor(passages, folder)

    def score() -> Scores:
        ranks, _ = norquad.measure(built.ask, asked[::2])
        mean = sum(1 / r for r in ranks if r) / len(ranks)
        return [asked_of_samples.ndcg(ask(q.text), q.grades) for q in questions], mean

    return Judge(score, [zlib.crc32(q.text.encode()) // 2 % FOLDS for q in questions])


def report(judge: Judge, rounds: int) -> None:
    start = shipped()

    def both(values: Mapping[str, float]) -> str:
        return f"nDCG@5 {judge.questions(values, None, held_out=True):.4f}  MRR@10 {judge.scores(values)[1]:.4f}"

    print("shipped", both(start))
    for name, tried in TRIED.items():
        for value in tried:
            mark = "  shipped" if value == start[name] else ""
            print(f"  {name:12} {value:5.2f}  {both({**start, name: value})}{mark}", flush=True)
    for fold in range(FOLDS) if rounds else ():
        best = judge.climbed(start, fold, rounds)
        moved = {name: value for name, value in best.items() if value != start[name]}
        own, learned = (judge.questions(values, fold, held_out=True) for values in (start, best))
        print(f"part {fold} left out: shipped {own:.4f}, learned on the others {learned:.4f}  {moved}", flush=True)
    set_to(start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, help="a library that holds the development part already")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--rounds", type=int, default=0, help="of coordinate ascent (a quarter of an hour each)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        directory = options.library or Path(place) / "samples"
        if options.library is None:
            from index.intake import intake

            intake(directory, [asked_of_samples.SAMPLES / "dev"])
        with Library.open(directory) as library:
            report(measured(library, options.shared, Path(place) / "norquad"), options.rounds)


if __name__ == "__main__":
    main()
