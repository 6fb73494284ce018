"""Pages whose line breaks are lost, and pages that must stay as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Page
from ingest.segment.lines import lines_of
from ingest.segment.runin import heading_end, parted

TAIL = (
    " Samlingene holdes annenhver måned, og alle skolene er med. Evalueringen kommer når arbeidet er ferdig her."
)


def parts(text: str) -> list[str]:
    return [line.text.strip() for line in parted(lines_of(Page(1, text)))]


def test_numbered_sections_in_one_line() -> None:
    text = (
        "2 Utviklingsprosjekt 2.1 Lesing i barnehagen Prosjektet startet i august 2019." + TAIL + " "
        "2.2 Skriving på tvers Forprosjektet ble avsluttet i 2020. 3 Økonomi Senteret fikk kr 100 000."
    )
    found = parts(text)
    assert found[:3] == [
        "2 Utviklingsprosjekt",
        "2.1 Lesing i barnehagen",
        "Prosjektet startet i august 2019." + TAIL,
    ]
    assert "2.2 Skriving på tvers" in found
    assert found[-2:] == ["3 Økonomi", "Senteret fikk kr 100 000."]


def test_lettered_entries_and_labels_in_one_line() -> None:
    text = (
        "Mininettverk a) Regning i hverdagen: fire skoler. b) Blogg som arena: to skoler."
        + TAIL
        + " Møtte: Kari Lie"
    )
    found = parts(text)
    assert [t[:8] for t in found[1:]] == ["a) Regni", "b) Blogg", "Møtte: K"]


@pytest.mark.parametrize(
    "text",
    [
        "Region Torghatten har et samarbeid med seks kommuner." + TAIL * 2,
        "Satsingen videreføres gjennom Kompetanse for kvalitet, og kommunene betaler." + TAIL * 2,
        "Innhold 1.1 Bakgrunn... 3 1.2 Mål... 4 2.1 Tiltak... 5 2.2 Økonomi... 6" + TAIL * 2,
    ],
)
def test_prose_and_contents_stay_whole(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Tiltak 2 Likestilt utdanning Forprosjekt på fire skoler med høgskolen", "Tiltak 2 Likestilt utdanning "),
        ("Lesing i fjæra Prosjektet er treårig og gjennomføres med NTNU", "Lesing i fjæra "),
        ("Senteret samarbeider med Prosjektet om lesing", None),
        ("Arbeidet i Prosjektet er treårig", None),
    ],
)  # fmt: skip
def test_where_a_run_in_heading_ends(text: str, heading: str | None) -> None:
    end = heading_end(text, 0)
    assert (text[:end] if end is not None else None) == heading


@given(st.text(alphabet="aB1.2) :\nÅ", max_size=900))
def test_no_letter_is_lost_or_doubled(text: str) -> None:
    lines = parted(lines_of(Page(1, text)))
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert all(a.end <= b.start for a, b in pairwise(lines))
    kept, whole = "".join(line.text for line in lines), "".join(text.split())
    assert len("".join(kept.split())) >= len(whole) - sum(c.isdigit() for c in whole)
