"""Archives and e-mails → their members. Nothing is ever unpacked to disk, and what is unpacked is bounded."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.errors import Damaged, EmptyFile, Encrypted, Failure, OverLimit, PlansporError, UnknownType
from ingest.read.limits import Limits
from ingest.read.media import Media, by_name, kind_of, may_hold_a_document
from ingest.read.text import decoded

if TYPE_CHECKING:
    from ingest.read.source import SourceFile


_UTF8 = 0x800
"""The flag of a member whose name is UTF-8."""
_DEEPEST = 3
"""Archives and e-mails inside each other that are opened."""


@dataclass
class _Budget:
    """What may still be unpacked, over all levels."""

    size: int
    members: int

    def take(self, content: bytes, limits: Limits) -> None:
        self.size -= len(content)
        self.members -= 1
        if self.size < 0:
            raise OverLimit(f"unpacks to more than {limits.unpacked_bytes / 1e6:,.0f} MB")
        if self.members < 0:
            raise OverLimit(f"holds more than {limits.members:,} files")


def members(path: str, media: Media, sha256: str, size: int, limits: Limits) -> Iterator[SourceFile | Failure]:
    """The documents in an archive; of an e-mail itself and those attached to it; also of those inside them.

    Raises UnreadableSource.
    """
    from ingest.read.source import SourceFile

    if media is Media.EMAIL:
        yield SourceFile(path, path, None, sha256, Media.EMAIL, 0, size)
    documents, names = 0, set[str]()
    for name, content in _members(path, media, limits):
        if name in names:
            continue  # a second member of the same name could not be told from the first
        names.add(name)
        where = f"{path}#{_safe(name)}"
        if isinstance(content, PlansporError):
            yield Failure(where, content)
            continue
        try:
            kind = kind_of(name, content[:4096])
        except UnknownType as unknown:
            yield Failure(where, unknown)
            continue
        if kind is Media.RECORDS:
            yield Failure(where, UnknownType("lies packed inside another file", "Unpack it and read it by itself"))
        elif kind is not None and not content:
            yield Failure(where, EmptyFile("is empty (0 bytes)"))
        elif kind is not None:
            documents += 1
            yield SourceFile(where, path, name, hashlib.sha256(content).hexdigest(), kind, 0, len(content))
    if media is Media.ZIP and not documents:
        raise UnknownType("holds no document that planspor reads")


def member(source: SourceFile, limits: Limits) -> bytes:
    """The content of one member. Raises Damaged, Encrypted, OverLimit."""
    media = Media.EMAIL if by_name(source.file) is Media.EMAIL else Media.ZIP
    for name, content in _members(source.file, media, limits, source.member):
        if name == source.member:
            if isinstance(content, PlansporError):
                raise content
            return content
    raise Damaged("is gone from the file that held it")


_Member = tuple[str, bytes | PlansporError]


def _members(path: str, media: Media, limits: Limits, only: str | None = None) -> Iterator[_Member]:
    """Name and content, or what is wrong with it, of all that lies in a file; `only`: of that and what it lies in.

    What lies in an inner archive or e-mail is named as if that were a folder.
    """
    budget = _Budget(limits.unpacked_bytes, limits.members)
    if media is Media.EMAIL:
        with open(path, "rb") as file:
            yield from _opened(_attached(file.read()), "", limits, budget, only, 1)
    else:
        yield from _opened(_zipped(path, "", limits, only), "", limits, budget, only, 1)


def _opened(
    found: Iterable[_Member], inside: str, limits: Limits, budget: _Budget, only: str | None, depth: int
) -> Iterator[_Member]:
    """`found`, named by where it lies; archives among it are opened, e-mails followed by what is attached."""
    for own, content in found:
        name = inside + own
        if isinstance(content, PlansporError):
            yield name, content
            continue
        budget.take(content, limits)
        try:
            kind = kind_of(name, content[:4096])
        except UnknownType:
            kind = None  # `members` says so
        if kind is not Media.ZIP:
            yield name, content
        if kind not in (Media.ZIP, Media.EMAIL) or (only is not None and not only.startswith(name + "/")):
            continue
        if depth >= _DEEPEST:
            if kind is Media.ZIP:
                yield name, OverLimit(f"lies inside {_DEEPEST} other files", "Unpack it and read it by itself")
            continue
        inner: Iterator[_Member] = (
            _attached(content) if kind is Media.EMAIL else _zipped(io.BytesIO(content), f"{name}/", limits, only)
        )
        empty = kind is Media.ZIP
        try:
            for one in _opened(inner, f"{name}/", limits, budget, only, depth + 1):
                empty = False
                yield one
        except Damaged as error:
            yield name, error
        else:
            if empty:
                yield name, UnknownType("holds no document that planspor reads")


def _attached(data: bytes) -> Iterator[_Member]:
    from ingest.read.mail import attachments

    yield from attachments(data)


def _zipped(path: str | io.BytesIO, inside: str, limits: Limits, only: str | None) -> Iterator[_Member]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > limits.members:
                raise OverLimit(f"holds {len(infos):,} files, more than {limits.members:,}")
            for name, info in sorted(((_name(info), info) for info in infos), key=lambda one: one[0]):
                base = name.rsplit("/", 1)[-1]
                if info.is_dir() or base.startswith((".", "~$")) or name.startswith("__MACOSX/"):
                    continue
                wanted = only is None or only == inside + name or only.startswith(f"{inside}{name}/")
                if wanted and may_hold_a_document(name):
                    yield name, _unpacked(archive, info, limits)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise Damaged("is damaged: the archive cannot be opened") from None


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name. Where the archive does not say that it is UTF-8 it was written in whatever its maker used;
    zipfile has taken it for the American MS-DOS encoding, which loses no byte."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        return decoded(info.filename.encode("cp437"))
    except ValueError:
        return info.filename


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes | PlansporError:
    if info.flag_bits & 1:
        return Encrypted("needs a password")
    if info.file_size > limits.unpacked_bytes:
        return OverLimit(
            f"unpacks to {info.file_size / 1e6:,.0f} MB, more than {limits.unpacked_bytes / 1e6:,.0f}"
        )
    try:
        with archive.open(info) as file:
            # The stated size may lie: read no more than the bound.
            content = file.read(limits.unpacked_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        return Damaged("is damaged inside the archive")
    return (
        OverLimit(f"unpacks to more than {limits.unpacked_bytes / 1e6:,.0f} MB")
        if len(content) > limits.unpacked_bytes
        else content
    )


def _safe(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def open_part(data: bytes, name: str, limits: Limits) -> bytes:
    """One part of a package (ODT) in memory. Raises Damaged, OverLimit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(name) as file:
            content = file.read(limits.unpacked_bytes + 1)
    except (zipfile.BadZipFile, KeyError, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise Damaged("is damaged: a part of the file is missing") from None
    if len(content) > limits.unpacked_bytes:
        raise OverLimit(f"unpacks to more than {limits.unpacked_bytes / 1e6:,.0f} MB")
    return content
