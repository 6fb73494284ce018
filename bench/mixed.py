"""A third set of typeset tables: each page draws its kind, rules, alignment and type independently by chance.

The designs of `bench/typeset.py` and `bench/designs.py` are fixed kinds; here whatever goes with whatever. The dev
part is for working on; of the unseen part only sums are printed: other typefaces, words and chances, more wear.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from fpdf import FPDF

from bench.designs import _Cell
from bench.typeset import _WORDS, TrueTable, Typeset

KINDS = ("plain", "wrapped", "numbers", "spanned", "groups", "beside")
_FOLDER = "/usr/share/fonts/truetype/"
_FACES = {
    "dev": {
        "A": ("liberation/LiberationSans-Regular", "liberation/LiberationSans-Bold"),
        "B": ("dejavu/DejaVuSerif", "dejavu/DejaVuSerif-Bold"),
    },
    "unseen": {
        "C": ("liberation/LiberationSerif-Regular", "liberation/LiberationSerif-Bold"),
        "D": ("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold"),
        "E": ("liberation/LiberationSansNarrow-Regular", "liberation/LiberationSansNarrow-Bold"),
    },
}


@dataclass(frozen=True)
class _Look:
    face: str
    size: float
    leading: float
    above: float
    aside: float
    rules: str
    """"none", "head", "levels", "book" (above, below the head, below), "box"."""
    weight: float
    middle: bool
    """Cells stand in the middle of their row's height."""
    centred: bool


def documents(part: str, each: int = 4) -> list[Typeset]:
    """`each` files of every kind: `dev`, or the `unseen` part for stating figures."""
    chance = random.Random(31 if part == "dev" else 4711)
    return [_document(part, kind, chance) for kind in KINDS for _ in range(each)]


def _document(part: str, kind: str, chance: random.Random) -> Typeset:
    size = chance.uniform(8, 11.5)
    look = _Look(
        chance.choice(list(_FACES[part])), size, size * chance.uniform(1.12, 1.4), chance.uniform(1.5, 6),
        chance.uniform(3, 7), chance.choice(("none", "head", "levels", "book", "box")), chance.uniform(0.3, 1.3),
        chance.random() < 0.3, chance.random() < 0.25,
    )  # fmt: skip
    pdf = FPDF(unit="pt", format="A4")
    for face, cuts in _FACES[part].items():
        pdf.add_font(face, "", f"{_FOLDER}{cuts[0]}.ttf")
        pdf.add_font(face, "B", f"{_FOLDER}{cuts[1]}.ttf")
    pdf.set_margins(chance.randint(40, 85), chance.randint(45, 80), chance.randint(40, 85))
    pdf.set_auto_page_break(False)
    pdf.add_page()
    made = Typeset(kind)
    _text(pdf, look, part, chance, pdf.epw)
    left, width, top = pdf.l_margin, pdf.epw, pdf.get_y()
    if kind == "beside":
        share, gap, first = chance.uniform(0.55, 0.66), chance.uniform(14, 26), chance.random() < 0.5
        table_left = left if first else left + width * (1 - share)
        text_left = left + width * share + gap if first else left
        pdf.set_xy(text_left, top)
        for _ in range(2):
            pdf.set_x(text_left)
            _text(pdf, look, part, chance, width * (1 - share) - gap)
        pdf.set_xy(table_left, top)
        _table(pdf, look, _rows(part, kind, chance, 3, look), made, chance, table_left, width * share)
    else:
        columns = chance.choice((3, 4, 4, 5) if kind != "spanned" else (4, 5, 6))
        _table(pdf, look, _rows(part, kind, chance, columns, look), made, chance, left, width)
        if pdf.get_y() < 620:
            pdf.set_xy(left, pdf.get_y() + chance.uniform(14, 24))
            _text(pdf, look, part, chance, width)
    made.data = bytes(pdf.output())
    return made


def _words(part: str) -> tuple[list[str], ...]:
    return _WORDS["dev" if part == "dev" else "test"]


def _text(pdf: FPDF, look: _Look, part: str, chance: random.Random, width: float) -> None:
    measures, partners, people, _, _ = _words(part)
    words = " ".join(
        f"Arbeidet med {chance.choice(measures).lower()} er omtalt i planen, og {chance.choice(partners)} har "
        f"sagt seg villig til å bidra. {chance.choice(people)} følger det opp."
        for _ in range(chance.randint(2, 4))
    )
    left = pdf.get_x()
    pdf.set_font(look.face, "", look.size)
    pdf.multi_cell(width, look.leading, words, align="L", new_x="LEFT", new_y="NEXT")
    pdf.set_xy(left, pdf.get_y() + 13)


def _rows(part: str, kind: str, chance: random.Random, columns: int, look: _Look) -> list[list[_Cell]]:
    measures, partners, people, remarks, heads = _words(part)
    bold = chance.random() < 0.7
    align = "C" if look.centred else "L"

    def column(n: int) -> str:
        year = chance.randint(2004, 2025)
        return (
            lambda: chance.choice(measures),
            lambda: chance.choice((f"{year}–{year + 2}", str(year), f"vår {year}", f"H-{year % 100:02d}")),
            lambda: " og ".join(chance.sample(partners, chance.choice((1, 1, 2)))),
            lambda: chance.choice(people),
            lambda: chance.choice([*remarks, ""]),
        )[n % 5]()

    def long() -> str:
        return ". ".join(chance.sample(remarks, chance.choice((1, 2, 3)))) + "."

    def amount() -> str:
        sums = f"{chance.randint(15, 990)} 000", f"{chance.randint(1, 3)} {chance.randint(100, 999)} 000"
        return chance.choice((*sums, f"{chance.randint(4, 99)}", "", "-"))

    figures = {"numbers": 2, "spanned": columns - chance.choice((1, 2))}.get(kind, 0)
    texts = columns - figures
    rows: list[list[_Cell]] = []
    years = [str(2019 + n) for n in range(figures)]
    if kind == "spanned":
        groups = [figures] if figures < 4 else [2, figures - 2]
        names = chance.sample(["Budsjett i kroner", "Tilskudd", "Deltakere", "Regnskap og prognose"], len(groups))
        rows.append(
            [_Cell(name, bold=bold) for name in ([""] * texts if chance.random() < 0.5 else heads[:texts])]
            + [_Cell(n, g, align=chance.choice("LC"), bold=bold) for n, g in zip(names, groups, strict=True)]
        )
        first = [_Cell("" if rows[0][n].text else heads[n], bold=bold) for n in range(texts)]
        rows.append([*first, *(_Cell(year, align="R", bold=bold) for year in years)])
    else:
        rows.append(
            [_Cell(head, bold=bold, align=align if n else "L") for n, head in enumerate(heads[:texts])]
            + [_Cell(year, align="R", bold=bold) for year in years]
        )
    for number in range(chance.randint(4, 10)):
        if kind == "groups" and number % 3 == 0:
            rows.append(
                [_Cell(f"{number // 3 + 1}. {chance.choice(measures)}", columns, bold=chance.random() < 0.5)]
            )
        cells = [_Cell(column(n), align=align if n else "L") for n in range(texts)]
        if kind == "wrapped":
            cells[-1] = _Cell(long())
        rows.append(cells + [_Cell(amount(), align="R") for _ in range(figures)])
    return rows


def _table(
    pdf: FPDF, look: _Look, rows: Sequence[list[_Cell]], made: Typeset, chance: random.Random, left: float,
    width: float,
) -> None:  # fmt: skip
    columns = sum(cell.columns for cell in rows[0])
    shares = [chance.uniform(0.8, 1.7) for _ in range(columns)]
    if made.design in ("spanned", "numbers"):  # columns of figures are narrow
        shares = [s + (0.6 if rows[-1][n].align != "R" else 0) for n, s in enumerate(shares)]
    lefts = [left + width * sum(shares[:n]) / sum(shares) for n in range(columns + 1)]
    heads = 2 if made.design == "spanned" else 1
    cells: dict[tuple[int, int], str] = {}
    top_of_table = pdf.get_y()
    pdf.set_line_width(look.weight)
    for index, row in enumerate(rows):
        placed, column = [], 0
        for cell in row:
            room = lefts[column + cell.columns] - lefts[column] - 2 * look.aside
            pdf.set_font(look.face, "B" if cell.bold else "", look.size)
            found = pdf.multi_cell(room, look.leading, cell.text, align="L", dry_run=True, output="LINES")
            lines: list[str] = [str(line) for line in found] if cell.text else []  # type: ignore[union-attr]
            placed.append((cell, column, lines))
            column += cell.columns
        most = max(1, *(len(lines) for _, _, lines in placed))
        height = most * look.leading + 2 * look.above
        top = pdf.get_y()
        if top + height > 800:
            break
        if (
            look.rules == "levels"
            or (look.rules == "book" and index in (0, heads))
            or (look.rules in ("head", "box") and index == heads)
        ):
            pdf.line(lefts[0], top, lefts[-1], top)
        for cell, column, lines in placed:
            pdf.set_font(look.face, "B" if cell.bold else "", look.size)
            room = lefts[column + cell.columns] - lefts[column] - 2 * look.aside
            down = (most - len(lines)) * look.leading / 2 if look.middle else 0.0
            for i, line in enumerate(lines):
                pdf.set_xy(lefts[column] + look.aside, top + look.above + down + i * look.leading)
                pdf.cell(room, look.leading, line, align=cell.align)
            if cell.text:
                cells[index, column] = cell.text
        pdf.set_xy(left, top + height)
    bottom = pdf.get_y()
    if look.rules in ("levels", "book"):
        pdf.line(lefts[0], bottom, lefts[-1], bottom)
    elif look.rules == "box":
        pdf.rect(lefts[0], top_of_table, lefts[-1] - lefts[0], bottom - top_of_table, style="D")
    made.tables.append(TrueTable(pdf.page, cells))
