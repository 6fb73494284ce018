"""The second look at pieces of a page: what stays, what is mended, what is added."""

from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from ingest.ocr import OcrWord
from ingest.read.second import second_look

DPI = 200


@dataclass
class Rereading:
    """Reads every piece as one word in its middle."""

    text: str
    confidence: float = 0.95
    seen: list[tuple[int, int]] = field(default_factory=list)

    def read(self, image: Image.Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        assert piece
        self.seen.append(image.size)
        w, h = image.size
        return (OcrWord(self.text, w // 4, h // 3, 3 * w // 4, 2 * h // 3, self.confidence),)


def page(*spots: tuple[int, int, int, int]) -> Image.Image:
    image = Image.new("L", (1000, 800), 245)
    for spot in spots:
        ImageDraw.Draw(image).rectangle(spot, fill=20)
    return image


def look(words: list[OcrWord], engine: Rereading, image: Image.Image) -> list[OcrWord]:
    return list(second_look(words, image, (), DPI, engine, 5.0))


SURE = OcrWord("planen", 100, 100, 200, 122, 0.96, block=1, paragraph=1, line=1)
SHAKY = OcrWord("skolon", 210, 100, 300, 122, 0.4, block=1, paragraph=1, line=1)
INK = ((100, 100, 200, 122), (210, 100, 300, 122))


def test_sure_words_are_not_looked_at_again() -> None:
    engine = Rereading("annet")
    assert look([SURE], engine, page(INK[0])) == [SURE]
    assert engine.seen == []


def test_a_shaky_word_gives_way_to_a_better_reading_in_its_place() -> None:
    found = look([SURE, SHAKY], Rereading("skolen"), page(*INK))
    assert [w.text for w in found] == ["planen", "skolen"]
    assert (found[1].block, found[1].paragraph, found[1].line) == (1, 1, 1)
    assert 205 <= found[1].x0 < found[1].x1 <= 305


def test_a_reading_that_is_no_better_changes_nothing() -> None:
    assert look([SURE, SHAKY], Rereading("skxlqn", 0.42), page(*INK)) == [SURE, SHAKY]


def test_print_that_was_passed_over_is_added_below_as_its_own_block() -> None:
    found = look([SURE], Rereading("12", 0.9), page(INK[0], (480, 700, 510, 721)))
    assert [w.text for w in found] == ["planen", "12"]
    assert found[1].block != SURE.block
    assert 690 <= found[1].top < found[1].bottom <= 730


def test_print_passed_over_in_a_line_joins_it() -> None:
    found = look([SURE], Rereading("skolen", 0.9), page(*INK))
    assert [(w.text, w.block, w.line) for w in found] == [("planen", 1, 1), ("skolen", 1, 1)]


def test_specks_and_unsure_readings_of_them_are_left() -> None:
    assert look([SURE], Rereading("e", 0.8), page(INK[0], (480, 700, 510, 721))) == [SURE]
    engine = Rereading("x")
    assert look([SURE], engine, page(INK[0], (480, 700, 483, 703))) == [SURE]
    assert engine.seen == []
