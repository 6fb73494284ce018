"""How well planspor answers the questions asked of the sample documents, beside other engines in one run.

    python -m bench.queries [--part dev|test|all] [--misses] [--traces]

The documents of the part are read into a library of its own (OCR too); every engine then answers over the same
cleaned pages. nDCG@5 by the kind of question: the gain of a page is 2^grade - 1, a question without an answer
scores 1 if nothing is found and else 0. Half of the questions, by a hash of their text, are kept aside from tuning
("kept aside"). A question belongs to a part if all its judged pages do, one without an answer to each.
`--traces` compares the rows of `planspor trace` with the gold rows, name by name: a row is there if document, page
and measure are right, it is whole if partners, network, period, contacts and amount are right too.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

from bench.facts_gold import FactRow, same
from bench.facts_score import Count, fits
from index.library import Library
from index.search import search
from ingest.model import Kind

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
DEPTH = 5

Place = tuple[str, int]
"""File name and page."""
Ask = Callable[[str], Sequence[Place]]


@dataclass(frozen=True)
class Question:
    kind: str
    text: str
    grades: Mapping[Place, int]

    @property
    def aside(self) -> bool:
        """Kept aside from tuning."""
        return zlib.crc32(self.text.encode()) % 2 == 1


def questions(files: set[str]) -> list[Question]:
    """Those whose judged pages are all in these files."""
    asked = json.loads((SAMPLES / "gold" / "queries.json").read_text("utf-8"))
    made = [
        Question(q["kind"], q["query"], {(j["file"], j["page"]): j["grade"] for j in q["judged"]}) for q in asked
    ]
    return [q for q in made if all(file in files for file, _ in q.grades)]


def ndcg(found: Sequence[Place], grades: Mapping[Place, int]) -> float:
    """nDCG@5, 0 to 1; for a question without an answer: is nothing found?"""
    if not grades:
        return float(not found)

    def gain(values: Sequence[int]) -> float:
        return sum(float(2**grade - 1) / log2(n + 2) for n, grade in enumerate(values[:DEPTH]))

    return gain([grades.get(place, 0) for place in found]) / gain(sorted(grades.values(), reverse=True))


# --- the engines ---


def planspor(library: Library) -> Ask:
    return lambda text: [(Path(h.path).name, h.page) for h in search(library, text, limit=DEPTH).hits]


def _pages(library: Library) -> list[tuple[str, int, str]]:
    return [
        (Path(path).name, number, f"{title or ''}\n{text}")
        for path, number, title, text in library.db.execute(
            "SELECT path, number, title, text FROM pages p JOIN documents d ON d.key = p.document ORDER BY p.id"
        )
    ]


def whoosh_norwegian(library: Library) -> Ask:
    from whoosh.analysis import LanguageAnalyzer
    from whoosh.fields import ID, NUMERIC, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser import OrGroup, QueryParser

    schema = Schema(file=ID(stored=True), page=NUMERIC(stored=True), text=TEXT(analyzer=LanguageAnalyzer("no")))
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for file, page, text in _pages(library):
        writer.add_document(file=file, page=page, text=text)
    writer.commit()
    searcher, parser = index.searcher(), QueryParser("text", index.schema, group=OrGroup)

    def ask(question: str) -> list[Place]:
        words = " ".join(re.findall(r"\w+", question))
        return [(hit["file"], hit["page"]) for hit in searcher.search(parser.parse(words), limit=DEPTH)]

    return ask


def fts5(library: Library) -> Ask:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE f USING fts5(file UNINDEXED, page UNINDEXED, text)")
    db.executemany("INSERT INTO f VALUES (?, ?, ?)", _pages(library))

    def ask(question: str) -> list[Place]:
        words = " OR ".join(f'"{w}"' for w in re.findall(r"\w+", question))
        sql = f"SELECT file, page FROM f WHERE f MATCH ? ORDER BY rank LIMIT {DEPTH}"
        return list(db.execute(sql, (words,)))

    return ask


ENGINES: dict[str, Callable[[Library], Ask]] = {
    "planspor": planspor,
    "Whoosh, Norwegian": whoosh_norwegian,
    "SQLite FTS5": fts5,
}


# --- measuring ---


def compare(library: Library, asked: Sequence[Question], *, misses: bool) -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for n, question in enumerate(asked):
        groups[question.kind].append(n)
    groups["tuned on"] = [n for n, q in enumerate(asked) if not q.aside]
    groups["kept aside"] = [n for n, q in enumerate(asked) if q.aside]
    groups["all"] = list(range(len(asked)))
    scores = {}
    for name, build in ENGINES.items():
        ask = build(library)
        scores[name] = [ndcg(ask(q.text), q.grades) for q in asked]
    print(f"{'nDCG@5':18} {'questions':>9}" + "".join(f"{name:>20}" for name in ENGINES))
    for group, numbers in groups.items():
        means = (sum(values[n] for n in numbers) / max(1, len(numbers)) for values in scores.values())
        print(f"{group:18} {len(numbers):9}" + "".join(f"{mean:20.3f}" for mean in means))
    if misses:
        ask = planspor(library)
        for score, q in sorted(zip(scores["planspor"], asked, strict=True), key=lambda pair: pair[0]):
            if score < 0.999 and not q.aside:
                found = [f"{file}:{page}={q.grades.get((file, page), 0)}" for file, page in ask(q.text)]
                print(f"\n{score:.2f}  {q.kind}: {q.text}\n  found  {' '.join(found)}")
                missed = [f"{f}:{p}={g}" for (f, p), g in q.grades.items() if f"{f}:{p}={g}" not in found]
                print(f"  missed {' '.join(missed)}")


def traces(library: Library, files: set[str]) -> None:
    """Rows of traces by name; the rows of a document's attendance may be shown and need not be."""
    from index.trace import trace

    gold = json.loads((SAMPLES / "gold" / "traces.json").read_text("utf-8"))["traces"]
    print(f"\n{'':32} {'rows':>5}  {'P':>4} {'R':>4} {'F':>4}   whole {'P':>4} {'R':>4} {'F':>4}")
    sums = [Count(), Count()]
    for wanted in gold:
        there = [(row["file"], _fact(row)) for row in wanted["rows"] if row["file"] in files]
        may = [(row["file"], _fact(row)) for row in wanted["attendance"] if row["file"] in files]
        if not there:
            continue
        found = [
            (Path(row.path).name, FactRow(
                row.measure, row.partners, row.network, row.scheme, row.start, row.end, row.contacts,
                row.amount_nok, row.page,
            ))
            for row in trace(library, wanted["name"], kind=Kind(wanted["kind"])).rows
        ]  # fmt: skip
        counts = [_paired(there, may, found, same_row), _paired(there, may, found, fits)]
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        print(f"{wanted['kind'][:8]:8} {wanted['name'][:23]:23} {len(there):5}  {_cells(counts[0])}         "
              f"{_cells(counts[1])}")  # fmt: skip
    print(f"{'all':32} {sums[0].gold:5}  {_cells(sums[0])}         {_cells(sums[1])}")


def _fact(row: Mapping[str, Any]) -> FactRow:
    names = ("measure", "network", "scheme", "start", "end", "amount_nok", "page")
    return FactRow(
        **{name: row[name] for name in names},
        partners=tuple(row["partners"]),
        contacts=tuple(row["contacts"]),
        may=frozenset(row["inferred"]),
    )


def same_row(gold: FactRow, found: FactRow) -> bool:
    return gold.page == found.page and same(gold.measure) == same(found.measure)


Placed = tuple[str, FactRow]
Like = Callable[[FactRow, FactRow], bool]


def _paired(
    there: Sequence[Placed],
    may: Sequence[Placed],
    found: Sequence[Placed],
    like: Like,
) -> Count:
    """Each gold row is found by one row at most; found rows that pair with rows that may be shown do not count."""
    left = list(found)
    right = 0
    for file, row in there:
        pair = next((f for f in left if f[0] == file and like(row, f[1])), None)
        if pair is not None:
            left.remove(pair)
            right += 1
    extra = len(left)
    for file, row in may:
        pair = next((f for f in left if f[0] == file and same_row(row, f[1])), None)
        if pair is not None:
            left.remove(pair)
            extra -= 1
    return Count(right, right + extra, len(there))


def _cells(count: Count) -> str:
    return " ".join(f"{100 * share:4.0f}" for share in (count.precision, count.recall, count.f))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "test", "all"), default="dev")
    parser.add_argument("--misses", action="store_true", help="what was found instead, of the half tuned on")
    parser.add_argument("--traces", action="store_true", help="rows of traces as well")
    parser.add_argument("--library", type=Path, help="a library that holds the part already")
    options = parser.parse_args()
    if options.misses and options.part != "dev":
        parser.error("misses are looked at in the development part only")
    parts = ("dev", "test") if options.part == "all" else (options.part,)
    with tempfile.TemporaryDirectory() as place:
        if (directory := options.library) is None:
            from index.intake import intake

            directory = Path(place)
            for part in parts:
                intake(directory, [SAMPLES / part])
        with Library.open(directory) as library:
            files = {Path(stored.path).name for stored in library.documents()}
            asked = questions(files)
            compare(library, asked, misses=options.misses)
            if options.traces:
                traces(library, files)


if __name__ == "__main__":
    main()
