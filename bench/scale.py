"""A big library: how long indexing takes, how much memory and disk, how fast it answers. See `bench.search`."""

from __future__ import annotations

import json
import lzma
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from index import analysis
from index.base import FIELDS, PLACED, PageTerms
from index.library import Library
from index.search import search
from ingest.model import Document, Page

ROOT = Path(__file__).resolve().parents[1]
WORDS, PAGES = 300, 60
"""Of a page; of a document at most."""
SAMPLE = 2000
"""Pages that Whoosh alone indexes for comparison."""

INDEX = """
import resource, sys, time
from index.library import Library
with Library.open(sys.argv[1]) as library:
    library.bring_up_to_date(links_only=True, strict=True)
    wall, cpu = time.perf_counter(), time.process_time()
    library.bring_up_to_date(strict=True)
    print(time.perf_counter() - wall, time.process_time() - cpu,
          resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def scale(source: Path, pages: int, *, keep: Path | None = None) -> None:
    """`pages` pages of acts and regulations, over and over, indexed and asked; in `keep` the library stays."""
    with tempfile.TemporaryDirectory(prefix="planspor-scale-") as temporary:
        place = keep or Path(temporary)
        titles = _fill(place, source, pages)
        done = subprocess.run(
            [sys.executable, "-c", INDEX, str(place)], cwd=ROOT, check=True, capture_output=True, text=True
        )
        wall, cpu, memory = map(float, done.stdout.split())
        size = sum(p.stat().st_size for p in (place / "fulltext").iterdir()) / 1e6
        print(
            f"{pages} pages: indexed in {wall:.0f} s ({cpu:.0f} s of processor time, {pages / cpu:.0f} pages/s),"
            f" peak memory {memory:.0f} MB, {size:.0f} MB on the disk"
        )
        with Library.open(place) as library:
            alone = whoosh_alone(_terms(library, min(pages, SAMPLE)))
            print(f"Whoosh alone, the same terms of {min(pages, SAMPLE)} of them: {alone:.0f} pages/s")
            _ask(library, _questions(titles))
        _cold(place, _questions(titles)[:7])


def _documents(source: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(source, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _fill(place: Path, source: Path, pages: int) -> list[tuple[str, str]]:
    """Title and date of each document."""
    titles: list[tuple[str, str]] = []
    made = copy = 0
    with Library.open(place, create=True) as library, library.writing():
        library.db.execute("PRAGMA synchronous = OFF")  # the store is not what is timed here
        while made < pages:
            for n, record in enumerate(_documents(source)):
                words = str(record["text"]).split()[: WORDS * PAGES]
                texts = [" ".join(words[i : i + WORDS]) for i in range(0, len(words), WORDS)][: pages - made]
                if texts:
                    name, title, date = f"{n}-{copy}", str(record["title"]), str(record["date"])
                    numbered = tuple(Page(i, text) for i, text in enumerate(texts, 1))
                    library.put(Document(name, f"/{name}", "", numbered, title=title, date=date))
                    titles.append((title, date))
                    made += len(texts)
            copy += 1
    return titles


def _questions(titles: Sequence[tuple[str, str]]) -> list[str]:
    """Up to three words of some two hundred titles, every second with the year."""
    found = []
    for n, (title, date) in enumerate(titles[:: max(1, len(titles) // 200)]):
        words = re.findall(r"[^\W\d_]{4,}", title)[:3]
        found.append(" ".join([*words, *([date[:4]] if n % 2 else [])]).lower())
    return found


def _ask(library: Library, questions: Sequence[str]) -> None:
    for turn in ("first time", "again"):
        times = []
        for question in questions:
            began = time.process_time()
            search(library, question)
            times.append((time.process_time() - began) * 1000)
        print(
            f"{len(times)} questions of up to 3 words, half with a year, {turn}: p50 {median(times):.1f},"
            f" p95 {quantiles(times, n=20)[-1]:.1f} ms of processor time on one core"
        )


def _cold(place: Path, questions: Sequence[str]) -> None:
    walls, cpus = [], []
    for question in questions:
        before = os.times()
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "cli.main", "search", "--library", str(place), question],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        walls.append(time.perf_counter() - began)
        after = os.times()
        cpus.append(after.children_user + after.children_system - before.children_user - before.children_system)
    print(f"cold `planspor search`: median {median(walls):.2f} s, {median(cpus):.2f} s of processor time")


def _terms(library: Library, pages: int) -> list[PageTerms]:
    rows = library.db.execute(
        "SELECT p.id, document, text, title FROM pages p JOIN documents d ON d.key = p.document ORDER BY p.id"
    )
    return [analysis.page_terms(*row) for row in islice(rows, pages)]


def whoosh_alone(pages: Sequence[PageTerms]) -> float:
    """Pages a second of processor time, where Whoosh itself indexes the same terms in as many fields: places kept
    where planspor keeps them, else counts."""
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import KEYWORD, TEXT, Schema
    from whoosh.index import create_in

    placed, bag = TEXT(analyzer=SpaceSeparatedTokenizer()), KEYWORD(scorable=True)
    texts = [{name: " ".join(filter(None, terms)) for name, terms in page.terms.items()} for page in pages]
    with tempfile.TemporaryDirectory() as folder:
        index = create_in(folder, Schema(**{name: placed if name in PLACED else bag for name in FIELDS}))
        began = time.process_time()
        writer = index.writer(limitmb=256)
        for text in texts:
            writer.add_document(**text)
        writer.commit()
        return len(texts) / (time.process_time() - began)
