"""What lines say of their own place: items of lists by their marks, headings by what they call themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.model import Block, FormKind
from ingest.norwegian.headings import CALLED

_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]\s")
_LETTER = re.compile(r"\s*\(?[A-Za-zæøåÆØÅ][.)]\s")
_BULLET = re.compile(r"\s*(?P<sign>[•●▪■◦○‣∙·*✓➢►–—-])\s")


_CALLED = re.compile(CALLED)
_LEVEL = 3


def headed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; a line of its own such as "Tiltak 3.1 Lesende klasser (2017–2019)" is a heading."""
    for block in blocks:
        called = block.kind is FormKind.PARAGRAPH and _CALLED.fullmatch(block.text)
        yield replace(block, kind=FormKind.HEADING, level=_LEVEL) if called else block


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, items of lists that stand on one level lowered where their marks say so.

    A list whose items differ in level already is left as it is; so is one with a single sort of marks."""
    for listed, run in groupby(blocks, key=lambda b: b.kind is FormKind.LIST_ITEM):
        items = list(run)
        if not listed or len({b.level for b in items}) > 1:
            yield from items
        else:
            yield from _lowered(items)


def _lowered(items: Sequence[Block]) -> Iterator[Block]:
    above: list[str] = []
    for item in items:
        mark = _mark(item.text)
        if mark in above:
            del above[above.index(mark) + 1 :]
        else:
            above.append(mark)
        yield replace(item, level=max(1, item.level) + len(above) - 1) if len(above) > 1 else item


def _mark(text: str) -> str:
    """The sort of an item's mark: numbers, letters, or the sign itself."""
    if _NUMBER.match(text):
        return "number"
    if _LETTER.match(text):
        return "letter"
    sign = _BULLET.match(text)
    return sign.group("sign") if sign else ""
