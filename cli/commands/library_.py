"""`planspor library`: look after the library."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from cli.common import as_json, common, open_library, print_json, printable, say


@click.group(epilog="Example: planspor library status")
def command() -> None:
    """Look after the library: what is in it, is it sound, take things out."""


@command.command(epilog="Example: planspor library status --json")
@as_json
@common
def status(json_out: bool, directory: Path) -> None:
    """What the library holds, and whether the full text is up to date."""
    with open_library(directory) as library:
        value = asdict(library.status())
    if json_out:
        print_json(value)
    else:
        for name, count in value.items():
            click.echo(f"{name.replace('_', ' '):18} {printable(str(count))}")


@command.command(epilog="Example: planspor library check")
@as_json
@common
def check(json_out: bool, directory: Path) -> int:
    """Is the store sound, and does the full text hold just what the store holds? Exit code 1 if not."""
    with open_library(directory) as library:
        problems = library.check()
    if json_out:
        print_json({"sound": not problems, "problems": list(problems)})
    else:
        for problem in problems:
            click.echo(printable(problem))
        click.echo(
            "Sound."
            if not problems
            else "Not sound: `planspor library rebuild` mends the full text and the links."
        )
    return 1 if problems else 0


@command.command(epilog="Example: planspor library rebuild")
@common
def rebuild(directory: Path) -> None:
    """Make links and full text anew from the store, in a new folder that then takes the old one's place."""
    with open_library(directory) as library:
        count = library.rebuild()
    say(f"Links and full text made anew from {count} documents.")


@command.command(epilog="Example: planspor library export ./tables")
@click.argument("out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@as_json
@common
def export(out: Path, json_out: bool, directory: Path) -> None:
    """Write entities, their links, mentions and relations to DIR as CSV, JSON Lines, GraphML and, where pyarrow is
    installed, Parquet."""
    from index.export import export as export_tables

    with open_library(directory) as library:
        written = export_tables(library, out)
    if json_out:
        print_json({"files": [str(path) for path in written]})
    else:
        for path in written:
            click.echo(printable(str(path)))
    if not any(path.suffix == ".parquet" for path in written):
        say("note: no Parquet files: pyarrow is not installed (pip install pyarrow)")


@command.command(epilog="Example: planspor library forget plan-2024.pdf")
@click.argument("document")
@common
def forget(document: str, directory: Path) -> None:
    """Take DOCUMENT out of the library; the file itself is not touched."""
    with open_library(directory) as library:
        path = library.forget(document)
    say(f"Forgotten: {path}")
