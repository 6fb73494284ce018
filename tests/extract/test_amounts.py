"""Sums of money as documents print them → whole kroner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.amounts import bare_amount, column_factor, find_amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kr. 3.500.000,-", 3_500_000),
        ("kr 420 000", 420_000),
        ("NOK 250 000", 250_000),
        ("1,4 mill.", 1_400_000),
        ("0,5 mill. kroner", 500_000),
        ("2 millionar", 2_000_000),
        ("200 tusen kroner", 200_000),
        ("kr 120 000,00", 120_000),
        ("Lesevenner – 275 k. Resten", 275_000),
        ("kr.     60.000,-", 60_000),
    ],
)
def test_sum(text: str, value: int) -> None:
    assert [s.value for s in find_amounts(text)] == [value]


def test_per_year_and_at_least() -> None:
    found = bare_amount("1400 000 + (pr år)")
    assert found is not None
    assert (found.value, found.per_year, found.at_least) == (1_400_000, True, True)


def test_the_year_before_a_sum_is_no_sum() -> None:
    assert [s.value for s in find_amounts("Til fordeling for 2009 kr. 800.000,-")] == [800_000]


@pytest.mark.parametrize(
    ("heading", "factor"), [("Beløp i 1000 kr", 1000), ("Mill. kr", 1_000_000), ("Kostnad", 1)]
)
def test_factor_of_a_column(heading: str, factor: int) -> None:
    assert column_factor(heading) == factor


@given(st.integers(1000, 99_999_999))
def test_every_way_to_group_thousands_is_the_same_sum(value: int) -> None:
    spaced = f"{value:,}".replace(",", " ")
    forms = (f"kr {spaced}", f"kr. {spaced.replace(' ', '.')},-", f"{spaced} kroner")
    assert {s.value for form in forms for s in find_amounts(form)} == {value}
