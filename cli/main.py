"""`planspor`: the command line. Commands are loaded when called, so that a search starts at once."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

import click

from cli.common import LIBRARY_VARIABLE
from ingest.errors import PlansporError

COMMANDS = {
    "ingest": "read files and folders into the library",
    "clean": "correct OCR'd texts, without a library",
    "search": "find pages: words, names, years",
    "trace": "who ran what, when, with whom, and where it is written",
    "review": "decide doubtful readings, once for all equal cases",
    "explain": "why a row of a trace says what it says, why a page is a hit",
    "entities": "the names that the library knows, with their spellings",
    "show": "one document as the library holds it",
    "library": "look after the library",
    "serve": "the web page, on this machine",
}
"""Every command, with the line `planspor --help` shows; its code is `cli.commands.<name>_`."""


_AGAIN = "then run the same command again; what was done is kept."
_REMEDIES = {
    errno.ENOSPC: f"Make room on the disk, {_AGAIN}",
    errno.EDQUOT: f"Make room within your quota, {_AGAIN}",
    errno.EFBIG: f"Name another place for it, {_AGAIN}",
    errno.EROFS: "Name a place that you may write to.",
    errno.EACCES: "Ask for the rights to it, or name another place.",
    errno.EIO: f"Check the disk, {_AGAIN}",
    errno.ESTALE: f"Connect the network drive, {_AGAIN}",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}
"""What to do where the system refuses a file, for what no command has better words for."""


class Commands(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"cli.commands.{cmd_name}_").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _built() -> str:
    """Was there a compiler when planspor was installed?"""
    return "cleaning compiled" if find_spec("ingest.native") else "cleaning in plain Python: no compiler was found"


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Example: planspor ingest ~/plans && planspor search "lesing 2024"',
)
@click.option("--library", metavar="DIR", help="The library's folder; may also stand after the command.")
@click.version_option(package_name="planspor", message=f"%(prog)s, version %(version)s ({_built()})")
def planspor(library: str | None) -> None:
    """The trace of a plan: search, trace and clean Norwegian plans, minutes, reports and case files."""
    if library:
        os.environ[LIBRARY_VARIABLE] = library


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 all done, 1 something failed, 2 wrong usage, 130 interrupted."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit code. Errors become one line on standard error."""
    try:
        code = planspor.main(args=arguments, prog_name="planspor", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted. What was done is kept; run the same command again to go on.", err=True)
        return 130
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PlansporError as error:
        click.echo(f"planspor: {one_line(str(error))}", err=True)
        if error.pointing is not None:
            typed, place = error.pointing
            click.echo(f"  {one_line(typed)}\n  {' ' * len(one_line(typed[:place]))}^", err=True)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe went away (`planspor search … | head`): not an error worth a word.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        remedy = _REMEDIES.get(error.errno or 0, "")
        click.echo(f"planspor: {one_line(where)}{error.strerror or error}. {remedy}".rstrip(), err=True)
        return 1


def one_line(text: str) -> str:
    """`text` without line breaks or control characters: names of files may hold either."""
    from cli.common import printable

    return printable(text.replace("\n", " "))


if __name__ == "__main__":
    main()
