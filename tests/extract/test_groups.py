"""Networks proved by their members: other wordings and places than our samples, names invented."""

from __future__ import annotations

import pytest

from ingest.extract.groups import proved_networks
from ingest.extract.recognise import Proved, knowing, recognise
from ingest.model import Document, Kind, Page
from ingest.segment import segment


def proved(text: str) -> set[str]:
    return set(proved_networks(segment(Document("d", "d.md", "0", (Page(1, text + "\n"),)))))


@pytest.mark.parametrize(
    ("text", "networks"),
    [
        ("Skjergardslaget er Askøy, Øygarden og Bjørnafjorden.", {"Skjergardslaget"}),
        ("Sørvestringen omfattar kommunane Hå, Time, Klepp og Gjesdal.", {"Sørvestringen"}),
        ("Felles oppvekstforum for indre fjord (FOI) er Voss, Vaksdal og Ulvik.", {"FOI"}),
        ("Kystskolen er navnet på samarbeidet mellom Bodø, Meløy og Gildeskål.", {"Kystskolen"}),
        (
            "- Indre Fjord (Voss, Vaksdal og Ulvik)\n- Ytre Fjord (Askøy, Austrheim og Fedje)",
            {"Indre Fjord", "Ytre Fjord"},
        ),
        ("## Dalanettverket\n\nLund, Sokndal og Bjerkreim", set()),  # known by its form
        ("## Heieringen\n\nLund, Sokndal og Bjerkreim", {"Heieringen"}),
        ("Hol og Gol arbeider sammen om skoleutvikling i det vi kaller Dalskolene.", {"Dalskolene"}),
        ("Eierkommunene: Lund, Sokndal og Bjerkreim.", set()),
        ("Tiltaket er for Lund, Sokndal og Bjerkreim.", set()),
        ("Rektor Kari Berg (Lund, Sokndal og Bjerkreim) var der.", set()),
        ("Leseglede (Lund og Sokndal) starter i mai.", set()),
        ("Nettverket er Lund, Sokndal og Bjerkreim.", set()),
    ],
)
def test_who_has_members_is_a_network(text: str, networks: set[str]) -> None:
    assert proved(f"# Rapport\n\n{text}") == networks


def test_a_proved_name_means_the_network_everywhere() -> None:
    with knowing(Proved(networks=frozenset({"Skjergardslaget"}))):
        hits = recognise("Vi viser til Skjergardslagets plan.")
    assert [(h.kind, h.name) for h in hits] == [(Kind.NETWORK, "Skjergardslaget")]


def test_a_district_is_a_network_only_where_it_acts() -> None:
    assert [h.name for h in recognise("Haugalandet: Tre kommuner.") if h.kind is Kind.NETWORK] == ["Haugalandet"]
    assert not [h for h in recognise("Skolene i Haugalandet er små.") if h.kind is Kind.NETWORK]
