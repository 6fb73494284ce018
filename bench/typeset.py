"""Pages with tables of known content, typeset in many designs. The dev part is for working on, the test part
for stating figures: other typefaces, measures, designs and words. All names are made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from fpdf import FPDF

DESIGNS = ("grid", "shaded", "open", "levels", "stripes", "merged", "sections", "unruled", "tight")
UNRULED = frozenset({"levels", "stripes", "unruled", "tight"})
"""Designs without upright rules: columns show by their alignment only."""
_SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans{}.ttf"
_SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif{}.ttf"

_WORDS = {
    "dev": (
        ["Lesing", "Skriveopplæring", "Regning som grunnleggende ferdighet", "Begynneropplæring", "Skolemiljø",
         "Vurdering for læring", "Digital dømmekraft i småskolen", "Leseveiledere", "Overgang barnehage–skole"],
        ["NTNU", "Nord universitet", "Lesesenteret", "Statped", "Høgskolen i Sørfjord", "KS"],
        ["Kari Åsheim", "Ola Brekkstø", "Synnøve Øverland", "Per Håkon Vik", "Ingrid Sæther Myhr"],
        ["Samlinger høst og vår", "Videreføres", "To skoler deltar", "Avklares i styringsgruppa",
         "Egenandel 30 %"],
        ["Tiltak", "Periode", "UH-partner", "Kontaktperson", "Kommentar"],
    ),
    "test": (
        ["Matematikk i praksis", "Inkluderande praksis", "Fleirspråklege elevar", "Skulebibliotek",
         "Uteskole", "Tilpassa opplæring på ungdomssteget", "Klasseleiing", "Språkutvikling i barnehagen",
         "Kollegarettleiing"],
        ["Høgskulen på Vestlandet", "UiB", "Skrivesenteret", "RVTS", "Vestland fylkeskommune", "Udir"],
        ["Marit Nesbø", "Jostein Fjærestad", "Åse Lillebø Hauge", "Tor Inge Røyrvik", "Gro Bjørkå"],
        ["Nettkurs", "Oppstart hausten 2026", "Samarbeid med PPT", "Rapport kvart halvår", "Utsett til neste år"],
        ["Satsing", "Start–slutt", "Samarbeidspart", "Ansvarleg", "Merknad"],
    ),
}  # fmt: skip


@dataclass(frozen=True)
class TrueTable:
    """A table as it was set: text by row and column; `page` from 1; spans are at the cell's first place."""

    page: int
    cells: dict[tuple[int, int], str]
    continues: bool = False


@dataclass
class Typeset:
    """One document: its bytes, the tables on it, and all its text in reading order."""

    design: str
    data: bytes = b""
    tables: list[TrueTable] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Look:
    family: str
    size: float
    padding: float
    align: str
    bold_head: bool


def documents(part: str, each: int = 6) -> list[Typeset]:
    """`each` documents of every design of the part ("dev" or "test"); the same at every call."""
    chance = random.Random(f"planspor tables {part}")
    return [_document(part, design, chance) for design in DESIGNS for _ in range(each)]


def _document(part: str, design: str, chance: random.Random) -> Typeset:
    dev = part == "dev"
    look = _Look(
        family=chance.choice(["sans", "helvetica"] if dev else ["serif", "times"]),
        size=chance.choice([9, 10, 11] if dev else [8, 9.5, 12]),
        padding=chance.choice([2, 4] if dev else [1.5, 3, 5]),
        align=chance.choice(["L", "L", "C"] if dev else ["L", "L", "R"]),
        bold_head=chance.random() < 0.7,
    )
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_font("sans", "", _SANS.format(""))
    pdf.add_font("sans", "B", _SANS.format("-Bold"))
    pdf.add_font("serif", "", _SERIF.format(""))
    pdf.add_font("serif", "B", _SERIF.format("-Bold"))
    pdf.set_margins(*((56, 60, 56) if dev else (70, 50, 48)))
    pdf.set_auto_page_break(False)
    pdf.add_page()
    made = Typeset(design)
    _prose(pdf, look, made, part, chance)
    rows = _rows(part, design, chance, look)
    _table(pdf, look, design, rows, made, chance)
    pdf.ln(14)
    _prose(pdf, look, made, part, chance)
    made.data = bytes(pdf.output())
    return made


def _text(look: _Look, text: str) -> str:
    # The fonts that every PDF reader has know no dash but the hyphen.
    return text.replace("–", "-") if look.family in ("helvetica", "times") else text


def _prose(pdf: FPDF, look: _Look, made: Typeset, part: str, chance: random.Random) -> None:
    measures, partners, people, _, _ = _WORDS[part]
    if pdf.get_y() > 700:
        pdf.add_page()
    heading = _text(look, f"{chance.randint(1, 9)}. {chance.choice(measures)}")
    pdf.set_font(look.family, "B", look.size + 4)
    pdf.cell(0, look.size + 10, heading, new_x="LMARGIN", new_y="NEXT")
    sentences = [
        f"{chance.choice(measures)} skjer i samarbeid med {chance.choice(partners)}, "
        f"og {chance.choice(people)} har ansvaret."
        for _ in range(chance.randint(2, 4))
    ]
    paragraph = _text(look, " ".join(sentences))
    pdf.set_font(look.family, "", look.size)
    pdf.multi_cell(0, look.size * 1.3, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(10)
    made.text += [heading, paragraph]


def _rows(part: str, design: str, chance: random.Random, look: _Look) -> list[list[tuple[str, int, int]]]:
    """Rows of cells: text, row span, column span."""
    measures, partners, people, remarks, heads = _WORDS[part]
    columns = chance.choice([3, 4, 5])
    rows = [[(head, 1, 1) for head in heads[:columns]]]
    for number in range(
        chance.choice([4, 7, 30] if design in ("grid", "sections", "unruled", "levels") else [4, 6])
    ):
        year = chance.randint(2004, 2026)
        period = chance.choice(
            [
                f"H-{year % 100:02d} – V-{(year + 2) % 100:02d}",
                f"{year}–{year + 3}",
                f"{year}",
                f"{year}/{(year + 1) % 100:02d}",
            ]
        )
        pool = [
            chance.choice(measures) + (f" {number}" if chance.random() < 0.3 else ""),
            period,
            " og ".join(chance.sample(partners, chance.choice([1, 1, 2]))),
            chance.choice(people),
            chance.choice([*remarks, "", ", ".join(chance.sample(remarks, 2))]),
        ]
        row = [(text, 1, 1) for text in pool[:columns]]
        if columns > 3 and chance.random() < 0.15:
            row[2] = ("", 1, 1)
        if design == "sections" and number % 5 == 0:
            rows.append([(f"{number // 5 + 1}. {chance.choice(measures)}", 1, columns)])
        rows.append(row)
    if design == "merged":
        first = rows[1]
        rows[1] = [(first[0][0], 2, 1), *first[1:]]
        rows[2] = rows[2][1:]
        if columns > 3:
            rows[3] = [*rows[3][:2], (rows[3][2][0] or "Felles", 1, 2), *rows[3][4:]]
    return [[(_text(look, text), rs, cs) for text, rs, cs in row] for row in rows]


def _table(
    pdf: FPDF,
    look: _Look,
    design: str,
    rows: list[list[tuple[str, int, int]]],
    made: Typeset,
    chance: random.Random,
) -> None:
    columns = sum(span for _, _, span in rows[0])
    shares = [chance.uniform(0.8, 1.4) for _ in range(columns)]
    widths = [pdf.epw * share / sum(shares) for share in shares]
    left = pdf.l_margin
    leading = look.size * 1.25
    repeat = chance.random() < 0.5
    cells: dict[tuple[int, int], str] = {}
    row_number, started, continues = 0, False, False
    lefts = [left + sum(widths[:c]) for c in range(columns + 1)]
    covered: dict[tuple[int, int], bool] = {}
    queue = list(enumerate(rows))
    top_of_table = pdf.get_y()
    while queue:
        index, row = queue.pop(0)
        placed, column = [], 0
        for text, row_span, column_span in row:
            while covered.get((index, column)):
                column += 1
            width = sum(widths[column : column + column_span])
            pdf.set_font(
                look.family, "B" if (index == 0 and look.bold_head) or column_span == columns else "", look.size
            )
            lines = _broken(pdf, width - 2 * look.padding, leading, text)
            placed.append((text, row_span, column_span, column, lines))
            for r in range(index, index + row_span):
                for c in range(column, column + column_span):
                    covered[r, c] = True
            column += column_span
        height = max([len(p[4]) for p in placed] + [1]) * leading + 2 * look.padding
        if design == "merged":  # cells over two rows need rows of one height
            height = 6 * leading + 2 * look.padding
        if pdf.get_y() + height > 780 and started:
            _close(pdf, design, lefts, top_of_table)
            made.tables.append(TrueTable(pdf.page, cells, continues))
            pdf.add_page()
            cells, row_number, continues, started = {}, 0, True, False
            top_of_table = pdf.get_y()
            if repeat and index:
                queue = [(0, rows[0]), (index, row), *queue]
                for c in range(columns):
                    covered.pop((0, c), None)
                    covered.pop((index, c), None)
                continue
        top = pdf.get_y()
        _rules(pdf, design, placed, lefts, top, height, index, row_number)
        for text, _, column_span, column, lines in placed:
            pdf.set_font(
                look.family, "B" if (index == 0 and look.bold_head) or column_span == columns else "", look.size
            )
            align = look.align if design not in UNRULED else "L"
            for i, line in enumerate(lines):
                width = lefts[column + column_span] - lefts[column]
                pdf.set_xy(lefts[column] + look.padding, top + look.padding + i * leading)
                pdf.cell(width - 2 * look.padding, leading, line, align=align)
            if text:
                cells[row_number, column] = text
                made.text.append(text)
        row_number, started = row_number + 1, True
        pdf.set_xy(left, top + height)
    _close(pdf, design, lefts, top_of_table)
    made.tables.append(TrueTable(pdf.page, cells, continues))


def _broken(pdf: FPDF, width: float, leading: float, text: str) -> list[str]:
    """`text` as it is broken into lines of `width`."""
    found = pdf.multi_cell(width, leading, text, align="L", dry_run=True, output="LINES") if text else []
    return [str(line) for line in found]  # type: ignore[union-attr]


def _rules(
    pdf: FPDF, design: str, placed: Sequence[tuple[str, int, int, int, list[str]]], lefts: list[float], top: float,
    height: float, index: int, row_number: int,
) -> None:  # fmt: skip
    pdf.set_line_width(0.5)
    if design in ("shaded",) and index == 0:
        pdf.set_fill_color(200, 215, 235)
        pdf.rect(lefts[0], top, lefts[-1] - lefts[0], height, style="F")
    if design == "stripes" and row_number % 2:
        pdf.set_fill_color(235, 235, 235)
        pdf.rect(lefts[0], top, lefts[-1] - lefts[0], height, style="F")
    if design in ("grid", "shaded", "merged", "sections"):
        for _, row_span, column_span, column, _ in placed:
            pdf.rect(lefts[column], top, lefts[column + column_span] - lefts[column], height * row_span, style="D")
    elif design == "open":
        pdf.line(lefts[0], top, lefts[-1], top)
        for x in lefts[1:-1]:
            pdf.line(x, top, x, top + height)
    elif design == "levels" or (design == "tight" and row_number == 1):
        pdf.line(lefts[0], top, lefts[-1], top)


def _close(pdf: FPDF, design: str, lefts: list[float], top: float) -> None:
    if design in ("open", "levels"):
        pdf.line(lefts[0], pdf.get_y(), lefts[-1], pdf.get_y())
