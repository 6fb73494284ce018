"""Whose paper it is where no letterhead says so: one sign at a time, and none. Texts are invented."""

from __future__ import annotations

import pytest

from ingest.extract.owner import owner
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
    assert owner(document, text, title, DocumentType.PLAN) == whose
