"""Levels of list items by their marks, where the reader saw none: dashes below a numbered item are lower."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.model import Block, FormKind

_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]\s")
_LETTER = re.compile(r"\s*\(?[A-Za-zæøåÆØÅ][.)]\s")
_BULLET = re.compile(r"\s*(?P<sign>[•●▪■◦○‣∙·*✓➢►–—-])\s")


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
