"""A name through the years: every row once, oldest first, former names and predecessors said."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from index.edits import Edit, add_edit
from index.export import export
from index.library import Library
from index.trace import trace
from ingest.model import Kind, Period
from tests.index.documents import document, mention, row

LESING = row("Lesing", "NTNU", "DMMH", start="2024-08", end="2027-12", contacts=("Kari Moen",), network="Fosen")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library"), create=True) as made:
        made.put(document("new", "x", date="2024-01-15", period=Period("2024-01", "2027-12"), relations=(
            LESING,
            row("Regning", "Norges teknisk-naturvitenskapelige universitet"),
            row("=1+1", "DMMH", start="2030"),
        )))  # fmt: skip
        made.put(document("old", "x", date="2010-01-15", relations=(
            row("Lesing", "HiST", start="2009", end="2011", amount_nok=100_000),
            row("Skriving", "Fylkesmannen i Rogaland"),
        )))  # fmt: skip
        made.put(document("copy", "x", date="2024-02-01", relations=(
            LESING,
        )))  # fmt: skip
        yield made


def test_all_names_of_one_body_and_its_predecessors(library: Library) -> None:
    trail = trace(library, "NTNU")
    assert [(r.measure, r.document, r.via) for r in trail.rows] == [
        ("Lesing", "old", "HiST"),
        ("Regning", "new", None),
        ("Lesing", "copy", None),
        ("Lesing", "new", None),
    ]
    assert any("HiST became part of NTNU" in note for note in trail.notes)
    assert trace(library, "norges teknisk-naturvitenskapelige UNIVERSITET").rows == trail.rows


def test_a_predecessor_keeps_its_own_rows_and_points_on(library: Library) -> None:
    trail = trace(library, "Høgskolen i Sør-Trøndelag")
    assert (trail.name, [r.document for r in trail.rows]) == ("HiST", ["old"])
    assert any("trace" in note for note in trail.notes)


@pytest.mark.parametrize(
    ("years", "documents"),
    [
        ({"from_year": 2012}, ["new", "copy", "new"]),
        ({"to_year": 2011}, ["old"]),
        ({"from_year": 2011, "to_year": 2011}, ["old"]),
        ({"from_year": 2026, "to_year": 2026}, ["new", "copy", "new"]),  # the second by its document's period
        ({"from_year": 2028}, []),
    ],
)
def test_years(library: Library, years: dict[str, int], documents: list[str]) -> None:
    assert [r.document for r in trace(library, "NTNU", **years).rows] == documents  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("lesing", Kind.MEASURE, 3),
        ("Fosenregionen", Kind.NETWORK, 2),
        ("Kari Moen", Kind.PERSON, 2),
        ("Dronning Mauds Minne", None, 3),
        ("Statsforvalteren i Rogaland", None, 1),
    ],
)
def test_every_kind(library: Library, name: str, kind: Kind | None, found: int) -> None:
    assert len(trace(library, name, kind=kind).rows) == found


def test_an_unknown_name_is_said_with_others_to_try(library: Library) -> None:
    trail = trace(library, "Skrivin")
    assert trail.rows == () or trail.name == "Skriving"
    trail = trace(library, "Kvantefysikk")
    assert trail.rows == ()
    assert trail.notes
    assert trace(library, " ").rows == ()


def test_names_in_rows_are_the_librarys(library: Library) -> None:
    rows = [r for r in trace(library, "Regning").rows if r.measure == "Regning"]
    assert rows[0].partners == ("NTNU",)


def test_export(library: Library, tmp_path: Path) -> None:
    written = export(library, tmp_path / "out")
    assert {p.name for p in written} >= {
        "entities.csv", "entities.jsonl", "mentions.csv", "relations.csv", "relations.jsonl", "network.graphml",
    }  # fmt: skip
    text = (tmp_path / "out/relations.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")  # or Excel reads æøå wrongly
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines()))
    assert len(rows) == 6
    assert "'=1+1" in {r["measure"] for r in rows}
    lines = [json.loads(line) for line in (tmp_path / "out/relations.jsonl").read_text("utf-8").splitlines()]
    assert {tuple(r["partners"]) for r in lines} >= {("NTNU", "DMMH"), ("HiST",)}
    graph = ElementTree.parse(tmp_path / "out/network.graphml").getroot()
    assert len(graph.findall(".//{*}node")) == len(library.entities())
    assert graph.findall(".//{*}edge")


def test_a_name_that_means_two_in_doubt_is_read_as_the_commoner(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        for n, name in enumerate(("Siv Skjüters", "Siv Skjüters", "Siv Skjiters")):
            library.put(document(f"d{n}", name, mentions=(mention(Kind.PERSON, name),)))
        library.bring_up_to_date()
        trail = trace(library, "Siv Skjütters")
        assert trail.name == "Siv Skjüters"
        assert any("Siv Skjiters" in note for note in trail.notes)
        add_edit(library.directory, Edit("never-merge", Kind.PERSON, "Siv Skjüters", "Siv Skjiters"))
        library.bring_up_to_date()
        assert trace(library, "Siv Skjütters").kind is None


def test_whom_others_know_as_a_person_is_no_body(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("a", "x", relations=(row("Lesing", "NTNU", "Ragnhild Skjoldnes"),)))
        library.put(document("b", "x", mentions=(mention(Kind.PERSON, "Ragnhild Skjoldnes"),)))
        trail = trace(library, "Ragnhild Skjoldnes")
        assert [(r.partners, r.contacts) for r in trail.rows] == [(("NTNU",), ("Ragnhild Skjoldnes",))]
        assert trail.kind is Kind.PERSON
        assert {e.name for e in library.entities(Kind.PARTNER)} == {"NTNU"}


def test_a_body_that_was_split_off_follows_the_whole_only(tmp_path: Path) -> None:
    bodies = ("Akershus fylkeskommune", "Viken fylkeskommune", "Østfold fylkeskommune")
    with Library.open(tmp_path, create=True) as library:
        library.put(document("a", "x", date="2021-01-01", relations=tuple(row(f"Av {b}", b) for b in bodies)))
        assert {r.measure for r in trace(library, "Østfold fylkeskommune").rows} == {f"Av {b}" for b in bodies[1:]}
        assert {r.measure for r in trace(library, "Viken fylkeskommune").rows} == {f"Av {b}" for b in bodies}


def test_a_unit_of_a_body_leaves_only_its_own_rows_in_doubt(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("a", "x", date="2024-01-15", relations=(row("Lesing", "Nord universitet"),)))
        library.put(
            document("b", "x", date="2024-01-15", relations=(row("Regning", "Nord universitet Levanger"),))
        )
        whole, unit = (trace(library, f"Nord universitet{place}").rows for place in ("", " Levanger"))
    assert [(r.measure, r.doubts) for r in whole if r.measure == "Lesing"] == [("Lesing", ())]
    (doubt,) = next(r.doubts for r in unit if r.measure == "Regning")
    assert doubt.startswith("Nord universitet Levanger may be Nord universitet")
