"""Small documents made on the spot, and a short way to read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.model import Document
from ingest.read import Failure, Limits, OcrMode, SourceFile, expand, read

Reading = Callable[..., Document]


def only(path: Path) -> SourceFile:
    found = list(expand([path]))
    assert len(found) == 1, found
    assert isinstance(found[0], SourceFile), found[0]
    return found[0]


def failures(path: Path) -> list[Failure]:
    return [item for item in expand([path]) if isinstance(item, Failure)]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Writes bytes (or text) under a name and reads the file."""

    def one(name: str, content: bytes | str, *, ocr: OcrMode = OcrMode.NEVER, **options: object) -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        limits = options.pop("limits", None)
        assert limits is None or isinstance(limits, Limits)
        return read(only(path), ocr=ocr, limits=limits, **options)  # type: ignore[arg-type]

    return one


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """A PDF with one line of text a paragraph, a page a list of lines."""

    def make(*pages: list[str], size: float = 11) -> bytes:
        from fpdf import FPDF

        made = FPDF(unit="pt", format="A4")
        made.set_auto_page_break(False)
        for lines in pages:
            made.add_page()
            made.set_font("helvetica", "", size)
            for number, line in enumerate(lines):
                made.text(60, 60 + number * size * 1.3, line)
        return bytes(made.output())

    return make
