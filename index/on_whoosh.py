"""The embedded engine: Whoosh, through the interface that all its forks share.

Whoosh keeps pickles all over its files, so an index folder from elsewhere must never be opened; `fulltext` seals
the folder and lets none in here that it did not write. Nothing is stored in the index but numbers and terms.
Whoosh does not call fsync; `commit` does, so that what the seal names is on the disk.
"""

from __future__ import annotations

import os
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import whoosh
from whoosh import columns, fields, formats, query, scoring
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from index.base import EXACT, FIELDS, K1, All, B, Found, Node, PageTerms, Phrase, Some, Term, idf

ENGINE = "whoosh " + ".".join(map(str, whoosh.__version__))
DOCUMENT, KEY, PAGE = "doc", "key", "page"
"""The document's key as a term (to remove it) and as a number, the page's number."""
MEMORY_MB = 128
"""Postings kept in memory before they are spilled; 64 to 512 tried: beyond 128 no faster."""


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
    """A field of ready terms: how often each stands on the page."""

    indexed, scorable, stored, unique = True, True, False, False

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None
        self.spelling = False
        self.vector = None
        self.column_type = None

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, count in Counter(value).items():
            yield term.encode("utf-8"), count, float(count), b""


class Sequenced(Bag):
    """The same with the places of the terms."""

    def __init__(self) -> None:
        super().__init__()
        self.format = Places()

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        places: dict[str, list[int]] = {}
        for place, term in enumerate(value):
            places.setdefault(term, []).append(place)
        for term, at in places.items():
            yield term.encode("utf-8"), len(at), float(len(at)), array("I", at).tobytes()


class OurBM25(scoring.WeightingModel):  # type: ignore[misc]
    """`base.bm25` in Whoosh's shape; it ranks as the plain engine does, but for lengths kept in one byte."""

    def idf(self, searcher: Any, fieldname: str, text: str | bytes) -> float:
        parent = searcher.get_parent()
        return idf(parent.doc_count_all(), parent.doc_frequency(fieldname, text))

    def scorer(self, searcher: Any, fieldname: str, text: str | bytes, qf: int = 1) -> Any:
        return _Scorer(searcher, fieldname, text)


class _Scorer(scoring.WeightLengthScorer):  # type: ignore[misc]
    def __init__(self, searcher: Any, field: str, text: str | bytes) -> None:
        parent = searcher.get_parent()
        b = B.get(field, 0.0)
        self._top = parent.idf(field, text) * (K1 + 1.0)
        self._base = K1 * (1.0 - b)
        self._slope = K1 * b / (parent.avg_field_length(field) or 1.0)
        self.setup(searcher, field, text)

    def _score(self, weight: float, length: float) -> float:
        return float(self._top * weight / (weight + self._base + self._slope * length))


def schema() -> Any:
    ours = {field: Sequenced() if field == EXACT else Bag() for field in FIELDS}
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
        for name in ("_searcher", "_numbers"):
            value = self.__dict__.pop(name, None)
            if name == "_searcher" and value is not None:
                value.close()

    def close(self) -> None:
        if self._open_writer is not None:
            self._open_writer.cancel()
            self._open_writer = None
        self._forget_reader()
        self._index.close()

    # --- reading ---

    @cached_property
    def _searcher(self) -> Any:
        return self._index.searcher(weighting=OurBM25())

    @cached_property
    def _numbers(self) -> array[int]:
        """For each of Whoosh's numbers of a page, ours."""
        reader = self._searcher.reader()
        if not reader.doc_count_all():
            return array("q")
        return array("q", list(reader.column_reader(PAGE)))

    def documents(self) -> set[int]:
        reader = self._searcher.reader()
        if not reader.doc_count():
            return set()
        keys = reader.column_reader(KEY)
        return {int(keys[n]) for n in reader.all_doc_ids()}

    def frequency(self, field: str, term: str) -> int:
        return int(self._searcher.doc_frequency(field, term))

    def words(self, start: str) -> Iterator[str]:
        return (term.decode("utf-8") for term in self._searcher.reader().expand_prefix(EXACT, start))

    def count(self) -> int:
        return int(self._searcher.doc_count())

    def search(self, node: Node, *, limit: int, only: Collection[int] | None = None) -> Found:
        if not self.count():
            return Found((), 0)
        keep = None
        if only is not None:
            wanted = set(only)
            keep = {n for n, page in enumerate(self._numbers) if page in wanted}
            if not keep:  # Whoosh takes an empty filter for none
                return Found((), 0)
        results = self._searcher.search(translate(node), limit=limit, filter=keep)
        pages = [(self._numbers[n], float(score)) for score, n in results.top_n]
        pages.sort(key=lambda pair: (-pair[1], pair[0]))
        return Found(tuple(pages), len(results))


def translate(node: Node) -> Any:
    """Our question as Whoosh's."""
    match node:
        case Term(field, text, weight):
            return query.Term(field, text, boost=weight)
        case Phrase((only,), weight):
            return query.Term(EXACT, only, boost=weight)
        case Phrase(terms, weight):
            return query.Phrase(EXACT, list(terms), boost=weight)
        case Some(parts):
            return query.Or([translate(part) for part in parts]) if len(parts) != 1 else translate(parts[0])
        case All(parts, without):
            wanted = query.And([translate(part) for part in parts]) if len(parts) != 1 else translate(parts[0])
            return query.AndNot(wanted, query.Or([translate(part) for part in without])) if without else wanted
