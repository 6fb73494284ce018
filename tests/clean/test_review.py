"""A person's decisions: grouped cases, the file, and what they do to corrections and doubts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.clean.review import cases, decided, read_decisions, to_html, write_decisions
from ingest.model import Correction, Document, Page

WORDS = st.text(alphabet="abcæøå |-'=", min_size=1, max_size=8).filter(lambda w: w.strip() == w)


def document(raw: str, **more: tuple[Correction, ...]) -> Document:
    return Document("d", "d.txt", "", (Page(1, raw, **more),))  # type: ignore[arg-type]


@given(st.dictionaries(WORDS, st.none() | WORDS.filter(lambda w: w != "="), max_size=8))
def test_the_file_keeps_decisions(decisions: dict[str, str | None]) -> None:
    assert read_decisions(write_decisions(decisions)) == decisions


def test_equal_cases_are_one_the_most_frequent_first() -> None:
    raw = "hast og var og hast"
    doubts = tuple(
        Correction(at, raw[at : at + n], new, 0.6, "context") for at, n, new in ((0, 4, "høst"), (8, 3, "vår"))
    )
    more = (*doubts, Correction(15, "hast", "høst", 0.6, "context"))
    found = cases([document(raw, doubts=more)])
    assert [(c.before, c.after, c.count) for c in found] == [("hast", "høst", 2), ("var", "vår", 1)]
    assert found[0].contexts[0] == ("", "og var og hast")


def test_answers_promote_keep_and_replace() -> None:
    made = (Correction(0, "Mal", "Mål", 0.9, "context"), Correction(10, "pa", "på", 0.9, "context"))
    doubts = (Correction(4, "hast", "høst", 0.6, "context"), Correction(20, "var", "vår", 0.6, "context"))
    after, open_ = decided(made, doubts, {"Mal": None, "hast": "haust"})
    assert [(c.before, c.after) for c in after] == [("hast", "haust"), ("pa", "på")]
    assert open_ == doubts[1:]


def test_a_decision_holds_in_a_later_run() -> None:
    raw = "Formalet er a gi barna en god skole, og det er viktig at leererne far tid til a mgte foreldrene.\n"
    assert "møte" in clean(document(raw)).pages[0].text
    page = clean(document(raw), decisions={"mgte": None, "leererne": "lærarane"}).pages[0]
    assert "mgte" in page.text
    assert "lærarane" in page.text


def test_html_escapes_everything() -> None:
    raw = "<script>alert(1)</script> & mgte"
    page = to_html(document(raw, corrections=(Correction(28, "mgte", "<b>", 0.9, 'letters: "<i>"'),)))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;" in page
