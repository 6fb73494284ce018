"""How well and how fast files are read, beside the tools that others would take. `python -m bench.reading`.

Prints: character and word error on scans and on pages with a bad text layer, beside Tesseract alone; cells of
tables, beside pdfplumber; pages a second on born-digital files, beside pdfplumber, pdftotext and pdfium; how
hostile files end; peak memory. Development and test parts are named; nothing is tuned on the test parts.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.badpdf import badpdf, many_small
from bench.faint import faint_papers
from bench.heads import heads
from bench.order import order
from bench.papers import Paper, papers
from bench.tables import PARTS, all_tables, documents, scanned_tables
from bench.web import web
from bench.words import Words, compared
from ingest.clean import clean
from ingest.model import Document
from ingest.read import OcrMode, SourceFile, expand, read

_ROUNDS = 5
SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("PLANSPOR_SHARED", "../shared")))
    parser.add_argument(
        "--only",
        choices=[
            "scans", "papers", "faint", "heads", "tables", "scanned", "order", "speed", "badpdf", "memory", "web",
        ],
        help="one part alone",
    )  # fmt: skip
    args = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "scans": lambda: scans(args.shared),
        "papers": archived,
        "faint": faint,
        "heads": heads,
        "tables": all_tables,
        "scanned": lambda: _both(scanned_tables),
        "order": order,
        "speed": speed,
        "badpdf": lambda: badpdf(args.shared / "data" / "badpdf"),
        "memory": many_small,
        "web": web,
    }
    for name, part in parts.items():
        if args.only in (None, name):
            part()
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak memory of any one process: {peak / 1000:,.0f} MB")


_LEADERS = re.compile(r"[.…_]{3,}")


def archived() -> None:
    """Papers as they come out of archives; of those that stand for new ones only the sums are shown."""
    for half in ("dev", "fresh"):
        _archived(f"papers as archives have them, {half}", papers(half), half == "dev")


def faint() -> None:
    """Copies of copies; of those that no rule was made on only the sums are shown."""
    for half in ("dev", "unseen"):
        _archived(f"faint papers, {half}", faint_papers(half), half == "dev")


def _archived(title: str, given: Iterable[Paper], each: bool) -> None:
    print(f"{title}: fair word error of Tesseract alone, ours, ours after cleaning")
    sums = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for paper in given:
            path = Path(folder, "paper.pdf")
            path.write_bytes(paper.pdf())
            document = _document(path)
            cleaned = "\n".join(page.text for page in clean(document).pages)
            texts = _tesseract_alone(path), "\n".join(page.raw for page in document.pages), cleaned
            truth = _LEADERS.sub(" ", paper.truth)
            alone, ours, after = (compared(_LEADERS.sub(" ", text), truth) for text in texts)
            sums.update(words=after.total, alone=alone.wrong, ours=ours.wrong)
            sums.update(after=after.wrong, plain=after.plain)
            sums.update(papers=1, good=after.wrong <= 0.02 * after.total, worse=after.wrong > alone.wrong)
            if each:
                causes = ", ".join(f"{cause} {n}" for cause, n in after.causes.most_common())
                shares = " ".join(f"{w.wrong / w.total:6.2%}" for w in (alone, ours, after))
                print(f"  {paper.name:28} {shares}   {causes}")
    shares = " ".join(f"{sums[name] / sums['words']:6.2%}" for name in ("alone", "ours", "after"))
    print(
        f"  all {sums['papers']} papers: {shares}, plain {sums['plain'] / sums['words']:.2%}; at most 2 % wrong "
        f"{sums['good']}, worse than Tesseract {sums['worse']}"
    )


def _both(work: Callable[[str], None]) -> None:
    for part in PARTS:
        work(part)


def _document(path: Path, ocr: OcrMode = OcrMode.AUTO) -> Document:
    source = next(iter(expand([path])))
    assert isinstance(source, SourceFile), source
    return read(source, ocr=ocr)


def _errors(text: str, truth: str) -> str:
    """Letters and words wrong, and the share of the true words that are nowhere, whatever the order: a table is
    written cell by cell, its truth is given line by line."""
    ours, gold = text.split(), truth.split()
    characters = Levenshtein.distance(" ".join(ours), " ".join(gold)) / len(" ".join(gold))
    missing = (Counter(gold) - Counter(ours)).total() / len(gold)
    return f"CER {characters:6.2%} WER {Levenshtein.distance(ours, gold) / len(gold):6.2%} missing {missing:6.2%}"


def scans(shared: Path) -> None:
    """Words divided at line ends count as wrong before cleaning, for both. `bench.words` says what the fair word
    error leaves out."""
    print("scans: ours, Tesseract alone on the same page at 300 dpi, ours after cleaning")
    given = [
        (path, path.with_suffix(".txt")) for path in sorted((shared / "data" / "ocr" / "scans").glob("*.pdf"))
    ]
    for gold in sorted((SAMPLES / "gold" / "dev").glob("*.txt")):
        pdf = SAMPLES / "dev" / gold.with_suffix(".pdf").name
        if pdf.exists() and not _is_born_digital(pdf):
            given.append((pdf, gold))
    spent = alone_spent = 0.0
    layers = []
    judged = []
    for path, gold in given:
        truth = gold.read_text("utf-8")
        begun = time.monotonic()
        document = _document(path)
        ours = "\n".join(page.raw for page in document.pages)
        middle = time.monotonic()
        alone = _tesseract_alone(path)
        spent, alone_spent = spent + middle - begun, alone_spent + time.monotonic() - middle
        cleaned = "\n".join(page.text for page in clean(document).pages)
        print(f"  {path.stem:36} {_errors(ours, truth)} | {_errors(alone, truth)} | {_errors(cleaned, truth)}")
        judged.append((path.stem, compared(cleaned, truth, ours), compared(alone, truth)))
        layer = "\n".join(page.raw for page in _document(path, OcrMode.NEVER).pages)
        if layer.split():
            forced = "\n".join(page.text for page in clean(_document(path, OcrMode.FORCE)).pages)
            layers.append((path.stem, layer, cleaned, forced, truth))
    print(f"  time: ours {spent:.1f} s, Tesseract's program {alone_spent:.1f} s: speed {alone_spent / spent:.0%}")
    _causes(judged)
    print(
        "pages with a text layer over a picture: the layer, ours after cleaning, the same page as a scan, cleaned"
    )
    for name, layer, cleaned, forced, truth in layers:
        print(f"  {name:36} {_errors(layer, truth)} | {_errors(cleaned, truth)} | {_errors(forced, truth)}")


def _causes(judged: list[tuple[str, Words, Words]]) -> None:
    print("  words wrong after cleaning: plain, fair (right words elsewhere left out); Tesseract's fair; causes")
    for name, ours, alone in judged:
        fair, theirs = ours.wrong / ours.total, alone.wrong / alone.total
        causes = ", ".join(f"{cause} {n}" for cause, n in ours.causes.most_common())
        print(f"  {name:36} {ours.plain / ours.total:6.2%} {fair:6.2%}   {theirs:6.2%}   {causes}")
    fine = [(ours, alone) for name, ours, alone in judged if "150dpi" not in name]
    good = sum(1 for ours, _ in fine if ours.wrong <= 0.02 * ours.total)
    plain = sum(1 for ours, _ in fine if ours.plain <= 0.02 * ours.total)
    worse = sum(1 for ours, alone in fine if ours.wrong > alone.wrong)
    print(
        f"  200 dpi and better, {len(fine)} files: at most 2 % wrong {good} (plain {plain}), "
        f"worse than Tesseract {worse}"
    )


def _tesseract_alone(path: Path) -> str:
    import pypdfium2

    texts = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        picture = io.BytesIO()
        page.render(scale=300 / 72, grayscale=True).to_pil().save(picture, "PPM")
        command = ["tesseract", "stdin", "stdout", "-l", "nor", "--dpi", "300"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, input=picture.getvalue(), capture_output=True, check=True, env=environment)
        texts.append(done.stdout.decode())
    document.close()
    return "\n".join(texts)


def speed() -> None:
    """Pages a second on one core, everything that each tool does to give text and tables, files opened and closed.

    In this process, whose libraries are loaded: a worker's start is nobody's.
    """
    import pdfplumber
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, made in enumerate(documents("dev", each=2)):
            paths.append(Path(folder, f"{i}.pdf"))
            paths[-1].write_bytes(made.data)
        prose = Path(folder, "prose.pdf")
        prose.write_bytes(_prose(60))
        born = [path for path in sorted((SAMPLES / "dev").glob("*.pdf")) if _is_born_digital(path)]
        for name, files in (("pages with tables", paths), ("pages of prose", [prose]), ("samples", born)):
            pages = sum(len(pypdfium2.PdfDocument(path)) for path in files)

            def plumber(path: Path) -> None:
                with pdfplumber.open(path) as pdf:
                    for page in pdf.pages:
                        page.extract_text()
                        page.extract_tables()
                        page.close()

            def poppler(path: Path) -> None:
                subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)

            def ours(path: Path) -> None:
                _document(path, OcrMode.NEVER)

            def pdfium(path: Path) -> None:
                document = pypdfium2.PdfDocument(path)
                for page in document:
                    page.get_textpage().get_text_range()
                document.close()

            tools = (ours, plumber, poppler, pdfium)
            rates = {
                tool.__name__: pages / spent for tool, spent in zip(tools, _seconds(files, tools), strict=True)
            }
            shown = ", ".join(f"{key} {rate:.0f}" for key, rate in rates.items())
            print(
                f"speed, {name}, pages a second: {shown}; {rates['ours'] / rates['plumber']:.1f} times pdfplumber"
            )


def _is_born_digital(path: Path) -> bool:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pictured = any(
        thing.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for page in document for thing in page.get_objects()
    )
    document.close()
    return not pictured


def _seconds(files: Sequence[Path], tools: Sequence[Callable[[Path], None]]) -> list[float]:
    """Processor time of each tool on all files, children included: of each file the best of five runs, in which
    the tools take turns. Other work on the machine counts little so, and for all alike."""

    def spent() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(each.ru_utime + each.ru_stime for each in used)

    best = [[1e9] * len(files) for _ in tools]
    for _ in range(_ROUNDS):
        for tool, times in zip(tools, best, strict=True):
            for n, path in enumerate(files):
                begun = spent()
                tool(path)
                times[n] = min(times[n], spent() - begun)
    return [sum(times) for times in best]


def _prose(pages: int) -> bytes:
    from fpdf import FPDF

    made = FPDF(unit="pt", format="A4")
    made.set_auto_page_break(False)
    sentence = "Nettverket arbeider med lesing i alle fag, og rektorene deler erfaringer hver høst. "
    for number in range(pages):
        made.add_page()
        made.set_font("helvetica", "B", 14)
        made.cell(0, 20, f"{number + 1}. Om lesing", new_x="LMARGIN", new_y="NEXT")
        made.set_font("helvetica", "", 10)
        for _ in range(6):
            made.multi_cell(0, 13, sentence * 7, new_x="LMARGIN", new_y="NEXT")
            made.ln(8)
    return bytes(made.output())


if __name__ == "__main__":
    main()
