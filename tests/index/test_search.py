"""Questions to small libraries, in the ways people ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.search import places_in, search
from ingest.model import DocumentType, Kind, Period
from tests.index.documents import document, mention, row

PLAN, WEB = DocumentType.PLAN, DocumentType.WEB


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library"), create=True) as made:
        made.put(document(
            "old", "Program med kurs i lesing for lærere. Evalueres i 2010.", title="Kvalitetsprogram",
            date="2009-05-25", period=Period("2009-08", "2012-06"), type=DocumentType.CASE,
            mentions=(mention(Kind.PARTNER, "HiST"),),
        ))  # fmt: skip
        made.put(document(
            "plan", "Leseopplæring på småtrinnet med Universitetet i Agder.", "Organisering av arbeidet.",
            title="Langsiktig plan", date="2023-12-01", period=Period("2024-01", "2027-12"), type=PLAN,
            mentions=(mention(Kind.PARTNER, "UiA", "Universitetet i Agder"),),
            relations=(row("Lesing", "UiA", start="2024-08", end="2025-06"),),
        ))  # fmt: skip
        made.put(document("dated", "Tips om lesing hjemme.", date="2024-03-01", type=WEB))
        made.put(document("prints", "Om lesing og skriving; se vedtaket fra 2024.", date="2025-02-01"))
        made.put(document("scan", "Samarbeid med hggskoler om vurderingspraksis.", date="2016-01-01"))
        made.put(document("nynorsk", "Høgskulen rettleier lærarane i vurdering.", date="2017-01-01"))
        made.put(document("for", "Dette er alt for alle."))
        made.put(document("reader", "Kommunen har bibliotekarer som hjelper dem med tale- og hørselsvansker."))
        made.put(document("court", "Skoleledelsen vil ha et musikalsk verksted i klasserommet."))
        made.put(document("before", "Det var slik før."))
        yield made


def ids(library: Library, text: str, **options: object) -> list[str]:
    return [hit.document for hit in search(library, text, **options).hits]  # type: ignore[arg-type]


def test_years_order_the_answers(library: Library) -> None:
    assert ids(library, "lesing 2024") == ["plan", "dated", "prints"]
    assert ids(library, "lesing 2009") == ["old"]
    assert ids(library, "lesing 2011") == ["old"]
    assert ids(library, "lesing 1998") == []


def test_filters_leave_out(library: Library) -> None:
    assert set(ids(library, "lesing", from_year=2024)) == {"plan", "dated", "prints"}
    assert ids(library, "lesing", to_year=2012) == ["old"]
    assert ids(library, "lesing", type="web") == ids(library, "lesing type:web") == ["dated"]
    assert ids(library, "lesing", partner="Høgskolen i Agder") == ["plan"]
    assert ids(library, "lesing", partner="Nobody") == []
    assert ids(library, "title:plan") == ["plan", "plan"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("leseopplæringen", "plan"),  # inflection
        ("høyskole", "scan"),  # spelling pair, and OCR that the cleaning left
        ("høyskole", "nynorsk"),
        ("vurderingspraksiser", "scan"),
        ("hogskule", "nynorsk"),  # typed without ø
        ("småtrinet", "plan"),  # misspelt
        ("smaatrinnet", "plan"),
        ("UiA", "plan"),  # the abbreviation of what stands there
        ("hvem driver organiseringen", "plan"),
        ("alt kommune", "for"),
        ("vurderings*", "scan"),
        ("skrivimg~", "prints"),
        ('"vedtaket fra"', "prints"),
        ("lesing AND skriving", "prints"),
        ("veiledning av lærere", "nynorsk"),
        ("bibliotekaaren", "reader"),  # a slip in a form that is not there
        ("bibliotekarane", "reader"),
        ("talevansker", "reader"),  # of which only the first part is written out
        ("skoleleder", "court"),  # a compound of the same family
        ("musik", "court"),  # a slip in a word of the same family
        ("klasserom", "court"),
        ("vurderingslærere", "nynorsk"),  # the parts of a compound near each other
    ],
)
def test_found(library: Library, asked: str, found: str) -> None:
    assert found in ids(library, asked)


@pytest.mark.parametrize(
    ("asked", "not_found"),
    [
        ("for", "before"),
        ("før", "for"),
        ("lesing -skriving", "prints"),
        ("lesing AND skriving", "dated"),
        ('"fra vedtaket"', "prints"),
        ("svømmehall", "plan"),
        ("kurslærere", "plan"),
        ("skrivelesing", "prints"),  # «lesing og skriving» is no compound
        ("Alta kommune", "for"),  # a name has no other forms: not «alt»
    ],
)
def test_not_found(library: Library, asked: str, not_found: str) -> None:
    assert not_found not in ids(library, asked)


def test_words_side_by_side_come_before_words_apart(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as made:
        made.put(
            document("apart", "Rektor takker for turen. Vi sendte et brev hjem, og så fikk vi en felles bil.")
        )
        made.put(
            document("beside", "Skolene deler en felles rektor. Han takker for turen og sendte et brev hjem.")
        )
        made.put(document("other", "Brevet takker for turen."))
        assert ids(made, "felles rektor") == ["beside", "apart"]
        assert ids(made, "rektor felles") == ["beside", "apart"]


def test_another_way_to_say_it_all_is_worth_more_than_some_of_the_words(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as made:
        made.put(document("words", "Lærerne har jobb og hjem, og de har fri fra jobb."))
        made.put(document("said", "Regionen tilbyr videreutdanning for koordinatorer. Hun fratrer i mai."))
        made.put(document("other", "Det regner i dag."))
        assert ids(made, "annen jobb")[0] == "said"


def test_nothing_is_said_of_what_is_not_there(library: Library) -> None:
    answer = search(library, "svømmehall kjernekraft")
    assert (answer.hits, answer.total, answer.suggestion) == ((), 0, None)


def test_did_you_mean(library: Library) -> None:
    assert search(library, "skrivimg hjemme").suggestion == "skriving hjemme"
    assert search(library, "Skrivimg hjemme").suggestion == "Skriving hjemme"


def test_a_phrase_is_marked_as_one(library: Library) -> None:
    hit = search(library, '"lesing og skriving"').hits[0]
    assert [hit.snippet[start:end] for start, end in hit.highlights] == ["lesing og skriving"]
    assert search(library, "skriving hjemme").suggestion is None


def test_highlights_are_exact_and_in_the_cleaned_text(library: Library) -> None:
    for text in ("lesing 2024", "høyskole", "UiA", "kurs lærere"):
        for hit in search(library, text).hits:
            page = library.document(hit.document).pages[hit.page - 1].text
            assert hit.snippet in page
            assert hit.highlights
            assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.highlights)
            assert list(hit.highlights) == sorted(hit.highlights)
    (hit,) = search(library, "hjemme").hits
    assert [hit.snippet[a:b] for a, b in hit.highlights] == ["hjemme"]


def test_names_are_recognised(library: Library) -> None:
    assert search(library, "Universitetet i Agder lesing").query.entities == (
        (Kind.PARTNER, "UiA"), (Kind.MEASURE, "Lesing"),
    )  # fmt: skip


def test_facets_count_the_pages(library: Library) -> None:
    answer = search(library, "lesing")
    assert answer.facets["type"] == {"other": 1, "case": 1, "plan": 1, "web": 1}
    assert answer.facets["partner"] == {"HiST": 1, "UiA": 1}
    assert answer.facets["year"]["2010"] == 1
    assert sum(answer.facets["type"].values()) == answer.total


def test_limit_and_total(library: Library) -> None:
    answer = search(library, "lesing", limit=2)
    assert (len(answer.hits), answer.total) == (2, 4)


def test_pages_of_hits_are_the_whole_list(library: Library) -> None:
    whole = search(library, "lesing").hits
    parts = [hit for offset in range(0, 6, 2) for hit in search(library, "lesing", limit=2, offset=offset).hits]
    assert tuple(parts) == whole


def test_sorted_by_date(library: Library) -> None:
    newest = search(library, "lesing", sort="date")
    assert [hit.date for hit in newest.hits] == ["2025-02-01", "2024-03-01", "2023-12-01", "2009-05-25"]
    assert ids(library, "lesing", sort="date", limit=1, offset=1) == ["dated"]
    assert newest.total == search(library, "lesing").total


def test_the_same_question_the_same_answer(library: Library) -> None:
    one, other = search(library, "lesing vurdering"), search(library, "lesing vurdering")
    assert one.hits == other.hits


@pytest.mark.parametrize(
    "text", ["", "   ", '""', "()", "og", "2024", "type:plan", "-lesing", "*", "~", "æ" * 300]
)
def test_odd_questions_are_answered(library: Library, text: str) -> None:
    assert search(library, text).total >= 0


def test_an_empty_library_answers(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as empty:
        assert search(empty, "lesing 2024").total == 0


def test_copies_of_a_page_are_one_hit(tmp_path: Path) -> None:
    text = "Planen for lesing i nettverket gjelder alle skoler. " * 5
    with Library.open(tmp_path, create=True) as made:
        for name in ("one", "two", "three"):
            made.put(document(name, text, title="Plan", date="2024-01-01"))
        made.put(document("dated", text, title="Plan", date="2025-01-01"))  # another version
        made.put(document("short", "Om lesing.", title="Plan"))
        made.put(document("brief", "Om lesing.", title="Plan"))  # a few words are no copy
        answer = search(made, "lesing")
        assert answer.total == 4
        assert {hit.document: [c.document for c in hit.copies] for hit in answer.hits} == {
            "one": ["two", "three"], "dated": [], "short": [], "brief": [],
        }  # fmt: skip
        assert [hit.document for hit in search(made, "lesing", limit=2).hits] == [
            hit.document for hit in answer.hits[:2]
        ]
        made.forget("one")
        assert {hit.document for hit in search(made, "lesing").hits} == {"two", "dated", "short", "brief"}


def test_places_in_a_page_are_those_that_answer(library: Library) -> None:
    text = "Kurs i leseopplæring og regning."
    assert [text[a:b] for a, b in places_in(library, "lesing 2024", text)] == ["leseopplæring"]
    assert places_in(library, "svømming", text) == ()
