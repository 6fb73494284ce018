"""Stage 3: raw text → corrections. `clean(document)` fills `pages[*].corrections` and `doubts`; pure."""

from __future__ import annotations

from ingest.model import Document


def clean(document: Document) -> Document:
    """The same document with what a proofreader would correct."""
    return document
