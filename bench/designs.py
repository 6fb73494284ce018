"""More pages with tables of known content: each design is a set of measures drawn by chance within its kind.

Where `bench/typeset.py` has designs that the reader was first made on, these came later: heads over two columns,
columns of numbers, groups in boxes, a table beside text. The dev part is for working on; of the fresh part only
the sums are looked at: other typefaces, words, measures and chances.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpdf import FPDF

from bench.typeset import _WORDS, TrueTable, Typeset

DESIGNS = (
    "lines", "head", "zebra", "bare", "close", "numbers", "groups", "spanned", "long", "two", "beside", "over",
    "pairs",
)  # fmt: skip
"""`over`: a head in the middle over two columns of text; `pairs`: two heads, each over two columns of numbers."""
_LIBERATION = "/usr/share/fonts/truetype/liberation/Liberation{}-{}.ttf"
_DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVu{}.ttf"
_FACES = {
    "dev": {
        "Sans": (_LIBERATION.format("Sans", "Regular"), _LIBERATION.format("Sans", "Bold")),
        "Serif": (_LIBERATION.format("Serif", "Regular"), _LIBERATION.format("Serif", "Bold")),
    },
    "fresh": {
        "Narrow": (_LIBERATION.format("SansNarrow", "Regular"), _LIBERATION.format("SansNarrow", "Bold")),
        "Condensed": (_DEJAVU.format("SerifCondensed"), _DEJAVU.format("SerifCondensed-Bold")),
        "DejaVu": (_DEJAVU.format("SansCondensed"), _DEJAVU.format("SansCondensed-Bold")),
    },
}


@dataclass(frozen=True)
class _Cell:
    text: str
    columns: int = 1
    rows: int = 1
    align: str = "L"
    bold: bool = False


@dataclass(frozen=True)
class _Look:
    face: str
    size: float
    leading: float
    above: float
    """Points of white above and below the lines of a row, and at the sides of a column."""
    aside: float


def documents(part: str, each: int = 3) -> list[Typeset]:
    """`each` files of every design: `dev`, or the `fresh` part for stating figures."""
    chance = random.Random(2024 if part == "dev" else 777)
    return [_document(part, design, chance) for design in DESIGNS for _ in range(each)]


def _document(part: str, design: str, chance: random.Random) -> Typeset:
    size = chance.choice([9, 10, 11] if part == "dev" else [8.5, 9.5, 10.5])
    close = design == "close"
    look = _Look(
        chance.choice(list(_FACES[part])),
        size,
        size * chance.uniform(1.1, 1.2 if close else 1.35),
        chance.uniform(1, 1.6) if close else chance.uniform(2, 5),
        chance.uniform(1.6, 2.2) if close else chance.uniform(3, 6),
    )
    pdf = FPDF(unit="pt", format="A4")
    for face, (plain, bold) in _FACES[part].items():
        pdf.add_font(face, "", plain)
        pdf.add_font(face, "B", bold)
    pdf.set_margins(chance.randint(45, 80), 60, chance.randint(45, 70))
    pdf.set_auto_page_break(False)
    pdf.add_page()
    made = Typeset(design)
    _text(pdf, look, part, chance, pdf.epw)
    left, width = pdf.l_margin, pdf.epw
    if design == "beside":
        top = pdf.get_y()
        pdf.set_xy(left + 0.66 * width, top)
        for _ in range(2):
            pdf.set_x(left + 0.66 * width)
            _text(pdf, look, part, chance, 0.34 * width)
        pdf.set_xy(left, top)
        _table(pdf, look, design, _rows(part, design, chance, 3), made, chance, left, 0.6 * width)
    else:
        columns = 5 if design == "pairs" else chance.choice([4, 5] if design == "over" else [3, 4, 4, 5])
        _table(pdf, look, design, _rows(part, design, chance, columns), made, chance, left, width)
    if design == "two":
        pdf.set_xy(left, pdf.get_y() + 14)
        _text(pdf, look, part, chance, width)
        if pdf.get_y() > 500:
            pdf.add_page()
        _table(pdf, look, "zebra", _rows(part, "two", chance, chance.choice([3, 4])), made, chance, left, width)
    pdf.set_xy(left, pdf.get_y() + 16)
    if pdf.get_y() < 640 and design != "beside":
        _text(pdf, look, part, chance, width)
    made.data = bytes(pdf.output())
    return made


def _text(pdf: FPDF, look: _Look, part: str, chance: random.Random, width: float) -> None:
    measures, partners, people, _, _ = _WORDS["dev" if part == "dev" else "test"]
    words = " ".join(
        f"{chance.choice(people)} orienterte om {chance.choice(measures).lower()} og om avtalen med "
        f"{chance.choice(partners)} for skoleåret."
        for _ in range(chance.randint(2, 4))
    )
    left = pdf.get_x()
    pdf.set_font(look.face, "", look.size)
    pdf.multi_cell(width, look.leading, words, align="L", new_x="LEFT", new_y="NEXT")
    pdf.set_xy(left, pdf.get_y() + 12)


def _rows(part: str, design: str, chance: random.Random, columns: int) -> list[list[_Cell]]:
    measures, partners, people, remarks, heads = _WORDS["dev" if part == "dev" else "test"]
    bold = chance.random() < 0.7

    def period() -> str:
        year = chance.randint(2005, 2025)
        return chance.choice(
            [f"{year}–{year + 2}", f"{year}", f"høst {year}", f"H{year % 100:02d}–V{year % 100 + 2:02d}"]
        )

    def amount() -> str:
        return f"{chance.randint(12, 980)} 000" if chance.random() < 0.85 else ""

    pools: list[Callable[[], str]] = [
        lambda: chance.choice(measures),
        period,
        lambda: " og ".join(chance.sample(partners, chance.choice([1, 1, 2]))),
        lambda: chance.choice(people),
        lambda: chance.choice([*remarks, "", ", ".join(chance.sample(remarks, 2))]),
    ]
    names = list(heads)
    numbers: set[int] = set()
    if design == "pairs":
        columns = 5
        numbers = set(range(1, 5))
        names = [heads[0], "2022", "2023", "2022", "2023"]
        pools = [pools[0], amount, amount, amount, amount]
    if design in ("numbers", "spanned"):
        numbers = set(range(columns - 2, columns))
        names = [*heads[: columns - 2], "2023", "2024"]
        pools = [*pools[: columns - 2], amount, amount]
    rows: list[list[_Cell]] = []
    if design == "spanned":
        rows.append(
            [_Cell(name, bold=bold) for name in [heads[0], *[""] * (columns - 3)]]
            + [_Cell("Budsjett i kroner", 2, bold=bold)]
        )
        names[0] = ""
    if design == "pairs":
        groups = chance.choice([("Budsjett", "Regnskap"), ("Søkt om i kroner", "Gitt i kroner")])
        rows.append([_Cell(""), *(_Cell(group, 2, bold=bold, align="C") for group in groups)])
    if design == "over":
        rows.append([_Cell(""), _Cell(""), _Cell("Hvem og hva", columns - 2, bold=bold, align="C")])
    rows.append([_Cell(n, bold=bold, align="R" if i in numbers else "L") for i, n in enumerate(names[:columns])])
    for number in range(chance.randint(40, 55) if design == "long" else chance.randint(4, 9)):
        if design == "groups" and number % 3 == 0:
            rows.append(
                [_Cell(f"{number // 3 + 1} {chance.choice(measures)}", columns, bold=chance.random() < 0.5)]
            )
        rows.append([_Cell(pool(), align="R" if i in numbers else "L") for i, pool in enumerate(pools[:columns])])
    if design == "numbers":
        total = [_Cell("Sum", bold=bold), *[_Cell("")] * (columns - 3)]
        rows.append(
            [*total, *(_Cell(f"{chance.randint(1, 5)} {chance.randint(100, 999)} 000", align="R") for _ in "ab")]
        )
    return rows


def _table(
    pdf: FPDF, look: _Look, design: str, rows: Sequence[list[_Cell]], made: Typeset, chance: random.Random,
    left: float, width: float,
) -> None:  # fmt: skip
    columns = sum(cell.columns for cell in rows[0])
    shares = [chance.uniform(0.8, 1.5) for _ in range(columns)]
    lefts = [left + width * sum(shares[:n]) / sum(shares) for n in range(columns + 1)]
    heads = 2 if design in ("spanned", "pairs", "over") else 1
    repeat = chance.random() < 0.5
    cells: dict[tuple[int, int], str] = {}
    number, continues, top_of_table = 0, False, pdf.get_y()
    queue = list(enumerate(rows))
    while queue:
        index, row = queue.pop(0)
        placed, column = [], 0
        for cell in row:
            room = lefts[column + cell.columns] - lefts[column] - 2 * look.aside
            pdf.set_font(look.face, "B" if cell.bold else "", look.size)
            found = pdf.multi_cell(room, look.leading, cell.text, align="L", dry_run=True, output="LINES")
            lines: list[str] = [str(line) for line in found] if cell.text else []  # type: ignore[union-attr]
            placed.append((cell, column, lines))
            column += cell.columns
        height = max(1, *(len(lines) for _, _, lines in placed)) * look.leading + 2 * look.above
        if pdf.get_y() + height > 790:
            _drawn(pdf, design, lefts, top_of_table, pdf.get_y())
            made.tables.append(TrueTable(pdf.page, cells, continues))
            pdf.add_page()
            cells, number, continues, top_of_table = {}, 0, True, pdf.get_y()
            queue.insert(0, (index, row))
            if repeat:
                queue = [*list(enumerate(rows))[:heads], *queue]
            continue
        top = pdf.get_y()
        _lines(pdf, design, lefts, top, height, index, number, row, heads)
        for cell, column, lines in placed:
            pdf.set_font(look.face, "B" if cell.bold else "", look.size)
            room = lefts[column + cell.columns] - lefts[column] - 2 * look.aside
            for i, line in enumerate(lines):
                pdf.set_xy(lefts[column] + look.aside, top + look.above + i * look.leading)
                pdf.cell(room, look.leading, line, align=cell.align)
            if cell.text:
                cells[number, column] = cell.text
        number += 1
        pdf.set_xy(left, top + height)
    _drawn(pdf, design, lefts, top_of_table, pdf.get_y())
    made.tables.append(TrueTable(pdf.page, cells, continues))


def _lines(
    pdf: FPDF, design: str, lefts: list[float], top: float, height: float, index: int, number: int,
    row: list[_Cell], heads: int,
) -> None:  # fmt: skip
    pdf.set_line_width(0.6)
    if design == "zebra" and number % 2:
        pdf.set_fill_color(228, 232, 238)
        pdf.rect(lefts[0], top, lefts[-1] - lefts[0], height, style="F")
    whole = design in ("lines", "long", "numbers", "two")
    under_head = design in ("head", "beside", "close") and index == heads
    group = design == "groups" and len(row) == 1
    if whole or under_head or group or (design in ("spanned", "pairs", "over") and index in (0, heads)):
        pdf.line(lefts[0], top, lefts[-1], top)


def _drawn(pdf: FPDF, design: str, lefts: list[float], top: float, bottom: float) -> None:
    if design == "groups":
        pdf.rect(lefts[0], top, lefts[-1] - lefts[0], bottom - top, style="D")
    elif design in ("lines", "long", "numbers", "two", "head", "spanned", "pairs", "over"):
        pdf.line(lefts[0], bottom, lefts[-1], bottom)
