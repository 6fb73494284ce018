"""The walks of cleaning and the bulk questions of reading, compiled from `native/` where there is a compiler at
the time of installing.

What each does is said of the Python that does the same where there is none, and that it must agree with.
"""

from collections.abc import Callable
from typing import Any

Change = tuple[str, str]
Found = tuple[str, int, tuple[Change, ...]]

source: int
"""The checksum of the files it was made of, one behind the other by name (`zlib.crc32`)."""

def answers(address: int, kind: str, count: int, *columns: int | list[int] | range) -> list[Any]:
    """See `ingest.read.pdf.calls.Function.each`; the address of a function, and what it gives and takes."""

class Grams:
    """See `ingest.lexicon.Grams`; made of the bytes of its file."""

    def __init__(self, data: memoryview) -> None: ...
    def cost(self, *ids: int) -> int | None: ...

class Language:
    """See `ingest.lexicon.Language`."""

    def __init__(self, unigrams: memoryview, pairs: Grams | None, triples: Grams | None, backoff: int) -> None: ...
    def unigram(self, word: int) -> int: ...
    def bigram(self, left: int, word: int) -> int: ...
    def trigram(self, far: int, left: int, word: int) -> int: ...
    def after(self, *context: int) -> int | None: ...
    def settled(
        self,
        slots: list[tuple[Any, ...]],
        places: list[int],
        competing: list[Any],
        rivals: Rivals,
        known: dict[str, int],
        class_of: Callable[[str], int],
        width: int,
        weight: float,
        step: float,
        fit: float,
        own: float,
    ) -> list[tuple[int, float]]:
        """See `ingest.clean.decode.settled`."""

class Rivals:
    """See `ingest.clean.rivals.Rivals`: weights, what those of words and those of classes look at, how they are
    kept."""

    def __init__(
        self,
        weights: Grams,
        of_words: tuple[tuple[int, ...], ...],
        of_classes: tuple[tuple[int, ...], ...],
        classes: int,
        middle: int,
        scale: float,
    ) -> None: ...
    def fit(self, words: list[tuple[int, int]], place: tuple[int, ...]) -> list[float]: ...

class Words:
    """The automaton of `ingest.lexicon.Lexicon`: the bytes of its file, letters, half of its numbers, flags."""

    def __init__(self, graph: memoryview, letters: str, half: int, flags: memoryview) -> None: ...
    def rank(self, word: str) -> int: ...
    def flags(self, word: str) -> int: ...
    def prefixes(self, text: str, start: int) -> list[tuple[int, int]]: ...
    def spelling(self, word: str, costs: memoryview) -> int: ...
    def inflected(self, word: str, endings: tuple[str, ...], costs: memoryview, shortest: int) -> int | None: ...

class Channel:
    """See `ingest.clean.channel.Channel`: words, ways by what is read, lost letters, costs kept and of changes."""

    def __init__(
        self,
        words: Words,
        rows: list[tuple[str, list[tuple[float, int, str]]]],
        lost: list[tuple[float, int, str]],
        least_lost: float,
        keeps: dict[str, float],
        prices: dict[Change, float],
        never: float,
    ) -> None: ...
    def keep(self, word: str) -> float: ...
    def priced(self, found: tuple[Found, ...]) -> list[tuple[str, int, float]]: ...
    def search(
        self, read: str, bound: float, eager: float, pops: int, most: int, beyond: float
    ) -> tuple[Found, ...]:
        """See `ingest.clean.candidates.search`."""

    def layered(
        self, read: str, parts: Parts, width: int, bound: float, seam: float, link: float
    ) -> list[tuple[float, float, int, str, int, int]]:
        """See `ingest.clean.candidates.layered`."""

class Parts:
    """See `ingest.compounds`: words, their costs in both standards, words that are no part, first parts of two
    letters, words that are no last part, vowels."""

    def __init__(
        self,
        words: Words,
        nb: memoryview,
        nn: memoryview,
        never: tuple[str, ...],
        firsts: tuple[str, ...],
        lasts: tuple[str, ...],
        vowels: str,
    ) -> None: ...
    def cost(self, word: str, first: bool) -> float | None: ...
    def splits(
        self, word: str, seam: float, links: tuple[tuple[str, float], ...]
    ) -> tuple[float, tuple[str, ...]] | None:
        """See `ingest.compounds.splits`."""

    def strangeness(
        self,
        word: str,
        lower: str,
        spelling: memoryview,
        seam: float,
        links: tuple[tuple[str, float], ...],
        endings: tuple[str, ...],
        costs: memoryview,
        shortest: int,
        step: float,
        price: float,
    ) -> float:
        """See `ingest.clean.options.strangeness`."""
