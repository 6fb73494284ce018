"""The engine seam: what every full-text engine can do, in our own terms.

Words are prepared by `index.analysis` before they come here: to an engine a term is an opaque string in a field.
A page is known by its number in the store (`pages.id`), a document by its key. Names, dates and types are not the
engine's business; `index.search` adds them from the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, runtime_checkable

if TYPE_CHECKING:  # commands that do not search should not wait for it
    import numpy as np
    from numpy.typing import NDArray

Pages: TypeAlias = "NDArray[np.int64]"
Scores: TypeAlias = "NDArray[np.float32]"

Amount = TypeVar("Amount", float, "NDArray[Any]")

EXACT, STEM, PART, DAMAGED, TITLE = "x", "s", "p", "k", "t"
FIELDS = (EXACT, STEM, PART, DAMAGED, TITLE)
"""The fields of a page: every token as it is, stems (the title's first), stems of the parts of compounds, what
scanning made of words that are none, and the title alone."""

PLACED = (EXACT, STEM)
"""The fields in which the order of the terms is kept: phrases need the first, words that stand near the second."""

NEAR = 4
"""Places between the parts of a compound that say the same as it: «bibliotek i den enkelte skole»."""
GAP = ""
"""A term that is none and takes a place: what stands on its two sides does not stand side by side."""

B = {EXACT: 0.4, STEM: 0.4, PART: 0.3, DAMAGED: 0.0, TITLE: 0.0}
K1 = 0.5
LENGTH = 250
"""BM25: how much the length of a field counts, how soon repetition stops to count, and the words of an ordinary
page. LENGTH is fixed and not the average of the library, so that what a term is worth on a page (`impact`) can be
stored with it and does not change with other pages. On half of norquad K1 from 0.3 to 1.6 and b from 0.2 to 0.75
were tried (MRR falls from 0.80 to 0.72 as K1 grows) and LENGTH from 45, the true average there, to 300 (.795 to
.803)."""


@dataclass(frozen=True, slots=True)
class PageTerms:
    """A page made searchable: the terms of each field, in order, with repetitions."""

    page: int
    document: int
    terms: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Term:
    """Pages with `text` in `field`; scores `weight` times BM25."""

    field: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pages that hold these terms of a field of `PLACED` one after the other; scores as their sum."""

    terms: tuple[str, ...]
    weight: float = 1.0
    field: str = EXACT


@dataclass(frozen=True, slots=True)
class Near:
    """Pages that hold these terms of the field `STEM`, in any order, each at most `within` places from the one
    before; scores as their sum."""

    terms: tuple[str, ...]
    within: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Some:
    """Pages that match at least one; the scores of all that match are added."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """Pages that match at least one; the best score of all that match counts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Pages that match every part and none of `without`; the scores of the parts are added."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


Node = Term | Phrase | Near | Some | Best | All


@runtime_checkable
class SearchIndex(Protocol):
    """A full-text index. Changes are seen after `commit`; reading sees the state of the last commit."""

    def add(self, pages: Iterable[PageTerms]) -> None:
        """Add pages that are not in the index."""

    def remove(self, documents: Collection[int]) -> None:
        """Take out all pages of the documents with these keys; unknown keys are no error."""

    def commit(self) -> None:
        """Make all changes since the last commit visible and lasting, at once."""

    def documents(self) -> set[int]:
        """The keys of all documents that have a page here."""

    def frequency(self, field: str, term: str) -> int:
        """How many pages hold the term; pages taken out may count until the engine tidies up."""

    def words(self, start: str) -> Iterable[str]:
        """The terms of `EXACT` that begin with `start`, in order."""

    def pages(self) -> Pages:
        """The ids of all pages, in an order that stays until the next commit."""

    def scores(self, node: Node) -> Scores:
        """For each of `pages`, what it is worth; 0 where it does not match."""

    def close(self) -> None:
        """Free files; the index cannot be used afterwards."""


def idf(pages: int, frequency: int) -> float:
    """How much a term tells: BM25's inverse document frequency, never negative (Lucene's form)."""
    frequency = min(frequency, pages)  # it may count pages that are gone
    return log(1.0 + (pages - frequency + 0.5) / (frequency + 0.5))


def impact(times: Amount, length: Amount, field: str) -> Amount:
    """What a term is worth on a page where it stands `times` among `length` of a field: BM25, rarity left out.
    Numbers, or arrays of them."""
    b = B[field]
    return times * (K1 + 1.0) / (times + K1 * (1.0 - b + b * length / LENGTH))
