"""Sentences, lists and budget lines → relations; wordings and places that no sample has."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.extract.measures import measure_name
from ingest.model import Document, DocumentType, Page
from ingest.segment import segment


def read(text: str) -> Document:
    return extract(segment(Document("d", "d.txt", "0", (Page(1, text),))))


def said(doc: Document) -> set[tuple[str | None, tuple[str, ...], str | None, str | None]]:
    return {(r.measure, r.partners, r.start, r.end) for r in doc.relations}


def test_a_paragraph_goes_on_about_its_measure() -> None:
    doc = read(
        "Rapport om kompetanseutvikling\n\n"
        "I fjor startet nettverket Lesing på vidda sammen med UiT. Tiltaket begynte høsten 2021 og varer "
        "ut våren 2024. Kontaktperson er Berit Nordnes.\n\nLesing på vidda er populært.\n"
    )
    (row,) = [r for r in doc.relations if r.measure == "Lesing på vidda"]
    assert (row.partners, row.start, row.end, row.contacts) == (("UiT",), "2021-08", "2024-06", ("Berit Nordnes",))


def test_all_with_all() -> None:
    doc = read("Oversikt\n\nTallsprell, Lesefrø og Skrivelyst i samarbeid med USN og Statped\n")
    found = {(r.measure, p) for r in doc.relations for p in r.partners}
    assert found == {(m, p) for m in ("Tallsprell", "Lesefrø", "Skrivelyst") for p in ("USN", "Statped")}


def test_what_came_before_is_not_the_topic() -> None:
    doc = read(
        "Rapport\n\nTiltaket «Lesing i nord» ble drevet av UiT fra 2021 til 2023. Det bygger på «Lesefrø».\n"
    )
    assert ("Lesing i nord", ("UiT",), "2021", "2023") in said(doc)
    assert not [r for r in doc.relations if r.measure == "Lesefrø"]


def test_sums_go_to_the_measure_beside_them() -> None:
    doc = read(
        "Plan 2023\n\nTiltaka er «Lesefrø» og «Talljakt».\n\n"
        "I 2023 får Lesefrø 300 000 kroner, og Talljakt får 120 000 kroner.\n"
    )
    assert {(r.measure, r.amount_nok) for r in doc.relations if r.amount_nok} == {
        ("Lesefrø", 300_000),
        ("Talljakt", 120_000),
    }


def test_in_a_run_each_sum_belongs_to_what_stands_before_it() -> None:
    doc = read(
        "Årsmelding 2023\n\nTiltaka er «Lesefrø» og «Talljakt».\n\n"
        "Ramma var kr 900 000, av det Lesefrø kr 300 000 (utbetalt), Talljakt kr 120 000.\n"
    )
    assert {(r.measure, r.amount_nok) for r in doc.relations if r.amount_nok} == {
        ("Lesefrø", 300_000),
        ("Talljakt", 120_000),
    }


def test_sums_before_til_go_to_what_follows() -> None:
    doc = read(
        "Plan 2023\n\nTiltaka er «Lesefrø» og «Talljakt».\n\n"
        "Vi gir 300 000 kroner til Lesefrø og 120 000 kroner til Talljakt, begge utbetalt.\n"
    )
    assert {(r.measure, r.amount_nok) for r in doc.relations if r.amount_nok} == {
        ("Lesefrø", 300_000),
        ("Talljakt", 120_000),
    }


def test_no_printed_sum_is_lost() -> None:
    doc = read(
        "Saksframlegg\n\nSøknadene\n\n1. Vik kommune: Tallfest på tunet. Søknadsbeløp kr 750 000,- Innstilling: "
        "kr 600 000,-\n2. Nes kommune: Karrieredag. Avslås. I fjor fikk de kr 40 000,-.\n\nResten er kr 10 000.\n"
    )
    assert sorted(a.value_nok for a in doc.amounts) == [10_000, 40_000, 600_000, 750_000]
    assert all(doc.pages[0].text[a.at.start : a.at.end] == a.raw for a in doc.amounts)


def test_what_is_told_of_a_measure_is_no_part_of_its_name() -> None:
    assert measure_name("Leselosprosjektet som ble avsluttet i 2020") == "Leselosprosjektet"
    assert measure_name("Foreldre som ressurs") == "Foreldre som ressurs"


def test_budget_lines() -> None:
    doc = read("Saksframlegg\n\nBudsjett 2016:\n\nLesefrø        kr. 300.000,-\nTotalt         kr. 300.000,-\n")
    assert doc.type is DocumentType.CASE
    assert [(r.measure, r.start, r.amount_nok) for r in doc.relations] == [("Lesefrø", "2016", 300_000)]
    assert len(doc.amounts) == 2


def test_participants_in_a_list() -> None:
    doc = read(
        "Referat frå møte i Valdresnettverket\n\nTil stades:\n"
        "- Kari Nordvik, skulesjef, Vang kommune\n- Ola Bergheim (HINN)\n\nForfall: Per Lien (Statped)\n"
    )
    present = {(c, r.partners, r.network) for r in doc.relations for c in r.contacts}
    assert present == {
        ("Kari Nordvik", ("Vang kommune",), "Valdresnettverket"),
        ("Ola Bergheim", ("HINN",), "Valdresnettverket"),
    }


def test_no_measures_in_general_talk() -> None:
    doc = read(
        "Om arbeidet\n\nTiltakene skal gi bedre lesing. Kommunen har hatt ulike prosjekter i samarbeid med "
        "universitet og høgskoler. Skolene satser på trivsel, og rektorene deltar på samlinger.\n"
    )
    assert doc.relations == ()
    assert not [m for m in doc.mentions if m.kind == "measure"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA .,:;-–|\t\nÆ1é«»()/kr", max_size=300))
def test_any_text_is_survived_and_places_hold(text: str) -> None:
    doc = read(text)
    for m in doc.mentions:
        assert 0 <= m.at.start <= m.at.end <= len(text)


def test_long_pages_do_not_hang() -> None:
    """Long pages of the worst kinds, without blank lines or full stops: a quadratic pattern would take minutes."""
    for piece in ("Kari ", "A, ", "nettverket ", "i samarbeid med "):
        read(piece * (15_000 // len(piece)))
