"""Marks, seasons and doubled words: what is mended on a badly read page, and what is left on any other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.clean.marks import marks
from ingest.model import Document, Page, undo

BAD = """Leererne pa hggskolen har gjennomfgrt kurs i begynneropplaering, og skolene fglger opp arbeidet med
det som er avtalt. Kommunen ma gjgre mer for a styrke leseopplaeringen i arene som kommer.
"""
"""Read by an English model: marks are looked at too."""


def cleaned(raw: str) -> Page:
    page = clean(Document("d", "d", "", (Page(1, raw),))).pages[0]
    assert undo(page.text, page.corrections) == raw
    return page


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("e Lesing i fag\ne Skriving i fag\n", "• Lesing i fag\n• Skriving i fag\n"),
        ("¢ Lesing i fag\ne Skriving i fag\n", "• Lesing i fag\n• Skriving i fag\n"),
        ("e — Lesing i fag\n+ — Skriving i fag\n", "• Lesing i fag\n• Skriving i fag\n"),
        ("m Lesing i fag\nm Skriving i fag\n", "■ Lesing i fag\n■ Skriving i fag\n"),
        ("Tiltak:\n* Lesing i fag\n", "Tiltak:\n• Lesing i fag\n"),
        ("e Lesing i fag\nStatped e Skriving i fag\ne Regning i fag\n", "Statped • Skriving i fag"),
        ("| H-24 — | NTNU |\nLesing H-25 — [ NTNU Samarbeid\n| V-24 — | UiO |\n", "H-25 – | NTNU"),
        ("Skolen skal fra var 2024 til hast 2026 ha kurs.\n", "fra vår 2024 til høst 2026"),
        ("Lesing | var NTNU\ni fag 2024 - | Statped\nfor alle hast\n2026 RVTS\n", "vår NTNU"),
        ("Kontakt er Bard Nesheim og Jorgen Lie.\n", "er Bård Nesheim og Jørgen Lie"),
        ("Elevene bruker lKT og Al/KI i fagene.\n", "IKT og AI/KI i"),
        ("Plan for PPTiskolene og barnehagene.\n", "PPT i skolene"),
        ("Dette er de tiltakene som skolene har * valgt a bruke.\n", "har valgt å"),
        ("Dette er de tiltakene som skolene har valgt. ;\n\nDet er fem.\n", "valgt. \n\nDet"),
        (
            "Dette er de mange gode tiltakene som skolene i hele kommunen har valgt av av hensyn til alle.\n",
            "valgt av hensyn",
        ),
        ("Alle tiltakene.er viktige for skolen.\n", "Alle tiltakene er viktige"),
        ("Tiltaket er-mest for skolene i byen.\n", "Tiltaket er mest for skolene"),
        (
            "De som har tatt kurset, kommer alle sammen fra byen og de andre stedene i nord,\n\nPlanen er ny.\n",
            "stedene i nord.\n\nPlanen",
        ),
        ("Planen ble -vedtatt i kommunen.\n", "Planen ble vedtatt i kommunen"),
        (
            "De som har tatt kurset kommer alle sammen fra Sor-\nTrondelag fylke og de andre stedene i nord.\n",
            "fra Sør-Trøndelag\nfylke",
        ),
    ],
)
def test_marks_of_a_page_read_badly(read: str, printed: str) -> None:
    assert printed in cleaned(BAD + read).text


@pytest.mark.parametrize(
    "kept",
    [
        "o Lesing i fag\no Skriving i fag\n",  # a second level is printed so
        "Kl. 10 og kl 12, Kl 3A, Al Hansen.\n",
        "Han var 2024 dager i tjenesten.\n",
        "Hva? Gjere og og justere planer.\n",  # two columns meet
        "a) Lesing * 2 = 4\n",
        "Innhold . . . . . . 4\n",
        "En ikke-kommunal skole, bl.a i byen, jf.pkt to, se planer.no og til-og-med.\n",
        "Lærere og -assistenter, barnehage- og -skoleeiere.\n",
        "Med vennlig hilsen,\n\nKari Moen\n",
        "De som har tatt kurset, kommer alle sammen fra byen, stedene i nord,\n\nog fra alle andre steder.\n",
        "Kontakt Oslo-\nTrondheim\n",  # cells
    ],
)
def test_what_may_be_printed_so_stays(kept: str) -> None:
    made, _ = marks(BAD + kept, misread=True)
    assert not [c for c in made if c.start >= len(BAD)]


@pytest.mark.parametrize(
    "text",
    [
        "* Lesing i fag\n* Skriving i fag\n+ Regning\n+ Engelsk\n",
        "Vi har var 2024 og hast 2025 på planen, og lKT.\n",
        "Planen gjelder for skolene. ;\n\nDen er ny.\n",
        "e Lesing i fag\n\nPlanen gjelder for skolene.\n",
    ],
)
def test_marks_of_other_pages_stay(text: str) -> None:
    good = "Lærerne på høgskolen har gjennomført kurs i begynneropplæring, og skolene følger opp arbeidet.\n" * 3
    page = cleaned(good + text)
    assert page.text == page.raw


def test_a_run_of_odd_marks_is_a_list_on_any_page() -> None:
    good = "Lærerne på høgskolen har gjennomført kurs i begynneropplæring, og skolene følger opp arbeidet.\n" * 3
    assert cleaned(good + "e Lesing i fag\ne Skriving i fag\n").text.endswith("• Lesing i fag\n• Skriving i fag\n")


def test_a_doubled_word_is_doubted_where_it_is_not_sure() -> None:
    page = cleaned("Planen gjelder for for mange skoler, og det er er vanskelig.\n")
    assert page.text == page.raw
    assert len(page.doubts) == 2


PIECES = st.sampled_from(
    ["e", "*", "¢", "—", "var", "hast", "2024", "-", "|", "[", "Kl", "av", "og", "Lesing", ";", "\n", "\n\n"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_marks_can_be_undone(text: str) -> None:
    cleaned(BAD + text)
