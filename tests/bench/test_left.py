"""What is left by category: each kind of misreading falls where a reader of the table expects it."""

from __future__ import annotations

import pytest

from bench import left
from bench.left import cases, category, readings


def pairing(truth: list[str], other: list[str]) -> list[str | None]:
    """The scorer's pairing for texts of equally many words."""
    return [*other, *[None] * len(truth)][: len(truth)]


@pytest.mark.parametrize(
    ("printed", "read", "expected"),
    [
        ("høgskolen", "hggskolen", left.NON_WORD),
        ("på", "pa", left.RARER),
        ("våre", "vare", left.LIKELY),
        ("å", "4", left.LONE_AA),
        ("kommunen", "kornrnunen", left.OTHER),
        ("det", "der", left.OTHER_WORD),
        ("skulle", "skuile", left.LONE_I),
        ("I", "|", left.LONE_I),
        ("skolen.", "skolen,", left.MARKS),
        ("•", "e", left.MARKS),
        ("ikke", "Ikke", left.CAPITALS),
        ("2016–24", "2016-24", left.NUMBERS),
        ("Tåghvæld", "Taghveeld", left.NAMES),
        ("læring", "lar-\u2028ing", left.LINE_END),
        ("skolen", "sko len", left.APART),
        ("skolen", "", left.LOST),
    ],
)
def test_each_kind_of_misreading_has_its_category(printed: str, read: str, expected: str) -> None:
    assert category(printed, read, False) == expected


def test_the_reading_of_a_word_covers_its_pieces_and_says_what_it_shares() -> None:
    found = list(readings("tiltak i opplæring her", "til tak iopplee-\nring her"))
    assert [read for read, _ in found] == ["til tak", "iopplee-\u2028ring", "iopplee-\u2028ring", "her"]
    assert [shared for _, shared in found] == [False, True, True, False]


def test_only_words_wrong_before_or_after_are_cases_and_harm_is_told_from_what_is_left() -> None:
    record = {"truth": "vi har lært mye", "noisy": "vi har lert mye"}
    assert list(cases(pairing, record, "vi har lært mye")) == [
        left.Case(left.NON_WORD, False, True, ("lært", "lert", "lært"))
    ]
    spoiled = list(cases(pairing, record, "vi hår lært mye"))
    assert [(c.right_before, c.right_after) for c in spoiled] == [(True, False), (False, True)]
    assert list(cases(pairing, {**record, "noisy": record["truth"]}, record["truth"])) == []
