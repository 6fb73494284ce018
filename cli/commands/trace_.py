"""`planspor trace`: who ran what, over all years and former names, each row with its proof."""

from __future__ import annotations

from pathlib import Path

import click

from cli import shapes
from cli.common import as_csv, as_json, common, open_library, print_csv, print_json, printable, say, short_path
from index.model import Row, Trail

KINDS = ("partner", "measure", "network", "person")


@click.command(epilog="Example: planspor trace NTNU --from 2018")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), help="What NAME is, where it could be several things.")
@click.option(
    "--from",
    "from_year",
    type=click.IntRange(1000, 2999),
    metavar="YEAR",
    help="Only rows that reach into YEAR or later.",
)
@click.option(
    "--to",
    "to_year",
    type=click.IntRange(1000, 2999),
    metavar="YEAR",
    help="Only rows that begin in YEAR or before.",
)
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the rows as a timeline (.svg or .html).",
)
@as_json
@as_csv
@common
def command(
    name: str,
    kind: str | None,
    from_year: int | None,
    to_year: int | None,
    plot: Path | None,
    json_out: bool,
    csv_out: bool,
    directory: Path,
) -> None:
    """Follow a partner, measure, network or person through the years."""
    from index.trace import trace
    from ingest.model import Kind

    with open_library(directory) as library:
        trail = trace(library, name, kind=Kind(kind) if kind else None, from_year=from_year, to_year=to_year)
    if plot is not None:
        from cli.plot import write_plot

        write_plot(trail, plot)
        say(f"The timeline is in {plot}")
    if json_out:
        print_json(shapes.trail(trail))
    elif csv_out:
        print_csv(shapes.ROW_COLUMNS, [shapes.row(r) for r in trail.rows])
    else:
        _show(trail)


def _show(trail: Trail) -> None:
    kind = f" ({trail.kind})" if trail.kind else ""
    click.secho(f"{printable(trail.name)}{kind}", bold=True)
    if trail.aliases:
        click.echo("also: " + printable(", ".join(trail.aliases)))
    for note in trail.notes:
        click.echo(f"note: {printable(note)}")
    if not trail.rows:
        say("No row. `planspor entities` lists the names that the library knows.")
        return
    click.echo()
    for number, row in enumerate(trail.rows, 1):
        _show_row(number, row)
    rows = "1 row" if len(trail.rows) == 1 else f"{len(trail.rows)} rows"
    click.echo(f"{rows}. --csv and --json give all columns; `planspor explain trace NAME NUMBER` shows the proof.")


def _show_row(number: int, row: Row) -> None:
    click.echo(f"{number:3} {when(row):18} ", nl=False)
    click.secho(printable(row.measure or "(takes part)"), bold=True)
    facts = [
        ", ".join(row.partners),
        f"network {row.network}" if row.network else "",
        ", ".join(row.contacts),
        f"{row.amount_nok:,} kr".replace(",", " ") if row.amount_nok is not None else "",
        f"via {row.via}" if row.via else "",
    ]
    line = " · ".join(fact for fact in facts if fact)
    if line:
        click.echo(f"{'':23}{printable(line)}")
    title = ", ".join(part for part in (row.title or short_path(row.path), row.date) if part)
    source = f"{title}, page {row.page} [{row.document}]"
    click.secho(f"{'':23}{printable(source)}", dim=True)
    click.secho(f"{'':23}«{printable(' '.join(row.evidence.split()))}»", dim=True)


def when(row: Row) -> str:
    """The row's period as a person writes it; the document's date in brackets where it has none."""
    if row.start is None and row.end is None:
        return f"({row.date or 'undated'})"
    if row.start == row.end:
        return str(row.start)
    return f"{row.start or '…'}–{row.end or '…'}"
