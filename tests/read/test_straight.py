"""Pages that lie askew, on their side or upside down are set straight before they are read."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.model import Source
from ingest.ocr import OcrWord, available
from ingest.read import OcrMode
from ingest.read.straight import lie, turned
from tests.read.conftest import Reading

LINES = (
    "Nettverket for lesing i fjellregionen møtes fire ganger i året",
    "og rektorene deler på å være vertskap for samlingene.",
    "Leseveilederne på småtrinnet får to dager til å forberede seg,",
    "og hver skole velger ut ett tiltak som skal prøves ut i høst.",
    "Styringsgruppa følger opp budsjettet og skriver en kort rapport",
    "som legges fram for kommunestyret hver vår.",
) * 3


def page() -> Image.Image:
    image = Image.new("L", (1240, 1754), 250)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size=24)
    for number, line in enumerate(LINES):
        draw.text((130, 200 + 60 * number), line, fill=30, font=font)
    return image


@pytest.mark.parametrize("degrees", [-8.0, -2.5, 0.0, 0.7, 6.0])
@pytest.mark.parametrize("aside", [False, True])
def test_the_tilt_is_seen(degrees: float, aside: bool) -> None:
    askew = page().rotate(-degrees, fillcolor=250)
    tilt, found = lie(askew.rotate(90, expand=True) if aside else askew)
    assert found is aside
    assert tilt == pytest.approx(degrees, abs=0.25)


def test_faint_letters_of_one_width_above_each_other_are_no_lines_up_the_page() -> None:
    image, dice = Image.new("L", (1240, 1754), 250), Random(5)
    draw = ImageDraw.Draw(image)
    for row in range(29):
        for column in range(70):
            x, y = 130 + 14 * column, 200 + 48 * row
            for stroke in (0, 7):
                if dice.random() < 0.6:
                    draw.line((x + stroke, y, x + stroke, y + 14), fill=40, width=2)
            if dice.random() < 0.8:
                draw.line((x, y + 13, x + 7, y + 13), fill=90)
    for degrees in (0.0, 0.6):
        assert lie(image.rotate(degrees, fillcolor=250))[1] is False


def test_a_page_that_does_not_say_is_left() -> None:
    assert lie(Image.new("L", (800, 1100), 255)) == (0.0, False)
    picture = Image.effect_noise((800, 1100), 90)
    assert lie(picture) == (0.0, False)


def test_turning_keeps_the_size_but_for_quarter_turns() -> None:
    assert turned(page(), 3).size == page().size
    assert turned(page(), 90).size == page().size[::-1]


@dataclass
class UpsideDown:
    """An engine that is sure only of the second look."""

    seen: list[Image.Image] = field(default_factory=list)

    def read(self, image: Image.Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        if piece:
            return ()
        self.seen.append(image)
        sure = 0.9 if len(self.seen) == 2 else 0.3
        word = "rett" if len(self.seen) == 2 else "vrang"
        return (OcrWord(word, 10, 10, 60, 30, sure, 1, 1, 1),)


def test_a_page_that_reads_badly_is_tried_upside_down(reading: Reading) -> None:
    held, engine = io.BytesIO(), UpsideDown()
    page().save(held, "PNG", dpi=(150, 150))
    read = reading("a.png", held.getvalue(), ocr=OcrMode.AUTO, engine=engine).pages[0]
    assert read.raw == "rett"
    assert read.note == "The page was turned by 180° to be read"
    assert len(engine.seen) == 2
    assert engine.seen[1].tobytes() == engine.seen[0].rotate(180).tobytes()


def test_a_page_on_its_side_is_read_as_an_upright_one(reading: Reading) -> None:
    if not available():
        pytest.skip("Tesseract with Norwegian data is not installed")
    held = io.BytesIO()
    page().rotate(-90, expand=True).save(held, "PNG", dpi=(150, 150))
    read = reading("a.png", held.getvalue(), ocr=OcrMode.AUTO).pages[0]
    assert read.source is Source.OCR
    assert "småtrinnet får to dager" in " ".join(read.raw.split())
    assert len(read.words) > 100
    assert all(word.box is not None and word.box.x1 > word.box.x0 for word in read.words)
