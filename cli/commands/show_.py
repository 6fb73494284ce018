"""`planspor show`: one document as the library holds it."""

from __future__ import annotations

from pathlib import Path

import click

from cli import shapes
from cli.common import as_csv, as_json, common, open_library, print_csv, print_json, printable
from cli.tables import table
from index.model import Row
from index.story import when
from ingest.model import Document
from ingest.report import corrections_json

CORRECTION_COLUMNS = ("page", "start", "end", "before", "after", "confidence", "reason")


@click.command(epilog="Example: planspor show plan-2024.pdf --corrections")
@click.argument("document")
@click.option("--text", "what", flag_value="text", help="The cleaned text, pages parted by form feeds.")
@click.option("--corrections", "what", flag_value="corrections", help="What the cleaning changed, and why.")
@as_json
@as_csv
@common
def command(document: str, what: str | None, json_out: bool, csv_out: bool, directory: Path) -> None:
    """Show DOCUMENT: its id, its path, or its file name where only one has it."""
    with open_library(directory) as library:
        view = library.view(document)
    doc = view.document
    if json_out:
        print_json(shapes.document(doc, view.places, view.mentions, view.rows))
    elif csv_out:
        if what == "corrections":
            print_csv(CORRECTION_COLUMNS, corrections_json(doc.pages))
        else:
            print_csv(shapes.ROW_COLUMNS, [shapes.row(r) for r in view.rows])
    elif what == "text":
        click.echo("\f".join(page.text for page in doc.pages))
    elif what == "corrections":
        _corrections(doc)
    else:
        _facts(doc, view.places, [(str(m.kind), name) for m, name in view.mentions], view.rows)


def _corrections(doc: Document) -> None:
    rows = [
        (page.number, c.start, c.before, c.after, f"{c.confidence:.2f}", c.reason)
        for page in doc.pages
        for c in page.corrections
    ]
    if rows:
        click.echo(
            table(
                ("page", "at", "before", "after", "sure", "reason"), rows, right=("page", "at"), flexible="reason"
            )
        )
    click.echo(f"{len(rows)} corrections; the raw text is kept as it was read.")


def _facts(doc: Document, places: tuple[str, ...], names: list[tuple[str, str]], rows: tuple[Row, ...]) -> None:
    period = doc.period
    ocr = sum(page.source == "ocr" for page in doc.pages)
    lines = [
        ("document", doc.id),
        ("path", doc.path),
        ("title", doc.title),
        ("type", str(doc.type)),
        ("date", doc.date),
        ("period", f"{period.start or '…'} to {period.end or '…'}" if period else None),
        ("language", doc.language),
        ("issuer", doc.issuer),
        ("pages", f"{len(doc.pages)}" + (f" ({ocr} read by OCR)" if ocr else "")),
        ("corrections", str(sum(len(page.corrections) for page in doc.pages))),
        ("places", ", ".join(places) or None),
    ]
    kinds = ("network", "partner", "measure", "scheme", "person")
    lines += [(kind + "s", ", ".join(dict.fromkeys(n for k, n in names if k == kind)) or None) for kind in kinds]
    for label, value in lines:
        if value:
            click.echo(f"{label:12} {printable(value)}")
    for note in [*doc.notes, *(f"page {p.number}: {p.note}" for p in doc.pages if p.note)]:
        click.echo(f"{'note':12} {printable(note)}")
    if rows:
        click.echo()
        columns = ("when", "measure", "partners", "contacts", "page")
        click.echo(
            table(
                columns,
                [(when(r), r.measure, ", ".join(r.partners), ", ".join(r.contacts), r.page) for r in rows],
                flexible="measure",
            )
        )
