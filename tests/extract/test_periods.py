"""Stretches of time as documents print them; laws of `annotation.md`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.periods import as_months, find_periods, parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("V-24 – H-27", "2024-01", "2027-12"),
        ("H-24 — V-27", "2024-08", "2027-06"),
        ("H24-V27", "2024-08", "2027-06"),
        ("vår 2024 – høst 2026", "2024-01", "2026-12"),
        ("haust 2023 – vår 2025", "2023-08", "2025-06"),
        ("2014–2017", "2014", "2017"),
        ("2024-27", "2024", "2027"),
        ("skoleåret 2022/23", "2022-08", "2023-06"),
        ("skuleåret 2022/2023", "2022-08", "2023-06"),
        ("2022/23 – 2024/25", "2022-08", "2025-06"),
        ("fra august 2023", "2023-08", None),
        ("frå og med 2022", "2022", None),
        ("ut 2025", None, "2025"),
        ("d.d. – H-27", "2018-01", "2027-12"),
        ("2024", "2024", "2024"),
        ("høst 24", "2024-08", "2024-12"),
        ("09–12", "2009", "2012"),
        ("høst 2009–2012", "2009-08", "2012"),
        ("høst 2022 –", "2022-08", None),
        ("våren og høsten 2024", "2024-01", "2024-12"),
        ("1.8.2024–30.6.2026", "2024-08", "2026-06"),
        ("januar–juni 2024", "2024-01", "2024-06"),
        ("høsten 2011 og våren 2012", "2011-08", "2012-06"),
        ("skuleåra 2018/19 og 2019/20 og 2020/21", "2018-08", "2021-06"),
        ("i 2022 og 2023", "2022", "2023"),
        ("24/25 og 25/26", "2024-08", "2026-06"),
        ("16/17", "2016-08", "2017-06"),
        ("01.23–06.25", "2023-01", "2025-06"),
        ("sidan hausten 2013", "2013-08", None),
        ("til jul 2019", None, "2019-12"),
        ("jan 2019 – jul 2019", "2019-01", "2019-07"),
        ("?", None, None),
        ("årlig", None, None),
    ],
)
def test_period(text: str, start: str | None, end: str | None) -> None:
    assert parse_period(text, "2018-01-05") == (start, end)


@pytest.mark.parametrize("text", ["i 2019 og 2022", "våren 2021 og våren 2022", "01.03–06.04"])
def test_times_that_do_not_go_on(text: str) -> None:
    assert not [f for f in find_periods(text) if f.form == "range"]


def test_a_start_alone_leaves_the_end_open() -> None:
    assert parse_period("H-25", None, start_only=True) == ("2025-08", None)


@pytest.mark.parametrize("text", ["LK2020", "kr 2 024 000", "tlf 22 33 20 24 55", "sak 14/08"])
def test_no_period(text: str) -> None:
    assert not [f for f in find_periods(text) if f.form == "range"]
    assert not [f for f in find_periods(text) if f.fine]


@given(st.integers(2000, 2040), st.integers(0, 8), st.sampled_from("VH"), st.sampled_from("VH"))
def test_half_years_never_end_before_they_start(year: int, years: int, first: str, last: str) -> None:
    start, end = parse_period(f"{first}-{year % 100:02} – {last}-{(year + years) % 100:02}")
    assert start is not None
    assert end is not None
    assert (start < end) == (years > 0 or not (first == "H" and last == "V"))


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for found in find_periods(text, "2020-01-01"):
        assert 0 <= found.at < found.until <= len(text)


def test_years_of_a_document_become_months() -> None:
    assert as_months("2024", "2027") == ("2024-01", "2027-12")
