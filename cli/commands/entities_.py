"""`planspor entities`: the canonical names, their aliases, years and counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import shapes
from cli.common import as_csv, as_json, common, open_library, print_csv, print_json, say
from cli.tables import table

if TYPE_CHECKING:
    from index.library import Library
    from ingest.model import Kind

KINDS = ("network", "partner", "measure", "person", "place", "scheme")
ALIASES_SHOWN = 6


@click.group(
    invoke_without_command=True, subcommand_metavar="[COMMAND]", epilog="Example: planspor entities --kind partner"
)
@click.option("--kind", type=click.Choice(KINDS), help="Only names of this kind.")
@as_json
@as_csv
@common
@click.pass_context
def command(ctx: click.Context, kind: str | None, json_out: bool, csv_out: bool, directory: Path) -> None:
    """List the names that the library knows, each with its spellings and years; or put right how they are linked.

    What you decide is kept in edits.tsv in the library, and holds for all later runs.
    """
    if ctx.invoked_subcommand is not None:
        return
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
        columns = ("kind", "name", "years", "documents", "mentions", "also")
        click.echo(table(columns, rows, right=("documents", "mentions"), flexible="also"))


@command.command(epilog="Example: planspor entities doubts --kind person")
@click.option("--kind", type=click.Choice(KINDS), help="Only names of this kind.")
@as_json
@as_csv
@common
def doubts(kind: str | None, json_out: bool, csv_out: bool, directory: Path) -> None:
    """Pairs that may be one thing and were left apart: a person decides, by merge or never-merge."""
    with open_library(directory) as library:
        found = [pair for pair in library.doubts() if kind in (None, pair[0])]
    columns = ("kind", "name", "other", "score", "reason")
    if json_out:
        print_json([dict(zip(columns, pair, strict=True)) for pair in found])
    elif csv_out:
        print_csv(columns, [dict(zip(columns, pair, strict=True)) for pair in found])
    elif found:
        rows = [(*pair[:3], f"{pair[3]:.2f}", pair[4]) for pair in found]
        click.echo(table(columns, rows, right=("score",), flexible="reason"))
    else:
        click.echo("No doubtful pair.")


def _edit(directory: Path, what: str, kind: str | None, name: str, other: str) -> None:
    """Add one edit and link anew; the kind is looked up where NAME can be only one."""
    from index.edits import Edit, add_edit
    from index.trace import trace
    from ingest.model import Kind

    with open_library(directory) as library:
        found = Kind(kind) if kind else None
        if what in ("merge", "never-merge"):
            found = _one_kind(library, found, name, other)
        if found is None:
            kinds = {e.kind for e in library.entities() if name in (e.name, *e.aliases)}
            found = kinds.pop() if len(kinds) == 1 else trace(library, name).kind
        if found is None:
            raise click.UsageError(f"{name!r} is no name of the library; see planspor entities, or give --kind")
        with library.writing(on_wait=say):
            add_edit(directory, Edit(what, found, name, other))
            library.bring_up_to_date()
    say(f"{what}: {name}{', ' + other if other else ''} ({found}). Kept in {directory / 'edits.tsv'}")


def _one_kind(library: Library, kind: Kind | None, name: str, other: str) -> Kind | None:
    """The kind that both names have, if it is one; a name that the library has not seen may be of any.

    Raises:
        click.UsageError: no kind that both have, or not the `kind` asked for.
    """
    of_name, of_other = ({e.kind for e in library.entities() if n in (e.name, *e.aliases)} for n in (name, other))
    wanted = {kind} if kind else of_name
    if wanted and of_other and not wanted & of_other:
        one, two = (" or ".join(sorted(kinds)) for kinds in (wanted, of_other))
        raise click.UsageError(
            f"{name!r} is a {one} and {other!r} a {two}: only names of one kind can be merged or kept apart"
        )
    both = wanted & of_other
    return kind or (both.pop() if len(both) == 1 else None)


_kind_option = click.option(
    "--kind", type=click.Choice(KINDS), help="What NAME is, where it could be several things."
)


@command.command(epilog='Example: planspor entities merge "Midtre Namdal" "Namdalsregionen"')
@click.argument("name")
@click.argument("other")
@_kind_option
@common
def merge(name: str, other: str, kind: str | None, directory: Path) -> None:
    """NAME and OTHER are one; it is called OTHER."""
    _edit(directory, "merge", kind, name, other)


@command.command("never-merge", epilog='Example: planspor entities never-merge "Kari Nordmann" "Karin Nordmann"')
@click.argument("name")
@click.argument("other")
@_kind_option
@common
def never_merge(name: str, other: str, kind: str | None, directory: Path) -> None:
    """NAME and OTHER are two, whatever they look like."""
    _edit(directory, "never-merge", kind, name, other)


@command.command(epilog='Example: planspor entities split "Lesing i alle fag, fase 2"')
@click.argument("name")
@_kind_option
@common
def split(name: str, kind: str | None, directory: Path) -> None:
    """NAME, as documents have it, is an entity of its own. Undoes a merge of that name."""
    _edit(directory, "split", kind, name, "")


@command.command(epilog='Example: planspor entities rename "Kompis" "NTNU KOMPiS"')
@click.argument("name")
@click.argument("other")
@_kind_option
@common
def rename(name: str, other: str, kind: str | None, directory: Path) -> None:
    """What NAME belongs to is called OTHER."""
    _edit(directory, "rename", kind, name, other)


def _years(first: int | None, last: int | None) -> str:
    return "" if first is None else str(first) if first == last else f"{first}–{last}"


def _aliases(aliases: tuple[str, ...]) -> str:
    more = len(aliases) - ALIASES_SHOWN
    return ", ".join(aliases[:ALIASES_SHOWN]) + (f" and {more} more" if more > 0 else "")
