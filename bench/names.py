"""python -m bench.names [--shared DIR]: the name model on NorNE's development part.

Prints precision, recall and F (per cent; a name counts when start, end and label are right) per label and
overall, for bokmål and nynorsk, and words a second. The model was chosen on every second document of that part
("A"), so the other half ("B") is the honest figure; the whole is printed because others report it.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.facts_score import Count
from corpus import norne
from ingest.extract.by_model import find_names

PUBLISHED = {"nb_core_news_sm": 74.8, "nb_core_news_md": 81.6, "nb_core_news_lg": 83.9}
"""F as their model cards state it: bokmål, the test part, with MISC; another part than the one measured here."""
LABELS = ("PER", "ORG", "GPE_LOC", "GPE_ORG", "LOC", "PROD", "EVT", "DRV")


def count(texts: Iterable[norne.Text]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Right, found and gold names by label."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for text in texts:
        got = {(n.start, n.end, n.label) for n in find_names(text.text)}
        right.update(label for _, _, label in got & set(text.names))
        found.update(label for _, _, label in got)
        gold.update(label for _, _, label in text.names)
    return right, found, gold


def table(texts: Sequence[norne.Text], labels: Sequence[str] = ()) -> list[str]:
    """One line overall and one for each of `labels`."""
    right, found, gold = count(texts)
    rows = [("all", Count(right.total(), found.total(), gold.total()))]
    rows += [(label, Count(right[label], found[label], gold[label])) for label in labels]
    return [
        f"  {name:8} P {100 * c.precision:5.1f}  R {100 * c.recall:5.1f}  F {100 * c.f:5.1f}  (n {c.gold})"
        for name, c in rows
    ]


def words_per_second(texts: Sequence[norne.Text]) -> float:
    """Words (runs between white space) a second over all texts, the best of three runs with the model loaded."""
    words = sum(len(t.text.split()) for t in texts)
    best = min(_seconds(texts) for _ in range(3))
    return words / best


def _seconds(texts: Sequence[norne.Text]) -> float:
    start = time.perf_counter()
    for text in texts:
        find_names(text.text)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = os.environ.get("PLANSPOR_SHARED") or str(Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--shared", type=Path, default=Path(default), help="folder with data/norne")
    folder = parser.parse_args().shared / "data" / "norne"
    start = time.perf_counter()
    find_names("Kari Nordmann bor i Bodø.")
    print(f"first name found after {time.perf_counter() - start:.2f} s (libraries and weights loaded)")
    everything: list[norne.Text] = []
    for written in norne.PARTS:
        texts = [norne.lay_out(d) for d in norne.documents(folder, written, "dev")]
        everything += texts
        print(f"{written}, development part", *table(texts, LABELS), sep="\n")
        for half, name in enumerate("AB"):
            print(f"{written}, half {name}", *table(texts[half::2]), sep="\n")
    print("both", *table(everything), sep="\n")
    print("published (other part: test, bokmål):", ", ".join(f"{k} {v}" for k, v in PUBLISHED.items()))
    print(f"{words_per_second(everything):,.0f} words a second on one core")


if __name__ == "__main__":
    main()
