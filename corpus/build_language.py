"""Builds the language data of `corpus/language/`: words, how often they occur, and what follows what.

    python -m corpus.build_language --shared DIR [--wordlists DIR]

Reads (and never copies) norlaw, norne's train part and the OCR development set below DIR, the packages wordfreq,
spacy-lookups-data, simplemma and Faker, and base-form lists of Norsk ordbank. Sources and licences: SOURCES.md.
The letter channel is a step of its own: `corpus.build_channel`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from array import array
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np

from corpus import build_sources as sources
from corpus.build_dawg import pack
from corpus.build_ngrams import Model, as_byte, write
from ingest.clean.tokens import class_of
from ingest.lexicon import EN, FIRST_WORD, LOWER, NAME, NB, NN, START

HERE = Path(__file__).parent / "language"
NORNE_WEIGHT = {"nb": 8.0, "nn": 3.0}
"""norlaw is fifty times norne's size, and all law; newspapers and debates get a louder voice."""

GAINS = {"nb": (7.0, 18.0), "nn": (4.0, 10.0)}
"""Information a kept pair, triple must bring (nats over the whole corpus), set so that the files fit 15 MB."""


class Counts:
    """Running text as numbers, and what its words look like."""

    def __init__(self, shared: Path) -> None:
        self.surface: dict[str, int] = {}
        self.ids = {c: array("i") for c in ("norlaw-nb", "norlaw-nn", "norne-nb", "norne-nn")}
        for corpus, language, tokens in sources.sentences(shared):
            out = self.ids[f"{corpus}-{language}"]
            out.append(-1)
            out.extend(self.surface.setdefault(t, len(self.surface)) for t in tokens)
        self.forms = list(self.surface)
        self.lower = [f.lower() for f in self.forms]

    def words(self, part: str) -> Counter[str]:
        """Occurrences of each lower-cased word."""
        ids = np.frombuffer(self.ids[part], dtype=np.int32)
        counted = np.bincount(ids[ids >= 0], minlength=len(self.forms))
        total: Counter[str] = Counter()
        for i in np.flatnonzero(counted):
            if sources.WORD.fullmatch(self.lower[i]):
                total[self.lower[i]] += int(counted[i])
        return total

    def case(self) -> tuple[Counter[str], Counter[str]]:
        """(occurrences in lower case, with a capital inside a sentence) of each lower-cased word."""
        small: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        wordlike = np.array([f[0].isalpha() for f in self.forms])
        upper = np.array([f[0].isupper() for f in self.forms])
        for ids_ in self.ids.values():
            ids = np.frombuffer(ids_, dtype=np.int32)
            inside = np.r_[False, (ids[:-1] >= 0) & wordlike[ids[:-1]]] & (ids >= 0)
            for target, mask in ((small, (ids >= 0) & ~upper[ids]), (capital, inside & upper[ids])):
                for i, n in enumerate(np.bincount(ids[mask], minlength=len(self.forms))):
                    if n:
                        target[self.lower[i]] += int(n)
        return small, capital


TERM = 1e-7
"""Least probability of a word of school and municipal papers: ten times in a hundred million."""

_LOST = (("a", "å"), ("o", "ø"), ("e", "æ"), ("ae", "æ"), ("g", "ø"), ("a", "æ"), ("oe", "ø"), ("aa", "å"))


def spoiled(word: str, frequency: dict[str, float]) -> bool:
    """Does the word look like one that lost its æ, ø or å? (a variant with one back is 5 times as common)"""
    mine = frequency.get(word, 0.0)
    for lost, letter in _LOST:
        at = word.find(lost)
        while at >= 0:
            if frequency.get(word[:at] + letter + word[at + len(lost) :], 0.0) > 5 * mine:
                return True
            at = word.find(lost, at + 1)
    return False


def vocabulary(counts: Counts, wordlists: Path | None) -> tuple[dict[str, int], dict[str, dict[str, float]]]:
    """Word → flags, and for each language word → probability."""
    import wordfreq

    web = {w: p for w, p in wordfreq.get_frequency_dict("nb", "best").items() if sources.WORD.fullmatch(w)}
    english = wordfreq.get_frequency_dict("en", "best")
    parts = {p: counts.words(p) for p in counts.ids}
    lists = {
        "nb": sources.ordbank_nb() | sources.base_forms(wordlists, "nob"),
        "nn": sources.simplemma_nn() | sources.base_forms(wordlists, "nno"),
    }
    flags: Counter[str] = Counter()
    for code, flag in (("nb", NB), ("nn", NN)):
        for w in lists[code]:
            flags[w] |= flag | LOWER
        for w in parts[f"norne-{code}"]:
            flags[w] |= flag
        for w, n in parts[f"norlaw-{code}"].items():
            if n >= 2 and not (n < 20 and w not in lists["nb"] and w not in lists["nn"] and spoiled(w, web)):
                flags[w] |= flag
    for w, p in web.items():
        if w not in flags and p >= 4e-8 and len(w) > 2 and not spoiled(w, web) and english.get(w, 0.0) < p:
            flags[w] |= NB
    for w in islice((w for w in english if sources.WORD.fullmatch(w)), 20000):
        flags[w] |= EN
    for w in sources.terms():
        flags[w] |= NB | LOWER
    seen = parts["norlaw-nn"] + parts["norne-nn"]
    for lemma in sources.base_forms(wordlists, "nno"):
        if len(lemma) > 4 and (seen[lemma] > 0 or parts["norlaw-nb"][lemma] > 50):
            for w in sources.inflected(lemma):
                flags[w] |= NN | LOWER
    small, capital = counts.case()
    for w in list(flags):
        if flags[w] & (NB | NN):
            if small[w]:
                flags[w] |= LOWER
            if capital[w] >= 2 * small[w] and capital[w] > 0:
                flags[w] |= NAME
            if not small[w] and not capital[w] and w in web and not flags[w] & NAME:
                flags[w] |= LOWER
    for w in sources.first_and_last_names() | sources.register_names():
        flags[w] |= NAME
        if not small[w] and w not in lists["nb"] and w not in lists["nn"]:
            flags[w] &= ~LOWER
    drop = [w for w in flags if len(w) == 1 and w not in "iåeèéê" and not flags[w] & EN]
    for w in drop:
        del flags[w]
    return dict(flags), _probabilities(flags, parts, web)


def _probabilities(
    flags: Counter[str], parts: dict[str, Counter[str]], web: dict[str, float]
) -> dict[str, dict[str, float]]:
    """Mixtures of the sources; web counts know no nynorsk, so there they weigh little."""
    totals = {p: sum(c.values()) for p, c in parts.items()}
    share = {
        "nb": {"norlaw-nb": 0.3, "norne-nb": 0.25, "web": 0.44, "norne-nn": 0.005, "norlaw-nn": 0.005},
        "nn": {"norlaw-nn": 0.45, "norne-nn": 0.5, "norlaw-nb": 0.02, "norne-nb": 0.015, "web": 0.015},
    }
    own = {"nb": NB, "nn": NN}
    own_words = sources.terms()
    out: dict[str, dict[str, float]] = {}
    for code, mixture in share.items():
        table: dict[str, float] = {}
        for w, f in flags.items():
            rate = {k: web.get(w, 0.0) if k == "web" else parts[k][w] / totals[k] for k in mixture}
            if code == "nb":
                # The web counts mix both standards: what counted texts know as nynorsk is not bokmål.
                mine, other = (rate[f"norlaw-{c}"] + rate[f"norne-{c}"] for c in ("nb", "nn"))
                if other > 5 * mine and other > 1e-5:
                    rate["web"] = min(rate["web"], 2 * mine)
            p = sum(share * rate[k] for k, share in mixture.items())
            floor = TERM if w in own_words else 2e-9 if f & own[code] else 1e-9
            table[w] = max(p if f & (NB | NN | NAME) else 0.0, floor)
        out[code] = table
    return out


def sequences(counts: Counts, ranks: dict[str, int], code: str) -> tuple[np.ndarray, np.ndarray]:
    """Token numbers of all text of a language, and the weight of each."""
    table = np.array(
        [
            FIRST_WORD + ranks[w] if w in ranks else class_of(f)
            for f, w in zip(counts.forms, counts.lower, strict=True)
        ]
        + [START],
        dtype=np.int64,
    )
    ids, weights = [], []
    for corpus, weight in (("norlaw", 1.0), ("norne", NORNE_WEIGHT[code])):
        part = table[np.frombuffer(counts.ids[f"{corpus}-{code}"], dtype=np.int32)]
        ids.append(part)
        weights.append(np.full(len(part), weight))
    return np.concatenate(ids), np.concatenate(weights)


def spellings(words: list[str], code_of: dict[str, int]) -> bytes:
    """Letter trigrams over word forms, each form counted once: cost bytes in an array of 64 × 64 × 64."""
    grams = np.zeros((64, 64, 64))
    for w in words:
        codes = [0, 0, *(code_of[c] for c in w), 0]
        for triple in zip(codes, codes[1:], codes[2:], strict=False):
            grams[triple] += 1
    single = grams.sum((0, 1)) + 0.1
    pairs = grams.sum(0)
    p1 = single / single.sum()
    kinds = (pairs > 0).sum(1, keepdims=True) + 0.5
    p2 = (pairs + kinds * p1) / (pairs.sum(1, keepdims=True) + kinds)
    kinds = (grams > 0).sum(2, keepdims=True) + 0.5
    p3 = (grams + kinds * p2[None]) / (grams.sum(2, keepdims=True) + kinds)
    return as_byte(p3).astype(np.uint8).tobytes()


def build(shared: Path, wordlists: Path | None, out: Path = HERE) -> None:
    out.mkdir(exist_ok=True)
    counts = Counts(shared)
    print("tokens read:", {k: len(v) for k, v in counts.ids.items()})
    flags, probability = vocabulary(counts, wordlists)
    code_of = {c: i + 1 for i, c in enumerate(sources.LETTERS)}
    coded = sorted((tuple(code_of[c] for c in w), w) for w in flags)
    ranks = {w: i for i, (_, w) in enumerate(coded)}
    edges, skips = pack(c for c, _ in coded)
    (out / "words.bin").write_bytes(edges.tobytes() + skips.tobytes())
    print("words:", len(ranks), "edges:", len(edges))

    words = [w for _, w in coded]
    values = [bytes(flags[w] for w in words)]
    for code in ("nb", "nn"):
        ids, weights = sequences(counts, ranks, code)
        classes = np.bincount(ids, weights=weights, minlength=FIRST_WORD)[:FIRST_WORD] / weights.sum()
        classes = np.maximum(classes, 1e-9)
        known = 1.0 - classes.sum()
        plain = np.array([probability[code][w] for w in words])
        unigrams = np.concatenate([classes, plain / plain.sum() * known])
        values.append(as_byte(unigrams).astype(np.uint8).tobytes())
        pair_gain, triple_gain = GAINS[code]
        model = Model(ids, weights, unigrams, pair_gain=pair_gain, triple_gain=triple_gain)
        print(
            code, write(model.pairs, out / f"pairs_{code}.bin"), write(model.triples, out / f"triples_{code}.bin")
        )
    spelling = [w for w in words if flags[w] & (NB | NN | NAME)]
    (out / "spelling.bin").write_bytes(spellings(spelling, code_of))
    (out / "values.bin").write_bytes(b"".join(values))
    head = {
        "version": "",
        "letters": sources.LETTERS,
        "edges": len(edges),
        "words": len(words),
        "packages": sources.package_versions(),
    }
    (out / "language.json").write_text(json.dumps(head, ensure_ascii=False, indent=1) + "\n", "utf-8")
    stamp(out)


def stamp(out: Path) -> None:
    """Writes the version, a digest of the data files, and prints their sizes."""
    digest = hashlib.sha256()
    for path in sorted(out.glob("*.bin")):
        digest.update(path.read_bytes())
    path = out / "language.json"
    head = {**json.loads(path.read_text("utf-8")), "version": digest.hexdigest()[:12]}
    path.write_text(json.dumps(head, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sizes = {p.name: p.stat().st_size for p in sorted(out.iterdir())}
    print(sizes, f"{sum(sizes.values()) / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--wordlists", type=Path)
    arguments = parser.parse_args()
    build(arguments.shared, arguments.wordlists)


if __name__ == "__main__":
    main()
