"""What the commands share: their common options, where the library is, how results are printed."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import logging
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from index.library import Library

F = TypeVar("F", bound=Callable[..., object])

LIBRARY_VARIABLE = "PLANSPOR_LIBRARY"
VERBOSE = "planspor.verbose"


def default_library() -> Path:
    """The user's own library, by the convention of the platform."""
    import platformdirs

    return Path(platformdirs.user_data_dir("planspor", appauthor=False))


def _library(ctx: click.Context, param: click.Parameter, value: str | None) -> Path:
    return Path(value).expanduser() if value else default_library()


def _verbose(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    logging.basicConfig(
        level=logging.INFO if value else logging.ERROR, format="%(name)s: %(message)s", stream=sys.stderr
    )
    ctx.meta[VERBOSE] = value
    return value


def verbose() -> bool:
    """True if the command was called with `-v`."""
    return bool(click.get_current_context().meta.get(VERBOSE))


TRACED = ("partner", "measure", "network", "person")
"""Kinds that have a trace."""


def common(function: F) -> F:
    """`--library` and `--verbose`, which every command takes."""
    function = click.option(
        "-v", "--verbose", is_flag=True, callback=_verbose, expose_value=False, is_eager=True,
        help="Tell more on standard error.",
    )(function)  # fmt: skip
    return click.option(
        "--library", "directory", metavar="DIR", envvar=LIBRARY_VARIABLE, callback=_library,
        help=f"The library's folder (or ${LIBRARY_VARIABLE}; default: your data folder).",
    )(function)  # fmt: skip


def as_json(function: F) -> F:
    return click.option("--json", "json_out", is_flag=True, help="One JSON value on standard output.")(function)


def as_csv(function: F) -> F:
    return click.option("--csv", "csv_out", is_flag=True, help="Rows as CSV on standard output.")(function)


def of_a_trace(function: F) -> F:
    """The options that say which trace is meant, the same wherever rows are counted."""
    for option in (
        click.option(
            "--to", "to_year", type=click.IntRange(1000, 2999), metavar="YEAR",
            help="Only rows that begin in YEAR or before.",
        ),
        click.option(
            "--from", "from_year", type=click.IntRange(1000, 2999), metavar="YEAR",
            help="Only rows that reach into YEAR or later.",
        ),
        click.option(
            "--kind", type=click.Choice(TRACED), help="What NAME is, where it could be several things."
        ),
    ):  # fmt: skip
        function = option(function)
    return function


def print_json(value: object, *, indent: int | None = 2) -> None:
    """One JSON value on standard output, as UTF-8 whatever the terminal's encoding."""
    _write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, header: bool = True) -> None:
    """Rows as CSV; lists are joined by "; ", and no cell can start a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([csv_cell(row.get(column)) for column in columns])
    _write(out.getvalue())


def csv_cell(value: object) -> object:
    """`value` as a spreadsheet may safely open it: text that would be a formula gets an apostrophe in front."""
    if isinstance(value, list | tuple):
        value = "; ".join(_cell_part(part) for part in value)
    if isinstance(value, str) and value.lstrip(" \t\r\n")[:1] in ("=", "+", "-", "@"):
        return "'" + value
    return value


def _cell_part(part: object) -> str:
    """A list within a list, as a place is: page:start:end."""
    return ":".join(map(str, part)) if isinstance(part, list | tuple) else str(part)


def _write(text: str) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        stream.write(text.encode("utf-8", "replace"))
        stream.flush()


def say(message: str) -> None:
    """A message to the person, on standard error, without control characters from file names."""
    click.echo(printable(message), err=True)


def printable(text: str) -> str:
    """`text` with control characters replaced: documents may carry terminal escapes."""
    return "".join(c if c in "\n\t" or unicodedata.category(c)[0] != "C" else "�" for c in text)


def short_path(path: str) -> str:
    """`path` as a person standing here would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") and len(relative) > len(path) else relative


def say_if_empty(library: Library) -> None:
    """Why nothing was found, where nothing can be."""
    if library.is_empty:
        say(f"The library in {library.directory} holds no document yet: `planspor ingest PATH` reads some in.")


def check_years(from_year: int | None, to_year: int | None) -> None:
    """Raises click.UsageError for a range that ends before it begins."""
    if from_year is not None and to_year is not None and from_year > to_year:
        raise click.UsageError(f"--from {from_year} is after --to {to_year}: no year lies between them")


@contextlib.contextmanager
def open_library(directory: Path) -> Iterator[Library]:
    """The library in `directory`, which must exist already; says so where it answered from an older state."""
    from index.library import Library

    with Library.open(directory, create=False) as library:
        yield library
        if library.behind is not None:
            say(f"planspor: answered from what was known before, the newest may be missing: {library.behind}.")
