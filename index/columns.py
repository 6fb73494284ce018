"""What the library knows of its pages beside their words, as arrays: time, type, names.

Filters, years and facets are asked of all pages that match, so they are answered from columns and not from the
store. `columns.npz` beside the store is only a copy of what the store says; it carries a stamp of what it was made
from, and is made anew where that does not fit. It holds no pickles, so a false one can do no more than mislead.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.when import Known, Time, printed
from ingest.model import DocumentType

VERSION = 3
FILE = "columns.npz"
TYPES = tuple(str(t) for t in DocumentType)
FEW_WORDS = 20
FACETS = ("partner", "network", "measure")
"""Kinds of names that are counted."""

Ints = NDArray[np.int64]
Small = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Columns:
    """One entry a page in the order of `page`; columns of another length tell by `…_page` which page they are of,
    as a place in that order. Pages with one `text` are copies of each other. Times are months as in `index.when`;
    `date` is a number such as 20240131, 0 where it is not known. `names` are kind and canonical name of what
    `name_of` counts."""

    page: Ints
    document: Ints
    number: Small
    text: Ints
    type: NDArray[np.uint8]
    date: Small
    date_first: Small
    date_last: Small
    period_first: Small
    period_last: Small
    row_page: Small
    row_first: Small
    row_last: Small
    printed_page: Small
    printed_first: Small
    printed_last: Small
    name_page: Small
    name_of: Small
    names: NDArray[np.str_]

    @classmethod
    def load(cls, path: Path, stamp: str) -> tuple[Self | None, Self | None]:
        """The columns in `path` if they have this stamp, and else those that are there."""
        try:
            with np.load(path, allow_pickle=False) as file:
                found = cls(**{field.name: file[field.name] for field in fields(cls)})
                return (found, None) if str(file["stamp"]) == stamp else (None, found)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None, None

    def save(self, path: Path, stamp: str) -> None:
        """Write, in one step; where that may not be, nothing happens."""
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            try:
                with beside.open("wb") as file:
                    columns: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
                    np.savez(file, stamp=np.array(stamp), **columns)
                os.replace(beside, path)
            finally:
                beside.unlink(missing_ok=True)

    @classmethod
    def read(cls, db: sqlite3.Connection, old: Columns | None = None) -> Self:
        """What the store says. `old` spares reading the pages again: a page never changes."""
        documents = {
            key: (TYPES.index(kind) if kind in TYPES else 0, _number(date), Known.of(start, end, date))
            for key, kind, date, start, end in db.execute(
                "SELECT key, type, date, period_start, period_end FROM documents"
            )
        }
        pages = db.execute("SELECT id, document, number FROM pages ORDER BY id").fetchall()
        places = {(document, number): n for n, (_, document, number) in enumerate(pages)}
        of_page = [documents[document] for _, document, _ in pages]
        rows = [
            (place, documents[document][2].closed(Time.written(start, end)))
            for document, number, start, end in db.execute(
                "SELECT document, page, start, end FROM relations WHERE start IS NOT NULL OR end IS NOT NULL"
            )
            if (place := places.get((document, number))) is not None
        ]
        names, named = _names(db, places)
        page = _column((id_ for id_, _, _ in pages), np.int64)
        text, years = _texts(db, page, old)
        return cls(
            page=page,
            document=_column((document for _, document, _ in pages), np.int64),
            number=_column(number for _, _, number in pages),
            text=text,
            type=_column((kind for kind, _, _ in of_page), np.uint8),
            date=_column(date for _, date, _ in of_page),
            date_first=_column(known.date.first for _, _, known in of_page),
            date_last=_column(known.date.last for _, _, known in of_page),
            period_first=_column(known.period.first for _, _, known in of_page),
            period_last=_column(known.period.last for _, _, known in of_page),
            row_page=_column(place for place, _ in rows),
            row_first=_column(time.first for _, time in rows),
            row_last=_column(time.last for _, time in rows),
            printed_page=years[0],
            printed_first=years[1],
            printed_last=years[2],
            name_page=_column(place for place, _ in named),
            name_of=_column(name for _, name in named),
            names=np.array(names, np.str_).reshape(-1, 2),
        )

    def places(self, pages: Iterable[int]) -> NDArray[np.bool_]:
        """Which entries are of these pages."""
        return np.isin(self.page, np.fromiter(pages, np.int64))

    def __len__(self) -> int:
        return len(self.page)


def _column(values: Iterable[int], kind: Any = np.int32) -> NDArray[Any]:
    return np.fromiter(values, kind)


def _number(date: str | None) -> int:
    """A date as a number that sorts: 2024-01-31 is 20240131, a month or a year its beginning."""
    digits = (date or "").replace("-", "")[:8]
    return int(digits.ljust(8, "0")) if digits.isdigit() else 0


def _names(
    db: sqlite3.Connection, places: dict[tuple[int, int], int]
) -> tuple[list[tuple[str, str]], list[tuple[int, int]]]:
    """The names that are counted, and which page has which, each pair once."""
    numbers: dict[str, int] = {}
    names: list[tuple[str, str]] = []
    for entity, kind, name in db.execute("SELECT id, kind, name FROM entities ORDER BY id"):
        if kind in FACETS:
            numbers[entity] = len(names)
            names.append((kind, name))
    found = {
        (place, number)
        for entity, document, page in db.execute(
            "SELECT DISTINCT n.entity, m.document, m.page FROM mentions m"
            " JOIN names n ON n.kind = m.kind AND n.name = m.name"
        )
        if (number := numbers.get(entity)) is not None and (place := places.get((document, page))) is not None
    }
    return names, sorted(found)


def _texts(db: sqlite3.Connection, page: Ints, old: Columns | None) -> tuple[Ints, tuple[Small, Small, Small]]:
    """What tells the texts of the pages apart, and the years printed on them: page, first and last."""
    newest = int(old.page[-1]) if old is not None and len(old) else 0
    texts: list[NDArray[Any]] = []
    parts: list[tuple[NDArray[Any], ...]] = []
    if old is not None and newest:
        texts.append(old.text[np.isin(old.page, page)])
        ids = old.page[old.printed_page]
        kept = np.isin(ids, page)
        parts.append((np.searchsorted(page, ids[kept]), old.printed_first[kept], old.printed_last[kept]))
    fresh: list[tuple[int, int, int]] = []
    told: list[int] = []
    for id_, text, title, date in db.execute(
        "SELECT p.id, text, title, date FROM pages p JOIN documents d ON d.key = p.document"
        " WHERE p.id > ? ORDER BY p.id",
        (newest,),
    ):
        fresh += ((id_, first, last) for first, last in sorted(set(printed(text))))
        told.append(_digest(id_, text, title, date))
    array = np.array(fresh, np.int64).reshape(-1, 3)
    parts.append((np.searchsorted(page, array[:, 0]), array[:, 1], array[:, 2]))
    one, two, three = (np.concatenate(column).astype(np.int32) for column in zip(*parts, strict=True))
    return np.concatenate([*texts, _column(told, np.int64)]), (one, two, three)


def _digest(page: int, text: str, title: str | None, date: str | None) -> int:
    """The same number for pages that say the same in documents of one title and date; a page of few words has no
    copies, since many documents begin or end alike."""
    words = text.split()
    if len(words) < FEW_WORDS:
        return -page
    told = "\n".join((title or "", date or "", " ".join(words)))
    return int.from_bytes(blake2b(told.encode("utf-8", "replace"), digest_size=7).digest())
