"""Archives and e-mails → their members. Nothing is ever unpacked to disk, and what is unpacked is bounded."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.errors import Damaged, EmptyFile, Encrypted, Failure, OverLimit, PlansporError, UnknownType
from ingest.read.limits import Limits
from ingest.read.media import Media, by_name, is_unreadable_office, sniff

if TYPE_CHECKING:
    from ingest.read.source import SourceFile


def members(path: str, media: Media, sha256: str, size: int, limits: Limits) -> Iterator[SourceFile | Failure]:
    """The documents in an archive; of an e-mail itself and those attached to it. Raises UnreadableSource."""
    from ingest.read.source import SourceFile

    if media is Media.EMAIL:
        yield SourceFile(path, path, None, sha256, Media.EMAIL, 0, size)
        found = _attachments(path)
    else:
        found = _zipped(path, limits)
    left = limits.unpacked_bytes
    documents, names = 0, dict[str, int]()
    for name, content in found:
        names[name] = names.get(name, 0) + 1
        if names[name] > 1:
            continue  # a second member of the same name could not be told from the first
        where = f"{path}#{_safe(name)}"
        if isinstance(content, PlansporError):
            yield Failure(where, content)
            continue
        left -= len(content)
        if left < 0:
            raise OverLimit(f"unpacks to more than {limits.unpacked_bytes / 1e6:,.0f} MB")
        kind = sniff(content[:4096], by_name(name))
        if kind in (Media.ZIP, Media.EMAIL, Media.RECORDS):
            yield Failure(where, UnknownType("lies packed inside another file", "Unpack it and read it by itself"))
        elif kind is None and is_unreadable_office(name):
            yield Failure(where, UnknownType("is of a type that planspor does not read", "Save it as PDF or DOCX"))
        elif kind is not None and not content:
            yield Failure(where, EmptyFile("is empty (0 bytes)"))
        elif kind is not None:
            documents += 1
            yield SourceFile(where, path, name, hashlib.sha256(content).hexdigest(), kind, 0, len(content))
    if media is Media.ZIP and not documents:
        raise UnknownType("holds no document that planspor reads")


def member(source: SourceFile, limits: Limits) -> bytes:
    """The content of one member. Raises Damaged, Encrypted, OverLimit."""
    found = _attachments(source.file) if _is_email(source.file) else _zipped(source.file, limits, source.member)
    for name, content in found:
        if name == source.member:
            if isinstance(content, PlansporError):
                raise content
            return content
    raise Damaged("is gone from the file that held it")


def _is_email(path: str) -> bool:
    return by_name(path) is Media.EMAIL


def _zipped(path: str, limits: Limits, only: str | None = None) -> Iterator[tuple[str, bytes | PlansporError]]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > limits.members:
                raise OverLimit(f"holds {len(infos):,} files, more than {limits.members:,}")
            for info in sorted(infos, key=lambda info: info.filename):
                name = info.filename
                base = name.rsplit("/", 1)[-1]
                if info.is_dir() or base.startswith((".", "~$")) or name.startswith("__MACOSX/"):
                    continue
                if (only is None or name == only) and (by_name(name) or is_unreadable_office(name)):
                    yield name, _unpacked(archive, info, limits)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise Damaged("is damaged: the archive cannot be opened") from None


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


def _attachments(path: str) -> Iterator[tuple[str, bytes | PlansporError]]:
    from ingest.read.mail import attachments

    with open(path, "rb") as file:
        yield from attachments(file.read())


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
