"""The cells between drawn rules are those that pdfplumber finds between the same rules."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from ingest.read.layout.edges import cells_between
from ingest.read.layout.sheet import Rule

_places = some.integers(0, 9).map(lambda n: 20.0 * n)
_wobble = some.sampled_from([0.0, 0.5, 1.0, 1.5])


@some.composite
def rules(draw: some.DrawFn) -> list[Rule]:
    found = []
    for _ in range(draw(some.integers(0, 24))):
        place, low, high = draw(_places) + draw(_wobble), draw(_places), draw(_places) + draw(_wobble)
        low, high = min(low, high), max(low, high)
        found.append(Rule(low, place, high, place) if draw(some.booleans()) else Rule(place, low, place, high))
    return found


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom, "object_type": "line",
        "width": rule.x1 - rule.x0, "height": rule.bottom - rule.top, "orientation": "h" if rule.level else "v",
    }  # fmt: skip


def _by_pdfplumber(drawn: list[Rule]) -> list[list[tuple[float, ...]]]:
    edges = merge_edges([_edge(rule) for rule in drawn], 3, 3, 3, 3)
    edges = [edge for edge in edges if max(edge["width"], edge["height"]) >= 5]
    crossings = edges_to_intersections(edges, 3, 3)
    cells = intersections_to_cells(crossings)
    return [list(table) for table in cells_to_tables([c for c in cells if c[2] - c[0] >= 5 and c[3] - c[1] >= 5])]


def _shown(tables: list[Any]) -> list[list[tuple[float, ...]]]:
    # Neighbouring rules are moved to their mean, which leaves the last digits to the order of adding.
    return sorted(sorted(tuple(round(side, 6) for side in cell) for cell in table) for table in tables)


@given(rules())
def test_the_same_cells_in_the_same_tables(drawn: list[Rule]) -> None:
    assert _shown(cells_between(drawn)) == _shown(_by_pdfplumber(drawn))


def test_tables_come_from_top_to_bottom() -> None:
    def grid(left: float, top: float) -> list[Rule]:
        levels = [Rule(left, top + n * 20, left + 100, top + n * 20) for n in range(3)]
        return levels + [Rule(left + n * 50, top, left + n * 50, top + 40) for n in range(3)]

    tables = cells_between(grid(300, 50) + grid(10, 400) + grid(10, 200))
    assert [min(cell[1] for cell in table) for table in tables] == [50, 200, 400]
    assert [len(table) for table in tables] == [4, 4, 4]
