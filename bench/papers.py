"""Papers of municipalities as they come out of archives: typeset from our own texts, copied, scanned, with every
printed word known. The dev half is for working on, the fresh half for stating figures: other texts, typefaces,
sizes and kinds of wear for the same kinds of papers.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fpdf import FPDF

from bench.worn import Wear, spoiled
from corpus.sample_source import samples
from corpus.typeset_markup import Heading, Item, Paragraph, Table

if TYPE_CHECKING:
    from PIL.Image import Image

_ROOT = "/usr/share/fonts/truetype/"
_FONTS = {
    "sans": "liberation/LiberationSans-{}.ttf",
    "serif": "liberation/LiberationSerif-{}.ttf",
    "narrow": "liberation/LiberationSansNarrow-{}.ttf",
    "typed": "liberation/LiberationMono-{}.ttf",
    "wide": "dejavu/DejaVuSans{}.ttf",
    "book": "dejavu/DejaVuSerifCondensed{}.ttf",
}
_STYLES = {"liberation": ("Regular", "Bold", "Italic"), "dejavu": ("", "-Bold", "-Oblique")}
_LEFT, _WIDE, _BOTTOM = 62.0, 470.0, 770.0

WEARS: tuple[tuple[int, Wear], ...] = (
    (300, Wear(skew=0.2, blur=0.4, noise=3, quality=85)),
    (200, Wear(skew=0.3, blur=0.5, noise=5, quality=70)),
    (250, Wear(skew=0.8, blur=0.6, noise=8, quality=50)),
    (200, Wear(skew=0.5, blur=0.7, noise=6, contrast=0.45, quality=60)),  # faded
    (300, Wear(skew=0.4, blur=0.8, noise=8, through=0.22, quality=55)),  # the other side shows
    (200, Wear(skew=0.6, blur=0.4, noise=4, specks=900, quality=60)),
    (250, Wear(skew=0.3, blur=0.5, noise=7, edges=True, grey=60, quality=60)),
    (300, Wear(skew=1.2, blur=0.5, bilevel=150, noise=20)),  # sent by fax or scanned in black and white
    (200, Wear(skew=0.3, blur=0.6, bilevel=165, noise=8)),
    (250, Wear(skew=0.4, blur=0.9, patches=22, noise=9, contrast=0.8, quality=50)),  # a copy of a copy
    (200, Wear(skew=0.9, blur=0.5, noise=9, grey=45, quality=35)),
    (300, Wear(skew=0.1, blur=0.5, patches=30, contrast=0.65, edges=True, noise=12, quality=45)),
)
"""Twelve ways from good to worn, all at 200 dots an inch and better: what a municipality's scanner gives."""


@dataclass
class Paper:
    """One page: its kind, resolution and picture, the words on it in reading order."""

    name: str
    dpi: int
    data: bytes = b""
    """Born-digital, one page."""
    text: list[str] = field(default_factory=list)
    wear: Wear = field(default_factory=Wear)
    seed: int = 0

    @property
    def truth(self) -> str:
        return "\n".join(self.text)

    def scanned(self) -> Image:
        import pypdfium2

        document = pypdfium2.PdfDocument(self.data)
        image = document[0].render(scale=self.dpi / 72, grayscale=True).to_pil().convert("L")
        document.close()
        return spoiled(image, self.wear, self.dpi, random.Random(self.seed))

    def pdf(self) -> bytes:
        """The scan as a PDF without text."""
        return pictured([self.scanned()], self.dpi, self.wear)


def pictured(images: list[Image], dpi: int, wear: Wear) -> bytes:
    held = io.BytesIO()
    kept: dict[str, Any] = {} if wear.bilevel else {"quality": wear.quality}
    first, *rest = [image.convert("1") if wear.bilevel else image for image in images]
    first.save(held, "PDF", save_all=True, append_images=rest, resolution=dpi, **kept)
    return held.getvalue()


def papers(half: str) -> Iterator[Paper]:
    """The papers of a half, "dev" or "fresh"; the same at every call."""
    fresh = half == "fresh"
    families = ("book", "serif", "narrow") if fresh else ("sans", "serif", "wide")
    for number, kind in enumerate(2 * list(_KINDS)):
        dpi, wear = WEARS[(5 * number + 3 * (number // len(_KINDS)) + (7 if fresh else 0)) % len(WEARS)]
        chance = random.Random(f"{half} {kind} {number}")
        page = _Page(chance, "typed" if kind == "typed" else chance.choice(families), _texts(fresh))
        _KINDS[kind](page)
        name = f"{number + 1:02}-{kind}-{dpi}-{page.family}"
        yield Paper(name, dpi, bytes(page.pdf.output()), page.text, wear, chance.randrange(10**6))


@dataclass(frozen=True)
class _Texts:
    paragraphs: list[str]
    headings: list[str]
    tables: list[Table]


def _texts(fresh: bool) -> _Texts:
    """The texts of every second sample document, bokmål and nynorsk by turns."""
    paragraphs, headings, tables = [], [], []
    for sample in samples("dev")[1 if fresh else 0 :: 2]:
        for block in sample.blocks:
            if isinstance(block, Paragraph | Item) and len(block.text) > 90:
                paragraphs.append(_plain(block.text))
            elif isinstance(block, Heading) and len(block.text) < 60:
                headings.append(_plain(block.text))
            elif isinstance(block, Table) and 4 <= len(block.rows) <= 9 and len(block.widths) in (3, 4):
                tables.append(block)
    return _Texts(paragraphs, headings, tables)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("**", "").split())


class _Page:
    """One page that is being set: every word that is printed is written down."""

    def __init__(self, chance: random.Random, family: str, texts: _Texts) -> None:
        self.chance, self.family, self.texts = chance, family, texts
        self.text: list[str] = []
        self.size: float = chance.choice([9, 10, 11, 12])
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        add_fonts(self.pdf)
        self.pdf.add_page()
        self.y = 60.0

    def font(self, size: float = 0.0, style: str = "") -> None:
        self.pdf.set_font(self.family, style, size or self.size)

    def put(self, x: float, y: float, text: str, size: float = 0.0, style: str = "") -> float:
        """Prints one line with its foot at `y`; where it ends."""
        self.font(size, style)
        self.pdf.text(x, y, text)
        self.text.append(text)
        return x + float(self.pdf.get_string_width(text))

    def prose(
        self, text: str, x: float = _LEFT, width: float = _WIDE, size: float = 0.0, style: str = "",
        align: str = "L",
    ) -> None:  # fmt: skip
        size = size or self.size
        self.font(size, style)
        self.pdf.set_xy(x, self.y)
        self.pdf.multi_cell(width, size * 1.24, text, align=align)
        self.y = float(self.pdf.get_y())
        self.text.append(text)

    def paragraph(self) -> str:
        return self.texts.paragraphs.pop(self.chance.randrange(len(self.texts.paragraphs)))

    def heading(self) -> str:
        return self.texts.headings.pop(self.chance.randrange(len(self.texts.headings)))

    def fill(self, bottom: float, x: float = _LEFT, width: float = _WIDE, align: str = "L") -> None:
        """Paragraphs down to `bottom`, now and then under a heading."""
        while True:
            text = self.paragraph()
            self.font()
            lines = self.pdf.multi_cell(width, 1, text, dry_run=True, output="LINES")
            if self.y + len(lines) * self.size * 1.24 > bottom:  # type: ignore[arg-type]
                return
            self.prose(text, x, width, align=align)
            self.y += 0.6 * self.size
            if self.chance.random() < 0.3 and self.y < bottom - 80:
                self.y += 4
                self.prose(self.heading(), x, width, style="B")
                self.y += 3


def add_fonts(pdf: FPDF) -> None:
    for family, path in _FONTS.items():
        for style, name in zip(("", "B", "I"), _STYLES[path.split("/")[0]], strict=True):
            if "Serif" in path and name == "-Oblique":
                name = "-Italic"
            pdf.add_font(family, style, _ROOT + path.format(name))


def _letter(page: _Page) -> None:
    head = page.chance.choice(["SØRVÅGSFJORD KOMMUNE", "INDRE HEIDAL KOMMUNE"])
    page.put(_LEFT, 62, head, 17, "B")
    page.put(_LEFT, 78, "Rådmannen – oppvekst og kultur", 9.5)
    page.pdf.line(_LEFT, 86, _LEFT + _WIDE, 86)
    case = f"{page.chance.randint(3, 20):02}/{page.chance.randint(100, 4000)}-{page.chance.randint(2, 30)}"
    for n, (label, value) in enumerate([
        ("Vår ref.:", case),
        ("Arkivkode:", "B10 &13"), ("Saksbehandler:", "Åse Brøndbø Kjærvik"), ("Dato:", "14.03.2009"),
    ]):  # fmt: skip
        page.put(_LEFT + 235 * (n % 2), 106 + 14 * (n // 2), label, 8.5)
        page.put(_LEFT + 235 * (n % 2) + 70, 106 + 14 * (n // 2), value, 9.5)
    page.pdf.set_draw_color(90)
    page.pdf.set_line_width(1.6)
    page.pdf.rect(405, 140, 120, 46)
    page.put(430, 157, "MOTTATT", 13, "B")
    page.put(420, 175, "17 MARS 2009", 11, "B")
    page.y = 150.0
    page.prose("Til skolene og barnehagene i kommunen", width=300)
    page.y = 205.0
    page.prose(page.heading(), size=page.size + 2, style="B")
    page.y += 8
    page.fill(690)
    page.y += 10
    page.prose("Med hilsen")
    page.y += 26
    page.prose("Gunnhild Øverås Lægreid")
    page.prose("kommunalsjef", size=page.size - 1, style="I")
    foot = "Postadresse: Postboks 44, 6789 Sørvåg   Telefon: 57 00 11 22   E-post: post@sorvag.example"
    page.put(_LEFT, 800, foot, 7.5)


def _report(page: _Page) -> None:
    page.prose(f"2 {page.heading()}", size=page.size + 5, style="B")
    page.y += 8
    page.prose(f"2.1 {page.heading()}", size=page.size + 1, style="B")
    page.y += 4
    page.fill(_BOTTOM, align="J")
    page.put(300, 806, "17", 9)


def _columns(page: _Page, count: int = 2) -> None:
    page.size = min(page.size, 10)
    page.prose(page.heading(), size=18, style="B")
    top = page.y + 10
    width = (_WIDE - 20 * (count - 1)) / count
    for n in range(count):
        page.y = top
        page.fill(_BOTTOM, _LEFT + n * (width + 20), width, align=page.chance.choice("LJ"))


def _three(page: _Page) -> None:
    page.size = 8.5
    _columns(page, 3)


def _table(page: _Page, ruled: bool = True) -> None:
    page.size = page.chance.choice([9, 10])
    page.prose(page.heading(), size=page.size + 4, style="B")
    page.y += 6
    for _ in range(2):
        table = page.texts.tables.pop(page.chance.randrange(len(page.texts.tables)))
        _rows(page, table, ruled)
        page.y += 14
        page.fill(page.y + 110)
    page.fill(_BOTTOM)


def _rows(page: _Page, table: Table, ruled: bool) -> None:
    widths = [_WIDE * w / sum(table.widths) for w in table.widths]
    lefts = [_LEFT + sum(widths[:n]) for n in range(len(widths))]
    for number, row in enumerate(table.rows):
        page.font(style="B" if number == 0 else "")
        cells = [_plain(c) if c != "^" else "" for c in row.cells]
        broken = [
            page.pdf.multi_cell(widths[n] - 8, 1, c, dry_run=True, output="LINES") if c else []
            for n, c in enumerate(cells)
        ]
        high = max(1, *(len(lines) for lines in broken)) * page.size * 1.2 + (7 if ruled else 5)  # type: ignore[arg-type]
        for n, lines in enumerate(broken):
            for i, line in enumerate(lines):  # type: ignore[arg-type]
                page.pdf.text(lefts[n] + 4, page.y + 3 + page.size * (0.85 + 1.2 * i), str(line))
            page.text += [cells[n]] if cells[n] else []
            if ruled:
                page.pdf.set_line_width(0.6)
                wide = _LEFT + _WIDE - lefts[n] if len(broken) == 1 else widths[n]
                page.pdf.rect(lefts[n], page.y, wide, high)
        page.y += high


def _unruled(page: _Page) -> None:
    _table(page, ruled=False)


def _form(page: _Page) -> None:
    page.prose("Søknadsskjema – kompetansemidler", size=15, style="B")
    page.y += 14
    filled = [
        ("Kommune/nettverk", "Indre Heidal og Bøverfjord"), ("Kontaktperson", "Sjur Hæreid Fåberg"),
        ("Telefon", "61 23 45 67"), ("E-post", "sjur.fåberg@heidal.example"), ("Søknadssum", "kr 185 000"),
        ("Samarbeidspartner", "Høgskolen i Lillehammer"), ("Startdato", "01.08.2010"),
        ("Organisasjonsnr.", "964 950 113"),
    ]  # fmt: skip
    for label, value in filled:
        x = page.put(_LEFT, page.y, f"{label}:") + 4
        if page.chance.random() < 0.5:
            x = max(x, 190.0)
            page.pdf.text(x, page.y + 2, "." * int((530 - x) / page.pdf.get_string_width(".")))
            page.put(x + 12, page.y - 1, value)
        else:
            page.put(190, page.y, value)
            page.pdf.set_line_width(0.5)
            page.pdf.line(186, page.y + 3, 530, page.y + 3)
        page.y += 23
    for label in ("Kort beskrivelse av tiltaket", "Mål og forankring"):
        page.pdf.rect(_LEFT - 6, page.y - 4, _WIDE + 12, 150)
        page.prose(label, size=8.5, style="I")
        page.y += 3
        bottom = page.y + 125
        page.fill(bottom, width=_WIDE - 8)
        page.y = bottom + 25
    page.put(_LEFT, page.y + 30, "Sted og dato")
    page.put(320, page.y + 30, "Underskrift")


def _contents(page: _Page) -> None:
    page.prose("Innhold", size=18, style="B")
    page.y += 16
    number, printed = 0, 3
    for n in range(24):
        number += n % 4 == 0
        deep = n % 4
        label = f"{number}.{deep}" if deep else f"{number}"
        x = _LEFT + (18 if deep else 0)
        page.put(x, page.y, label)
        end = page.put(x + 30, page.y, page.heading()) + 3
        dots = int((515 - end) / page.pdf.get_string_width("."))
        page.pdf.text(end, page.y, "." * dots)
        page.put(520, page.y, str(printed))
        printed += page.chance.randint(0, 3)
        page.y += page.size * (1.5 if deep else 1.7)
    page.y += 20
    page.fill(_BOTTOM)


def _typed(page: _Page) -> None:
    page.size = page.chance.choice([10, 11])
    page.put(_LEFT, 60, "MØTEBOK")
    page.put(300, 60, "Møtedato: 09.11.2004   Sak 31/04")
    page.pdf.line(_LEFT, 66, _LEFT + _WIDE, 66)
    page.y = 84
    while page.y < 640:
        title = page.heading().upper()
        page.prose(title)
        page.pdf.line(_LEFT, page.y - 1, _LEFT + min(_WIDE, page.pdf.get_string_width(title)), page.y - 1)
        page.y += 8
        page.fill(min(_BOTTOM, page.y + 210))
        page.y += 8
    page.put(_LEFT, 790, "- 4 -")


def _margins(page: _Page) -> None:
    page.prose(page.heading(), x=160, width=370, size=15, style="B")
    page.y += 8
    while page.y < 640:
        y = page.y
        page.prose(page.heading(), x=50, width=92, size=8, style="I")
        page.y = y
        page.fill(page.y + 150, 160, 370)
        page.y += 6


def _notes(page: _Page) -> None:
    page.size = 8.5
    page.prose(page.heading(), size=12, style="B")
    page.y += 6
    page.fill(700)
    page.pdf.set_line_width(0.5)
    page.pdf.line(_LEFT, 722, 200, 722)
    for n in range(3):
        paper = page.chance.randint(10, 40)
        page.put(_LEFT, 735 + 11 * n, f"{n + 4} Jf. St.meld. nr. {paper} (2007–2008), kap. {n + 2}.", 7.5)
    page.put(_LEFT, 800, "Evaluering av nettverksarbeidet – side 12", 7.5)


def _agenda(page: _Page) -> None:
    page.prose("Referat fra møte i styringsgruppa", size=15, style="B")
    page.y += 6
    for label, value in [
        ("Tid:", "Tirsdag 9. februar 2016 kl. 12.00–15.30"), ("Sted:", "Møterom «Bjørka», rådhuset 2. etg."),
        ("Til stede:", "Kåre Sæbø (leder), Åshild Nygård, Torbjørn Øyehaug, Liv Ånensen"),
        ("Forfall:", "Bjørg Hæstad (ferie)"),
    ]:  # fmt: skip
        y = page.y + page.size
        page.put(_LEFT, y, label, style="B")
        page.put(150, y, value)
        page.y = y + 5
    page.y += 10
    for n in range(1, 6):
        y = page.y + page.size
        title = page.heading()
        end = page.put(_LEFT, y, f"Sak {n}/16", style="B")
        page.put(end + 20, y, title, style="B")
        page.pdf.line(_LEFT, y + 2, 520, y + 2)
        page.y = y + 6
        page.fill(page.y + 90, width=400)
        page.put(476, page.y - 6, page.chance.choice(["Åshild", "Liv", "Kåre", "KS"]), style="I")
        page.y += 10


_KINDS: dict[str, Callable[[_Page], None]] = {
    "letter": _letter, "report": _report, "columns": _columns, "table": _table, "unruled": _unruled, "form": _form,
    "contents": _contents, "typed": _typed, "margins": _margins, "notes": _notes, "agenda": _agenda,
    "three": _three,
}  # fmt: skip
