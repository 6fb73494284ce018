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
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SCAN, "utf-8")
    assert planspor("ingest", tmp_path / "a.txt", tmp_path / "b.txt").code == 0
    with Library.open(tmp_path / "library") as library:
        cases = open_cases(library)
        assert cases
        assert cases[0].count == 2
        reading = cases[0].before
        decide(library, {reading: "avgjort"})
        apply_decisions(library)
        assert reading not in {case.before for case in open_cases(library)}
        for name in ("a.txt", "b.txt"):
            page = library.document(name).pages[0]
            assert "avgjort" in page.text
            assert page.raw == SCAN
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


def test_cases_are_listed(tmp_path: Path) -> None:
    library_with_doubts(tmp_path / "library")
    (case,) = call(tmp_path / "library", "review", "--json").json
    assert (case["before"], case["after"], case["count"]) == ("Etske", "Etiske", 2)
    assert "[Etske]" in case["context"]
