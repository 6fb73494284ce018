"""`planspor clean`: OCR'd texts corrected, without a library."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

import click

from cli.common import as_json, common, print_json, say
from cli.progress import Progress, summary
from cli.reading import Reading, reading_options
from ingest.report import file_json

SHOWN = 20
"""Failed records that are named; a wrong --field would name them all."""


@click.command(epilog="Example: planspor clean scans/ --out cleaned/")
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the cleaned texts go; with --jsonl a file.",
)
@click.option(
    "--jsonl", type=click.File("rb"), metavar="FILE", help="Clean the records of a JSON Lines file instead."
)
@click.option(
    "--field",
    default="text",
    show_default=True,
    metavar="NAME",
    help="With --jsonl: the field that holds the text.",
)
@reading_options
@click.option("--html", is_flag=True, help="Write NAME.html too: raw and cleaned side by side.")
@as_json
@common
def command(
    paths: tuple[str, ...],
    out: Path | None,
    jsonl: BinaryIO | None,
    field: str,
    reading: Reading,
    html: bool,
    json_out: bool,
    directory: Path,
) -> int:
    """Correct files and folders; for each, NAME.txt and NAME.corrections.jsonl go to --out.

    PATH may be - : text from standard input, cleaned text to standard output.
    """
    if jsonl is not None:
        if paths or out is None:
            raise click.UsageError("--jsonl FILE takes --out FILE and no PATH")
        return _records(jsonl, field, out)
    if paths == ("-",):
        return _standard_input()
    if not paths or "-" in paths:
        raise click.UsageError(
            "Give files or folders (or - alone for standard input): planspor clean scans/ --out cleaned/"
        )
    if out is None:
        raise click.UsageError("Say where the cleaned texts go: --out DIR")
    if out.exists() and not out.is_dir():
        raise click.UsageError(f"--out {out} is a file; name a folder")
    return _files(paths, out, reading, html, json_out)


def _standard_input() -> int:
    from ingest.batch import clean_bytes

    text = clean_bytes(sys.stdin.buffer.read())
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


def _records(jsonl: BinaryIO, field: str, out: Path) -> int:
    from ingest.batch import clean_records

    beside = out.with_name(out.name + ".part")
    count, errors = 0, []
    try:
        with beside.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            for record in clean_records(jsonl, field):
                stream.write(record.line + "\n")
                count += 1
                if record.error is not None:
                    errors.append(record.error)
        os.replace(beside, out)
    finally:
        beside.unlink(missing_ok=True)
    say(f"{count - len(errors)} records cleaned: {out}")
    for error in errors[:SHOWN]:
        say(f"failed: {jsonl.name}: {error}")
    if len(errors) > SHOWN:
        say(f"failed: {jsonl.name}: {len(errors) - SHOWN} more lines")
    return 1 if errors else 0


def _files(paths: tuple[str, ...], out: Path, reading: Reading, html: bool, json_out: bool) -> int:
    from ingest.batch import clean_files

    began = time.monotonic()
    progress = Progress()
    reports = []
    try:
        for report in clean_files(
            paths, out, ocr=reading.ocr, workers=reading.workers, limits=reading.limits,
            passwords=reading.passwords, html=html,
        ):  # fmt: skip
            reports.append(report)
            progress.done(report)
    finally:
        progress.close()
    seconds = time.monotonic() - began
    if json_out:
        print_json({"files": [file_json(r) for r in reports], "seconds": round(seconds, 3)})
    summary(reports, seconds)
    return 1 if not reports or any(r.status == "failed" for r in reports) else 0
