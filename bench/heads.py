"""Headings on scans, beside the same pages born-digital: which are seen, and in which level."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from corpus.sample_source import samples
from corpus.typeset_markup import Heading
from corpus.typeset_pdf import Look, typeset_pdf
from corpus.typeset_scan import Wear, page_images, picture_pdf
from ingest.model import FormKind
from ingest.read import OcrMode, SourceFile, expand, read

_ALIKE = 0.75
_Headings = list[tuple[str, int]]


def heads(step: int = 5) -> None:
    """Every `step`-th sample document with headings, set in two typefaces and four sizes, scanned at 200 dpi."""
    printed = seen = false = born = both = level = 0
    with tempfile.TemporaryDirectory() as folder:
        for n, sample in enumerate(samples("dev")[::step]):
            gold = [(block.text.replace("\u00ad", ""), 0) for block in sample.blocks if isinstance(block, Heading)]
            if not gold:
                continue
            clean, scan = Path(folder, "clean.pdf"), Path(folder, "scan.pdf")
            look = Look(family=("sans", "serif")[n % 2], size=(9, 10, 11, 12)[n % 4])
            typeset_pdf(sample.blocks, look, sample.gold["title"], clean)
            wear = Wear(quality=40, seed=n)
            picture_pdf(page_images(clean, wear), wear, scan)
            digital, scanned = _headings(clean, OcrMode.NEVER), _headings(scan, OcrMode.AUTO)
            found = sum(pair is not None for pair in _matched(gold, scanned))
            printed, seen, false = printed + len(gold), seen + found, false + len(scanned) - found
            pairs = [pair for pair in _matched(digital, scanned) if pair is not None]
            born, both = born + len(digital), both + len(pairs)
            level += sum(a == b for a, b in pairs)
    print(f"headings on scans: {seen} of {printed} seen, {false} false; of {born} in the same pages born-digital")
    print(f"  {both} are headings ({both / born:.1%}), {level} of the same level ({level / born:.1%})")


def _headings(path: Path, ocr: OcrMode) -> _Headings:
    source = next(iter(expand([path])))
    assert isinstance(source, SourceFile)
    return [
        (" ".join(page.raw[form.start : form.end].split()), form.level)
        for page in read(source, ocr=ocr).pages
        for form in page.forms
        if form.kind is FormKind.HEADING
    ]


def _matched(wanted: Sequence[tuple[str, int]], there: _Headings) -> list[tuple[int, int] | None]:
    """For each of `wanted` its level and that of the heading nearest in letters; None where there is none."""
    left = list(there)
    out: list[tuple[int, int] | None] = []
    for text, level in wanted:
        alike = [Levenshtein.normalized_similarity(text.casefold(), other.casefold()) for other, _ in left]
        best = max(range(len(left)), key=alike.__getitem__, default=-1)
        if best >= 0 and alike[best] > _ALIKE:
            out.append((level, left.pop(best)[1]))
        else:
            out.append(None)
    return out
