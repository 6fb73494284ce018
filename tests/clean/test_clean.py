"""Cleaning: what it mends, what it leaves, and the laws that hold for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.clean.layout import LONGEST, stretches
from ingest.model import CellForm, Document, Form, FormKind, Page

DAMAGED = """
Formalet med planen er a gi alle barn og unge en bedre skole. Skoleeierne og hggskolene har veert
enige om at kommunen ma gjgre mer for a styrke leseopplaeringen i arene som kommer. Det er ogsa
viktig at leererne far tid til a mgte foreldrene, og at tiltakene blir gjennomfgrt pa alle trinn.
"""
NYNORSK = """
Formalet med planen er a gje alle born og unge ein betre skule. Skuleeigarane har vore samde om at
kommunen ma gjere meir for a styrkje leseopplaeringa. Det er ogsa viktig at dei ikkje ventar, og at
tiltaka vert gjennomforde pa alle skulane i heile fylket.
"""
INTACT = """
Formålet med planen er å gi alle barn og unge en bedre skole. Skoleeierne og høgskolene har vært enige
om at kommunen må gjøre mer for å styrke leseopplæringen. Ta kontakt med Ola Gruters på e-post
ola.gruters@eksempel.no eller se https://www.eksempel.no/skole. Sak 08/1234-5 gjelder Ugland IT Group.
"""


def page_of(text: str, **more: object) -> Page:
    return clean(Document("d", "d", "", (Page(1, text, **more),))).pages[0]  # type: ignore[arg-type]


def test_mends_letters_with_context() -> None:
    text = page_of(DAMAGED).text
    for right in (
        "Formålet med planen er å gi",
        "høgskolene har vært",
        "må gjøre mer for å styrke leseopplæringen i årene",
        "også",
        "lærerne får tid til å møte",
        "gjennomført på alle trinn",
    ):
        assert right in text


def test_mends_nynorsk_as_nynorsk() -> None:
    text = page_of(NYNORSK).text
    for right in (
        "Formålet",
        "er å gje",
        "ein betre skule",
        "må gjere meir",
        "leseopplæringa",
        "også",
        "ikkje",
        "på alle",
    ):
        assert right in text


@pytest.mark.parametrize(
    "text",
    [
        INTACT,
        INTACT * 3,
        "Etter § 5b og § 5a kan 3A få støtte, jf. § 5c og opplæringslova. " * 20,
        "I 2024 og II. kvartal er 4 av 10 ferdig.",
    ],
)
def test_leaves_clean_text_byte_for_byte(text: str) -> None:
    assert page_of(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "The plan of the school is to read more books and to have fun with all of the children in this town.",
        "Der Plan für die Schule ist gut und die Kinder lesen gern.",
        "Πλάνο για το σχολείο",
        "学校の計画",
        "план школы на 2024 год",
        "for i in range(10): print(i)",
    ],
)
def test_leaves_other_languages_alone(text: str) -> None:
    assert page_of(text).text == text


def test_addresses_and_numbers_stay_in_a_damaged_text() -> None:
    extra = "Skriv pal.roland@hggskole.no eller www.hggskole.no/pa, sak 08/1234-5, H-24, LK2020, f.o.m. 1-24.\n"
    text = page_of(DAMAGED + extra).text
    for kept in ("pal.roland@hggskole.no", "www.hggskole.no/pa", "08/1234-5", "H-24", "LK2020", "f.o.m.", "1-24"):
        assert kept in text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Det gjelder spesi-\nelt elever i skolen.\n", "Det gjelder spesielt\nelever i skolen.\n"),
        ("Det gjelder spesi-\nelt, sier de.\n", "Det gjelder spesielt,\nsier de.\n"),
        ("Det gjelder barnehage- og skole og barnehage-\nog skolesektoren.", None),
        ("Tiltaket heter Rekom-\nKompetanse.", None),
    ],
)
def test_joins_words_divided_at_line_ends(raw: str, expected: str | None) -> None:
    assert page_of(raw).text == (raw if expected is None else expected)


def test_names_read_in_several_ways_agree() -> None:
    text = DAMAGED + "Elin Bg Morud leder. Elin Ba Morud og Elin Bo Morud svarer.\n"
    assert page_of(text).text.count("Elin Bø Morud") == 3


def test_a_correction_never_crosses_a_cell() -> None:
    raw = "Tiltak for spesi-\tog elt\tansvar for a fa\n" + DAMAGED
    cells = (CellForm(0, 0, 0, 17), CellForm(0, 1, 18, 24), CellForm(0, 2, 25, 40))
    page = page_of(raw, forms=(Form(FormKind.TABLE, 0, 40, cells=cells),))
    for c in page.corrections:
        assert c.start >= 40 or any(cell.start <= c.start and c.end <= cell.end for cell in cells)


def holds(page: Page) -> None:
    """Corrections are sorted, apart, true to the raw text and change something; undo gives the raw text back."""
    at = 0
    for c in page.corrections:
        assert at <= c.start
        assert page.raw[c.start : c.end] == c.before != c.after
        assert 0 <= c.confidence <= 1
        assert c.reason
        at = c.end
    undone, at = [], 0
    for c in page.corrections:
        place = page.to_text(c.start)
        undone += [page.text[at:place], c.before]
        assert page.text[place : place + len(c.after)] == c.after
        at = place + len(c.after)
    assert "".join([*undone, page.text[at:]]) == page.raw
    for d in page.doubts:
        assert page.raw[d.start : d.end] == d.before != d.after


PIECES = """a pa skole hggskole laering - — | e o i det var 4 & @ke spesi-\n elt [ ] 12.3.2024 ÅSE §"""
WORDS = st.sampled_from([*PIECES.split(" "), "\n\n", "\f", "\t"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_laws_hold_for_words(text: str) -> None:
    holds(page_of(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_laws_hold_for_any_text(text: str) -> None:
    holds(page_of(text))


def test_laws_hold_for_damaged_text() -> None:
    page = page_of(DAMAGED * 3)
    assert len(page.corrections) > 30
    holds(page)


def test_cleaning_twice_changes_nothing_more() -> None:
    once = page_of(DAMAGED).text
    assert page_of(once).text == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\f ",
        "x" * 1_000_000,
        "12 345 " * 20_000,
        "\x00\x01\x02 \x1b[31m \u200b\u202e \ufeff",
        "| " * 5000,
        "-\n" * 5000,
        "å" * 500,
        "\ud800 lone",
        "lorem ipsum dolor " * 20_000,
    ],
    ids=["empty", "blank", "endless word", "digits", "control", "bars", "hyphens", "å", "surrogate", "latin"],
)
def test_bad_input_is_left_alone(text: str) -> None:
    assert page_of(text).text == text


def test_a_long_line_ends_in_time() -> None:
    page = page_of(DAMAGED.replace("\n", " ") * 300)
    assert "leseopplæringen" in page.text
    holds(page)


def test_a_word_that_nobody_knows_is_no_correction_but_a_doubt() -> None:
    text = f"{SCAN_LINE} Det gjelder ogsa heimgn og laergrforbundet."
    page = clean(Document("d", "/d.txt", "0", pages=(Page(1, text),))).pages[0]
    assert "også heimgn og laergrforbundet" in page.text
    assert {c.before for c in page.doubts} <= {"heimgn", "laergrforbundet"}


SCAN_LINE = "Leererne pa hgyskolen i Trgndelag har gjennomfgrt kurs, og skolene fglger opp arbeidet i kommunen."


@pytest.mark.parametrize("words", [499, 500, 501, 1000, 1001, 2750])
def test_a_line_without_end_is_cut_into_stretches(words: int) -> None:
    """Each word stands in one of them, in order, and all but the last are as long as they may be."""
    raw = "Vi leser " * (words // 2) + "mye " * (words % 2)
    found = stretches(Page(1, raw))
    assert [t.start for line in found for t in line] == [m.start() for m in re.finditer(r"\S+", raw)]
    assert all(len(line) == LONGEST for line in found[:-1])
    assert 0 < len(found[-1]) <= LONGEST
