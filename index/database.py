"""The library's file: opening, migrating and locking it, and its errors in a user's words.

The journal is SQLite's plain one, not WAL: WAL does not work on network drives, and a library often lies on
one. `synchronous` is FULL, so that what was reported as done is on the disk.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.schema import APPLICATION_ID, MIGRATIONS, VERSION
from ingest.errors import Damaged, LibraryError

FILE = "library.sqlite"
LOCK = "writing.lock"
BUSY = 30.0
"""Seconds that one statement waits for another process's commit; a commit takes milliseconds."""
WAIT = 600.0
"""Seconds that a second writer waits for the first one's run."""


@contextmanager
def in_user_words(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the file system as `LibraryError` with what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    except UnicodeEncodeError as error:
        raise Damaged("it holds characters that are no text", "Save the file anew and ingest it again") from error
    except OSError as error:
        raise LibraryError(
            f"cannot write the library in {path.parent}: {error.strerror or error}",
            "Check the space on the disk and your rights to the folder",
        ) from error


def _explained(error: sqlite3.Error, path: Path) -> LibraryError:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return LibraryError(
            f"{path} was moved or taken away while it was written",
            "Put it back, or connect its drive, and run the command again; what was reported is in it",
        )
    if code == sqlite3.SQLITE_FULL:
        return LibraryError(f"the disk of {path} is full", "Make room and run the command again; nothing is lost")
    if code == sqlite3.SQLITE_READONLY:
        return LibraryError(f"{path} may not be written", "Ask for write access to the folder, or use --library")
    if code == sqlite3.SQLITE_CANTOPEN:
        return LibraryError(f"{path} cannot be opened", "Check that the folder exists and that you may use it")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(f"another program is using {path}", "Wait until it is done, then try again")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return LibraryError(
            f"{path} is damaged or is no library",
            "Put back a backup, or move the file away and ingest the documents again",
        )
    if code == sqlite3.SQLITE_IOERR:
        return LibraryError(f"{path} cannot be read or written: {error}", "Check the disk, then try again")
    return LibraryError(f"{path}: {error}", "Run `planspor library check`")


def connect(directory: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the library in `directory`, made or brought to this version where needed.

    Raises:
        LibraryError: there is none (and not `create`), it is damaged, not ours, or of a newer version.
    """
    path = directory / FILE
    if not path.is_file():
        if not create:
            raise LibraryError(f"there is no library in {directory}", "`planspor ingest PATH` makes one")
        with in_user_words(path):
            directory.mkdir(parents=True, exist_ok=True)
    with in_user_words(path):
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")  # the file may come from elsewhere
    version, mark = _number(connection, "user_version"), _number(connection, "application_id")
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version > VERSION and mark == APPLICATION_ID:
        raise LibraryError(
            f"{path} was written by a newer planspor (library version {version}, this one knows {VERSION})",
            "Update planspor, or use another --library",
        )
    if empty and not create:
        raise LibraryError(f"there is no library in {path.parent}", "`planspor ingest PATH` makes one")
    if not empty and mark != APPLICATION_ID:
        raise LibraryError(f"{path} is not a library of planspor", "Use another --library")
    if version < VERSION:
        _migrate(connection)


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        version = _number(connection, "user_version")  # again, now that nobody else can be at it
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        if version == 0:
            connection.execute("INSERT INTO meta VALUES ('library', ?), ('generation', '0')", (uuid.uuid4().hex,))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> Iterator[str]:
    """`executescript` would commit first; so the statements one by one."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise


class WriteLock:
    """One writer at a time, over processes: an SQLite lock on a file of its own, freed when the process ends."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / LOCK
        self._held: sqlite3.Connection | None = None
        self._depth = 0

    def acquire(self, wait: float = 0.0, on_wait: Callable[[str], None] | None = None) -> bool:
        """True if this process now writes; waits up to `wait` seconds and says so once through `on_wait`."""
        if self._held is not None:
            self._depth += 1
            return True
        until = time.monotonic() + wait
        connection = sqlite3.connect(self._path, timeout=0.0, isolation_level=None, check_same_thread=False)
        said = False
        while True:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    connection.close()
                    raise
            else:
                self._held, self._depth = connection, 1
                return True
            if time.monotonic() >= until:
                connection.close()
                return False
            if not said and on_wait is not None:
                on_wait("another planspor is writing to this library; waiting for it to end")
                said = True
            time.sleep(min(0.2, max(0.0, until - time.monotonic())))

    def release(self) -> None:
        self._depth -= 1
        if self._depth == 0 and self._held is not None:
            self._held.close()
            self._held = None

    @contextmanager
    def holding(self, wait: float = WAIT, on_wait: Callable[[str], None] | None = None) -> Iterator[None]:
        """Write inside; raises LibraryError if another process still writes after `wait` seconds."""
        with in_user_words(self._path):
            got = self.acquire(wait, on_wait)
        if not got:
            raise LibraryError(
                f"another planspor is still writing to {self._path.parent}",
                "Wait until it is done, then try again",
            )
        try:
            yield
        finally:
            self.release()
