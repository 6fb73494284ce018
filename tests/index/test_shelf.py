"""Packed postings say what was put on the shelf, also after shelves were joined."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.base import EXACT, GAP, STEM, TITLE, PageTerms, impact
from index.shelf import GONE, Places, Shelf, joined, unpack

TERMS = st.lists(st.sampled_from(["lese", "skole", "år", "før", GAP]), max_size=8)
PAGES = st.lists(st.tuples(TERMS.map(lambda terms: [t for t in terms if t]), TERMS, TERMS), min_size=1, max_size=5)


def shelf_of(pages: list[tuple[list[str], list[str], list[str]]]) -> Shelf:
    shelf = Shelf()
    for n, (exact, stems, title) in enumerate(pages):
        shelf.add(PageTerms(n, n, {EXACT: exact, STEM: stems, TITLE: [t for t in title if t]}))
    return shelf


@given(PAGES)
def test_a_shelf_says_what_was_put_on_it(pages: list[tuple[list[str], list[str], list[str]]]) -> None:
    shelf = shelf_of(pages)
    for number, field in enumerate((EXACT, STEM, TITLE)):
        terms = [[t for t in page[number] if t or field == STEM] for page in pages]
        packed = dict(shelf.packed(field))
        assert {term.decode() for term in packed} == {t for page in terms for t in page if t}
        for term, value in packed.items():
            found = unpack(field, value)
            word = term.decode()
            assert found.pages.tolist() == [n for n, page in enumerate(terms) if word in page]
            for n, worth in zip(found.pages.tolist(), found.worths.tolist(), strict=True):
                length = float(sum(bool(t) for t in terms[n]))
                times = float(Counter(terms[n])[word])
                assert worth == pytest.approx(impact(times, length, field), rel=0.002)
            if isinstance(found, Places):
                at = [k for n in found.pages.tolist() for k, t in enumerate(terms[n]) if t == word]
                assert (found.at.tolist(), int(found.counts.sum())) == (at, len(at))


@given(PAGES, st.data())
def test_joined_shelves_are_one_without_what_is_gone(
    pages: list[tuple[list[str], list[str], list[str]]], data: st.DataObject
) -> None:
    border = data.draw(st.integers(0, len(pages)))
    live = np.array(data.draw(st.lists(st.booleans(), min_size=len(pages), max_size=len(pages))))
    new = np.where(live, np.cumsum(live) - 1, GONE)
    whole = dict(shelf_of([page for page, keep in zip(pages, live, strict=True) if keep]).packed(EXACT))
    parts = (shelf_of(pages[:border]), new[:border]), (shelf_of(pages[border:]), new[border:])
    for term in {t.encode() for exact, _, _ in pages for t in exact}:
        found = [(v, numbers) for shelf, numbers in parts for t, v in shelf.packed(EXACT) if t == term]
        assert joined(EXACT, found) == whole.get(term)


def test_a_page_of_more_words_than_two_bytes_count() -> None:
    shelf = Shelf()
    shelf.add(PageTerms(1, 1, {EXACT: ["a"] * 70_000 + ["b"]}))
    found = unpack(EXACT, dict(shelf.packed(EXACT))[b"b"])
    assert isinstance(found, Places)
    assert found.at.tolist() == [70_000]
