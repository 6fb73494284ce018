"""The library: one SQLite file that is the truth, and the full text beside it that can always be made anew."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index import codec
from index.database import FILE, WAIT, WriteLock, connect, in_user_words, transaction
from index.model import Entity, Row
from ingest.errors import LibraryError
from ingest.model import Document, FileReport, Kind, Mention

if TYPE_CHECKING:
    from index.fulltext import FullText


@dataclass(frozen=True, slots=True)
class Stored:
    """What the library knows of one document without opening it. `version` is of the code that read it."""

    key: int
    id: str
    path: str
    sha256: str
    title: str | None
    type: str
    date: str | None
    waiting_for_ocr: bool
    version: str


@dataclass(frozen=True, slots=True)
class View:
    """One document under the library's names, for `show`."""

    document: Document
    places: tuple[str, ...]
    mentions: tuple[tuple[Mention, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What the library holds. `bytes` on the disk, the full text included."""

    directory: str
    documents: int
    pages: int
    ocr_pages: int
    corrections: int
    mentions: int
    relations: int
    entities: int
    doubtful_links: int
    waiting_for_ocr: int
    links: str
    full_text: str
    engine: str
    bytes: int


class Library:
    """Open with `Library.open`, as a context manager. Every method may raise LibraryError."""

    def __init__(self, directory: Path, db: sqlite3.Connection) -> None:
        self.directory = directory
        self.db = db
        self.lock = WriteLock(directory)
        self.behind: str | None = None
        """Why the last question was answered from an older state; None: it was not."""

    @classmethod
    def open(cls, directory: Path | str, *, create: bool = False) -> Self:
        """The library in `directory`; with `create` an empty one is made where there is none.

        Raises:
            LibraryError: there is none, it is damaged, or it was written by a newer version. It stays as it was.
        """
        directory = Path(directory)
        return cls(directory, connect(directory, create=create))

    def close(self) -> None:
        if "full_text" in self.__dict__:
            self.full_text.close()
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self.directory / FILE

    @cached_property
    def full_text(self) -> FullText:
        """The index of words beside the store; opened when first asked for."""
        from index.fulltext import FullText

        return FullText(self)

    @contextmanager
    def writing(self, wait: float = WAIT, on_wait: Callable[[str], None] | None = None) -> Iterator[None]:
        """Hold the right to write; another process waits `wait` seconds for it, then gets a LibraryError."""
        with self.lock.holding(wait, on_wait):
            yield

    # --- documents ---

    def put(self, document: Document, *, version: str = "") -> str:
        """Store `document` whole, in place of the one from the same path; returns the id it is kept under.

        The id is the document's own, unless one from another path has it: then a number is added.
        """
        added = datetime.now(UTC).isoformat(timespec="seconds")
        with self.writing(), in_user_words(self.path), transaction(self.db):
            self.db.execute("DELETE FROM documents WHERE path = ?", (document.path,))
            document = self._with_free_id(document)
            codec.write(self.db, document, version=version, added=added)
            self._changed()
        return document.id

    def _with_free_id(self, document: Document) -> Document:
        from dataclasses import replace

        free, n = document.id, 1
        while self.db.execute("SELECT 1 FROM documents WHERE id = ?", (free,)).fetchone():
            n += 1
            free = f"{document.id}-{n}"
        return document if free == document.id else replace(document, id=free)

    def forget(self, name: str) -> str:
        """Take a document out, and bring links and full text up to date; returns its path."""
        with self.writing():
            with in_user_words(self.path):
                found = self.find(name)
                with transaction(self.db):
                    self.db.execute("DELETE FROM documents WHERE key = ?", (found.key,))
                    self._changed()
            self.bring_up_to_date()
        return found.path

    def _changed(self) -> None:
        """Count the change, in its own transaction, so that links and full text know that they lag behind."""
        self.db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")

    def meta(self, key: str) -> str | None:
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    @property
    def generation(self) -> int:
        """How many times the documents have changed."""
        return int(self.meta("generation") or 0)

    _STORED = "SELECT key, id, path, sha256, title, type, date, waiting_for_ocr, version FROM documents"

    def documents(self) -> tuple[Stored, ...]:
        """All documents in the order of their paths."""
        with in_user_words(self.path):
            return tuple(self._stored(row) for row in self.db.execute(f"{self._STORED} ORDER BY path"))

    @staticmethod
    def _stored(row: tuple[int, str, str, str, str | None, str, str | None, int, str]) -> Stored:
        return Stored(*row[:7], bool(row[7]), row[8])

    @property
    def is_empty(self) -> bool:
        with in_user_words(self.path):
            return self.db.execute("SELECT 1 FROM documents").fetchone() is None

    def at_path(self, path: str) -> Stored | None:
        """What is stored from this very path."""
        with in_user_words(self.path):
            row = self.db.execute(f"{self._STORED} WHERE path = ?", (path,)).fetchone()
        return None if row is None else self._stored(row)

    def report(self, stored: Stored) -> FileReport:
        """The report of a document that is there already."""
        pages, ocr_pages, corrections = self.db.execute(
            "SELECT count(*), coalesce(sum(source = 'ocr'), 0), (SELECT count(*) FROM corrections c JOIN pages q"
            " ON q.id = c.page WHERE q.document = p.document AND NOT doubtful) FROM pages p WHERE document = ?",
            (stored.key,),
        ).fetchone()
        return FileReport(
            stored.path, stored.sha256, "unchanged", stored.id, pages, ocr_pages, corrections or 0,
        )  # fmt: skip

    def find(self, name: str) -> Stored:
        """By id, path, or file name where only one document has it; else LibraryError names the choices."""
        absolute = os.path.abspath(name)
        with in_user_words(self.path):
            for where, value in (("id", name), ("path", name), ("path", absolute), ("file_name", name)):
                rows = self.db.execute(f"{self._STORED} WHERE {where} = ? ORDER BY path", (value,)).fetchall()
                if len(rows) == 1:
                    return self._stored(rows[0])
                if rows:
                    choices = ", ".join(row[1] for row in rows[:5]) + (" …" if len(rows) > 5 else "")
                    raise LibraryError(
                        f"{len(rows)} documents are called {name!r}", f"Give one of the ids: {choices}"
                    )
        raise LibraryError(
            f"the library holds no document {name!r}",
            "Give its id, path or file name; `planspor search` shows them",
        )

    def document(self, name: str) -> Document:
        """The document with this id, path or file name."""
        found = self.find(name)
        with in_user_words(self.path):
            return codec.read(self.db, found.key)

    def view(self, name: str) -> View:
        """A document with its mentions and relations under the names of the library."""
        from index.rows import rows_of_document

        self.bring_up_to_date(links_only=True)
        found = self.find(name)
        with in_user_words(self.path):
            document = codec.read(self.db, found.key)
            canonical = {
                (kind, name): entity
                for kind, name, entity in self.db.execute(
                    "SELECT DISTINCT m.kind, m.name, e.name FROM mentions m JOIN names n ON n.kind = m.kind"
                    " AND n.name = m.name JOIN entities e ON e.id = n.entity WHERE m.document = ?",
                    (found.key,),
                )
            }
            mentions = tuple((m, canonical.get((m.kind, m.name), m.name)) for m in document.mentions)
            places = tuple(dict.fromkeys(name for m, name in mentions if m.kind is Kind.PLACE))
            return View(document, places, mentions, rows_of_document(self.db, found.key))

    # --- entities ---

    def entities(self, kind: Kind | None = None) -> tuple[Entity, ...]:
        """The canonical names, by kind and name."""
        self.bring_up_to_date(links_only=True)
        with in_user_words(self.path):
            from index.link_store import read_entities

            return read_entities(self.db, kind)

    def doubts(self) -> tuple[tuple[str, str, str, float, str], ...]:
        """Pairs that may be one thing and were left apart: kind, name, other name, score 0 to 1, reason."""
        self.bring_up_to_date(links_only=True)
        with in_user_words(self.path):
            return tuple(
                self.db.execute(
                    "SELECT kind, one, other, score, reason FROM link_doubts ORDER BY score DESC, kind, one"
                )
            )

    # --- upkeep ---

    def bring_up_to_date(self, *, links_only: bool = False, relink: bool = False, strict: bool = False) -> bool:
        """Link and index what is not yet (all links anew with `relink`); True if all is up to date afterwards.

        A run that was cut off is finished here. Where another process is writing, or the folder may not be
        written, the library answers from what there is, unless `strict`, or there are no links or no
        full text at all to answer from: then a LibraryError tells what is wrong.
        """
        from index.upkeep import bring_up_to_date

        return bring_up_to_date(self, links_only=links_only, relink=relink, strict=strict)

    def rebuild(self) -> int:
        """Links and full text anew from the store, the full text in a new folder that is swapped in; the number
        of documents."""
        with self.writing():
            self.bring_up_to_date(links_only=True, relink=True, strict=True)
            self.full_text.rebuild()
        return self._count("documents")

    def _count(self, table: str) -> int:
        return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def status(self) -> Status:
        from index.upkeep import links_are_current

        with in_user_words(self.path):
            return Status(
                directory=str(self.directory),
                documents=self._count("documents"),
                pages=self._count("pages"),
                ocr_pages=self._count("pages WHERE source = 'ocr'"),
                corrections=self._count("corrections WHERE doubtful = 0"),
                mentions=self._count("mentions"),
                relations=self._count("relations"),
                entities=self._count("entities"),
                doubtful_links=self._count("link_doubts"),
                waiting_for_ocr=self._count("documents WHERE waiting_for_ocr"),
                links="up to date"
                if links_are_current(self)
                else "behind; the next command brings them up to date",
                full_text=self.full_text.state(),
                engine=self.full_text.engine,
                bytes=sum(p.stat().st_size for p in self.directory.rglob("*") if p.is_file()),
            )

    def check(self) -> tuple[str, ...]:
        """What is wrong, a line each; nothing if all is sound."""
        problems: list[str] = []
        try:
            for (line,) in self.db.execute("PRAGMA integrity_check"):
                if line != "ok":
                    problems.append(f"store: {line}")
            for table, rowid, parent, _ in self.db.execute("PRAGMA foreign_key_check"):
                problems.append(f"store: row {rowid} of {table} has no {parent}")
            for path, number, raw, text in self._texts_at_odds():
                problems.append(f"store: page {number} of {path}: the cleaned text is not raw with its corrections"
                                f" ({len(raw)} and {len(text)} characters)")  # fmt: skip
        except sqlite3.DatabaseError as error:
            return (*problems, f"store: {error}")
        if not problems:
            problems += self.full_text.check()
        return tuple(problems)

    def _texts_at_odds(self) -> Iterator[tuple[str, int, str, str]]:
        for key, path in self.db.execute("SELECT key, path FROM documents").fetchall():
            stored = dict(self.db.execute("SELECT number, text FROM pages WHERE document = ?", (key,)))
            for page in codec.read_pages(self.db, key):
                if stored[page.number] != page.text:
                    yield path, page.number, page.raw, stored[page.number]
