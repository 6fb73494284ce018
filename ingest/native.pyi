"""The walks of cleaning, compiled from `native/` where there is a compiler at the time of installing.

What each does is said of the Python that does the same where there is none, and that it must agree with.
"""

from collections.abc import Callable
from typing import Any

source: int
"""The checksum of the files it was made of, one behind the other by name (`zlib.crc32`)."""

class Grams:
    """See `ingest.lexicon.Grams`; made of the bytes of its file."""

    def __init__(self, data: memoryview) -> None: ...
    def cost(self, *ids: int) -> int | None: ...
    def weights(self, firsts: list[int], seen: tuple[tuple[int, ...], ...], middle: int) -> list[int]: ...

class Language:
    """See `ingest.lexicon.Language`."""

    def __init__(self, unigrams: memoryview, pairs: Grams | None, triples: Grams | None, backoff: int) -> None: ...
    def unigram(self, word: int) -> int: ...
    def bigram(self, left: int, word: int) -> int: ...
    def trigram(self, far: int, left: int, word: int) -> int: ...
    def after(self, *context: int) -> int | None: ...
    def beam(
        self,
        slots: list[tuple[Any, ...]],
        first: int,
        last: int,
        far: int,
        left: int,
        width: int,
        weight: float,
        step: float,
    ) -> list[int]:
        """See `ingest.clean.decode.beam`."""

    def placed(self, slot: tuple[Any, ...], around: list[int], weight: float, step: float) -> list[float]:
        """See `ingest.clean.decode.placed`."""

class Words:
    """The automaton of `ingest.lexicon.Lexicon`: the bytes of its file, letters, half of its numbers, flags."""

    def __init__(self, graph: memoryview, letters: str, half: int, flags: memoryview) -> None: ...
    def rank(self, word: str) -> int: ...
    def flags(self, word: str) -> int: ...
    def prefixes(self, text: str, start: int) -> list[tuple[int, int]]: ...
    def spelling(self, word: str, costs: memoryview) -> int: ...
    def inflected(self, word: str, endings: tuple[str, ...], costs: memoryview, shortest: int) -> int | None: ...
    def splits(
        self,
        word: str,
        cost_of: Callable[[str, bool], float | None],
        seam: float,
        links: tuple[tuple[str, float], ...],
    ) -> tuple[float, tuple[str, ...]] | None:
        """See `ingest.compounds.splits`."""

    def walked(
        self,
        read: str,
        ways: list[list[tuple[float, int, str]]],
        keeps: list[float],
        lost: list[tuple[float, str]],
        least_lost: float,
        bound: float,
        eager: float,
        pops: int,
        most: int,
        beyond: float,
    ) -> list[tuple[float, int, Any]]:
        """See `ingest.clean.candidates.walked`."""

    def layered(
        self,
        read: str,
        ways: list[list[tuple[float, int, str]]],
        cost_of: Callable[[str, bool], float | None],
        width: int,
        bound: float,
        seam: float,
        link: float,
    ) -> list[tuple[float, float, int, str, int, int]]:
        """See `ingest.clean.candidates.layered`."""
