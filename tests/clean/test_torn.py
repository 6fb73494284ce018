"""Words torn over two lines of a woven table are joined where that is sure, and everything can be undone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.model import Document, FormKind, Page, undo
from ingest.segment import segment

WOVEN = """Tiltak | Start - | Partner | Kommentar
Kompetanse- | H-24 — | NTNU Videreutvikling av
heving i lesing H-27 Kari Solberg eksisterende pakke
Undervisningspr | V-25 — | Matematikksent | Samarbeid med
aksis i skolen V-27 eret; Skolen deltar for forste gang
Spesialpedagogi H-25 — | Statped | Flere skoler er med,
KK og lering H-27 Ola Berg og de far hjelp av PPT
"""


def cleaned(raw: str) -> Page:
    return clean(Document("d", "d", "", (Page(1, raw),))).pages[0]


def test_halves_in_a_woven_table_become_one_word() -> None:
    page = cleaned(WOVEN)
    for word in ("Kompetanseheving", "Undervisningspraksis", "Matematikksenteret;", "Spesialpedagogikk"):
        assert word in page.text
    for rest in ("\nheving", "aksis i", "eret; Skolen", "KK"):
        assert rest not in page.text
    assert undo(page.text, page.corrections) == WOVEN


def test_the_cells_of_the_table_hold_the_whole_words() -> None:
    document = segment(clean(Document("d", "d", "", (Page(1, "Plan for lesing\n\n" + WOVEN),))))
    texts = [cell.text for block in document.blocks if block.kind is FormKind.TABLE for cell in block.cells]
    assert any(t.startswith("Undervisningspraksis i skolen") for t in texts)
    assert any("Matematikksenteret" in t for t in texts)
    assert not any("\u00ad" in t for t in texts)


@pytest.mark.parametrize(
    "row",
    [
        "barnehage- | H-24 — | NTNU\nog skolesektoren H-27 Kari",  # one ending for two words
        "Lesing i fag | H-24 — | NTNU\nen plan for alle H-27 Kari",  # two words as they stand
        "Kurs for leerer | H-24 — | NTNU\nen gang i aret H-27 Kari",  # a misread word is no half
        "PPT- | H-24 — | NTNU\nledelse H-27 Kari Solberg",  # an abbreviation keeps its hyphen
    ],
)
def test_what_is_no_torn_word_stays_apart(row: str) -> None:
    page = cleaned(WOVEN + row)
    torn = [c for c in page.corrections if "torn" in c.reason and c.start >= len(WOVEN)]
    assert not torn


def test_prose_is_not_a_table() -> None:
    raw = "Planen gjelder for alle skolene i nettverk\net og for barnehagene i kommunen.\n" * 4
    assert cleaned(raw).text == raw


HALVES = st.sampled_from(
    ["Kompetanse-", "heving", "Matematikksent", "eret;", "H-24", "—", "|", "NTNU", "og", "en", "t", "\n"]
)


def letters(texts: Iterable[str]) -> list[str]:
    return sorted(c for c in "".join(texts).lower() if c.isalpha())


@settings(max_examples=80, deadline=None)
@given(st.lists(HALVES, max_size=50).map(" ".join))
@example("Kompetanse- t \n heving")  # a rest amid the halves of another word goes with their join
def test_any_halves_can_be_undone(text: str) -> None:
    """And where joining mends no letter, it only moves them: none is lost, none stands twice."""
    raw = WOVEN + text
    page = cleaned(raw)
    assert undo(page.text, page.corrections) == raw
    joins = [c for c in page.corrections if c.reason.startswith("join:")]
    if not any(";" in c.reason for c in joins):
        assert letters(c.before for c in joins) == letters(c.after for c in joins)
    document = segment(Document("d", "d", "", (page,)))
    assert all(0 <= b.at.start <= b.at.end <= len(page.text) for b in document.blocks)


def test_a_table_of_fragments_ends_in_time() -> None:
    raw = "\n".join(f"brokk{chr(97 + i % 26)}x | fragmen | bitarx ders |" for i in range(20_000))
    assert cleaned(raw).text == raw
