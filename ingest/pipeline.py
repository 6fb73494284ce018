"""The whole way of one document, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce

from ingest import guard
from ingest.clean import clean
from ingest.extract import extract
from ingest.model import Document
from ingest.read import Limits, OcrMode, SourceFile, read
from ingest.segment import segment

Stage = Callable[[Document], Document]
Decisions = Mapping[str, str | None]
"""A person's answers to doubtful readings: see `ingest.clean.review`."""

VERSION = "5"
"""Stamp of the code: raised with every change that makes other text or facts of the same file, so that documents
read before are read again."""

STAGES: tuple[Stage, ...] = (clean, segment, extract)
"""Each takes a document and returns it with its own fields filled; the order is the order of the facts."""


def process(
    source: SourceFile,
    *,
    ocr: OcrMode = OcrMode.AUTO,
    limits: Limits | None = None,
    decisions: Decisions | None = None,
    passwords: Sequence[str] = (),
) -> Document:
    """The document in `source`, read and understood.

    Raises:
        UnreadableSource: the file gives no document; the subclass says why.
        OcrMissing: `ocr` is `force` and there is no OCR engine.
    """
    # The only line that touches the world:
    document = read(source, ocr=ocr, limits=limits or Limits(), passwords=passwords)
    _allow_for(document, limits or Limits())
    return understand(document, decisions)


def _allow_for(document: Document, limits: Limits) -> None:
    """A long text may take long: the time for it grows with its letters, as no stage takes more."""
    guard.allow(limits.text_seconds * sum(len(page.raw) for page in document.pages) / 100_000)


def understand(document: Document, decisions: Decisions | None = None) -> Document:
    """A document of raw pages with all its stages done; one that was understood before is understood anew."""
    stages: tuple[Stage, ...] = STAGES
    if decisions:
        stages = (partial(clean, decisions=decisions), *STAGES[1:])
    return reduce(lambda doc, stage: stage(doc), stages, document)


def process_clean(
    source: SourceFile,
    *,
    ocr: OcrMode = OcrMode.AUTO,
    limits: Limits | None = None,
    decisions: Decisions | None = None,
    passwords: Sequence[str] = (),
) -> Document:
    """The document in `source`, read and cleaned but not segmented or extracted; raises as `process`.

    A plain text keeps its marks of Markdown: who asks for a clean text gets all of it back.
    """
    document = read(source, ocr=ocr, limits=limits or Limits(), passwords=passwords, as_it_is=True)
    _allow_for(document, limits or Limits())
    return clean(document, decisions=decisions)
