"""Which row a sum belongs to, and which of several sums it is. Texts are invented."""

from __future__ import annotations

from ingest.extract import extract
from ingest.extract.amounts import find_amounts
from ingest.extract.payments import by_year, granted
from ingest.model import Document, Page, Relation
from ingest.segment import segment


def rows(text: str) -> list[Relation]:
    return [r for r in extract(segment(Document("d", "d.md", "0", (Page(1, text),)))).relations if r.measure]


def test_what_it_costs_is_of_the_row_the_sentences_are_about() -> None:
    (row,) = rows(
        "# Rapport\n\nProgrammet Lesereisa er et samarbeid med NTNU. Det startet høsten 2019. "
        "Kostnaden er 120 000 kroner i året.\n"
    )
    assert (row.measure, row.partners, row.start, row.amount_nok) == ("Lesereisa", ("NTNU",), "2019-08", 120_000)


def test_what_a_year_cost_is_a_row_of_its_own() -> None:
    found = rows(
        "# Rapport\n\nLesefryd er et tiltak for ungdomstrinnet. Det startet høsten 2019. "
        "USN er partner. Tiltaket kostet 90 000 kroner i 2020.\n"
    )
    assert [(r.start, r.end, r.amount_nok) for r in found] == [("2019-08", None, None), ("2020", "2020", 90_000)]


def test_sums_of_several_years() -> None:
    words = "Lesereisa: 320 000 kr i 2026, 300 000 kr i 2027"
    assert by_year(words, find_amounts(words)) == [(320_000, "2026"), (300_000, "2027")]
    other = "Lesereisa: 320 000 kr i 2026, 300 000 kr til bøker"
    assert by_year(other, find_amounts(other)) == []


def test_a_part_of_a_sum_is_none_beside_it() -> None:
    for words in (
        "kr 110.000,-, derav kr 60.000,- fra fylket",
        "110 000 kr, av dette 60 000 kr frå fylket",
        "110 000 kroner, hvorav 60 000 kroner dekkes av fylket",
    ):
        assert [s.value for s in granted(words, find_amounts(words))] == [110_000]


def test_a_reckoned_end_says_so() -> None:
    (row,) = rows(
        "# Rapport\n\nProgrammet Lesereisa er et samarbeid med NTNU. Det startet høsten 2019 og varer i to år.\n"
    )
    assert (row.start, row.end) == ("2019-08", "2021-06")
    assert "end" in row.inferred
    assert "start" not in row.inferred
