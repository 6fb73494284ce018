"""A trail as a network: partners at the left, the measures they run, and the networks these belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli.pictures.frame import (
    ENDINGS,
    NOBODY,
    OTHER,
    check_ending,
    colours,
    facts_table,
    hover,
    label,
    new_figure,
    write,
)
from index.graphml import write_graphml
from index.model import Trail
from index.story import Entry, entries

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANE = 0.36
COLUMNS = (0.0, 1.0, 2.0)
"""Where partners, measures and networks stand."""
ROUNDS = 8
"""Times that each column is put in the order of its neighbours: more changes little."""
ATTENDS = "(deltar)"

Edge = tuple[str, str]


def write_graph(trail: Trail, path: Path) -> None:
    """Draw `trail` to `path` (.svg, .png, .html), or write it as GraphML (.graphml).

    Raises:
        click.UsageError: another ending.
    """
    ending = check_ending("--graph", path, (*ENDINGS, ".graphml"))
    found = entries(trail.rows)
    runs: Counter[Edge] = Counter()
    lies: Counter[Edge] = Counter()
    for entry in found:
        measure = entry.row.measure or ATTENDS
        for partner in entry.row.partners or (NOBODY,):
            runs[partner, measure] += len(entry.rows)
        if entry.row.network:
            lies[measure, entry.row.network] += len(entry.rows)
    if ending == ".graphml":
        _graphml(path, runs, lies)
        return
    partners, measures, networks = _ordered(runs, lies)
    tall = max(len(partners), len(measures), len(networks), 1)
    figure = new_figure(13, 1.4 + LANE * tall)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_title(label(trail.name, 70), loc="left", fontsize=13, fontweight="bold")
    axes.set_xlim(-0.75, 2.75)
    axes.set_ylim(tall + 0.2, -1.2)
    if not found:
        axes.text(1, tall / 2, "Ingen rader", ha="center")
    shades = colours(partner for (partner, _), n in runs.items() for _ in range(n))
    places = [_places(names, tall) for names in (partners, measures, networks)]
    for (partner, measure), n in runs.items():
        _line(axes, (0, places[0][partner]), (1, places[1][measure]), shades[partner], n)
    for (measure, network), n in lies.items():
        _line(axes, (1, places[1][measure]), (2, places[2][network]), OTHER, n)
    hovers = _nodes(axes, places, shades, found)
    write(figure, path, ending, hovers, (trail.name, facts_table(trail, found)))


def _ordered(runs: Iterable[Edge], lies: Iterable[Edge]) -> tuple[list[str], list[str], list[str]]:
    """The three columns, each name near those that it is joined to, so that few lines cross."""
    runs, lies = list(runs), list(lies)
    partners = list(dict.fromkeys(p for p, _ in runs))
    measures = list(dict.fromkeys(m for _, m in runs))
    networks = list(dict.fromkeys(n for _, n in lies))
    for _ in range(ROUNDS):
        partners = _by_neighbours(partners, runs, measures)
        networks = _by_neighbours(networks, [(n, m) for m, n in lies], measures)
        both = [*((m, f"p{p}") for p, m in runs), *((m, f"n{n}") for m, n in lies)]
        beside = {**_share(partners, "p"), **_share(networks, "n")}
        measures = _sorted(measures, both, beside)
    return partners, measures, networks


def _by_neighbours(names: Sequence[str], edges: Iterable[Edge], others: Sequence[str]) -> list[str]:
    return _sorted(names, edges, _share(others))


def _share(names: Sequence[str], mark: str = "") -> dict[str, float]:
    """How far down each name stands, 0 to 1."""
    return {mark + name: i / max(len(names) - 1, 1) for i, name in enumerate(names)}


def _sorted(names: Sequence[str], edges: Iterable[Edge], places: Mapping[str, float]) -> list[str]:
    near: dict[str, list[float]] = {name: [] for name in names}
    for one, other in edges:
        near[one].append(places[other])
    old = _share(names)
    return sorted(names, key=lambda n: (sum(near[n]) / len(near[n]) if near[n] else old[n], old[n]))


def _places(names: Sequence[str], tall: int) -> dict[str, float]:
    """Spread evenly over the height."""
    step = tall / max(len(names), 1)
    return {name: step * (i + 0.5) - 0.5 for i, name in enumerate(names)}


def _line(axes: Axes, one: tuple[float, float], other: tuple[float, float], colour: str, weight: int) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Curve

    # Leave room for the labels, which stand right of partners and left of networks, and on measures.
    x0, x1 = one[0] + (0.02 if one[0] == 0 else 0.4), other[0] - (0.4 if other[0] == 1 else 0.02)
    middle = (x0 + x1) / 2
    points = [(x0, one[1]), (middle, one[1]), (middle, other[1]), (x1, other[1])]
    curve = Curve(points, [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4])
    axes.add_patch(PathPatch(curve, fill=False, edgecolor=colour, linewidth=min(1 + 0.6 * weight, 5), alpha=0.75))


def _nodes(
    axes: Axes, places: Sequence[Mapping[str, float]], shades: Mapping[str, str], found: Sequence[Entry]
) -> list[str]:
    """Names at their places; the proofs of each name, for those that point at it."""
    hovers: list[str] = []
    sides = (("right", -0.03, "#222222"), ("center", 0.0, "#222222"), ("left", 0.03, "#444444"))
    told: dict[tuple[int, str], list[Entry]] = {}
    for entry in found:
        for i, names in enumerate(
            (entry.row.partners or (NOBODY,), (entry.row.measure or ATTENDS,), (entry.row.network,))
        ):
            for name in names:
                told.setdefault((i, str(name)), []).append(entry)
    for i, (column, (align, shift, colour)) in enumerate(zip(places, sides, strict=True)):
        for name, y in column.items():
            if i != 1:
                axes.plot([COLUMNS[i]], [y], "o", color=shades.get(name, OTHER) if i == 0 else OTHER, markersize=6)
            text = axes.text(
                COLUMNS[i] + shift,
                y,
                label(name, 40 if i == 1 else 30),
                ha=align,
                va="center",
                fontsize=8,
                color=colour,
            )
            text.set_gid(f"entry{len(hovers)}")
            hovers.append("\n\n".join(hover(entry) for entry in told[i, name]))
    for i, head in enumerate(("Partnere", "Tiltak", "Nettverk")):
        if places[i]:
            axes.text(COLUMNS[i], -0.95, head, ha=sides[i][0], fontsize=9, color="#777777", fontstyle="italic")
    return hovers


def _graphml(path: Path, runs: Mapping[Edge, int], lies: Mapping[Edge, int]) -> None:
    kinds = {f"partner:{p}": ("partner", p) for p, _ in runs}
    kinds |= {f"measure:{m}": ("measure", m) for _, m in runs}
    kinds |= {f"network:{n}": ("network", n) for _, n in lies}
    write_graphml(
        path,
        ((id_, {"kind": kind, "name": name}) for id_, (kind, name) in kinds.items()),
        [
            *((f"partner:{p}", f"measure:{m}", "runs", n) for (p, m), n in runs.items()),
            *((f"measure:{m}", f"network:{k}", "in", n) for (m, k), n in lies.items()),
        ],
    )
