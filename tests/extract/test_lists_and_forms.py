"""Lists in lists, and forms without a table: what a line above names holds for those below it, and no longer."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.model import Document, Form, FormKind, Page, Relation
from ingest.segment import segment

Row = tuple[str | None, str | None, tuple[str, ...], int | None]


def rows(lines: list[tuple[int, str]]) -> set[Row]:
    """Rows of a document of lines, each with its level in the list; 0 is a paragraph, -1 a heading."""
    return {(r.measure, r.network, r.partners, r.amount_nok) for r in _found(lines)}


def _found(lines: list[tuple[int, str]]) -> tuple[Relation, ...]:
    raw, forms = "", []
    for level, line in lines:
        kind = FormKind.LIST_ITEM if level > 0 else FormKind.HEADING if level else FormKind.PARAGRAPH
        forms.append(Form(kind, len(raw), len(raw) + len(line), abs(level) or 1))
        raw += line + "\n"
    return extract(segment(Document("d", "d.docx", "0", (Page(1, raw, forms=tuple(forms)),)))).relations


@pytest.mark.parametrize("opened", [[(1, "Ofotnettverket (Dekom)")], [(0, "Ofotnettverket:")]])
def test_a_network_above_items_is_theirs(opened: list[tuple[int, str]]) -> None:
    below = opened[-1][0] + 1
    assert rows(
        [
            (-1, "Fordeling av midler"),
            *[(0, "Rammen er 11,2 mill. kroner, og forumet innstiller slik i møtet.")] * 4,
            *opened,
            (below, "Lesing i alle fag – 310 k, august 2024–desember 2025 (UiT, DMMH)"),
            (below, "Samisk hver dag – 275 k, fra høsten 2024 (Statped)"),
            (0, "Vedtaket var enstemmig. Prosjektet «Rom for ro» går i 2024 i samarbeid med UiT."),
        ]
    ) == {
        ("Lesing i alle fag", "Ofotnettverket", ("UiT", "DMMH"), 310000),
        ("Samisk hver dag", "Ofotnettverket", ("Statped",), 275000),
        ("Rom for ro", None, ("UiT",), None),
    }


def test_the_next_network_takes_over() -> None:
    assert rows(
        [
            (-1, "Fordeling av midler"),
            (1, "Ofotnettverket"),
            (2, "Lesing i alle fag – 310 k, 2024–2025 (UiT)"),
            (1, "Lofotnettverket"),
            (2, "Samisk hver dag – 275 k, 2024–2025 (Statped)"),
        ]
    ) == {
        ("Lesing i alle fag", "Ofotnettverket", ("UiT",), 310000),
        ("Samisk hver dag", "Lofotnettverket", ("Statped",), 275000),
    }


def test_items_below_a_name_tell_its_facts() -> None:
    told = rows(
        [
            (-1, "Tiltak i skolen"),
            (1, "1. Lærende skoler"),
            (1, "- Nord universitet"),
            (1, "- Januar 2020 – juni 2022"),
            (1, "- Kontakt: Solfrid Abelsen"),
            (1, "- Ramme: 360 000 kroner"),
            (1, "2. Teknologi og skaperglede"),
            (1, "- Eier: Nærøysund kommune"),
            (1, "- Utstyr for 95 000 kroner"),
        ]
    )
    assert told == {
        ("Lærende skoler", None, ("Nord universitet",), 360000),
        ("Teknologi og skaperglede", None, ("Nærøysund kommune",), 95000),
    }


@pytest.mark.parametrize(
    "items",
    [
        ["- Kari Berg, rektor, Suldal kommune", "- Per Moe, rådgiver, Sauda kommune"],  # those present
        ["- Lesevenner (NTNU, 2024)", "- Regnelos (UiT, 2023–2025)"],  # measures, not facts of one
    ],
)
def test_a_heading_is_no_measure_for_any_list_below_it(items: list[str]) -> None:
    told = rows([(-1, "Lesing og regning"), *[(1, item) for item in items]])
    assert "Lesing og regning" not in {measure for measure, *_ in told}


def test_questions_are_labels_of_a_report_on_a_measure() -> None:
    found = _found(
        [
            (-1, "Tiltak 1: Skuleutvikling i lag"),
            (0, "Kva er gjort? Ungdomsskulane har arbeidd med klasseleiing sidan hausten 2014."),
            (0, "Kven har vore med? Høgskolen Stord/Haugesund har rettleidd."),
            (0, "Kva har det kosta? Vi fekk 180 000 kroner og har brukt 172 500 kroner."),
            (0, "Vegen vidare: Tiltaket blir avslutta i juni 2016."),
        ]
    )
    assert {(r.measure, r.partners, r.start, r.end, r.amount_nok) for r in found} == {
        ("Skuleutvikling i lag", ("HSH",), "2014-08", "2016-06", 180000)
    }


def test_what_a_paper_on_one_project_says_of_the_project_is_of_that() -> None:
    found = _found(
        [
            (-1, "Søknad om støtte til prosjektet Språksterke barn ved fjorden"),
            (-1, "Gjennomføring"),
            (
                0,
                "Prosjektet varer fra januar 2017 til desember 2019. Statped har ansvaret for prosjektet.",
            ),
            (-1, "Økonomi"),
            (0, "Sametinget har gitt tilsagn om 200 000 kroner til prosjektet."),
        ]
    )
    assert {(r.measure, r.partners, r.start, r.end, r.amount_nok) for r in found} == {
        ("Språksterke barn ved fjorden", ("Statped",), "2017-01", "2019-12", None),
        ("Språksterke barn ved fjorden", ("Sametinget",), None, None, 200000),
    }


def test_a_line_that_calls_itself_a_measure_heads_what_follows_and_gives_it_its_time() -> None:
    page = """KOMPETANSEPLAN FOR SKOLENE 2017–2020

Tiltak 3.1 Lesende klasser (2017–2019)

Lesesenteret følger ti klasser på mellomtrinnet. Kontaktperson er rådgiver Ragna Moe i Vindafjord kommune.

Tiltak 3.2 Engelsk uten frykt (2018)

Høgskulen på Vestlandet har ansvaret.
"""
    found = extract(segment(Document("d", "d.txt", "0", (Page(1, page),)))).relations
    assert {(r.measure, r.partners, r.start, r.end, r.contacts) for r in found} == {
        ("Lesende klasser", ("Lesesenteret",), "2017", "2019", ("Ragna Moe",)),
        ("Engelsk uten frykt", ("HVL",), "2018", "2018", ()),
    }


def test_a_label_that_no_list_knows_is_no_partner() -> None:
    told = rows([(-1, "Tiltak"), (1, "1. Øyskulen"), (2, "- Medverkande: Statped Vest"), (2, "- 2019–2020")])
    assert told == {("Øyskulen", None, ("Statped Vest",), None)}
