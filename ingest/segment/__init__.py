"""Cleaned pages → blocks: headings, paragraphs, list items, tables. Pure.

Where the reader saw forms they are taken over; plain text is read line by line, and tables that it lost are put
together again as far as its words let one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.model import Block, Document, FormKind, Page, Span
from ingest.segment.evidence import Evidence
from ingest.segment.formed import blocks_of_forms
from ingest.segment.levels import headed, levelled
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
    return replace(document, blocks=tuple(part for block in headed(levelled(blocks)) for part in _parts(block)))


LONGEST = 4000
"""Characters of a block. A page of prose has about 3,000; what is longer is no paragraph, and rules that look at
a block as a whole would be slow on it."""


def _parts(block: Block) -> Iterator[Block]:
    """A block of running text that is far too long, in pieces that end at a blank."""
    if block.kind is FormKind.TABLE or len(block.text) <= LONGEST:
        yield block
        return
    start, size, whole = 0, block.at.end - block.at.start, len(block.text)
    while start < whole:
        end = min(whole, start + LONGEST)
        cut = block.text.rfind(" ", start + LONGEST // 2, end)
        end = cut + 1 if cut > 0 and end < whole else end
        # The joined text is as long as the page's stretch but for blanks: its places are near enough.
        at = Span(block.at.page, block.at.start + start * size // whole, block.at.start + end * size // whole)
        yield replace(block, text=block.text[start:end].strip(), at=at, continues=block.continues or start > 0)
        start = end
