"""What is to be read: paths, folders, archives and record files → one `SourceFile` a document to be."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import (
    BadRecord,
    EmptyFile,
    Failure,
    NoPermission,
    NotFound,
    OverLimit,
    PlansporError,
    UnknownType,
)
from ingest.read.limits import Limits
from ingest.read.media import Media, by_name, kind_of, may_hold_a_document
from ingest.read.text import decoded

_NO_TEXT = re.compile("[\ud800-\udfff]")
_COMPANIONS = frozenset({"README", "LICENSE", "LICENCE", "SOURCES", "MANIFEST"})
"""Files about a collection of documents, not of it."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One document to be: a file, a record in a .jsonl file, or a member of an archive or an e-mail."""

    path: str
    """Absolute, and always text; `FILE#ID` for a record, `FILE#NAME` for a member."""
    file: str
    """The file on disk."""
    member: str | None
    sha256: str
    """Of the file's or the member's content; of a record: of its canonical JSON."""
    media: Media
    offset: int = 0
    """Of a record: where its line starts in the file, in bytes."""
    length: int = 0
    """Of a record: the bytes of its line. Else the bytes of the content."""


def expand(paths: Sequence[str | Path], *, limits: Limits | None = None) -> Iterator[SourceFile | Failure]:
    """The documents to be under `paths`, sorted within each folder, each file once.

    A path that is named and cannot be read is a Failure. Inside folders, hidden files, links that lead in a
    circle, and files that plainly hold no document (programs, tables of data, pictures of other kinds, a
    README or LICENSE that comes with a collection, what is neither file nor folder) are passed over; old Word
    files and the like, which hold documents that planspor cannot read, are a Failure. A folder
    without any document is a Failure too. A name in another encoding than the system's is shown as the text that
    it most likely is.
    """
    for found in _expanded(paths, limits or Limits()):
        name = _as_text(found.path)
        yield found if name == found.path else replace(found, path=name)


def _as_text(path: str) -> str:
    """`path` without what no UTF-8 can hold: old archives keep names in the encodings of their time."""
    if path.isascii() or not _NO_TEXT.search(path):
        return path
    parts = []
    for part in path.split("/"):
        if _NO_TEXT.search(part):
            with contextlib.suppress(ValueError):
                part = decoded(part.encode("utf-8", "surrogateescape"))
            part = _NO_TEXT.sub("\ufffd", part)
        parts.append(part)
    shown = "/".join(parts)
    if os.path.lexists(shown):  # the same name in both encodings: they are two documents
        shown = _NO_TEXT.sub(lambda byte: f"%{ord(byte[0]) & 0xFF:02X}", path)
    return shown


def _expanded(paths: Sequence[str | Path], limits: Limits) -> Iterator[SourceFile | Failure]:
    seen: set[tuple[int, int]] = set()
    for path in paths:
        root = os.path.abspath(path)
        try:
            status = os.stat(root)
        except OSError as error:
            yield Failure(root, _os_error(error))
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield from _file(root, status, seen, limits, named=True)
            continue
        found = False
        for item in _folder(root, seen, limits):
            found = True
            yield item
        if not found:
            yield Failure(root, UnknownType("The folder holds no document that planspor reads"))


def _folder(root: str, seen: set[tuple[int, int]], limits: Limits) -> Iterator[SourceFile | Failure]:
    waiting, folders = [root], set[tuple[int, int]]()
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in folders:
                continue
            folders.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield Failure(folder, _os_error(error))
            continue
        below = []
        for name in names:
            if name.startswith((".", "~$")) or os.path.splitext(name)[0].upper() in _COMPANIONS:
                continue
            path = os.path.join(folder, name)
            try:
                status = os.stat(path)
            except OSError as error:
                yield Failure(path, _os_error(error))
                continue
            if stat.S_ISDIR(status.st_mode):
                below.append(path)
            else:
                yield from _file(path, status, seen, limits, named=False)
        waiting += reversed(below)


def _file(
    path: str, status: os.stat_result, seen: set[tuple[int, int]], limits: Limits, *, named: bool
) -> Iterator[SourceFile | Failure]:
    if not stat.S_ISREG(status.st_mode):
        if named:
            yield Failure(path, UnknownType("is neither a file nor a folder"))
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    try:
        yield from _known_file(path, status.st_size, limits, named=named)
    except OSError as error:
        yield Failure(path, _os_error(error))
    except PlansporError as error:
        yield Failure(path, error)


def _known_file(path: str, size: int, limits: Limits, *, named: bool) -> Iterator[SourceFile | Failure]:
    media = by_name(path)
    if not named and os.path.splitext(path)[1] and not may_hold_a_document(path):
        return
    if size == 0:
        raise EmptyFile("is empty (0 bytes)")
    if size > limits.bytes and media is not Media.RECORDS:
        raise OverLimit(f"has {size / 1e6:,.0f} MB, more than {limits.bytes / 1e6:,.0f}")
    if media is Media.RECORDS:
        yield from _records(path, limits)
        return
    with open(path, "rb") as file:
        head = file.read(4096)
        media = kind_of(path, head)
        if media is None:
            if named:
                raise UnknownType("is of a type that planspor does not know")
            return
        digest = hashlib.sha256(head)
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    if media is Media.ZIP or media is Media.EMAIL:
        from ingest.read.archive import members

        yield from members(path, media, digest.hexdigest(), size, limits)
        return
    yield SourceFile(path, path, None, digest.hexdigest(), media, 0, size)


def _records(path: str, limits: Limits) -> Iterator[SourceFile | Failure]:
    """The records of a .jsonl file, one line in memory at a time. Two with the same id: the second is refused."""
    with open(path, "rb") as file:
        offset, number, ids, any_line = 0, 0, set[bytes](), False
        while line := file.readline(limits.page_bytes):
            start, offset, number = offset, offset + len(line), number + 1
            if not line.strip():
                continue
            any_line = True
            try:
                record = parse_record(line)
            except BadRecord as error:
                yield Failure(path, BadRecord(f"line {number}: {error.message}", error.remedy))
                continue
            identity = str(record["id"])
            mark = hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            if mark in ids:
                yield Failure(
                    path,
                    BadRecord(
                        f"line {number}: the id {identity!r} stands on an earlier line too",
                        "Give each record an id of its own",
                    ),
                )
                continue
            ids.add(mark)
            name = " ".join(identity.split())
            yield SourceFile(
                f"{path}#{name}", path, identity, record_hash(record), Media.RECORDS, start, len(line)
            )
        if not any_line:
            raise EmptyFile("holds no record")


def parse_record(line: bytes) -> dict[str, object]:
    """The record in one line of a .jsonl file. Raises BadRecord."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadRecord("is not JSON in UTF-8") from None
    if not isinstance(record, dict):
        raise BadRecord("is not a JSON object")
    if not isinstance(record.get("id"), str | int) or not str(record["id"]).strip():
        raise BadRecord("has no id")
    if not isinstance(record.get("text"), str):
        raise BadRecord("has no text")
    return record


def record_hash(record: dict[str, object]) -> str:
    canonical = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _os_error(error: OSError) -> PlansporError:
    if isinstance(error, FileNotFoundError):
        return NotFound("does not exist")
    if isinstance(error, PermissionError):
        return NoPermission("may not be read")
    return NotFound(f"cannot be opened ({error.strerror})")
