"""What OCR took for words and is none: specks, drawn bars, dotted leaders, shadows at the edge of the page.

Judged by the place and size of their ink beside the letters of the page; what could be print is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from ingest.ocr import OcrWord
from ingest.read.layout.sheet import Rule
from ingest.read.leaders import Leader

DOTS = "...."
_SPECK = 0.15
"""Of the height of a word: no sign that stands by itself is smaller both ways, a full stop in worn print is."""
_FLAT = 0.36
"""Of the height of a word, what letters and figures are never lower than; x has half."""
_LEADER = 2.0
"""Heights of a word from which flat ink is a row of dots or a line to write on, not a dash."""
_BAR = 1.25
_EDGE_SURE = 0.7
_INSIDE = 0.12
"""Of the height of a word, from its top and foot: a rule between is made of its letters. Underlines lie lower."""


def without_noise(words: Sequence[OcrWord], width: int) -> tuple[OcrWord, ...]:
    """`words` of a picture of `width` pixels without what is none; a dotted leader is read as dots."""
    if not words:
        return ()
    letter = median(w.bottom - w.top for w in words for _ in w.text)
    return tuple(_kept(words, letter, width))


def _kept(words: Sequence[OcrWord], letter: float, width: int) -> Iterator[OcrWord]:
    for word in words:
        wide, high = word.x1 - word.x0, word.bottom - word.top
        spoken = any(c.isalnum() for c in word.text)
        if (word.x0 <= 0 or word.x1 >= width) and word.confidence < _EDGE_SURE:
            continue
        if not spoken and wide < _SPECK * letter and high < _SPECK * letter:
            continue
        if word.text in ("|", "||") and high > _BAR * letter:
            continue
        if high < _FLAT * letter and spoken:
            if wide > _LEADER * letter:
                yield replace(word, text=DOTS)
            continue
        yield word


def led(words: Sequence[OcrWord], leaders: Sequence[Leader]) -> tuple[OcrWord, ...]:
    """`words` with a word of dots where a leader ran behind one of them over white."""
    out = list(words)
    for row in leaders:
        level = [
            (word.x1, n)
            for n, word in enumerate(out)
            if word.top < row.bottom and word.bottom > row.top - (word.bottom - word.top)
        ]
        before = [(x1, n) for x1, n in level if x1 < row.x0 + (row.x1 - row.x0) // 4]
        if not before or any(row.x0 < out[n].x0 and out[n].x1 < row.x1 for _, n in level):
            continue
        n = max(before)[1]
        if out[n].text == DOTS:
            out[n] = replace(out[n], x1=max(out[n].x1, row.x1))
            continue
        out.insert(n + 1, replace(out[n], text=DOTS, x0=max(row.x0, out[n].x1), x1=row.x1))
    return tuple(out)


def drawn(rules: Sequence[Rule], words: Sequence[OcrWord], scale: float) -> tuple[Rule, ...]:
    """`rules` (in points; `scale` points a pixel) without those that run along the tops and feet of letters."""
    sure = [
        (w.x0 * scale, w.top * scale, w.x1 * scale, w.bottom * scale)
        for w in words
        if w.confidence > 0.6 and sum(c.isalnum() for c in w.text) > 1
    ]
    return tuple(rule for rule in rules if not (rule.level and _of_letters(rule, sure)))


def _of_letters(rule: Rule, words: Sequence[tuple[float, float, float, float]]) -> bool:
    covered = 0.0
    for x0, top, x1, bottom in words:
        margin = _INSIDE * (bottom - top)
        if top - margin <= rule.top <= bottom - margin:
            covered += max(0.0, min(x1, rule.x1) - max(x0, rule.x0))
    return covered > 0.6 * (rule.x1 - rule.x0)
