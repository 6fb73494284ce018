"""A trail as a timeline: measures down, years across, partners as colours, the proof on hover."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.common import printable
from index.model import Row, Trail

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ENDINGS = (".svg", ".png", ".html")
PALETTE = ("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#997700", "#004488", "#BB5566")
"""Paul Tol's bright and high-contrast schemes: told apart by colour-blind readers too."""
OTHER = "#BBBBBB"
ROW_INCHES = 0.34
NAME_LENGTH = 60
OPEN_YEARS = 1.0
"""How far a bar with an open side is drawn; its edge is dashed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row on the time axis: `left`, `right` in years (2024.5 is July); `open_side`: no start or no end given."""

    label: str
    left: float
    right: float
    partner: str
    hover: str
    open_side: bool


def write_plot(trail: Trail, path: Path) -> None:
    """Draw `trail` to `path` (.svg, .png or a self-contained .html).

    Raises:
        click.UsageError: another ending, or no row has a time.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(f"--plot {path}: the file must end in {', '.join(ENDINGS)}")
    bars = [bar for row in trail.rows if (bar := _bar(row)) is not None]
    if not bars:
        raise click.UsageError(f"--plot: no row of {trail.name} has a period or a date to draw")
    if ending == ".png":
        path.write_bytes(_draw(trail, bars, "png"))
        return
    svg = _hover(_draw(trail, bars, "svg").decode("utf-8"), [bar.hover for bar in bars])
    path.write_text(svg if ending == ".svg" else _page(trail, svg), "utf-8")


def years(value: str, *, end: bool) -> float:
    """A month or year as a number of years; an end counts to the end of its month or year.

    >>> years("2024-08", end=False), years("2024", end=True)
    (2024.5833333333333, 2025.0)
    """
    year, _, rest = value.partition("-")
    month = int(rest[:2]) if rest else (12 if end else 1)
    return int(year) + (month - (0 if end else 1)) / 12


def _bar(row: Row) -> Bar | None:
    if row.start is None and row.end is None:
        if row.date is None:
            return None
        left = years(row.date[:7], end=False)
        right = left + 1 / 12
    else:
        left = years(row.start, end=False) if row.start else years(row.end or "", end=True) - OPEN_YEARS
        right = years(row.end, end=True) if row.end else left + OPEN_YEARS
    source = ", ".join(part for part in (row.title, row.date, f"page {row.page}") if part)
    who = " · ".join(part for part in (", ".join(row.partners), row.network, ", ".join(row.contacts)) if part)
    evidence = " ".join(row.evidence.split())
    return Bar(
        label=printable(row.measure or row.network or "(takes part)"),
        left=left,
        right=max(right, left + 1 / 24),
        partner=row.partners[0] if row.partners else "no partner named",
        hover=printable("\n".join(part for part in (row.measure, who, evidence, source) if part)),
        open_side=(row.end is None) != (row.start is None),
    )


def _draw(trail: Trail, bars: list[Bar], form: str) -> bytes:
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.fonttype"] = "none"
    matplotlib.rcParams["svg.hashsalt"] = "planspor"
    from matplotlib.figure import Figure

    labels = list(dict.fromkeys(bar.label for bar in bars))
    colours = _colours(bar.partner for bar in bars)
    figure = Figure(figsize=(11, 1.6 + ROW_INCHES * len(labels)), layout="constrained")
    axes = figure.add_subplot()
    for number, bar in enumerate(bars):
        patch = axes.barh(
            labels.index(bar.label),
            bar.right - bar.left,
            left=bar.left,
            height=0.6,
            alpha=0.8,
            color=colours[bar.partner],
            edgecolor="#333333",
            linestyle="--" if bar.open_side else "-",
            linewidth=0.6,
        )
        patch[0].set_gid(f"row{number}")
    _dress(axes, trail, labels, colours)
    out = io.BytesIO()
    figure.savefig(out, format=form, dpi=150, metadata={"Date": None, "Creator": None} if form == "svg" else None)
    return out.getvalue()


def _dress(axes: Axes, trail: Trail, labels: list[str], colours: dict[str, str]) -> None:
    from matplotlib.patches import Patch
    from matplotlib.ticker import MaxNLocator

    axes.set_yticks(range(len(labels)), [plain(label) for label in labels])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")
    axes.grid(axis="x", color="#DDDDDD")
    axes.set_axisbelow(True)
    axes.set_title(plain(trail.name), loc="left")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    handles = [Patch(color=colour, label=plain(partner)) for partner, colour in colours.items()]
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize="small")


def plain(label: str) -> str:
    """`label` shortened, and with no sign that the drawing library reads as mathematics."""
    short = label if len(label) <= NAME_LENGTH else label[: NAME_LENGTH - 1] + "…"
    return short.replace("$", r"\$")


def _colours(partners: Iterable[str]) -> dict[str, str]:
    distinct = list(dict.fromkeys(partners))
    return {partner: PALETTE[i] if i < len(PALETTE) else OTHER for i, partner in enumerate(distinct)}


def _hover(svg: str, hovers: list[str]) -> str:
    """Put each row's proof into its bar as an SVG title, which browsers show on hover."""

    def titled(match: re.Match[str]) -> str:
        return f"{match[0]}<title>{escape(hovers[int(match[1])])}</title>"

    return re.sub(r'<g id="row(\d+)">', titled, svg)


def _page(trail: Trail, svg: str) -> str:
    name = escape(printable(trail.name))
    drawing = svg[svg.index("<svg") :]
    notes = "".join(f"<p>{escape(printable(note))}</p>" for note in trail.notes)
    style = "body{font-family:sans-serif;margin:2em}svg{max-width:100%;height:auto}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{name} – planspor</title>'
        f"<style>{style}</style></head><body><h1>{name}</h1>{notes}\n{drawing}\n"
        "<p>Point at a bar to see its source.</p></body></html>\n"
    )
