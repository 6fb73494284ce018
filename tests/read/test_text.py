from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.text import decode, mend_encoding, tidy
from tests.read.conftest import Reading


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet=st.characters()))
def test_no_control_character_gets_through(text: str) -> None:
    for c in tidy(text):
        assert c in "\n\t\f" or unicodedata.category(c) not in ("Cc", "Cs")
        assert c not in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufffe\uffff\u00ad\u200b"


@given(st.text(alphabet="abcæøåÆØÅéÉ «»–\n", min_size=1))
def test_norwegian_text_survives_its_encodings(text: str) -> None:
    norwegian = "Høring på Ærø om blåbær på øya.\n" + text
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert decode(norwegian.encode(encoding))[0] == tidy(norwegian)


@pytest.mark.parametrize("encoding", ["mac_roman", "cp865"])
def test_old_encodings_are_told_by_their_letters(encoding: str) -> None:
    text = "Rådmannen foreslår å øke støtten til læring i småskolen, særlig lesing på første trinn."
    assert decode(text.encode(encoding))[0] == text


def test_ligatures_and_soft_hyphens() -> None:
    assert tidy("\ufb01nne kompe\u00ad\ntanse og kom\u00adpetanse\r\n") == "finne kompe-\ntanse og kompetanse\n"


def test_mojibake_is_mended_and_quotes_are_left() -> None:
    assert mend_encoding("FÃ¸rste mÃ¥l\n“Ord” og ’s") == ("Første mål\n“Ord” og ’s", 1)


def test_mended_text_says_so(reading: Reading) -> None:
    document = reading("a.txt", "SkolemiljÃ¸ og lÃ¦ring")
    assert document.pages[0].raw == "Skolemiljø og læring"
    assert "wrong encoding" in document.notes[0]


def test_a_lone_a_with_tilde_is_left_alone() -> None:
    assert mend_encoding("São Paulo, Ångström, Ã") == ("São Paulo, Ångström, Ã", 0)


def test_form_feeds_part_pages(reading: Reading) -> None:
    document = reading("a.txt", "Side en\n\fSide to\n\f")
    assert [(p.number, p.raw) for p in document.pages] == [(1, "Side en\n"), (2, "Side to\n")]


def test_plain_text_with_markdown_in_it_is_read_as_markdown(reading: Reading) -> None:
    document = reading("a.txt", "# Plan\n\nVi har **to** mål.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    assert "**" not in document.pages[0].raw
    assert "Markdown" in document.notes[0]


def test_plain_text_with_stars_and_numbers_stays_plain(reading: Reading) -> None:
    text = "Budsjett 2 * 3\n# 4 er viktig\n1. Mål\n---\nSlutt"
    assert reading("a.txt", text).pages[0].raw == text
