"""What shapes and places say of letters: addresses, crosses, sums."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr import OcrWord
from ingest.read.letters import with_letters

_SANS = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"


def _printed(*texts: str) -> tuple[list[OcrWord], Image.Image]:
    """Words on one line, each with the box of its ink."""
    image = Image.new("L", (1400, 120), 250)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(_SANS, 40)
    words, x = [], 20
    for text in texts:
        draw.text((x, 20), text, font=font, fill=20)
        box = draw.textbbox((x, 20), text, font=font)
        words.append(OcrWord(text, *map(round, box), 0.9))
        x = round(box[2]) + 30
    return words, image


def _read(words: list[OcrWord], image: Image.Image) -> list[str]:
    return [w.text for w in with_letters(words, image)]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("post(Øvik.kommune.no", "post@vik.kommune.no"),
        ("kari.aas©hvl.no,", "kari.aas@hvl.no,"),
        ("Ørsta", "Ørsta"),
        ("R&D.no", "R&D.no"),
    ],
)
def test_addresses(read: str, printed: str) -> None:
    assert _read(*_printed(read)) == [printed]


def test_an_address_in_two_pieces_is_one() -> None:
    words, image = _printed("post(", "Qvik.no")
    close = [words[0], OcrWord("Qvik.no", words[0].x1 + 4, words[1].top, words[1].x1, words[1].bottom, 0.9)]
    assert _read(close, image) == ["post@vik.no"]
    far = replace(close[1], x0=close[1].x0 + 200, x1=close[1].x1 + 200)
    assert _read([words[0], far], image) == ["post(", "Qvik.no"]


def test_a_cross_as_high_as_figures_is_a_capital() -> None:
    words, image = _printed("X", "x", "2012", "2013", "HVL")
    misread = [OcrWord("x", w.x0, w.top, w.x1, w.bottom, 0.9) if w.text == "X" else w for w in words]
    assert _read(misread, image)[:2] == ["X", "x"]


@pytest.mark.parametrize("text", ["V24", "v24", "X3", "x3", "V2024,", "v2024"])
def test_the_letter_of_a_half_year_is_a_capital_where_it_is_as_high_as_its_figures(text: str) -> None:
    words, image = _printed(text, "2012", "vår", "HVL")
    misread = [replace(words[0], text=text.lower()), *words[1:]]
    assert _read(misread, image) == [text, "2012", "vår", "HVL"]


@pytest.mark.parametrize("text", ["1 090", "14 500", "125 000", "2009", "14500", "1117", "4111"])
def test_thin_spaces_in_sums_are_seen(text: str) -> None:
    words, image = _printed(text, "2012", "2013", "2014")
    glued = [OcrWord(w.text.replace(" ", ""), w.x0, w.top, w.x1, w.bottom, 0.9) for w in words]
    assert " ".join(_read(glued, image)[: 1 + text.count(" ")]) == text
