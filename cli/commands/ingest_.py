"""`planspor ingest`: files and folders into the library."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from cli.common import as_json, common, print_json, say
from cli.progress import Progress, summary
from cli.reading import Reading, reading_options
from ingest.errors import UnknownType
from ingest.report import file_json


@click.command(epilog="Example: planspor ingest ~/plans --report report.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@reading_options
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
    reading: Reading,
    report: Path | None,
    json_out: bool,
    directory: Path,
) -> int:
    """Read files and folders into the library: parse, OCR where needed, clean, extract, link, index."""
    from index.intake import intake
    from ingest.model import FileReport

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
            directory, paths, ocr=reading.ocr, workers=reading.workers, limits=reading.limits,
            passwords=reading.passwords, on_outcome=done, on_wait=say,
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
