"""Laws of pages: the original is never lost, and every place finds its way there and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Correction, Page, undo


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page with any corrections that do not overlap: letters changed, put in and taken out."""
    raw = draw(st.text("abcøå \n", max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8, unique=True)))
    corrections = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        after = draw(st.text("xyzæ", max_size=5))
        if after != raw[start:end]:
            corrections.append(Correction(start, raw[start:end], after, 1.0, "test"))
    return Page(1, raw, corrections=tuple(corrections))


@given(pages())
def test_cleaning_can_be_undone(page: Page) -> None:
    assert undo(page.text, page.corrections) == page.raw


@given(pages())
def test_places_outside_corrections_lead_there_and_back(page: Page) -> None:
    inside = {i for c in page.corrections for i in range(c.start, c.end)}
    for offset in range(len(page.raw)):
        if offset not in inside:
            assert page.text[page.to_text(offset)] == page.raw[offset]
            assert page.to_raw(page.to_text(offset)) == offset


@given(pages())
def test_places_keep_their_order(page: Page) -> None:
    for to, length in ((page.to_text, len(page.raw)), (page.to_raw, len(page.text))):
        places = [to(offset) for offset in range(length + 1)]
        assert places == sorted(places)
    assert page.to_text(len(page.raw)) == len(page.text)
    assert page.to_raw(len(page.text)) == len(page.raw)
