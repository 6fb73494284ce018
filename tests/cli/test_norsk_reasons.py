"""The web page's readers get every reason in Norwegian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.norsk_reasons import in_norwegian
from index import alike
from index.why import TIMES, WAYS
from ingest import clean

ENGLISH = re.compile(
    r"\b(?:the|read|for a|with|without|another|same|names?|word|page|time|covers|lost|blank|mark|apart"
    r"|letters?|joined|nothing|both|times|typed|known|register)\b"
)
REASON = re.compile(r'f?"((?:join|split|mark|letters|context|twice|decided): [^"]+)"')
LIKENESS = re.compile(r'Likeness\([^"\n]*f?"([^"]+)"')


def _written(folder: str, pattern: re.Pattern[str]) -> list[str]:
    """The reasons that the code of a package writes, values in braces taken out."""
    texts = [p.read_text("utf-8") for p in sorted(Path(folder).glob("*.py"))]
    return [
        re.sub(r"\{[^}]*\}", "x", re.sub(r"(?<=[a-z])\{[^}]*\}", "s", said))
        for text in texts
        for said in pattern.findall(text)
    ]


CLEANED = _written(str(Path(clean.__file__).parent), REASON)
LINKED = [r for r in _written(str(Path(alike.__file__).parent), LIKENESS) if r != "different"]


def test_the_reasons_were_found() -> None:
    assert len(CLEANED) > 12
    assert len(LINKED) > 12


@pytest.mark.parametrize("reason", sorted({*CLEANED, *LINKED, *WAYS, *TIMES.values()}))
def test_no_english_is_left(reason: str) -> None:
    assert not ENGLISH.search(in_norwegian(reason)), in_norwegian(reason)
