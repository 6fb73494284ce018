"""OCR engines for tests: each misbehaves in one way, or replays what it was told."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.ocr import OcrFailed, OcrWord

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Silent:
    """Finds no words."""

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        return ()


@dataclass(frozen=True)
class Failing:
    """Gives up on every picture."""

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        raise OcrFailed("took longer than 1 s")


@dataclass(frozen=True)
class Crashing:
    """Takes its process with it."""

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        os.abort()


@dataclass(frozen=True)
class Hanging:
    """Never answers, whatever it was told of time."""

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        while True:
            time.sleep(1)


@dataclass(frozen=True)
class Replaying:
    """Reads the same lines from every picture, set one below the other; remembers what it was shown."""

    lines: tuple[str, ...]
    seen: list[tuple[int, int, int]] = field(default_factory=list)

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        if piece:
            return ()
        self.seen.append((image.width, image.height, dpi))
        words = []
        for number, line in enumerate(self.lines):
            x = dpi
            for word in line.split():
                top = dpi + number * dpi // 5
                words.append(OcrWord(word, x, top, x + len(word) * 20, top + dpi // 8, 0.9, line=number))
                x += len(word) * 20 + 15
        return tuple(words)
