"""Tables without upright rules: heads over some columns, cells in the middle of their rows, text beside them."""

from ingest.read.layout.lines import columns_of, lines_of
from ingest.read.layout.sheet import Grid, Sheet
from ingest.read.layout.unruled import unruled_tables
from ingest.read.write import Token

SIZE = 10.0


def words(text: str, x: float, top: float) -> list[Token]:
    """`text` set from `x` on, five points a letter."""
    out = []
    for word in text.split():
        out.append(Token(word, x, top, x + 5 * len(word), top + SIZE, SIZE))
        x += 5 * len(word) + 3
    return out


def table(*cells: tuple[float, float, str]) -> Grid:
    tokens = [t for top, x, text in cells for t in words(text, x, top)]
    grids, rest = unruled_tables(Sheet(1, 595, 842, tuple(tokens)), lines_of(tokens))
    assert rest == []
    (grid,) = grids
    return grid


def texts(grid: Grid) -> dict[tuple[int, int], str]:
    return {
        (c.row, c.column): " ".join(t.text for line in c.lines for t in line if isinstance(t, Token))
        for c in grid.cells
        if c.lines
    }


def test_a_head_over_some_columns_belongs_to_the_table() -> None:
    rows = [(120.0, "Tiltak", "2023", "2024"), (140.0, "Lesing", "10", "20"), (160.0, "Regning", "30", "40"),
            (180.0, "Skriving", "50", "60")]  # fmt: skip
    cells = [(top, x, text) for top, *row in rows for x, text in zip((60.0, 200.0, 300.0), row, strict=True)]
    found = texts(table((100.0, 205.0, "Budsjett i tusen kroner"), *cells))
    assert found[0, 1] == "Budsjett i tusen kroner"
    assert (0, 0) not in found
    assert [found[1, c] for c in range(3)] == ["Tiltak", "2023", "2024"]
    assert found[4, 2] == "60"


def test_a_line_of_prose_above_is_no_head() -> None:
    prose = words("Her er tiltakene for begge skolene", 60, 100)
    rows = [(120.0, "Tiltak", "2023", "2024"), (140.0, "Lesing", "10", "20"), (160.0, "Regning", "30", "40")]
    cells = [t for top, *row in rows for x, text in zip((60.0, 200.0, 300.0), row, strict=True)
             for t in words(text, x, top)]  # fmt: skip
    grids, rest = unruled_tables(Sheet(1, 595, 842), lines_of([*prose, *cells]))
    assert [t.text for t in rest] == [t.text for t in prose]
    assert texts(grids[0])[0, 0] == "Tiltak"


def test_cells_in_the_middle_of_their_row_stay_in_it() -> None:
    cells: list[tuple[float, float, str]] = []
    truth = {}
    for n in range(6):
        top, two = 100.0 + 36 * n, n % 2
        cells += [(top + 6, 60, f"Lesing {n}"), (top + 6, 200, f"20{n}1")]
        cells += [(top, 300, "Kari"), (top + 12, 300, "Vik")] if two else [(top + 6, 300, "Kari Vik")]
        truth |= {(n, 0): f"Lesing {n}", (n, 1): f"20{n}1", (n, 2): "Kari Vik"}
    assert texts(table(*cells)) == truth


def test_running_text_beside_a_table_is_its_own_column_also_where_lines_stand_level() -> None:
    tokens = [t for n in range(24) for t in words("Planen er omtalt av alle her", 60, 100 + 12 * n)]
    for n in range(8):  # every row of the table stands level with a line of the text
        tokens += words("Lesing", 260, 100 + 36 * n) + words("2024", 380, 100 + 36 * n)
    runs = columns_of(tokens)
    assert [run[0].text for run in runs] == ["Planen er omtalt av alle her", "Lesing 2024"]


def test_a_section_right_below_the_heads_runs_over_the_columns_although_a_space_lies_between_them() -> None:
    rows = [(100.0, "Tiltak", "Periode", "Partner"), (140.0, "Lesing", "2020", "NTNU"),
            (160.0, "Regning", "2021", "Statped"), (180.0, "Skriving", "2022", "NTNU")]  # fmt: skip
    cells = [(top, x, text) for top, *row in rows for x, text in zip((60.0, 140.0, 260.0), row, strict=True)]
    found = table(*cells, (120.0, 60.0, "1. Vurdering for læring i alle fag"))
    section = next(cell for cell in found.cells if cell.row == 1)
    assert section.column_span == found.columns == 3
    assert texts(found)[2, 1] == "2020"


def test_lines_that_begin_small_go_on_with_the_row_above_where_rows_stand_close() -> None:
    rows = [("Tiltak", "Periode"), ("Vurdering for", "2020"), ("læring", ""), ("Overgang til", "2021"),
            ("skole", ""), ("Leseveiledere", "2022"), ("Skolemiljø", "2023"),
            ("Begynneropplæring", "2024")]  # fmt: skip
    cells = [(100 + 13.0 * n, x, text) for n, row in enumerate(rows)
             for x, text in zip((60.0, 200.0), row, strict=True) if text]  # fmt: skip
    found = texts(table(*cells))
    assert found[1, 0] == "Vurdering for læring"
    assert found[2, 0] == "Overgang til skole"
    assert found[5, 1] == "2024"


def test_labels_in_small_letters_are_rows_of_their_own() -> None:
    rows = [("lesing", "2020"), ("skriving", ""), ("regning", "2021"), ("uteskole", "2022"), ("miljø", "2023")]
    cells = [(100 + 13.0 * n, x, text) for n, row in enumerate(rows)
             for x, text in zip((60.0, 200.0), row, strict=True) if text]  # fmt: skip
    assert texts(table(*cells))[1, 0] == "skriving"
