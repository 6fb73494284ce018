"""A year is asked of the rows that the question is about, not of whatever else the page tells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from index.search import search
from ingest.model import Period, Relation
from tests.index.documents import document, row


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    period = Period("2025-01", "2028-12")

    def plan(id_: str, *rows: Relation, period: Period | None = period) -> None:
        made.put(document(id_, "Statped og DMMH er med i planen.", period=period, relations=rows))

    with Library.open(tmp_path_factory.mktemp("library"), create=True) as made:
        plan("ended", row("Laget", "Statped", start="2025-01", end="2026-06"), row("Leik", "DMMH", end="2028-12"))
        plan("runs", row("Laget", "Statped", start="2027-08", end="2028-06"))
        plan("undated", row("Laget", "Statped"))
        plan("others", row("Leik", "DMMH", start="2028-01", end="2028-06"), period=None)
        yield made


def why(library: Library, text: str) -> dict[str, str]:
    return {hit.document: hit.why[-1] for hit in search(library, text).hits}


def test_pages_whose_own_row_runs_then_come_first(library: Library) -> None:
    found = why(library, "Statped 2028")
    assert set(list(found)[:2]) == {"runs", "undated"}
    assert "not the row" in found["ended"]
    assert "covers it" in found["runs"]
    assert "not the row" not in found["runs"]


def test_the_row_of_another_partner_does_not_answer(library: Library) -> None:
    assert "not the row" in why(library, "Statped 2028")["others"]
    assert "not the row" not in why(library, "DMMH 2028")["others"]


def test_none_is_left_out(library: Library) -> None:
    assert set(why(library, "Statped 2028")) == {"ended", "runs", "undated", "others"}
