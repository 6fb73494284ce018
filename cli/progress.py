"""Progress on long work: a bar on a terminal, nothing when piped; failures are named at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cli.common import printable, say, short_path
from ingest.model import FileReport


class Progress:
    """Counts files as they are done, on standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._counts = {"added": 0, "updated": 0, "unchanged": 0, "failed": 0}
        self._total: int | None = None

    def total(self, count: int) -> None:
        self._total = count

    def done(self, report: FileReport) -> None:
        self._counts[report.status] = self._counts.get(report.status, 0) + 1
        if self._shown:
            finished = sum(self._counts.values())
            of = f" of {self._total}" if self._total else ""
            name = printable(report.path.rsplit("/", 1)[-1])[:50]
            sys.stderr.write(f"\r\x1b[K{_bar(finished, self._total)} {finished}{of}  {name}")
            sys.stderr.flush()

    def close(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _bar(done: int, total: int | None, width: int = 24) -> str:
    if not total:
        return ""
    full = min(width, width * done // total)
    return "█" * full + "░" * (width - full)


def summary(reports: Sequence[FileReport], seconds: float) -> None:
    """One line on what was done, then one for each file that failed or needs a word."""
    counts = {
        status: sum(r.status == status for r in reports) for status in ("added", "updated", "unchanged", "failed")
    }
    words = [f"{count} {status}" for status, count in counts.items() if count] or ["nothing to do"]
    pages = sum(r.pages for r in reports)
    ocr = sum(r.ocr_pages for r in reports)
    corrections = sum(r.corrections for r in reports)
    say(
        f"{', '.join(words)}; {pages} pages{f' ({ocr} by OCR)' if ocr else ''}, "
        f"{corrections} corrections, {seconds:.1f} s"
    )
    for report in reports:
        for note in report.notes:
            say(f"note: {short_path(report.path)}: {note}")
    failures(reports)


def failures(reports: Sequence[FileReport]) -> None:
    """Each failed file on a line of its own: which, why, what to do."""
    for report in reports:
        if report.error is not None:
            say(f"failed: {short_path(report.path)}: {report.error[1]}".replace("\n", " "))
