"""Cleaned pages → blocks: headings, paragraphs, list items, tables. Pure.

Where the reader saw forms they are taken over; plain text is read line by line, and tables that it lost are put
together again as far as its words let one.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Block, Document, Page
from ingest.segment.evidence import Evidence
from ingest.segment.formed import blocks_of_forms
from ingest.segment.plain import blocks_of_pages


def segment(document: Document) -> Document:
    """The document with its `blocks`, in reading order."""
    evidence = Evidence(document)
    blocks: list[Block] = []
    plain: list[Page] = []
    for page in document.pages:
        if page.forms:
            blocks += blocks_of_pages(plain, evidence)
            plain = []
            blocks += blocks_of_forms(page, evidence.known)
        else:
            plain.append(page)
    blocks += blocks_of_pages(plain, evidence)
    return replace(document, blocks=tuple(blocks))
