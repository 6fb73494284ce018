"""`planspor trace`: who ran what, over all years and former names, each row with its proof."""

from __future__ import annotations

from pathlib import Path

import click

from cli import shapes
from cli.common import (
    as_csv,
    as_json,
    check_years,
    common,
    of_a_trace,
    open_library,
    print_csv,
    print_json,
    say,
    say_if_empty,
    verbose,
)


@click.command(epilog="Example: planspor trace NTNU --from 2018")
@click.argument("name")
@of_a_trace
@click.option("--group", type=click.Choice(("measure", "year")), help="A heading for each measure, or each year.")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the rows as a timeline (.svg, .png or .html).",
)
@click.option(
    "--graph",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw who runs what in which network (.svg, .png, .html; .graphml for Gephi).",
)
@as_json
@as_csv
@common
def command(
    name: str,
    kind: str | None,
    from_year: int | None,
    to_year: int | None,
    group: str | None,
    plot: Path | None,
    graph: Path | None,
    json_out: bool,
    csv_out: bool,
    directory: Path,
) -> None:
    """Follow a partner, measure, network or person through the years.

    Each fact is shown once, with all places that tell it; changes since and years without a word are pointed out.
    -v shows the words that prove each row.
    """
    from index.trace import trace
    from ingest.model import Kind

    check_years(from_year, to_year)
    with open_library(directory) as library:
        trail = trace(library, name, kind=Kind(kind) if kind else None, from_year=from_year, to_year=to_year)
        if not trail.known:
            say_if_empty(library)
    if plot is not None:
        from cli.pictures.plot import write_plot

        write_plot(trail, plot)
        say(f"The timeline is in {plot}")
    if graph is not None:
        from cli.pictures.graph import write_graph

        write_graph(trail, graph)
        say(f"The network is in {graph}")
    if json_out:
        print_json(shapes.trail(trail))
    elif csv_out:
        print_csv(shapes.ROW_COLUMNS, [shapes.row(r) for r in trail.rows])
    else:
        from cli.trail import show

        show(trail, group=group, verbose=verbose())
