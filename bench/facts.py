"""python -m bench.facts: how right and how complete the facts are.

Runs planspor on the sample documents of a part and compares with the gold answers: precision, recall and F (per
cent) for each kind, document facts, relation tuples, whole rows and links; on the files as they are, on clean
copies, on scanned copies and on copies misread with an English OCR model; beside two plain baselines. How names
are compared: `facts_score`. The fingerprint tells which gold answers it was; compare figures only where it is one.
`--errors` lists what was missed and what was false; keep it to the development part while rules are written.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import facts_floors, facts_heads, facts_ways
from bench.facts_gold import KINDS, Facts, fingerprint, read_gold
from bench.facts_links import link_pairs, read_groups
from bench.facts_score import RELATIONS, Count, Tally, score
from ingest.model import Document

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
LINKS = Path(__file__).resolve().parent
DOCUMENT_FACTS = ("title", "type", "date", "period", "language", "issuer")
BESIDE = ("whole row", "page of proof", "measure-scheme", "attendance", "amount", "canonical name")


def main() -> None:
    asked = _arguments()
    gold_folder = asked.gold or SAMPLES / "gold" / asked.part
    samples = asked.samples or SAMPLES / asked.part
    gold = {name: g for name, g in read_gold(gold_folder).items() if name.startswith(tuple(asked.only or [""]))}
    print(f"{asked.part}: {len(gold)} documents, gold {fingerprint(gold_folder)}")
    runs: dict[str, Tally] = {}
    as_filed = _read([samples / name for name in sorted(gold)])
    _baselines(gold, as_filed, runs)
    facts = {name: facts_ways.planspor(d, name) for name, d in as_filed.items()}
    runs["planspor"] = score(gold, facts)
    if asked.heads:
        gold = {name: g for name, g in gold.items() if name in as_filed and facts_heads.has_heads(as_filed[name])}
        print(f"{len(gold)} of them with tables under headings")
        runs = {"planspor": score(gold, facts)}
        runs |= {how: score(gold, facts_heads.documents(as_filed, how)) for how in facts_heads.HOW}
    elif not asked.quick and asked.samples is None and not asked.only:
        _copies(asked.part, gold, runs, asked.copies)
    print_table(runs)
    pairs, false, missed = link_pairs(read_groups(LINKS / f"links-{asked.part.rstrip('0123456789')}.tsv"))
    print(f"links {_line(pairs)}; false merges: {'; '.join(false) or 'none'}")
    if asked.errors:
        print_errors(runs[asked.errors])
        print("\nlinks missed", *missed, sep="\n  - ")
    if asked.raise_floors:
        print(facts_floors.raise_to(runs["planspor"], fingerprint(gold_folder)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "dev2", "dev3", "dev4", "test", "test3"), default="dev")
    parser.add_argument("--gold", type=Path, help="folder of gold answers instead of our own")
    parser.add_argument("--samples", type=Path, help="folder of documents instead of our own")
    parser.add_argument("--only", nargs="+", metavar="START", help="documents whose names start so")
    parser.add_argument("--quick", action="store_true", help="the files as they are only, no copies")
    parser.add_argument(
        "--heads", action="store_true", help="documents with tables, their headings masked, gone, in another order"
    )
    default = Path(tempfile.gettempdir()) / "planspor-facts-copies"
    parser.add_argument("--copies", type=Path, default=default, help="where copies are kept")
    parser.add_argument(
        "--errors", nargs="?", const="planspor", metavar="RUN", help="list the errors of a run (a column's name)"
    )
    parser.add_argument("--raise-floors", action="store_true", help="pin today's figures in tests/quality")
    asked = parser.parse_args()
    if asked.raise_floors and (asked.part != "dev" or asked.gold or asked.samples or asked.only):
        parser.error("floors are pinned on our own development part")
    return asked


def _read(paths: list[Path]) -> dict[str, Document]:
    problems: list[str] = []
    documents = facts_ways.documents([p for p in paths if p.exists()], problems)
    problems += [f"{p.name}: not there" for p in paths if not p.exists()]
    for problem in problems:
        print("!", problem)
    return documents


def _baselines(gold: dict[str, Facts], documents: dict[str, Document], runs: dict[str, Tally]) -> None:
    ways: tuple[tuple[str, Callable[[Document, str], Facts]], ...] = (
        ("registers", facts_ways.by_registers),
        ("model", facts_ways.by_model),
    )
    for column, way in ways:
        runs[column] = score(gold, {name: way(d, name) for name, d in documents.items()})


def _copies(part: str, gold: dict[str, Facts], runs: dict[str, Tally], folder: Path) -> None:
    for how in facts_ways.COPIES:
        documents = _read(facts_ways.copies(part, how, folder / part))
        facts = {Path(name).stem: d for name, d in documents.items()}
        runs[how] = score(gold, {name: facts_ways.planspor(d, name) for name, d in facts.items()})


def print_table(runs: dict[str, Tally]) -> None:
    """One row for each thing counted, one column for each run: P R F, per cent."""
    print(f"{'':24} {'gold':>5} " + " ".join(f"{name:^16}" for name in runs))
    print(f"{'':30} " + " ".join(f"{'P':>5}{'R':>5}{'F':>5} " for _ in runs))
    for what in (*KINDS, "", *DOCUMENT_FACTS, "", *RELATIONS, *BESIDE, "", *(f"surface {k}" for k in KINDS)):
        if not what:
            print()
            continue
        counts = [tally.counts.get(what, Count()) for tally in runs.values()]
        print(f"{what:24} {max(c.gold for c in counts):5} " + " ".join(map(_cells, counts)))
    print(f"{'macro F over the kinds':30} " + " ".join(f"{100 * t.macro_f():15.1f} " for t in runs.values()))


def _cells(c: Count) -> str:
    if not (c.found or c.gold):
        return f"{'-':>15} "
    return f"{100 * c.precision:5.0f}{100 * c.recall:5.0f}{100 * c.f:5.0f} "


def _line(c: Count) -> str:
    return f"P {100 * c.precision:.1f} R {100 * c.recall:.1f} F {100 * c.f:.1f} ({c.gold} pairs)"


def print_errors(tally: Tally) -> None:
    """Misses (-) and false ones (+) by document."""
    for document in sorted({m.document for m in tally.misses}):
        print(f"\n{document}")
        for miss in (m for m in tally.misses if m.document == document):
            for sign, side in (("-", miss.missing), ("+", miss.false)):
                for value in side:
                    print(f"  {sign} {miss.what:16} {value}")


if __name__ == "__main__":
    main()
