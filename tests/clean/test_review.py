"""A person's decisions: grouped cases, the file, and what they do to corrections and doubts."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.clean.cleaner import askable
from ingest.clean.review import cases, decided, read_decisions, write_decisions
from ingest.clean.side_by_side import to_html
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


def test_the_context_of_a_doubt_is_cleaned() -> None:
    made = (Correction(0, "mgte", "møte", 0.9, "letters"), Correction(10, "pa", "på", 0.9, "letters"))
    doubt = Correction(5, "hast", "høst", 0.6, "context")
    (case,) = cases([document("mgte hast pa", corrections=made, doubts=(doubt,))])
    assert (case.before, case.contexts) == ("hast", (("møte", "på"),))


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


def test_html_counts_what_it_shows() -> None:
    page = to_html(document("Et mgte", corrections=(Correction(3, "mgte", "møte", 0.9, "letters: g read for ø"),)))
    assert "<p>1 change, 0 doubts on 1 page. " in page


def test_html_escapes_everything() -> None:
    raw = "<script>alert(1)</script> & mgte"
    page = to_html(document(raw, corrections=(Correction(28, "mgte", "<b>", 0.9, 'letters: "<i>"'),)))
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert '"<i>"' not in page
    assert "&lt;script&gt;" in page


LINES = st.lists(st.sampled_from(["hast", "var", "mgte", "spesi-\nelt", "\n", "\n\n", "<p>"]), max_size=30).map(
    " ".join
)


@given(LINES)
def test_html_shows_both_texts_whole(text: str) -> None:
    """Without its marks the page's two columns are the raw and the cleaned text."""
    cleaned = clean(document("Leererne pa hgyskolen har gjennomfgrt kurs, og de far tid til det.\n" + text))
    page = cleaned.pages[0]
    rows = re.findall(r"<pre>(.*?)</pre><pre>(.*?)</pre>", to_html(cleaned), re.S)
    for column, wanted in enumerate((page.raw, page.text)):
        shown = "\n".join(html.unescape(re.sub(r"<[^>]*>", "", row[column])) for row in rows)
        assert shown.split() == wanted.split()
    changes = len(re.findall(r"<ins class", to_html(cleaned)))
    assert changes == len(page.corrections)


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("avtae", "avtale", True),
        ("Trondhem", "Trondheim", True),
        ("leseopplzring", "leseopplæring", True),
        ("studieprogramråd", "stadieprogramråd", False),  # as good a compound as the guess
        ("lesingsoppgaver", "lesingsoppgåver", False),  # the other standard's
        ("Dehlin", "Dahlin", False),  # a surname for a rare word
        ("Scandinavia", "Scandinavian", False),  # a foreign name for a foreign word
    ],
)
def test_a_person_is_asked_with_a_reason_only(before: str, after: str, asked: bool) -> None:
    assert askable(before, after) is asked
