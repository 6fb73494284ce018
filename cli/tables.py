"""Tables for people: as wide as the terminal, plain text when piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from cli.common import printable

PIPED_WIDTH = 160


def width() -> int | None:
    """Columns to write for: the terminal's (None: `rich` asks it), or what COLUMNS says, or PIPED_WIDTH."""
    if sys.stdout.isatty():
        return None
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdigit() and int(said) >= 40 else PIPED_WIDTH


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = (), flexible: str = ""
) -> str:
    """Rows under `columns`; numbers in the columns `right` stand right, the column `flexible` takes the slack."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    built = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        built.add_column(
            column,
            justify="right" if column in right else "left",
            overflow="fold",
            ratio=1 if column == flexible else None,
        )
    for row in rows:
        built.add_row(*(Text(printable("" if cell is None else str(cell))) for cell in row))
    console = Console(width=width(), highlight=False)
    with console.capture() as captured:
        console.print(built)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
