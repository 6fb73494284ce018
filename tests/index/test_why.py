"""A hit says why it is one."""

from __future__ import annotations

from index.model import Query
from index.page_time import COVERS
from index.snippets import Wanted, matches
from index.why import reasons


def test_each_word_is_explained_and_the_time() -> None:
    wanted = Wanted.of(Query("lesing 2024", words=("lesing",)))
    text = "Lesing og leseopplæring. De leser. Lesing er viktig."
    word, time = reasons(text, matches(text, wanted), COVERS)
    assert word.startswith("lesing: «lesing» as typed, 2 times")
    assert "«leseopplæring» a compound with it" in word
    assert "covers" in time


def test_a_page_that_answers_nothing_says_nothing() -> None:
    wanted = Wanted.of(Query("lesing", words=("lesing",)))
    assert reasons("Regning", matches("Regning", wanted), None) == ()
