"""Every figure on cleaning, beside its peers, in one run.

    python -m bench.cleaning [--shared DIR] [--only harm|speed|ocr] [--no-hunspell]

Peers: no cleaning, SymSpell with planspor's word counts, hunspell's first suggestion (Debian packages hunspell and
hunspell-no), a context-free æøå restorer. OCR pages come from DIR/data/ocr: the part planspor learned its letter
channel from, and the part it never saw (`corpus.build_channel.fitting`); scored by DIR/tools/score_ocr.py, tables
left out. Clean texts: held-out norlaw, NorQuAD passages, the truth of the OCR pages, the four clean seeds.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import shutil
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from corpus.build_channel import fitting, records
from corpus.build_sources import norlaw
from ingest.clean import clean
from ingest.clean.text import WORD, tokens
from ingest.lexicon import NAME, NB, NN, load
from ingest.model import Document, Page

Cleaner = Callable[[str], str]
Records = list[dict[str, Any]]


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ocr", shared / "tools" / "score_ocr.py")
    if spec is None or spec.loader is None:
        raise SystemExit("score_ocr.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- the peers: each takes a text and gives a text


def by_word(mend: Callable[[str], str]) -> Cleaner:
    """A cleaner that knows no context: words one by one, each form asked once."""
    remembered: dict[str, str] = {}

    def run(text: str) -> str:
        out, at = [], 0
        for token in tokens(text, 0, len(text)):
            if token.kind != WORD or not token.text.isalpha():
                continue
            form = token.text
            if form not in remembered:
                mended = mend(form.lower())
                remembered[form] = mended.capitalize() if form[0].isupper() else mended
                if mended == form.lower():
                    remembered[form] = form
            out += [text[at : token.start], remembered[form]]
            at = token.end
        return "".join(out) + text[at:]

    return run


@cache
def symspell() -> Any:
    from symspellpy import SymSpell

    lexicon = load()
    checker = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for form in lexicon.forms():
        count = lexicon.count(form)
        if count > 2:
            checker.create_dictionary_entry(form, count)
    return checker


def by_symspell(distance: int) -> Cleaner:
    from symspellpy import Verbosity

    checker = symspell()

    def mend(word: str) -> str:
        found = checker.lookup(word, Verbosity.TOP, max_edit_distance=distance)
        return str(found[0].term) if found else word

    return by_word(mend)


PATIENCE = 1800
"""Seconds for hunspell, which looks long for suggestions to misread compounds."""


def by_hunspell(words: Iterable[str]) -> Cleaner | None:
    """The first suggestion for each unknown word; None if hunspell or its dictionaries are missing."""
    if shutil.which("hunspell") is None:
        return None
    forms = sorted({w for w in words if w.isalpha()})
    try:
        asked = subprocess.run(
            ["hunspell", "-d", "nb_NO,nn_NO", "-i", "utf-8", "-a"],
            input="\n".join(forms),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return None
    if asked.returncode:
        return None
    answers: dict[str, str] = {}
    for line in asked.stdout.splitlines():
        if line.startswith("&"):
            head, _, suggestions = line.partition(": ")
            answers[head.split()[1]] = suggestions.split(", ")[0]
    return by_word(lambda w: answers.get(w, w))


_BACK = (
    ("ae", "æ"),
    ("ee", "æ"),
    ("ze", "æ"),
    ("a", "å"),
    ("o", "ø"),
    ("g", "ø"),
    ("a", "ø"),
    ("e", "ø"),
    ("e", "æ"),
)


def by_letters() -> Cleaner:
    """Unknown words get æ, ø, å back where that makes a known one, the commonest of them; no context."""
    lexicon = load()

    def mend(word: str) -> str:
        if lexicon.flags(word) & (NB | NN | NAME) or len(word) > 40:
            return word
        layer, found = {word}, set[str]()
        for _ in range(2):
            layer = {
                w[:at] + letter + w[at + len(read) :]
                for w in layer
                for read, letter in _BACK
                for at in range(len(w))
                if w.startswith(read, at)
            }
            found = {w for w in layer if lexicon.known(w)}
            if found:
                break
        return max(found, key=lexicon.count, default=word)

    return by_word(mend)


def by_planspor(text: str) -> str:
    return cleaned([text])[0]


def cleaned(texts: list[str]) -> list[str]:
    """The texts of one document, cleaned as one page."""
    page = clean(Document("bench", "bench", "", (Page(1, "\n\n".join(texts)),))).pages[0]
    out, at = [], 0
    for text in texts:
        out.append(page.text[page.to_text(at) : page.to_text(at + len(text))])
        at += len(text) + 2
    return out


# -- the tables


def ocr(shared: Path, *, hunspell: bool = True) -> None:
    score = scorer(shared)
    rows = [r for r in records(shared) if r["kind"] != "table"]
    pages: dict[tuple[str, str], Records] = defaultdict(list)
    for r in rows:
        pages[r["page"], r["engine"]].append(r)
    peers: dict[str, Cleaner | None] = {
        "untouched": lambda text: text,
        "SymSpell 1": by_symspell(1),
        "SymSpell 2": by_symspell(2),
        "hunspell": by_hunspell(w for r in rows for w in words_of(r["noisy"])) if hunspell else None,
        "æøå restorer": by_letters(),
    }
    for part, wanted in (("fitting part", True), ("test part", False)):
        print(f"\n{part}: pages {len({p for p, _ in pages if fitting(p) == wanted})}")
        print(f"{'':15}{'group':18}{'words':>7}{'CER':>8}{'WER':>8}{'red.':>8}{'repair':>8}{'harm':>8}")
        for name, peer in [*peers.items(), ("planspor", None)]:
            if peer is None and name != "planspor":
                print(f"{name:15}left out: program or dictionary is missing, too slow, or not wanted")
                continue
            sums: dict[str, Counter[str]] = defaultdict(Counter)
            for (page, engine), texts in pages.items():
                if fitting(page) != wanted:
                    continue
                noisy = [r["noisy"] for r in texts]
                done = cleaned(noisy) if peer is None else [peer(t) for t in noisy]
                for r, text in zip(texts, done, strict=True):
                    s = score.score({**r, "cleaned": text})
                    for group in (engine, f"{engine} {r['level']}", f"{engine} {r['level']} {r['lang']}"):
                        sums[group].update(s)
            for group in sorted(sums):
                if name != "planspor" and len(group.split()) > 2:
                    continue
                f = score.figures(sums[group])
                figures = "".join(
                    f"{100 * f[k]:8.2f}" for k in ("cer_after", "wer_after", "wer_reduction", "repair", "harm")
                )
                print(f"{name:15}{group:18}{f['words']:7}{figures}")


def words_of(text: str) -> list[str]:
    return [t.text.lower() for t in tokens(text, 0, len(text)) if t.kind == WORD]


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
    """Words changed in texts that were never spoiled."""
    print("\nclean texts: words, words changed, per 10,000; documents touched")
    for name, texts in clean_texts(shared).items():
        words = changed = touched = 0
        seen: Counter[tuple[str, str]] = Counter()
        for text in texts:
            pages = tuple(Page(i + 1, p) for i, p in enumerate(text.split("\f")))
            done = clean(Document("bench", "bench", "", pages))
            found = [c for p in done.pages for c in p.corrections]
            words += len(text.split())
            changed += len(found)
            touched += bool(found)
            seen.update((c.before, c.after) for c in found)
        print(f"{name:20}{words:9}{changed:6}{1e4 * changed / words:8.2f}   {touched} of {len(texts)}")
        for (before, after), n in seen.most_common(show):
            print(f"      {n} {before!r} → {after!r}")


def speed(shared: Path) -> None:
    """Words a second on one core; every peer meets the same texts for the first time."""
    import resource

    texts = ["\n\n".join(r["noisy"] for r in records(shared) if r["engine"] == e) for e in ("eng", "nor")]
    whole = {"OCR pages": texts, "norlaw": [t for _, t in norlaw(shared, held=True)]}
    begun = time.perf_counter()
    load()
    print(f"\nlanguage data loaded in {time.perf_counter() - begun:.3f} s")
    from symspellpy import Verbosity

    checker = symspell()
    for name, docs in whole.items():
        forms = [w for t in docs for w in words_of(t)][:150_000]
        begun = time.perf_counter()
        for form in forms:
            checker.lookup(form, Verbosity.TOP, max_edit_distance=2)
        looked = len(forms) / (time.perf_counter() - begun)
        n = 0
        begun = time.perf_counter()
        for doc in docs:
            by_planspor(doc)
            n += len(doc.split())
            if n > 150_000:
                break
        ours = n / (time.perf_counter() - begun)
        ratio = f"× {ours / looked:.2f}"
        print(f"{name:12} words/s: SymSpell look-ups {looked:9,.0f}, planspor {ours:9,.0f}, {ratio}")
    print(f"memory, SymSpell's included: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--only", choices=("ocr", "harm", "speed"))
    parser.add_argument("--no-hunspell", action="store_true", help="leave hunspell out (it takes many minutes)")
    arguments = parser.parse_args()
    for name, part in (
        ("ocr", lambda shared: ocr(shared, hunspell=not arguments.no_hunspell)),
        ("harm", harm),
        ("speed", speed),
    ):
        if arguments.only in (None, name):
            part(arguments.shared)


if __name__ == "__main__":
    main()
