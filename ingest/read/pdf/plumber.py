"""The second opinion: pdfplumber's pages → sheets, for files and pages in which pdfium finds nothing."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import time
from typing import Any

from ingest import guard
from ingest.errors import OverLimit
from ingest.read.layout.sheet import Rule, Sheet
from ingest.read.text import tidy
from ingest.read.write import Token

_SECONDS = 10.0
"""Processor time for all that is asked of it in one file. Ordinary pages take 0.1 s; hostile ones never return."""
_MOST_LETTERS = 300_000
_UNMAPPED = re.compile(r"\(cid:\d+\)")
"""What pdfminer writes for a letter without a map to Unicode."""


class SecondReader:
    """pdfplumber on one file, within a budget of time. Every failure is an answer: it found nothing either."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data, self._password = data, password
        self._left = _SECONDS
        self._pdf: Any = None
        self._pages: list[Any] | None = None
        self.over_limit = False
        """It ran out of time or memory: the file may hold more than was seen."""

    def __enter__(self) -> SecondReader:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            with contextlib.suppress(Exception):
                self._pdf.close()

    def count(self) -> int:
        """How many pages it sees; 0 where it fails."""
        return len(self._bounded(self._open) or ())

    def sheet(self, number: int) -> Sheet | None:
        """Page `number` (from 1), or None where it finds no words."""

        def one() -> Sheet | None:
            pages = self._open()
            return _sheet(pages[number - 1], number) if number <= len(pages) else None

        found: Sheet | None = self._bounded(one)
        return found

    def _open(self) -> list[Any]:
        if self._pages is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
            self._pdf = pdfplumber.open(io.BytesIO(self._data), password=self._password or "")
            self._pages = list(self._pdf.pages)
        return self._pages

    def _bounded(self, work: Any) -> Any:
        if self._left <= 0:
            return None
        begun = time.process_time()
        try:
            with guard.at_most(self._left):
                return work()
        except (guard.TooSlow, MemoryError):
            self._left, self.over_limit = 0.0, True
        except RecursionError:
            self._left = 0.0
        except Exception:  # pdfminer fails in every way there is on broken files; the first reader's word stands
            pass
        finally:
            self._left -= time.process_time() - begun
        return None


def _sheet(page: Any, number: int) -> Sheet | None:
    if len(page.chars) > _MOST_LETTERS:
        raise OverLimit("has more letters on one page than can be placed")
    words = page.extract_words(extra_attrs=["size", "fontname"], expand_ligatures=True)
    tokens = []
    for word in words:
        if text := tidy(word["text"]).strip():
            bold = "bold" in str(word["fontname"]).lower()
            place = float(word["x0"]), float(word["top"]), float(word["x1"]), float(word["bottom"])
            tokens.append(Token(text, *place, float(word["size"]), bold, upright=bool(word.get("upright", True))))
    rules = [
        Rule(float(e["x0"]), float(e["top"]), float(e["x1"]), float(e["bottom"])) for e in page.edges[:20_000]
    ]
    page.close()
    letters = "".join(token.text for token in tokens)
    if not letters or sum(map(len, _UNMAPPED.findall(letters))) > 0.3 * len(letters):
        return None
    return Sheet(number, float(page.width), float(page.height), tuple(tokens), tuple(rules), objects=len(tokens))
