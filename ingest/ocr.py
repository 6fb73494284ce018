"""Pictures of text → words with places and confidences. The only module that calls an OCR engine."""

from __future__ import annotations

import csv
import functools
import importlib.util
import io
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ingest import guard
from ingest.errors import OcrMissing

if TYPE_CHECKING:
    from PIL.Image import Image

NORWEGIAN = "nor"
"""Tesseract's model for both written standards. With the English one added, letters are wrong as often (0.75 % of
those on twelve worn pages, 0.79 without) for an eighth more time."""


_PAGE, _PIECE = 3, 6
"""Tesseract's page segmentation: find the layout; one block of lines."""


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
    bold: bool = False
    """Found by its strokes afterwards: the engine does not tell."""


class OcrEngine(Protocol):
    """What reads pictures. `tests/fakes` has one that is silent, one that crashes, one that replays."""

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        """The words of a grey picture of `dpi` pixels an inch: a page, or a `piece` of one with a few lines.

        Raises OcrFailed, also when `seconds` are over.
        """
        ...


@dataclass(frozen=True, slots=True)
class InProcess:
    """Tesseract as a library (tesserocr). Six tenths of the program's time and the same words on eight pages of
    ten scans, a few letters apart on worn ones: its version is newer. A crash costs the file that is read."""

    data: str
    """The folder of Tesseract's language data."""
    language: str = NORWEGIAN

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        api = _api(self.data, self.language)
        grey = image.convert("L")
        try:
            api.SetPageSegMode(_PIECE if piece else _PAGE)
            api.SetImageBytes(grey.tobytes(), grey.width, grey.height, 1, grey.width)
            api.SetSourceResolution(dpi)
            begun = time.monotonic()
            done = api.Recognize(timeout=max(1, int(seconds * 1000)))
            if time.monotonic() - begun >= seconds:
                raise OcrFailed(f"took longer than {seconds:.0f} s")
            if not done:
                raise OcrFailed("gave up on the picture")
            return _words(api.GetTSVText(0))
        except RuntimeError as error:
            raise OcrFailed(f"gave up ({error})") from None
        finally:
            # What was learnt from one page must not change the next: a file reads alike whatever came before it.
            api.ClearAdaptiveClassifier()
            api.Clear()


@functools.lru_cache(maxsize=1)
def _api(data: str, language: str) -> Any:
    """Loaded once a process: 0.1 s. One thread: its own threads only wait for each other."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=data, lang=language, psm=tesserocr.PSM.AUTO)


@dataclass(frozen=True, slots=True)
class Program:
    """Tesseract by its program, for machines that tesserocr is not made for."""

    program: str = "tesseract"
    language: str = NORWEGIAN

    def read(self, image: Image, dpi: int, seconds: float, *, piece: bool = False) -> tuple[OcrWord, ...]:
        picture = io.BytesIO()
        image.convert("L").save(picture, "PPM")
        mode = str(_PIECE if piece else _PAGE)
        command = [self.program, "stdin", "stdout", "-l", self.language, "--dpi", str(dpi), "--psm", mode, "tsv"]
        try:
            done = subprocess.run(
                command, input=picture.getvalue(), capture_output=True, timeout=seconds, check=False,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"}, preexec_fn=guard.die_with_parent,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise OcrFailed(f"took longer than {seconds:.0f} s") from None
        except OSError as error:
            raise OcrFailed(f"did not start ({error.strerror})") from None
        if done.returncode != 0:
            raise OcrFailed(f"ended with code {done.returncode}")
        return _words(done.stdout.decode("utf-8", errors="replace"))


_COLUMNS = (
    "level", "page", "block", "paragraph", "line", "word", "left", "top", "width", "height", "conf", "text",
)  # fmt: skip


def _words(table: str) -> tuple[OcrWord, ...]:
    """The words in Tesseract's table of its layout."""
    words = []
    for row in csv.DictReader(io.StringIO(table), _COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        x0, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
        confidence = min(1.0, max(0.0, float(row["conf"]) / 100))
        block, paragraph, line = (int(row[key]) for key in ("block", "paragraph", "line"))
        words.append(OcrWord(text, x0, top, x0 + width, top + height, confidence, block, paragraph, line))
    return tuple(words)


@functools.lru_cache(maxsize=1)
def installed_engine() -> OcrEngine:
    """The OCR engine of this machine. Raises OcrMissing where Tesseract or its Norwegian data is missing."""
    in_process = importlib.util.find_spec("tesserocr") is not None
    program = shutil.which("tesseract")
    if program is None and not in_process:
        raise OcrMissing("Tesseract is not installed")
    data = next(
        (folder for folder in _data_folders(program) if (folder / f"{NORWEGIAN}.traineddata").is_file()), None
    )
    if data is None:
        raise OcrMissing("Tesseract has no Norwegian data")
    if in_process:
        return InProcess(str(data))
    assert program is not None
    return Program(program)


def _data_folders(program: str | None) -> Iterator[Path]:
    """Where its data may lie: where the environment says, where packages put it, where the program looks."""
    if given := os.environ.get("TESSDATA_PREFIX"):
        yield Path(given)
        yield Path(given, "tessdata")
    for root in ("/usr/share/tesseract-ocr", "/usr/share", "/usr/local/share", "/opt/homebrew/share"):
        yield from sorted(Path(root).glob("*/tessdata"), reverse=True)
        yield Path(root, "tessdata")
    if program is not None:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
        if found := re.search(r'in "([^"]+)"', listed.stdout):
            yield Path(found[1])


def available() -> bool:
    """Whether pictures can be read on this machine."""
    try:
        installed_engine()
    except OcrMissing:
        return False
    return True
