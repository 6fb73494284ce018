"""How the hostile and damaged files of `data/badpdf` end, beside what its list expects."""

from __future__ import annotations

import csv
import tempfile
import time
from collections import Counter
from pathlib import Path

from ingest.errors import Damaged, EmptyFile, Encrypted, NoPages, OverLimit, UnknownType
from ingest.read import Failure, Limits, SourceFile, expand, read
from ingest.run import Outcome, run

LIMITS = Limits(seconds=60, ocr_seconds=30, memory_mb=2048)
"""As the folder's README sets them, for each file."""


def badpdf(folder: Path) -> None:
    """Prints a line for each file that ends otherwise than expected, and the counts."""
    with open(folder / "manifest.tsv", encoding="utf-8", newline="") as file:
        expected = {str(folder / row["file"]): row for row in csv.DictReader(file, delimiter="\t")}
    begun = time.monotonic()
    endings: dict[str, Outcome | Failure] = {}
    sources = []
    for source in expand(list(expected)):
        if isinstance(source, SourceFile):
            sources.append(source)
        else:
            endings[source.path] = source
    for outcome in run(sources, read, limits=LIMITS):
        assert outcome.source.path not in endings, "two outcomes for one file"
        endings[outcome.source.path] = outcome
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path, row in expected.items():
        total[row["expected"]] += 1
        verdict = _as_expected(endings.get(path), row)
        right[row["expected"]] += not verdict
        if verdict:
            print(f"  {row['file']}: expected {row['expected']} ({row['note']}): {verdict}")
    print(f"badpdf: {sum(right.values())} of {len(expected)} as expected, {time.monotonic() - begun:.0f} s")
    print("  " + ", ".join(f"{kind} {right[kind]}/{n}" for kind, n in sorted(total.items())))
    held = sorted((o.peak_mb, path) for path, o in endings.items() if isinstance(o, Outcome) and o.peak_mb)
    shown = ", ".join(f"{Path(path).name} {peak:,.0f} MB" for peak, path in reversed(held[-3:]))
    print(f"  peak memory of a worker: median {held[len(held) // 2][0]:,.0f} MB; most: {shown}")
    slowest = sorted((o.seconds, path) for path, o in endings.items() if isinstance(o, Outcome))[-3:]
    print("  slowest: " + ", ".join(f"{Path(path).name} {seconds:.1f} s" for seconds, path in reversed(slowest)))


def many_small(count: int = 1000) -> None:
    """Prints whether the memory of one worker grows over `count` small files."""
    from bench.typeset import documents as typeset

    with tempfile.TemporaryDirectory() as folder:
        data = [made.data for made in typeset("dev", each=1)]
        paths = [Path(folder, f"{n:04}.pdf") for n in range(count)]
        for n, path in enumerate(paths):
            path.write_bytes(data[n % len(data)])
        sources = [source for source in expand(paths) if isinstance(source, SourceFile)]
        peaks = [outcome.peak_mb or 0.0 for outcome in run(sources, read, workers=1, limits=LIMITS)]
    tenth = max(1, count // 10)
    steps = ", ".join(f"{max(peaks[at : at + tenth]):,.0f}" for at in range(0, len(peaks), tenth))
    print(f"{len(peaks)} small files in one worker at a time, peak memory by tenths, MB: {steps}")


def _as_expected(ending: Outcome | Failure | None, row: dict[str, str]) -> str:
    """Empty where the ending is right; else what it was."""
    if ending is None:
        return "no outcome"
    document = ending.document if isinstance(ending, Outcome) else None
    error, kind = ending.error, row["expected"]
    letters = sum(len("".join(p.raw.split())) for p in document.pages) if document else 0
    notes = [
        *(document.notes if document else ()),
        *(p.note for p in (document.pages if document else ()) if p.note),
    ]
    shown = (
        f"{type(error).__name__} {error}"
        if error
        else f"{letters} letters, {len(document.pages if document else ())} pages, {notes[:2]}"
    )
    match kind:
        case "text":
            # min_chars counts the text layer; where that is noise and OCR read the page instead, less is more.
            again = document is not None and any("Read again by OCR" in note for note in notes)
            good = document is not None and (again or letters >= int(row["min_chars"] or 0))
        case "partial":
            good = document is not None and letters >= int(row["min_chars"] or 0) and bool(notes)
        case "either":
            good = document is not None or error is not None
        case "limit":
            good = isinstance(error, OverLimit) or any("limit" in n or "was cut" in n for n in notes)
        case "damaged":
            good = isinstance(error, Damaged)
        case "notpdf":
            good = isinstance(error, UnknownType | EmptyFile | Damaged)
        case "ocr":
            good = document is not None and (all(p.source == "ocr" for p in document.pages) or bool(notes))
        case "blank":
            good = document is not None and letters == 0 and bool(notes)
        case "password":
            good = isinstance(error, Encrypted)
        case "zero":
            good = isinstance(error, NoPages)
        case _:
            good = False
    return "" if good else shown
