"""What the bench does to headings: words go, facts and the order of rows stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.facts_heads import HOW, WORDS, documents, has_heads
from ingest.extract import extract
from ingest.model import Document
from tests.extract.test_tables import of_rows


@pytest.fixture(scope="module")
def document() -> Document:
    return of_rows(
        "Tiltak|Partner|Periode|2024",
        "Lesevenner på tvers|NTNU|haust 2021 – vår 2023|100 000",
        "Regnefortellinger|Statped|2022/23|50 000",
    )


def texts(document: Document) -> list[tuple[int, int, str]]:
    (block,) = (b for b in document.blocks if b.cells)
    return [(c.row, c.column, c.text) for c in block.cells]


def test_masked_words_go_and_years_stay(document: Document) -> None:
    (block,) = (b for b in document.blocks if b.cells)
    masked = replace(document, blocks=(HOW["masked"](block, 0, 1),))
    assert [t for r, _, t in texts(masked) if r == 0] == [*WORDS[:3], "2024"]
    assert [t for t in texts(masked) if t[0]] == [t for t in texts(document) if t[0]]


def test_shuffled_rows_keep_their_cells(document: Document) -> None:
    (block,) = (b for b in document.blocks if b.cells)
    shuffled = replace(document, blocks=(HOW["shuffled"](block, 0, 1),))
    for row in range(3):
        assert {t for r, _, t in texts(shuffled) if r == row} == {t for r, _, t in texts(document) if r == row}


@pytest.mark.parametrize("how", HOW)
def test_measures_are_found_without_their_headings(document: Document, how: str) -> None:
    assert has_heads(document)
    (facts,) = documents({"d": extract(document)}, how).values()
    assert {r.measure for r in facts.rows} == {"Lesevenner på tvers", "Regnefortellinger"}
