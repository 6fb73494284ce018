"""Text in which no sentence ends: it stays, the facts of what can be read stay, the rest is said to be left."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.extract import endless, extract
from ingest.model import Document, Kind, Page
from ingest.read.plain import looks_like_markdown
from ingest.segment import segment

PLAN = (
    "Plan for Nettverk Ringerike 2024\n\nI fjor startet nettverket Lesing på vidda sammen med UiT. "
    "Tiltaket begynte høsten 2021 og varer ut våren 2024. Kontaktperson er Berit Nordnes.\n\n"
)
WORDS = "skolen og kommunen i arbeid med opplæring av Lærere på Hamar "


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound at a length that is read quickly."""
    monkeypatch.setattr(endless, "ENDLESS", 5000)


def read(text: str) -> Document:
    return extract(segment(clean(Document("d", "d.txt", "0", (Page(1, text),)))))


def facts(document: Document) -> set[tuple[Kind, str]]:
    return {(m.kind, m.name) for m in document.mentions}


@pytest.mark.parametrize(
    "block",
    [WORDS * 400, "(" * 10_000 + ")" * 10_000, "Ab-" * 7_000, "9" * 20_000, "," * 20_000, ("Oslo\n" * 4_000)],
    ids=["no stop", "brackets", "hyphens", "digits", "commas", "lines of a word"],
)
def test_what_stands_before_endless_text_is_read(block: str) -> None:
    before, document = read(PLAN), read(PLAN + block)
    assert facts(before) <= facts(document)
    assert document.title == before.title
    assert len("".join(b.text for b in document.blocks)) >= 0.9 * len("".join(block.split()))
    (note,) = document.notes
    assert "were not read for names" in note


def test_a_document_that_is_understood_anew_has_one_note() -> None:
    document = read(PLAN + WORDS * 400)
    assert extract(document).notes == document.notes


def test_a_little_of_it_is_read_as_any_other() -> None:
    document = read(PLAN + "Tromsø er med " + WORDS * (endless.ENDLESS // len(WORDS) - 10))
    assert not document.notes
    assert (Kind.PLACE, "Tromsø") in facts(document)


def test_long_text_with_sentences_is_read_to_its_end() -> None:
    document = read(PLAN + (WORDS.strip() + ". ").capitalize() * 200 + "Tromsø er med.")
    assert not document.notes
    assert (Kind.PLACE, "Tromsø") in facts(document)


def test_a_rule_of_a_table_stands_on_one_line() -> None:
    assert looks_like_markdown("# A\n\n| b | c |\n| --- | :---: |\n| d | e |\n## F\n")
    assert not looks_like_markdown("\n" * 100_000 + "--- \n\n--- \n")
