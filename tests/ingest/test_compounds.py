"""Compounds: parts as the lexicon spells them, and what stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.compounds import is_word, parts

WHOLE = "lærerne barnet universitet universitetet skolene kommunen regjeringen landet"
MISREAD = "hgyskole Kompetanselgftet begynneroppleaering giennom xkcdqwrt"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("leseopplæring", "lese opplæring"),
        ("begynneropplæringstiltaket", "begynner opplæring tiltaket"),
        ("realfagsløyper", "realfag løyper"),
        ("skolebibliotekprosjekt", "skole bibliotek prosjekt"),
        ("Kompetanseløftet", "kompetanse løftet"),
        ("skuleeigarar", "skule eigarar"),
        ("spesialundervisning", "spesial undervisning"),
        ("vurderingspraksis", "vurdering praksis"),
        ("lesetiltak", "lese tiltak"),
    ],
)
def test_splits_compounds(word: str, expected: str) -> None:
    assert parts(word) == tuple(expected.split())


@pytest.mark.parametrize("word", WHOLE.split())
def test_leaves_inflected_words_whole(word: str) -> None:
    assert parts(word) == (word,)


@pytest.mark.parametrize("word", ["begynneropplæringstiltaket", "kompetanseløft", "medbestemmelsesprosesser"])
def test_believes_in_compounds_that_no_list_has(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", [*MISREAD.split(), "", "12"])
def test_does_not_believe_in_misread_words(word: str) -> None:
    assert not is_word(word)


@given(st.text(alphabet="abcdeiklnoprstæøå-", max_size=40))
def test_parts_spell_the_word_in_order(word: str) -> None:
    at = 0
    for part in parts(word):
        at = word.find(part, at)
        assert at >= 0
        at += len(part)


def test_long_strings_are_answered_at_once() -> None:
    assert parts("skole" * 5000) == ("skole" * 5000,)
