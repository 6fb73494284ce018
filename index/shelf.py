"""A shelf: the postings of some thousands of pages, one packed value for each term. Pure.

An engine in Python pays for every posting that it touches; one that touches a term's postings on all pages of a
shelf as one array pays for terms. Pages have a number of their own on a shelf, from 0. A packed value is, in
little endian, the numbers of the pages that hold the term (16 bits each, ascending) and what it is worth on each
(`base.impact`, 16-bit floats, right to 0.1 %). In the fields `PLACED` the number of pages and the width of the
rest (2 or 4 bytes) stand before, and after these come how often the term stands on each page and all its places.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.base import EXACT, FIELDS, GAP, PLACED, PageTerms, impact

PAGES = 1 << 16
TOKENS = 3_000_000
"""A shelf is full when it has so many pages or words: some 10,000 pages of 300 words. Bounds the memory that one
takes while it is made."""

GONE = -1
"""In a renumbering: a page that is left out."""

Ints = NDArray[np.int64]
Packed = tuple[bytes, bytes]
"""A term in UTF-8 and its packed value."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """A term on a shelf: the pages that hold it, ascending, and what it is worth on each."""

    pages: NDArray[np.integer]
    worths: NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Places(Postings):
    """The same with the places of the term: `counts` a page, `at` counted in words of the page."""

    counts: NDArray[np.integer]
    at: NDArray[np.integer]


def unpack(field: str, value: bytes) -> Postings:
    """The postings of a packed value."""
    if field in PLACED:
        return unpack_places(value)
    n = len(value) // 4
    return Postings(np.frombuffer(value, "<u2", n), np.frombuffer(value, "<f2", n, 2 * n))


def unpack_places(value: bytes) -> Places:
    n, width = np.frombuffer(value, "<u4", 2).tolist()
    after = 8 + 4 * n
    wide = f"<u{width}"
    return Places(
        np.frombuffer(value, "<u2", n, 8),
        np.frombuffer(value, "<f2", n, 8 + 2 * n),
        np.frombuffer(value, wide, n, after),
        np.frombuffer(value, wide, -1, after + n * width),
    )


def _pack_places(places: Places) -> bytes:
    width = 4 if len(places.at) and int(places.at.max()) >= 1 << 16 else 2
    head = np.array([len(places.pages), width], "<u4").tobytes()
    wide = f"<u{width}"
    return b"".join((
        head, _pack_bag(places), places.counts.astype(wide).tobytes(), places.at.astype(wide).tobytes(),
    ))  # fmt: skip


def _pack_bag(postings: Postings) -> bytes:
    return postings.pages.astype("<u2").tobytes() + postings.worths.astype("<f2").tobytes()


class _Numbers(dict[str, int]):
    """Terms numbered in the order in which they are met."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class _Field:
    """All terms of one field of the pages put on a shelf so far."""

    def __init__(self) -> None:
        self.numbers = _Numbers({GAP: 0})
        self.terms = array("I")
        self.sizes = array("I")
        self.lengths = array("I")

    def add(self, terms: Sequence[str]) -> None:
        self.terms.extend(map(self.numbers.__getitem__, terms))
        self.sizes.append(len(terms))
        self.lengths.append(len(terms) - terms.count(GAP))


class Shelf:
    """A shelf while pages are put on it."""

    def __init__(self) -> None:
        self._fields = {field: _Field() for field in FIELDS}
        self.pages = array("q")
        self.documents = array("q")

    def __len__(self) -> int:
        return len(self.pages)

    @property
    def full(self) -> bool:
        return len(self.pages) >= PAGES or len(self._fields[EXACT].terms) >= TOKENS

    def add(self, page: PageTerms) -> None:
        for name, field in self._fields.items():
            field.add(page.terms.get(name, ()))
        self.pages.append(page.page)
        self.documents.append(page.document)

    def words(self) -> list[str]:
        """Every term of `EXACT`, in order."""
        return sorted(word for word in self._fields[EXACT].numbers if word != GAP)

    def packed(self, name: str) -> Iterator[Packed]:
        """Every term of a field."""
        field = self._fields[name]
        return _packed_field(name, field) if field.terms else iter(())


def _packed_field(name: str, field: _Field) -> Iterator[Packed]:
    lengths, sizes = np.frombuffer(field.lengths, np.uint32), np.frombuffer(field.sizes, np.uint32)
    terms = np.frombuffer(field.terms, np.uint32).astype(np.uint64)
    keys = terms << np.uint64(16)
    keys |= np.repeat(np.arange(len(sizes), dtype=np.uint64), sizes)
    at = b""
    if name in PLACED:
        order = np.argsort(keys, kind="stable")
        order = order[np.searchsorted(keys[order], 1 << 16) :]  # without the gaps
        starts = np.cumsum(sizes, dtype=np.int64) - sizes
        places = (np.arange(len(terms), dtype=np.int64) - np.repeat(starts, sizes))[order]
        width = 4 if int(sizes.max()) >= 1 << 16 else 2
        at = places.astype(f"<u{width}").tobytes()
        keys = keys[order]
    else:
        keys.sort()
    if not len(keys):
        return
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))  # of each term on each page
    counts = np.diff(first, append=len(keys))
    pages = (keys[first] & np.uint64(0xFFFF)).astype(np.int64)
    numbers = (keys[first] >> np.uint64(16)).astype(np.int64)
    borders = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))  # of each term
    ends = np.append(borders[1:], len(numbers)).tolist()
    page_bytes = pages.astype("<u2").tobytes()
    worth_bytes = impact(counts, lengths[pages], name).astype("<f2").tobytes()
    names = list(field.numbers)
    if name not in PLACED:
        for number, a, b in zip(numbers[borders].tolist(), borders.tolist(), ends, strict=True):
            yield names[number].encode(), page_bytes[2 * a : 2 * b] + worth_bytes[2 * a : 2 * b]
        return
    count_bytes = counts.astype(f"<u{width}").tobytes()
    at_starts = np.append(first, len(keys)).tolist()
    heads = np.stack((np.array(ends) - borders, np.full(len(ends), width)), 1).astype("<u4").tobytes()
    for n, (number, a, b) in enumerate(zip(numbers[borders].tolist(), borders.tolist(), ends, strict=True)):
        yield names[number].encode(), b"".join((
            heads[8 * n : 8 * n + 8],
            page_bytes[2 * a : 2 * b],
            worth_bytes[2 * a : 2 * b],
            count_bytes[width * a : width * b],
            at[width * at_starts[a] : width * at_starts[b]],
        ))  # fmt: skip


def joined(field: str, parts: Iterable[tuple[bytes, Ints]]) -> bytes | None:
    """The packed values of one term on several shelves as one, each with its renumbering of pages (`GONE`: left
    out), in the order of the new numbers; None if no page is left."""
    kept = [_renumbered(unpack(field, value), new) for value, new in parts]
    pages = np.concatenate([p.pages for p in kept])
    if not len(pages):
        return None
    worths = np.concatenate([p.worths for p in kept])
    if field not in PLACED:
        return _pack_bag(Postings(pages, worths))
    places = [p for p in kept if isinstance(p, Places)]
    counts, at = (np.concatenate(list(c)) for c in ([p.counts for p in places], [p.at for p in places]))
    return _pack_places(Places(pages, worths, counts, at))


def _renumbered(postings: Postings, new: Ints) -> Postings:
    pages = new[postings.pages]
    kept = pages != GONE
    if isinstance(postings, Places):
        at = postings.at[np.repeat(kept, postings.counts)]
        return Places(pages[kept], postings.worths[kept], postings.counts[kept], at)
    return Postings(pages[kept], postings.worths[kept])
