"""Stems: all forms of a word meet, in both written standards, and what is another word does not."""

from __future__ import annotations

import pytest

from index.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "senter sentre sentrene senteret sentra",
        "vitensenter vitensentre vitensenteret",
        "regel regler reglene reglane regelen",
        "artikkel artikler artikkelen artiklane",
        "middel midler midlene midlar",
        "nummer numre nummeret",
        "rådgiver rådgivere rådgiveren rådgjevar rådgjevarane",
        "mellomleder mellomledere mellomleiar mellomleiarar",
        "deltaker deltakere deltakar deltakarane",
        "forelder foreldre foreldrene",
        "museum museet museer",
        "studium studiet studier",
        "jernbane jernbanen jernbaner",
        "skjema skjemaet skjemaer",
        "kurs kurset kursene",
        "klasserom klasserommet klasserommene",
        "uke uka uker veke veker",
        "lærer lærere læraren lærarane",
        "bok bøker bøkene",
    ],
)  # fmt: skip
def test_all_forms_of_a_noun_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("vikar", "vik"), ("endre", "ende"), ("lærer", "lære"), ("tidlig", "tid"), ("klær", "klar"),
     ("bibliotekar", "bibliotek"), ("timer", "timian")],
)  # fmt: skip
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["timer", "elever", "planer", "startar", "bruker"])
def test_a_form_of_a_shorter_word_is_its_form(word: str) -> None:
    assert stem(word) == stem(word[:-2] + "e") or stem(word) == stem(word[:-2])
