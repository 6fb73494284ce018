"""`planspor entities`: the canonical names, their aliases, years and counts."""

from __future__ import annotations

from pathlib import Path

import click

from cli import shapes
from cli.common import as_csv, as_json, common, open_library, print_csv, print_json
from cli.tables import table

KINDS = ("network", "partner", "measure", "person", "place", "scheme")
ALIASES_SHOWN = 6


@click.command(epilog="Example: planspor entities --kind partner")
@click.option("--kind", type=click.Choice(KINDS), help="Only names of this kind.")
@as_json
@as_csv
@common
def command(kind: str | None, json_out: bool, csv_out: bool, directory: Path) -> None:
    """List the names that the library knows, each with its spellings and years."""
    from ingest.model import Kind

    with open_library(directory) as library:
        found = library.entities(Kind(kind) if kind else None)
    shaped = [shapes.entity(e) for e in found]
    if json_out:
        print_json(shaped)
    elif csv_out:
        print_csv(shapes.ENTITY_COLUMNS, shaped)
    else:
        rows = [
            (e.kind, e.name, _years(e.first_year, e.last_year), e.documents, e.mentions, _aliases(e.aliases))
            for e in found
        ]
        click.echo(
            table(
                ("kind", "name", "years", "documents", "mentions", "also"),
                rows,
                right=("documents", "mentions"),
                flexible="also",
            )
        )


def _years(first: int | None, last: int | None) -> str:
    return "" if first is None else str(first) if first == last else f"{first}–{last}"


def _aliases(aliases: tuple[str, ...]) -> str:
    more = len(aliases) - ALIASES_SHOWN
    return ", ".join(aliases[:ALIASES_SHOWN]) + (f" and {more} more" if more > 0 else "")
