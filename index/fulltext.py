"""The full text of a library: its folder, its seal, and how it is kept in step with the store.

The folder is disposable. It is used only if its seal is right: made by this user on this machine (Whoosh's files
hold pickles, and a pickle from elsewhere may do anything), for this library, by this version of the engine, the
analysis and the language data, over exactly these files. Else it is made anew from the store, in a new folder
that then takes the old one's place.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import analysis, columns
from index.base import Node, PageTerms, Scores, SearchIndex
from index.columns import Columns
from index.database import in_user_words
from ingest.model import FormKind

if TYPE_CHECKING:
    from index.library import Library

FOLDER = "fulltext"
_DIGITS = re.compile(r"\d+")
SEAL = "seal.json"

_Alignment = tuple[NDArray[np.bool_] | None, NDArray[np.int64], NDArray[np.int64]]


def engine_version() -> str:
    from index.on_whoosh import ENGINE

    return ENGINE


def _secret() -> bytes:
    """A key that only this user on this machine has; made when first needed."""
    import platformdirs

    folder = Path(platformdirs.user_config_dir("planspor", appauthor=False))
    path = folder / "seal.key"
    with contextlib.suppress(OSError):
        if len(key := path.read_bytes()) == 32:
            return key
        path.unlink()
    key = _key_for_now(folder)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            beside.touch(0o600)
            beside.write_bytes(key)
            with contextlib.suppress(FileExistsError):
                os.link(beside, path)  # another process may have been first: then its key counts
        finally:
            beside.unlink()
        return path.read_bytes()
    return key


@cache
def _key_for_now(folder: Path) -> bytes:
    """The key to be kept in `folder`. Where that cannot be, this process still trusts the index that it made, and
    the next one makes it anew."""
    return secrets.token_bytes(32)


class FullText:
    """The index of one library. `Library.full_text` is the only one to make it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder = library.directory / FOLDER
        self._index: SearchIndex | None = None
        self._generation = -1
        """That of the store when this index was last in step with it; -1: not open."""
        self._columns: tuple[str, Columns] | None = None
        self._places: _Alignment | None = None

    engine = property(lambda self: engine_version())

    # --- asking ---

    def is_current(self) -> bool:
        """True if the index is open (or opens) and holds just what the store holds."""
        return self._opened() is not None and self._generation == self._library.generation

    @property
    def columns(self) -> Columns:
        """What is known of the pages beside their words, as the store has it now."""
        made_from = (self._library.meta(key) for key in ("library", "generation", "links"))
        stamp = ":".join(map(str, (columns.VERSION, *made_from)))
        if self._columns is None or self._columns[0] != stamp:
            path = self._library.directory / columns.FILE
            found, old = Columns.load(path, stamp)
            if found is None:
                found = Columns.read(self._library.db, old)
                found.save(path, stamp)
            self._columns = stamp, found
            self._places = None
        return self._columns[1]

    @property
    def of_document(self) -> NDArray[np.int64]:
        """For each entry of `columns` its document, numbered from 0."""
        return self._aligned()[2]

    def scores(self, node: Node) -> Scores:
        """For each entry of `columns` what the index as it is says of the page; 0 where there is no index."""
        index = self._opened()
        known, places, documents = self._aligned()
        found = np.zeros(len(documents), np.float32)
        if index is not None:
            scores = index.scores(node)
            found[places] = scores if known is None else scores[known]
        return found

    def _aligned(self) -> _Alignment:
        """Which pages of the index are in the store (None: all), their entries in `columns`, and `of_document`."""
        if self._places is None:
            columns, index = self.columns, self._opened()
            pages = index.pages() if index is not None else columns.page[:0]
            places = np.searchsorted(columns.page, pages)
            known = np.isin(pages, columns.page)
            documents = np.unique(columns.document, return_inverse=True)[1]
            self._places = (None, places, documents) if known.all() else (known, places[known], documents)
        return self._places

    def frequency(self, field: str, term: str) -> int:
        index = self._opened()
        return index.frequency(field, term) if index else 0

    def words(self, start: str) -> Iterable[str]:
        index = self._opened()
        return index.words(start) if index else ()

    def count(self) -> int:
        index = self._opened()
        return len(index.pages()) if index else 0

    def can_answer(self) -> bool:
        """False where the store has pages and there is no index of them at all, not even an older one."""
        return self._opened() is not None or not self._stored()

    def state(self) -> str:
        """In a person's words."""
        if self.is_current():
            return "up to date"
        return (
            "behind; the next search brings it up to date"
            if self._opened()
            else "missing; the next search makes it"
        )

    def check(self) -> list[str]:
        """What is wrong with it, a line each."""
        index = self._opened()
        if index is None:
            return ["full text: there is none that fits the store"]
        held, stored = index.documents(), self._stored()
        problems = []
        if missing := stored - held:
            problems.append(f"full text: {len(missing)} documents are missing")
        if extra := held - stored:
            problems.append(f"full text: {len(extra)} documents are not in the store any more")
        return problems

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
        self._index, self._generation, self._places = None, -1, None

    def _opened(self) -> SearchIndex | None:
        if self._index is None:
            seal = self._read_seal()
            if seal is None:
                return None
            from index.on_whoosh import WhooshIndex

            try:
                self._index = WhooshIndex.open(self._folder)
                self._index.pages()
            except Exception:  # whatever a damaged index raises: it is made anew
                self._index = None
                return None
            self._generation = seal
        return self._index

    # --- keeping in step ---

    def bring_up_to_date(self) -> None:
        """Add what is new in the store, take out what is gone; the caller holds the write lock."""
        with in_user_words(self._folder):
            self.close()  # another process may have written since
            index, generation = self._opened(), self._library.generation
            if index is None:
                self.rebuild()
                return
            if self._generation == generation:
                return
            held, stored = index.documents(), self._stored()
            if gone := held - stored:
                index.remove(gone)
            self._write(index, self._folder, stored - held)

    def rebuild(self) -> None:
        """All anew beside the old one, then swapped in; the caller holds the write lock."""
        from index.on_whoosh import WhooshIndex

        with in_user_words(self._folder):
            new, old = (self._folder.with_name(f"{FOLDER}-{word}") for word in ("new", "old"))
            for leftover in (new, old):
                shutil.rmtree(leftover, ignore_errors=True)
            try:
                index = WhooshIndex.create(new)
                try:
                    self._write(index, new, self._stored())
                finally:
                    index.close()
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)  # half an index on a full disk only takes the last room
                raise
            self.close()
            if self._folder.exists():
                self._folder.rename(old)
            new.rename(self._folder)
            shutil.rmtree(old, ignore_errors=True)

    def _write(self, index: SearchIndex, folder: Path, keys: Collection[int]) -> None:
        generation = self._library.generation
        index.add(self._pages(keys))
        index.commit()
        self._generation, self._places = generation, None
        self._write_seal(folder, generation)

    def _stored(self) -> set[int]:
        """Documents with pages: an empty one has nothing to index."""
        return {key for (key,) in self._library.db.execute("SELECT DISTINCT document FROM pages")}

    def _pages(self, keys: Collection[int]) -> Iterator[PageTerms]:
        db: sqlite3.Connection = self._library.db
        for key in sorted(keys):
            (title,) = db.execute("SELECT title FROM documents WHERE key = ?", (key,)).fetchone()
            repeated = _repeated(
                db.execute(
                    'SELECT page, start, "end", text FROM blocks WHERE document = ? AND kind = ? ORDER BY ordinal',
                    (key, FormKind.RUNNING),
                )
            )
            pages = "SELECT id, number, text FROM pages WHERE document = ? ORDER BY id"
            for page, number, text in db.execute(pages, (key,)):
                yield analysis.page_terms(page, key, _without(text, repeated.get(number, ())), title)

    # --- the seal ---

    def _stamp(self) -> dict[str, object]:
        return {
            "library": self._library.meta("library"),
            "engine": engine_version(),
            "analysis": analysis.version(),
        }

    def _files(self, folder: Path) -> dict[str, list[int]]:
        return {
            entry.name: [(stat := entry.stat()).st_size, stat.st_mtime_ns]
            for entry in sorted(os.scandir(folder), key=lambda e: e.name)
            if entry.name != SEAL and not entry.name.endswith("LOCK")
        }

    def _sealed(self, content: dict[str, object]) -> str:
        message = json.dumps(content, sort_keys=True).encode()
        return hmac.new(_secret(), message, hashlib.sha256).hexdigest()

    def _write_seal(self, folder: Path, generation: int) -> None:
        content = {**self._stamp(), "generation": generation, "files": self._files(folder)}
        beside = folder / f"{SEAL}.part"
        beside.write_text(json.dumps({**content, "seal": self._sealed(content)}), "utf-8")
        os.replace(beside, folder / SEAL)

    def _read_seal(self) -> int | None:
        """The store's generation that the index shows; None if the folder may not be used."""
        try:
            content = json.loads((self._folder / SEAL).read_text("utf-8"))
            seal = content.pop("seal")
            if not hmac.compare_digest(str(seal), self._sealed(content)):
                return None
            if any(content.get(key) != value for key, value in self._stamp().items()):
                return None
            return int(content["generation"]) if content["files"] == self._files(self._folder) else None
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return None


def _repeated(running: Iterable[tuple[int, int, int, str]]) -> dict[int, list[tuple[int, int]]]:
    """The places, by page, of running heads and feet that a page before has too, whatever numbers are in them.

    The first counts: it may be all that names the document. On each page they would make all pages answer alike.
    """
    seen, found = set[str](), dict[int, list[tuple[int, int]]]()
    for page, start, end, text in running:
        words = _DIGITS.sub("#", text.casefold())
        if words in seen:
            found.setdefault(page, []).append((start, end))
        seen.add(words)
    return found


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """`text` with a line break in place of each of `places`."""
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]}\n{text[end:]}"
    return text
