"""Capitals, stops and signs by their place; what a page proves about itself before they are touched."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.clean.places import dashes, sections
from ingest.clean.text import WORD, tokens
from ingest.model import Correction, Document, Page

WORN = (
    "Kommunane samarbeidcr om opplæringa og legg vckt på språket i barnehagane. Planen vart vedtcken av styret. "
    "Arbeidct med planane held frarn, og skulane skal vurdere tiltaka kvart ár saman med forcldra og elevane. "
    "Dette arbcidet gjcld alle elevar som trcng hjelp med lcsing og skriving. "
)
"""A page that a Norwegian model read badly, so that the rest of it may be touched."""


LOST = "Leererne pa hggskolen har gjennomfgrt kurs i begynneropplaering, og skolene fglger opp arbeidet. "
"""A line that an English model read."""


def cleaned(raw: str) -> str:
    return clean(Document("", "", "", pages=(Page(1, raw),))).pages[0].text


def corrected(raw: str, found: list[Correction]) -> str:
    return Page(1, raw, corrections=tuple(sorted(found, key=lambda c: c.start))).text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Dei flytta til ei skule I Bergen saman.", "Dei flytta til ei skule i Bergen saman."),
        ("Lova vart vedteken I 1998 av alle.", "Lova vart vedteken i 1998 av alle."),
        ("Dei ville lære meir. og det gjorde dei.", "Dei ville lære meir, og det gjorde dei."),
    ],
)
def test_worn_pages_are_mended_by_place(read: str, printed: str) -> None:
    assert cleaned(WORN + read).endswith(printed)


@pytest.mark.parametrize(
    "text",
    [
        "Sjå kapittel I Verkeområde i lova.",
        "Skulen fekk 3 mill. kroner til arbeidet på skulen, jf. lova kap. fire.",
        "Poitiers og Yann var med, og Poitiers sa at Yann skulle halde fram.",
    ],
)
def test_clean_pages_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    ["Sjå kapittel I Verkeområde i lova.", "Det kosta 3 mill. kroner.", "Jean Poitiers kom, og Poitiers sa det."],
)
def test_right_words_of_worn_pages_stay(text: str) -> None:
    assert cleaned(WORN + text).endswith(text)


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("etter barneloven $ 12 og", "etter barneloven § 12 og"),
        ("i vegloven 8 2 sto det", "i vegloven § 2 sto det"),
        ("fordi (5 7 annet ledd)", "fordi (§ 7 annet ledd)"),
        ("fikk ifølge loven 5 000 kroner", None),
        ("prisen var $ 12 millioner", None),
        ("8 2 elever", None),
    ],
)
def test_section_signs(raw: str, mended: str | None) -> None:
    assert corrected(raw, sections(raw)) == (mended or raw)


def test_short_dashes_follow_long_ones() -> None:
    raw = "Planen — som er ny — gjelder nå - også i år. PP-tjenesten er med."
    assert corrected(raw, dashes(raw)) == raw.replace(" - ", " – ")
    assert not dashes("Planen - som er ny - gjelder nå.")
    assert not dashes("Planen — som er ny - gjelder nå, også i år.")


def test_sentences_without_a_blank_are_two() -> None:
    assert [t.text for t in tokens("med skolen.Kommunen bidrar", 0, 26)] == [
        "med",
        "skolen",
        ".",
        "Kommunen",
        "bidrar",
    ]


def test_codes_are_no_words_and_a_shout_keeps_its_mark() -> None:
    def words(raw: str) -> list[str]:
        return [t.text for t in tokens(raw, 0, len(raw)) if t.kind == WORD]

    assert words("E6 P1 A4 5b 3A") == []
    assert words("0g P4") == ["0g", "P4"]
    assert words("PS!") == ["PS"]
    assert words("4r 12 m2 km2") == ["4r"]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Planen er laget av. alle skolene.", "Planen er laget av alle skolene."),
        ("De fire tiltakene er: lesing og skriving.", "De fire tiltakene er: lesing og skriving."),
        ("Planen er laget, jf. alle skolene.", "Planen er laget, jf. alle skolene."),
        ("\n\nRAD OG UTVALG FOR BARN PA SKOLEN", "RÅD OG UTVALG FOR BARN PÅ SKOLEN"),
        ("\n\nSAKLISTE FOR MOTE I PKU OG HSF", "SAKLISTE FOR MØTE I PKU OG HSF"),
        ("\n\nMOTE I PPT", "MOTE I PPT"),  # short words alone may be abbreviations
    ],
)
def test_specks_go_and_headings_in_capitals_are_read(read: str, printed: str) -> None:
    assert cleaned(LOST + read).endswith(printed)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Ingen svarte. lfglge planen skulle alle komme.", "Ingen svarte. Ifølge planen skulle alle komme."),
        ("Dette gjelder, ifelge planen.", "Dette gjelder, ifølge planen."),
        ("De er fra @st-Agder og er lerere.", "De er fra Øst-Agder og er lærere."),
    ],
)
def test_misread_capitals_open_sentences_and_double_names(read: str, printed: str) -> None:
    assert cleaned(LOST + read).endswith(printed)
