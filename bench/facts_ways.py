"""The ways from a sample to facts: the file as it is, clean or worn copies of it, and the plain baselines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.facts_gold import KINDS, Facts, found, surfaces
from corpus import registers
from ingest.errors import PlansporError
from ingest.extract.by_model import find_names
from ingest.model import Document, Kind, Mention, Span
from ingest.read import Failure, SourceFile, expand

Way = Callable[[Document, str], Facts]

MODEL_KINDS = {
    "PER": Kind.PERSON,
    "ORG": Kind.PARTNER,
    "GPE_ORG": Kind.PARTNER,
    "GPE_LOC": Kind.PLACE,
    "EVT": Kind.MEASURE,
    "PROD": Kind.MEASURE,
}
"""What a user of the bare model would take its labels for."""


def documents(paths: Iterable[Path], problems: list[str]) -> dict[str, Document]:
    """The documents read and understood, by file name; what fails is told in `problems` and left out."""
    from ingest.pipeline import process

    read: dict[str, Document] = {}
    for source in expand([str(p) for p in paths]):
        name = Path(source.path if isinstance(source, Failure) else source.file).name
        try:
            if isinstance(source, SourceFile):
                read[name] = process(source)
            else:
                problems.append(f"{name}: {source}")
        except PlansporError as error:
            problems.append(f"{name}: {error}")
    return read


def planspor(document: Document, name: str) -> Facts:
    """Everything that the pipeline found."""
    return found(document, name)


def by_registers(document: Document, name: str) -> Facts:
    """Baseline: every form of the registers that stands in the text as a whole word, and nothing else."""
    mentions = []
    for page in document.pages:
        for match in _register_forms().finditer(page.text):
            for row in registers.by_form()[match[0].casefold()]:
                if row.kind in KINDS and match[0] in (row.name, *row.aliases):
                    at = Span(page.number, match.start(), match.end())
                    mentions.append(Mention(Kind(row.kind), row.name, match[0], at, "register", 1.0))
    return _facts(name, mentions)


def by_model(document: Document, name: str) -> Facts:
    """Baseline: what the name model alone finds, names as they are written."""
    mentions = [
        Mention(
            MODEL_KINDS[span.label],
            " ".join(page.text[span.start : span.end].split()),
            page.text[span.start : span.end],
            Span(page.number, span.start, span.end),
            "model",
            1.0,
        )
        for page in document.pages
        for span in find_names(page.text)
        if span.label in MODEL_KINDS
    ]
    return _facts(name, mentions)


def _facts(name: str, mentions: list[Mention]) -> Facts:
    return Facts(name, frozenset((str(m.kind), m.name) for m in mentions), surfaces=surfaces(mentions))


def _register_forms() -> re.Pattern[str]:
    """All forms, longest first, so that "NTNU KOMPiS" is not read as NTNU."""
    forms = {form for row in registers.names() for form in (row.name, *row.aliases)}
    longest = sorted((unicodedata.normalize("NFC", f) for f in forms), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def _typed(pdf: Path, folder: Path) -> Path:
    """The text layer as plain text, pages parted by form feeds."""
    import pypdfium2

    target = folder / f"{pdf.stem}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    document = pypdfium2.PdfDocument(str(pdf))
    pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    target.write_text("\f".join(pages), encoding="utf-8")
    return target


COPIES = ("clean", "scanned", "misread", "typed")
"""Text layer as typeset; picture only, read by the pipeline's own OCR; picture under a text layer by OCR with an
English model; the text of that layer alone, where no picture is left to read again."""


def copies(part: str, how: str, folder: Path) -> list[Path]:
    """Every sample of a part, set as a PDF and copied in one way; made once per `folder`.

    `NAME.docx` becomes `how/NAME.docx.pdf`, or with "typed" `how/NAME.docx.txt`.
    """
    if how == "typed":
        return [_typed(pdf, folder / how) for pdf in copies(part, "misread", folder)]
    from corpus.sample_source import samples
    from corpus.typeset_pdf import Look, typeset_pdf
    from corpus.typeset_scan import Wear, misread_pdf, page_images, picture_pdf

    made = []
    for sample in samples(part):
        target = folder / how / f"{sample.file_name}.pdf"
        made.append(target)
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        clean = target if how == "clean" else target.with_suffix(".typeset")
        typeset_pdf(sample.blocks, Look(**sample.settings.get("look", {})), sample.gold["title"], clean)
        if how != "clean":
            wear = Wear()
            (picture_pdf if how == "scanned" else misread_pdf)(page_images(clean, wear), wear, target)
            clean.unlink()
    return made
