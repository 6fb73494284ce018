"""Pictures of text → words with places and confidences. The only module that calls an OCR engine."""

from __future__ import annotations

import csv
import functools
import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ingest import guard
from ingest.errors import OcrMissing

if TYPE_CHECKING:
    from PIL.Image import Image

NORWEGIAN = "nor"
"""Tesseract's model for both written standards. With the English one added, æøå suffer: see bench/reading.py."""


class OcrFailed(Exception):
    """The engine gave up on a picture: too slow, crashed, or refused."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word that was read; places in pixels of the picture, `confidence` 0 to 1.

    `block`, `paragraph`, `line` number the engine's own layout; words come in its reading order.
    """

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float
    block: int = 0
    paragraph: int = 0
    line: int = 0


class OcrEngine(Protocol):
    """What reads pictures. `tests/fakes` has one that is silent, one that crashes, one that replays."""

    def read(self, image: Image, dpi: int, seconds: float) -> tuple[OcrWord, ...]:
        """The words of a grey picture of `dpi` pixels an inch. Raises OcrFailed, also when `seconds` are over."""
        ...


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Tesseract by its program: a crash or a leak is its own, and its time can be bounded."""

    program: str = "tesseract"
    language: str = NORWEGIAN

    def read(self, image: Image, dpi: int, seconds: float) -> tuple[OcrWord, ...]:
        picture = io.BytesIO()
        image.convert("L").save(picture, "PPM")
        command = [self.program, "stdin", "stdout", "-l", self.language, "--dpi", str(dpi), "--psm", "3", "tsv"]
        try:
            done = subprocess.run(
                command,
                input=picture.getvalue(),
                capture_output=True,
                timeout=seconds,
                check=False,
                env={
                    **os.environ,
                    "OMP_THREAD_LIMIT": "1",
                },  # one core a worker: its own threads only wait for each other
                preexec_fn=guard.die_with_parent,
            )
        except subprocess.TimeoutExpired:
            raise OcrFailed(f"took longer than {seconds:.0f} s") from None
        except OSError as error:
            raise OcrFailed(f"did not start ({error.strerror})") from None
        if done.returncode != 0:
            raise OcrFailed(f"ended with code {done.returncode}")
        return _words(done.stdout.decode("utf-8", errors="replace"))


def _words(table: str) -> tuple[OcrWord, ...]:
    words = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        x0, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
        confidence = min(1.0, max(0.0, float(row["conf"]) / 100))
        block, paragraph, line = (int(row[key]) for key in ("block_num", "par_num", "line_num"))
        words.append(OcrWord(text, x0, top, x0 + width, top + height, confidence, block, paragraph, line))
    return tuple(words)


@functools.lru_cache(maxsize=1)
def installed_engine() -> OcrEngine:
    """The OCR engine of this machine. Raises OcrMissing where the program or its Norwegian data is missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise OcrMissing("Tesseract is not installed")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    if NORWEGIAN not in listed.stdout.split():
        raise OcrMissing("Tesseract has no Norwegian data")
    return Tesseract(program)


def available() -> bool:
    """Whether pictures can be read on this machine."""
    try:
        installed_engine()
    except OcrMissing:
        return False
    return True
