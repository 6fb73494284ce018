"""Stage 3: raw text → corrections. `clean(document)` fills `pages[*].corrections` and `doubts`; pure."""

from __future__ import annotations

from dataclasses import replace

from ingest.clean.cleaner import Context, corrections
from ingest.clean.evidence import evidence
from ingest.model import Document


def clean(document: Document) -> Document:
    """The same document with what a proofreader would correct."""
    context = Context(evidence(p.raw for p in document.pages))
    pages = []
    for page in document.pages:
        made, doubts = corrections(page, context)
        pages.append(replace(page, corrections=made, doubts=doubts))
    return replace(document, pages=tuple(pages))
