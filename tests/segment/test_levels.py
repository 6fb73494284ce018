"""Levels of list items told by their marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Block, FormKind, Span
from ingest.segment.levels import levelled


def block(text: str, level: int = 1, kind: FormKind = FormKind.LIST_ITEM) -> Block:
    return Block(kind, text, Span(1, 0, len(text)), level)


def levels(*texts: str) -> list[int]:
    return [b.level for b in levelled([block(t) for t in texts])]


def test_other_marks_below_a_number_are_lower_until_the_next_number() -> None:
    assert levels("1. Lesing", "- NTNU", "a) først", "- høsten", "2. Regning", "- UiT") == [1, 2, 3, 2, 1, 2]


def test_one_sort_of_marks_is_one_level() -> None:
    assert levels("- a b", "- c d", "- e f") == [1, 1, 1]


def test_levels_that_are_known_stay() -> None:
    items = [block("1. Lesing"), block("- NTNU", 2), block("2. Regning"), block("- UiT")]
    assert [b.level for b in levelled(items)] == [1, 2, 1, 1]


_MARKS = st.sampled_from(["1. ", "a) ", "- ", "• ", ""])


@given(st.lists(st.tuples(_MARKS, st.booleans()), max_size=12))
def test_nothing_but_levels_changes_and_twice_is_once(marks: list[tuple[str, bool]]) -> None:
    given_ = [block(m + "ord", 1, FormKind.LIST_ITEM if item else FormKind.PARAGRAPH) for m, item in marks]
    once = list(levelled(given_))
    assert [(b.kind, b.text, b.at) for b in once] == [(b.kind, b.text, b.at) for b in given_]
    assert all(b.level == 1 for b in once if b.kind is FormKind.PARAGRAPH)
    assert [b.level for b in levelled(once)] == [b.level for b in once]
