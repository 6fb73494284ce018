"""Files → library, safely: cut off anywhere, what was reported is there, and the next run does the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from index.database import FILE, WAIT
from index.decisions import Decisions, apply_decisions
from index.library import Library
from ingest.errors import LibraryError, PlansporError
from ingest.model import Document, FileReport
from ingest.read import Failure, Limits, OcrMode, SourceFile, expand
from ingest.run import Outcome, Work, run

Runner = Callable[[Iterable[SourceFile], Work], Iterator[Outcome]]
"""`ingest.run.serial`, or `ingest.run.run` with its limits."""


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of every file, in the order they were done; `seconds` for the whole run."""

    files: tuple[FileReport, ...]
    seconds: float

    def count(self, status: str) -> int:
        return sum(one.status == status for one in self.files)


def intake(
    directory: Path | str,
    paths: Sequence[str | Path],
    *,
    ocr: OcrMode = OcrMode.AUTO,
    workers: int | None = None,
    limits: Limits | None = None,
    passwords: Sequence[str] = (),
    force: bool = False,
    wait: float = WAIT,
    on_outcome: Callable[[FileReport], None] | None = None,
    on_wait: Callable[[str], None] | None = None,
    work: Work | None = None,
    runner: Runner | None = None,
) -> IntakeReport:
    """Read `paths` into the library in `directory`, which is made if there is none and something to read.

    A file that is there already with the same content, read by the same version, is skipped unless `force`; one
    that waits for OCR is read again as soon as there is OCR. Each document enters in a transaction of its own as
    soon as it is read; links and full text follow at the end. One bad file never stops the rest.

    Raises:
        LibraryError: the library cannot be used (any more); what was reported before is in it.
    """
    began = time.monotonic()
    files: list[FileReport] = []

    def report(one: FileReport) -> None:
        files.append(one)
        if on_outcome is not None:
            on_outcome(one)

    found = expand(paths, limits=limits)
    waiting: list[SourceFile | Failure] = []
    for one in found:
        waiting.append(one)
        if isinstance(one, SourceFile):
            break
    else:
        # Nothing to read: no library is made for it.
        if not waiting or not (Path(directory) / FILE).exists():
            for failure in {one.path: one for one in waiting if isinstance(one, Failure)}.values():
                report(FileReport.failed(failure.path, failure.error))
            return IntakeReport(tuple(files), time.monotonic() - began)
    with Library.open(directory, create=True) as library, library.writing(wait, on_wait):
        version = _version(ocr)
        sources = _to_do(library, chain(waiting, found), version, ocr, force, report)
        runner = runner or partial(run, workers=workers, limits=limits)
        work = work or _work(ocr, limits, apply_decisions(library), passwords)
        for outcome in runner(sources, work):
            report(_taken_in(library, outcome, version))
        library.bring_up_to_date(strict=True)
    return IntakeReport(tuple(files), time.monotonic() - began)


def _work(ocr: OcrMode, limits: Limits | None, decisions: Decisions, passwords: Sequence[str]) -> Work:
    from ingest.pipeline import process

    return partial(process, ocr=ocr, limits=limits, decisions=decisions, passwords=tuple(passwords))


def _version(ocr: OcrMode) -> str:
    """Stamp of the code and data that read a document; `force` makes another text than `auto` does."""
    from corpus.registers import REGISTER_VERSION
    from ingest.lexicon import version
    from ingest.pipeline import VERSION

    return f"{VERSION}:{version()}:{REGISTER_VERSION}" + (":force" if ocr is OcrMode.FORCE else "")


def _to_do(
    library: Library,
    found: Iterable[SourceFile | Failure],
    version: str,
    ocr: OcrMode,
    force: bool,
    report: Callable[[FileReport], None],
) -> Iterator[SourceFile]:
    """The sources that must be read; the others are reported on the way."""
    from ingest.ocr import available

    can_ocr = ocr is not OcrMode.NEVER and available()
    seen: set[str] = set()
    for one in found:
        if one.path in seen:
            continue  # named twice
        seen.add(one.path)
        if isinstance(one, Failure):
            report(FileReport.failed(one.path, one.error))
            continue
        stored = None if force else library.at_path(one.path)
        if (
            stored is not None
            and stored.sha256 == one.sha256
            and stored.version in (version, f"{version}:force")
            and not (stored.waiting_for_ocr and can_ocr)
        ):
            report(library.report(stored))
        else:
            yield one


def _taken_in(library: Library, outcome: Outcome, version: str) -> FileReport:
    source, document, error = outcome.source, outcome.document, outcome.error
    if document is not None:
        status = "updated" if library.at_path(document.path) else "added"
        try:
            stored = library.put(document, version=version)
            return FileReport.of(_called(document, stored), status, outcome.seconds)
        except LibraryError:
            raise
        except PlansporError as refused:
            error = refused
    assert error is not None
    return FileReport.failed(source.path, error, source.sha256, outcome.seconds)


def _called(document: Document, id_: str) -> Document:
    from dataclasses import replace

    return document if document.id == id_ else replace(document, id=id_)
