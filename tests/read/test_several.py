"""Faint pages are read in several preparations, which vote on every place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from PIL import Image, ImageDraw

from ingest.ocr import OcrFailed, OcrWord
from ingest.read.several import mended, pieces, voted

Reading = tuple[OcrWord, ...]


def line(text: str, sure: float = 0.7, at: int = 100) -> Reading:
    """A line of words, each letter 10 pixels wide."""
    out, x = [], 50
    for word in text.split():
        out.append(OcrWord(word, x, at, x + 10 * len(word), at + 20, sure, 1, 1, at // 100))
        x += 10 * len(word) + 10
    return tuple(out)


def text(words: Reading) -> str:
    return " ".join(word.text for word in words)


def test_what_most_readings_say_stands() -> None:
    readings = line("kursef hver høst"), line("kurset hver hast"), line("kurset hver høst")
    assert text(voted(readings)) == "kurset hver høst"


def test_a_known_word_beats_a_surer_one_that_is_none() -> None:
    assert text(voted((line("skulxn møtes", 0.8), line("skulen møtes", 0.7)))) == "skulen møtes"


def test_one_reading_alone_is_left_as_it_is() -> None:
    words = line("Planen gjelder") + line("til 2027", at=200)
    assert voted((words,)) == words


def test_words_keep_line_and_order_of_the_first_reading() -> None:
    mended = voted(
        (line("to") + line("skolor", at=200), line("to") + line("skoler", at=200), line("skoler", at=200))
    )
    assert [(word.text, word.line) for word in mended] == [("to", 1), ("skoler", 2)]


def test_words_torn_apart_in_one_reading_are_decided_as_one_place() -> None:
    torn = OcrWord("sam", 50, 100, 80, 120, 0.5, 1, 1, 1), OcrWord("rbeid", 90, 100, 140, 120, 0.5, 1, 1, 1)
    assert text(voted((torn, line("samarbeid"), line("samarbeid")))) == "samarbeid"


def test_noise_of_one_reading_goes_and_what_several_see_is_added() -> None:
    noise = (OcrWord("~}", 600, 400, 620, 420, 0.3, 1, 1, 4),)
    seen = (OcrWord("rektor", 110, 100, 170, 120, 0.8, 1, 1, 1),)
    first = (OcrWord("Kari", 50, 100, 100, 120, 0.9, 1, 1, 1),)
    assert text(voted((first + noise, first + seen, first + seen))) == "Kari rektor"


def ring(draw: ImageDraw.ImageDraw, x: int, y: int, *, broken: bool) -> None:
    """A letter o, whole or with the thin tops of its strokes gone."""
    draw.ellipse((x, y, x + 10, y + 16), outline=0, width=2)
    if broken:
        draw.rectangle((x + 3, y, x + 7, y + 16), fill=255)


def prose(*, broken: bool, sure: float = 0.8, size: int = 80) -> tuple[Image.Image, Reading]:
    """Words of five rings at 200 dpi."""
    image = Image.new("L", (900, 800), 255)
    draw = ImageDraw.Draw(image)
    words = []
    for n in range(size // 5):
        x, y = 60 + 160 * (n % 5), 60 + 60 * (n // 5)
        for letter in range(5):
            ring(draw, x + 16 * letter, y, broken=broken)
        words.append(OcrWord("ooooo", x - 2, y - 2, x + 78, y + 20, sure, 1, 1, n // 5))
    return image, tuple(words)


def test_broken_strokes_are_counted_in_pieces() -> None:
    whole, words = prose(broken=False)
    assert pieces(words, whole, 200) == pytest.approx(0.0, abs=0.05)
    assert pieces(words, prose(broken=True)[0], 200) == pytest.approx(2.0, abs=0.05)
    assert pieces(words[:8], prose(broken=True)[0], 200) == 0.0


def test_a_box_that_reaches_over_the_edge_is_counted_as_far_as_the_picture_goes() -> None:
    whole, words = prose(broken=False)
    over = tuple(replace(word, x0=word.x0 - 80, x1=word.x1 + 2000, bottom=word.bottom + 2000) for word in words)
    assert pieces(over, whole, 200) == pytest.approx(0.0, abs=0.05)


@dataclass
class Again:
    """Reads the first word of every picture, as `word`, in its place; fails on those it is told to."""

    word: str = "skolen"
    failing: frozenset[int] = frozenset()
    seen: list[Image.Image] = field(default_factory=list)

    def read(self, image: Image.Image, dpi: int, seconds: float, *, piece: bool = False) -> Reading:
        self.seen.append(image)
        if len(self.seen) in self.failing:
            raise OcrFailed("gave up")
        across, down = image.width / 900, image.height / 800
        place = round(58 * across), round(58 * down), round(138 * across), round(80 * down)
        return (OcrWord(self.word, *place, 0.8, 1, 1, 1),)


def test_only_unsure_print_with_broken_strokes_is_read_again() -> None:
    for broken, sure in ((False, 0.8), (True, 0.95)):
        image, words = prose(broken=broken, sure=sure)
        engine = Again()
        assert mended(words, image, 200, engine, 5.0) == words
        assert engine.seen == []


@pytest.mark.parametrize("dpi", [150, 200, 400])
def test_readings_of_other_sizes_are_laid_in_the_places_of_the_page(dpi: int) -> None:
    image, words = prose(broken=True)
    if dpi > 300:
        image = image.resize((2 * image.width, 2 * image.height))
        words = tuple(
            replace(w, x0=2 * w.x0, x1=2 * w.x1, top=2 * w.top, bottom=2 * w.bottom) for w in words
        )  # fmt: skip
    engine = Again()
    found = mended(words, image, dpi, engine, 5.0)
    assert text(found) == "skolen" + (len(words) - 1) * " ooooo"
    assert (found[0].block, found[0].line) == (words[0].block, words[0].line)
    assert abs(found[0].x0 - words[0].x0) <= 4
    assert abs(found[0].x1 - words[0].x1) <= 4
    assert len({picture.tobytes() for picture in engine.seen}) == len(engine.seen) == 3


def test_a_reading_that_fails_has_no_vote() -> None:
    image, words = prose(broken=True)
    assert mended(words, image, 200, Again(failing=frozenset({1, 2, 3})), 5.0) == words
