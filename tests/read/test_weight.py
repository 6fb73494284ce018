"""Size and boldness of scanned words, measured on drawn type."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ingest.ocr import OcrWord
from ingest.read.weight import _BOLD, _stroke, type_size, with_weight

FOLDER = "/usr/share/fonts/truetype/"
FACES = [
    ("liberation/LiberationSans-Regular", "liberation/LiberationSans-Bold"),
    ("liberation/LiberationSerif-Regular", "liberation/LiberationSerif-Bold"),
    ("liberation/LiberationSansNarrow-Regular", "liberation/LiberationSansNarrow-Bold"),
    ("liberation/LiberationMono-Regular", "liberation/LiberationMono-Bold"),
    ("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold"),
    ("dejavu/DejaVuSerif", "dejavu/DejaVuSerif-Bold"),
    ("dejavu/DejaVuSansCondensed", "dejavu/DejaVuSansCondensed-Bold"),
]


def drawn(faces: list[str], texts: list[str], size: int = 30) -> tuple[list[OcrWord], Image.Image]:
    """Words on one line, each in its face, as a scanner sees them, with the boxes of their ink."""
    image = Image.new("L", (2400, 100), 250)
    draw, words, x = ImageDraw.Draw(image), [], 20
    for face, text in zip(faces, texts, strict=True):
        font = ImageFont.truetype(f"{FOLDER}{face}.ttf", size)
        draw.text((x, 20), text, font=font, fill=20)
        box = draw.textbbox((x, 20), text, font=font)
        words.append(OcrWord(text, *map(round, box), 0.9))
        x = round(box[2]) + 20
    return words, image.filter(ImageFilter.GaussianBlur(0.8))


@pytest.mark.parametrize(("plain", "bold"), FACES)
@pytest.mark.parametrize("size", [24, 32, 46])
def test_bold_words_among_plain_ones_are_seen(plain: str, bold: str, size: int) -> None:
    texts = ["skolene", "og", "rektorene", "Satsing", "2012", "deler", "erfaringer", "Planen"]
    faces = [plain, plain, plain, bold, plain, plain, plain, plain]
    words, image = drawn(faces, texts, size)
    assert [w.text for w in with_weight(words, image) if w.bold] == ["Satsing"]


@pytest.mark.parametrize(("plain", "bold"), FACES)
def test_what_parts_bold_from_plain_lies_between_them(plain: str, bold: str) -> None:
    texts = ["kommunen", "Lesing", "oppvekst"]
    strokes = [
        [_stroke(w, np.asarray(image)) for w in words]
        for words, image in (drawn([face] * 3, texts) for face in (plain, bold))
    ]
    usual = sorted(strokes[0])[1]
    assert max(strokes[0]) < _BOLD * usual < min(strokes[1])


def test_figures_are_as_bold_as_their_line() -> None:
    bold, plain = FACES[0][1], FACES[0][0]
    words, image = drawn(
        [bold, bold, plain, plain, plain], ["2.1", "Lesing", "rektorene", "erfaringer", "skolene"]
    )
    lines = [OcrWord(w.text, w.x0, w.top, w.x1, w.bottom, 0.9, line=n > 1) for n, w in enumerate(words)]
    assert [w.text for w in with_weight(lines, image) if w.bold] == ["2.1", "Lesing"]


@pytest.mark.parametrize("face", [face for pair in FACES for face in pair])
def test_size_does_not_depend_on_which_letters_a_line_has(face: str) -> None:
    sizes = [type_size([w]) for w in drawn([face] * 4, ["varme", "Lesing", "skole", "oppgave"])[0]]
    assert max(sizes) < 1.2 * min(sizes)
