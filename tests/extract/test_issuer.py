"""Whose paper it is: by each sign that documents give of it, and none. Texts are invented."""

from __future__ import annotations

import pytest

from ingest.extract.issuer import issuer, signals, weights
from ingest.model import Document, DocumentType, Page


@pytest.mark.parametrize(
    ("title", "text", "whose"),
    [
        (
            "Oppvekstplan",
            "Planen gjeld alle skular.\n\nVedteken i Ullensvang kommunestyre 21.06.2021",
            "Ullensvang kommune",
        ),
        ("Tilskot", "Pengane går til skulane.\nE-post: kari.n@alver.kommune.no", "Alver kommune"),
        (
            "Kompetanseplan for barnehager i Tromsø",
            "Leder er Kari Li, rådgiver i Tromsø kommune.",
            "Tromsø kommune",
        ),
        (
            "Lokal kompetanse i Agder",
            "På denne siden samler Statsforvalteren i Agder alt om ordningene.",
            "Statsforvalteren i Agder",
        ),
        ("Lesing i fag", "Midlene er brukt på vikarer.", None),
    ],
)
def test_one_sign_is_enough_and_none_is_not(title: str, text: str, whose: str | None) -> None:
    document = Document("d", "d.txt", "0", (Page(1, text),))
    assert issuer(document, text, title, DocumentType.PLAN, None) == whose


@pytest.mark.parametrize(
    ("kind", "text", "whose"),
    [
        (
            DocumentType.LETTER,
            "Statsforvalteren i Troms og Finnmark\nVår dato: 3.3.2023\n\nOppvekstnettverk Ytre Fjord\n"
            "v/ Lyngen kommune\n9060 Lyngseidet\n\nSvar på søknad\nNettverket får 300 000 kroner.",
            "Statsforvalteren i Troms og Finnmark",
        ),
        (
            DocumentType.LETTER,
            "Fra: Kari Dalen\nTil: Ola Moen\nEmne: høsten\n\nHei, Statped kommer i mai, og Statped betaler.\n\n"
            "Kari Dalen\nskolefaglig rådgiver, Frøya kommune",
            "Frøya kommune",
        ),
        (
            DocumentType.REPORT,
            "Prosjekter i Nettverk Ekeberg 2013–2015\nUtdanningsetaten, 30. november 2015\n\n"
            "Nettverk Ekeberg omfatter ti skoler.",
            "Utdanningsetaten",
        ),
        (
            DocumentType.REPORT,
            "Rapport om kompetansetiltak\nMottaker: Fylkesmannen i Hedmark\nInnsender: Nettverk Søndre Fjell\n"
            "Samarbeidspartner: Høgskolen i Hedmark",
            "Nettverk Søndre Fjell",
        ),
        (
            DocumentType.CASE,
            "Saksframlegg\nDeltakelse i Region Ytterkysten\nRådmannens forslag til vedtak\n"
            "Herøy kommune går inn i Region Ytterkysten for tre nye år. Herøy kommune betaler sin del.",
            "Herøy kommune",
        ),
        (
            DocumentType.PLAN,
            "Kompetanseplan 2021–2024\nSkolesamarbeidet Indre Fjell (Tolga, Os og Folldal)\n\n"
            "Planen er laget sammen med Høgskolen i Innlandet.",
            "Skolesamarbeidet Indre Fjell",
        ),
    ],
)
def test_signs_outweigh_one_another(kind: DocumentType, text: str, whose: str) -> None:
    document = Document("d", "d.txt", "0", (Page(1, text),))
    assert issuer(document, text, text.split("\n")[0], kind, None) == whose


def test_a_short_form_speaks_for_the_network_that_bears_it() -> None:
    text = "Kompetanseplan for Mjøsregionen nord\nSkolesamarbeidet Mjøsregionen nord (Lom og Vågå)\n"
    document = Document("d", "d.txt", "0", (Page(1, text),))
    said = signals(document, text, "Kompetanseplan for Mjøsregionen nord", DocumentType.PLAN, "Mjøsregionen nord")
    assert "Mjøsregionen nord" not in said
    assert said["Skolesamarbeidet Mjøsregionen nord"]["its network"] == 1.0


def test_signals_are_between_nothing_and_one_and_the_learned_ones_exist() -> None:
    text = "Herøy kommune\nPlan for lesing\nHerøy kommune arbeider sammen med NTNU.\nPostboks 3, 8850 Herøy"
    document = Document("d", "d.txt", "0", (Page(1, text),))
    said = signals(document, text, "Plan for lesing", DocumentType.PLAN, None)
    assert all(0 <= value <= 1 for of in said.values() for value in of.values())
    assert said["Herøy kommune"].keys() & weights().keys()
