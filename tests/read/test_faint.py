"""Grey and unevenly lit paper, and print that shows badly."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from ingest.read.faint import evened, whitened


def _page(ink: int, paper: int = 245, darker: int = 0) -> Image.Image:
    """Bars as high as type, on paper that gets `darker` to the right."""
    image = Image.new("L", (600, 800), 0)
    draw = ImageDraw.Draw(image)
    for y in range(60, 740, 30):
        for x in range(50, 550, 14):
            draw.rectangle((x, y, x + 5, y + 13), fill=paper - ink)
    print_ = np.asarray(image, dtype=np.float32)
    ground = paper - darker * np.linspace(0, 1, 600, dtype=np.float32)
    whole = np.where(print_ > 0, ground * (paper - ink) / paper, np.broadcast_to(ground, print_.shape))
    return Image.fromarray(whole.astype(np.uint8))


def _least_part(image: Image.Image) -> int:
    """By how much the lightest ink is darker than the darkest paper: below 0 no threshold parts them."""
    pixels = np.asarray(image).astype(int)
    ink, paper = pixels[60:74, 50:55], pixels[20:40]
    last = pixels[60:74, 540:545]
    return int(paper.min() - max(ink.max(), last.max()))


@settings(max_examples=20, deadline=None)
@given(st.integers(40, 110), st.integers(50, 130))
def test_faint_print_on_uneven_paper_can_be_parted_afterwards(ink: int, darker: int) -> None:
    page = _page(ink, darker=darker)

    assert _least_part(evened(page, 100)) > max(80, _least_part(page))


@given(st.integers(150, 240), st.integers(0, 8))
@settings(max_examples=20, deadline=None)
def test_good_pages_stay_as_they_are(ink: int, darker: int) -> None:
    page = _page(ink, darker=darker)

    assert evened(page, 100) is page


def test_a_white_and_a_black_page_stay_as_they_are() -> None:
    for grey in (0, 255):
        page = Image.new("L", (300, 400), grey)
        assert evened(page, 100) is page


def test_a_page_with_little_print_stays_white() -> None:
    image = Image.new("L", (600, 800), 230)
    ImageDraw.Draw(image).rectangle((300, 400, 340, 410), fill=120)
    made = np.asarray(whitened(image, 100))

    assert np.median(made) > 240
    assert made[405, 320] < 10
