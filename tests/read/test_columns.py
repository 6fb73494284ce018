"""Tables without rules: words go to the column they belong to, whatever white runs through them."""

from __future__ import annotations

import pytest
from fpdf import FPDF

from ingest.model import FormKind
from tests.read.conftest import Reading

Placed = list[tuple[float, str, str]]
"""Words of one line: x, text, and L or R for the side that stands at x."""


def made(*lines: Placed, step: float = 20, size: float = 10) -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_font("helvetica", "", size)
    for number, line in enumerate(lines):
        for x, text, side in line:
            pdf.text(x - (pdf.get_string_width(text) if side == "R" else 0), 100 + number * step, text)
    return bytes(pdf.output())


def cells(reading: Reading, data: bytes) -> list[list[str]]:
    page = reading("a.pdf", data).pages[0]
    (table,) = [form for form in page.forms if form.kind is FormKind.TABLE]
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        text = " ".join(page.raw[cell.start : cell.end].split())
        rows.setdefault(cell.row, []).append(text + f" <{cell.column_span}>" * (cell.column_span > 1))
    return list(rows.values())


def test_the_spaces_inside_figures_are_no_borders(reading: Reading) -> None:
    lines: list[Placed] = [
        [(60, "Utgift", "L"), (300, "2012", "R"), (400, "2013", "R")],
        [(60, "Samlinger", "L"), (300, "520 000", "R"), (400, "480 000", "R")],
        [(60, "Skolering", "L"), (300, "260 000", "R"), (400, "90 000", "R")],
        [(60, "Sum utgifter", "L"), (300, "1 090 000", "R"), (400, "1 080 000", "R")],
    ]
    assert cells(reading, made(*lines)) == [[text for _, text, _ in line] for line in lines]


def test_a_heading_over_two_columns_spans_them(reading: Reading) -> None:
    lines: list[Placed] = [
        [(60, "Tiltak", "L"), (220, "Samarbeidspartner og kontaktperson", "L")],
        *(
            [(60, name, "L"), (220, who, "L"), (310, person, "L")]
            for name, who, person in [
                ("Lesing", "NTNU", "Kari Vik"), ("Regning", "Statped", "Ola Nes"), ("Skriving", "KS", "Per Moe"),
            ]
        ),
    ]  # fmt: skip
    found = cells(reading, made(*lines))
    assert found[0] == ["Tiltak", "Samarbeidspartner og kontaktperson <2>"]
    assert found[1:] == [[text for _, text, _ in line] for line in lines[1:]]


_BUDGET: list[Placed] = [
    [(60, name, "L"), *([(200, period, "L")] if period else []), (380, a, "R"), (520, b, "R")]
    for name, period, a, b in [
        ("Lesing", "2014-2016", "743 000", "720 000"), ("Regning", "2015", "801 000", "15 000"),
        ("Skriving", "", "304 000", "333 000"), ("Skolemiljø", "2016-2018", "90 000", "133 000"),
    ]
]  # fmt: skip


@pytest.mark.parametrize("x", [325, 345, 400])
def test_a_head_over_columns_of_figures_belongs_to_their_table(reading: Reading, x: float) -> None:
    """It closes the white between two columns, or leaves a sliver of it, or stands in it."""
    heads: list[Placed] = [
        [(60, "Tiltak", "L"), (x, "Budsjett i kroner", "L")],
        [(200, "Periode", "L"), (380, "2023", "R"), (520, "2024", "R")],
    ]
    found = cells(reading, made(*heads, *_BUDGET))
    assert [cell.removesuffix(" <2>") for cell in found[0] if cell] == ["Tiltak", "Budsjett i kroner"]
    assert found[1] == ["", "Periode", "2023", "2024"]
    assert [[cell for cell in row if cell] for row in found[2:]] == [[t for _, t, _ in line] for line in _BUDGET]


@pytest.mark.parametrize("line", ["Nettverket søkte om midler i 2023 og 2024.", "Tabell 1 Budsjett"])
def test_a_line_of_text_right_above_a_table_is_no_head_of_it(reading: Reading, line: str) -> None:
    heads: list[Placed] = [
        [(60, line, "L")],
        [(60, "Tiltak", "L"), (200, "Periode", "L"), (380, "2023", "R"), (520, "2024", "R")],
    ]
    assert cells(reading, made(*heads, *_BUDGET))[0] == ["Tiltak", "Periode", "2023", "2024"]


@pytest.mark.parametrize("right", [False, True])
def test_text_beside_a_table_is_no_column_of_it(reading: Reading, right: bool) -> None:
    table, text = (60, 330) if right else (300, 60)
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_font("helvetica", "", 10)
    rows = [(f"Tiltak {n}", f"20{n + 10}", partner) for n, partner in enumerate(["NTNU", "KS", "Udir"] * 4)]
    for number, row in enumerate(rows):
        for x, word in zip((0, 70, 120), row, strict=True):
            pdf.text(table + x, 100 + 19.3 * number, word)
    for number in range(16):
        pdf.text(
            text,
            104 + 13 * number,
            "Rektorene ble enige om å lese mer" if number % 2 else "sammen i hele år, og alle er med",
        )
    page = reading("a.pdf", bytes(pdf.output())).pages[0]
    (form,) = [form for form in page.forms if form.kind is FormKind.TABLE]
    assert tuple(page.raw[c.start : c.end] for c in form.cells) == tuple(word for row in rows for word in row)


def test_a_page_set_in_three_columns_is_read_column_by_column(reading: Reading) -> None:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_font("helvetica", "", 9)
    for column, name in enumerate(("Lesing", "Skriving", "Regning")):
        pdf.set_xy(50 + 172 * column, 80)
        sentence = f"{name} er en del av planen, og skolene i nettverket deler det de prøver ut. "
        pdf.multi_cell(156, 12, sentence * 12, align="L")
    page = reading("a.pdf", bytes(pdf.output())).pages[0]
    assert all(form.kind is not FormKind.TABLE for form in page.forms)
    words = [word for word in page.raw.split() if word in ("Lesing", "Skriving", "Regning")]
    assert words == ["Lesing"] * 12 + ["Skriving"] * 12 + ["Regning"] * 12
