"""`planspor explain`: the proof behind a row of a trace, and the reasons behind a hit."""

from __future__ import annotations

from pathlib import Path

import click

from cli import shapes
from cli.common import as_json, check_years, common, of_a_trace, open_library, print_json, printable, short_path
from index.explain import Explanation
from index.model import Hit
from index.story import when


@click.group(epilog="Example: planspor explain trace NTNU 3")
def command() -> None:
    """Why a row of a trace says what it says, and why a page is a hit."""


@command.command(epilog="Example: planspor explain trace NTNU 3")
@click.argument("name")
@click.argument("number", type=click.IntRange(1))
@of_a_trace
@as_json
@common
def trace(
    name: str,
    number: int,
    kind: str | None,
    from_year: int | None,
    to_year: int | None,
    json_out: bool,
    directory: Path,
) -> None:
    """The proof of row NUMBER of `planspor trace NAME` with the same options: rule, names, words, their scan."""
    from index.explain import explain
    from index.trace import trace as follow
    from ingest.model import Kind

    check_years(from_year, to_year)
    with open_library(directory) as library:
        rows = follow(library, name, kind=Kind(kind) if kind else None, from_year=from_year, to_year=to_year).rows
        if number > len(rows):
            raise click.UsageError(f"the trace of {name} has {len(rows)} rows")
        found = explain(library, rows[number - 1])
    if json_out:
        print_json(shapes.explanation(found))
    else:
        _show_row(found)


@command.command(epilog='Example: planspor explain search "lesing 2024" 1')
@click.argument("query")
@click.argument("number", type=click.IntRange(1, 1000))
@as_json
@common
def search(query: str, number: int, json_out: bool, directory: Path) -> None:
    """Why hit NUMBER of `planspor search QUERY` is one, best reason first."""
    from index.search import search as ask

    with open_library(directory) as library:
        answer = ask(library, query, limit=number)
    if number > len(answer.hits):
        raise click.UsageError(f"{query!r} has {len(answer.hits)} hits")
    found = answer.hits[number - 1]
    if json_out:
        print_json(shapes.hit(found))
    else:
        _show_hit(found)


def _show_row(found: Explanation) -> None:
    row = found.row
    click.secho(f"{when(row)}  {printable(row.measure or '(takes part)')}", bold=True)
    click.echo(f"found by   {printable(row.rule)}, {row.confidence:.0%} sure")
    if row.inferred:
        click.echo(f"inferred   {', '.join(row.inferred)} (not printed in the row itself)")
    click.echo(f"document   {printable(row.title or '')} [{row.document}] {printable(short_path(row.path))}")
    for link in found.names:
        same = "" if link.name == link.entity else f" → {link.entity}"
        click.echo(f"{link.kind:10} {printable(link.name + same)}: {printable(link.reason)} ({link.score:.2f})")
    for proof in found.proofs:
        place = proof.place
        click.echo(f"page {place.page}, characters {place.start} to {place.end}:")
        click.echo(f"  «{printable(' '.join(proof.text.split()))}»")
        if proof.corrections:
            click.echo(f"  read as «{printable(' '.join(proof.raw.split()))}»")
        for c in proof.corrections:
            click.echo(f"    {printable(c.before)} → {printable(c.after)}: {printable(c.reason)}")


def _show_hit(found: Hit) -> None:
    click.secho(f"{printable(found.title or 'Untitled')}, page {found.page}: {found.score:.3f}", bold=True)
    for reason in found.why:
        click.echo(f"  {printable(reason)}")
