"""Registers of names: bodies, places, schemes, regions and national measures, and how they changed over the years.

The data are the tables in `registers/`, kept by hand except `kommuner.tsv` (see `build_registers.py` and
`SOURCES.md`). A body that only changed its name is one row with the former names as aliases; a body that was
merged into another or split keeps its own row and points to what came after it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent / "registers"
HERAD = frozenset({"Voss", "Ulvik", "Kvam"})
"""Municipalities that call themselves «herad»."""
ONCE_HERAD = frozenset({"Granvin", "Ullensvang"})
"""Those that did so until 2020."""


@dataclass(frozen=True, slots=True)
class RegisterName:
    """One body, place, scheme, region or measure under all its names.

    `kind` is a value of `ingest.model.Kind`: partner, place, scheme, network or measure. `first` and `last`
    are the years of existence under any of its names; None: before 2000 or not known, and still there.
    `successors`: name, "merged", "split" or "renamed", first year of the successor. A body that was away for
    some years has successors and no end (Haram went into Ålesund in 2020 and came back in 2024).
    """

    name: str
    kind: str
    group: str
    aliases: tuple[str, ...]
    first: int | None
    last: int | None
    successors: tuple[tuple[str, str, int], ...]
    source: str
    shared: tuple[str, ...] = ()
    """Forms that others have too (Bø, RVTS): they name this one only with help from the context."""
    everyday: bool = False
    """The name is also an ordinary word or a common surname (Lund, Time, Delta): it wants a word beside it."""
    county: str | None = None
    """The county it lies in or is responsible for, as of today or of its last year."""


@cache
def names() -> tuple[RegisterName, ...]:
    """All rows of all tables, and "X kommune" as a partner for every municipality X."""
    rows = [row for table in _tables() for row in _read(table)]
    return (*rows, *(_as_owner(r) for r in rows if r.group == "municipality"))


@cache
def by_form() -> Mapping[str, tuple[RegisterName, ...]]:
    """Every name, alias and shared form, casefolded → the rows that bear it."""
    found: dict[str, list[RegisterName]] = defaultdict(list)
    for row in names():
        for form in dict.fromkeys(f.casefold() for f in (row.name, *row.aliases, *row.shared)):
            found[form].append(row)
    return MappingProxyType({form: tuple(rows) for form, rows in found.items()})


@cache
def predecessors() -> Mapping[tuple[str, str], tuple[tuple[str, str, int], ...]]:
    """(kind, name) → the bodies that were merged into it or split into it: name, how, year."""
    found: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for row in names():
        for successor, how, year in row.successors:
            found[row.kind, successor].append((row.name, how, year))
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


def _tables() -> list[Path]:
    return sorted(p for p in FOLDER.glob("*.tsv") if p.name != "person_names.tsv")  # read by `person_names`


def _version() -> str:
    digest = hashlib.sha256()
    for table in _tables():
        digest.update(table.read_bytes())
    return digest.hexdigest()[:12]


REGISTER_VERSION: str = _version()
"""Changes whenever the tables do; an index remembers which version it was built with."""


def _read(table: Path) -> list[RegisterName]:
    head, *lines = table.read_text("utf-8").splitlines()
    columns = head.split("\t")
    return [_row(dict(zip(columns, line.split("\t"), strict=True))) for line in lines if line]


def _row(cells: Mapping[str, str]) -> RegisterName:
    return RegisterName(
        name=cells["name"],
        kind=cells["kind"],
        group=cells["group"],
        aliases=_several(cells["aliases"]),
        first=int(cells["first"]) if cells["first"] else None,
        last=int(cells["last"]) if cells["last"] else None,
        successors=tuple(_successor(s) for s in _several(cells["successors"])),
        source=cells["source"],
        shared=_several(cells["shared"]),
        everyday=cells["everyday"] == "yes",
        county=cells["county"] or None,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _successor(cell: str) -> tuple[str, str, int]:
    name, how, year = cell.rsplit(":", 2)
    return name, how, int(year)


def _as_owner(place: RegisterName) -> RegisterName:
    """The municipality as a body that owns and pays."""
    return RegisterName(
        name=_kommune(place.name),
        kind="partner",
        group="municipality",
        aliases=tuple(_kommune(a) for a in place.aliases if " - " not in a)
        + ((f"{place.name} kommune",) if place.name in HERAD else ())
        + ((f"{place.name} herad",) if place.name in ONCE_HERAD else ()),
        first=place.first,
        last=place.last,
        successors=tuple((_kommune(name), how, year) for name, how, year in place.successors),
        source=place.source,
        shared=tuple(_kommune(s) for s in place.shared),
        county=place.county,
    )


def _kommune(name: str) -> str:
    """Bø (Nordland) → Bø kommune (Nordland)."""
    plain, bracket, county = name.partition(" (")
    return f"{plain} {'herad' if name in HERAD else 'kommune'}{bracket}{county}"
