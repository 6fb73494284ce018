"""Doubtful readings are decided once, by a person, and the answers hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.decisions import apply_decisions, decide, open_cases
from index.library import Library
from ingest.model import Correction, Document, Page
from tests.cli.conftest import Planspor, call


def library_with_doubts(folder: Path) -> None:
    """Two documents with the same doubtful reading, stored as reading and cleaning would."""
    with Library.open(folder, create=True) as library:
        for number in (1, 2):
            raw = f"Dokument {number}. Kurset om Etske spørsmål holdes i 2020."
            doubt = Correction(raw.index("Etske"), "Etske", "Etiske", 0.6, "letters: nothing read for i")
            library.put(
                Document(f"d{number}", f"/{number}.txt", str(number), pages=(Page(1, raw, doubts=(doubt,)),))
            )


SCAN = (
    "Leererne pa hgyskolen i Trgndelag har gjennomfgrt kurs i begynneropplaering, og skolene fglger opp arbeidet. "
    "Boka til Hgkon Tveitg er ny."
)
"""Read by an English model; a name that no list has is damaged in its last letter."""


def test_one_answer_for_all_equal_cases(planspor: Planspor, tmp_path: Path) -> None:
    texts = {"a.txt": SCAN, "b.txt": f"{SCAN} Skolene har meldt inn sine behov for neste periode."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert planspor("ingest", tmp_path / "a.txt", tmp_path / "b.txt").code == 0
    with Library.open(tmp_path / "library") as library:
        cases = open_cases(library)
        assert cases
        assert cases[0].count == 2
        reading = cases[0].before
        decide(library, {reading: "avgjort"})
        apply_decisions(library)
        assert reading not in {case.before for case in open_cases(library)}
        for name, text in texts.items():
            page = library.document(name).pages[0]
            assert "avgjort" in page.text
            assert page.raw == text
            assert any(c.reason.startswith("decided") for c in page.corrections)
    assert planspor("library", "check").code == 1  # the full text is behind
    assert planspor("search", "avgjort", "--json").json["total"] == 2
    assert planspor("library", "check").code == 0


def test_an_answer_can_be_taken_back_by_hand(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Skolen har en plan for lesing i 2020, og den gjelder alle trinn.\n", "utf-8")
    assert planspor("ingest", tmp_path / "a.txt").code == 0
    decisions = tmp_path / "library" / "decisions.tsv"
    decisions.write_text("lesing\tleselyst\n", "utf-8")
    assert planspor("ingest", tmp_path / "a.txt").code == 0
    assert "leselyst" not in planspor("show", "a.txt", "--text").out  # no doubt there: nothing to decide
    decisions.unlink()
    assert planspor("ingest", tmp_path / "a.txt").code == 0
    assert planspor("library", "check").code == 0


ANSWERS = {
    "y\n": "Etske\tEtiske",
    "n\n": "Etske\t=",
    "o\nEstetiske\n": "Etske\tEstetiske",
    "s\n": None,
    "q\n": None,
}


@pytest.mark.parametrize(("typed", "kept"), ANSWERS.items())
def test_the_terminal_asks(tmp_path: Path, typed: str, kept: str | None) -> None:
    library_with_doubts(tmp_path / "library")
    done = call(tmp_path / "library", "review", stdin=typed.encode())
    assert done.code == 0, done.err
    assert "2 times" in done.out
    path = tmp_path / "library" / "decisions.tsv"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    assert [line for line in lines if not line.startswith("#")] == ([kept] if kept else [])


TWO = {
    "y\nu\nn\ny\n": ["Etske\t=", "Grp\tGrip"],
    "y\nu\nq\n": [],
    "s\ny\n": ["Grp\tGrip"],
    "u\ny\nq\n": ["Etske\tEtiske"],
    "y\n": ["Etske\tEtiske"],
}


@pytest.mark.parametrize(("typed", "kept"), TWO.items())
def test_an_answer_is_undone_and_a_run_broken_off_keeps_what_was_answered(
    tmp_path: Path, typed: str, kept: list[str]
) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        raw = "Etske krav. Grp dagen."
        pairs = ("Etske", "Etiske"), ("Grp", "Grip")
        doubts = tuple(Correction(raw.index(b), b, a, 0.6, "letters") for b, a in pairs)
        library.put(Document("d1", "/1.txt", "1", pages=(Page(1, raw, doubts=doubts),)))
    call(tmp_path / "library", "review", stdin=typed.encode())
    path = tmp_path / "library" / "decisions.tsv"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    assert [line for line in lines if not line.startswith("#")] == kept


def test_answers_of_a_run_that_was_broken_off_are_applied_by_the_next(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SCAN, "utf-8")
    assert planspor("ingest", tmp_path / "a.txt").code == 0
    (case,) = planspor("review", "--json").json
    (tmp_path / "library" / "decisions.tsv").write_text(f"{case['before']}\tavgjort\n", "utf-8")
    assert "No doubtful reading" in planspor("review").out
    assert "avgjort" in planspor("show", "a.txt", "--text").out


def test_what_would_be_taken_out_is_said(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        raw = "Kurset er er i 2020."
        doubt = Correction(raw.index(" er i"), " er", "", 0.5, "twice: the same small word stands before it")
        library.put(Document("d1", "/1.txt", "1", pages=(Page(1, raw, doubts=(doubt,)),)))
    assert "take out «er»?" in call(tmp_path / "library", "review", stdin=b"q\n").out


def test_cases_are_listed(tmp_path: Path) -> None:
    library_with_doubts(tmp_path / "library")
    (case,) = call(tmp_path / "library", "review", "--json").json
    assert (case["before"], case["after"], case["count"]) == ("Etske", "Etiske", 2)
    assert "[Etske]" in case["context"]
