"""What qpdf (through pikepdf) is asked: to mend a damaged file, and how much its pages unpack to."""

from __future__ import annotations

import io
import logging
import zlib
from typing import Any

from ingest.errors import Encrypted, NoPages

_BEST_RATIO = 1030
"""Flate packs no tighter than 1 : 1032, so a small stream cannot unpack to much."""


def repaired(data: bytes, password: str | None) -> bytes | None:
    """The file written anew with its structure mended, or None where nothing can be saved.

    Raises Encrypted, NoPages.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "", suppress_warnings=True) as pdf:
            if len(pdf.pages) == 0:
                raise NoPages("has no pages")
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()
    except pikepdf.PasswordError:
        raise Encrypted("needs a password" if password is None else "needs another password") from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, OverflowError):
        return None


def oversized_pages(data: bytes, password: str | None, page_bytes: int, pages: int) -> dict[int, int]:
    """The pages (from 1) whose drawing instructions unpack to more than `page_bytes`, and to how much at least.

    Only one layer of Flate is looked through; what is packed in several is left to the limits of the worker.
    """
    if len(data) * _BEST_RATIO < page_bytes:
        return {}
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    found: dict[int, int] = {}
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "", suppress_warnings=True) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                if number > pages:
                    break
                contents = page.obj.get("/Contents")
                streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
                size = sum(_unpacked(stream, page_bytes) for stream in streams[:1000])
                if size > page_bytes:
                    found[number] = size
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
        pass  # a damaged file is another's to judge; what was found so far counts
    return found


def _unpacked(stream: Any, bound: int) -> int:
    import pikepdf

    if not isinstance(stream, pikepdf.Stream):
        return 0
    packed = stream.read_raw_bytes()
    if len(packed) * _BEST_RATIO < bound or "FlateDecode" not in str(stream.get("/Filter", "")):
        return len(packed)
    size, unpacker = 0, zlib.decompressobj()
    while packed and size <= bound:
        try:
            size += len(unpacker.decompress(packed, 1 << 20))
        except zlib.error:
            break
        packed = unpacker.unconsumed_tail
    return size
