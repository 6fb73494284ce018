"""Pages of known words as a scanner sees them: typeset, drawn, worn. What the settings of OCR are measured on."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

LEVELS = ("light", "medium", "heavy")
_FONTS = {
    "sans": "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "serif": "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "narrow": "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Regular.ttf",
    "dejavu": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
}


@dataclass(frozen=True)
class Worn:
    """One page: its picture, what is printed on it, and how it was made."""

    name: str
    level: str
    dpi: int
    image: Image
    truth: str


@dataclass(frozen=True)
class Wear:
    """`skew` in degrees at the most, `blur` in 1/200 inch, `noise` and `patches` as standard deviations in grey
    levels, `through` the share of the other side's print that shows, `specks` a page, `grey` how much darker the
    paper gets to one side, `bilevel` the threshold of a black-and-white scan (0: grey), JPEG `quality`."""

    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    contrast: float = 1.0
    patches: float = 0.0
    through: float = 0.0
    specks: int = 0
    grey: int = 0
    edges: bool = False
    bilevel: int = 0
    quality: int = 90


def pages(shared: Path, count: int, *, skip: int = 0, levels: tuple[str, ...] = LEVELS) -> Iterator[Worn]:
    """`count` pages with the words of the development set of OCR, each in one level of wear and one resolution."""
    import pypdfium2

    texts: dict[str, list[str]] = {}
    with gzip.open(shared / "data" / "ocr" / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["engine"] == "nor" and row["kind"] in ("para", "heading", "list"):
                texts.setdefault(row["page"], []).append(row["truth"])
    for number, (name, blocks) in enumerate(sorted(texts.items())[skip : skip + count]):
        chance = random.Random(number + 1000 * skip)
        level = levels[number % len(levels)]
        dpi = (200, 300, 150, 200)[number % 4]
        data, truth = typeset(blocks, chance)
        document = pypdfium2.PdfDocument(data)
        image = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        document.close()
        yield Worn(name, level, dpi, worn(image, level, dpi, chance), truth)


def typeset(blocks: list[str], chance: random.Random) -> tuple[bytes, str]:
    """One page of `blocks`, as many as it holds: the PDF and its words."""
    from fpdf import FPDF

    family, size = chance.choice(list(_FONTS)), chance.choice([10, 11, 12])
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_font(family, "", _FONTS[family])
    pdf.set_font(family, "", size)
    pdf.set_margins(65, 60, 65)
    pdf.set_auto_page_break(False)
    pdf.add_page()
    words = []
    for block in blocks:
        lines = pdf.multi_cell(0, size * 1.25, block, align="L", dry_run=True, output="LINES")
        if pdf.get_y() + len(lines) * size * 1.25 > 780:  # type: ignore[arg-type]
            break
        pdf.multi_cell(0, size * 1.25, block, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(size * 0.7)
        words.append(block)
    return bytes(pdf.output()), "\n".join(words)


def worn(image: Image, level: str, dpi: int, chance: random.Random) -> Image:
    """`image` as copying and scanning leave it: askew, soft, grainy, and for the worst with broken strokes and the
    shadow of an edge."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter

    fine = dpi / 200
    skew, blur, noise, contrast, quality = {
        "light": (0.3, 0.4, 4, 1.0, 80),
        "medium": (0.9, 0.7, 11, 0.75, 55),
        "heavy": (1.5, 0.9, 16, 0.6, 35),
    }[level]
    angle = chance.uniform(-skew, skew)
    image = image.rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=252)
    image = image.filter(ImageFilter.GaussianBlur(blur * fine))
    dice = np.random.default_rng(chance.randrange(2**32))
    pixels: Any = np.asarray(image, dtype=np.float32)
    if level == "heavy":
        # Toner comes and goes in patches: strokes break in some and run together in others.
        coarse = dice.normal(0, 45, (pixels.shape[0] // 6 + 1, pixels.shape[1] // 6 + 1)).astype(np.float32)
        patches = np.kron(coarse, np.ones((6, 6), np.float32))[: pixels.shape[0], : pixels.shape[1]]
        pixels = pixels + patches * (pixels < 235)
        shadow = np.clip(1 - np.arange(pixels.shape[1]) / (0.05 * pixels.shape[1]), 0, 1) * 130
        pixels = pixels - shadow
    pixels = 245 - (245 - pixels) * contrast + dice.normal(0, noise, pixels.shape)
    out = io.BytesIO()
    Images.fromarray(np.clip(pixels, 0, 255).astype("uint8")).save(out, "JPEG", quality=quality)
    return Images.open(io.BytesIO(out.getvalue())).convert("L")


def spoiled(image: Image, wear: Wear, dpi: int, chance: random.Random) -> Image:
    """`image` as `wear` leaves it."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter, ImageOps

    fine = dpi / 200
    dice = np.random.default_rng(chance.randrange(2**32))
    if wear.through:
        other = ImageOps.mirror(image).filter(ImageFilter.GaussianBlur(1.5 * fine))
        image = Images.fromarray(
            np.minimum(np.asarray(image), 255 - (255 - np.asarray(other)) * wear.through).astype("uint8")
        )
    angle = chance.choice((-1, 1)) * chance.uniform(0.7, 1) * wear.skew
    image = image.rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=252)
    pixels: Any = np.asarray(image.filter(ImageFilter.GaussianBlur(wear.blur * fine)), dtype=np.float32)
    high, wide = pixels.shape
    if wear.patches:  # toner comes and goes in patches of a few hundredths of an inch
        side = max(3, round(dpi / 35))
        coarse = dice.normal(0, wear.patches, (high // side + 1, wide // side + 1)).astype(np.float32)
        pixels = pixels + np.kron(coarse, np.ones((side, side), np.float32))[:high, :wide] * (pixels < 235)
    pixels = 246 - (246 - pixels) * wear.contrast
    if wear.grey:
        pixels = pixels - wear.grey * np.linspace(0.2, 1, wide, dtype=np.float32) ** 2
    if wear.specks:
        ys, xs = dice.integers(0, high - 2, wear.specks), dice.integers(0, wide - 2, wear.specks)
        for y, x, size in zip(ys, xs, dice.integers(1, 3, wear.specks), strict=True):
            pixels[y : y + size, x : x + size] = 40
    if wear.edges:
        pixels[: round(0.12 * dpi)] = 25
        pixels[:, wide - round(0.1 * dpi) :] = 25
        pixels[:, : round(0.3 * dpi)] -= np.linspace(120, 0, round(0.3 * dpi), dtype=np.float32)
    pixels = np.clip(pixels + dice.normal(0, wear.noise, pixels.shape), 0, 255)
    if wear.bilevel:
        return Images.fromarray(((pixels > wear.bilevel) * 255).astype("uint8"))
    out = io.BytesIO()
    Images.fromarray(pixels.astype("uint8")).save(out, "JPEG", quality=wear.quality)
    return Images.open(io.BytesIO(out.getvalue())).convert("L")
