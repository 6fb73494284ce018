"""Paragraphs that lost their line ends, as texts of PDFs do, parted again where their points begin.

"2.1 Leseglede på øyane Prosjektet starta i 2012. 2.2 Tal på tur Kurs for …" is two headings with their texts.
Parts are told by numbers that count on, letters, bullets, "Tiltak 1", words in capitals, and a capital where no
sentence has ended. Only the blocks change; every part knows its place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest import lexicon
from ingest.compounds import parts
from ingest.extract import gazetteer
from ingest.extract.result import Found, Located
from ingest.model import Block, Document, FormKind
from ingest.norwegian import cues, small_words

_NUMBER = re.compile(r"(?:^|(?<=\s))(?P<n>\d{1,2}(?:\.\d{1,2}){0,2})\.?\s+(?=[A-ZÆØÅ«\"])")
_LETTER = re.compile(r"(?:^|(?<=\s))(?P<n>[a-h])\)\s+(?=\S)")
_CAPITAL_WORD = re.compile(r"\S+\s(?=(?P<next>[A-ZÆØÅ][a-zæøå]+)[:\s])")
_BULLET = re.compile(r"(?:^|(?<=\s))[•▪■●○‣]\s+(?=\S)")
_NAMED = re.compile(
    r"(?:^|(?<=[.!?:,–-]\s)|(?<=^\d\s)|(?<=^\d\d\s))(?:Tiltak|Prosjekt|Delprosjekt|DP|Satsingsområde)\s?\d{1,2}[.:]?\s+(?=[A-ZÆØÅ«])"
)
_CAPITALS = re.compile(r"^(?:\d{1,2}\s)?(?P<head>[A-ZÆØÅ]{5,}(?:\s[A-ZÆØÅ]{2,}){0,4})\s(?=[A-ZÆØÅ][a-zæøå])")
_NAME = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]*(?:,?\s(?:[a-zæøå0-9&][\wæøå-]*|[A-ZÆØÅ]{2,}[\w-]*|[A-ZÆØÅ][\wæøå-]*)){0,8}?)"
    r"\s(?=(?P<next>[A-ZÆØÅ][a-zæøå]+)[:\s])"
)
_LEADERS = re.compile(r"\.{3,}|…")
_PAGE = re.compile(r"\d{1,3}\s(?=[A-ZÆØÅ])")
_OPENS = re.compile(rf"(?:{cues.ANAPHOR_NOUNS}|nytt|søknaden|avslås)", re.IGNORECASE)
_LEAST = 60
"""Characters of a paragraph that is looked at."""
_LONGEST = 30_000


def unrolled(document: Document) -> tuple[Block, ...]:
    """The blocks of a document with its run-together paragraphs parted."""
    found = Found(document)
    return tuple(part for block in document.blocks for part in _block(block, found))


def _block(block: Block, found: Found) -> Iterator[Block]:
    whole = block.text
    if block.kind not in (FormKind.PARAGRAPH, FormKind.LIST_ITEM) or not _LEAST <= len(whole) <= _LONGEST:
        yield block
        return
    cuts = [] if _LEADERS.search(whole) else list(_cuts(whole))
    if not cuts:
        yield block
        return
    text = Located(whole, (block.at,), found)
    edges = sorted({0: None, **dict(cuts)}.items())
    for (start, form), end in zip(edges, [*(at for at, _ in edges[1:]), len(whole)], strict=True):
        words = whole[start:end].strip()
        if words:
            lead = start + len(whole[start:end]) - len(whole[start:end].lstrip())
            kind, level = form or (block.kind, block.level)
            yield replace(block, kind=kind, level=level, text=words, at=text.span(lead, lead + len(words)))


Form = tuple[FormKind, int]
_ITEM: Form = (FormKind.LIST_ITEM, 1)
_TOP: Form = (FormKind.HEADING, 3)
_HEAD: Form = (FormKind.HEADING, 4)
_BODY: Form = (FormKind.PARAGRAPH, 0)


def _cuts(text: str) -> Iterator[tuple[int, Form | None]]:
    """Where a part begins and what it is."""
    if capitals := _CAPITALS.match(text):
        yield 0, _TOP
        yield capitals.end(), _BODY
    points = [m.start() for m in _BULLET.finditer(text)]
    letters = list(_LETTER.finditer(text))
    if [m.group("n") for m in letters] == list("abcdefgh")[: len(letters)] and len(letters) > 1:
        points += [m.start() for m in letters]
    yield from ((at, _ITEM) for at in points)
    numbered = [(m.start(), m.end()) for m in (*_counting(text), *_NAMED.finditer(text))]
    ends = [at for at, _ in numbered[1:]] + [len(text)]
    said = [_says(text[at:end]) for (_, at), end in zip(numbered[:-1], ends, strict=False)]
    if sum(said) * 2 < len(said):
        numbered = []  # rows of a table
    for (at, name_at), end in zip(numbered, ends, strict=False):
        head = _head(text[name_at:end], sure=True)
        yield at, _HEAD if head else _ITEM
        if head:
            yield name_at + head, _BODY
    page = _PAGE.match(text)
    begin = capitals.end() if capitals else page.end() if page else 0
    if not any(at <= begin for at, _ in numbered) and (head := _head(text[begin:], sure=False)):
        yield begin, _HEAD
        yield begin + head, _BODY


def _counting(text: str) -> list[re.Match[str]]:
    """The longest run of numbers that count on: 2, 2.1, 2.2, 3."""
    found = list(_NUMBER.finditer(text))
    values = [tuple(int(x) for x in m.group("n").split(".")) for m in found]
    stops = [len(v) == 1 and "." in m.group() for m, v in zip(found, values, strict=True)]
    best: list[int] = []
    for i in range(len(found)):
        run = [i]
        for j in range(i + 1, len(found)):
            if _follows(values[run[-1]], values[j]) and stops[run[-1]] == stops[j]:
                run.append(j)
        if len(run) > len(best):
            best = run
        if len(best) * 2 > len(found):
            break
    return [found[i] for i in best] if len(best) > 1 else []


def _follows(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether point b comes right after point a."""
    return b == (*a, 1) or any(b == (*a[:k], a[k] + 1) for k in range(len(a)))


def _head(part: str, *, sure: bool) -> int:
    """Characters of the heading that a part opens with, 0 for none; `sure`: a number stands before it."""
    if m := _NAME.match(part, 0, 140):
        at, word = m.end("name"), m.group("next")
        while True:
            opens = bool(_OPENS.match(word)) or (sure and _ordinary(word) and _says(part[at:]))
            if opens and len(part) - at > 12 and part[:at] not in gazetteer.places():
                return at
            nxt = _CAPITAL_WORD.search(part, at + 1, 140)
            if nxt is None or re.search(r"[.!?:;]", part[at : nxt.end()]):
                return 0
            at, word = nxt.end() - 1, nxt.group("next")
    return 0


def _says(text: str) -> bool:
    """Whether a text is sentences or labelled facts, not the cells of a row."""
    words = set(re.findall(r"[a-zæøå]+", text.lower()))
    return (
        bool(words & small_words.FINITE_VERBS)
        or bool(re.search(r"[a-zæøå]:\s", text))
        or text.rstrip().endswith(".")
    )


def _ordinary(word: str) -> bool:
    """Whether a word with a capital is no name, so that it opens a sentence."""
    low = word.lower()
    if word in gazetteer.places():
        return False
    return bool(lexicon.load().flags(low) & lexicon.LOWER) or len(parts(low)) > 1
