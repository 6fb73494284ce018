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
