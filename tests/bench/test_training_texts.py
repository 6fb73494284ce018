"""What the name model learns from: names stay where they are marked, however a text is laid out or damaged."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from corpus import norne, person_names
from corpus.norne import Token, lay_out
from corpus.train_augment import damaged, swapped
from corpus.train_forms import made_text

SENTENCE = (
    Token("Rektor", "O", True),
    Token("Gunnvor", "B-PER", True),
    Token("Brattås", "I-PER", True),
    Token("bor", "O", True),
    Token("i", "O", True),
    Token("Bodø", "B-GPE_LOC", False),
    Token(".", "O", True),
)


@given(st.integers(0, 5), st.sampled_from([" ", "\n", "\n\n"]))
def test_names_stay_marked_however_lines_break(wrap: int, between: str) -> None:
    text = lay_out([SENTENCE, SENTENCE], between, wrap)
    found = [(" ".join(text.text[start:end].split()), label) for start, end, label in text.names]
    assert found == [("Gunnvor Brattås", "PER"), ("Bodø", "GPE_LOC")] * 2


@given(st.integers(0, 10_000))
def test_damage_changes_letters_and_nothing_else(seed: int) -> None:
    ((*tokens,),) = damaged((SENTENCE,), Random(seed))
    assert [(t.tag, t.space) for t in tokens] == [(t.tag, t.space) for t in SENTENCE]
    assert not {"ø", "å"} & set("".join(t.text for t in tokens))


@given(st.integers(0, 10_000))
def test_a_swapped_name_is_the_same_all_through(seed: int) -> None:
    first, second = swapped((SENTENCE, SENTENCE), Random(seed), share=1.0)
    assert first[2] == second[2]
    assert first[2].text in person_names.surnames()
    assert [t.tag for t in first] == [t.tag for t in SENTENCE]


@given(st.integers(0, 10_000))
def test_made_forms_mark_whole_names(seed: int) -> None:
    text = made_text(Random(seed))
    end = 0
    for start, stop, label in text.names:
        assert end <= start < stop
        assert text.text[start:stop] == text.text[start:stop].strip()
        assert label in {"PER", "ORG", "GPE_LOC", "GPE_ORG", "LOC", "PROD"}
        end = stop
    assert "{" not in text.text


def test_files_of_norne_are_read(tmp_path: Path) -> None:
    rows = "# doc = a1\nKari\tB-PER\tPROPN\tKari\t1\nleser\tO\tVERB\tlese\t0\n.\tO\tPUNCT\t$.\t1\n\n# doc = a2\n"
    rows += "Ord\tB-MISC\tNOUN\tord\t0\n\n"
    with gzip.open(tmp_path / "nob_dev.conll.gz", "wt", encoding="utf-8") as out:
        out.write(rows)
    one, two = norne.documents(tmp_path, "bokmål", "dev")
    assert lay_out(one).text == "Kari leser. "
    assert lay_out(one).names == ((0, 4, "PER"),)
    assert lay_out(two).names == ()
