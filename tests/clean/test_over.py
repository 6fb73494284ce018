"""Words broken over two pages or columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.clean.over import OVER_COLUMNS, OVER_PAGES
from ingest.model import Document, Form, FormKind, Page, undo

FIRST = "Kommunen og skolene har sammen laget en plan for arbeidet, og rektorene skal følge opp det som står om "
SECOND = " i alle fag. Det skal skje på hver eneste skole i kommunen, og lærerne skal få tid til det."


def formed(number: int, *parts: tuple[FormKind, str]) -> Page:
    raw, forms = "", []
    for kind, text in parts:
        start = len(raw)
        raw += text
        forms.append(Form(kind, start, len(raw)))
        raw += "\n\n"
    return Page(number, raw, forms=tuple(forms))


def cleaned(*pages: Page) -> tuple[Page, ...]:
    return clean(Document("d", "d.pdf", "0", pages=pages)).pages


def test_a_word_over_two_pages_is_joined_past_feet_heads_notes_and_tables() -> None:
    one = formed(
        1,
        (FormKind.PARAGRAPH, FIRST + "kompetanse-"),
        (FormKind.FOOTNOTE, "1 Jf. meldingen."),
        (FormKind.RUNNING, "Side 1"),
    )
    two = formed(
        2,
        (FormKind.RUNNING, "Plan for Vik kommune"),
        (FormKind.TABLE, "a\tb"),
        (FormKind.PARAGRAPH, "utvikling," + SECOND),
    )
    first, second = cleaned(one, two)
    assert "kompetanseutvikling,\n" in first.text
    assert "\n\ni alle fag." in second.text
    assert [c.reason for c in (*first.corrections, *second.corrections)] == [OVER_PAGES, OVER_PAGES]
    assert (undo(first.text, first.corrections), undo(second.text, second.corrections)) == (one.raw, two.raw)


def test_a_word_over_two_columns_is_joined() -> None:
    page = formed(1, (FormKind.PARAGRAPH, FIRST + "skole-"), (FormKind.PARAGRAPH, "utvikling" + SECOND))
    (after,) = cleaned(page)
    assert "skoleutvikling" in after.text
    assert {c.reason for c in after.corrections} == {OVER_COLUMNS}


def test_plain_pages_have_their_heads_and_numbers_passed_over() -> None:
    head = "Vik kommune – plan"
    first, second = cleaned(
        Page(1, f"{head}\n\n{FIRST}\nlese-\n\n- 1 -\n"), Page(2, f"{head}\n\nopplæring{SECOND}\n\n- 2 -\n")
    )
    assert "leseopplæring" in first.text
    assert "opplæring" not in second.text


@pytest.mark.parametrize(
    ("front", "rest"),
    [
        ("skole-", "og kultursektoren"),
        ("skole-", "Kommunen skal"),
        ("kvirre-", "flass som ikke finnes"),
        ("2012-", "plan for skolene"),
    ],
)
def test_what_is_no_word_for_sure_stays(front: str, rest: str) -> None:
    one, two = formed(1, (FormKind.PARAGRAPH, FIRST + front)), formed(2, (FormKind.PARAGRAPH, rest + SECOND))
    first, second = cleaned(one, two)
    assert first.text.rstrip().endswith(front)
    assert second.text.startswith(rest)


@pytest.mark.parametrize(("front", "rest", "whole"), [("PPT-", "tjenesten", "PPT-tjenesten")])
def test_a_hyphen_that_belongs_to_the_word_stays_in_it(front: str, rest: str, whole: str) -> None:
    first, _ = cleaned(
        formed(1, (FormKind.PARAGRAPH, FIRST + front)), formed(2, (FormKind.PARAGRAPH, rest + SECOND))
    )
    assert first.text.rstrip().endswith(whole)


@settings(deadline=None)
@given(st.lists(st.text("skole-utvikling kompetanse\n.- og", max_size=30), min_size=2, max_size=4))
def test_joining_can_be_undone(texts: list[str]) -> None:
    pages = [formed(n, (FormKind.PARAGRAPH, text or "x")) for n, text in enumerate(texts, 1)]
    for before, after in zip(pages, cleaned(*pages), strict=True):
        assert undo(after.text, after.corrections) == before.raw
