"""Cell accuracy of tables: ours beside pdfplumber's `extract_tables`, on the same typeset files."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from pathlib import Path

from bench import designs, mixed, typeset
from bench.typeset import UNRULED, TrueTable, Typeset
from ingest.model import Document, FormKind
from ingest.read import SourceFile, expand, read

PARTS = ("dev", "test", "later dev", "fresh", "mixed dev", "unseen")
"""The first two: the designs of `bench/typeset.py`; the next: those of `bench/designs.py`; the last: of
`bench/mixed.py`. Only the dev parts have been worked on; of the unseen one only sums are printed."""


def documents(part: str, each: int = 0) -> list[Typeset]:
    """The documents of a part of the bench, `each` of every design (0: the usual number)."""
    if part in ("dev", "test"):
        return typeset.documents(part, each or 6)
    if part in ("mixed dev", "unseen"):
        return mixed.documents(part.split()[-1], each or 4)
    return designs.documents(part.split()[-1], each or 3)


def all_tables() -> None:
    """`tables` of every part, then ruled, unruled and continued tables of the designs that the reader was made on
    and of those it was not."""
    for title, parts in (("worked on", ("dev", "later dev")), ("never fitted", ("test", "fresh"))):
        right, total = Counter[str](), Counter[str]()
        for part in parts:
            for name, (good, least) in tables(part).items():
                right[name] += good
                total[name] += least
        shown = ", ".join(
            f"{n.removeprefix('all ')} {right[n] / total[n]:.2%} ({total[n]})" for n in sorted(total)
        )
        print(f"tables of designs {title}, cells right: {shown}")


def tables(part: str) -> dict[str, tuple[int, int]]:
    """Prints, by design, the share of cells with the right row, column and text. Right cells and all cells of
    ruled, unruled and continued tables."""
    ours, total = Counter[str](), Counter[str]()
    theirs: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for i, made in enumerate(documents(part)):
            path = Path(folder, f"{i}.pdf")
            path.write_bytes(made.data)
            source = next(iter(expand([path])))
            assert isinstance(source, SourceFile)
            names = _names(made)
            if len(made.tables) > 1 and made.design != "two":
                names.append("all continued")
            right, least = _right(made.tables, found_by_us(read(source)))
            plain, plain_least = _right(made.tables, _found_by_pdfplumber(made.data))
            for name in names:
                ours[name] += right
                total[name] += least
                theirs[name] = theirs.get(name, 0.0) + plain * least / max(plain_least, 1)
    print(f"tables, {part} part: cells right (row, column and text)")
    for name in _printed(part, total):
        n = total[name]
        print(f"  {name:14} ours {ours[name] / n:7.2%}   pdfplumber {theirs[name] / n:7.2%}   ({n})")
    return {name: (ours[name], total[name]) for name in total if name.startswith("all ")}


def _printed(part: str, total: Counter[str]) -> list[str]:
    """What is printed of a part: of the unseen one only the sum, lest it be worked on."""
    return ["all unruled"] if part == "unseen" else sorted(total)


def _names(made: Typeset) -> list[str]:
    unruled = made.design in UNRULED or made.design in designs.DESIGNS or made.design in mixed.KINDS
    return [made.design, "all unruled" if unruled else "all ruled"]


def scanned_tables(part: str, dpi: int = 200) -> None:
    """The same of pages drawn at `dpi`, tilted and blurred a little, as a picture without text."""
    right, total, chars = Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for i, made in enumerate(documents(part, each=2)):
            path = Path(folder, f"{i}.pdf")
            path.write_bytes(_as_scan(made.data, dpi, tilt=(-0.5, 0.3, 0.0)[i % 3]))
            source = next(iter(expand([path])))
            assert isinstance(source, SourceFile)
            found = found_by_us(read(source))
            good, least = _right(made.tables, found)
            for name in _names(made):
                right[name] += good
                total[name] += least
                chars[name] += _similar(made.tables, found)
    print(
        f"scanned tables, {part} part, {dpi} dpi: cells right in every letter; right in place, letters 80 % alike"
    )
    for name in _printed(part, total):
        print(f"  {name:14} {right[name] / total[name]:7.2%}   {chars[name] / total[name]:7.2%}   ({total[name]})")


def _as_scan(data: bytes, dpi: int, tilt: float) -> bytes:
    import pypdfium2
    from PIL import ImageFilter

    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        turned = image.rotate(tilt, resample=2, fillcolor=250)
        pages.append(turned.filter(ImageFilter.GaussianBlur(0.6)))
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=70)
    return out.getvalue()


def _similar(true: list[TrueTable], found: Found) -> int:
    from rapidfuzz.fuzz import ratio

    return sum(
        max(
            (
                sum(ratio(_norm(each.get(place, "")), _norm(text)) >= 80 for place, text in table.cells.items())
                for each in found.get(table.page, [])
            ),
            default=0,
        )
        for table in true
    )


Found = dict[int, list[dict[tuple[int, int], str]]]
"""By page: the tables, each text by row and column."""


def _norm(text: str) -> str:
    """Without spaces and line breaks, and with one kind of dash: OCR does not tell them apart."""
    return "".join(text.split()).replace("–", "-").replace("—", "-")


def found_by_us(document: Document) -> Found:
    return {
        page.number: [
            {(c.row, c.column): page.raw[c.start : c.end] for c in form.cells if page.raw[c.start : c.end].strip()}
            for form in page.forms
            if form.kind is FormKind.TABLE
        ]
        for page in document.pages
    }


def _found_by_pdfplumber(data: bytes) -> Found:
    import pdfplumber

    found: Found = {}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            found[number] = [
                {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row) if text and text.strip()}
                for rows in page.extract_tables()
            ]
    return found


def _right(true: list[TrueTable], found: Found) -> tuple[int, int]:
    """Cells that are right, and cells there should be or are, whichever is more: invented ones count against."""
    right = total = 0
    for table in true:
        scores = [(_same(table.cells, each), len(each)) for each in found.get(table.page, [])] or [(0, 0)]
        best, size = max(scores)
        right += best
        total += max(len(table.cells), size)
    return right, total


def _same(true: dict[tuple[int, int], str], found: dict[tuple[int, int], str]) -> int:
    return sum(1 for place, text in true.items() if _norm(found.get(place, "")) == _norm(text))
