"""Lines beside one another: what the headings of one rank and the items of one list have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ingest.extract.amounts import find_amounts
from ingest.extract.candidates import Place, Unit
from ingest.extract.periods import find_periods
from ingest.extract.recognise import recognise
from ingest.model import FormKind, Kind

_MARK = re.compile(r"[:(,;]|\s[–-]\s|\.\s")


def _shape(p: Place) -> str:
    """The mark behind the head of a line, and whether a fact follows it."""
    rest = p.unit.text[p.end :]
    mark = rest.lstrip(' »"”')[:1]
    return (mark if mark in ":(,–-." else "w" if mark else "") + ("+" if kinds_of_facts(rest[:400]) else "")


def shapes_of_lists(texts: Sequence[Unit]) -> dict[tuple[FormKind, str, int], list[str]]:
    """Kind of line, lead-in and level → the shapes of its lines, each from the first mark in it."""
    out: dict[tuple[FormKind, str, int], list[str]] = {}
    for unit in texts:
        if unit.kind is FormKind.LIST_ITEM:
            m = _MARK.search(unit.text, 8)
            shape = _shape(Place(unit, 0, m.start() if m else len(unit.text), "item"))
            out.setdefault((unit.kind, unit.lead, unit.level), []).append(shape)
    return out


def alike(p: Place, shapes: Mapping[tuple[FormKind, str, int], Sequence[str]]) -> float:
    """The share of the other lines of a list that have the shape this one has if the name ends there."""
    beside = shapes.get((p.unit.kind, p.unit.lead, p.unit.level), ())
    mine = _shape(p)
    return (sum(s == mine for s in beside) - 1) / len(beside) if len(beside) > 1 and mine in beside else 0.0


def rank(unit: Unit) -> tuple[int, bool]:
    """Headings of one rank are of one level, and all or none of them numbered."""
    return unit.level, unit.text.lstrip("#§ ")[:1].isdigit() or bool(re.match(r"[A-Z][.)] ", unit.text))


def facts_below(texts: Sequence[Unit]) -> dict[tuple[int, bool], float]:
    """Rank → share of its headings that have two of body, person, time and sum right below."""
    said: dict[tuple[int, bool], list[bool]] = {}
    for unit in texts:
        if unit.kind is FormKind.HEADING:
            said.setdefault(rank(unit), []).append(len(kinds_of_facts(unit.after)) >= 2)
    return {rank: sum(x) / len(x) for rank, x in said.items() if len(x) > 1}


def with_facts(texts: Sequence[Unit]) -> Counter[tuple[str, int]]:
    """Lead-in and level → how many items of the list name a body, a time or a sum after a short head."""
    said: Counter[tuple[str, int]] = Counter()
    for unit in texts:
        if unit.kind is FormKind.LIST_ITEM and kinds_of_facts(unit.text) & {"partner", "period", "amount"}:
            said[unit.lead, unit.level] += 1
    return said


def rich_lists(texts: Sequence[Unit]) -> dict[tuple[str, int], float]:
    """Lead-in and level → share of the items of a list of two or more that hold two kinds of facts."""
    said: dict[tuple[str, int], list[bool]] = {}
    for unit in texts:
        if unit.kind is FormKind.LIST_ITEM:
            said.setdefault((unit.lead, unit.level), []).append(
                len(kinds_of_facts(unit.text + "\n" + unit.after)) >= 2
            )
    return {of: sum(x) / len(x) for of, x in said.items() if len(x) > 1}


@lru_cache(maxsize=4096)
def kinds_of_facts(text: str) -> frozenset[str]:
    """Which kinds of facts a text holds."""
    out = {h.kind.value for h in recognise(text) if h.kind in (Kind.PARTNER, Kind.PERSON)}
    if find_periods(text):
        out.add("period")
    if find_amounts(text):
        out.add("amount")
    return frozenset(out)
