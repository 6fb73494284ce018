"""Stage 3: raw text → corrections. `clean(document)` fills `pages[*].corrections` and `doubts`; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from ingest.clean.cleaner import Context, corrections
from ingest.clean.evidence import evidence
from ingest.clean.over import joined_over
from ingest.clean.review import decided
from ingest.garbage import seldom_collected
from ingest.model import Correction, Document, Page


class Cleaner(Protocol):
    """What finds corrections: a part that can be replaced by another."""

    def __call__(self, page: Page, context: Context) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
        """(corrections, doubts) over `page.raw`; each sorted, not overlapping, each changing something."""


def clean(
    document: Document, *, cleaner: Cleaner = corrections, decisions: Mapping[str, str | None] | None = None
) -> Document:
    """The same document with what a proofreader would correct.

    `decisions` are a person's answers (see `ingest.clean.review`): reading → what it should be, None to keep it.
    """
    with seldom_collected():
        context = Context(evidence(p.raw for p in document.pages))
        pages = []
        for page in document.pages:
            made, doubts = cleaner(page, context)
            if decisions:
                made, doubts = decided(made, doubts, decisions)
            pages.append(replace(page, corrections=made, doubts=doubts))
        return replace(document, pages=joined_over(pages))
