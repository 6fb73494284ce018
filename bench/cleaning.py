"""Every figure on cleaning, beside its peers, in one run.

    python -m bench.cleaning [--shared DIR] [--only ocr|left|harm|speed] [--part fitting|test]

Peers: no cleaning, SymSpell with planspor's word counts, hunspell's first suggestion (Debian packages hunspell and
hunspell-no; on a sample of the pages, for it is slow), a context-free æøå restorer. OCR pages come from
DIR/data/ocr: the part planspor learned its letter channel from, and the part it never saw
(`corpus.build_channel.fitting`); scored by DIR/tools/score_ocr.py, tables left out. Clean texts: held-out norlaw,
NorQuAD passages, the truth of the OCR pages, the four clean seeds. Times are of the processor, memory is that of a
process that does nothing but clean. `left` prints by category what is still wrong or was made wrong; of the part
planspor learned from also the words.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.left import Case, cases, print_left
from bench.peers import Cleaner, by_hunspell, by_letters, by_symspell, symspell, words_of
from corpus.build_channel import fitting, records
from corpus.build_sources import norlaw
from ingest.clean import clean
from ingest.lexicon import native
from ingest.model import Document, Page

Records = list[dict[str, Any]]


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ocr", shared / "tools" / "score_ocr.py")
    if spec is None or spec.loader is None:
        raise SystemExit("score_ocr.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cleaned(texts: list[str]) -> list[str]:
    """The texts of one document, cleaned as one page."""
    page = clean(Document("bench", "bench", "", (Page(1, "\n\n".join(texts)),))).pages[0]
    out, at = [], 0
    for text in texts:
        out.append(page.text[page.to_text(at) : page.to_text(at + len(text))])
        at += len(text) + 2
    return out


# -- the tables

Scores = dict[str, Counter[str]]
Pages = dict[tuple[str, str], Records]
"""The records of a page by (page, engine)."""

SAMPLE = 12
"""Every so many pages of a part are given to hunspell."""


def pages_of(shared: Path) -> dict[str, Pages]:
    """The pages of each part, tables left out."""
    pages: dict[str, Pages] = {"fitting": defaultdict(list), "test": defaultdict(list)}
    for r in records(shared):
        if r["kind"] != "table":
            pages["fitting" if fitting(r["page"]) else "test"][r["page"], r["engine"]].append(r)
    return pages


def ocr(shared: Path, parts: Iterable[str]) -> None:
    """CER, WER, the share of the errors that went away, repair and harm, by engine, level and written standard."""
    score = scorer(shared)
    pages = pages_of(shared)
    peers: dict[str, Cleaner | None] = {
        "untouched": lambda text: text,
        "SymSpell 1": by_symspell(1),
        "SymSpell 2": by_symspell(2),
        "æøå restorer": by_letters(),
        "planspor": None,
    }
    for part in parts:
        names = sorted({page for page, _ in pages[part]})
        table(f"{part} part: {len(names)} pages", score, pages[part], peers)
        chosen = set(names[::SAMPLE])
        sample = {key: texts for key, texts in pages[part].items() if key[0] in chosen}
        found = by_hunspell(w for texts in sample.values() for r in texts for w in words_of(r["noisy"]))
        if found is None:
            print("hunspell: left out, the program or its dictionaries are missing")
            continue
        hunspell, asked, answered = found
        head = f"{part} part, {len(chosen)} pages; hunspell answered for {answered} of {asked} unknown forms"
        few: dict[str, Cleaner | None] = {"untouched": peers["untouched"], "hunspell": hunspell, "planspor": None}
        table(head, score, sample, few)


def left(shared: Path, parts: Iterable[str]) -> None:
    """What is still wrong, and what was made wrong, by category; words are shown of the fitting part only."""
    score = scorer(shared)
    pages = pages_of(shared)
    for part in parts:
        found: dict[str, list[Case]] = defaultdict(list)
        for (_, engine), texts in pages[part].items():
            for r, text in zip(texts, cleaned([r["noisy"] for r in texts]), strict=True):
                found[f"{engine} {r['level']}"] += cases(score.pairing, r, text)
        print_left(f"{part} part", found, show=SHOWN if part == "fitting" else 0)


SHOWN = 60
"""Words of each category that are shown."""


def table(head: str, score: ModuleType, pages: Pages, peers: dict[str, Cleaner | None]) -> None:
    print(f"\n{head}")
    print(f"{'':18}{'':15}{'words':>7}{'CER':>8}{'WER':>8}{'red.':>8}{'repair':>8}{'harm':>8}")
    sums = {name: scores(score, pages, peer) for name, peer in peers.items()}
    for group in sorted(sums["untouched"]):
        for name, by_group in sums.items():
            f = score.figures(by_group[group])
            figures = "".join(
                f"{100 * f[k]:8.2f}" for k in ("cer_after", "wer_after", "wer_reduction", "repair", "harm")
            )
            print(f"{group:18}{name:15}{f['words']:7}{figures}")


def scores(score: ModuleType, pages: Pages, peer: Cleaner | None) -> Scores:
    """The sums of one peer (None: planspor) by group."""
    sums: Scores = defaultdict(Counter)
    for (_, engine), texts in pages.items():
        noisy = [r["noisy"] for r in texts]
        done = cleaned(noisy) if peer is None else [peer(t) for t in noisy]
        for r, text in zip(texts, done, strict=True):
            s = score.score({**r, "cleaned": text})
            for group in (engine, f"{engine} {r['level']}", f"{engine} {r['lang']}"):
                sums[group].update(s)
    return sums


def clean_texts(shared: Path) -> dict[str, list[str]]:
    """Texts that were never spoiled: name → documents."""
    out: dict[str, list[str]] = {"norlaw held out": [text for _, text in norlaw(shared, held=True)]}
    passages: dict[str, list[str]] = defaultdict(list)
    with gzip.open(shared / "data" / "norquad" / "passages_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            r = json.loads(line)
            passages[r["doc"]].append(r["text"])
    out["norquad"] = ["\n\n".join(p) for p in passages.values()]
    truth: dict[str, list[str]] = defaultdict(list)
    for r in records(shared):
        if r["engine"] == "eng":
            truth[r["page"]].append(r["truth"])
    out["truth of OCR pages"] = ["\n\n".join(t) for t in truth.values()]
    out["clean seeds"] = [
        p.read_text("utf-8") for p in sorted((shared / "seeds").glob("0*.txt")) if not p.name.startswith("001")
    ]
    return out


def harm(shared: Path, *, show: int = 40) -> None:
    """Words changed in texts that were never spoiled; all changes that planspor made."""
    print("\nclean texts: words changed in 10,000")
    print(f"{'':20}{'words':>9}{'SymSpell 1':>12}{'æøå restorer':>14}{'planspor':>10}")
    peers = by_symspell(1), by_letters()
    for name, texts in clean_texts(shared).items():
        words = sum(len(text.split()) for text in texts)
        changed = [sum(differing(text, peer(text)) for text in texts) for peer in peers]
        seen: Counter[tuple[str, str]] = Counter()
        for text in texts:
            pages = tuple(Page(i + 1, p) for i, p in enumerate(text.split("\f")))
            done = clean(Document("bench", "bench", "", pages))
            seen.update((c.before, c.after) for p in done.pages for c in p.corrections)
        a, b, c = (1e4 * n / words for n in (*changed, seen.total()))
        print(f"{name:20}{words:9}{a:12.1f}{b:14.2f}{c:10.3f}")
        for (before, after), n in seen.most_common(show):
            print(f"      {n} {before!r} → {after!r}")


def differing(text: str, other: str) -> int:
    """Words of a text that were changed one by one."""
    return sum(a != b for a, b in zip(text.split(), other.split(), strict=False))


ALONE = """
import json, re, sys, time
begun = time.process_time()
from ingest.lexicon import load
lexicon = load()
lexicon.known("skole")
loaded = time.process_time() - begun
from ingest.clean import clean
from ingest.model import Document, Page
texts = json.load(sys.stdin)
begun = time.process_time()
for text in texts:
    clean(Document("bench", "bench", "", (Page(1, text),)))
seconds = time.process_time() - begun
words = sum(len(text.split()) for text in texts)
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1))
print(json.dumps([loaded, words / seconds, peak / 1024]))
"""
"""A process that does nothing but load the language data and clean; its `ru_maxrss` would hold its parent's."""

ENOUGH = 50_000
"""Words after which a speed is known."""


def speed(shared: Path) -> None:
    """Words (between blanks) a second on one core; every peer meets the same texts for the first time.

    SymSpell's dictionary is made before the clock runs and it looks every word up anew; planspor starts cold.
    """
    from symspellpy import Verbosity

    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for r in records(shared):
        pages[r["engine"], r["page"]].append(r["noisy"])
    whole = {
        "English OCR": ["\n\n".join(t) for (engine, _), t in pages.items() if engine == "eng"],
        "Norwegian OCR": ["\n\n".join(t) for (engine, _), t in pages.items() if engine == "nor"],
        "clean (norlaw)": [t for _, t in norlaw(shared, held=True)],
    }
    checker = symspell()
    print(f"\ncleaning is {'compiled' if native else 'plain Python'}")
    print(f"{'':15}{'words/s: SymSpell 2':>20}{'planspor':>10}{'ratio':>7}{'load, s':>9}{'memory, MB':>12}")
    for name, docs in whole.items():
        texts, words = [], 0
        for doc in docs:
            if words < ENOUGH:
                texts.append(doc)
                words += len(doc.split())
        forms = [w for t in texts for w in words_of(t)]
        begun = time.process_time()
        for form in forms:
            checker.lookup(form, Verbosity.TOP, max_edit_distance=2)
        looked = words / (time.process_time() - begun)
        child = [sys.executable, "-c", ALONE]
        done = subprocess.run(child, input=json.dumps(texts), capture_output=True, text=True, check=True)
        loaded, ours, memory = json.loads(done.stdout)
        print(f"{name:15}{looked:20,.0f}{ours:10,.0f}{ours / looked:7.2f}{loaded:9.3f}{memory:12.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = os.environ.get("PLANSPOR_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=Path(shared))
    parser.add_argument("--only", choices=("ocr", "left", "harm", "speed"))
    parser.add_argument("--part", choices=("fitting", "test"), help="one part of the OCR pages only")
    arguments = parser.parse_args()
    parts = [arguments.part] if arguments.part else ["fitting", "test"]
    begun = time.monotonic()
    if arguments.only in (None, "ocr"):
        ocr(arguments.shared, parts)
    if arguments.only in (None, "left"):
        left(arguments.shared, parts)
    if arguments.only in (None, "harm"):
        harm(arguments.shared)
    if arguments.only in (None, "speed"):
        speed(arguments.shared)
    times = os.times()
    print(f"\n{time.monotonic() - begun:.0f} s, of the processor {sum(times[:4]):.0f} s")


if __name__ == "__main__":
    main()
