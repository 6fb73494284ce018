"""The thesaurus: its lines can be used, and what it adds never hides what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import analysis, thesaurus
from index.library import Library
from index.search import search
from tests.index.documents import document

SINGLES = sorted({said[0] for group in thesaurus.groups() for said in group.members if len(said) == 1})


def test_every_line_says_something() -> None:
    for relation, members in thesaurus.groups():
        assert relation in ("same", "near", "under", "kin")
        assert len({tuple(map(analysis.stem, said)) for said in members}) > 1, members
        assert all(members), "a member without words"


@given(st.sampled_from(SINGLES))
def test_a_word_is_found_by_its_stem(word: str) -> None:
    """Look-up is by the stem, which must be how the word begins."""
    groups = thesaurus.groups()
    assert (word,) in [groups[number].members[at] for number, at in thesaurus.places(analysis.stem(word))]


def test_the_same_is_mutual() -> None:
    for relation, members in thesaurus.groups():
        words = [said for said in members if len(said) == 1]
        for one, other in permutations(words, 2) if relation == "same" else ():
            if analysis.stem(one[0]) != analysis.stem(other[0]):
                assert other in thesaurus.others(analysis.stem(one[0])).same


def test_phrases_are_found_in_any_inflection() -> None:
    run = ("flere", "nasjonale", "prøvene")
    assert {phrase for phrase, _ in thesaurus.phrases_in(run)} == {("nasjonale", "prøvene")}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library"), create=True) as made:
        made.put(document("named", "Tiltak mot skolevegring."))
        made.put(document("same", "Elever med bekymringsfulle fravær får hjelp."))
        made.put(document("near", "Oppmøte telles."))
        made.put(document("written", "Rektor skrev og vedtok planen i nyhendebrevet."))
        made.put(document("other", "Noe annet om svømmehallen."))
        yield made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("skolevegring", ["named", "same"]),  # the word itself before what means the same, in any inflection
        ("bekymringsfullt fravær", ["same", "named"]),
        ("skulevegring", ["named", "same"]),  # nynorsk
        ("skriving", ["written"]),
        ("vedtak", ["written"]),
        ("nyhetsbrev", ["written"]),  # a compound in its other spelling
        ("skolevegring -fravær", ["named"]),  # what is left out is the word itself, not its kin in meaning
        ("fravær", ["same"]),
    ],
)
def test_found_in_order(library: Library, asked: str, found: list[str]) -> None:
    assert [hit.document for hit in search(library, asked).hits][: len(found)] == found


def test_what_is_only_near_is_no_answer(library: Library) -> None:
    assert not search(library, "skulk AND svømmehall").hits
    assert search(library, "frukt").hits == ()


def test_a_hit_says_that_it_only_means_the_same(library: Library) -> None:
    hits = {hit.document: hit for hit in search(library, "skolevegring").hits}
    assert any("another name for it" in reason for reason in hits["same"].why)
    start, end = hits["same"].highlights[0]
    assert hits["same"].snippet[start:end] == "bekymringsfulle fravær"
