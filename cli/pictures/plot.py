"""A trail as a timeline: measures down, years across, partners as colours, the proof on hover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.common import printable
from cli.pictures.frame import (
    NOBODY,
    OTHER,
    OTHERS,
    check_ending,
    colours,
    facts_table,
    hover,
    label,
    new_figure,
    source,
    write,
)
from index.model import Row, Trail
from index.story import Entry, entries, gaps

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANE = 0.36
"""Inches for one line of bars."""
ARROW = 0.35
"""How far the point of an open end reaches, in years."""
SILENT = "#F0F0F0"
"""Behind the years of which nothing was found."""
LISTED = 12
"""Undated entries that are listed in the picture; the page lists all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An entry on the time axis: `left`, `right` in years (2024.5 is July), `lane` counted from above; open sides
    have no end in the documents; `loose` has the document's own time only."""

    number: int
    lane: int
    left: float
    right: float
    partners: tuple[str, ...]
    open_left: bool
    open_right: bool
    loose: bool
    unsure: bool


def write_plot(trail: Trail, path: Path) -> None:
    """Draw `trail` to `path` (.svg, .png or a self-contained .html); without rows the picture says so.

    Raises:
        click.UsageError: another ending.
    """
    ending = check_ending("--plot", path)
    found = entries(trail.rows)
    bars, names = lanes(found)
    undated = [entry for entry in found if entry.row.years is None]
    below = min(len(undated), LISTED + 1)
    figure = new_figure(
        12, 1.7 + LANE * max(len(names), 1) + 0.2 * (below + (below > 0)) + 0.25 * _legend_lines(bars)
    )
    axes = figure.add_subplot()
    shades = colours(partner for bar in bars for partner in bar.partners)
    for bar in bars:
        _draw(axes, bar, shades)
    _dress(axes, trail, names, bars)
    _legend(axes, shades, bars, silent=bool(gaps(trail.rows)))
    if undated:
        _list(axes, undated)
    write(figure, path, ending, [hover(entry) for entry in found], (trail.name, facts_table(trail, found)))


def years(value: str, *, end: bool) -> float:
    """A month or year as a number of years; an end counts to the end of its month or year.

    >>> years("2024-08", end=False), years("2024", end=True)
    (2024.5833333333333, 2025.0)
    """
    year, _, rest = value.partition("-")
    month = int(rest[:2]) if rest else (12 if end else 1)
    return int(year) + (month - (0 if end else 1)) / 12


def lanes(found: Sequence[Entry]) -> tuple[list[Bar], list[str]]:
    """Bars in lanes, those of one measure beside or below each other; the labels of the lanes, empty where a lane
    goes on with the measure above it."""
    groups: dict[str, list[int]] = {}
    for number, entry in enumerate(found):
        if entry.row.years is not None:
            groups.setdefault(_name(entry.row), []).append(number)
    bars: list[Bar] = []
    names: list[str] = []
    for name, numbers in groups.items():
        ends: list[float] = []  # of the lanes of this measure
        for number in numbers:
            left, right = _span(found[number].row)
            lane = next((i for i, end in enumerate(ends) if end <= left), len(ends))
            ends[lane:] = [right + ARROW / 2, *ends[lane + 1 :]]
            bars.append(_bar(number, len(names) + lane, found[number], left, right))
        names += [name, *[""] * (len(ends) - 1)]
    return bars, names


def _name(row: Row) -> str:
    return row.measure or f"(deltar) {', '.join(row.contacts or row.partners)}"


def _span(row: Row) -> tuple[float, float]:
    """Where a bar is drawn; an open side reaches to the document's own time."""
    assert row.years is not None
    first, last = row.years
    left = years(row.start, end=False) if row.start else float(first)
    right = years(row.end, end=True) if row.end else float(last + 1)
    if row.start is None and row.end is None and first == last and row.date and len(row.date) >= 7:
        left = years(row.date[:7], end=False)
        right = left + 1 / 12
    return left, max(right, left + 1 / 12)


def _bar(number: int, lane: int, entry: Entry, left: float, right: float) -> Bar:
    row = entry.row
    loose = row.start is None and row.end is None
    return Bar(
        number, lane, left, right, row.partners or (NOBODY,), not loose and row.start is None,
        not loose and row.end is None, loose, bool(entry.doubts),
    )  # fmt: skip


def _draw(axes: Axes, bar: Bar, shades: dict[str, str]) -> None:
    """A stripe for each partner, a point at each open end; times of documents only are pale and dotted."""
    from matplotlib.patches import Polygon, Rectangle

    part = 0.62 / len(bar.partners)
    top = bar.lane - 0.31
    for i, partner in enumerate(bar.partners):
        stripe = Rectangle(
            (bar.left, top + i * part), bar.right - bar.left, part, facecolor=shades[partner],
            alpha=0.35 if bar.loose else 0.9, linewidth=0,
        )  # fmt: skip
        stripe.set_gid(f"entry{bar.number}{'abcdefghijklmnopqrstuvwxyz'[i % 26]}")
        axes.add_patch(stripe)
    for open_side, x, step in ((bar.open_left, bar.left, -ARROW), (bar.open_right, bar.right, ARROW)):
        if open_side:
            axes.add_patch(
                Polygon(
                    [(x, top), (x + step, bar.lane), (x, top + 0.62)],
                    facecolor=shades[bar.partners[0]],
                    alpha=0.45,
                )
            )
    edge = Rectangle(
        (bar.left, top), bar.right - bar.left, 0.62, fill=False, edgecolor="#333333",
        linewidth=0.7, linestyle=":" if bar.loose else "-",
    )  # fmt: skip
    edge.set_gid(f"entry{bar.number}edge")
    axes.add_patch(edge)
    if bar.unsure:
        axes.text(bar.right + (ARROW if bar.open_right else 0.06), bar.lane, "?", va="center", fontsize=9)


def _dress(axes: Axes, trail: Trail, names: list[str], bars: Sequence[Bar]) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.set_title(label(trail.name, 70), loc="left", fontsize=13, fontweight="bold")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
    if not bars:
        axes.set_xticks([])
        axes.set_yticks([])
        axes.text(0.5, 0.5, "Ingen rader med tid", ha="center", va="center", transform=axes.transAxes)
        return
    axes.set_yticks(range(len(names)), [label(name) for name in names], fontsize=8)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(min(bar.left for bar in bars) - 0.5, max(bar.right for bar in bars) + 0.7)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=16, integer=True, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")
    axes.grid(axis="x", color="#DDDDDD")
    axes.set_axisbelow(True)
    starts = [lane for lane, name in enumerate(names) if name]
    for lane in starts[1:]:
        axes.axhline(lane - 0.5, color="#EEEEEE", linewidth=0.8, zorder=0)
    for gap in gaps(trail.rows):
        axes.axvspan(gap.first, gap.last + 1, color=SILENT, zorder=0)


def _legend_lines(bars: Sequence[Bar]) -> int:
    return 1 + len({partner for bar in bars for partner in bar.partners}) // 3


def _legend(axes: Axes, shades: dict[str, str], bars: Sequence[Bar], *, silent: bool) -> None:
    from matplotlib.patches import Patch

    seen = {partner for bar in bars for partner in bar.partners}
    handles = [Patch(color=c, label=label(n, 34)) for n, c in shades.items() if c != OTHER and n in seen]
    if OTHER in shades.values():
        handles.append(Patch(color=OTHER, label=OTHERS))
    if any(bar.loose for bar in bars):
        handles.append(
            Patch(facecolor="#EEEEEE", edgecolor="#333333", linestyle=":", label="bare dokumentets egen tid")
        )
    if any(bar.open_left or bar.open_right for bar in bars):
        handles.append(Patch(color="#999999", alpha=0.45, label="spiss: åpen start eller slutt"))
    if silent:
        handles.append(Patch(color=SILENT, label="år der ikke noe er funnet"))
    if handles:
        axes.figure.legend(handles=handles, loc="outside lower left", ncols=3, frameon=False, fontsize=8)


def _list(axes: Axes, undated: Sequence[Entry]) -> None:
    lines = [f"{_name(e.row)} ({source(e.row)})" for e in undated[:LISTED]]
    if len(undated) > LISTED:
        lines.append(f"og {len(undated) - LISTED} til")
    text = "Uten tid:\n" + "\n".join(f"· {label(printable(line), 150)}" for line in lines)
    axes.set_xlabel(text, loc="left", fontsize=8)
