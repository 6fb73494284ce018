"""Candidates, and decoding only where a word is open."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.candidates import readings, spoiled
from ingest.clean.channel import channel, rates
from ingest.clean.cleaner import decoder
from ingest.clean.decode import Choice, beam
from ingest.clean.evidence import own_swaps, swaps
from ingest.clean.options import Options
from ingest.clean.text import WORD, Token, tokens
from ingest.lexicon import START, load
from ingest.norwegian.letters import SMALL_WORDS

LETTERS = st.text("abdefgijklmnorstuvyæøå", min_size=1, max_size=12)


@given(LETTERS, st.sampled_from(["eng", "nor"]), st.sampled_from([10, 16]))
def test_changes_explain_the_word(read: str, kind: str, step: int) -> None:
    """Each word found is a listed one, and its changes spell it: as many letters go as come."""
    for word, rank, changes in readings(kind, step, read, 9.0):
        assert load().rank(word) == rank
        assert len(word) - len(read) == sum(len(printed) - len(was) for printed, was in changes)
        assert (word == read) == all(printed == was for printed, was in changes)
        assert channel(kind, step).price(word, changes) < 25


def test_a_listed_word_finds_itself_first() -> None:
    assert readings("eng", 16, "barnehage", 9.0)[0] == ("barnehage", load().rank("barnehage"), ())


@pytest.mark.parametrize(
    "line",
    [
        "Leererne pa skolen har gjennomfgrt kurs i lesing , og de vil giore det igjen for sommeren",
        "Vi ma fa mer tid til opplaering",
        "Alle kommuner er med",
    ],
)
def test_decoding_of_open_places_is_decoding_of_the_line(line: str) -> None:
    d = decoder("eng", 12, "", "nb")
    row = tokens(line, 0, len(line))
    slots = [d.options(t.text) for t in row]
    whole = [slot[i].text for slot, i in zip(slots, beam(d.model, slots, START, START), strict=True)]
    assert [c.text for c in d.decode(row)] == whole


def test_letters_of_small_words_are_not_dropped() -> None:
    texts = [c.text for c in decoder("eng", 14, "", "nb").options("rolleni")]
    assert "rollen i" in texts
    assert "rollen" not in texts


@pytest.mark.parametrize("kind", ["eng", "nor"])
@pytest.mark.parametrize("step", [8, 18])
def test_words_marked_alone_have_no_rival(kind: str, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The marks say what the search would; where data changed and `corpus.build_alone` was not run, this fails."""
    d = Options(kind, step, "", "nb")
    forms = islice(load().forms(), 0, 200_000, 37)
    marked = [w for w in forms if d._lone(load().rank(w), w)]
    assert len(marked) > 300
    monkeypatch.setattr(d, "_alone", 0)
    assert [w for w in marked[::9] if len(d.find(w)) > 1] == []


@given(st.text("aeghimnoprstvæøå4&", min_size=1, max_size=5), st.sampled_from(["eng", "nor"]))
def test_readings_of_small_words_are_all_listed(part: str, kind: str) -> None:
    by = channel(kind, 10)
    near = {w for w, _, changes in readings(kind, 10, part, 4.0) if by.price(w, changes) <= 4.0}
    assert not near & SMALL_WORDS or part in spoiled(kind, 10, SMALL_WORDS, 4.5)


def test_swaps_cover_both_texts_and_keep_the_readings_of_ae_together() -> None:
    assert [s for s in swaps("læring", "leering") if s[0] != s[1]] == [("æ", "ee")]
    assert "".join(p for p, _ in swaps("skoletid", "skolctd")) == "skoletid"
    assert "".join(r for _, r in swaps("skoletid", "skolctd")) == "skolctd"


def test_what_a_page_shows_of_its_own_readings_makes_them_cheaper() -> None:
    """Three words with c read for t; a word that stands twice counts once, one that is a name not at all."""
    learned = rates("eng", 10, "")
    read = ["knyccet", "sactset", "cilcak", "cilcak", "Hacmar", "skolen", "dag"]
    printed = ["knyttet", "satset", "tiltak", "tiltak", "Hatmar", "skolen", "dag"]
    page = [Choice(Token(WORD, r, 0, len(r)), p, 6.0, True) for r, p in zip(read, printed, strict=True)]
    own = dict(own_swaps(page, 0.7, learned))
    assert own["t", "c"] > 10 * learned["t", "c"]
    assert not own_swaps(page[:1] * 5, 0.7, learned)
    asked = channel("eng", 10, "", tuple(own.items()))
    changes = (("t", "c"),)
    assert asked.price("ytterst", changes) < channel("eng", 10).price("ytterst", changes) - 2
