"""What was learned of words that misread print makes alike, and how a page decides between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.cleaner import decoder, least_margin
from ingest.clean.decode import Choice
from ingest.clean.pool import pooled
from ingest.clean.rivals import PARTS, Place, classes, numbered, rivals
from ingest.clean.text import WORD, Token, tokens
from ingest.lexicon import FIRST_WORD, START, load


def number(word: str) -> int:
    return FIRST_WORD + load().rank(word)


def place(before: str, after: str) -> Place:
    kind = classes().of
    return Place(START, number(before), number(after), START, 0, kind(before), kind(after), 0)


def fits(words: list[str], at: Place) -> list[float]:
    return rivals("nb").fit([(number(w), classes().of(w)) for w in words], at)


@pytest.mark.parametrize(
    ("token", "part"), [("skolen", "NOUN"), ("på", "ADP"), ("Tåghvæld", "PROPN"), ("2024", "NUM"), ("vår", "PRON")]
)
def test_a_token_has_a_class(token: str, part: str) -> None:
    assert (classes().of(token) - 1) // 8 == PARTS.index(part)


def test_nothing_has_no_class_and_marks_have_their_own() -> None:
    assert classes().of("") == 0
    assert classes().of(",") != classes().of(".")
    assert classes().of(".") > numbered(len(PARTS), "")


@pytest.mark.parametrize(
    ("right", "wrong", "before", "after"),
    [("vår", "var", "i", "skole"), ("får", "far", "elevene", "hjelp"), ("på", "pa", "kurs", "skolen")],
)
def test_the_word_that_fits_its_neighbours_fits_best(right: str, wrong: str, before: str, after: str) -> None:
    good, bad = fits([right, wrong], place(before, after))
    assert good > bad


@given(st.lists(st.sampled_from(["for", "før", "var", "vår", "sa", "så"]), min_size=1, max_size=4))
def test_each_word_is_judged_for_itself(words: list[str]) -> None:
    at = place("til", "skolen")
    assert fits(words, at) == [fits([w], at)[0] for w in words]


def test_a_compound_that_nobody_counted_tells_what_stands_before_it() -> None:
    text = "Elevene leser mer i var skolebiblioteksatsing ."
    choices = decoder("eng", 16, "", "nb").decode(tokens(text, 0, len(text)))
    assert [c.text for c in choices if c.token.text == "var"] == ["vår"]


def choice(at: int, read: str, text: str, margin: float) -> Choice:
    return Choice(Token(WORD, read, at, at + len(read)), text, margin)


def test_rare_words_are_the_same_all_over_a_page() -> None:
    doubtful = [choice(10 * i, "brad", "brød", 0.9) for i in range(3)]
    kept = choice(40, "brad", "brad", -0.4)
    assert [c.text for c in pooled([*doubtful, kept], 0.7)] == ["brød"] * 4
    assert all(c.margin > 2 for c in pooled([*doubtful, kept], 0.7))
    against = [choice(10 * i, "brad", "brad", -1.5) for i in range(3)]
    assert [c.text for c in pooled([*against, choice(40, "brad", "brød", 1.2)], 0.7)] == ["brad"] * 4


def test_common_words_are_judged_place_by_place() -> None:
    both = [choice(0, "for", "før", 2.0), choice(10, "for", "før", 2.0), choice(20, "for", "for", -0.5)]
    assert pooled(both, 0.7) == both


def margin_asked(raw: str, read: str, text: str, *, hard: bool) -> float:
    """What a change of one word of `raw` must bring; the other words stay."""
    words = [t for t in tokens(raw, 0, len(raw)) if t.kind == WORD]
    choices = [Choice(t, text if t.text == read else t.text, 1.0, hard and t.text == read) for t in words]
    return least_margin(raw, choices, [t.text for t in words].index(read), 0.7, "eng")


def test_names_compounds_parts_and_words_beside_english_ones_need_more() -> None:
    plain = margin_asked("vi har hatt mate", "mate", "møte", hard=False)
    assert margin_asked("vi sa det og", "sa", "sa", hard=False) == 0.7
    assert margin_asked("den a way of living", "a", "å", hard=False) > plain
    assert margin_asked("Brit Stuksrud sa", "Stuksrud", "Staksrud", hard=True) > plain
    assert margin_asked("ei skoleflaske til", "skoleflaske", "skolefloske", hard=True) > plain
    assert margin_asked("alle tele- og", "tele", "telt", hard=False) > plain
    assert margin_asked("rolleni PPT", "rolleni", "rollen i", hard=True) <= plain
    assert margin_asked("med Bjgrn Mo", "Bjgrn", "Bjørn", hard=True) <= plain
    assert margin_asked("med Oyvagen og", "Oyvagen", "Øyvågen", hard=True) > plain
    assert margin_asked("i Oyvagen kommune", "Oyvagen", "Øyvågen", hard=True) < plain
    assert margin_asked("dei har mgtt oss", "mgtt", "møtt", hard=True) < 0.7
