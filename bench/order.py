"""Order and kind of blocks on pages of known content: ours beside pdfplumber and pdftotext.

Each page is typeset with blocks in a known order: one or two columns, headings, lists in levels, a table or a
picture with its caption, footnotes, running heads and feet. Every block carries words of its own, so that it is
found again in any text.
"""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from fpdf import FPDF

from ingest.model import Document, FormKind
from ingest.read import OcrMode, SourceFile, expand, read

DESIGNS = ("plain", "columns", "mixed", "broken", "three", "lists", "notes", "captions")
_TEXT = """nettverket skolene rektorene lærerne planen arbeidet samlingene kommunen ledelsen elevene barnehagene
deler prøver leser skriver møter følger støtter ønsker bygger vurderer sammen jevnlig godt videre ofte om for med
til fra hver høst vår fag praksis språk tekst"""
_WORDS = _TEXT.split()
_LETTERS = "bdfgklmnprstv"
_VOWELS = "aeiouyæøå"


@dataclass
class Made:
    """One typeset document: by page the mark of each block and its kind, in reading order."""

    design: str
    data: bytes = b""
    pages: list[list[tuple[str, FormKind]]] = field(default_factory=list)


def documents(each: int = 4, seed: int = 5) -> list[Made]:
    chance = random.Random(seed)
    return [_Setter(design, chance).made for design in DESIGNS for _ in range(each)]


class _Setter:
    """Sets one document of three pages."""

    def __init__(self, design: str, chance: random.Random) -> None:
        self.made, self._chance, self._design = Made(design), chance, design
        self._pdf = FPDF(unit="pt", format="A4")
        self._pdf.set_auto_page_break(False)
        self._size = chance.choice([9.5, 10, 11])
        self._face = chance.choice(["helvetica", "times"])
        self._head = f"{self._mark().capitalize()} kommune"
        for number in range(1, 4):
            self._page(number)
        self.made.data = bytes(self._pdf.output())

    def _mark(self) -> str:
        return "".join(self._chance.choice(_LETTERS) + self._chance.choice(_VOWELS) for _ in range(5))

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._chance.choice(_WORDS) for _ in range(self._chance.randint(least, most)))

    def _page(self, number: int) -> None:
        pdf, size = self._pdf, self._size
        pdf.add_page()
        self.made.pages.append([])
        head = f"{self._head} side {number}"
        pdf.set_font(self._face, "", size - 1)
        pdf.text(70, 40, head)
        self._add(head.split()[0], FormKind.RUNNING)
        bottom = 730.0 if self._design == "notes" else 770.0
        if self._design in ("columns", "mixed"):
            top = 70.0
            if self._design == "mixed" or number == 1:
                top = self._flow(70, 455, top, 180, titled=True)
            self._columns(2, top + 8, bottom)
        elif self._design == "three":
            self._columns(3, 70, bottom)
        elif self._design == "broken":  # a heading over both columns in the middle of the page
            top = self._columns(2, 70, 400)
            top = self._block(FormKind.HEADING, self._words(3, 5), 70, 455, top + 10, self._size + 5, bold=True)
            self._columns(2, top, bottom)
        else:
            self._flow(70, 455, 70, bottom, titled=number == 1)
        if self._design == "notes":
            pdf.set_draw_color(0)
            pdf.line(70, 745, 200, 745)
            for note in range(2):
                mark = self._mark()
                pdf.set_font(self._face, "", size - 2)
                pdf.text(70, 757 + note * 12, f"{2 * number + note} {mark.capitalize()} {self._words(4, 8)}.")
                self._add(mark, FormKind.FOOTNOTE)
        foot = self._chance.choice(["", "Side "]) + str(number)
        pdf.set_font(self._face, "", size - 1)
        pdf.text(290, 815, foot)

    def _columns(self, count: int, top: float, bottom: float) -> float:
        gap = self._chance.uniform(16, 30)
        width = (455 - (count - 1) * gap) / count
        return max(self._flow(70 + n * (width + gap), width, top, bottom) for n in range(count))

    def _flow(self, x: float, width: float, top: float, bottom: float, titled: bool = False) -> float:
        y, first = top, True
        while y < bottom - 110:
            if first and titled:
                y = self._block(FormKind.HEADING, self._words(1, 3), x, width, y, self._size + 5, bold=True)
            elif not first and self._chance.random() < 0.3:
                y = self._block(FormKind.HEADING, self._words(1, 3), x, width, y + 4, self._size + 2, bold=True)
            y = self._block(FormKind.PARAGRAPH, self._words(25, 60) + ".", x, width, y, self._size)
            if self._design == "lists":
                for level in self._chance.choice([(0, 0, 0), (0, 1, 1, 0), (0, 1, 2)]):
                    sign = "•-"[level % 2]
                    inset = 14.0 * level
                    self._pdf.set_font(self._face, "", self._size)
                    self._pdf.text(x + 10 + inset, y + self._size, sign.encode("cp1252").decode("latin-1"))
                    y = self._block(
                        FormKind.LIST_ITEM,
                        self._words(6, 22),
                        x + 22 + inset,
                        width - 22 - inset,
                        y,
                        self._size,
                        gap=2,
                    )
                y += 8
            if self._design == "captions" and y < bottom - 190:
                self._pdf.rect(x + 40, y, width - 80, 70, style="D")
                number = len(self.made.pages)
                y = self._block(
                    FormKind.CAPTION, self._words(5, 9), x + 40, width - 80, y + 76, self._size - 1.5,
                    before=f"Figur {number}. ",
                )  # fmt: skip
            first = False
        return y

    def _block(
        self, kind: FormKind, words: str, x: float, width: float, y: float, size: float, *, bold: bool = False,
        gap: float = 9, before: str = "",
    ) -> float:  # fmt: skip
        mark = self._mark()
        self._pdf.set_font(self._face, "B" if bold else "", size)
        self._pdf.set_xy(x, y)
        self._pdf.multi_cell(width, size * 1.25, f"{before}{mark.capitalize()} {words}", align="L")
        self._add(mark, kind)
        return float(self._pdf.get_y()) + gap

    def _add(self, mark: str, kind: FormKind) -> None:
        self.made.pages[-1].append((mark.lower(), kind))


def order(each: int = 4) -> None:
    """Prints, by design, the share of blocks that stand right after the block they should stand after."""
    right: dict[str, Counter[str]] = {}
    kinds, kinds_right, taken_for = Counter[FormKind](), Counter[FormKind](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for i, made in enumerate(documents(each)):
            path = Path(folder, f"{i}.pdf")
            path.write_bytes(made.data)
            source = next(iter(expand([path])))
            assert isinstance(source, SourceFile)
            document = read(source, ocr=OcrMode.NEVER)
            texts = {
                "ours": [page.raw for page in document.pages],
                "pdfplumber": _by_pdfplumber(made.data),
                "pdftotext": _by_pdftotext(path),
            }
            for page, blocks in enumerate(made.pages):
                marks = [mark for mark, _ in blocks]
                right.setdefault(made.design, Counter())["all"] += len(marks) - 1
                for name, pages in texts.items():
                    right[made.design][name] += _followed(marks, pages[page])
                for mark, kind in blocks:
                    found = _kind(document, page, mark)
                    kinds[kind] += 1
                    kinds_right[kind] += found is kind
                    if found is not kind:
                        taken_for[f"{kind} as {found}"] += 1
    print("order of blocks: each right after the one before it")
    for design, followed in right.items():
        total = followed.pop("all")
        shown = ", ".join(f"{name} {count / total:.1%}" for name, count in followed.items())
        print(f"  {design:10} {shown}   ({total})")
    shown = ", ".join(f"{kind} {kinds_right[kind] / n:.1%} ({n})" for kind, n in kinds.items())
    print(f"kinds of blocks that are right: {shown}")
    print(f"  taken for another: {', '.join(f'{name} {n}' for name, n in taken_for.most_common(8)) or 'none'}")


def _followed(marks: list[str], text: str) -> int:
    """How many of `marks` stand in `text` right after the one they should follow."""
    text = text.casefold()
    places = sorted((at, mark) for mark in marks if (at := text.find(mark)) >= 0)
    pairs = {(a, b) for (_, a), (_, b) in pairwise(places)}
    return sum(pair in pairs for pair in pairwise(marks))


def _kind(document: Document, page: int, mark: str) -> FormKind | None:
    raw = document.pages[page].raw.casefold()
    at = raw.find(mark)
    return next((f.kind for f in document.pages[page].forms if f.start <= at < f.end), None)


def _by_pdfplumber(data: bytes) -> list[str]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def _by_pdftotext(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")
