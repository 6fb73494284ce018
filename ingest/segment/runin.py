"""Pages whose line breaks are lost: a long line is parted again where a heading, an entry or a label must begin.

Download sites and some text layers give a page as one line. What began a line there can still be told: numbers
that go on from each other ("2.1 … 2.2", "a) … b)"), labels before a colon that begin a list, words in capitals,
and a capital letter on an ordinary word where no sentence has ended: the heading's end, of several the last before
the sentence's verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.person_names import first_names, surnames
from ingest import lexicon
from ingest.compounds import is_word
from ingest.extract import gazetteer
from ingest.norwegian.rosters import ABSENT, PRESENT
from ingest.norwegian.small_words import FINITE_VERBS
from ingest.segment.lines import TextLine

LONG = 160
"""Characters: no page is set in longer lines. A shorter line is as it was printed."""
COMMON = 300
"""Occurrences in 100 million words above which a word is no rare name."""
HEADING = 70
"""Characters of a heading that is parted from the text behind it."""
_LABEL = re.compile(
    rf"(?<=\s)(?=[A-ZÆØÅ])(?=(?i:{PRESENT}|{ABSENT}|Referent|Møteleder|Møteleiar|Saksliste|Vedtak|Vurdering)\s*:\s)"
)
_SAK = re.compile(r"(?<=\s)(?=(?:Sak|SAK)\s+\d{1,3}(?:/\d{2,4})?\s*[:.–-]?\s+[A-ZÆØÅ])")
_ACTION = re.compile(r"(?<=\s)(?=(?:Tiltak|Prosjekt|Delprosjekt)\s+\d{1,2}\s*[:.–-]?\s+[A-ZÆØÅ«])")
_DOTTED = re.compile(r"(?:(?<=\s)|^)(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.?\s+(?=[A-ZÆØÅ«])")
_CHAPTER = re.compile(r"(?:(?<=\s)|^)(?P<a>\d{1,2})\.?\s+(?=[A-ZÆØÅ])")
_LETTER = re.compile(r"(?:(?<=\s)|^)(?P<x>[a-hA-H])\)\s+(?=[A-ZÆØÅ«])")
_CAPS = re.compile(r"\s*(?:\d{1,3}\s+)?(?:[A-ZÆØÅ]{4,}[,:]?\s+|(?:OG|I|FOR|AV)\s+)+(?=[A-ZÆØÅ«][a-zæøå])")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_HANGS = """
av de dei den det ei ein eit eller en et for fra frå hos i med mellom mot og om på samt som til under ved
"""
_HANGING = frozenset(_HANGS.split())
_COMPASS = frozenset(
    (
        "nord",
        "sør",
        "øst",
        "aust",
        "vest",
        "midt",
        "indre",
        "ytre",
        "øvre",
        "nedre",
        "nordre",
        "søre",
        "østre",
        "midtre",
    )
)
_CONTENTS = re.compile(r"\.{3,}\s*\d|…\s*\d")
_LEAD_NUMBER = re.compile(r"\s*(\d{1,3})(?:\s|$)")


def parted(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of one page, long ones parted; a part has a gap before it where a heading may begin."""
    if all(len(line.text) <= LONG for line in lines):
        return list(lines)
    numbered = _numbered(lines)
    out: list[TextLine] = []
    for line in lines:
        if len(_CONTENTS.findall(line.text)) > 1:
            out.append(line)
            continue
        if len(line.text) <= LONG and not (line.gap and line.last and len(line.text) > HEADING):
            out.append(line)
            continue
        cuts = sorted({0, len(line.text), *_cuts(line.text, numbered=line.start in numbered)})
        pieces = [_piece(line, a, b) for a, b in pairwise(cuts)]
        out += [p for p in pieces if p is not None] or [line]
    return out


def _piece(line: TextLine, a: int, b: int) -> TextLine | None:
    text = line.text[a:b]
    if not text.strip() or (a == 0 and text.strip().isdigit()):
        return None
    text = text.rstrip()
    whole = a == 0 and b == len(line.text)
    return (
        line
        if whole
        else replace(
            line, start=line.start + a, end=line.start + a + len(text), text=text, gap=a > 0 or line.gap, last=True
        )
    )


def _numbered(lines: Sequence[TextLine]) -> frozenset[int]:
    """The starts of the lines that begin with the number of the printed page: 1, 2, 3, each beginning a line."""
    found: list[int] = []
    for line in lines:
        m = _LEAD_NUMBER.match(line.text)
        if m and int(m.group(1)) == len(found) + 1:
            found.append(line.start)
    return frozenset(found) if len(found) > 1 else frozenset()


def _cuts(text: str, *, numbered: bool) -> Iterator[int]:
    begin = 0
    if numbered and (m := _LEAD_NUMBER.match(text)):
        begin = m.end()
        yield begin
    starts = [begin]
    for pattern in (_LABEL, _SAK):
        starts += [m.start() for m in pattern.finditer(text, begin)]
    heads = [m.start() for m in _ACTION.finditer(text, begin)]
    heads += list(_sections(text, begin))
    letters = list(_letters(text, begin))
    yield from starts
    yield from heads
    yield from letters
    if (m := _CAPS.match(text, begin)) and m.end() - begin > 4:
        yield m.end()
        begin = m.end()
        heads.append(begin)
    for start in {begin, *heads}:
        if end := heading_end(text, start, sure=start in heads):
            yield end


def _sections(text: str, begin: int) -> Iterator[int]:
    """Where numbered headings begin: 2.1, 2.2, 2.3 that go on from each other, and the chapter before a 2.1."""
    last: tuple[int, int] | None = None
    dotted = [
        (m.start(), int(m.group("a")), int(m.group("b")))
        for m in _DOTTED.finditer(text, begin)
        if 0 < int(m.group("a")) < 20
    ]
    chain: list[tuple[int, int, int]] = []
    for at, a, b in dotted:
        fits = last is None or (a == last[0] and b == last[1] + 1) or (a == last[0] + 1 and b <= 1)
        if fits and (last is not None or b <= 1 or at == begin):
            chain.append((at, a, b))
            last = (a, b)
    if len(chain) < 2:
        return
    for at, a, b in chain:
        yield at
        if b == 1:
            before = [
                m.start() for m in _CHAPTER.finditer(text, max(begin, at - HEADING), at) if int(m.group("a")) == a
            ]
            yield from before[-1:]
    chapter = chain[-1][1] + 1
    for m in _CHAPTER.finditer(text, chain[-1][0]):
        if int(m.group("a")) == chapter and text[max(0, m.start() - 3) : m.start()].rstrip().endswith(
            (".", "!", "?")
        ):
            yield m.start()
            chapter += 1


def _letters(text: str, begin: int) -> Iterator[int]:
    """Where lettered entries begin: a), b), c) in order; twice through if the text counts twice."""
    run: list[int] = []
    for m in _LETTER.finditer(text, begin):
        wanted = "abcdefgh"[len(run)] if len(run) < 8 else ""
        if m.group("x").lower() == wanted:
            run.append(m.start())
        elif m.group("x").lower() == "a":
            if len(run) > 1:
                yield from run
            run = [m.start()]
    if len(run) > 1:
        yield from run


def heading_end(text: str, start: int, *, sure: bool = True) -> int | None:
    """Where the sentence behind a run-in heading begins: at a capital on an ordinary word, with no stop before it,
    no verb in the heading and no small word at its end. None if the text begins with no such heading. Where
    nothing else says that one begins (not `sure`), a verb or a small word must follow."""
    words = list(_WORD.finditer(text, start, min(len(text), start + HEADING + 30)))
    words = words[1:] if words and words[0].group() in ("Tiltak", "Prosjekt", "Delprosjekt") else words
    end = None
    for i, m in enumerate(words):
        if m.start() - start > HEADING or m.group().lower() in FINITE_VERBS:
            break
        if not i:
            continue
        between = text[words[i - 1].end() : m.start()]
        if re.search(r"[.:;!?,()«»–]", between):
            break
        before, word = words[i - 1].group(), m.group()
        if not word[0].isupper() or word.isupper() or before.lower() in _HANGING:
            continue
        after = words[i + 1].group().lower() if i + 1 < len(words) else ""
        if not sure and after not in FINITE_VERBS and after not in _HANGING:
            continue
        plain = (before[-1:].islower() or before[-1:].isdigit()) and _ordinary(word, sure=sure)
        if plain and not any(h.start == 0 for h in gazetteer.find(text[m.start() : m.start() + HEADING])):
            end = m.start()
    return end


def _ordinary(word: str, *, sure: bool) -> bool:
    """Whether only a sentence's beginning gives a word its capital: no name, no point of the compass."""
    low = word.lower()
    if word in first_names() or word in surnames() or low in _COMPASS or word in gazetteer.places():
        return False
    return lexicon.load().count(low) > COMMON or (sure and len(word) > 8 and is_word(low))
