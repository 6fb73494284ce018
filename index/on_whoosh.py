"""The embedded engine: Whoosh, through the interface that its forks share.

To Whoosh a shelf of pages (`index.shelf`) is one document, and what a term says of all its pages is one opaque
value of a posting: so Whoosh writes, sorts, keeps and finds terms, and the arithmetic is done on arrays. Page by
page Whoosh would spend a call or two on every posting, when indexing and when asking.

A commit writes one segment with the new shelves. Small segments are joined with it, and segments most of whose
pages are gone are written anew, so that there are few. A page that is gone stays on its shelf until then; the keys
of such documents stand beside the shelves.

Whoosh keeps pickles all over its files, so an index folder from elsewhere must never be opened; `fulltext` seals
the folder and lets none in here that it did not write. Whoosh does not call fsync; `commit` does, so that what
the seal names is on the disk.

Of the four forks that install the module `whoosh` whoosh3 is pinned; two more pass tests/contracts: see
`bench/forks.py` for the figures and the reasons.
"""

from __future__ import annotations

import heapq
import os
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import whoosh
from numpy.typing import NDArray
from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import TermNotFound

from index.base import FIELDS, Node, Pages, PageTerms, Scores
from index.scoring import Entry, Scorer
from index.shelf import GONE, PAGES, Ints, Packed, Shelf, joined, unpack, unpack_places

ENGINE = "whoosh " + ".".join(map(str, whoosh.__version__)) + " shelves 3"
IDS, KEYS, WORDS, LEFT = "ids", "keys", "words", "left"
"""Of a shelf: its pages' numbers in the store, the keys of their documents, and the terms of `EXACT`; of a
segment: the keys of documents that have left it or older ones."""
MEMORY_MB = 128
"""Postings kept in memory before they are spilled to the disk."""


class Ready(fields.FieldType):  # type: ignore[misc]
    """A field of packed terms."""

    indexed, scorable, stored, unique = True, False, False, False

    def __init__(self) -> None:
        self.format: Any = formats.Format()
        self.analyzer = None
        self.spelling = False
        self.vector = None
        self.column_type = None

    def index(
        self, value: Iterable[tuple[bytes, bytes]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, packed in value:
            yield term, 1, 1.0, packed


def schema() -> Any:
    beside = {name: fields.COLUMN(columns.VarBytesColumn()) for name in (IDS, KEYS, WORDS, LEFT)}
    return fields.Schema(**{field: Ready() for field in FIELDS}, **beside)


@dataclass(frozen=True, eq=False)
class _Segment:
    """A segment of the index, opened: the numbers of its shelves in Whoosh, where the pages of each begin among
    all pages, and what stands beside each."""

    reader: Any
    shelves: tuple[int, ...]
    starts: dict[int, int]
    ids: tuple[Ints, ...]
    keys: tuple[Ints, ...]
    left: Ints

    @classmethod
    def of(cls, reader: Any, start: int) -> _Segment:
        ids, keys, left = (_numbers(reader, name) for name in (IDS, KEYS, LEFT))
        shelves = tuple(n for n, held in enumerate(ids) if len(held))
        starts = {}
        for n in shelves:
            starts[n] = start
            start += len(ids[n])
        gone = np.concatenate(left) if left else np.empty(0, np.int64)
        return cls(reader, shelves, starts, tuple(ids[n] for n in shelves), tuple(keys[n] for n in shelves), gone)

    def values(self, field: str, term: bytes) -> list[tuple[int, bytes]]:
        """Shelf and packed value of a term."""
        try:
            matcher = self.reader.postings(field, term)
        except TermNotFound:
            return []
        found = []
        while matcher.is_active():
            found.append((matcher.id(), matcher.value()))
            matcher.next()
        return found

    def words(self) -> list[bytes]:
        """The terms of `EXACT` of each shelf, a line each with a line end on both sides."""
        column = self.reader.column_reader(WORDS)
        return [column[n] for n in self.shelves]


def _numbers(reader: Any, name: str) -> list[Ints]:
    if not reader.has_column(name):
        return [np.empty(0, np.int64)] * reader.doc_count_all()
    column = reader.column_reader(name)
    return [np.frombuffer(column[n], "<i8") for n in range(reader.doc_count_all())]


class WhooshIndex:
    """A `SearchIndex` in a folder of its own."""

    def __init__(self, index: Any, folder: Path) -> None:
        self._index = index
        self._folder = folder
        self._writer: Any = None
        self._shelf = Shelf()
        self._leaving: set[int] = set()

    @classmethod
    def create(cls, folder: Path) -> WhooshIndex:
        """An empty index in `folder`, which is made."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(FileStorage(str(folder)).create_index(schema()), folder)

    @classmethod
    def open(cls, folder: Path) -> WhooshIndex:
        """The index in `folder`: the caller has made sure that we wrote it (see the top of this module)."""
        return cls(FileIndex(FileStorage(str(folder)), schema=schema()), folder)

    # --- writing ---

    def _open_writer(self) -> Any:
        if self._writer is None:
            # Whoosh would read a compound segment whole to open it, and packed values hardly get smaller.
            self._writer = self._index.writer(limitmb=MEMORY_MB, compound=False, codec=W3Codec(compression=0))
        return self._writer

    def add(self, pages: Iterable[PageTerms]) -> None:
        for page in pages:
            self._shelf.add(page)
            if self._shelf.full:
                self._write_shelf()

    def remove(self, documents: Collection[int]) -> None:
        self._leaving |= set(documents)

    def commit(self) -> None:
        if not (len(self._shelf) or self._leaving or self._writer):
            return
        fresh = len(self._shelf)
        if fresh:
            self._write_shelf()
        left = np.union1d(self._left, np.array(sorted(self._leaving), np.int64))
        old = self._to_join(fresh, left)
        for group in _groups([(s, n) for s in old for n in range(len(s.shelves))], left):
            self._write_joined(group, left)
        kept = {s.reader.segment().segment_id() for s in self._segments if s not in old}
        held = [keys for s in self._segments if s not in old for keys in s.keys]
        left = np.intersect1d(left, np.concatenate(held)) if held else left[:0]
        writer = self._open_writer()
        writer.add_document(**{LEFT: left.tobytes()})
        writer.commit(mergetype=lambda _, segments: [s for s in segments if s.segment_id() in kept])
        self._writer, self._leaving = None, set()
        self._forget_reader()
        for path in self._folder.iterdir():
            with path.open("rb") as file:
                os.fsync(file.fileno())

    def _write_shelf(self) -> None:
        shelf, self._shelf = self._shelf, Shelf()
        self._open_writer().add_document(
            **{field: shelf.packed(field) for field in FIELDS},
            **{IDS: shelf.pages.tobytes(), KEYS: shelf.documents.tobytes(), WORDS: _lines(shelf.words())},
        )

    def _to_join(self, fresh: int, left: Ints) -> list[_Segment]:
        """The segments to write anew: small beside what is new, or with most of their pages gone."""
        sizes = []
        for segment in self._segments:
            keys = np.concatenate(segment.keys) if segment.keys else np.empty(0, np.int64)
            sizes.append((int((~np.isin(keys, left)).sum()), len(keys), segment))
        chosen = []
        for live, size, segment in sorted(sizes, key=itemgetter(0)):
            if live <= 2 * fresh and fresh + live <= PAGES:
                fresh += live
            elif 2 * live > size:
                continue
            chosen.append(segment)
        return chosen

    def _write_joined(self, group: _Group, left: Ints) -> None:
        """The shelves of a group as one, without the pages that are gone."""
        renumbered: dict[tuple[int, int], Ints] = {}
        start = 0
        for n, (segment, at) in enumerate(group):
            live = ~np.isin(segment.keys[at], left)
            renumbered[n, segment.shelves[at]] = np.where(live, np.cumsum(live) - 1 + start, GONE)
            start += int(live.sum())
        if not start:
            return

        def kept(of: Callable[[_Segment], tuple[Ints, ...]]) -> bytes:
            return np.concatenate([of(s)[n][~np.isin(s.keys[n], left)] for s, n in group]).tobytes()

        def packed(field: str) -> Iterator[Packed]:
            streams = [_terms(s, n, field, s.shelves[at]) for n, (s, at) in enumerate(group)]
            for term, found in groupby(heapq.merge(*streams, key=itemgetter(0, 1)), itemgetter(0)):
                value = joined(field, [(packed, renumbered[n, shelf]) for _, n, shelf, packed in found])
                if value is not None:
                    yield term, value

        words = {word for s, n in group for word in s.words()[n].split(b"\n") if word}
        self._open_writer().add_document(
            **{field: packed(field) for field in FIELDS},
            **{IDS: kept(lambda s: s.ids), KEYS: kept(lambda s: s.keys), WORDS: _lines(sorted(words))},
        )

    def _forget_reader(self) -> None:
        reader = self.__dict__.pop("_reader", None)
        for name in ("_segments", "_left", "_live", "_pages", "_scorer", "_words"):
            self.__dict__.pop(name, None)
        if reader is not None:
            reader.close()

    def close(self) -> None:
        if self._writer is not None:
            # After a failed commit (a full disk) the writer is closed already and says so by an error.
            with suppress(Exception):
                self._writer.cancel()
            self._writer = None
        self._forget_reader()
        self._index.close()

    # --- reading ---

    @cached_property
    def _reader(self) -> Any:
        return self._index.reader()

    @cached_property
    def _segments(self) -> list[_Segment]:
        segments, start = [], 0
        if self._reader.doc_count_all():
            for reader, _ in self._reader.leaf_readers():
                segments.append(_Segment.of(reader, start))
                start += sum(map(len, segments[-1].ids))
        return segments

    @cached_property
    def _left(self) -> Ints:
        """Keys of the documents whose pages do not count any more."""
        return np.unique(_together([s.left for s in self._segments]))

    @cached_property
    def _live(self) -> NDArray[np.bool_] | None:
        """Which of all pages count; None: all of them."""
        if not len(self._left):
            return None
        return ~np.isin(_together([keys for s in self._segments for keys in s.keys]), self._left)

    def _counted(self, values: NDArray[Any]) -> NDArray[Any]:
        return values if self._live is None else values[self._live]

    def documents(self) -> set[int]:
        keys = _together([keys for s in self._segments for keys in s.keys])
        return set(np.unique(self._counted(keys)).tolist())

    @cached_property
    def _pages(self) -> Pages:
        return self._counted(_together([ids for s in self._segments for ids in s.ids]))

    def pages(self) -> Pages:
        return self._pages

    def words(self, start: str) -> Iterator[str]:
        found = {word for lines in self._words for word in _beginning(lines, start.encode())}
        return (word.decode() for word in sorted(found))

    @cached_property
    def _words(self) -> list[bytes]:
        return [lines for segment in self._segments for lines in segment.words()]

    def frequency(self, field: str, term: str) -> int:
        return len(self._scorer.entry(field, term)[0])

    def scores(self, node: Node) -> Scores:
        return self._counted(self._scorer.scores(node))

    @cached_property
    def _scorer(self) -> Scorer:
        size = sum(len(ids) for s in self._segments for ids in s.ids)
        return Scorer(size, len(self._pages), self._entry, self._places)

    def _entry(self, field: str, term: str) -> Entry:
        """The pages that hold a term, counted over all segments, and what it is worth on each."""
        pages, worths = [], []
        for segment in self._segments:
            for shelf, value in segment.values(field, term.encode()):
                postings = unpack(field, value)
                pages.append(postings.pages.astype(np.int32) + segment.starts[shelf])
                worths.append(postings.worths.astype(np.float32))
        return _together(pages, np.int32), _together(worths, np.float32)

    def _places(self, field: str, term: str) -> Ints:
        """Where a term stands: the page's number in the upper half, the place on it in the lower."""
        found = []
        for segment in self._segments:
            for shelf, value in segment.values(field, term.encode()):
                places = unpack_places(value)
                pages = places.pages.astype(np.int64) + segment.starts[shelf]
                found.append((np.repeat(pages, places.counts) << 32) | places.at)
        return _together(found)


_Group = list[tuple[_Segment, int]]
"""Shelves that become one: each its segment and its number there."""


def _groups(shelves: _Group, left: Ints) -> list[_Group]:
    """Shelves in order, as many together as have room on one."""
    groups: list[_Group] = []
    size = 0
    for segment, n in shelves:
        live = int((~np.isin(segment.keys[n], left)).sum())
        if not groups or size + live > PAGES:
            groups.append([])
            size = 0
        groups[-1].append((segment, n))
        size += live
    return groups


def _terms(segment: _Segment, n: int, field: str, shelf: int) -> Iterator[tuple[bytes, int, int, bytes]]:
    """Every term of a field that stands on a shelf, in order: term, `n`, shelf, packed value."""
    if field not in segment.reader.indexed_field_names():
        return
    for term in segment.reader.lexicon(field):
        for found, value in segment.values(field, term):
            if found == shelf:
                yield term, n, shelf, value


def _lines(words: Sequence[str] | Sequence[bytes]) -> bytes:
    lines = [word if isinstance(word, bytes) else word.encode() for word in words]
    return b"\n".join((b"", *sorted(lines), b""))


def _beginning(lines: bytes, start: bytes) -> list[bytes]:
    """The lines that begin with `start`, of `_lines` that are in order."""

    def line_at(place: int) -> bytes:
        begin = lines.rfind(b"\n", 0, place + 1) + 1
        return lines[begin : lines.find(b"\n", begin)][: len(start)]

    places = range(len(lines) - 1)
    first, last = (bisect(places, start, key=line_at) for bisect in (bisect_left, bisect_right))
    return lines[first + 1 : last].split(b"\n") if first < last else []


def _together(arrays: Sequence[NDArray[Any]], kind: Any = np.int64) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, kind)
