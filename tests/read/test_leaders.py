"""Rows of dots are lifted off a picture, print is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr import OcrWord
from ingest.read.layout.sheet import Rule
from ingest.read.leaders import Leader, _opened, without_leaders
from ingest.read.noise import DOTS, drawn, led, without_noise

_SERIF = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
_SIZE = 1000, 300


def _page(text: str, at: tuple[int, int], dpi: int = 200) -> Image.Image:
    image = Image.new("L", _SIZE, 250)
    ImageDraw.Draw(image).text(at, text, font=ImageFont.truetype(_SERIF, round(11 * dpi / 72)), fill=20)
    return image


@pytest.mark.parametrize("dpi", [200, 250, 300])
def test_dots_are_lifted_and_words_stay(dpi: int) -> None:
    words = _page("Lesing", (40, 100), dpi)
    both = Image.fromarray(np.minimum(np.asarray(words), np.asarray(_page("." * 40, (300, 100), dpi))))
    clean, rows = without_leaders(both, dpi)
    assert rows
    assert np.abs(np.asarray(clean, dtype=int) - np.asarray(words, dtype=int)).max() < 60


@pytest.mark.parametrize("text", ["kommunens minimum", "nr. 3 … og 4. til 12.", "illlllllllllllllll"])
def test_print_without_leaders_is_untouched(text: str) -> None:
    image = _page(text, (40, 100))
    clean, rows = without_leaders(image, 200)
    assert (clean, rows) == (image, ())


@given(st.lists(st.lists(st.booleans(), min_size=12, max_size=12), min_size=1, max_size=4), st.integers(2, 6))
def test_opening_keeps_the_long_stretches(rows: list[list[bool]], size: int) -> None:
    dark = np.array(rows)
    kept = _opened(dark, size)
    for row, left in zip(rows, kept, strict=True):
        stretches = "".join("x" if d else " " for d in row).split(" ")
        assert left.sum() == sum(len(s) for s in stretches if len(s) >= size)


def _word(text: str, x0: int, top: int, x1: int, bottom: int, confidence: float = 0.9) -> OcrWord:
    return OcrWord(text, x0, top, x1, bottom, confidence)


def test_a_leader_is_put_back_behind_the_word_that_it_follows() -> None:
    words = (_word("Lesing", 10, 100, 110, 130), _word("7", 900, 100, 915, 130), _word("Under", 10, 160, 100, 190))
    texts = [w.text for w in led(words, [Leader(120, 122, 500, 128), Leader(520, 122, 880, 128)])]
    assert texts == ["Lesing", DOTS, "7", "Under"]


def test_a_leader_under_a_word_is_not_put_back() -> None:
    words = (_word("Navn:", 10, 100, 110, 130), _word("Kari", 200, 95, 280, 126))
    assert led(words, [Leader(120, 122, 500, 128)]) == words


def test_specks_bars_flat_letters_and_shadows_are_no_words() -> None:
    print_ = (_word("Planen", 100, 100, 220, 130), _word(".", 222, 124, 227, 129), _word("-", 300, 112, 312, 116))
    noise = (
        _word(";", 500, 104, 503, 108), _word("|", 600, 90, 606, 140), _word("oe", 700, 120, 705, 126),
        _word("EE", 0, 90, 20, 150, 0.4),
    )  # fmt: skip
    assert without_noise((*print_, *noise), 1000) == print_
    dots = without_noise((*print_, *print_, _word("scesse", 300, 120, 700, 126)), 1000)[-1]
    assert dots.text == DOTS


def test_rules_along_letters_are_not_drawn_and_rules_between_lines_are() -> None:
    words = (_word("Kommunen", 100, 100, 300, 130), _word("skolen", 310, 100, 420, 130))
    between, along = Rule(100, 140, 420, 140), Rule(110, 108, 290, 108)
    upright = Rule(200, 60, 200, 240)
    assert drawn((between, along, upright), words, 1.0) == (between, upright)
