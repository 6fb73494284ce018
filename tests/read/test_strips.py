"""Pages in three and four narrow columns, told from tables."""

from __future__ import annotations

import random

import pytest

from ingest.read.layout.lines import columns_of, rows_of
from ingest.read.layout.strips import strips_of
from ingest.read.write import Token

_TEXT = """nettverket skolene rektorene lærerne planen deler prøver leser og i på med fag høst vår"""
WORDS = _TEXT.split()


def column(chance: random.Random, x0: float, width: float, lines: int, top: float = 100) -> list[Token]:
    """Running text of `lines` lines, its sentences of six to twelve words."""
    tokens, left = [], 0
    for n in range(lines):
        x = x0
        while True:
            text = chance.choice(WORDS)
            if x + 5 * len(text) > x0 + width:
                break
            if left == 0:
                text, left = text.capitalize(), chance.randint(6, 12)
            left -= 1
            tokens.append(Token(text, x, top + 12 * n, x + 5 * len(text), top + 12 * n + 10, 10))
            x += 5 * len(text) + 3
    return tokens


@pytest.mark.parametrize(("count", "width"), [(3, 140), (4, 110)])
def test_narrow_columns_are_read_one_after_the_other(count: int, width: float) -> None:
    chance = random.Random(count)
    columns = [column(chance, 60 + n * (width + 16), width, 40) for n in range(count)]
    runs = columns_of([t for part in columns for t in part])
    assert [t for run in runs for line in run for t in line.tokens] == [t for part in columns for t in part]


def test_a_heading_over_all_columns_comes_first() -> None:
    chance = random.Random(1)
    heading = [Token("Nyheter", 60, 60, 300, 80, 20), Token("fra", 305, 60, 420, 80, 20)]
    columns = [t for n in range(3) for t in column(chance, 60 + n * 156, 140, 40)]
    runs = columns_of(heading + columns)
    assert [line.text for line in runs[0]] == ["Nyheter fra"]
    assert len(runs) == 4


@pytest.mark.parametrize("seed", range(5))
def test_cells_that_begin_together_are_no_columns(seed: int) -> None:
    chance = random.Random(seed)
    tokens = []
    for row in range(10):
        for n in range(3):
            cell = column(chance, 60 + n * 156, 140, chance.randint(2, 3), 100 + 45 * row)
            tokens += [
                cell[0]._replace(text=cell[0].text.capitalize()),
                *(t._replace(text=t.text.lower()) for t in cell[1:]),
            ]
    assert strips_of(rows_of(tokens)) is None
