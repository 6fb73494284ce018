"""Dashes told from hyphens by their length on the picture; drawn as boxes, a capital being 24 pixels high."""

from itertools import pairwise

from PIL import Image, ImageDraw

from ingest.ocr import OcrWord
from ingest.read.dashes import with_dashes

HIGH, WIDE = 24, 14


def printed(*parts: str | int, space: int = 4) -> tuple[Image.Image, OcrWord]:
    """A picture of a word and the word as OCR reads it: letters as boxes, whole numbers as strokes so long."""
    image = Image.new("L", (600, 80), 250)
    draw = ImageDraw.Draw(image)
    x, text = 40, ""
    for part in parts:
        if isinstance(part, int):
            draw.rectangle((x, 42, x + part - 1, 44), fill=20)
            x, text = x + part + space, text + "-"
            continue
        for letter in part:
            draw.rectangle((x, 30, x + WIDE - 3, 30 + HIGH - 1), fill=20)
            x, text = x + WIDE, text + letter
        x += space - 3
    return image, OcrWord(text, 40, 30, x, 30 + HIGH, 0.9)


def texts(image: Image.Image, *words: OcrWord) -> list[str]:
    return [word.text for word in with_dashes(words, image)]


def test_a_long_stroke_is_a_dash_and_a_short_one_a_hyphen() -> None:
    assert texts(*printed("2009", 14, "2012")) == ["2009–2012"]
    assert texts(*printed("PPT", 7, "LEDER")) == ["PPT-LEDER"]


def test_a_dash_set_off_is_a_word_of_its_own() -> None:
    image, word = printed("H", 7, "25", space=4)
    assert texts(image, word) == ["H-25"]
    image, word = printed("V24", 14, "H26", space=12)
    found = with_dashes([word], image)
    assert [w.text for w in found] == ["V24", "–", "H26"]
    assert all(a.x1 <= b.x0 for a, b in pairwise(found))
    assert (found[0].x0, found[-1].x1) == (word.x0, word.x1)


def test_a_lone_stroke_is_measured_by_its_line() -> None:
    image, beside = printed("AB", 14, "CD", space=20)
    left = OcrWord("AB", 40, 30, 66, 54, 0.9)
    dash = OcrWord("-", 85, 42, 99, 45, 0.9)
    right = OcrWord("CD", 118, 30, beside.x1, 54, 0.9)
    assert texts(image, left, dash, right) == ["AB", "–", "CD"]


def test_no_stroke_no_change() -> None:
    image = Image.new("L", (200, 80), 250)
    word = OcrWord("A-B", 40, 30, 90, 54, 0.4)
    assert with_dashes([word], image) == (word,)


def test_years_are_parted_by_the_sign_that_the_page_has_where_strokes_run_into_figures() -> None:
    image, seen = printed("2009", 14, "2012")
    blurred = OcrWord("2013-2015", 500, 60, 580, 78, 0.9, line=2)
    assert texts(image, seen, blurred) == ["2009–2012", "2013–2015"]
    assert texts(image, blurred) == ["2013-2015"]
