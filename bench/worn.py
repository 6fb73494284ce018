"""Pictures of pages as copying and scanning leave them: what reading is measured on."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Wear:
    """`skew` in degrees at the most, `blur` in 1/200 inch, `noise` and `patches` as standard deviations in grey
    levels, `through` the share of the other side's print that shows, `specks` a page, `broken` the share of
    full ink below which toner does not take: hairlines of small type have half of it, `grey` how much darker the
    paper gets to one side, `bilevel` the threshold of a black-and-white scan (0: grey), JPEG `quality`."""

    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    contrast: float = 1.0
    patches: float = 0.0
    through: float = 0.0
    specks: int = 0
    broken: float = 0.0
    grey: int = 0
    edges: bool = False
    bilevel: int = 0
    quality: int = 90


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
    if wear.broken:
        pixels = _broken(pixels, wear.broken, fine, dice)
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


def _broken(pixels: Any, least: float, fine: float, dice: Any) -> Any:
    """Print of a copy of a copy: thin strokes are gone in places, thick ones stand, neighbours here and there
    run together. The toner's grain is 1/130 inch."""
    import numpy as np
    from PIL import Image as Images
    from PIL.ImageFilter import GaussianBlur

    grain = Images.fromarray(dice.normal(128, 60, pixels.shape).clip(0, 255).astype("uint8"))
    waves = np.asarray(grain.filter(GaussianBlur(0.8 * fine)), dtype=np.float32)
    waves = (waves - waves.mean()) / max(1.0, float(waves.std()))
    ink = (252 - pixels) / 252
    taken = np.clip((ink - least - 0.09 * waves) / 0.12 + 0.5, 0, 1)
    return 252 - 252 * taken * np.clip(ink + 0.25, 0, 1)
