"""The questions asked of the sample library: search queries with judged pages, and traces with their rows.

`samples/source/queries.tsv` and `traces.toml` are written by hand; the rows of a trace follow from the gold
relations.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from corpus.registers import predecessors
from corpus.sample_source import SAMPLES

Answers = Mapping[str, Mapping[str, Any]]
"""Gold answers by the sample's name, such as `gaula-2012-moete`."""


def read_queries(gold: Answers) -> list[dict[str, Any]]:
    """Each with `kind`, `query` and `judged` (file, page, grade). Raises ValueError if a page is not there."""
    lines = (SAMPLES / "source" / "queries.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [{"kind": kind, "query": query, "judged": _judged(pages, gold)} for kind, query, pages in cells]


def _judged(pages: str, gold: Answers) -> list[dict[str, Any]]:
    judged = []
    for entry in pages.split():
        place, grade = entry.split("=")
        name, page = place.split(":")
        if name not in gold or not 1 <= int(page) <= gold[name]["pages"]:
            raise ValueError(f"No such page: {place}")
        judged.append({"file": gold[name]["file"], "page": int(page), "grade": int(grade)})
    return judged


def read_traces(gold: Answers) -> dict[str, Any]:
    """`traces` with the `rows` they must and the `attendance` they may show; `links` and names to keep `apart`.

    A link says which name goes on under another, with the words that say so.
    """
    data = tomllib.loads((SAMPLES / "source" / "traces.toml").read_text("utf-8"))
    traces = [_trace(group["kind"], name, gold) for group in data["trace"] for name in group["names"]]
    return {"traces": traces, "links": data["link"], "apart": data["apart"]}


def _trace(kind: str, name: str, gold: Answers) -> dict[str, Any]:
    also = earlier_bodies(name) if kind == "partner" else []
    wanted = {name, *also}
    rows = [
        {**row, "file": answers["file"], "via": next((b for b in also if b in row["partners"]), None)}
        for answers in gold.values()
        for row in answers["relations"]
        if wanted & set(_names(kind, row))
    ]
    rows.sort(key=_age(gold))
    must = [row for row in rows if row["measure"] or kind == "person"]
    return {
        "name": name,
        "kind": kind,
        "predecessors": also,
        "rows": must,
        "attendance": [row for row in rows if row not in must],
    }


def earlier_bodies(name: str) -> list[str]:
    """All bodies that were merged into this one, directly or by way of others, nearest first."""
    found: list[str] = []
    queue = [name]
    while queue:
        for earlier, how, _ in predecessors().get(("partner", queue.pop(0)), ()):
            if how == "merged" and earlier not in found:
                found.append(earlier)
                queue.append(earlier)
    return found


def _names(kind: str, row: Mapping[str, Any]) -> Sequence[str | None]:
    if kind in ("partner", "person"):
        names: Sequence[str | None] = row["partners" if kind == "partner" else "contacts"]
        return names
    return [row[kind]]


def _age(gold: Answers) -> Callable[[Mapping[str, Any]], tuple[str, str]]:
    """When a row begins, then when its document was written."""
    dates = {g["file"]: g["date"] or (g["period"] or {}).get("from") or "" for g in gold.values()}
    return lambda row: (row["start"] or dates[row["file"]], dates[row["file"]])
