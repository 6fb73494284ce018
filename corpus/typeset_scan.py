"""A typeset PDF → what a copying machine makes of it: pictures of the pages, with or without a bad text layer."""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

DPI = 200


@dataclass(frozen=True)
class Wear:
    """`skew` in degrees, `noise` as the standard deviation in grey levels, `blur` in pixels, JPEG `quality`.

    `bilevel` makes a fax-like black and white page instead of a grey one.
    """

    skew: float = 0.4
    noise: float = 6
    blur: float = 0.5
    quality: int = 32
    bilevel: bool = False
    seed: int = 1


def page_images(pdf: Path, wear: Wear) -> list[Image.Image]:
    chance = random.Random(wear.seed)
    document = pypdfium2.PdfDocument(str(pdf))
    pages = [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return [_worn(page, wear, chance) for page in pages]


def _worn(page: Image.Image, wear: Wear, chance: random.Random) -> Image.Image:
    angle = wear.skew * chance.choice((-1, 1)) * chance.uniform(0.6, 1)
    page = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    page = page.filter(ImageFilter.GaussianBlur(wear.blur))
    dots = np.random.default_rng(chance.randrange(2**32)).normal(0, wear.noise, (page.height, page.width))
    worn = np.clip(np.asarray(page, dtype=float) * 0.97 + dots, 0, 255)
    if wear.bilevel:
        return Image.fromarray(((worn > 150) * 255).astype("uint8")).convert("1")
    return Image.fromarray(worn.astype("uint8"))


def picture_pdf(pages: list[Image.Image], wear: Wear, out: Path) -> None:
    """Pictures only, no text."""
    held = io.BytesIO()
    first, *rest = pages
    quality = {} if wear.bilevel else {"quality": wear.quality}
    first.save(held, "PDF", save_all=True, append_images=rest, resolution=DPI, **quality)
    held.seek(0)
    _save_plain(pikepdf.open(held), out)


def misread_pdf(pages: list[Image.Image], wear: Wear, out: Path) -> None:
    """Pictures with invisible text as Tesseract's English model reads these Norwegian pages."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as readings:
        whole = pikepdf.new()
        for number, page in enumerate(pages):
            picture = Path(folder) / f"{number}.jpg"
            page.save(picture, quality=wear.quality, dpi=(DPI, DPI))
            stem = picture.with_suffix("")
            command = ["tesseract", str(picture), str(stem), "-l", "eng", "--dpi", str(DPI), "pdf"]
            subprocess.run(command, check=True, capture_output=True)
            read = readings.enter_context(pikepdf.open(stem.with_suffix(".pdf")))
            whole.pages.extend(read.pages)
        _save_plain(whole, out)


def misread_text(pages: list[Image.Image], wear: Wear, out: Path) -> None:
    """The text alone as Tesseract's English model reads it, pages parted by form feeds."""
    texts = []
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            picture = Path(folder) / f"{number}.jpg"
            page.save(picture, quality=wear.quality, dpi=(DPI, DPI))
            command = ["tesseract", str(picture), "-", "-l", "eng", "--dpi", str(DPI)]
            read = subprocess.run(command, check=True, capture_output=True)
            texts.append(read.stdout.decode("utf-8").strip("\n\f"))
    out.write_text("\n\f".join(texts) + "\n", "utf-8")


def _save_plain(pdf: pikepdf.Pdf, out: Path) -> None:
    """Without dates and with an id that follows from the content, so that two builds are the same."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.save(out, deterministic_id=True)
    pdf.close()
