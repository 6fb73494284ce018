"""Columns say of each page what the store says, and are made anew where they do not fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.columns import FILE, Columns
from index.library import Library
from index.page_time import COVERS, DATED, OTHER, PRINTS, PRINTS_RANGE, UNKNOWN, factors, fits
from index.search import search
from index.when import Time
from ingest.model import DocumentType, Kind, Period
from tests.index.documents import document, mention, row


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library.open(tmp_path, create=True)
    made.put(document(
        "plan", "Lesing med NTNU.", date="2023-12-01", period=Period("2024-01", "2027-12"),
        type=DocumentType.PLAN, mentions=(mention(Kind.PARTNER, "NTNU"),),
    ))  # fmt: skip
    made.put(document("row", "Lesing.", date="2020-02-01", relations=(row("Lesing", start="2024", end="2024"),)))
    made.put(document("dated", "Lesing.", date="2024-03-01"))
    made.put(document("range", "Lesing 2023–25.", date="2019-01-01"))
    made.put(document("year", "Lesing i 2024.", date="2019-01-01"))
    made.put(document("unknown", "Lesing."))
    made.put(document("other", "Lesing i 2018.", date="2019-01-01"))
    made.bring_up_to_date()
    return made


def test_each_way_to_fit_a_year(library: Library) -> None:
    found = factors(library.full_text.columns, Time.years(2024, 2024)).tolist()
    assert found == pytest.approx([COVERS, COVERS, DATED, PRINTS_RANGE, PRINTS, UNKNOWN, OTHER])
    assert fits(library.full_text.columns, 2024, None).tolist() == [True, True, True, False, False, False, False]
    assert fits(library.full_text.columns, None, 2019).tolist() == [False, False, False, True, True, False, True]


def test_columns_follow_the_store(library: Library) -> None:
    before = library.full_text.columns
    library.forget("other")
    library.put(document("new", "Lesing 2030.", date="2024-01-01"))
    library.bring_up_to_date()
    after = library.full_text.columns
    assert (len(before), len(after)) == (7, 7)
    anew = Columns.read(library.db)  # without the old ones
    for name in ("page", "printed_page", "printed_first", "printed_last", "name_page", "date"):
        assert np.array_equal(getattr(after, name), getattr(anew, name)), name
    assert search(library, "lesing").total == 7


@pytest.mark.parametrize("damage", [b"", b"no zip at all", None])
def test_columns_that_do_not_fit_are_made_anew(library: Library, damage: bytes | None) -> None:
    expected = search(library, "lesing 2024")
    directory = library.directory
    library.close()
    path = directory / FILE
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with Library.open(directory) as again:
        found = search(again, "lesing 2024")
        assert (found.hits, found.facets) == (expected.hits, expected.facets)
    assert path.stat().st_size > 100


def test_facets_count_all_pages_that_match(library: Library) -> None:
    answer = search(library, "lesing", limit=1)
    assert answer.total == 7
    assert answer.facets["type"] == {"other": 6, "plan": 1}
    assert answer.facets["partner"] == {"NTNU": 1}
    assert answer.facets["year"]["2019"] == 3
