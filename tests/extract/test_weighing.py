"""Measures told from other words by the sum of weak signals: invented texts, and laws of the decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import signals, weighing
from ingest.extract.candidates import gather, units
from ingest.model import Document, Page
from ingest.segment import segment


def document(text: str) -> Document:
    return segment(Document("d", "d.md", "0", (Page(1, text + "\n"),)))


def names(text: str) -> set[str]:
    return set(weighing.judge(document(text), {}).names)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nord universitet driver Lesing på hurtigruta, som startet høsten 2019.", {"Lesing på hurtigruta"}),
        ("Skulane deltek i prosjektet «Ord på veg» saman med Statped.", {"Ord på veg"}),
        (
            "Satsingen Rom for tvil ble avsluttet våren 2014. Rom for tvil var et samarbeid med UiA.",
            {"Rom for tvil"},
        ),
        ("Fjordlosen ble det aldri noe av. Kontakt med kommunen ble brutt.", {"Fjordlosen"}),
        ("Vi skal prøve ut «Tegn på tur» i mai.", {"Tegn på tur"}),
        ("Tysvær har siden 2016 drevet Skriveløypa, som fortsetter uten tilskudd.", {"Skriveløypa"}),
        ("Vi viser til møtet i mai. Rektor Per Åsli la fram Budsjett 2020 for styret.", set()),
    ],
)
def test_names_in_sentences(text: str, found: set[str]) -> None:
    assert names(f"# Referat\n\n{text}") == found


def test_items_of_a_letter_that_go_on_with_facts() -> None:
    items = "- Leseglede i nord: 90 000 kr til UiT\n- Tall på tur: 80 000 kr til Statped, skoleåret 2020/21"
    assert names(f"# Tilskudd 2020\n\n## Til nettverket\n\n{items}") == {"Leseglede i nord", "Tall på tur"}


@given(st.text(alphabet="AaLle sinN.,:–()«»\n-3", max_size=200))
def test_any_text_is_judged_and_names_stand_in_it(text: str) -> None:
    doc = document(text)
    judged = weighing.judge(doc, {})
    assert all(weighing.ENOUGH <= odds <= 1 for odds in judged.names.values())
    assert all(name.lower() in judged.odds for name in judged.names)


def test_every_weight_is_of_a_signal_that_can_be_given() -> None:
    given_names = set(weighing.weights())
    text = "# Referat\n\n## 1. Lesing i nord\n\nTiltaket «Lesing i nord» drives av UiT. Vi har Lesing i nord."
    texts = units(document(text))
    said = {n for s in signals.of_document(gather(texts), {}, texts).values() for n in s}
    assert len(said & given_names) > 20
    assert "bias" in given_names
