"""How well and how fast planspor finds, beside other engines, in one run on the same passages and questions.

    python -m bench.search [--shared DIR] [--scale PAGES]

NorQuAD's development part: 472 questions over 5,600 passages; MRR@10 and the share of questions with a right
passage among the first 1, 5 and 10. What was tuned was tuned on every other question (the row "tuned on" under
planspor); the other half was only looked at. The others index the title and the text of each passage as one
field; planspor takes each article as a document with its passages as pages. Times are of the processor, all
threads together. `--scale` fills a library with that many pages of acts and regulations and times questions made
of their titles (`bench.scale`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
import sqlite3
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.scale import scale
from index import analysis
from index.library import Library
from index.search import search
from ingest.model import Document, Page

Ask = Callable[[str], Sequence[str]]
"""A question → the ids of the passages found, best first."""


@dataclass(frozen=True)
class Passage:
    id: str
    document: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Title and text, the title not twice."""
        return self.text if self.text.startswith(self.title) else f"{self.title}\n{self.text}"


@dataclass(frozen=True)
class Question:
    text: str
    gold: frozenset[str]


@dataclass(frozen=True)
class Built:
    ask: Ask
    seconds: float
    bytes: int


def _lines(path: Path) -> Iterable[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def load(folder: Path) -> tuple[list[Passage], list[Question]]:
    passages = [
        Passage(str(p["id"]), str(p["doc"]), str(p["title"]), str(p["text"]))
        for p in _lines(folder / "passages_dev.jsonl.gz")
    ]
    questions = [
        Question(str(q["question"]), frozenset(map(str, q["gold"])))  # type: ignore[call-overload]
        for q in _lines(folder / "questions_dev.jsonl.gz")
    ]
    return passages, questions


def _size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


# --- the engines ---


def planspor(passages: Sequence[Passage], folder: Path) -> Built:
    articles: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        articles[passage.document].append(passage)
    ids: dict[tuple[str, int], str] = {}
    library = Library.open(folder, create=True)
    library.db.execute("PRAGMA synchronous = OFF")  # the store is not what is timed here
    with library.writing():
        for name, members in articles.items():
            pages = tuple(Page(n, p.text) for n, p in enumerate(members, 1))
            library.put(Document(id=name, path=f"/{name}", sha256="", pages=pages, title=members[0].title))
            ids |= {(name, n): p.id for n, p in enumerate(members, 1)}
        began = time.process_time()
        library.bring_up_to_date(strict=True)
    seconds = time.process_time() - began

    def ask(question: str) -> list[str]:
        # Quotes and brackets are the query language's; a question has them as a person wrote them.
        plain = re.sub(r"[\"()*~:]|(?<!\w)-", " ", question)
        return [ids[hit.document, hit.page] for hit in search(library, plain).hits]

    return Built(ask, seconds, _size(folder / "fulltext"))


def whoosh_norwegian(passages: Sequence[Passage], folder: Path) -> Built:
    from whoosh.analysis import LanguageAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.index import create_in
    from whoosh.qparser import OrGroup, QueryParser

    folder.mkdir()
    index = create_in(str(folder), Schema(id=ID(stored=True), text=TEXT(analyzer=LanguageAnalyzer("no"))))
    began = time.process_time()
    writer = index.writer(limitmb=128)
    for p in passages:
        writer.add_document(id=p.id, text=p.whole)
    writer.commit()
    seconds = time.process_time() - began
    searcher, parser = index.searcher(), QueryParser("text", index.schema, group=OrGroup)

    def ask(question: str) -> list[str]:
        words = " ".join(re.findall(r"\w+", question))
        return [hit["id"] for hit in searcher.search(parser.parse(words), limit=10)]

    return Built(ask, seconds, _size(folder))


def fts5(passages: Sequence[Passage], folder: Path) -> Built:
    folder.mkdir()
    db = sqlite3.connect(folder / "fts.sqlite")
    began = time.process_time()
    db.execute("CREATE VIRTUAL TABLE f USING fts5(id UNINDEXED, text)")
    db.executemany("INSERT INTO f VALUES (?, ?)", ((p.id, p.whole) for p in passages))
    db.commit()
    seconds = time.process_time() - began

    def ask(question: str) -> list[str]:
        words = " OR ".join(f'"{w}"' for w in re.findall(r"\w+", question))
        rows = db.execute("SELECT id FROM f WHERE f MATCH ? ORDER BY rank LIMIT 10", (words,))
        return [id_ for (id_,) in rows]

    return Built(ask, seconds, _size(folder))


def tantivy_norwegian(passages: Sequence[Passage], folder: Path) -> Built:
    import tantivy

    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="norsk")
    index = tantivy.Index(builder.build(), path=str(folder))
    stemmer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    stemmer = stemmer.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("norwegian"))
    index.register_tokenizer("norsk", stemmer.build())
    began = time.process_time()
    writer = index.writer(64_000_000, 1)
    for p in passages:
        writer.add_document(tantivy.Document(id=p.id, text=p.whole))
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.process_time() - began
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> list[str]:
        query = index.parse_query(" ".join(re.findall(r"\w+", question)), ["text"])
        return [searcher.doc(place)["id"][0] for _, place in searcher.search(query, 10).hits]

    return Built(ask, seconds, _size(folder))


def bm25_on_stems(passages: Sequence[Passage], folder: Path) -> Built:
    began = time.process_time()
    counts = [Counter(analysis.stem(w) for w in analysis.words(p.whole)) for p in passages]
    lengths = [sum(c.values()) for c in counts]
    average = sum(lengths) / len(lengths)
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, count in enumerate(counts):
        for stem, times in count.items():
            postings[stem].append((n, times))
    seconds = time.process_time() - began

    def ask(question: str) -> list[str]:
        scores: defaultdict[int, float] = defaultdict(float)
        for stem in (analysis.stem(w) for w in analysis.words(question)):
            found = postings.get(stem, [])
            idf = math.log(1 + (len(passages) - len(found) + 0.5) / (len(found) + 0.5))
            for n, times in found:
                scores[n] += idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * lengths[n] / average))
        best = sorted(scores, key=lambda n: (-scores[n], n))[:10]
        return [passages[n].id for n in best]

    return Built(ask, seconds, 0)


ENGINES: dict[str, Callable[[Sequence[Passage], Path], Built]] = {
    "planspor": planspor,
    "Whoosh, its Norwegian analyser": whoosh_norwegian,
    "SQLite FTS5": fts5,
    "tantivy, Norwegian stemmer": tantivy_norwegian,
    "BM25 over stems": bm25_on_stems,
}


# --- measuring ---


def measure(ask: Ask, questions: Sequence[Question]) -> tuple[list[int | None], list[float]]:
    """For each question the rank of the first right passage (None: not among ten), and milliseconds."""
    ranks: list[int | None] = []
    times = []
    for question in questions:
        began = time.process_time()
        found = ask(question.text)
        times.append((time.process_time() - began) * 1000)
        ranks.append(next((n for n, id_ in enumerate(found, 1) if id_ in question.gold), None))
    return ranks, times


def figures(ranks: Sequence[int | None]) -> str:
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    recall = (sum(rank is not None and rank <= k for rank in ranks) / len(ranks) for k in (1, 5, 10))
    return f"{mrr:.3f}  " + "  ".join(f"{share:.3f}" for share in recall)


def norquad(folder: Path) -> None:
    passages, questions = load(folder)
    print(f"{'':34}MRR@10 R@1    R@5    R@10   index s  size MB  query ms p50   p95")
    for name, build in ENGINES.items():
        with tempfile.TemporaryDirectory() as place:
            built = build(passages, Path(place) / "index")
            ranks, times = measure(built.ask, questions)
            p95 = quantiles(times, n=20)[-1]
            print(
                f"{name:34}{figures(ranks)}  {built.seconds:7.1f}  {built.bytes / 1e6:7.1f}"
                f"  {median(times):12.1f}  {p95:5.1f}"
            )
            if name == "planspor":
                print(f"{'  tuned on':34}{figures(ranks[::2])}\n{'  kept aside':34}{figures(ranks[1::2])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = os.environ.get("PLANSPOR_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument(
        "--scale", type=int, metavar="PAGES", help="pages of acts and regulations to index and ask"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where the big library is made and stays")
    options = parser.parse_args()
    if options.scale:
        scale(options.shared / "data/norlaw/norlaw.jsonl.xz", options.scale, keep=options.keep)
    else:
        norquad(options.shared / "data/norquad")


if __name__ == "__main__":
    main()
