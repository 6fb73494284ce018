"""Text without end: stretches in which no sentence ends and no words part, of which nothing sensible can be said.

A line of ten megabytes, a page of digits, a dump of codes: their text is kept and can be searched, but no rule
looks for names and measures in it. A little of such text is read like any other, as lists that lost their
line ends look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import Block, Document, FormKind, Page

ENDLESS = 30_000
"""Characters of a document's text without ends of sentences that are read for facts, about ten pages of it."""
SENTENCE = 1200
"""Characters from one end of a sentence to the next, on an average, above which a block has none."""
WORD = 400
"""Characters without a blank above which they are no word and no address."""
LEAST = 2000
"""Characters of a block that may be called endless; the segmenter cuts longer ones to pieces of this at least."""

_END = re.compile(r"[.!?]\s+[A-ZÆØÅ«•]")
_WORD = re.compile(rf"\S{{{WORD},}}")

Left = Mapping[int, Sequence[tuple[int, int]]]
"""Page → from where to where its text is not read for facts."""
NOTHING_LEFT: Left = {}


@dataclass(frozen=True, slots=True)
class Readable:
    """`document` with the blocks that are read for facts; `left` says what is not."""

    document: Document
    left: Left

    @property
    def note(self) -> str | None:
        """What the user should know of what was left."""
        letters = sum(end - start for spans in self.left.values() for start, end in spans)
        where = ", ".join(str(page) for page in sorted(self.left)[:5]) + (" …" if len(self.left) > 5 else "")
        return (
            f"{letters:,} characters without ends of sentences (page {where}) can be searched "
            "but were not read for names and measures"
            if letters
            else None
        )


def readable(document: Document) -> Readable:
    """The blocks of a segmented document that facts are sought in."""
    kept: list[Block] = []
    left: dict[int, list[tuple[int, int]]] = {}
    taken = 0
    for block in document.blocks:
        if is_endless(block):
            torn = is_torn(block.text)
            taken += 0 if torn else len(block.text)
            if torn or taken > ENDLESS:
                left.setdefault(block.at.page, []).append((block.at.start, block.at.end))
                continue
        kept.append(block)
    return Readable(replace(document, blocks=tuple(kept)) if left else document, left)


def is_endless(block: Block) -> bool:
    """Whether a block is long and has no ends of sentences, or words that are none."""
    if block.kind is FormKind.TABLE or len(block.text) < LEAST:
        return False
    return len(_END.findall(block.text)) * SENTENCE < len(block.text) - SENTENCE or is_torn(block.text)


def is_torn(text: str) -> bool:
    """Whether a text is for the greater part one run of characters without blanks."""
    return sum(len(m.group()) for m in _WORD.finditer(text)) * 2 > len(text)


def stretches(page: Page, left: Left) -> Iterator[str]:
    """The page's text without what is `left` of it; the whole of it where nothing is."""
    at = 0
    for start, end in sorted(left.get(page.number, ())):
        if page.text[at:start].strip():
            yield page.text[at:start]
        at = max(at, end)
    if page.text[at:].strip() or not at:
        yield page.text[at:]
