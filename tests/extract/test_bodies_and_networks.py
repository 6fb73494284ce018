"""Names that go on over a region or a subject, words that name nothing, and sums granted. Texts are invented."""

from __future__ import annotations

import pytest

from ingest.extract.amounts import find_amounts
from ingest.extract.parties import parties
from ingest.extract.payments import granted
from ingest.extract.recognise import recognise
from ingest.model import Kind


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Saman med NHO Trøndelag og KoRus Bergen.", Kind.PARTNER, ["NHO Trøndelag", "KoRus Bergen"]),
        ("I samarbeid med NTNU, Trondheim.", Kind.PARTNER, ["NTNU"]),
        ("Møtet var i KS Agder i mai.", Kind.PARTNER, ["KS"]),
        (
            "Referat. Nettverk for vurdering i Midt-Buskerud møttes.",
            Kind.NETWORK,
            ["Nettverk for vurdering i Midt-Buskerud"],
        ),
        ("Ansvar: Tor Nordvik Saksframlegg", Kind.PERSON, ["Tor Nordvik"]),
        ("Ansvar: Trude Nordvik Lesing i alle fag", Kind.PERSON, ["Trude Nordvik"]),
        ("Ansvar: Kari Anne Lie", Kind.PERSON, ["Kari Anne Lie"]),
        ("Ansvar: Kari Nordvik Viken", Kind.PERSON, ["Kari Nordvik Viken"]),
        ("Vi er med i Kompetanseregion Hardanger og Voss.", Kind.NETWORK, ["Kompetanseregion Hardanger og Voss"]),
        ("Lærende nettverk er en arbeidsform.", Kind.NETWORK, []),
        ("Plan for Oppvekstnettverket Ottadalen 2022.", Kind.NETWORK, ["Oppvekstnettverket Ottadalen"]),
        ("Dosent Ylvine Anita Berg leder arbeidet.", Kind.PERSON, ["Ylvine Anita Berg"]),
        ("Koordinator: Stormvard Ola Lie", Kind.PERSON, ["Stormvard Ola Lie"]),
        ("Leder Skrivesenteret Kari Berg", Kind.PERSON, ["Kari Berg"]),
        ("professor Dag Inge Lie og rektor Dag Hansen", Kind.PERSON, ["Dag Inge Lie", "Dag Hansen"]),
        ("Måned Dag Tid Sted", Kind.PERSON, []),
        ("PPT for Ytre Sogn og Statped rettleier.", Kind.PARTNER, ["PPT for Ytre Sogn", "Statped"]),
        (
            "Vi går sammen med Nordfjord PPT, PPT Voss og omland.",
            Kind.PARTNER,
            ["Nordfjord PPT", "PPT Voss og omland"],
        ),
        ("Systemrettet PPT og rådgiver Eli Moe (PPT Lister), Eli Moe PPT", Kind.PARTNER, []),
        (
            "Takk til Sparebankstiftinga Hardanger og Agder Energi.",
            Kind.PARTNER,
            ["Sparebankstiftinga Hardanger", "Agder Energi"],
        ),
        ("Betalt av Konfliktrådet i Salten.", Kind.PARTNER, ["Konfliktrådet i Salten"]),
        ("Vitensenteret i Trondheim og Robotbua AS", Kind.PARTNER, ["Vitensenteret i Trondheim", "Robotbua AS"]),
        ("Firmaet Lærelyst Vest AS holder kurs.", Kind.PARTNER, ["Lærelyst Vest AS"]),
        (
            "Nasjonalt senter for sang, musikk og dans har laget det.",
            Kind.PARTNER,
            ["Nasjonalt senter for sang, musikk og dans"],
        ),
        (
            "Nasjonalt senter for mat, helse og fysisk aktivitet",
            Kind.PARTNER,
            ["Nasjonalt senter for mat, helse og fysisk aktivitet"],
        ),
    ],
)
def test_names(text: str, kind: Kind, found: list[str]) -> None:
    assert [h.name for h in recognise(text) if h.kind is kind] == found


def test_a_title_in_a_cell_of_contacts_is_no_name() -> None:
    assert parties("Direktør Ylvine Bergsli", contact_column=True).contacts == ("Ylvine Bergsli",)


def test_what_was_granted_goes_before_what_was_asked_for() -> None:
    words = "Søknadsbeløp kr 500 000,- Innstilling: kr 300 000,-"
    assert [s.value for s in granted(words, find_amounts(words))] == [300_000]
    alone = "Det er søkt om kr 500 000,-"
    assert [s.value for s in granted(alone, find_amounts(alone))] == [500_000]
