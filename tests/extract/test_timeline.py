"""Timelines by year and year wheels by month: the heading's time is that of the items below it."""

from __future__ import annotations

import pytest

from ingest.extract import extract, timeline
from ingest.extract.timeline import Frame
from ingest.model import Document, Form, FormKind, Page
from ingest.segment import segment

YEAR = Frame("2017-08", "2018-06")


@pytest.mark.parametrize(
    ("words", "frame"),
    [
        ("2021", Frame("2021-01", "2021-12")),
        ("Vår 2022:", Frame("2022-01", "2022-06")),
        ("August", Frame("2017-08", "2017-08")),
        ("Oktober og november", Frame("2017-10", "2017-11")),
        ("Januar–mars", Frame("2018-01", "2018-03")),
        ("Juli", None),
        ("Kompetanseplan 2021–2024", None),
        ("Økonomi i 2021", None),
        ("", None),
    ],
)
def test_a_heading_that_is_only_a_time(words: str, frame: Frame | None) -> None:
    assert timeline.frame_of(words, YEAR) == frame


def test_months_without_a_year_need_one() -> None:
    assert timeline.frame_of("August", None) is None


def rows(lines: list[tuple[FormKind, str]]) -> set[tuple[str | None, str | None, str | None]]:
    raw, forms = "", []
    for kind, line in lines:
        forms.append(Form(kind, len(raw), len(raw) + len(line), 2 if kind is FormKind.HEADING else 1))
        raw += line + "\n"
    doc = extract(segment(Document("d", "d.docx", "0", (Page(1, raw, forms=tuple(forms)),))))
    return {(r.measure, r.start, r.end) for r in doc.relations}


def test_items_have_the_time_of_the_heading_and_their_label() -> None:
    item, head, text = FormKind.LIST_ITEM, FormKind.HEADING, FormKind.PARAGRAPH
    assert rows(
        [
            (text, "2021"),
            (item, "• Vår: Oppstart av «Lesevenner» sammen med UiS."),
            (item, "• Høst: «Trygg start» i samarbeid med Statped, to kvelder."),
            (text, "2022"),
            (item, "• Høst: Siste samling i «Lesevenner» med UiS."),
            (item, "• Hele året: «Skolen ute» i samarbeid med Matematikksenteret 2020–2023."),
            (head, "Annet"),
            (item, "• «Regnelos» i samarbeid med Matematikksenteret"),
        ]
    ) == {
        ("Lesevenner", "2021-01", None),
        ("Trygg start", "2021-08", "2021-12"),
        ("Lesevenner", None, "2022-12"),
        ("Skolen ute", "2020", "2023"),
        ("Regnelos", None, None),
    }
