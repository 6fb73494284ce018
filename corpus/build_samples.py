"""Build the sample documents and their gold answers out of `samples/source`.

    python -m corpus.build_samples OUT [NAME…]

writes a folder for each part, `OUT/dev`, `OUT/test` …, `OUT/gold/…` and `OUT/README.md`; OUT is `corpus/samples`
for the files in the repository. Needs fpdf2, the DejaVu fonts and, for misread scans, Tesseract with its English
model; the same versions of these give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from pathlib import Path

import pypdfium2

from corpus.sample_questions import read_queries, read_traces
from corpus.sample_source import PICTURED, SAMPLES, Sample, gold_answers, samples
from corpus.typeset_docx import typeset_docx
from corpus.typeset_pdf import Look, typeset_pdf
from corpus.typeset_scan import Wear, misread_pdf, misread_text, page_images, picture_pdf
from corpus.typeset_text import typeset_html, typeset_markdown, typeset_text

PARTS = ("dev", "dev2", "dev3", "dev4", "test", "test3")
ASKED = ("dev", "test")
"""The parts that questions and traces are asked of; the later ones are for facts alone."""


def main(out: Path, only: list[str]) -> None:
    for part in PARTS:
        for sample in samples(part):
            if not only or sample.name in only:
                build(sample, out)
    write_questions(out)
    (out / "README.md").write_text(overview(), "utf-8")


def write_questions(out: Path) -> None:
    """Queries and traces over all gold answers in OUT; nothing while some of those are missing."""
    wanted = [(part, sample.name) for part in ASKED for sample in samples(part)]
    files = {name: out / "gold" / part / f"{name}.json" for part, name in wanted}
    if not all(file.exists() for file in files.values()):
        return
    gold = {name: json.loads(file.read_text("utf-8")) for name, file in files.items()}
    for name, value in (("queries", read_queries(gold)), ("traces", read_traces(gold))):
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        (out / "gold" / f"{name}.json").write_text(text, "utf-8")


def build(sample: Sample, out: Path) -> Path:
    """Write one document and its gold answers; gives the path of the document."""
    target = out / sample.part / sample.file_name
    gold = out / "gold" / sample.part
    for folder in (target.parent, gold):
        folder.mkdir(parents=True, exist_ok=True)
    pages = (_printed if sample.format in ("pdf", *PICTURED) else _written)(sample, target)
    answers = json.dumps(gold_answers(sample, pages), ensure_ascii=False, indent=1)
    (gold / f"{sample.name}.json").write_text(answers + "\n", "utf-8")
    if sample.format in PICTURED:
        (gold / f"{sample.name}.txt").write_text("\f".join(pages), "utf-8")
    return target


def _printed(sample: Sample, target: Path) -> list[str]:
    """Typeset, print and copy as the format says; the true text of each page."""
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "clean.pdf" if sample.format != "pdf" else target
        typeset_pdf(sample.blocks, Look(**sample.settings.get("look", {})), sample.gold["title"], clean)
        document = pypdfium2.PdfDocument(str(clean))
        pages = [_plain(page.get_textpage().get_text_range()) for page in document]
        document.close()
        if sample.format != "pdf":
            wear = Wear(**sample.settings.get("wear", {}))
            copy = {"scan": picture_pdf, "ocr": misread_pdf, "misread": misread_text}[sample.format]
            copy(page_images(clean, wear), wear, target)
    return pages


def _plain(text: str) -> str:
    """Text as pdfium gives it, with plain line ends and plain hyphens."""
    return re.sub("[\u00ad\u0002\ufffe]", "-\n", text.replace("\r\n", "\n"))


def _written(sample: Sample, target: Path) -> list[str]:
    if sample.format == "docx":
        typeset_docx(sample.blocks, sample.settings.get("properties_title", ""), target)
        return [typeset_markdown(sample.blocks)]
    if sample.format == "html":
        text = typeset_html(sample.blocks, sample.settings["frame"])
        target.write_text(text, "utf-8")
        return [text]
    text = (typeset_markdown if sample.format == "md" else typeset_text)(sample.blocks)
    target.write_bytes(text.encode(sample.settings.get("encoding", "utf-8")))
    return text.split("\f")


def overview() -> str:
    """README.md of the samples: a line a document that rules were made on; of the others how many, for they stay
    unseen."""
    lines: list[str] = []
    for part in (p for p in PARTS if p.startswith("dev")):
        lines += [f"## {part}/\n", "| file | what it is | what is hard about it |", "| --- | --- | --- |"]
        lines += [f"| `{s.file_name}` | {s.settings['purpose']} | {s.settings['hard']} |" for s in samples(part)]
        lines.append("")
    for part in (p for p in PARTS if p.startswith("test")):
        lines += [f"## {part}/\n", f"{len(samples(part))} documents; nothing more is said of them here.\n"]
    return (SAMPLES / "source" / "about.md").read_text("utf-8").replace("{documents}", "\n".join(lines).strip())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, nargs="?", default=SAMPLES, metavar="OUT")
    parser.add_argument("names", nargs="*", metavar="NAME", help="documents; all if none is named")
    asked = parser.parse_args()
    main(asked.out, asked.names)
