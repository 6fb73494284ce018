"""The known words of Norwegian and how often they occur, alone and after each other.

Data: `corpus/language/`, built by `corpus/build_language.py`, mapped into memory, never parsed.
All words are looked up in lower case; whether a word is usually written with a capital is a flag of its own.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from math import exp
from pathlib import Path

from ingest.errors import BadData
from ingest.norwegian.letters import ENDINGS

try:
    from ingest import native as native
except ImportError:  # installed without a compiler: the Python here does the same, slower
    native = None  # type: ignore[assignment]

DATA = Path(__file__).resolve().parent.parent / "corpus" / "language"

NB, NN, NAME, EN, LOWER = 1, 2, 4, 8, 16
"""Flags of a word: found in bokmål, in nynorsk, a name, found in English, seen written in lower case."""

ALONE = {("eng", 16): 32, ("eng", 10): 64, ("nor", 16): 128, ("nor", 10): 128}
"""Flags of a word that is what it reads: no other comes near it in the eyes of a kind of reader at a noise step
that words are looked up for. Set by `corpus.build_alone`; without them words are looked up, in vain."""

STEP = 12.0
"""Probabilities are kept as one byte: round(-ln p * STEP), so 255 is e^-21."""

UNKNOWN, START, NUMBER, STOP, COMMA, MARK, CAPITAL, _BACKOFF = range(8)
FIRST_WORD = 16
"""Numbers of the tokens that are no words; the word of rank r is FIRST_WORD + r."""

_ENDINGS = frozenset(ENDINGS)
SHORTEST_STEM = 4

_MASK = (1 << 64) - 1


def mixed(*ids: int) -> int:
    """A 64-bit number for a sequence of token numbers (multiplicative mixing after Knuth, TAOCP 6.4)."""
    h = 0x9E3779B97F4A7C15
    for i in ids:
        h = ((h ^ i) * 0xBF58476D1CE4E5B9) & _MASK
        h ^= h >> 29
    return h


def _map(path: Path, size: int | None = None) -> memoryview:
    """The bytes of a file of ours, `size` of them if that is known; BadData if it has none or not so many."""
    with path.open("rb") as f:
        there = path.stat().st_size
        if not there or there != (there if size is None else size):
            raise BadData(f"{path} is not whole")
        return memoryview(mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ))


class Grams:
    """Sequences of two or three tokens → a byte (cost of the last one). Built by `corpus.build_ngrams`.

    Layout, little-endian: 32-bit number of bits b; 2^b + 1 32-bit bucket borders; a 16-bit fingerprint for each
    entry; a cost byte for each entry. Buckets hold 4 to 8 entries: one look-up in 10,000 finds what is not there.
    BadData if the file is shorter or longer than that.
    """

    def __init__(self, path: Path) -> None:
        data = _map(path)
        bits = data[:4].cast("I")[0] if len(data) > 4 else 0
        at = 4 + 4 * ((1 << min(bits, 31)) + 1)
        if not 1 <= bits <= 30 or len(data) < at or len(data) != at + 3 * data[at - 4 : at].cast("I")[0]:
            raise BadData(f"{path} is not whole")
        self._shift = 64 - bits
        self._borders = data[4:at].cast("I")
        n = self._borders[1 << bits]
        self._fingers = data[at : at + 2 * n].cast("H")
        self._bytes = data[at + 2 * n :]
        self.quick = native.Grams(data) if native else None
        self.cost: Callable[..., int | None] = self.quick.cost if self.quick else self._cost
        """The cost of a sequence of token numbers; None if it is not there."""

    def _cost(self, *ids: int) -> int | None:
        h = mixed(*ids)
        bucket = h >> self._shift
        finger = h & 0xFFFF
        fingers = self._fingers
        for i in range(self._borders[bucket], self._borders[bucket + 1]):
            if fingers[i] == finger:
                return self._bytes[i]
        return None

    def weights(self, firsts: list[int], seen: tuple[tuple[int, ...], ...], middle: int) -> list[int]:
        """For each of some numbers the sum of its costs before each of some sequences, where they are known, less
        `middle` each; quicker than one by one."""
        keys = [mixed(*ids) for ids in seen]
        shift, borders, fingers = self._shift, self._borders, self._fingers
        out = []
        for first in firsts:
            begun, total = mixed(first), 0
            for key in keys:
                h = ((begun ^ key) * 0xBF58476D1CE4E5B9) & _MASK
                h ^= h >> 29
                finger = h & 0xFFFF
                for i in range(borders[h >> shift], borders[(h >> shift) + 1]):
                    if fingers[i] == finger:
                        total += self._bytes[i] - middle
                        break
            out.append(total)
        return out


class Language:
    """The word-sequence model of one written standard: bigrams and trigrams over `Lexicon` numbers."""

    def __init__(self, unigrams: memoryview, pairs: Grams, triples: Grams) -> None:
        self._unigrams = unigrams
        self._pairs, self._triples = pairs, triples
        self.quick = native.Language(unigrams, pairs.quick, triples.quick, _BACKOFF) if native else None
        own = self.quick
        self.unigram: Callable[[int], int] = own.unigram if own else unigrams.__getitem__
        """Cost (-ln p * STEP) of a token number."""
        self.bigram: Callable[[int, int], int] = own.bigram if own else lru_cache(1 << 16)(self._bigram)
        self.trigram: Callable[[int, int, int], int] = own.trigram if own else lru_cache(1 << 15)(self._trigram)
        """The same behind one and behind two others."""
        self.after: Callable[..., int | None] = own.after if own else lru_cache(1 << 15)(self._after)
        """What a word costs more that is not known to follow one or two others; None if nothing is known to."""

    def _bigram(self, left: int, word: int) -> int:
        backoff = self.after(left)
        if backoff is None:
            return self._unigrams[word]
        found = self._pairs.cost(left, word)
        return self._unigrams[word] + backoff if found is None else found

    def _trigram(self, far: int, left: int, word: int) -> int:
        backoff = self.after(far, left)
        if backoff is None:
            return self.bigram(left, word)
        found = self._triples.cost(far, left, word)
        return self.bigram(left, word) + backoff if found is None else found

    def _after(self, *context: int) -> int | None:
        return (self._pairs if len(context) == 1 else self._triples).cost(*context, _BACKOFF)


Edges = dict[str, int]
"""What may follow at a node: letter → skip << SKIP | next node or 0 << 1 | may a word end here; never 0.

One number, not a tuple: a dict of numbers is no matter for the garbage collector, which took a tenth of the time.
"""

SKIP, NODE = 25, (1 << 24) - 1
"""An edge e leads to e >> 1 & NODE and skips e >> SKIP words; one ends with it if e & 1."""


class Lexicon:
    """Word forms of bokmål and nynorsk, names, and the commonest English words; BadData if a file is not whole."""

    def __init__(self, folder: Path = DATA) -> None:
        try:
            head = json.loads((folder / "language.json").read_text("utf-8"))
        except ValueError as error:
            raise BadData(f"{folder / 'language.json'} is not whole") from error
        self.version: str = head["version"]
        self._codes: dict[str, int] = {c: i + 1 for i, c in enumerate(head["letters"])}
        self.letters: str = head["letters"]
        self._folder = folder
        half = head["edges"]
        graph = _map(folder / "words.bin", 8 * half)
        self.edges, self._skips = graph.cast("I")[:half], graph.cast("I")[half:]
        self.words: int = head["words"]
        n = self.words
        values = _map(folder / "values.bin", 3 * n + 2 * FIRST_WORD)
        self.every_flag = values[:n]
        """The flags of all words, by rank."""
        self._uni = {
            "nb": values[n : 2 * n + FIRST_WORD],
            "nn": values[2 * n + FIRST_WORD : 3 * n + 2 * FIRST_WORD],
        }
        self._costs = {code: costs[FIRST_WORD:] for code, costs in self._uni.items()}
        self.quick = native.Words(graph, self.letters, half, self.every_flag) if native else None
        """The walks through the words, compiled; None if they are not."""
        self._found = lru_cache(1 << 16)(self._find)
        self.rank: Callable[[str], int] = self.quick.rank if self.quick else self._rank
        """The number of a word form (any case), -1 if unknown."""
        self.flags: Callable[[str], int] = self.quick.flags if self.quick else self._flags_of
        """The flags of a word form, 0 if it is unknown."""
        self.nodes: dict[int, Edges] = {0: {}}
        """Nodes met so far, for walks that cannot wait for `step`."""

    @cached_property
    def spellings(self) -> memoryview:
        """The costs that `spelling` sums."""
        return _map(self._folder / "spelling.bin", 1 << 18)

    def spelling(self, word: str) -> float:
        """-ln p of a string of letters as the spelling of some Norwegian word or name, in nats."""
        if self.quick:
            return self.quick.spelling(word.lower(), self.spellings) / STEP
        a = b = total = 0
        codes, costs = self._codes, self.spellings
        for letter in word.lower():
            c = codes.get(letter, 63)
            total += costs[(a << 12) | (b << 6) | c]
            a, b = b, c
        return (total + costs[(a << 12) | (b << 6)]) / STEP

    def step(self, node: int) -> Edges:
        """What may follow at `node` (1: the root, 0: nothing may)."""
        known = self.nodes.get(node)
        if known is None:
            known = {}
            if node:
                at, edges, skips, letters = node, self.edges, self._skips, self.letters
                while True:
                    e = edges[at]
                    known[letters[(e & 63) - 1]] = skips[at] << SKIP | e >> 8 << 1 | e >> 6 & 1
                    if e & 128:
                        break
                    at += 1
            if len(self.nodes) > 50_000:  # some 20 MB; a long run over many files stays there
                self.nodes.clear()
                self.nodes[0] = {}
            self.nodes[node] = known
        return known

    def prefixes(self, text: str, start: int) -> list[tuple[int, int]]:
        """The words that begin at a place of `text` (lower case): (where they end, rank)."""
        if self.quick:
            return self.quick.prefixes(text, start)
        node, rank, passed = 1, 0, 0
        nodes, step, out = self.nodes, self.step, []
        for at in range(start, len(text)):
            edge = (nodes.get(node) or step(node)).get(text[at])
            if edge is None:
                break
            rank += (edge >> SKIP) + passed
            node, passed = edge >> 1 & NODE, edge & 1
            if passed:
                out.append((at + 1, rank))
        return out

    def inflected(self, word: str, language: str) -> int | None:
        """-ln p * STEP of the commonest other form of the word's stem (SHORTEST_STEM letters or more), if any."""
        uni = self._uni[language]
        if self.quick:
            return self.quick.inflected(word, ENDINGS, self._costs[language], SHORTEST_STEM)
        nodes, step = self.nodes, self.step
        node, rank, passed = 1, 0, 0
        best: int | None = None
        n = len(word)
        for at in range(n + 1):
            if at >= SHORTEST_STEM and word[at:] in _ENDINGS:
                for other in ENDINGS:
                    to, r, end = node, rank, passed
                    for letter in other:
                        edge = (nodes.get(to) or step(to)).get(letter)
                        if edge is None:
                            break
                        r += (edge >> SKIP) + end
                        to, end = edge >> 1 & NODE, edge & 1
                    else:
                        if end and other != word[at:] and (best is None or uni[FIRST_WORD + r] < best):
                            best = uni[FIRST_WORD + r]
            if at == n or not node:
                break
            edge = (nodes.get(node) or step(node)).get(word[at])
            if edge is None:
                break
            rank += (edge >> SKIP) + passed
            node, passed = edge >> 1 & NODE, edge & 1
        return best

    def _find(self, word: str) -> int:
        node, rank, passed = 1, 0, 0
        nodes, step = self.nodes, self.step
        for letter in word:
            edge = (nodes.get(node) or step(node)).get(letter)
            if edge is None:
                return -1
            rank += (edge >> SKIP) + passed
            node, passed = edge >> 1 & NODE, edge & 1
        return rank if passed else -1

    def forms(self) -> Iterator[str]:
        """All word forms, in no order; for benches and look-ups by likeness."""
        stack: list[tuple[int, str]] = [(1, "")]
        while stack:
            node, text = stack.pop()
            for letter, edge in reversed(self.step(node).items()):
                if edge >> 1 & NODE:
                    stack.append((edge >> 1 & NODE, text + letter))
                if edge & 1:
                    yield text + letter

    def _rank(self, word: str) -> int:
        return self._found(word.lower())

    def _flags_of(self, word: str) -> int:
        r = self._rank(word)
        return self.every_flag[r] if r >= 0 else 0

    def flags_at(self, rank: int) -> int:
        """The flags of the word of that rank."""
        return self.every_flag[rank]

    def known(self, word: str) -> bool:
        """Is it a Norwegian word form or a name? English words alone do not count."""
        return bool(self.flags(word) & (NB | NN | NAME))

    def cost(self, word: str, language: str = "nb") -> int | None:
        """-ln p(word) * STEP, or None if it is unknown."""
        r = self.rank(word)
        return None if r < 0 else self.cost_at(r, language)

    def cost_at(self, rank: int, language: str) -> int:
        """The same of the word of that rank."""
        return self._uni[language][FIRST_WORD + rank]

    def costs(self, language: str) -> memoryview:
        """The same of all words, by rank."""
        return self._costs[language]

    def count(self, word: str) -> int:
        """Expected occurrences in 100 million words of written Norwegian (both standards); 0 if unknown."""
        r = self.rank(word)
        if r < 0 or not self.every_flag[r] & (NB | NN | NAME):
            return 0
        best = min(self._uni["nb"][FIRST_WORD + r], self._uni["nn"][FIRST_WORD + r] + 24)
        return max(1, round(1e8 * exp(-best / STEP)))

    @cache  # noqa: B019 - a lexicon lives as long as the process
    def language(self, code: str) -> Language:
        """The sequence model of "nb" or "nn"."""
        return Language(
            self._uni[code], Grams(self._folder / f"pairs_{code}.bin"), Grams(self._folder / f"triples_{code}.bin")
        )


@cache
def load() -> Lexicon:
    """The lexicon, mapped once in a process."""
    return Lexicon()


def version() -> str:
    """The version of the language data, for stamps; cheap."""
    return str(json.loads((DATA / "language.json").read_text("utf-8"))["version"])
