"""Cycles are sought seldom while documents are worked on, and as before afterwards."""

from __future__ import annotations

import gc

import pytest

from ingest.clean import clean
from ingest.clean.cleaner import Context
from ingest.garbage import seldom_collected
from ingest.model import Correction, Document, Page


def test_thresholds_come_back_also_after_a_failure() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] >= 50_000
    assert gc.get_threshold() == before
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == before


def test_a_collector_that_is_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with seldom_collected():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)


def test_cleaning_makes_no_cycles() -> None:
    """Else they would stay longer: what cleaning leaves behind is gone without a search for cycles."""
    seen: list[int] = []

    def look(page: Page, context: Context) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
        seen.append(gc.get_threshold()[0])
        return (), ()

    document = Document("d", "d", "", (Page(1, "Skolane i komrnunen far hjeIp til opplaering. " * 50),))
    clean(document, cleaner=look)
    assert seen == [max(50_000, gc.get_threshold()[0])]
    clean(document)
    gc.collect()
    clean(document)
    assert gc.collect() == 0
