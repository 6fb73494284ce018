"""`planspor ingest`: files and folders into the library."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from cli.common import as_json, common, print_json, say
from cli.progress import Progress, summary
from ingest.errors import UnknownType
from ingest.read.limits import Limits
from ingest.report import file_json

_LIMITS = Limits()


@click.command(epilog="Example: planspor ingest ~/plans --report report.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "force"]),
    default="auto",
    show_default=True,
    help="When to read pictures of text.",
)
@click.option(
    "--workers", type=click.IntRange(1, 256), metavar="N", help="Processes at work (default: one a core)."
)
@click.option("--password", "ask", is_flag=True, help="Ask for the password of locked files; typing is not shown.")
@click.option(
    "--passwords",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Passwords to try on locked files, one a line; - is standard input.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(min=1),
    default=_LIMITS.seconds,
    show_default=True,
    metavar="S",
    help=f"For one file; each page in OCR adds {_LIMITS.ocr_seconds:.0f}.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(min=256),
    default=_LIMITS.memory_mb,
    show_default=True,
    metavar="MB",
    help="For the process that reads one file.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=_LIMITS.pages,
    show_default=True,
    metavar="N",
    help="Of one file; the rest is left out with a note.",
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="One JSON object a file, each as soon as it is done.",
)
@as_json
@common
def command(
    paths: tuple[str, ...],
    ocr: str,
    workers: int | None,
    ask: bool,
    passwords: TextIO | None,
    max_seconds: float,
    max_memory: int,
    max_pages: int,
    report: Path | None,
    json_out: bool,
    directory: Path,
) -> int:
    """Read files and folders into the library: parse, OCR where needed, clean, extract, link, index."""
    from index.intake import intake
    from ingest.model import FileReport
    from ingest.read import OcrMode

    known = _passwords(ask, passwords)
    limits = replace(_LIMITS, seconds=max_seconds, memory_mb=max_memory, pages=max_pages)
    began = time.monotonic()
    progress = Progress()
    reports: list[FileReport] = []
    stream = report.open("w", encoding="utf-8", newline="\n") if report else None

    def done(one: FileReport) -> None:
        reports.append(one)
        progress.done(one)
        if stream is not None:
            stream.write(json.dumps(file_json(one), ensure_ascii=False) + "\n")
            stream.flush()

    try:
        intake(
            directory, paths, ocr=OcrMode(ocr), workers=workers, limits=limits, passwords=known,
            on_outcome=done, on_wait=say,
        )  # fmt: skip
    finally:
        progress.close()
        if stream is not None:
            stream.close()
    seconds = time.monotonic() - began
    if json_out:
        print_json({"files": [file_json(one) for one in reports], "seconds": round(seconds, 3)})
    summary(reports, seconds)
    if not reports:
        say(f"planspor: no document found in {', '.join(paths)}. {UnknownType.remedy}.")
    return 1 if not reports or any(one.status == "failed" for one in reports) else 0


def _passwords(ask: bool, file: TextIO | None) -> tuple[str, ...]:
    """Never from the command line itself: everyone on the machine can see that."""
    given = [click.prompt("Password", hide_input=True, err=True)] if ask else []
    if file is not None:
        given += [line.rstrip("\r\n") for line in file if line.rstrip("\r\n")]
    return tuple(given)
