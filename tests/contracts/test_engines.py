"""Every engine is asked the same questions; the plain one in memory is the judge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.base import EXACT, PART, STEM, TITLE, All, Best, Near, Node, PageTerms, Phrase, SearchIndex, Some, Term
from index.on_memory import MemoryIndex
from index.on_whoosh import WhooshIndex

ENGINES: dict[str, Callable[[Path], SearchIndex]] = {
    "memory": lambda folder: MemoryIndex(),
    "whoosh": lambda folder: WhooshIndex.create(folder / "index"),
}

PAGES = (
    PageTerms(1, 10, {EXACT: ["lesing", "i", "skolen", "lesing"], STEM: ["les", "skol"], TITLE: ["plan"]}),
    PageTerms(2, 10, {EXACT: ["regning", "i", "skolen"], STEM: ["regn", "skol"], TITLE: ["plan"]}),
    PageTerms(3, 20, {EXACT: ["i", "skolen", "lesing"], STEM: ["skol", "les"], PART: ["verk"]}),
    PageTerms(4, 30, {}),
    PageTerms(5, 40, {EXACT: ["før", "for", "år"], STEM: ["før", "for", "år"]}),
)


@pytest.fixture(params=sorted(ENGINES))
def index(request: pytest.FixtureRequest, tmp_path: Path) -> SearchIndex:
    made = ENGINES[request.param](tmp_path)
    made.add(PAGES)
    made.commit()
    return made


def scored(index: SearchIndex, node: Node) -> dict[int, float]:
    """The pages that match and what they are worth."""
    pages, scores = index.pages().tolist(), index.scores(node).tolist()
    return {page: score for page, score in zip(pages, scores, strict=True) if score}


def found(index: SearchIndex, node: Node) -> list[int]:
    """The pages that match, best first."""
    return [page for page, _ in sorted(scored(index, node).items(), key=lambda item: (-item[1], item[0]))]


@pytest.mark.parametrize(
    ("node", "pages"),
    [
        (Term(EXACT, "lesing"), {1, 3}),
        (Term(EXACT, "for"), {5}),  # and not «før», which no engine may fold away
        (Term(TITLE, "plan"), {1, 2}),
        (Term(EXACT, "nothing"), set()),
        (Phrase(("i", "skolen")), {1, 2, 3}),
        (Phrase(("skolen", "lesing")), {1, 3}),
        (Phrase(("lesing", "skolen")), set()),
        (Phrase(("skol", "les"), field=STEM), {3}),
        (Best((Term(EXACT, "regning"), Phrase(("skol", "les"), field=STEM), Term(EXACT, "nothing"))), {2, 3}),
        (Some((Term(EXACT, "regning"), Term(STEM, "før"))), {2, 5}),
        (All((Term(STEM, "skol"), Term(EXACT, "lesing"))), {1, 3}),
        (All((Term(STEM, "skol"),), (Term(EXACT, "lesing"),)), {2}),
        (
            All((Some((Term(STEM, "les"), Term(STEM, "regn"))), Phrase(("i", "skolen"))), (Term(PART, "verk"),)),
            {1, 2},
        ),
    ],
)
def test_what_matches(index: SearchIndex, node: Node, pages: set[int]) -> None:
    assert set(found(index, node)) == pages


def test_more_often_and_rarer_is_better(index: SearchIndex) -> None:
    assert found(index, Term(EXACT, "lesing"))[0] == 1
    assert found(index, Some((Term(EXACT, "skolen"), Term(EXACT, "regning"))))[0] == 2


def test_weights_count(index: SearchIndex) -> None:
    def node(weight: float) -> Node:
        return Some((Term(EXACT, "regning"), Term(EXACT, "lesing", weight)))

    assert found(index, node(5.0))[-1] == 2
    assert found(index, node(0.01))[0] == 2


def test_documents_leave(index: SearchIndex) -> None:
    index.remove([10, 77])
    index.commit()
    assert found(index, Term(EXACT, "lesing")) == [3]
    assert index.documents() == {20, 30, 40}
    assert sorted(index.pages().tolist()) == [3, 4, 5]


def test_a_document_can_be_replaced_in_one_commit(index: SearchIndex) -> None:
    index.remove([10])
    index.add([PageTerms(6, 11, {EXACT: ["lesing"], STEM: ["les"]})])
    index.commit()
    assert set(found(index, Term(EXACT, "lesing"))) == {3, 6}


def test_frequencies(index: SearchIndex) -> None:
    assert index.frequency(EXACT, "skolen") == 3
    assert index.frequency(EXACT, "nothing") == 0
    assert len(index.pages()) == 5


def test_an_empty_index_answers(tmp_path: Path) -> None:
    for make in ENGINES.values():
        empty = make(tmp_path)
        assert scored(empty, Term(EXACT, "lesing")) == {}
        assert scored(empty, Phrase(("lesing", "i"))) == {}
        assert empty.documents() == set()
        empty.close()


def test_whoosh_keeps_what_was_committed(tmp_path: Path) -> None:
    made = WhooshIndex.create(tmp_path)
    made.add(PAGES[:3])
    made.commit()
    made.add(PAGES[3:])  # not committed: as if the process were killed here
    again = WhooshIndex.open(tmp_path)
    assert again.documents() == {10, 20}
    made.close()
    again.close()


WORDS = st.sampled_from(["lese", "skole", "år", "før", "for", "i"])
TERMS = st.builds(Term, st.sampled_from([EXACT, STEM]), WORDS, st.sampled_from([0.5, 1.0]))
STEMS = WORDS.map(lambda word: word[:2])
LEAVES = (
    TERMS
    | st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=3).map(tuple))
    | st.builds(Phrase, st.lists(STEMS, min_size=2, max_size=3).map(tuple), field=st.just(STEM))
    | st.builds(Near, st.lists(STEMS, min_size=2, max_size=3, unique=True).map(tuple), st.integers(1, 3))
)
NODES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(Best, st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(
            All, st.lists(inner, min_size=1, max_size=2).map(tuple), st.lists(inner, max_size=1).map(tuple)
        )
    ),
    max_leaves=5,
)
TEXTS = st.lists(WORDS, max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6), NODES)
def test_engines_agree(tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], node: Node) -> None:
    pages = [PageTerms(n, n, {EXACT: text, STEM: [w[:2] for w in text]}) for n, text in enumerate(texts, 1)]
    answers = []
    for make in ENGINES.values():
        index = make(tmp_path_factory.mktemp("index"))
        index.add(pages)
        index.commit()
        answers.append(scored(index, node))
        index.close()
    judge, other = answers
    assert set(judge) == set(other)
    for page, score in other.items():  # but for what an engine keeps with fewer digits
        assert score == pytest.approx(judge[page], rel=0.01, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.lists(TEXTS, max_size=3), st.sets(st.integers(1, 12), max_size=3)), max_size=5), NODES
)
def test_whoosh_after_many_commits_is_as_one_made_at_once(
    tmp_path_factory: pytest.TempPathFactory, commits: list[tuple[list[list[str]], set[int]]], node: Node
) -> None:
    """Documents come and go: segments are joined, pages that are gone do not come back."""
    many = WhooshIndex.create(tmp_path_factory.mktemp("index"))
    held: dict[int, PageTerms] = {}
    number = 0
    for texts, leaving in commits:
        leaving = {key for key in leaving if key in held}
        many.remove(leaving)
        for text in texts:
            number += 1
            held[number] = PageTerms(number, number, {EXACT: text, STEM: [w[:2] for w in text]})
            many.add([held[number]])
        many.commit()
        held = {key: page for key, page in held.items() if key not in leaving}
    once = MemoryIndex()
    once.add(held.values())
    once.commit()
    assert many.documents() == once.documents() == set(held)
    assert set(scored(many, node)) == set(scored(once, node))
    assert set(once.words("")) <= set(many.words(""))
    many.close()


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_what_all_pages_hold_is_found_after_some_are_gone(name: str, tmp_path: Path) -> None:
    index = ENGINES[name](tmp_path)
    index.add([PageTerms(n, n, {STEM: ["les"]}) for n in range(1, 8)])
    index.commit()
    index.remove([2, 3])
    index.commit()
    assert set(found(index, Term(STEM, "les"))) == {1, 4, 5, 6, 7}
