"""A measure that goes on under a new name is a link with its reason; unsure is a state of its own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.continued import CONTINUED, PERHAPS, Told, continuations
from index.library import Library
from index.trace import trace
from ingest.model import Kind
from tests.index.documents import document, mention, row

FORMS = {
    "tall": ["Tall og mønster", "tall og mønster i skolen"],
    "ord": ["Ordbyggerne"],
    "ny": ["Ord som bærer"],
    "lesing": ["Lesing"],
}


def links(text: str, subject: str | None = None) -> list[tuple[str, str, str]]:
    found = continuations([Told(text, "Plan, page 1", subject)], FORMS)
    return [(x.predecessor, x.successor, x.how) for x in found]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Viderefører Ordbyggerne. Fem skoler er med.", "ny"),
        ("Vidareføring av tiltaket Ordbyggerne", "ny"),
        ("Ord som bærer | H-24 | NTNU | Held fram etter Ordbyggerne", "ny"),
        ("Ord som bærer er en fortsettelse av Ordbyggerne, som kommunene likte.", None),
        ("Satsinga Ord som bærer avløyser Ordbyggerne frå hausten.", None),
        ("Ordbyggerne ble til Ord som bærer i 2021.", None),
        ("Ordbyggerne vart erstatta av Ord som bærer.", None),
        ("Ordbyggerne gikk i 2011 inn i Ord som bærer.", None),
        ("Ordbyggerne blei frå hausten 2019 til Ord som bærer.", None),
        ("Ord som bærer tek opp tråden frå Ordbyggerne.", None),
        ("I 2020 skiftet Ordbyggerne navn til «Ord som bærer».", None),
        ("Ord som bærer (tidligere Ordbyggerne) går over to år.", None),
        ("Ord som bærer, tidlegare Ordbyggerne, går over to år.", None),
        ("Ord som bærer, videreføring av Ordbyggerne", None),
        ("Ti skoler (Ord som bærer er en videreføring av Ordbyggerne) er med.", None),
    ],
)
def test_said_plainly(text: str, subject: str | None) -> None:
    assert links(text, subject) == [("ord", "ny", CONTINUED)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Bygger på Ordbyggerne", "ny"),
        ("Ord som bærer byggjer vidare på røynslene frå Ordbyggerne.", None),
        ("Ord som bærer\n\nTiltaket startet som en fortsettelse av Ordbyggerne.", None),
    ],
)
def test_said_weakly_is_unsure(text: str, subject: str | None) -> None:
    assert links(text, subject) == [("ord", "ny", PERHAPS)]


@pytest.mark.parametrize(
    "text",
    [
        "Ord som bærer og Ordbyggerne går side om side.",
        "Ord som bærer ble til da Ordbyggerne hadde pause. Viderefører ingenting.",
        "Kommunen viderefører Ordbyggerne.",  # by whom, not as what
        "Ord som bærer skal gi bedre lesing. Det viderefører lesing i alle fag.",  # a word, no name
        "Ord som bærer bygger på det beste av alt det skolene kan fra før, også av Ordbyggerne",
        "Ordbyggerne viderefører Ordbyggerne.",
        "Kommunene jobber med lesing (Ord som bærer), videreføring av Ordbyggerne (ikke i samme pulje).",
        "Satsinger: Tall og mønster, Ord som bærer, videreføring av Ordbyggerne.",
        "Satsinger: Tall og mønster, Ord som bærer og vidareføring av Ordbyggerne.",
    ],
)
def test_not_said(text: str) -> None:
    assert links(text) == []


def test_the_surer_telling_counts_and_says_where() -> None:
    told = [
        Told("Bygger på Ordbyggerne", "Referat, page 2", "ny"),
        Told("Viderefører Ordbyggerne", "Plan 2021, page 4", "ny", year=2021),
        Told("Ordbyggerne bygger på Ord som bærer", "Notat, page 1"),
    ]
    (link,) = continuations(told, FORMS)
    assert (link.how, link.year, link.reason) == (CONTINUED, 2021, "«Viderefører Ordbyggerne» (Plan 2021, page 4)")
    assert continuations(told[::-1], FORMS) == (link,)


def test_a_second_phase_goes_on_from_the_first_perhaps() -> None:
    forms = {"a": ["Tall og mønster"], "b": ["Tall og mønster, fase 2"], "c": ["Tall og mønster for småskolen"]}
    assert [(x.predecessor, x.successor, x.how) for x in continuations([], forms)] == [("a", "b", PERHAPS)]


@given(st.text(alphabet="Ordbyg snesmæ(),.«»|\n", max_size=200))
def test_any_text_is_borne(text: str) -> None:
    continuations([Told(text, "x"), Told(text, "x", "ny")], FORMS)


def test_hostile_text_takes_time_by_its_length_only() -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        continuations([Told("Viderefører " * times + "ble til " * times, "x", "ny")], FORMS)
        return time.process_time() - start

    seconds(10)
    assert seconds(4000) < 20 * seconds(1000) + 0.5


def test_in_a_trace(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("old", "x", date="2015-01-15", relations=(
            row("Ordbyggerne", "HiST", start="2014", end="2016"),)))  # fmt: skip
        text = "Ord som bærer\n\nSatsinga fører vidare Ordbyggerne."
        library.put(document("new", text, date="2019-01-15", title="Ny plan", relations=(
            row("Ord som bærer", "NTNU", start="2019", end="2021", comment="Viderefører Ordbyggerne"),
        ), mentions=(mention(Kind.MEASURE, "Ord som bærer"),)))  # fmt: skip
        old, new = trace(library, "Ordbyggerne"), trace(library, "Ord som bærer")
    assert [(p.name, p.how) for p in old.after] == [("Ord som bærer", CONTINUED)]
    assert [(p.name, p.how) for p in new.before] == [("Ordbyggerne", CONTINUED)]
    assert [r.document for r in new.rows] == ["new"]  # its rows are its own
    assert any("Ny plan" in note and "Viderefører Ordbyggerne" in note for note in new.notes)
