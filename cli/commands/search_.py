"""`planspor search`: ranked pages for words, names and years."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, Literal

import click

from cli import shapes
from cli.common import (
    as_csv,
    as_json,
    check_years,
    common,
    open_library,
    print_csv,
    print_json,
    printable,
    say,
    say_if_empty,
    short_path,
)
from index.model import Answer, Hit

TYPES = ("plan", "minutes", "report", "case", "web", "letter", "other")
FACETS_SHOWN = 5
COPIES_SHOWN = 3


HELP = """Find pages. The best come first: more of the words, and a plan or measure that covers the years.

\b
QUERY may hold
  lesing ungdomstrinn       words, in any form and as parts of other words
  "inkluderende praksis"    words side by side, as they stand
  AND OR NOT -word ( )      all, at least one, none
  lese*  ord~               words that begin so, words that look so
  type:plan year:2024 partner:NTNU network:"…" measure: person: place: title:
  2024   2018-2023   siden 2020   før 2010   høst 2022 til våren 2024   H-22–V-24
                            time: pages that cover it come first, pages of
                            another time are left out
Names of bodies, networks and persons are found in every spelling.
"""


@click.command(help=HELP, epilog='Example: planspor search "lesing 2024" --type plan')
@click.argument("query", required=False)
@click.option(
    "--queries", type=click.File("rb"), metavar="FILE", help="One query a line; an answer for each, in order."
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, metavar="N", help="At most N hits."
)
@click.option(
    "--page",
    type=click.IntRange(1, 100_000),
    default=1,
    show_default=True,
    metavar="N",
    help="Go on: page 2 shows the next hits.",
)
@click.option(
    "--sort",
    type=click.Choice(("relevance", "date")),
    default="relevance",
    show_default=True,
    help="Best first or newest first.",
)
@click.option(
    "--from", "from_year", type=click.IntRange(1000, 2999), metavar="YEAR", help="Nothing that ends before."
)
@click.option(
    "--to", "to_year", type=click.IntRange(1000, 2999), metavar="YEAR", help="Nothing that begins after."
)
@click.option("--type", "kind", type=click.Choice(TYPES), help="Only documents of this type.")
@click.option("--partner", metavar="P", help="Only pages that name this partner, in any spelling.")
@click.option("--network", metavar="N", help="Only pages that name this network, in any spelling.")
@as_json
@as_csv
@common
def command(
    query: str | None,
    queries: BinaryIO | None,
    limit: int,
    page: int,
    sort: Literal["relevance", "date"],
    from_year: int | None,
    to_year: int | None,
    kind: str | None,
    partner: str | None,
    network: str | None,
    json_out: bool,
    csv_out: bool,
    directory: Path,
) -> None:
    from index.search import search

    if (query is None) == (queries is None):
        raise click.UsageError('Give either a query or --queries FILE, for example: planspor search "lesing 2024"')
    check_years(from_year, to_year)
    asked = [query] if query is not None else _lines(queries)
    with open_library(directory) as library:
        for number, text in enumerate(asked):
            answer = search(
                library, text or "", limit=limit, offset=(page - 1) * limit, sort=sort, from_year=from_year,
                to_year=to_year, type=kind, partner=partner, network=network,
            )  # fmt: skip
            if json_out:
                print_json(shapes.answer(answer), indent=2 if query is not None else None)
            elif csv_out:
                _csv(answer, header=number == 0, with_query=query is None)
            else:
                _show(answer, heading=query is None, first=(page - 1) * limit + 1)
            if not answer.total and number == len(asked) - 1:
                say_if_empty(library)


def _lines(queries: BinaryIO | None) -> list[str]:
    lines = queries.read().decode("utf-8-sig", "replace").splitlines() if queries else []
    return [line for line in lines if line.strip()]


def _csv(answer: Answer, *, header: bool, with_query: bool) -> None:
    columns = (("query",) if with_query else ()) + shapes.HIT_COLUMNS
    rows = [{"query": answer.query.raw, **shapes.hit(h), **(shapes.period(h.period) or {})} for h in answer.hits]
    print_csv(columns, rows, header=header)


def _show(answer: Answer, *, heading: bool, first: int) -> None:
    if heading:
        click.secho(f"== {printable(answer.query.raw)}", bold=True)
    if not answer.hits:
        click.echo(
            "No page answers." if not answer.total else f"There is no such page of hits: {answer.total} in all."
        )
    for number, found in enumerate(answer.hits, first):
        _show_hit(number, found)
    last = first + len(answer.hits) - 1
    if first > 1 and answer.hits:
        click.echo(f"{first} to {last} of {answer.total} pages.")
    elif answer.total > last:
        click.echo(f"{last} of {answer.total} pages; --page 2 or --limit N shows more.")
    for name in ("network", "partner"):
        counts = sorted(answer.facets.get(name, {}).items(), key=lambda item: (-item[1], item[0]))[:FACETS_SHOWN]
        if counts:
            click.echo(f"{name}s: " + ", ".join(f"{printable(value)} ({count})" for value, count in counts))
    if answer.suggestion:
        say(f"Did you mean: {answer.suggestion}")


def _show_hit(number: int, found: Hit) -> None:
    when = _when(found)
    click.secho(f"{number:2}. {printable(found.title or 'Untitled')}", bold=True, nl=False)
    click.echo(f"  ({found.type}{', ' + when if when else ''}), page {found.page}")
    click.echo("    " + " ".join(_marked(found).replace("\t", " | ").split()))
    click.secho(f"    {printable(short_path(found.path))}  [{found.document}]", dim=True)
    for copy in found.copies[:COPIES_SHOWN]:
        click.secho(f"    the same in {printable(short_path(copy.path))}  [{copy.document}]", dim=True)
    if len(found.copies) > COPIES_SHOWN:
        click.secho(f"    and in {len(found.copies) - COPIES_SHOWN} more; --json lists them", dim=True)


def _when(found: Hit) -> str:
    if found.period is not None and (found.period.start or found.period.end):
        return f"{found.period.start or '…'} to {found.period.end or '…'}"
    return found.date or ""


def _marked(found: Hit) -> str:
    """The snippet with its highlights: bold on a terminal, «» where there are no colours."""
    before, after = ("\x1b[1;33m", "\x1b[0m") if sys.stdout.isatty() else ("«", "»")
    parts: list[str] = []
    at = 0
    for start, end in found.highlights:
        parts += (printable(found.snippet[at:start]), before, printable(found.snippet[start:end]), after)
        at = end
    parts.append(printable(found.snippet[at:]))
    return "".join(parts)
