"""The embedded engine: Whoosh, through the interface that all its forks share.

Whoosh writes and keeps the postings; the scoring is ours. Each posting carries what the term is worth on its page
(`base.impact`), so that a question is a sum over postings. Whoosh's own trees of matchers spend five to ten times
as long on the same postings, since each step of each is a call.

Whoosh keeps pickles all over its files, so an index folder from elsewhere must never be opened; `fulltext` seals
the folder and lets none in here that it did not write. Whoosh does not call fsync; `commit` does, so that what
the seal names is on the disk.

Of the four forks that install the module `whoosh`, all of which pass tests/contracts, whoosh3 is pinned: see
`bench/forks.py` for the figures and the reasons.
"""

from __future__ import annotations

import heapq
import os
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import whoosh
from whoosh import columns, fields, formats
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from index.base import EXACT, FIELDS, All, Found, Node, PageTerms, Phrase, Some, Term, idf, impact

ENGINE = "whoosh " + ".".join(map(str, whoosh.__version__))
DOCUMENT, KEY, PAGE = "doc", "key", "page"
"""The document's key as a term (to remove it) and as a number, the page's number."""
MEMORY_MB = 256
"""Postings kept in memory before they are spilled; 64 to 512 tried: beyond 256 no faster."""

Scores = dict[int, float]
"""Whoosh's number of a page → its score."""


class Places(formats.Positions):  # type: ignore[misc]
    """Positions as plain numbers: Whoosh's own format pickles every posting."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return array("I", valuestring).tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // array("I").itemsize

    def decode_weight(self, valuestring: bytes) -> float:
        return float(self.decode_frequency(valuestring))


class Bag(fields.FieldType):  # type: ignore[misc]
    """A field of ready terms, each with what it is worth on the page."""

    indexed, scorable, stored, unique = True, False, False, False

    def __init__(self, name: str) -> None:
        self.name = name
        self.format: Any = formats.Existence()
        self.analyzer = None
        self.spelling = False
        self.vector = None
        self.column_type = None

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        length = len(value)
        for term, count in Counter(value).items():
            yield term.encode("utf-8"), count, impact(count, length, self.name), b""


class Sequenced(Bag):
    """The same with the places of the terms."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.format = Places()

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, term in enumerate(value):
            places[term].append(place)
        length = len(value)
        for term, at in places.items():
            yield term.encode("utf-8"), len(at), impact(len(at), length, self.name), array("I", at).tobytes()


def schema() -> Any:
    ours = {field: Sequenced(field) if field == EXACT else Bag(field) for field in FIELDS}
    return fields.Schema(**ours, **{DOCUMENT: fields.ID(), KEY: _number(), PAGE: _number()})


def _number() -> Any:
    return fields.COLUMN(columns.NumericColumn("q"))


class WhooshIndex:
    """A `SearchIndex` in a folder of its own."""

    def __init__(self, index: Any, folder: Path) -> None:
        self._index = index
        self._folder = folder
        self._open_writer: Any = None

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

    @property
    def _writer(self) -> Any:
        if self._open_writer is None:
            self._open_writer = self._index.writer(limitmb=MEMORY_MB)
        return self._open_writer

    def add(self, pages: Iterable[PageTerms]) -> None:
        writer = self._writer
        for page in pages:
            terms = {field: words for field, words in page.terms.items() if words}
            writer.add_document(**terms, **{DOCUMENT: str(page.document), KEY: page.document, PAGE: page.page})

    def remove(self, documents: Collection[int]) -> None:
        for key in documents:
            self._writer.delete_by_term(DOCUMENT, str(key))

    def commit(self) -> None:
        if self._open_writer is None:
            return
        writer, self._open_writer = self._open_writer, None
        writer.commit()
        self._forget_reader()
        for path in self._folder.iterdir():
            with path.open("rb") as file:
                os.fsync(file.fileno())

    def _forget_reader(self) -> None:
        reader = self.__dict__.pop("_reader", None)
        self.__dict__.pop("_numbers", None)
        if reader is not None:
            reader.close()

    def close(self) -> None:
        if self._open_writer is not None:
            self._open_writer.cancel()
            self._open_writer = None
        self._forget_reader()
        self._index.close()

    # --- reading ---

    @cached_property
    def _reader(self) -> Any:
        return self._index.reader()

    @cached_property
    def _numbers(self) -> Any:
        """For each of Whoosh's numbers of a page, ours."""
        return self._reader.column_reader(PAGE)

    def documents(self) -> set[int]:
        if not self._reader.doc_count():
            return set()
        keys = self._reader.column_reader(KEY)
        return {int(keys[n]) for n in self._reader.all_doc_ids()}

    def frequency(self, field: str, term: str) -> int:
        return int(self._reader.doc_frequency(field, term))

    def words(self, start: str) -> Iterator[str]:
        return (term.decode("utf-8") for term in self._reader.expand_prefix(EXACT, start))

    def count(self) -> int:
        return int(self._reader.doc_count())

    def search(self, node: Node, *, limit: int, only: Collection[int] | None = None) -> Found:
        if not self.count():
            return Found((), 0)
        scores: Scores = {}
        for reader, offset in self._reader.leaf_readers():
            found = _Scorer(reader, self._weight).scores(node)
            gone = reader.is_deleted if reader.has_deletions() else None
            scores |= {n + offset: score for n, score in found.items() if gone is None or not gone(n)}
        numbers = self._numbers
        if only is not None:
            scores = {n: score for n, score in scores.items() if numbers[n] in only}
        best = heapq.nsmallest(limit, ((-score, n) for n, score in scores.items()))
        return Found(tuple((int(numbers[n]), -score) for score, n in best), len(scores))

    def _weight(self, field: str, term: str) -> float:
        """How much a term tells in the whole index, not in one segment of it."""
        return idf(self._reader.doc_count_all(), self.frequency(field, term))


class _Scorer:
    """Scores of all pages of one segment that match a question."""

    def __init__(self, reader: Any, weight: Callable[[str, str], float]) -> None:
        self._reader = reader
        self._weight = weight

    def scores(self, node: Node) -> Scores:
        match node:
            case All(parts, without):
                return self._all(parts, without)
            case Phrase(terms, weight) if len(terms) > 1:
                return self._phrase(terms, weight)
        found: Scores = {}
        self._into(node, found)
        return found

    def _into(self, node: Node, found: Scores) -> None:
        """Add the scores of `node` to `found`: the common case, sums of terms, makes no tables in between."""
        match node:
            case Term(field, text, weight):
                self._term(field, text, weight, found)
            case Phrase((only,), weight):
                self._term(EXACT, only, weight, found)
            case Some(parts):
                for part in parts:
                    self._into(part, found)
            case _:
                for n, score in self.scores(node).items():
                    found[n] = found.get(n, 0.0) + score

    def _term(self, field: str, text: str, weight: float, found: Scores) -> None:
        matcher = self._matcher(field, text)
        if matcher is None:
            return
        factor = weight * self._weight(field, text)
        get = found.get
        for ids, worths in _blocks(matcher):
            for n, worth in zip(ids, worths, strict=True):
                found[n] = get(n, 0.0) + worth * factor

    def _matcher(self, field: str, text: str) -> Any:
        term = text.encode("utf-8")
        if (field, term) not in self._reader:
            return None
        matcher = self._reader.postings(field, term)
        # Deleted pages are taken out at the end; the wrapper that leaves them out costs a call a posting.
        return getattr(matcher, "child", matcher)

    def _all(self, parts: Sequence[Node], without: Sequence[Node]) -> Scores:
        kept: Scores | None = None
        for part in parts:
            found = self.scores(part)
            kept = found if kept is None else {n: s + found[n] for n, s in kept.items() if n in found}
        kept = kept or {}
        for part in without:
            if not kept:
                break
            unwanted = self.scores(part)
            kept = {n: score for n, score in kept.items() if n not in unwanted}
        return kept

    def _phrase(self, terms: Sequence[str], weight: float) -> Scores:
        together = self._all([Term(EXACT, term, weight) for term in dict.fromkeys(terms)], ())
        if not together:
            return {}
        starts: dict[int, set[int]] = {}
        for shift, term in enumerate(terms):
            matcher = self._matcher(EXACT, term)
            for n in sorted(together if shift == 0 else starts):
                matcher.skip_to(n)
                places = {place - shift for place in matcher.value_as("positions")}
                starts[n] = places if shift == 0 else starts[n] & places
            starts = {n: places for n, places in starts.items() if places}
        return {n: together[n] for n in starts}


def _blocks(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float]]]:
    """The postings of a term: Whoosh's numbers of pages, and what the term is worth on each.

    All forks keep a block of postings as two lists; taking the lists whole is six times as fast as asking for each
    posting. That is not part of their interface, so there is a way without.
    """
    if all(hasattr(matcher, name) for name in ("_read_ids", "_read_weights", "_next_block", "_ids", "_weights")):
        while matcher.is_active():
            matcher._read_ids()
            matcher._read_weights()
            yield matcher._ids, matcher._weights
            matcher._next_block()
        return
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),)
        matcher.next()
