"""The JSON of corrections and file reports: what `--json`, `--report` and `*.corrections.jsonl` hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.model import Correction, FileReport, Page


def correction_json(page: Page, value: Correction) -> dict[str, object]:
    """A correction under the keys of the public interface; `start` and `end` count in the page's raw text."""
    return {
        "page": page.number,
        "start": value.start,
        "end": value.end,
        "before": value.before,
        "after": value.after,
        "confidence": round(value.confidence, 3),
        "reason": value.reason,
    }


def corrections_json(pages: Iterable[Page]) -> Iterator[dict[str, object]]:
    """All corrections of `pages`, in order."""
    return (correction_json(page, c) for page in pages for c in page.corrections)


def file_json(value: FileReport) -> dict[str, object]:
    """A file report under the keys of the public interface."""
    return {
        "path": value.path,
        "sha256": value.sha256,
        "status": value.status,
        "document": value.document,
        "pages": value.pages,
        "ocr_pages": value.ocr_pages,
        "corrections": value.corrections,
        "seconds": round(value.seconds, 3),
        "error": None if value.error is None else {"type": value.error[0], "message": value.error[1]},
        "notes": list(value.notes),
    }
