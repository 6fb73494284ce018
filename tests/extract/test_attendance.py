"""Who took part, in the shapes that minutes have."""

from __future__ import annotations

import pytest

from ingest.extract import attendance
from ingest.extract.result import Found, Located
from ingest.model import Document, DocumentType, Kind, Page, Span


def read(line: str, network: str | None = None) -> dict[str, tuple[str, ...]]:
    """Each participant of a line and the bodies they stand for."""
    found = Found(document_of(line))
    attendance.entries(Located(line, (Span(1, 0, len(line)),), found), network, found)
    rows = {r.contacts[0]: r.partners for r in found.relations}
    people = {m.name for m in found.mentions if m.kind is Kind.PERSON}
    return {name: rows.get(name, ()) for name in people}


def document_of(text: str) -> Document:
    return Document("a", "a.txt", "0" * 64, (Page(1, text),), type=DocumentType.MINUTES)


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        (
            "Malvik kommune: Kari Tømmerås, Per Vikhammerløkken og Anne Hommelvikli",
            dict.fromkeys(("Kari Tømmerås", "Per Vikhammerløkken", "Anne Hommelvikli"), ("Malvik kommune",)),
        ),
        (
            "Malvik: Kari Tømmerås, Per Vikhammerløkken",
            dict.fromkeys(("Kari Tømmerås", "Per Vikhammerløkken"), ("Malvik kommune",)),
        ),
        (
            "Malvik kommune: Kari Tømmerås NTNU: Per Vikhammerløkken",
            {"Kari Tømmerås": ("Malvik kommune",), "Per Vikhammerløkken": ("NTNU",)},
        ),
        ("Malvik: Torgeirulv Hommelviklangen", {"Torgeirulv Hommelviklangen": ("Malvik kommune",)}),
        ("7. Kari Tømmerås Malvik kommune", {"Kari Tømmerås": ("Malvik kommune",)}),
        ("8. Per Egil Vikhammerløkken NTNU", {"Per Egil Vikhammerløkken": ("NTNU",)}),
        ("9. Anne Hommelvikli Malvik Vekst AS", {"Anne Hommelvikli": ("Malvik Vekst AS",)}),
        ("Ordførerens kontor: Kari Tømmerås", {"Kari Tømmerås": ()}),
    ],
)
def test_bodies_of_participants(line: str, bodies: dict[str, tuple[str, ...]]) -> None:
    assert read(line) == bodies


def test_a_body_told_by_its_place_alone_is_marked_as_inferred() -> None:
    found = Found(document_of("Malvik: Kari Tømmerås"))
    attendance.entries(Located("Malvik: Kari Tømmerås", (Span(1, 0, 21),), found), "Gaula skoleregion", found)
    (row,) = found.relations
    assert row.partners == ("Malvik kommune",)
    assert row.inferred == ("partners", "network")


def rows(line: str) -> set[tuple[str, tuple[str, ...], str | None]]:
    found = Found(document_of(line))
    attendance.entries(Located(line, (Span(1, 0, len(line)),), found), None, found)
    return {(r.contacts[0], r.partners, r.network) for r in found.relations}


def test_a_roster_without_commas() -> None:
    line = (
        "Møtte: KS v/kari Tømmerås Utdanningsforbundet v/per Vikhammerløkken og Anne Hommelvikli "
        "Kommunane på Nordmøre v/Olav Sørbøen Romsdal: Gerd Nilsen Sætremyr Fråfall: NTNU v/Siri Hallbakken"
    )
    assert rows(line) == {
        ("Kari Tømmerås", ("KS",), None),
        ("Per Vikhammerløkken", ("Utdanningsforbundet",), None),
        ("Anne Hommelvikli", ("Utdanningsforbundet",), None),
        ("Olav Sørbøen", (), "Nordmøre"),
        ("Gerd Nilsen Sætremyr", (), "Romsdal"),
    }


def test_full_stops_end_entries_and_labels_are_no_names() -> None:
    line = "Til stede: Malvik: Kari Tømmerås. Melhus: Per Vikhammerløkken Styret: Anne Hommelvikli, KS"
    assert {(name, bodies) for name, bodies, _ in rows(line)} >= {
        ("Kari Tømmerås", ("Malvik kommune",)),
        ("Per Vikhammerløkken", ("Melhus kommune",)),
    }


def test_a_roster_by_kommune_parts_persons_at_first_names() -> None:
    line = "Fra Malvik: Kari Helene Tømmerås Per Vikhammerløkken Fra Melhus: Anne Hommelvikli"
    assert rows(line) == {
        ("Kari Helene Tømmerås", ("Malvik kommune",), None),
        ("Per Vikhammerløkken", ("Malvik kommune",), None),
        ("Anne Hommelvikli", ("Melhus kommune",), None),
    }


def test_offices_lead_and_bodies_follow() -> None:
    line = "Leiar: Kari Tømmerås, NTNU Nestleiar: Per Vikhammerløkken, UiB Medlem: Anne Hommelvikli, KS"
    assert attendance.is_roster(line)
    assert rows(line) == {
        ("Kari Tømmerås", ("NTNU",), None),
        ("Per Vikhammerløkken", ("UiB",), None),
        ("Anne Hommelvikli", ("KS",), None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rektor Kari Tømmerås leder arbeidet: NTNU bidrar, og KS v/Per Vikhammerløkken holder kurs hele året.",
        "Tiltak: Lesevenner. Ansvar: NTNU. Kontakt: Kari Tømmerås.",
    ],
)  # fmt: skip
def test_sentences_and_forms_are_no_roster(text: str) -> None:
    assert not attendance.is_roster(text)


def test_a_kommune_in_brackets_stands_for_its_owner() -> None:
    line = "Med: Anne Rapham (Dovre), Kari Vinstra (Lom) og Eirik Vinstrabru (Statped)"
    assert attendance.is_list(line)
    assert not attendance.is_list("Med vennlig hilsen: Kari Vinstra")
    assert read(line) == {
        "Anne Rapham": ("Dovre kommune",),
        "Kari Vinstra": ("Lom kommune",),
        "Eirik Vinstrabru": ("Statped",),
    }
