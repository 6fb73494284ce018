"""Networks, bodies, places, persons and measures by form and context: other places than our samples."""

from __future__ import annotations

import pytest

from ingest.extract.measures import measure_name
from ingest.extract.recognise import Proved, knowing, recognise
from ingest.extract.same_person import merge
from ingest.model import Kind


def names(text: str, kind: Kind) -> list[str]:
    return [h.name for h in recognise(text) if h.kind is kind]


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("Kompetansenettverket Alta/Loppa møttes i mai.", "Alta/Loppa"),
        ("Alta/Loppa-nettverket har fire møter.", "Alta/Loppa"),
        ("nettverket Bardu, Målselv og Salangen", "Bardu/Målselv/Salangen"),
        ("Hun leder Setesdalsnettverket fra 2020.", "Setesdalsnettverket"),
        ("møte i Valdres skoleregion", "Valdres skoleregion"),
        ("midlar til Nettverk Follo sør i år", "Nettverk Follo sør"),
    ],
)
def test_network(text: str, network: str) -> None:
    assert names(text, Kind.NETWORK) == [network]


@pytest.mark.parametrize(
    "text",
    [
        "Nettverket møtes fire ganger i året. Regionen har egen plan.",
        "Styringsgruppen for nettverket og arbeidsutvalget møtes.",
        "skolenettverket i Trøndelag",
        "Kompetansenettverket består av tre kommuner.",
    ],
)
def test_no_network(text: str) -> None:
    assert names(text, Kind.NETWORK) == []


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("i samarbeid med Høgskulen på Vestlandet", "HVL"),
        ("Universitetet i Tromsø og andre", "UiT"),
        ("Nasjonalt senter for naturfag i opplæringen", "Naturfagsenteret"),
        ("avtale med Fjordtun Kompetanse AS om kurs", "Fjordtun Kompetanse AS"),
        ("Vadsø kommune eier tiltaket", "Vadsø kommune"),
        ("støtte fra Nordland fylkeskommune", "Nordland fylkeskommune"),
    ],
)
def test_partner(text: str, partner: str) -> None:
    assert partner in names(text, Kind.PARTNER)


def test_kommune_is_place_and_partner() -> None:
    text = "Nore og Uvdal kommune og Ås kommune"
    assert names(text, Kind.PLACE) == ["Nore og Uvdal", "Ås"]
    assert names(text, Kind.PARTNER) == ["Nore og Uvdal kommune", "Ås kommune"]


def test_ordinary_words_are_no_places() -> None:
    assert names("Strand og fjell er fint. Tid og sted: Vang skole. Hole i veien.", Kind.PLACE) == []
    assert names("Hjelmeland, Strand og Suldal", Kind.PLACE) == ["Hjelmeland", "Strand", "Suldal"]


def test_county_inside_a_body_is_no_place() -> None:
    assert names("Fylkesmannen i Buskerud", Kind.PLACE) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("rektor Kari Nordgard ved skolen", "Kari Nordgard"),
        ("NTNU v/ Ola B. Vestli", "Ola B. Vestli"),
        ("Kontaktperson: Xenia Fjellvik", "Xenia Fjellvik"),
        ("Elin Solbakken Skrivesenteret", "Elin Solbakken"),
    ],
)
def test_person(text: str, person: str) -> None:
    assert names(text, Kind.PERSON) == [person]


@pytest.mark.parametrize("text", ["Inkluderende Praksis i skolen", "Dag og natt", "Nord Universitet Levanger"])
def test_no_person(text: str) -> None:
    assert names(text, Kind.PERSON) == []


def test_proved_persons_are_found_and_forgotten() -> None:
    with knowing(Proved(frozenset({"Qvintus Hagelund"}))):
        assert names("møte med Qvintus Hagelund i går", Kind.PERSON) == ["Qvintus Hagelund"]
    assert names("møte med Qvintus Hagelund i går", Kind.PERSON) == []


def test_one_person_under_the_fullest_name() -> None:
    merged = merge(
        ["Pia S. Dalheim", "Pia Skog Dalheim", "Pia Dalheim", "Per Dalheim", "Elin Bg Moe", "Elin Bø Moe"]
    )
    assert merged["Pia S. Dalheim"] == merged["Pia Dalheim"] == "Pia Skog Dalheim"
    assert merged["Per Dalheim"] == "Per Dalheim"
    assert merged["Elin Bg Moe"] == merged["Elin Bø Moe"]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("LESING I ALLE FAG", "Lesing i alle fag"),
        ("1.2 Lesing som satsingsområde", "Lesing"),
        ("• Trygt skolemiljø.", "Trygt skolemiljø"),
        ("Satsingsområde 2: Tidlig innsats", "Tidlig innsats"),
        ("Videreutdanning i regning, 14 lærere", "Videreutdanning i regning"),
        ("Tiltak", None),
        ("Sum", None),
        ("15. desember 2021", None),
        ("?", None),
    ],
)
def test_measure_name(cell: str, name: str | None) -> None:
    assert measure_name(cell) == name
