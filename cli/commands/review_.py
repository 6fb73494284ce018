"""`planspor review`: doubtful readings, decided by a person, once for all equal cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.common import as_csv, as_json, common, open_library, print_csv, print_json, printable, say
from ingest.clean.review import Case

if TYPE_CHECKING:
    from index.library import Library

COLUMNS = ("before", "after", "count", "reason", "context")
QUESTION = "yes, no, other, skip, undo or quit"


@click.command(epilog="Example: planspor review")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N cases, the most frequent ones.")
@as_json
@as_csv
@common
def command(limit: int | None, json_out: bool, csv_out: bool, directory: Path) -> None:
    """Go through the readings that planspor doubts, the most frequent first.

    The answers are kept in decisions.tsv in the library, and hold for all its documents and all later runs.
    With --json or --csv the cases are listed and nothing is asked.
    """
    from index.decisions import apply_decisions, open_cases

    with open_library(directory) as library:
        found = open_cases(library)[:limit]
        if json_out or csv_out:
            listed = [_shaped(case) for case in found]
            print_json(listed) if json_out else print_csv(COLUMNS, listed)
            return
        if not found:
            apply_decisions(library)  # of an earlier run that was broken off, or a file edited by hand
            library.bring_up_to_date()
            click.echo("No doubtful reading.")
            return
        places = sum(case.count for case in found)
        say(f"{len(found)} doubtful readings in {places} places; each answer holds for all its places.")
        answered = _go_through(library, found)
        apply_decisions(library)
        library.bring_up_to_date()
    say(f"{answered} answers kept in {directory / 'decisions.tsv'}")


def _go_through(library: Library, found: list[Case]) -> int:
    """Ask for each case; how many answers were kept. They are on the disk at once, and applied in the end."""
    from index.decisions import decide

    at, answered = 0, list[int]()
    while at < len(found):
        _show(at + 1, len(found), found[at])
        answer = _ask(found[at])
        if answer == "quit":
            break
        if answer == "undo":
            if not answered:
                click.echo("  Nothing to undo: no answer was given yet.")
                continue
            at = answered.pop()
            decide(library, {}, withdrawn=found[at].before)
            continue
        if not isinstance(answer, str):
            decide(library, dict([answer]))
            answered.append(at)
        at += 1
    return len(answered)


def _shaped(case: Case) -> dict[str, object]:
    left, right = case.contexts[0]
    return {
        "before": case.before,
        "after": case.after,
        "count": case.count,
        "reason": case.reason,
        "context": f"{left} [{case.before}] {right}",
    }


def _show(number: int, of: int, case: Case) -> None:
    times = "once" if case.count == 1 else f"{case.count} times"
    before, after = printable(case.before).strip(), printable(case.after).strip()
    question = f"{before} → {after}?" if after else f"take out «{before}»?"
    click.secho(f"\n{number} of {of}: {question}", bold=True, nl=False)
    click.echo(f"  ({times}; {printable(case.reason)})")
    for left, right in case.contexts:
        click.echo(f"  … {printable(left)} «{before}» {printable(right)} …")


def _ask(case: Case) -> tuple[str, str | None] | str:
    """The reading with its answer (None: right as it stands), or "skip", "undo" or "quit"."""
    while True:
        said = click.prompt(f"  {QUESTION}", default="skip").strip().lower()
        match said[:1]:
            case "y" | "j":
                return case.before, case.after
            case "n":
                return case.before, None
            case "o" | "a":
                other = click.prompt("  what it should be").strip()
                if other:
                    return case.before, other
            case "s":
                return "skip"
            case "u":
                return "undo"
            case "q":
                return "quit"
        click.echo(f"  Please answer {QUESTION}.")
