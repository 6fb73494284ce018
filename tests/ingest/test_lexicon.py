"""The lexicon: words, names, frequencies, sequences; what it holds, and that look-ups agree with its own list."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.clean.tokens import model_tokens, number
from ingest.errors import BadData
from ingest.lexicon import DATA, EN, FIRST_WORD, NAME, NB, NN, START, Lexicon, load, version

KNOWN = "skole skolene høgskole ikkje elevane opplæringa på være vere Trøndelag Bø"
UNKNOWN = "hggskole ogsa leererne Trgndelag 1234 aaaa xyz"


@pytest.mark.parametrize("word", KNOWN.split())
def test_knows_words_of_both_standards_and_names(word: str) -> None:
    assert load().known(word)


@pytest.mark.parametrize("word", [*UNKNOWN.split(), "", "søk\n", "日本"])
def test_does_not_know_misread_and_foreign_words(word: str) -> None:
    assert not load().known(word)


def test_case_does_not_matter_and_names_are_marked() -> None:
    lexicon = load()
    assert lexicon.count("SKOLE") == lexicon.count("skole") > lexicon.count("skolebibliotek") > 0
    assert lexicon.flags("Trøndelag") & NAME
    assert lexicon.flags("ikkje") & NN
    assert lexicon.flags("ikke") & NB
    assert lexicon.flags("the") & EN
    assert lexicon.count("hggskole") == 0


def test_ranks_number_the_forms_without_gaps() -> None:
    lexicon = load()
    forms = list(islice(lexicon.forms(), 3000))
    ranks = [lexicon.rank(f) for f in forms]
    assert min(ranks) >= 0
    assert max(ranks) < lexicon.words
    assert len(set(ranks)) == len(forms)


def test_all_forms_are_listed() -> None:
    assert sum(1 for _ in load().forms()) == load().words


@given(st.text(max_size=30))
def test_any_string_has_an_answer(text: str) -> None:
    lexicon = load()
    assert -1 <= lexicon.rank(text) < lexicon.words
    assert lexicon.count(text) >= 0
    assert lexicon.spelling(text) >= 0


@pytest.mark.parametrize(
    ("language", "likely", "unlikely"),
    [
        ("nb", "for å få", "for a fa"),
        ("nb", "skal være på skolen", "skal vere pa skolen"),
        ("nn", "det er ikkje", "det er ikke"),
        ("nn", "eit tiltak frå kommunen", "et tiltak fra kommunen"),
    ],
)
def test_sequences_prefer_what_is_written(language: str, likely: str, unlikely: str) -> None:
    lexicon = load()
    model = lexicon.language(language)

    def cost(text: str) -> int:
        ids = [START, START, *(number(t, lexicon) for t in model_tokens(text))]
        return sum(model.trigram(*ids[i - 2 : i + 1]) for i in range(2, len(ids)))

    assert cost(likely) < cost(unlikely)


def test_version_names_the_data_and_files_are_small() -> None:
    assert version() == load().version
    sizes = [p.stat().st_size for p in DATA.iterdir()]
    assert max(sizes) <= 5_000_000
    assert sum(sizes) <= 15_000_000


_TEXT = "det er en god skole som har mange elever i kommunen og barnehage"
_WORDS = [FIRST_WORD + load().rank(w) for w in _TEXT.split()]


@given(*[st.sampled_from([START, *_WORDS])] * 3)
def test_what_follows_is_known_or_backs_off(far: int, left: int, word: int) -> None:
    """A context that nothing is known to follow costs nothing to leave."""
    model = load().language("nb")
    shorter = model.bigram(left, word)
    assert model.trigram(far, left, word) == shorter or model.after(far, left) is not None
    assert shorter == model.unigram(word) or model.after(left) is not None


FILES = ("language.json", "words.bin", "values.bin", "spelling.bin", "pairs_nn.bin", "triples_nn.bin")


@given(st.sampled_from(FILES), st.floats(0, 1, exclude_max=True))
@example("words.bin", 0.0)
@example("pairs_nn.bin", 1e-5)
@settings(max_examples=60, deadline=None)
def test_data_that_are_cut_off_are_told(name: str, share: float) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for path in (DATA / file for file in FILES):
            (folder / path.name).symlink_to(path)
        whole = (folder / name).read_bytes()
        (folder / name).unlink()
        (folder / name).write_bytes(whole[: int(share * (len(whole) - 1))])
        with pytest.raises(BadData, match=name):
            used(Lexicon(folder))


def used(lexicon: Lexicon) -> None:
    lexicon.spelling("skole")
    lexicon.language("nn")
