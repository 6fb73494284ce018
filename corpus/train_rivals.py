"""Learns which of two words that misread print makes alike (før, for) fits between given neighbours.

    python -m corpus.train_rivals --shared DIR

Clean text gives as many cases as it has such words: each is given a reading as an English model makes it, and
competes with all words that share the reading. A log-linear model (multinomial logistic regression; Adagrad, Duchi
et al. 2011) over words and word classes at both sides learns what tells them apart, beside their frequencies.
Written to `language/rivals_*.bin` in the layout of `ingest.lexicon.Grams`, the word classes (parts of speech from
NorNE's train part) to `language/classes.bin`. Runs after `corpus.build_language`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus import build_sources as sources
from corpus.build_language import HERE, Counts, sequences, stamp
from corpus.build_ngrams import mix, write
from ingest.clean.rivals import (
    CLASS,
    FORM,
    LONGEST_ENDING,
    PARTS,
    PRESENT,
    SCALE,
    Classes,
    Place,
    of_classes,
    of_words,
)
from ingest.lexicon import FIRST_WORD, LOWER, NB, NN, START, STEP, load

Ids = NDArray[np.int64]
Reals = NDArray[np.float64]

READINGS = {
    "å": (("a", 1.0),),
    "ø": (("o", 0.45), ("g", 0.3), ("a", 0.15), ("e", 0.1)),
    "æ": (("ae", 0.5), ("ee", 0.2), ("e", 0.2), ("a", 0.1)),
}
"""What an English model makes of a letter, roughly how often."""

LEAST = 1.5e-7
"""Probability from which a word competes."""

MOST_RIVALS = 4
MOST_CASES = {"nb": 1500, "nn": 1000}
"""Cases of one word taken from the laws; of newspapers and debates all are."""

KEPT = {"nb": 54_000, "nn": 24_000}
"""Weights kept, set by the bytes there are."""

STEPS, BATCH, RATE, SHRINK = 4, 1024, 0.4, 0.01


def contested(code: str) -> dict[int, list[tuple[float, list[int]]]]:
    """Word number → its readings: (share, numbers of all words that share it, the commonest MOST_RIVALS)."""
    lexicon = load()
    own = NB if code == "nb" else NN
    model = lexicon.language(code)
    shared: dict[str, list[tuple[int, int]]] = defaultdict(list)
    readings: dict[int, list[tuple[float, str]]] = {}
    for word in lexicon.forms():
        rank = lexicon.rank(word)
        flags = lexicon.flags_at(rank)
        cost = model.unigram(FIRST_WORD + rank)
        if not flags & own or not flags & LOWER or cost > -np.log(LEAST) * STEP or len(word) < 2:
            continue
        ways = [READINGS.get(letter, ((letter, 1.0),)) for letter in word]
        if sum(len(w) > 1 for w in ways) > 3:
            continue
        mine = readings[FIRST_WORD + rank] = []
        for chosen in product(*ways):
            read = "".join(r for r, _ in chosen)
            mine.append((float(np.prod([p for _, p in chosen])), read))
            shared[read].append((cost, FIRST_WORD + rank))
    out: dict[int, list[tuple[float, list[int]]]] = {}
    for number, ways_ in readings.items():
        found = [(p, [n for _, n in sorted(shared[r])[:MOST_RIVALS]]) for p, r in ways_ if len(shared[r]) > 1]
        found = [(p, rivals) for p, rivals in found if number in rivals]
        if found:
            out[number] = found
    return out


def parts_of_speech(shared: Path, out: Path = HERE) -> None:
    """Writes `classes.bin`: the part of speech that an ending mostly has, and of the words that have another."""
    skip = sources.ocr_sources(shared)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for code in ("nob", "nno"):
        for sentence in sources.norne(shared, code, skip):
            for token, part in sentence:
                if token[0].isalpha():
                    seen[token.lower()][part] += 1
    rows: list[tuple[int, int, int]] = []
    guess: dict[str, int] = {"": 0}
    for length in range(1, LONGEST_ENDING + 1):
        by_ending: dict[str, Counter[str]] = defaultdict(Counter)
        for word, parts in seen.items():
            if len(word) > length:
                by_ending[word[-length:]][parts.most_common(1)[0][0]] += 1
        for end, parts in sorted(by_ending.items()):
            number = _commonest(parts)
            if parts.total() >= 5 and number != _by_ending(end[1:], guess):
                guess[end] = number
                rows.append((length, crc32(end.encode()), number))
    rank = load().rank
    for word, parts in sorted(seen.items()):
        if rank(word) >= 0 and _commonest(parts) != _by_ending(word, guess):
            rows.append((FORM, rank(word), _commonest(parts)))
    columns = [np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    print("parts of speech:", write(columns, out / "classes.bin"))


def _commonest(parts: Counter[str]) -> int:
    return PARTS.index(parts.most_common(1)[0][0])


def _by_ending(word: str, guess: dict[str, int]) -> int:
    """What the longest known ending says; that of no letters is always known."""
    ends = (word[len(word) - n :] for n in range(min(LONGEST_ENDING, len(word)), -1, -1))
    return next(guess[end] for end in ends if end in guess)


@dataclass
class Cases:
    """Words at their places: their rivals (0: none), which is right, what the places show, how much they count."""

    rivals: Ids
    classes: Ids
    right: Ids
    keys: Ids
    class_keys: Ids
    weights: Reals


def cases(counts: Counts, code: str, chance: np.random.Generator) -> Cases:
    """The cases of a written standard."""
    lexicon = load()
    words = contested(code)
    ranks = {form: lexicon.rank(form) for form in set(counts.lower)}
    ids, loud = sequences(counts, {w: r for w, r in ranks.items() if r >= 0}, code)
    class_of = Classes().of
    kinds = np.array([class_of(f) for f in [*counts.forms, ""]], dtype=np.int64)
    forms = np.concatenate([np.frombuffer(counts.ids[f"{c}-{code}"], dtype=np.int32) for c in ("norlaw", "norne")])
    wanted = np.zeros(ids.max() + 1, dtype=bool)
    wanted[[n for n in words if n < len(wanted)]] = True
    at = np.flatnonzero(wanted[ids])
    at = at[(at > 2) & (at < len(ids) - 3)]
    order = chance.permutation(len(at))
    at = at[order]
    # The first MOST_CASES of each word in a random order, and all that are not law.
    by_word = np.argsort(ids[at], kind="stable")
    sorted_ = ids[at][by_word]
    first = np.r_[0, np.flatnonzero(sorted_[1:] != sorted_[:-1]) + 1]
    nth = np.arange(len(at)) - np.repeat(first, np.diff(np.r_[first, len(at)]))
    keep = np.zeros(len(at), dtype=bool)
    keep[by_word] = nth < MOST_CASES[code]
    at = at[keep | (loud[at] > 1)]
    number = ids[at]
    # As common in the cases as in the mixture of all sources: laws say other things than minutes.
    mass = np.bincount(number, weights=loud[at])
    unigram = lexicon.language(code).unigram
    wished = np.array([np.exp(-unigram(int(n)) / STEP) for n in range(len(mass))]) * (mass > 0)
    share = wished / wished.sum() * mass.sum() / np.maximum(mass, 1e-9)
    weights = loud[at] * np.clip(share[number], 0.1, 8.0)
    rivals = np.zeros((len(at), MOST_RIVALS), dtype=np.int64)
    right = np.zeros(len(at), dtype=np.int64)
    dice = chance.random(len(at))
    for i, n in enumerate(number.tolist()):
        ways = words[n]
        point, total = dice[i] * sum(p for p, _ in ways), 0.0
        found: list[int] = []
        for p, found in ways:  # noqa: B007 - the one where it stops
            total += p
            if total >= point:
                break
        rivals[i, : len(found)] = found
        right[i] = found.index(n)
    place = _places(ids, kinds[forms], at)
    keys, class_keys = (
        np.stack([mix([np.full(len(at), t), *v]).astype(np.int64) for t, *v in of(place)], axis=1)
        for of in (of_words, of_classes)
    )
    of_rival = {n: class_of(w) for n, w in _spelt(words).items()}
    kind = np.vectorize(lambda n: of_rival[n] + CLASS if n else 0)(rivals)
    return Cases(rivals, kind, right, keys, class_keys, weights / weights.mean())


def _spelt(words: dict[int, list[tuple[float, list[int]]]]) -> dict[int, str]:
    """The words of all rivals."""
    lexicon = load()
    numbers = {n for ways in words.values() for _, found in ways for n in found}
    return {n: w for w in lexicon.forms() if (n := FIRST_WORD + lexicon.rank(w)) in numbers}


def _places(ids: Ids, kinds: Ids, at: Ids) -> Place:
    """Neighbours as columns; nothing reaches over the border of a sentence."""
    before, after = ids[at - 1], ids[at + 1]
    open_left, open_right = before != START, after != START
    far = np.where(open_left, ids[at - 2], START)
    beyond = np.where(open_right, ids[at + 2], START)
    return Place(
        far,
        before,
        after,
        beyond,
        np.where(open_left, kinds[at - 2], 0),
        kinds[at - 1],
        kinds[at + 1],
        np.where(open_right, kinds[at + 2], 0),
    )


def hashed(c: Cases) -> NDArray[np.uint64]:
    """(cases, rivals, templates): the number of each weight; that of no rival is nobody's."""
    rows = []
    for k in range(c.rivals.shape[1]):
        of_word = [mix([c.rivals[:, k], key]) for key in c.keys.T]
        rows.append(np.stack([*of_word, *(mix([c.classes[:, k], key]) for key in c.class_keys.T)], axis=1))
    return np.stack(rows, axis=1)


def learn(c: Cases, kept: int, code: str) -> tuple[Ids, Ids, Reals]:
    """(rival, key, weight) of the `kept` weights that say most."""
    h = hashed(c)
    there = c.rivals > 0
    flat = h[there]
    unique, counted = np.unique(flat, return_counts=True)
    unique = unique[counted >= 4]
    unigram = load().language(code).unigram
    prior = np.where(there, -np.vectorize(lambda n: unigram(n) if n else 255 * 3)(c.rivals) / STEP, -1e9)
    counted = counted[counted >= 4]
    weights = _fit(_index(unique, h, there), prior, c)[1:]
    best = np.argsort(-np.abs(weights) * np.sqrt(counted))[:kept]
    unique = unique[np.sort(best)]
    index = _index(unique, h, there)
    weights = _fit(index, prior, c)[1:]
    rows, first = np.unique(index.reshape(-1), return_index=True)
    inside = rows > 0
    place = first[inside]
    case, k, t = np.unravel_index(place, h.shape)
    own = t < c.keys.shape[1]
    named = np.where(own, c.rivals[case, k], c.classes[case, k])
    return named, np.concatenate([c.keys, c.class_keys], axis=1)[case, t], weights[rows[inside] - 1]


def _index(unique: NDArray[np.uint64], h: NDArray[np.uint64], there: NDArray[np.bool_]) -> Ids:
    """The place of each number in `unique`, from 1; 0 of what is not there."""
    index = np.searchsorted(unique, h)
    index[index == len(unique)] = 0
    return np.where(unique[index] == h, index + 1, 0) * there[:, :, None]


def _fit(index: Ids, prior: Reals, c: Cases) -> Reals:
    """Weights by number, 0 being nobody's; prints the share of words told right before and after."""
    w = np.zeros(index.max() + 1)
    seen = np.full(len(w), 1.0)
    chance = np.random.default_rng(2)
    n = len(index)
    for step in range(STEPS):
        order = chance.permutation(n)
        for start in range(0, n, BATCH):
            rows = order[start : start + BATCH]
            i = index[rows]
            logits = prior[rows] + w[i].sum(2)
            p = np.exp(logits - logits.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            p[np.arange(len(rows)), c.right[rows]] -= 1
            p *= c.weights[rows][:, None]
            touched, where = np.unique(i.reshape(-1), return_inverse=True)
            g = np.bincount(where, weights=np.repeat(p.reshape(-1), i.shape[2])) + SHRINK * w[touched]
            seen[touched] += g * g
            w[touched] -= RATE * g / np.sqrt(seen[touched])
            w[0] = 0
        good = (prior + w[index].sum(2)).argmax(1) == c.right
        plain = prior.argmax(1) == c.right
        print(f"  pass {step}: {np.average(good, weights=c.weights):.4f} right, "
              f"by frequency alone {np.average(plain, weights=c.weights):.4f}, weights {len(w) - 1}")  # fmt: skip
    return w


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    shared = parser.parse_args().shared
    parts_of_speech(shared)
    counts = Counts(shared)
    for code in ("nb", "nn"):
        train(counts, code)
    stamp(HERE)


def train(counts: Counts, code: str, out: Path = HERE) -> None:
    """Writes the weights of one written standard, and a mark for each word that competes."""
    c = cases(counts, code, np.random.default_rng(1))
    print(code, "cases:", len(c.right))
    rival, key, w = learn(c, KEPT[code], code)
    words = np.unique(c.rivals[c.rivals > 0])
    rival = np.concatenate([rival, words])
    key = np.concatenate([key, np.full(len(words), PRESENT)])
    cost = np.concatenate([np.clip(np.rint(128 + w * SCALE), 0, 255), np.full(len(words), 128)])
    path = out / f"rivals_{code}.bin"
    print(code, "weights:", write([rival, key, cost.astype(np.int64)], path), path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
