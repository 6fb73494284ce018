"""The library as tables for pandas, R, Excel and Gephi."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from index.database import in_user_words
from index.graphml import NODE_KEYS, write_graphml
from index.library import Library

Row = Mapping[str, object]

_TABLES = {
    "mentions": "SELECT * FROM mentions_linked",
    "relations": "SELECT l.*, r.rule, r.confidence, r.inferred FROM relations_linked l"
    " JOIN relations r ON r.id = l.relation ORDER BY l.document, l.relation",
    "links": "SELECT * FROM entity_links ORDER BY predecessor, successor",
}
_LISTS = ("aliases", "partners", "contacts")


def export(library: Library, directory: Path | str) -> tuple[Path, ...]:
    """Write entities, their links over the years, mentions and relations to `directory`, which is made; the paths
    of the files.

    CSV (UTF-8 with a byte order mark, without which Excel reads æøå wrongly; a cell that a spreadsheet would run
    as a formula gets an apostrophe in front), JSON Lines, GraphML (entities as nodes, what stands in one relation
    as edges), and Parquet where pyarrow is installed.
    """
    directory = Path(directory)
    library.bring_up_to_date(links_only=True)
    with in_user_words(directory / "export"):
        directory.mkdir(parents=True, exist_ok=True)
        tables = {"entities": _entities(library), **{name: _query(library, sql) for name, sql in _TABLES.items()}}
        written = []
        for name, (columns, rows) in tables.items():
            written.append(_csv(directory / f"{name}.csv", columns, rows))
            written.append(_json_lines(directory / f"{name}.jsonl", rows))
            if importlib.util.find_spec("pyarrow"):
                written.append(_parquet(directory / f"{name}.parquet", columns, rows))
        written.append(_graphml(directory / "network.graphml", library))
    return tuple(written)


def _entities(library: Library) -> tuple[Sequence[str], list[Row]]:
    columns = ("id", "kind", "name", "aliases", "documents", "mentions", "first_year", "last_year", "predecessors",
               "successors")  # fmt: skip
    return columns, [{c: getattr(e, c) for c in columns} for e in library.entities()]


def _query(library: Library, sql: str) -> tuple[Sequence[str], list[Row]]:
    cursor = library.db.execute(sql)
    columns = [column[0] for column in cursor.description]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor]
    for row in rows:
        for name in _LISTS:
            if name in row:
                row[name] = tuple(str(row[name]).split("; ")) if row[name] else ()
        if "inferred" in row:
            row["inferred"] = tuple(json.loads(str(row["inferred"])))
    return columns, list(rows)


def _csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> Path:
    with _whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_cell(row[c]) for c in columns] for row in rows)
    return path


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.lstrip(" \t\r\n")[:1] in ("=", "+", "-", "@"):
        return "'" + value
    return value


def _json_lines(path: Path, rows: Iterable[Row]) -> Path:
    with _whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _parquet(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> Path:
    import pyarrow  # type: ignore[import-not-found,unused-ignore]
    import pyarrow.parquet  # type: ignore[import-not-found,unused-ignore]

    with _whole(path) as part:
        pyarrow.parquet.write_table(pyarrow.table({c: [_plain(row[c]) for row in rows] for c in columns}), part)
    return path


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _graphml(path: Path, library: Library) -> Path:
    nodes = [(e.id, {key: getattr(e, key) for key, _, _ in NODE_KEYS}) for e in library.entities()]
    edges = [(*pair, weight) for pair, weight in sorted(_edges(library).items())]
    with _whole(path) as part:
        write_graphml(part, nodes, edges)
    return path


def _edges(library: Library) -> Counter[tuple[str, str, str]]:
    """Pairs of entities → in how many relations they stand together; mergers weigh 1."""
    edges: Counter[tuple[str, str, str]] = Counter()
    from index.rows import canonical_names, entities_in_rows

    for ids in entities_in_rows(library.db, canonical_names(library.db)):
        edges.update((a, b, "together") for a in ids for b in ids if a < b)
    for one, other, how in library.db.execute("SELECT predecessor, successor, how FROM entity_links"):
        edges[one, other, how] += 1
    nodes = {e.id for e in library.entities()}
    return Counter({pair: n for pair, n in edges.items() if pair[0] in nodes and pair[1] in nodes})


class _whole:  # noqa: N801 - reads as a word at its uses
    """A file that is there whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._path, self._part = path, path.with_name(path.name + ".part")

    def __enter__(self) -> Path:
        return self._part

    def __exit__(self, error: object, *_: object) -> None:
        if error is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink(missing_ok=True)
