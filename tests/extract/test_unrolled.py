"""Paragraphs that lost their line ends: where their parts begin, and the laws of parting. Texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.unrolled import unrolled
from ingest.model import Block, Document, FormKind, Page, Span


def parts(text: str) -> list[tuple[str, str]]:
    block = Block(FormKind.PARAGRAPH, text, Span(1, 0, len(text)))
    document = Document("d", "d.txt", "0", (Page(1, text),), blocks=(block,))
    return [(b.kind.value, b.text) for b in unrolled(document)]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "2.1 Leseglede på øyane Prosjektet starta i 2012 og varer i tre år. "
            "2.2 Tal på tur Kurs for lærarane er halde to gonger.",
            ["2.1 Leseglede på øyane", "2.2 Tal på tur"],
        ),
        (
            "5 Tiltak 1 Rom for lek Barnehagen ville vite hva rommene betyr. Kostnad: kr 95 000",
            ["Tiltak 1 Rom for lek"],
        ),
        ("Kulturskolesamarbeid Forstudien ble ferdig i juni 2013, og alt er nå klart.", ["Kulturskolesamarbeid"]),
    ],
)
def test_headings_run_into_their_text(text: str, heads: list[str]) -> None:
    assert [words for kind, words in parts(text) if kind == "heading"] == heads


def test_bullets_and_letters_are_items() -> None:
    assert [
        k for k, _ in parts("Vi har to tiltak i år, og de er: • Lesekroken med UiT • Tallheimen med Statped")
    ] == [
        "paragraph",
        "list_item",
        "list_item",
    ]
    assert len(parts("Dette er vedtatt av styret i år: a) Lesekroken går videre b) Tallheimen blir lagt ned")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Møtet er 12. Mai på rådhuset, og alle de 3 Kommunene kommer sammen med rektorene sine denne gangen.",
        "1 Leseglede UiT juni 2007 kr 120 000 2 Bokkassa Tinn kommune juni 2006 kr 48 000 og resten i 2008",
        "Innhold Sammendrag... 1 Tiltak 1 Rom for lek... 2 Tiltak 2 Rom for tall... 4 Økonomi... 6 Vedlegg... 7",
    ],
)
def test_what_only_looks_so_stays_whole(text: str) -> None:
    assert len(parts(text)) == 1


@given(st.text(alphabet="Tiltak 12.abAB)•: \nProsjektet ble", max_size=300))
def test_no_word_is_lost_and_every_part_stands_where_it_says(text: str) -> None:
    block = Block(FormKind.PARAGRAPH, text, Span(1, 0, len(text)))
    document = Document("d", "d.txt", "0", (Page(1, text),), blocks=(block,))
    made = unrolled(document)
    assert "".join("".join(b.text for b in made).split()) == "".join(text.split())
    assert all(0 <= b.at.start <= b.at.end <= len(text) for b in made)
    assert all("".join(text[b.at.start : b.at.end].split()) == "".join(b.text.split()) for b in made)
